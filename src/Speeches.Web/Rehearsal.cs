using Microsoft.AspNetCore.Diagnostics;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// Has the site answer from a database before a reader is shown it: a page of each kind, and every excerpt that is not as it was.
/// The answers go nowhere but into the cache.
/// </summary>
internal sealed class Rehearsal(IServiceScopeFactory scopes)
{
    private RequestDelegate site = null!;

    /// <summary>Stands before everything that makes an answer.</summary>
    public RequestDelegate Watch(RequestDelegate next) => site = next;

    /// <summary>Asks for the pages.</summary>
    /// <param name="next">The database that would be shown.</param>
    /// <param name="shown">The one that is.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <exception cref="InvalidDataException">A page did not answer as it must; the sentence says which.</exception>
    public async Task Run(SpeechesStore next, SpeechesStore shown, CancellationToken stopping)
    {
        foreach (var address in next.OneOfEachKind().Concat(next.ExcerptsChangedSince(shown))) await Ask(address, next, [StatusCodes.Status200OK], stopping);
        foreach (var address in next.ExcerptsGoneSince(shown)) await Ask(address, next, [StatusCodes.Status301MovedPermanently, StatusCodes.Status410Gone], stopping);
    }

    private async Task Ask(string address, SpeechesStore store, int[] wanted, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<StoreOfRequest>().Rehearsed = store;
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var parts = address.Split('?');
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (HttpMethods.Get, "http", new("localhost"));
        (context.Request.Path, context.Request.QueryString) = (parts[0], parts.Length > 1 ? new($"?{parts[1]}") : QueryString.Empty);
        await site(context);
        if (wanted.Contains(context.Response.StatusCode)) return;
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        throw new InvalidDataException($"The page {address} answers {context.Response.StatusCode}{(error is null ? "" : $", because of “{error.Message}”")}; mend the content or the program, and print again.", error);
    }
}
