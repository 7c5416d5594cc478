using System.Globalization;
using System.Text;
using Speeches.Text;

namespace Speeches.Languages;

/// <summary>A date as printed.</summary>
/// <param name="Range">Its characters.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">The day as printed, which may not exist; null where none is printed.</param>
/// <param name="Year">Null where none is printed.</param>
/// <param name="Part">Early, mid or late; null where none is said.</param>
/// <param name="DayLost">Whether a day stood there and was stripped.</param>
public sealed record DateWords(TextRange Range, int Month, int? Day, int? Year, MonthPart? Part, bool DayLost);

/// <summary>
/// Reads dates out of running text: in the words of a language (<c>March 19</c>, <c>20 février 2020</c>, <c>early March</c>, <c>March ,</c>), in its
/// signs (<c>2020年4月16日</c>), and in figures, which every language has (<c>2020-04-16</c>, <c>16.4.2020</c>).
/// </summary>
public sealed class DateReader
{
    private readonly bool digitsLost;
    private readonly bool dayFirst;
    private readonly Word<int>[] months;
    private readonly Word<int>[] shortMonths;
    private readonly Word<MonthPart>[] parts;
    private readonly string[] ordinals;
    private readonly Word<bool>[] between;
    private readonly DateSigns? signs;

    /// <summary>A reader for one text.</summary>
    /// <param name="language">The language of the text.</param>
    /// <param name="digitsLost">Whether digits were stripped, so that a comma stands for a lost day.</param>
    public DateReader(Language language, bool digitsLost)
    {
        (this.digitsLost, dayFirst) = (digitsLost, language.DayFirst);
        months = Numbered(language.Months);
        shortMonths = Numbered(language.ShortMonths);
        parts = [.. Language.Words(language.Parts).SelectMany((words, part) => words.Select(w => new Word<MonthPart>(w, (MonthPart)part)))];
        ordinals = [.. Language.Words(language.Ordinals).SelectMany(w => w).OrderByDescending(w => w.Length)];
        between = [.. Language.Words(language.Between).SelectMany(w => w).Select(w => new Word<bool>(w, true))];
        signs = language.Signs.Length == 0 ? null : new(language);
    }

    /// <summary>Reads the date that starts at a place, if one does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The UTF-16 unit at which the date would start.</param>
    /// <param name="limit">Past the last unit that may be read.</param>
    public DateWords? ReadAt(string text, int at, int limit)
    {
        if (signs?.ReadAt(text, at, limit) is { } signed) return signed;
        if (at >= limit || !char.IsLetterOrDigit(text[at]) || (at > 0 && char.IsLetterOrDigit(text[at - 1]))) return null;
        return ReadFigures(text, at, limit) ?? ReadWords(text, at, limit);
    }

    /// <summary>Reads the first date in a range, if there is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">Where to look.</param>
    public DateWords? ReadFirst(string text, TextRange range) => ReadAll(text, range).FirstOrDefault();

    /// <summary>Reads the dates in a range, in their order; none overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">Where to look.</param>
    public IEnumerable<DateWords> ReadAll(string text, TextRange range)
    {
        for (var at = range.Start; at < range.End; at++)
        {
            if (ReadAt(text, at, range.End) is not { } date) continue;
            yield return date;
            at = date.Range.End - 1;
        }
    }

    private DateWords? ReadWords(string text, int at, int limit)
    {
        var next = at;
        var part = ReadPart(text, ref next, limit);
        int? day = null;
        if (part is null && ReadDay(text, ref next, limit) is { } first)
        {
            day = first;
            if (!SkipBetween(text, ref next, limit)) return null;
        }
        if (ReadMonth(text, ref next, limit, day is not null) is not { } month) return null;
        var end = next;
        if (day is null && part is null)
        {
            if (SkipSpace(text, ref next, limit) > 0 && ReadDay(text, ref next, limit) is { } after) (day, end) = (after, next);
            else next = end;
        }
        SkipBetween(text, ref next, limit);
        if (next < limit && text[next] == ',')
        {
            next++;
            if (digitsLost && day is null && part is null) return new(new(at, next), month, null, null, null, DayLost: true);
            SkipSpace(text, ref next, limit);
        }
        var year = ReadYear(text, ref next, limit);
        if (year is not null) end = next;
        return new(new(at, end), month, day, year, part, DayLost: false);
    }

    /// <summary>A date in figures: the year first, or last and behind day and month, where it is certain which is which.</summary>
    private DateWords? ReadFigures(string text, int at, int limit)
    {
        var next = at;
        if (!Figures.Read(text, ref next, limit, out var first, out var digits) || next >= limit || text[next] is not ('-' or '/' or '.')) return null;
        var mark = text[next++];
        if (!Figures.Read(text, ref next, limit, out var second, out var seconds) || seconds > 2 || next >= limit || text[next++] != mark) return null;
        if (!Figures.Read(text, ref next, limit, out var third, out var thirds)) return null;
        var isFollowedByFigure = next + 1 < text.Length && char.IsAsciiDigit(text[next + 1]);
        if (next < text.Length && (text[next] == mark ? isFollowedByFigure : char.IsLetterOrDigit(text[next]) && !(text[next] == 'T' && isFollowedByFigure))) return null;
        var (year, month, day) = (digits, thirds) switch
        {
            (4, <= 2) => (first, second, third),
            ( <= 2, 4) when mark == '.' || dayFirst || first > 12 || first == second => (third, second, first),
            ( <= 2, 4) when second > 12 => (third, first, second),
            _ => (0, 0, 0),
        };
        return month is >= 1 and <= 12 ? new(new(at, next), month, day, year, null, DayLost: false) : null;
    }

    private MonthPart? ReadPart(string text, ref int at, int limit)
    {
        foreach (var word in parts)
        {
            if (word.EndAt(text, at, limit) is not { } next || next >= limit || !(char.IsWhiteSpace(text[next]) || text[next] == '-')) continue;
            at = next + 1;
            SkipSpace(text, ref at, limit);
            SkipWordBetween(text, ref at, limit);
            return word.Means;
        }
        return null;
    }

    private int? ReadMonth(string text, ref int at, int limit, bool besideDay)
    {
        foreach (var word in months)
        {
            if (word.EndAt(text, at, limit) is not { } end || (end < text.Length && char.IsLetterOrDigit(text[end]))) continue;
            at = end;
            return word.Means;
        }
        foreach (var word in shortMonths)
        {
            if (word.EndAt(text, at, limit) is not { } end || (end < text.Length && char.IsLetterOrDigit(text[end]))) continue;
            if (end < limit && text[end] == '.') end++;
            var next = end;
            // Mar and Dec are more than months.
            if (!besideDay && (SkipSpace(text, ref next, limit) == 0 || ReadDay(text, ref next, limit) is null)) continue;
            at = end;
            return word.Means;
        }
        return null;
    }

    /// <summary>A day, also as an ordinal number: <c>March 19th</c> read as <c>March</c> would lose the day without a word.</summary>
    private int? ReadDay(string text, ref int at, int limit)
    {
        var next = at;
        if (!Figures.Read(text, ref next, limit, out var day, out var digits) || digits > 2) return null;
        foreach (var ordinal in ordinals)
        {
            if (next + ordinal.Length > limit || string.CompareOrdinal(text, next, ordinal, 0, ordinal.Length) != 0) continue;
            next += ordinal.Length;
            break;
        }
        if (next < text.Length && char.IsLetterOrDigit(text[next])) return null;
        at = next;
        return day;
    }

    private static int? ReadYear(string text, ref int at, int limit)
    {
        var next = at;
        if (!Figures.Read(text, ref next, limit, out var year, out var digits) || digits != 4 || (next < text.Length && char.IsLetterOrDigit(text[next]))) return null;
        at = next;
        return year;
    }

    /// <summary>What parts a day from its month and a month from its year: white space, a word, or a hyphen (<c>16-Apr-2020</c>).</summary>
    private bool SkipBetween(string text, ref int at, int limit)
    {
        if (at < limit && text[at] == '-')
        {
            at++;
            return true;
        }
        if (SkipSpace(text, ref at, limit) == 0) return false;
        SkipWordBetween(text, ref at, limit);
        return true;
    }

    private void SkipWordBetween(string text, ref int at, int limit)
    {
        foreach (var word in between)
        {
            if (word.EndAt(text, at, limit) is not { } next || SkipSpace(text, ref next, limit) == 0) continue;
            at = next;
            return;
        }
    }

    private static int SkipSpace(string text, ref int at, int limit)
    {
        var start = at;
        while (at < limit && text[at] is ' ' or '\u00a0' or '\u202f') at++;
        return at - start;
    }

    private static Word<int>[] Numbered(string row) => [.. Language.Words(row).SelectMany((words, place) => words.Select(w => new Word<int>(w, place + 1)))];

    /// <summary>A word of the table and what it means.</summary>
    private sealed class Word<T>(string written, T means)
    {
        private readonly string bare = Bare(written);
        private readonly bool isCapitalised = char.IsUpper(written[0]);

        public T Means => means;

        /// <summary>Where the word ends that begins at a place; null where it does not stand there. Accents do not count.</summary>
        public int? EndAt(string text, int at, int limit)
        {
            if (isCapitalised && (at + 1 >= limit || !char.IsUpper(text[at]) || char.IsUpper(text[at + 1]))) return null;
            var next = at;
            foreach (var letter in bare)
            {
                if (next >= limit || BareLetter(text[next]) != letter) return null;
                next++;
                while (next < limit && IsMark(text[next])) next++;
            }
            return next;
        }

        private static string Bare(string word) => string.Concat(Normalization.To(word, NormalizationForm.FormC).Select(BareLetter));

        private static char BareLetter(char letter) => char.ToLowerInvariant(Normalization.WithoutMarks(letter));

        private static bool IsMark(char unit) => unit > 127 && char.GetUnicodeCategory(unit) == UnicodeCategory.NonSpacingMark;
    }
}

/// <summary>Numbers in figures.</summary>
internal static class Figures
{
    /// <summary>Reads a number of at most four of the digits 0 to 9.</summary>
    public static bool Read(string text, ref int at, int limit, out int number, out int digits)
    {
        (number, digits) = (0, 0);
        var next = at;
        for (; next < limit && char.IsAsciiDigit(text[next]); next++)
        {
            if (++digits > 4) return false;
            number = number * 10 + text[next] - '0';
        }
        if (digits == 0) return false;
        at = next;
        return true;
    }
}
