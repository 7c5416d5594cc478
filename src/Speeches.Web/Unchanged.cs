using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// A page is a function of the published database, the program and the address: whoever has it from the same two is told that it
/// has not changed (RFC 9110, 13.1.2). The tag is a weak one: the same for every encoding of the page. What is not there is not
/// unchanged, so the page is made, or taken from the cache, all the same.
/// </summary>
internal sealed class Unchanged(RequestDelegate next)
{
    private static readonly string Program = typeof(Unchanged).Module.ModuleVersionId.ToString("N")[..8];

    public async Task InvokeAsync(HttpContext context, SpeechesStore store)
    {
        var tag = new EntityTagHeaderValue($"\"{store.Name}-{Program}\"", isWeak: true);
        var response = context.Response;
        // A page that says what went wrong is sent whole, whatever the reader has.
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)) || context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
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
        response.Headers.ContentEncoding = default;
        Mark(response, tag);
    }

    private static void Mark(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "no-cache";
    }
}
