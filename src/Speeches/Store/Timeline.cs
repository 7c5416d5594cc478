using System.Text.Json;
using Dapper;

namespace Speeches.Store;

/// <summary>The passages of an occasion that stand under one theme.</summary>
/// <param name="Slug">The theme's address; <c>unplaced</c> for passages in no theme.</param>
/// <param name="Numeral">Empty for <c>unplaced</c>.</param>
/// <param name="Excerpts">How many.</param>
public sealed record PassagesInTheme(string Slug, string Numeral, long Excerpts);

/// <summary>An occasion as a timeline draws it.</summary>
/// <param name="Occasion">The occasion.</param>
/// <param name="Themes">In the order of the collection; at least one.</param>
/// <param name="Counterparts">The names of its counterparts; empty where it has none.</param>
public sealed record TimelineOccasion(OccasionSummary Occasion, IReadOnlyList<PassagesInTheme> Themes, IReadOnlyList<string> Counterparts);

/// <summary>Occasions and the days between which they are drawn.</summary>
/// <param name="Earliest">The earliest day of any occasion of the collections they come from, ISO 8601; null where all are undated.</param>
/// <param name="Latest">The latest such day, ISO 8601; null where all are undated.</param>
/// <param name="Occasions">By earliest day, then latest; the undated ones last.</param>
/// <param name="Months">
/// Where there are more than a picture can mark: how many in each month that has some. Then the occasions are empty.
/// </param>
public sealed record Timeline(
    string? Earliest, string? Latest, IReadOnlyList<TimelineOccasion> Occasions, IReadOnlyList<OccasionsInMonth> Months)
{
    /// <summary>Nothing to draw.</summary>
    public static Timeline None { get; } = new(null, null, [], []);
}

/// <summary>The occasions whose earliest day is in one month.</summary>
/// <param name="Month"><c>2020-03</c>.</param>
/// <param name="Occasions">How many.</param>
[method: ExplicitConstructor]
public sealed record OccasionsInMonth(string Month, long Occasions);

public sealed partial class SpeechesStore
{
    /// <summary>One row an occasion and theme.</summary>
    private const string TimelineColumns = """
        select occasion.slug, occasion.collection, occasion.title, occasion.kind_name, occasion.edtf, occasion.earliest, occasion.latest, occasion.basis,
            theme.slug as theme, theme.numeral, own.excerpts, occasion.counterparts

        """;

    private const string TimelineOfCollectionStatement = TimelineColumns + """
        from occasion
        join occasion_in_theme as own on own.occasion = occasion.id
        join theme on theme.collection = occasion.collection and theme.slug = own.theme
        where occasion.collection = @slug
        order by occasion.place, theme.place
        """;

    /// <summary>A counterpart’s own passages alone are counted: the page shows them all.</summary>
    private const string TimelineOfCounterpartStatement = TimelineColumns + """
        from (
            select excerpt.occasion, excerpt.theme, count(*) as excerpts
            from excerpt_counterpart join excerpt on excerpt.id = excerpt_counterpart.excerpt
            where excerpt_counterpart.counterpart = @counterpart
            group by excerpt.occasion, excerpt.theme) as own
        join occasion on occasion.id = own.occasion
        join theme on theme.collection = occasion.collection and theme.slug = own.theme
        order by occasion.earliest is null, occasion.earliest, occasion.latest, occasion.collection, occasion.place, theme.place
        """;

    private const string ExtentStatement = """
        select min(earliest) as earliest, max(latest) as latest from collection where slug in (select value from json_each(@collections))
        """;

    private const string OccasionsInMonthStatement = """
        select month, occasions from occasions_in_month where follows = @follows and subject = @subject order by month
        """;

    private static Timeline TimelineOfCollection(Reader reader, CollectionSummary collection)
    {
        if (collection.Occasions > ListParts.MostDrawn) return InMonths(reader, "collection", collection.Slug);
        var rows = reader.Query<TimelineRow>(TimelineOfCollectionStatement, new { slug = collection.Slug });
        return new(collection.Earliest, collection.Latest, Drawn(rows), []);
    }

    private static Timeline TimelineOfCounterpart(Reader reader, CounterpartSummary counterpart)
    {
        if (counterpart.Occasions > ListParts.MostDrawn) return InMonths(reader, "counterpart", counterpart.Id);
        var occasions = Drawn(reader.Query<TimelineRow>(TimelineOfCounterpartStatement, new { counterpart = counterpart.Id }));
        var collections = StoreJson.List(occasions.Select(o => o.Occasion.Collection));
        var (earliest, latest) = reader.QuerySingle<Extent>(ExtentStatement, new { collections });
        return new(earliest, latest, occasions, []);
    }

    private static Timeline InMonths(Reader reader, string follows, string subject) =>
        new(null, null, [], reader.Query<OccasionsInMonth>(OccasionsInMonthStatement, new { follows, subject }));

    private static List<TimelineOccasion> Drawn(IEnumerable<TimelineRow> rows) =>
        rows.GroupBy(r => (r.Collection, r.Slug)).Select(themes => Drawn(themes.First(), themes)).ToList();

    private static TimelineOccasion Drawn(TimelineRow row, IEnumerable<TimelineRow> themes) => new(
        new(row.Slug, row.Collection, row.Title, row.KindName, row.Edtf, row.Earliest, row.Latest, row.Basis),
        themes.Select(t => new PassagesInTheme(t.Theme, t.Numeral, t.Excerpts)).ToList(),
        JsonSerializer.Deserialize<List<string>>(row.Counterparts)!);

    [method: ExplicitConstructor]
    private sealed record Extent(string? Earliest, string? Latest);

    [method: ExplicitConstructor]
    private sealed record TimelineRow(
        string Slug, string Collection, string Title, string KindName, string? Edtf, string? Earliest, string? Latest, string Basis,
        string Theme, string Numeral, long Excerpts, string Counterparts);
}
