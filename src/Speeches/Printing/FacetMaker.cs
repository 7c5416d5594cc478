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
    private readonly List<ExcerptFacetRow> ofExcerpts = [];

    public IReadOnlyList<FacetRow> Values => [.. values.Values];

    public IReadOnlyList<ExcerptFacetRow> OfExcerpts => ofExcerpts;

    /// <summary>Adds an excerpt.</summary>
    /// <param name="excerpt">The excerpt.</param>
    /// <param name="theme">The slug of its theme, or <c>unplaced</c>.</param>
    public void Add(Excerpt excerpt, string theme)
    {
        var collection = collections.Single(c => c.Slug == excerpt.Collection);
        var place = collections.TakeWhile(c => c != collection).Sum(c => c.File.Themes.Count + c.Sources.Count + 1);
        // Two collections may have a theme or a source of the same name.
        var of = collections.Count > 1 ? $", {collection.File.Title}" : "";
        var known = collection.File.Themes.Select((t, order) => (Theme: t, Order: order)).SingleOrDefault(t => t.Theme.Numeral == excerpt.Theme);
        var title = known.Theme is null ? "unplaced" : known.Theme.Title.Length == 0 ? known.Theme.Numeral : $"{known.Theme.Numeral}. {known.Theme.Title}";
        Add(excerpt, "theme", $"{excerpt.Collection}/{theme}", title + of, place + (known.Theme is null ? collection.File.Themes.Count : known.Order));
        foreach (var counterpart in excerpt.Counterparts) Add(excerpt, "counterpart", counterpart.Id, counterpart.Name, 0);
        if (excerpt.Counterparts.Count == 0) Add(excerpt, "counterpart", None, "no counterpart", 1);
        Add(excerpt, "kind", excerpt.Occasion.Kind, authorities.KindNames.GetValueOrDefault(excerpt.Occasion.Kind, excerpt.Occasion.Kind), 0);
        Add(excerpt, "voice", excerpt.Voice.Name(), excerpt.Voice == Voice.Direct ? "the speaker’s words" : "a reporter’s words", (int)excerpt.Voice);
        var source = collection.Sources.Select((s, order) => (s.File, Order: order)).Single(s => s.File.Slug == excerpt.Source);
        Add(excerpt, "source", $"{excerpt.Collection}/{excerpt.Source}", source.File.ShortTitle + of, place + source.Order);
        if (excerpt.Date is not { } date)
        {
            Add(excerpt, "month", None, "no date known", int.MaxValue);
            return;
        }
        // A date that is not exact may lie in several months: the passage is found in each.
        var months = Enumerable.Range(date.Earliest.Year * 12 + date.Earliest.Month - 1, (date.Latest.Year - date.Earliest.Year) * 12 + date.Latest.Month - date.Earliest.Month + 1);
        foreach (var month in months.Select(m => new DateOnly(m / 12, m % 12 + 1, 1)))
            Add(excerpt, "month", month.ToString("yyyy-MM", CultureInfo.InvariantCulture), month.ToString("MMMM yyyy", CultureInfo.InvariantCulture), month.DayNumber);
    }

    private void Add(Excerpt excerpt, string facet, string value, string label, long place)
    {
        values.TryAdd((facet, value), new(facet, value, label, place));
        ofExcerpts.Add(new(excerpt.Id, facet, value));
    }
}
