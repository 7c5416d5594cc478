using Speeches.Languages;

namespace Speeches.Parsing;

/// <summary>Where the sentences and clauses of a language begin and end.</summary>
internal sealed class Sentences(Language language)
{
    private readonly string[] abbreviations = [.. Language.Words(language.Abbreviations).SelectMany(w => w)];

    /// <summary>Whether a sentence ends with the character at a place: a terminator, behind which (and behind closing marks) white space or the end of the range stands.</summary>
    public bool EndsAt(string text, int at, int limit)
    {
        if (text[at] is not ('.' or '?' or '!')) return false;
        var next = SkipClosingMarks(text, at + 1, limit);
        return (next >= limit || char.IsWhiteSpace(text[next])) && !(text[at] == '.' && IsAbbreviation(text, at));
    }

    /// <summary>Past the last character of the clause that a place stands in: its comma, semicolon or full stop, or the end of the range.</summary>
    public int ClauseEnd(string text, int at, int limit)
    {
        while (at < limit && text[at] is not (',' or ';') && !EndsAt(text, at, limit)) at++;
        return at;
    }

    /// <summary>The first place in a range at which a sentence can begin, at or after another; the range's end where there is none.</summary>
    public int NextStart(string text, int at, int limit)
    {
        for (; at < limit; at++)
        {
            if (!EndsAt(text, at, limit)) continue;
            var next = SkipClosingMarks(text, at + 1, limit);
            while (next < limit && char.IsWhiteSpace(text[next])) next++;
            return next;
        }
        return limit;
    }

    /// <summary>Whether a sentence ends right before a place, but for closing marks and white space.</summary>
    public static bool EndBefore(string text, int at, int start)
    {
        while (at > start && char.IsWhiteSpace(text[at - 1])) at--;
        for (var most = at - 4; at > start && at > most && IsClosingMark(text[at - 1]);) at--;
        return at > start && text[at - 1] is '.' or '?' or '!' or '…';
    }

    private static bool IsClosingMark(char c) => c is '"' or '\'' or '”' or '’' or ')' or ']' or '»';

    private static int SkipClosingMarks(string text, int at, int limit)
    {
        // Bounded, so that a text of nothing but quotation marks is still read in linear time.
        for (var most = at + 4; at < limit && at < most && IsClosingMark(text[at]); at++) { }
        return at;
    }

    private bool IsAbbreviation(string text, int stop)
    {
        var start = stop;
        while (start > 0 && stop - start < 5 && char.IsLetter(text[start - 1])) start--;
        var word = text.AsSpan(start, stop - start);
        foreach (var abbreviation in abbreviations)
        {
            if (word.SequenceEqual(abbreviation)) return true;
        }
        return false;
    }
}
