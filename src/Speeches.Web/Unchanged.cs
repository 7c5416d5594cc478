using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// A page is a function of the published database, the program and the address: whoever has it from the same two is told that it
/// has not changed (RFC 9110, 13.1.2).
/// </summary>
internal sealed class Unchanged(RequestDelegate next, SpeechesStore store)
{
    private readonly string tag = $"\"{store.Name}-{typeof(Unchanged).Module.ModuleVersionId.ToString("N")[..8]}\"";

    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.IfNoneMatch.Contains(tag))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = tag;
            return Task.CompletedTask;
        }
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                context.Response.Headers.ETag = tag;
                context.Response.Headers.CacheControl = "no-cache";
            }
            return Task.CompletedTask;
        });
        return next(context);
    }
}
