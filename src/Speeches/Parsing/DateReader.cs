using System.Globalization;

namespace Speeches.Parsing;

/// <summary>Reads an English date out of running text: <c>March 19</c>, <c>20 February 2020</c>, <c>early March</c>, <c>March ,</c>.</summary>
public static class DateReader
{
    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];
    private static readonly (MonthPart Part, string Word)[] Parts = [.. Enum.GetValues<MonthPart>().Select(p => (p, p.ToString()))];

    /// <summary>Reads the date that starts at a place, if one does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The UTF-16 unit at which the date would start.</param>
    /// <param name="limit">Past the last unit that may be read.</param>
    /// <param name="digitsLost">Whether digits were stripped, so that a comma stands for a lost day.</param>
    public static DateWords? ReadAt(string text, int at, int limit, bool digitsLost)
    {
        if (at > 0 && char.IsLetterOrDigit(text[at - 1])) return null;
        var next = at;
        var part = ReadPart(text, ref next, limit);
        int? day = null;
        if (part is null && ReadDay(text, ref next, limit) is { } first)
        {
            day = first;
            if (SkipSpace(text, ref next, limit) == 0) return null;
        }
        if (ReadMonth(text, ref next, limit) is not { } month) return null;
        var end = next;
        if (day is null && part is null)
        {
            if (SkipSpace(text, ref next, limit) > 0 && ReadDay(text, ref next, limit) is { } after) (day, end) = (after, next);
            else next = end;
        }
        SkipSpace(text, ref next, limit);
        var comma = next < limit && text[next] == ',';
        if (comma)
        {
            next++;
            if (digitsLost && day is null && part is null) return new(new(at, next), month, null, null, null, DayLost: true);
            SkipSpace(text, ref next, limit);
        }
        var year = ReadYear(text, ref next, limit);
        if (year is not null) end = next;
        return new(new(at, end), month, day, year, part, DayLost: false);
    }

    /// <summary>Reads the first date in a range, if there is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">Where to look.</param>
    /// <param name="digitsLost">Whether digits were stripped.</param>
    public static DateWords? ReadFirst(string text, TextRange range, bool digitsLost)
    {
        for (var at = range.Start; at < range.End; at++)
        {
            if (ReadAt(text, at, range.End, digitsLost) is { } date) return date;
        }
        return null;
    }

    private static MonthPart? ReadPart(string text, ref int at, int limit)
    {
        foreach (var (part, word) in Parts)
        {
            if (!Stands(text, at, limit, word, StringComparison.OrdinalIgnoreCase)) continue;
            var next = at + word.Length;
            if (next >= limit || !(char.IsWhiteSpace(text[next]) || text[next] == '-')) continue;
            at = next + 1;
            SkipSpace(text, ref at, limit);
            return part;
        }
        return null;
    }

    private static int? ReadMonth(string text, ref int at, int limit)
    {
        for (var month = 0; month < 12; month++)
        {
            if (!Stands(text, at, limit, Months[month], StringComparison.Ordinal)) continue;
            var next = at + Months[month].Length;
            if (next < text.Length && char.IsLetterOrDigit(text[next])) continue;
            at = next;
            return month + 1;
        }
        return null;
    }

    /// <summary>A day, also as an ordinal number: <c>March 19th</c> read as <c>March</c> would lose the day without a word.</summary>
    private static int? ReadDay(string text, ref int at, int limit)
    {
        var (next, digits) = (at, 0);
        for (; next < limit && char.IsAsciiDigit(text[next]); next++) digits++;
        if (digits is 0 or > 2) return null;
        var day = int.Parse(text.AsSpan(at, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        if (next + 2 <= limit && text.AsSpan(next, 2) is "st" or "nd" or "rd" or "th") next += 2;
        if (next < text.Length && char.IsLetterOrDigit(text[next])) return null;
        at = next;
        return day;
    }

    private static int? ReadYear(string text, ref int at, int limit)
    {
        var end = at;
        while (end < limit && char.IsAsciiDigit(text[end])) end++;
        if (end - at != 4 || (end < text.Length && char.IsLetterOrDigit(text[end]))) return null;
        var year = int.Parse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture);
        at = end;
        return year;
    }

    private static int SkipSpace(string text, ref int at, int limit)
    {
        var start = at;
        while (at < limit && text[at] is ' ' or '\u00a0') at++;
        return at - start;
    }

    private static bool Stands(string text, int at, int limit, string word, StringComparison comparison) =>
        at + word.Length <= limit && string.Compare(text, at, word, 0, word.Length, comparison) == 0;
}
