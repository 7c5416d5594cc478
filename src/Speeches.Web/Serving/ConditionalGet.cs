using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Speeches.Store;
using Speeches.Web.Pages;

namespace Speeches.Web.Serving;

/// <summary>
/// A page is a function of the published database, the program and its address: whoever has it from the same is told so (RFC 9110,
/// 13.1.2), before any work is done. The tag is weak: one for every encoding. Only a page that is there was ever sent with its tag.
/// </summary>
internal sealed class ConditionalGet(RequestDelegate next, PublicOrigin origin)
{
    private static readonly string Program = typeof(ConditionalGet).Module.ModuleVersionId.ToString("N")[..8];

    public Task InvokeAsync(HttpContext context, SpeechesStore store)
    {
        KnownQuery.Cut(context.Request);
        var response = context.Response;
        // A page that says what went wrong is another than the one the reader asked for.
        if (ErrorModel.IsInPlaceOf(context)) return next(context);
        var tag = Tag(store, context.Request);
        response.OnStarting(() =>
        {
            // What is gone, or has another address, may be there again after the next publish: nobody keeps that unasked.
            if (response.Headers.CacheControl.Count == 0) response.Headers.CacheControl = "no-cache";
            if (response.StatusCode is not (StatusCodes.Status200OK or StatusCodes.Status304NotModified)) return Task.CompletedTask;
            response.Headers.ETag = tag.ToString();
            response.Headers.Vary = HeaderNames.AcceptEncoding;
            return Task.CompletedTask;
        });
        if (!Had(context.Request).Any(t => t.Compare(tag, useStrongComparison: false))) return next(context);
        Unchanged(context);
        return Task.CompletedTask;
    }

    public static void Unchanged(HttpContext context) => context.Response.StatusCode = StatusCodes.Status304NotModified;

    /// <summary>Whether a reader wants a page only where there is none (<c>*</c>): that is not known before the work.</summary>
    public static bool IsForNothing(HttpRequest request) => Had(request).Contains(EntityTagHeaderValue.Any);

    private static IList<EntityTagHeaderValue> Had(HttpRequest request) =>
        request.Headers.IfNoneMatch.Count == 0 ? [] : request.GetTypedHeaders().IfNoneMatch;

    private EntityTagHeaderValue Tag(SpeechesStore store, HttpRequest request)
    {
        var address = SHA256.HashData(Encoding.UTF8.GetBytes($"{origin.Of(request, store.Site)}\n{Addressed.Local(request)}"));
        return new($"\"{store.Name}-{Program}-{Convert.ToHexStringLower(address.AsSpan(0, 8))}\"", isWeak: true);
    }
}
