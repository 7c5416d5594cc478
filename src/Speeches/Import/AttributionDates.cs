using Speeches.Languages;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>Finds attributions with two dates, and those with a year in which no date was read.</summary>
internal static class AttributionDates
{
    public static IEnumerable<Finding> Find(Reading reading, DateReader reader)
    {
        foreach (var attribution in reading.Passages.Select(p => p.Attribution).OfType<AttributionWords>())
        {
            if (attribution.Date is not { } taken)
            {
                if (YearIn(reading.Text, attribution.Range) is { } year)
                    yield return new(Severity.Warning, year.Start, $"“{year.In(reading.Text)}” looks like a year, but no date was read in this attribution; a date is read with the month in letters, such as “3 May 1932” or “May 3, 1932”, or as 1932-05-03.");
                continue;
            }
            var dates = reader.ReadAll(reading.Text, attribution.Range).Where(IsMore).ToList();
            if (dates.Find(d => AreTwo(taken, d)) is { } other)
                yield return new(Severity.Warning, other.Range.Start, $"This attribution has two dates, “{Words(taken)}” and “{Words(other)}”; “{Words(taken)}” was taken. Check which is the day of the occasion.");
        }

        string Words(DateWords date) => date.Range.Trim(reading.Text).In(reading.Text);
    }

    /// <summary>A month alone is often a name: the May Fair.</summary>
    private static bool IsMore(DateWords date) => date is not { Day: null, Year: null, Part: null, DayLost: false };

    private static bool AreTwo(DateWords one, DateWords other) =>
        one.Month != other.Month || one.Part != other.Part
        || (one.Day is { } day && other.Day is { } otherDay && day != otherDay) || (one.Year is { } year && other.Year is { } otherYear && year != otherYear);

    private static TextRange? YearIn(string text, TextRange range)
    {
        for (var at = range.Start; at + 4 <= range.End; at++)
        {
            if (text[at] is not ('1' or '2') || (at > range.Start && char.IsLetterOrDigit(text[at - 1]))) continue;
            var end = at;
            while (end < range.End && char.IsAsciiDigit(text[end])) end++;
            if (end - at == 4 && (end == range.End || !char.IsLetter(text[end]))) return new(at, end);
        }
        return null;
    }
}
