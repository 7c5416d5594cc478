using System.Security.Cryptography;
using System.Text;

namespace Speeches.Revisions;

/// <summary>
/// What is left of a record that was erased, where the law asks for that: its place, and the digest of what stood there, so that
/// everything around it is verified as before.
/// </summary>
/// <param name="Erased">The day.</param>
/// <param name="Id">The excerpt, which the register says is suppressed.</param>
/// <param name="Version">Its version.</param>
/// <param name="Revision">The revision in which that version first appeared.</param>
/// <param name="Source">The slug of the source.</param>
/// <param name="Witness">The number of the witness.</param>
/// <param name="Occasion">The id of its occasion.</param>
/// <param name="Digest">The SHA-256 of the line that stood there.</param>
/// <param name="Reason">A sentence; null where none is given.</param>
/// <param name="File">
/// In a revision of format 1 or 2, whose digest is of the file itself: the digest that it had, and that of the digests of its lines. Null
/// from format 3 on.
/// </param>
public sealed record ErasedRecord(
    DateOnly Erased, string Id, int Version, int Revision, string Source, string Witness, string Occasion, string Digest,
        string? Reason = null, ErasedFrom? File = null)
{
    /// <summary>The record that stands for it where its version is counted: it has no words.</summary>
    internal Excerpt ToExcerpt(string collection) =>
        Excerpt.WithoutWords(Id, collection, Source, Witness, new(Occasion, "", "", ""), Version, Revision);
}

/// <summary>How the file of records was verified before one of them was erased.</summary>
/// <param name="Digest">The SHA-256 of its bytes, which its <c>revision.json</c> has.</param>
/// <param name="Records">The SHA-256 of the digests of its lines.</param>
public sealed record ErasedFrom(string Digest, string Records);

/// <summary>The digest of records: of the digests of their lines, each followed by a line break.</summary>
internal static class RecordDigests
{
    public static string Of(IEnumerable<string> digests) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(digests.Select(d => d + "\n")))));

    public static string OfLine(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line));
}
