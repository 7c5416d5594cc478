namespace Speeches.Web.Serving;

/// <summary>Takes in what is written, in pieces: nothing is copied when it grows, and the collector calls no piece large.</summary>
internal sealed class Pieces : Stream
{
    /// <summary>What is sent to a reader in one step.</summary>
    private const int Size = 16 * 1024;

    private readonly List<byte[]> full = [];
    private byte[] last = [];
    private int used;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>All that was written.</summary>
    public IReadOnlyList<byte[]> Written() => used == 0 ? full : [.. full, last[..used]];

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (used == last.Length) Begin();
            var taken = Math.Min(buffer.Length, last.Length - used);
            buffer[..taken].CopyTo(last.AsSpan(used));
            buffer = buffer[taken..];
            used += taken;
        }
    }

    private void Begin()
    {
        if (used > 0) full.Add(last);
        (last, used) = (new byte[Size], 0);
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

    public override void Flush() { }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
