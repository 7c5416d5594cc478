using System.Globalization;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>Works out what a passage can be narrowed to in a search.</summary>
internal static class Facets
{
    /// <summary>The values of an excerpt, each with its facet.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="theme">The slug of its theme, or <c>unplaced</c>.</param>
    public static IEnumerable<(string Facet, string Value)> Of(Excerpt excerpt, string theme)
    {
        yield return ("theme", $"{excerpt.Collection}/{theme}");
        foreach (var counterpart in excerpt.Counterparts) yield return ("counterpart", counterpart.Id);
        if (excerpt.Counterparts.Count == 0) yield return ("counterpart", FacetTable.None);
        yield return ("kind", excerpt.Occasion.Kind);
        yield return ("voice", excerpt.Voice.Name());
        yield return ("source", $"{excerpt.Collection}/{excerpt.Source}");
        if (excerpt.Date is null) yield return ("month", FacetTable.None);
        foreach (var month in excerpt.Date is { } date ? Months(date) : [])
            yield return ("month", month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
    }

    /// <summary>A date that is not exact may lie in several months: the passage is found in each.</summary>
    private static IEnumerable<DateOnly> Months(EdtfDate date)
    {
        var (first, last) = (date.Earliest.Year * 12 + date.Earliest.Month - 1, date.Latest.Year * 12 + date.Latest.Month - 1);
        return Enumerable.Range(first, last - first + 1).Select(m => new DateOnly(m / 12, m % 12 + 1, 1));
    }
}
