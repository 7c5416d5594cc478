using Speeches.Languages;

namespace Speeches.Parsing;

/// <summary>Reads attributions: the words in a source that say where a passage comes from.</summary>
/// <param name="layout">The layout of the witness.</param>
public sealed class AttributionReader(Layout layout)
{
    /// <summary>The longest attribution, in UTF-16 units behind its opening words; whoever resolves its names need not fear a longer one.</summary>
    public const int Longest = 600;

    private readonly DateReader dates = new(layout.Language, layout.DigitsLost);
    private readonly Sentences sentences = new(layout.Language);
    private readonly string[] introductions = [.. Language.Words(layout.Language.Introductions).SelectMany(w => w)];
    private readonly Opening[] openings = [.. layout.Openings.Where(o => !o.InProse).OrderByDescending(o => o.Words.Length)];
    private readonly Opening[] proseOpenings = [.. layout.Openings.Where(o => o.InProse).OrderByDescending(o => o.Words.Length)];

    /// <summary>Whether the words at a place open an attribution.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="limit">Past the last unit that may be read.</param>
    public bool OpensAt(string text, int at, int limit) => OpeningAt(openings, text, at, limit) is not null;

    /// <summary>Reads the attribution that starts at a place of running text and ends with its date.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place, where a sentence begins.</param>
    /// <param name="limit">Past the last unit that may be read.</param>
    /// <returns>The attribution; null where the words are none, or no date closes them before their sentence ends.</returns>
    public AttributionWords? ReadRunningAt(string text, int at, int limit)
    {
        if (OpeningAt(openings, text, at, limit) is not { } opening) return null;
        var start = at + opening.Words.Length;
        var last = Math.Min(limit, start + Longest);
        for (var place = start; place < last && !sentences.EndsAt(text, place, limit); place++)
        {
            if (dates.ReadAt(text, place, limit) is { } date && IsIntroduced(text, place) && IsFollowedByStart(text, date.Range.End, limit))
                return TakeApart(text, new(at, date.Range.End), at, opening, date);
        }
        return null;
    }

    /// <summary>Reads an attribution that is all of a stretch: a line, or what stands in parentheses. Its date may stand at either end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The stretch without the mark or the parentheses around it.</param>
    /// <returns>The attribution; null where no list knows its opening words, or it is longer than an attribution can be.</returns>
    public AttributionWords? ReadLine(string text, TextRange line)
    {
        if (line.Length > Longest) return null;
        if (OpeningAt(openings, text, line.Start, line.End) is { } opening) return TakeApart(text, line, line.Start, opening, LastDate(text, new(line.Start + opening.Words.Length, line.End)));
        if (dates.ReadAt(text, line.Start, line.End) is not { } date) return null;
        var at = SkipSeparator(text, date.Range.End, line.End);
        return at > date.Range.End && OpeningAt(openings, text, at, line.End) is { } behind ? TakeApart(text, line, at, behind, date) : null;
    }

    /// <summary>Reads an attribution that nothing marks: a line that has opening words and, where the layout says, a date at its very beginning or end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The line.</param>
    /// <returns>The attribution; null where the line is none.</returns>
    public AttributionWords? ReadUnmarkedLine(string text, TextRange line) =>
        ReadLine(text, line) is { Date: { } date } read && BeginsWithDate(read) == layout.DateFirst && (layout.DateFirst || EndsWith(text, line, date.Range)) ? read : null;

    /// <summary>Whether an attribution begins with its date.</summary>
    /// <param name="words">The attribution.</param>
    public static bool BeginsWithDate(AttributionWords words) => words.Date is { } date && date.Range.Start < words.OpeningRange.Start;

    /// <summary>Whether a date ends a stretch, but for a full stop.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">The stretch.</param>
    public bool EndsWithDate(string text, TextRange line) => LastDate(text, line) is { } date && EndsWith(text, line, date.Range);

    private static bool EndsWith(string text, TextRange line, TextRange date) => text.AsSpan(date.End, line.End - date.End).Trim().Trim('.').IsEmpty;

    private DateWords? LastDate(string text, TextRange range) => dates.ReadAll(text, range).LastOrDefault();

    /// <summary>What parts a date from the words behind it: white space with a colon, a comma or a dash, or alone.</summary>
    private static int SkipSeparator(string text, int at, int limit)
    {
        while (at < limit && char.IsWhiteSpace(text[at])) at++;
        if (at < limit && text[at] is ':' or ',' or ';' or '.' or '-' or '–' or '—') at++;
        while (at < limit && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    /// <summary>Finds the first attribution inside the prose of a range: from its occasion words to the end of their clause.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">Where to look.</param>
    /// <returns>The attribution; null where the prose names no occasion.</returns>
    public AttributionWords? FindInProse(string text, TextRange range)
    {
        for (var at = range.Start; at < range.End; at++)
        {
            if (at > range.Start && char.IsLetterOrDigit(text[at - 1])) continue;
            if (OpeningAt(proseOpenings, text, at, range.End) is not { } opening) continue;
            var start = at + opening.Words.Length;
            var limit = Math.Min(range.End, start + Longest);
            var date = dates.ReadFirst(text, new(start, sentences.ClauseEnd(text, start, limit)));
            // The year may stand behind the comma that seems to end the clause.
            date = date is null ? null : dates.ReadAt(text, date.Range.Start, limit);
            var end = sentences.ClauseEnd(text, date?.Range.End ?? start, limit);
            return TakeApart(text, new TextRange(at, end).Trim(text), at, opening, date);
        }
        return null;
    }

    private static Opening? OpeningAt(Opening[] candidates, string text, int at, int limit)
    {
        foreach (var opening in candidates)
        {
            var end = at + opening.Words.Length;
            if (end > limit || string.Compare(text, at, opening.Words, 0, opening.Words.Length, StringComparison.OrdinalIgnoreCase) != 0) continue;
            // A capital may follow at once: what stood between them was stripped (LetterTo Rudolf Rassendyll).
            if (end == limit || !(char.IsLower(text[end]) || char.IsDigit(text[end]))) return opening;
        }
        return null;
    }

    private static AttributionWords TakeApart(string text, TextRange range, int opensAt, Opening opening, DateWords? date)
    {
        var start = opensAt + opening.Words.Length;
        var end = date is null || date.Range.Start < start ? range.End : date.Range.Start;
        if (opening.Until is { } until && text.IndexOf($" {until} ", start, end - start, StringComparison.Ordinal) is var cut and >= 0) end = cut;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == ',')) end--;
        return new(range, opening, new(opensAt, start), new TextRange(start, end).Trim(text), date);
    }

    /// <summary>In running text a date closes an attribution only behind a comma or a preposition: <c>the June Third bridge</c> is none.</summary>
    private bool IsIntroduced(string text, int at)
    {
        var end = at;
        while (end > 0 && char.IsWhiteSpace(text[end - 1])) end--;
        return end > 0 && (text[end - 1] == ',' || Array.Exists(introductions, word => EndsWithWord(text, end, word)));
    }

    private static bool EndsWithWord(string text, int end, string word) =>
        end > word.Length && !char.IsLetterOrDigit(text[end - word.Length - 1])
        && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0;

    private static bool IsFollowedByStart(string text, int end, int limit)
    {
        if (end < limit && text[end] is '.' or ')') end++;
        if (end >= limit) return true;
        if (!char.IsWhiteSpace(text[end])) return false;
        while (end < limit && char.IsWhiteSpace(text[end])) end++;
        return end >= limit || !char.IsLower(text[end]);
    }
}
