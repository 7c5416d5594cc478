using Speeches.Parsing;

namespace Speeches.Carryover;

/// <summary>A stretch of a witness, and the stretch of another witness of the source that is the same title, standfirst, caption, passage or attribution.</summary>
/// <param name="Then">In the text of the old witness.</param>
/// <param name="Now">In the text of the new witness.</param>
public readonly record struct AlignedStretch(TextRange Then, TextRange Now)
{
    /// <summary>The share of their words that two captions must have in common to be one.</summary>
    private const double SameCaption = 0.5;

    /// <summary>The stretches of two witnesses of a source, aligned.</summary>
    /// <param name="then">The old witness.</param>
    /// <param name="now">The new witness.</param>
    /// <param name="passages">
    /// Which passage of the new witness each of the old one is. One that was split stands here with each of its parts, and parts that
    /// were joined with the whole each; one that is gone does not stand here.
    /// </param>
    public static IReadOnlyList<AlignedStretch> Of(Reading then, Reading now, IEnumerable<(Passage Then, Passage Now)> passages)
    {
        var stretches = new List<AlignedStretch>();
        foreach (var (old, current) in passages)
        {
            stretches.Add(new(old.Range, current.Range));
            if (old.Attribution is { } attribution && current.Attribution is { } other) stretches.Add(new(attribution.Range, other.Range));
        }
        foreach (var (old, current) in Of(then, SpanKind.Title).Zip(Of(now, SpanKind.Title))) stretches.Add(new(old, current));
        foreach (var standfirst in then.Standfirsts)
        {
            if (now.Standfirsts.FirstOrDefault(s => s.Theme == standfirst.Theme) is { } other) stretches.Add(new(standfirst.Range, other.Range));
        }
        var captions = Of(now, SpanKind.Caption).Select(range => (Range: range, Words: Words(range.In(now.Text)))).ToList();
        foreach (var caption in Of(then, SpanKind.Caption))
        {
            var words = Words(caption.In(then.Text));
            if (captions.Count == 0) break;
            var best = captions.MaxBy(c => Common(words, c.Words));
            if (Common(words, best.Words) < SameCaption) continue;
            stretches.Add(new(caption, best.Range));
            // A caption that stands twice is two.
            captions.Remove(best);
        }
        return stretches;
    }

    private static IEnumerable<TextRange> Of(Reading reading, SpanKind kind) => reading.Spans.Where(s => s.Kind == kind).Select(s => new TextRange(s.Start, s.End));

    private static HashSet<string> Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);

    private static double Common(HashSet<string> words, HashSet<string> others) => 2.0 * words.Count(others.Contains) / (words.Count + others.Count);
}
