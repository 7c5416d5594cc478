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

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(Say, context.Response);
        return next(context);
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
