using Speeches.Languages;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>Finds attributions that were read as words of a passage, so that two passages became one.</summary>
internal static class SwallowedAttributions
{
    private const string Dashes = "—–―-";

    /// <summary>How far an attribution can go, with its opening words.</summary>
    private const int Furthest = AttributionReader.Longest + 50;

    public static IEnumerable<Finding> Find(Reading reading, Layout layout)
    {
        var (reader, dates) = (new AttributionReader(layout), new DateReader(layout.Language, layout.DigitsLost));
        foreach (var passage in reading.Passages)
        {
            var nextDate = -1;
            for (var at = passage.Range.Start; at < passage.Range.End; at++)
            {
                // Most passages have no date: without one near there is nothing to look for.
                if (nextDate < at) nextDate = dates.ReadFirst(reading.Text, new(at, passage.Range.End))?.Range.Start ?? int.MaxValue;
                if (nextDate - at > Furthest) continue;
                // In prose the passage holds its own attribution.
                if (passage.Attribution is { } own && at >= own.Range.Start && at < own.Range.End) continue;
                if (At(reading.Text, passage.Range, at, reader) is not var (range, sentence)) continue;
                yield return new(Severity.Warning, range.Start, sentence);
                at = range.End - 1;
            }
        }
    }

    private static (TextRange Range, string Sentence)? At(string text, TextRange passage, int at, AttributionReader reader)
    {
        var marked = IsMarked(text, passage, at);
        if (!marked && !(char.IsUpper(text[at]) && (at == passage.Start || !char.IsLetterOrDigit(text[at - 1])))) return null;
        var line = Stretch(text, passage, at);
        var words = reader.ReadRunningAt(text, at, line.End)?.Range
            ?? (marked && reader.ReadLine(text, line) is { } read && AttributionReader.BeginsWithDate(read) ? line : null);
        if (words is { } found)
            return (found, $"Inside this passage stands “{found.In(text)}”, which reads like an attribution; check where the passage ends.");
        var isSigned = marked && char.IsUpper(text[at]) && !IsLineStart(text, passage, at) && line.Length <= AttributionReader.Longest
            && IsLineEnd(text, passage, line.End) && reader.EndsWithDate(text, line);
        return isSigned
            ? (line, $"Inside this passage “{line.In(text)}” is marked and dated like an attribution, but no list knows the words it opens with; add them to authorities/occasion-kinds.csv, or check where the passage ends.")
            : null;
    }

    /// <summary>Whether a line begins at a place, or a mark stands before it: a parenthesis, or a dash that begins a line or follows a sentence.</summary>
    private static bool IsMarked(string text, TextRange passage, int at)
    {
        if (!char.IsLetterOrDigit(text[at])) return false;
        if (IsLineStart(text, passage, at)) return true;
        var before = at;
        while (before > passage.Start && text[before - 1] is ' ' or '\u00a0') before--;
        if (before == passage.Start) return false;
        return text[before - 1] == '(' || (Dashes.Contains(text[before - 1]) && (IsLineStart(text, passage, before - 1) || Sentences.EndBefore(text, before - 1, passage.Start)));
    }

    private static bool IsLineStart(string text, TextRange passage, int at)
    {
        while (at > passage.Start && text[at - 1] is ' ' or '\u00a0') at--;
        return at == passage.Start || text[at - 1] is '\n' or '\r';
    }

    private static bool IsLineEnd(string text, TextRange passage, int at)
    {
        while (at < passage.End && text[at] is ' ' or '\u00a0' or ')' or '.') at++;
        return at == passage.End || text[at] is '\n' or '\r';
    }

    /// <summary>From a place to the end of its line, or to the parenthesis that closes there; no further than an attribution can go.</summary>
    private static TextRange Stretch(string text, TextRange passage, int at)
    {
        var limit = Math.Min(passage.End, at + Furthest);
        var (end, depth) = (at, 0);
        for (; end < limit && text[end] is not ('\n' or '\r') && depth >= 0; end++) depth += text[end] switch { '(' => 1, ')' => -1, _ => 0 };
        return new TextRange(at, depth < 0 ? end - 1 : end).Trim(text);
    }
}
