using System.Globalization;
using Speeches.Content;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>Works out what searches are narrowed by: each value once, and those of every excerpt.</summary>
/// <param name="collections">All collections.</param>
/// <param name="authorities">The lists of names.</param>
internal sealed class FacetMaker(IReadOnlyList<PublishedCollection> collections, Authorities authorities)
{
    /// <summary>The value of an excerpt that has none; no slug is so.</summary>
    private const string None = "-";

    private readonly Dictionary<(string, string), FacetRow> values = [];

    public IReadOnlyList<FacetRow> Values => [.. values.Values];

    /// <summary>The values of an excerpt.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="theme">The slug of its theme, or <c>unplaced</c>.</param>
    public PassageRow Of(Excerpt excerpt, string theme)
    {
        var ids = new List<long>();
        void Add(string facet, string value, string label, long place)
        {
            if (!values.TryGetValue((facet, value), out var known)) values.Add((facet, value), known = new(values.Count + 1, facet, value, label, place));
            ids.Add(known.Id);
        }

        var collection = collections.Single(c => c.Slug == excerpt.Collection);
        var place = collections.TakeWhile(c => c != collection).Sum(c => c.File.Themes.Count + c.Sources.Count + 1);
        // Two collections may have a theme or a source of the same name.
        var of = collections.Count > 1 ? $", {collection.File.Title}" : "";
        var known = collection.File.Themes.Select((t, order) => (Theme: t, Order: order))
            .SingleOrDefault(t => t.Theme.Slug == excerpt.Theme?.Slug);
        var title = known.Theme is null ? "unplaced" : known.Theme.Title.Length == 0 ? known.Theme.Numeral : $"{known.Theme.Numeral}. {known.Theme.Title}";
        Add("theme", $"{excerpt.Collection}/{theme}", title + of, place + (known.Theme is null ? collection.File.Themes.Count : known.Order));
        foreach (var counterpart in excerpt.Counterparts) Add("counterpart", counterpart.Id, counterpart.Name, 0);
        if (excerpt.Counterparts.Count == 0) Add("counterpart", None, "no counterpart", 1);
        Add("kind", excerpt.Occasion.Kind, authorities.KindNames.GetValueOrDefault(excerpt.Occasion.Kind, excerpt.Occasion.Kind), 0);
        Add("voice", excerpt.Voice.Name(), excerpt.Voice == Voice.Direct ? "the speaker’s words" : "a reporter’s words", (int)excerpt.Voice);
        var source = collection.Sources.Select((s, order) => (s.File, Order: order)).Single(s => s.File.Slug == excerpt.Source);
        Add("source", $"{excerpt.Collection}/{excerpt.Source}", source.File.ShortTitle + of, place + source.Order);
        foreach (var month in excerpt.Date is { } date ? Months(date) : [])
            Add("month", month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.ToString("MMMM yyyy", CultureInfo.InvariantCulture), month.DayNumber);
        if (excerpt.Date is null) Add("month", None, "no date known", int.MaxValue);
        return new(excerpt.Id, excerpt.Text.Length, $" {string.Join(' ', ids)} ");
    }

    /// <summary>A date that is not exact may lie in several months: the passage is found in each.</summary>
    private static IEnumerable<DateOnly> Months(EdtfDate date)
    {
        var (first, last) = (date.Earliest.Year * 12 + date.Earliest.Month - 1, date.Latest.Year * 12 + date.Latest.Month - 1);
        return Enumerable.Range(first, last - first + 1).Select(m => new DateOnly(m / 12, m % 12 + 1, 1));
    }
}
