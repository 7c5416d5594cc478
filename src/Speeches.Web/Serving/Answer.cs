using Microsoft.Extensions.Primitives;

namespace Speeches.Web.Serving;

/// <summary>A made answer, the same for whoever asks for it.</summary>
/// <param name="status">Its status.</param>
/// <param name="headers">What it says of itself; what every answer says is not among it.</param>
/// <param name="body">Its bytes, in pieces.</param>
internal sealed class Answer(int status, IReadOnlyList<KeyValuePair<string, StringValues>> headers, IReadOnlyList<byte[]> body)
{
    /// <summary>What an answer takes beside its bytes, at most about.</summary>
    private const int Overhead = 2 * 1024;

    public int Status => status;

    /// <summary>The bytes of its body.</summary>
    public long Length { get; } = body.Sum(piece => (long)piece.Length);

    /// <summary>The bytes it takes in memory.</summary>
    public long Weight => Length + Overhead;

    /// <summary>Sends it as fast as the reader takes it: of what is not taken yet, no more than a piece is held for this reader.</summary>
    public async Task Send(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = status;
        foreach (var (name, value) in headers) response.Headers[name] = value;
        // An error without words is given its page by who asked.
        if (Length == 0 && status >= StatusCodes.Status400BadRequest) return;
        response.ContentLength = Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        foreach (var piece in body)
        {
            if (context.RequestAborted.IsCancellationRequested) return;
            await response.Body.WriteAsync(piece);
        }
    }
}
