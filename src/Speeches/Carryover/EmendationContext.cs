using Speeches.Import;

namespace Speeches.Carryover;

/// <summary>Finds words of a witness that name one place.</summary>
public static class EmendationContext
{
    /// <summary>The most words that a context takes from before and from behind a place.</summary>
    private const int MostWords = 12;

    /// <summary>The fewest words around a place that stand once in the text and hold the words of the place once.</summary>
    /// <param name="text">The witness.</param>
    /// <param name="place">The place.</param>
    /// <returns>Null where no such words are found: they would be too many, or hold the words of the place twice.</returns>
    public static string? Around(string text, TextRange place)
    {
        var words = place.In(text);
        var starts = Edges(text, place.Start, -1);
        var ends = Edges(text, place.End, 1);
        // One word on each side at least, as an editor would quote it; then as few as do.
        var sizes = from before in Enumerable.Range(0, starts.Count) from behind in Enumerable.Range(0, ends.Count)
                    orderby before == 0 || behind == 0, before + behind, before
                    select (before, behind);
        // What stands twice with all of its words does so with fewer.
        var whole = text[starts[^1]..ends[^1]];
        if (new Occurrences(text, [whole]).Of(whole).Count != 1) return null;
        foreach (var (before, behind) in sizes)
        {
            var context = text[starts[before]..ends[behind]];
            if (Names(new Occurrences(text, [context]).Of(context), context, words, place.Start)) return context;
        }
        return null;
    }

    /// <summary>Whether a context names a place: it stands once, with the words of the place once in it, and there.</summary>
    /// <param name="stands">Where the context stands in the witness.</param>
    /// <param name="context">The context.</param>
    /// <param name="words">The words of the place.</param>
    /// <param name="at">Where the place starts.</param>
    public static bool Names(IReadOnlyList<int> stands, string context, string words, int at)
    {
        var inside = context.IndexOf(words, StringComparison.Ordinal);
        return inside >= 0 && stands.Count == 1 && stands[0] + inside == at && context.IndexOf(words, inside + 1, StringComparison.Ordinal) < 0;
    }

    /// <summary>Where a context can end when it takes no word, one word, two words … on one side; it stays on its line.</summary>
    private static List<int> Edges(string text, int from, int step)
    {
        var edges = new List<int>();
        var at = from;
        bool Inside(out char unit)
        {
            var index = step > 0 ? at : at - 1;
            var inside = index >= 0 && index < text.Length && !char.IsControl(text[index]);
            unit = inside ? text[index] : ' ';
            return inside;
        }
        // The rest of a word that the place is part of.
        while (Inside(out var unit) && !char.IsWhiteSpace(unit)) at += step;
        edges.Add(at);
        while (edges.Count <= MostWords)
        {
            while (Inside(out var unit) && char.IsWhiteSpace(unit)) at += step;
            if (!Inside(out _)) break;
            while (Inside(out var unit) && !char.IsWhiteSpace(unit)) at += step;
            edges.Add(at);
        }
        return edges;
    }
}
