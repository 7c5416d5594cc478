using Microsoft.AspNetCore.Diagnostics;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// A page is a function of the published database, the program and the address: whoever has it from the same two is told that it
/// has not changed (RFC 9110, 13.1.2). What is not there is not unchanged, so the page is made, or taken from the cache, all the same.
/// </summary>
internal sealed class Unchanged(RequestDelegate next)
{
    private static readonly string Program = typeof(Unchanged).Module.ModuleVersionId.ToString("N")[..8];

    public async Task InvokeAsync(HttpContext context, SpeechesStore store)
    {
        var tag = $"\"{store.Name}-{Program}\"";
        var response = context.Response;
        // A page that says what went wrong is sent whole, whatever the reader has.
        if (!context.Request.Headers.IfNoneMatch.Contains(tag) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            response.OnStarting(() =>
            {
                if (response.StatusCode == StatusCodes.Status200OK) Mark(response, tag);
                return Task.CompletedTask;
            });
            await next(context);
            return;
        }
        var body = response.Body;
        response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        response.ContentLength = null;
        if (response.StatusCode != StatusCodes.Status200OK) return;
        response.StatusCode = StatusCodes.Status304NotModified;
        response.ContentType = null;
        Mark(response, tag);
    }

    private static void Mark(HttpResponse response, string tag)
    {
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "no-cache";
    }
}
