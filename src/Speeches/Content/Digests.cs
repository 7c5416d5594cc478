using System.Buffers;
using System.Security.Cryptography;

namespace Speeches.Content;

/// <summary>Digests of what is too large to be held: read piece by piece, each byte once.</summary>
public static class Digests
{
    private const int Piece = 256 * 1024;

    /// <summary>The SHA-256 of what is left of a stream, in lower-case hexadecimal.</summary>
    /// <param name="stream">The stream.</param>
    public static string Of(Stream stream)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(stream);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Adds what is left of a stream to a digest.</summary>
    /// <param name="hash">The digest.</param>
    /// <param name="stream">The stream.</param>
    public static void AppendData(this IncrementalHash hash, Stream stream)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (stream.Read(bytes) is > 0 and var count) hash.AppendData(bytes, 0, count);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
