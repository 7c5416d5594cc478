using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Speeches.Store;

namespace Speeches.Web.Serving;

/// <summary>
/// Stands before everything that makes an answer. One that is in memory is sent. Any other is made behind a gate, in memory and once for
/// all who ask at the same time; the place behind the gate is free again before the first byte is sent, so that nobody who reads slowly
/// holds one. Searches have a gate of their own, and what is streamed bounds itself.
/// </summary>
internal sealed class Admission(RequestDelegate next, Answers answers, Gates gates, PublicOrigin origin, IResponseCompressionProvider compression)
{
    public async Task InvokeAsync(HttpContext context, StoreOfRequest database, SpeechesStore store)
    {
        // What is rehearsed may never be shown; where there is no page at all, there is nothing to do.
        var endpoint = context.GetEndpoint();
        if (database.Rehearsed is not null || endpoint is null || endpoint.Metadata.GetMetadata<Streamed>() is not null)
        {
            await next(context);
            return;
        }
        var request = context.Request;
        var isSearch = KnownQuery.IsSearch(request);
        if (isSearch && HttpMethods.IsHead(request.Method))
        {
            // Every search has a page: nothing needs to be looked for to say so.
            context.Response.ContentType = "text/html; charset=utf-8";
            return;
        }
        var encoding = compression.GetCompressionProvider(context)?.EncodingName ?? "";
        var own = origin.Of(request, store.Site) ?? "";
        var asked = answers.Take(new(store.Name, own, Addressed.Local(request), encoding), out var isMaker);
        try
        {
            if (isMaker) await Make(context, asked, isSearch);
            var answer = await asked.Made;
            if (answer is null) await Busy.Answer(context);
            else if (answer.Status == StatusCodes.Status200OK && ConditionalGet.IsForNothing(request)) ConditionalGet.Unchanged(context);
            else await answer.Send(context);
        }
        finally
        {
            answers.Release(asked);
        }
    }

    private async Task Make(HttpContext context, Answers.Shared asked, bool isSearch)
    {
        try
        {
            using var place = await (isSearch ? gates.Searches : gates.Pages).Enter();
            var answer = place is null ? null : await Make(context);
            // The page that says what went wrong is the same for every address. What readers search for is not kept.
            var isLasting = answer?.Status == StatusCodes.Status200OK || answer is not null && IsSaidInPlace(context, answer.Status);
            answers.End(asked, answer, isLasting && !isSearch);
        }
        catch (Exception e)
        {
            // For all who wait for it: each says so to its reader.
            Answers.Fail(asked, e);
        }
    }

    /// <summary>Whether what was made is the page that says this status in the place of another.</summary>
    private static bool IsSaidInPlace(HttpContext context, int status) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null
        && context.Request.Path == string.Create(CultureInfo.InvariantCulture, $"{Addresses.Errors}/{status}");

    /// <summary>Makes an answer, and leaves no trace of it on the response of the one who asked first.</summary>
    private async Task<Answer> Make(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var (method, body, aborted) = (request.Method, response.Body, context.RequestAborted);
        var before = response.Headers.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        await using var made = new Pieces();
        // Asked for its head alone, a page is made whole for those who come after.
        request.Method = HttpMethods.Get;
        response.Body = made;
        // What is made for all does not end because the one who asked first hung up.
        context.RequestAborted = CancellationToken.None;
        try
        {
            await next(context);
            await context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync();
        }
        finally
        {
            context.RequestAborted = aborted;
            response.Body = body;
            request.Method = method;
        }
        response.ContentLength = null;
        var headers = response.Headers.Where(h => !before.Contains(h.Key)).ToList();
        var answer = new Answer(response.StatusCode, headers, made.Written());
        foreach (var header in headers) response.Headers.Remove(header.Key);
        response.StatusCode = StatusCodes.Status200OK;
        return answer;
    }
}

/// <summary>Marks an endpoint whose answer is not put together in memory: it is sent while it is made, within bounds of its own.</summary>
internal sealed class Streamed;
