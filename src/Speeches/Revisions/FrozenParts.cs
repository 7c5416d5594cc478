using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>What the revisions of a collection have in common, first to last: each file of it is read once, whoever names it.</summary>
internal sealed class FrozenParts
{
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FrozenSpan>> read = new(StringComparer.Ordinal);
    private readonly HashSet<(string Path, string Digest)> verified = [];

    /// <summary>The files of spans that the next revision brings: those that none before it had. They lie in its folder.</summary>
    /// <param name="info">What it says.</param>
    /// <param name="path">Its folder.</param>
    public IReadOnlyList<string> Take(RevisionInfo info, string path)
    {
        var own = (info.Spans ?? []).SelectMany(s => s.Parts).Where(p => !places.ContainsKey(p)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var part in own) places[part] = $"{path}/{SpanParts.Path(part)}";
        return own.ConvertAll(SpanParts.Path);
    }

    /// <summary>The spans of a source.</summary>
    /// <exception cref="ContentException">A part is missing, does not match its digest, or cannot be read.</exception>
    public List<SpanRecord> Join(ContentFolder folder, FrozenSpans spans) =>
        SpanParts.Join(spans.Source, spans.Witness, spans.Parts.SelectMany(part => Lines(folder, part)));

    /// <summary>The files of spans, in their order, each with the number of its lines; all are read.</summary>
    public List<(string Path, int Lines)> Files(IReadOnlyList<FrozenSpans> spans) =>
        spans.SelectMany(s => s.Parts).Select(part => (places[part], read[part].Count)).ToList();

    /// <summary>Holds a file against its digest.</summary>
    /// <exception cref="ContentException">It is missing, or does not match.</exception>
    public void Check(ContentFolder folder, string path, string digest)
    {
        if (verified.Add((path, digest))) RevisionFolder.Verified(folder, path, digest);
    }

    private List<FrozenSpan> Lines(ContentFolder folder, string part) => read.TryGetValue(part, out var known) ? known
        : read[part] = RevisionFolder.ReadSpans(places[part], RevisionFolder.Verified(folder, places[part], part));
}
