using System.Text;

namespace Speeches.Import;

/// <summary>A passage and its attribution.</summary>
/// <param name="Text">The words of the passage.</param>
/// <param name="Attribution">Its attribution; null where it has none of its own.</param>
public readonly record struct AttributedText(string Text, string? Attribution);

/// <summary>Passages in a row that carry the attributions their neighbours had.</summary>
/// <param name="First">The first of them, counted in today's passages.</param>
/// <param name="Passages">How many they are.</param>
/// <param name="FromNext">Whether each carries what the passage behind it had; else what the one before it had.</param>
public readonly record struct AttributionShift(int First, int Passages, bool FromNext);

/// <summary>
/// Finds attributions that moved by one passage against the published texts: one was lost or put in, and from there on every text
/// has another's. Compared by letters, so that a restored copy is known by its damaged one.
/// </summary>
public static class ShiftedAttributions
{
    /// <summary>Fewer in a row may be a correction.</summary>
    private const int Fewest = 3;

    /// <summary>Warns of what moved in each source.</summary>
    /// <param name="published">The live excerpts of the last revision, in the order of the sources.</param>
    /// <param name="today">Today's excerpts.</param>
    public static IEnumerable<Diagnostic> Report(IReadOnlyList<Excerpt> published, IReadOnlyList<DraftExcerpt> today)
    {
        var before = published.ToLookup(e => e.Source, e => new AttributedText(e.TextAsPrinted, e.AttributionAsPrinted));
        foreach (var source in today.GroupBy(e => e.Source.File.Slug))
        {
            var excerpts = source.ToList();
            foreach (var shift in Find([.. before[source.Key]], [.. excerpts.Select(e => new AttributedText(e.TextAsPrinted, e.AttributionAsPrinted))]))
            {
                yield return excerpts[shift.First].Source.At(new(Severity.Warning, excerpts[shift.First].Passage.Attribution!.Range.Start,
                    $"From here {shift.Passages} published passages carry the attributions that the passages {(shift.FromNext ? "behind" : "before")} them had; check whether one was lost or put in, so that all moved by one."));
            }
        }
    }

    /// <summary>Finds what moved in one source.</summary>
    /// <param name="published">As published, in the order of the source.</param>
    /// <param name="today">As read today, in its order.</param>
    public static IReadOnlyList<AttributionShift> Find(IReadOnlyList<AttributedText> published, IReadOnlyList<AttributedText> today)
    {
        var (then, now) = (Keys(published), Keys(today));
        var places = Unique(then);
        var once = Unique(now);
        var shifts = new List<AttributionShift>();
        foreach (var step in new[] { 1, -1 })
        {
            var (first, count) = (0, 0);
            for (var index = 0; index <= now.Count; index++)
            {
                if (index < now.Count)
                {
                    var (text, attribution) = now[index];
                    // What is new, or stands twice, tells nothing; neither does what its neighbour's attribution cannot be told from.
                    if (attribution is null || !once.ContainsKey(text) || !places.TryGetValue(text, out var place)) continue;
                    if (then[place].Attribution is not { } own || then.ElementAtOrDefault(place + step).Attribution is not { } neighbour || own == neighbour) continue;
                    if (attribution == neighbour)
                    {
                        if (count++ == 0) first = index;
                        continue;
                    }
                }
                if (count >= Fewest) shifts.Add(new(first, count, step > 0));
                count = 0;
            }
        }
        // Where attributions alternate, the neighbour behind had what the one before had.
        return [.. shifts.DistinctBy(s => s.First).OrderBy(s => s.First)];
    }

    private static List<(string Text, string? Attribution)> Keys(IReadOnlyList<AttributedText> texts) =>
        [.. texts.Select(t => (Letters(t.Text), t.Attribution is null ? null : Letters(t.Attribution)))];

    private static Dictionary<string, int> Unique(List<(string Text, string? Attribution)> keys) =>
        keys.Index().GroupBy(k => k.Item.Text, StringComparer.Ordinal).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First().Index, StringComparer.Ordinal);

    /// <summary>The letters that survive every damage: without digits, signs, and Latin letters beyond ASCII.</summary>
    private static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiLetter(c)) letters.Append(char.ToLowerInvariant(c));
            else if (c >= '\u0370' && !(c is >= '\u1e00' and < '\u1f00') && char.IsLetter(c)) letters.Append(c);
        }
        return letters.ToString();
    }
}
