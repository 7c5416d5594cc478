using Microsoft.AspNetCore.Diagnostics;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// Has the site answer from a database before a reader is shown it: pages of each kind, and some excerpts. The answers go nowhere, take no
/// reader's place, and are kept for nobody.
/// </summary>
internal sealed class Rehearsal(IServiceScopeFactory scopes)
{
    /// <summary>The bytes of an answer that are made; the rest of a larger one is not asked for.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    private RequestDelegate? site;

    /// <summary>Stands before everything that makes an answer, and behind whatever counts or admits readers.</summary>
    public RequestDelegate Watch(RequestDelegate next) => site = next;

    /// <summary>Asks for the pages.</summary>
    /// <param name="next">The database that would be shown.</param>
    /// <param name="stopping">Ends it early.</param>
    /// <exception cref="InvalidDataException">A page did not answer as it must; the sentence says which.</exception>
    public async Task Run(SpeechesStore next, CancellationToken stopping)
    {
        foreach (var page in next.OneOfEachKind().Concat(next.SomeExcerpts()).Concat(next.SomeGoneExcerpts()))
            await Ask(Addresses.Of(page), next, StatusOf(page.State), stopping);
    }

    /// <summary>How a page in a state is answered.</summary>
    public static int StatusOf(PageState state) => state switch
    {
        PageState.Moved => StatusCodes.Status301MovedPermanently,
        PageState.Gone => StatusCodes.Status410Gone,
        _ => StatusCodes.Status200OK,
    };

    private async Task Ask(string address, SpeechesStore store, int wanted, CancellationToken stopping)
    {
        stopping.ThrowIfCancellationRequested();
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<StoreOfRequest>().Rehearsed = store;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        await using var body = new Nowhere(MostBytes, enough);
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = enough.Token, Response = { Body = body } };
        var parts = address.Split('?');
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (HttpMethods.Get, "http", new("localhost"));
        (context.Request.Path, context.Request.QueryString) = (parts[0], parts.Length > 1 ? new($"?{parts[1]}") : QueryString.Empty);
        try
        {
            await site!(context);
        }
        catch (OperationCanceledException) when (body.IsFull)
        {
            // As much as was asked for was made.
        }
        if (body.IsFull || context.Response.StatusCode == wanted) return;
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        throw new InvalidDataException(
            $"The page {address} answers {context.Response.StatusCode}{(error is null ? "" : $", because of “{error.Message}”")}; mend the content or the program, and print again.",
            error);
    }

    /// <summary>Takes what is written, keeps none of it, and ends the request when it is enough.</summary>
    private sealed class Nowhere(long most, CancellationTokenSource enough) : Stream
    {
        private long written;

        public bool IsFull => written > most;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => written;

        public override long Position { get => written; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            written += bytes.Length;
            if (IsFull) enough.Cancel();
            enough.Token.ThrowIfCancellationRequested();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
