using System.Globalization;
using Speeches.Languages;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>Turns printed dates into EDTF.</summary>
public static class DateResolver
{
    /// <summary>Resolves a printed date. A year that is not printed is that of the dateline, or the one before where the date would otherwise lie behind it.</summary>
    /// <param name="words">The date as printed.</param>
    /// <param name="dateline">The day of the witness's dateline; null where it has none.</param>
    /// <param name="finding">An error where the date does not exist, a warning where its year cannot be known; null else.</param>
    /// <returns>The date; null where <paramref name="finding"/> is not.</returns>
    public static EdtfDate? Resolve(DateWords words, DateOnly? dateline, out Finding? finding)
    {
        finding = null;
        if ((words.Year ?? Year(words, dateline)) is not { } year)
        {
            finding = new(Severity.Warning, words.Range.Start,
                "This date has no year, and the witness has no dateline to take it from, so the passage has no date; write “dateline:” in witness.md.");
            return null;
        }
        var month = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(words.Month);
        if (year is < 1 or > 9999 || words.Day is { } day && (day < 1 || day > DateTime.DaysInMonth(year, words.Month)))
        {
            finding = new(Severity.Error, words.Range.Start,
                $"{(words.Day is null ? "" : $"{words.Day} ")}{month} {year:0000} does not exist; check the witness, and emend it where the print is wrong.");
            return null;
        }
        return words switch
        {
            { Day: { } known } => EdtfDate.OfDay(new(year, words.Month, known)),
            { Part: { } part } => EdtfDate.OfPart(year, words.Month, part),
            { DayLost: true } => EdtfDate.OfSomeDay(year, words.Month),
            _ => EdtfDate.OfMonth(year, words.Month),
        };
    }

    /// <summary>The first day of the named weekday on or after the dateline.</summary>
    /// <param name="words">Words that name one day of the week.</param>
    /// <param name="dateline">The dateline.</param>
    /// <param name="language">The language of the words.</param>
    /// <returns>Null where the words name none.</returns>
    public static EdtfDate? ResolveWeekday(string words, DateOnly dateline, Language language)
    {
        var weekdays = Language.Words(language.Weekdays);
        if (weekdays.Length == 0) return null;
        for (var ahead = 0; ahead < 7; ahead++)
        {
            var day = dateline.AddDays(ahead);
            if (Array.Exists(weekdays[(int)day.DayOfWeek], word => Names(words, word))) return EdtfDate.OfDay(day);
        }
        return null;
    }

    /// <summary>A word with a capital is one with a capital only.</summary>
    private static bool Names(string words, string weekday) =>
        words.Contains(weekday, char.IsUpper(weekday[0]) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static int? Year(DateWords words, DateOnly? dateline)
    {
        if (dateline is not { } published) return null;
        var behind = words.Month > published.Month || (words.Month == published.Month && words.Day > published.Day);
        return behind ? published.Year - 1 : published.Year;
    }
}
