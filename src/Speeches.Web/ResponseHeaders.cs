using Serilog;

namespace Speeches.Web;

/// <summary>
/// What every answer says of itself: nothing from elsewhere, nothing inline, no frames, no referrer, no guessing of types. Said when an
/// answer starts, so that nothing which clears the headers on the way, as the page of a fault does, can lose it. What Kestrel answers
/// before the site sees a request (400, 408, 414, 431) cannot have it.
/// </summary>
internal sealed class ResponseHeaders(RequestDelegate next, PublicOrigin origin)
{
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
        "require-trusted-types-for 'script'; trusted-types 'none'";

    public async Task InvokeAsync(HttpContext context, IDiagnosticContext diagnostics)
    {
        context.Response.OnStarting(Say, context.Response);
        try
        {
            await next(context);
        }
        catch (Exception e) when (
            e is not BadHttpRequestException && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // Met outside of what makes the page of a fault, or that page could not be made either: Kestrel's own answer would say nothing.
            // The line of the request has the fault.
            diagnostics.SetException(e);
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("The site failed to make this page. Please try again later.\n");
        }
    }

    private Task Say(object response)
    {
        var headers = ((HttpResponse)response).Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        if (origin.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return Task.CompletedTask;
    }
}
