namespace Speeches.Web;

/// <summary>A page has one address: no slash at the end. Only GET and HEAD are answered.</summary>
internal sealed class PlainAddresses(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            // The page that says so is asked for as a page is.
            request.Method = HttpMethods.Get;
            return Task.CompletedTask;
        }
        var path = request.Path.Value ?? "";
        if (path.Length < 2 || !path.EndsWith('/')) return next(context);
        // Only slashes that are ours: “//elsewhere” must not become an address of another site.
        var plain = "/" + path.Trim('/');
        context.Response.Redirect(new PathString(plain).ToUriComponent() + request.QueryString.ToUriComponent(), permanent: true);
        return Task.CompletedTask;
    }
}
