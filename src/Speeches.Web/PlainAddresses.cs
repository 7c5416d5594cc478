using Speeches.Web.Pages;

namespace Speeches.Web;

/// <summary>A page has one address: in lower case, without a slash at the end. Only GET and HEAD are answered.</summary>
internal sealed class PlainAddresses(RequestDelegate next, IWebHostEnvironment environment)
{
    public Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (ErrorModel.IsInPlaceOf(context)) return SayWhatWentWrong(context);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }
        if (request.Path.StartsWithSegments(Addresses.Errors))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        var path = request.Path.Value ?? "";
        if (path.Length > 1 && path.EndsWith('/'))
        {
            // Only slashes that are ours: “//elsewhere” must not become an address of another site.
            Redirect(context, "/" + path.Trim('/'));
            return Task.CompletedTask;
        }
        // Files have the names that their licences and browsers expect.
        var isOther = path.Any(char.IsAsciiLetterUpper) && !environment.WebRootFileProvider.GetFileInfo(path).Exists;
        return isOther ? InLowerCase(context, path) : next(context);
    }

    /// <summary>The page that says so is asked for as a page is, whatever was done before; the log tells what that was.</summary>
    private async Task SayWhatWentWrong(HttpContext context)
    {
        var method = context.Request.Method;
        if (!HttpMethods.IsHead(method)) context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = method;
        }
    }

    /// <summary>Leads to the same address in lower case where there is something; the head of that page is asked for to know it.</summary>
    private async Task InLowerCase(HttpContext context, string path)
    {
        var (request, response) = (context.Request, context.Response);
        var (method, body, query, lower) = (request.Method, response.Body, request.QueryString, path.ToLowerInvariant());
        (request.Method, request.Path, response.Body) = (HttpMethods.Head, lower, Stream.Null);
        try
        {
            await next(context);
        }
        finally
        {
            (request.Method, request.Path, request.QueryString, response.Body) = (method, path, query, body);
        }
        // Where that cannot be known now, the answer says so.
        if (response.StatusCode >= StatusCodes.Status500InternalServerError) return;
        var isThere = response.StatusCode is not (StatusCodes.Status400BadRequest or StatusCodes.Status404NotFound);
        response.Clear();
        if (isThere) Redirect(context, lower);
        else response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static void Redirect(HttpContext context, string path) =>
        context.Response.Redirect(new PathString(path).ToUriComponent() + context.Request.QueryString.ToUriComponent(), permanent: true);
}
