using System.Globalization;

namespace Speeches.Store;

/// <summary>What searches are narrowed by, in all collections together: each value once, with its words and its place.</summary>
/// <param name="collections">How many collections there are: two may have a theme or a source of the same name.</param>
internal sealed class FacetTable(int collections)
{
    /// <summary>The value of an excerpt that has none; no slug is so.</summary>
    public const string None = "-";

    private readonly Dictionary<(string, string), FacetRow> values = [];

    /// <summary>The themes and sources of the collections before, and one more for each of those.</summary>
    private long place;

    public IReadOnlyCollection<FacetRow> Values => values.Values;

    /// <summary>The values of the passages of a collection, as the ids stand in the table passage.</summary>
    /// <param name="rows">The collection, which comes after those that were asked for before.</param>
    public IEnumerable<(string Excerpt, long Length, string Facets)> Of(CollectionRows rows)
    {
        var of = collections > 1 ? $", {rows.Collection.Title}" : "";
        var counterparts = rows.Counterparts.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal);
        var kinds = rows.Occasions.DistinctBy(o => o.Kind).ToDictionary(o => o.Kind, o => o.KindName, StringComparer.Ordinal);
        var themes = rows.Themes.ToDictionary(t => $"{t.Collection}/{t.Slug}", StringComparer.Ordinal);
        var sources = rows.Sources.ToDictionary(s => $"{s.Collection}/{s.Slug}", StringComparer.Ordinal);
        foreach (var passage in rows.Passages)
            yield return (passage.Excerpt, passage.Length, $" {string.Join(' ', passage.Values.Select(v => Known(v.Facet, v.Value).Id))} ");
        place += themes.Count + sources.Count + 1;

        FacetRow Known(string facet, string value)
        {
            if (values.TryGetValue((facet, value), out var known)) return known;
            var (label, at) = facet switch
            {
                "theme" => themes.TryGetValue(value, out var theme)
                    ? (Words(theme) + of, place + theme.Place) : ("unplaced" + of, place + themes.Count),
                "source" => (sources[value].ShortTitle + of, place + sources[value].Place),
                "counterpart" when value == None => ("no counterpart", 1),
                "counterpart" => (counterparts[value], 0),
                "kind" => (kinds[value], 0),
                "voice" => value == Voice.Direct.Name() ? ("the speaker’s words", 0) : ("a reporter’s words", 1),
                _ when value == None => ("no date known", int.MaxValue),
                _ => OfMonth(value),
            };
            values.Add((facet, value), known = new(values.Count + 1, facet, value, label, at));
            return known;
        }
    }

    private static string Words(ThemeRow theme) =>
        theme.Numeral.Length == 0 ? "unplaced" : theme.Title.Length == 0 ? theme.Numeral : $"{theme.Numeral}. {theme.Title}";

    private static (string, long) OfMonth(string value)
    {
        var month = DateOnly.ParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture);
        return (month.ToString("MMMM yyyy", CultureInfo.InvariantCulture), month.DayNumber);
    }
}
