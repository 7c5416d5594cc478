using Dapper;

namespace Speeches.Store;

/// <summary>An occasion in a list.</summary>
/// <param name="Slug">The address within its collection.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Title">The title, with the date.</param>
/// <param name="KindName">What it was.</param>
/// <param name="Edtf">The date; null where none is known.</param>
/// <param name="Earliest">ISO 8601; null where none is known.</param>
/// <param name="Latest">ISO 8601; null where none is known.</param>
/// <param name="Basis">How it is known that its members belong together.</param>
public sealed record OccasionSummary(string Slug, string Collection, string Title, string KindName, string? Edtf, string? Earliest, string? Latest, string Basis)
{
    /// <summary>The date; null where none is known.</summary>
    public EdtfDate? Date => Edtf is null ? null : new(Edtf, Day(Earliest!), Day(Latest!));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An occasion with all its excerpts.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Occasion">The occasion.</param>
/// <param name="Passages">In the order of the sources.</param>
public sealed record OccasionPage(CollectionSummary Collection, OccasionSummary Occasion, IReadOnlyList<ShownExcerpt> Passages);

/// <summary>An occasion from which no passage is any more.</summary>
/// <param name="Title">The title, with the date.</param>
/// <param name="Date">The day since when, ISO 8601.</param>
/// <param name="Reason">Why.</param>
/// <param name="Excerpts">The ids of the excerpts that were from it in an earlier version, as a JSON array.</param>
[method: ExplicitConstructor]
public sealed record GoneOccasion(string Title, string Date, string Reason, string Excerpts)
{
    /// <summary>The ids of the excerpts that were from it in an earlier version.</summary>
    public IReadOnlyList<string> Ids => System.Text.Json.JsonDocument.Parse(Excerpts).RootElement.EnumerateArray().Select(e => e.GetString()!).ToList();
}

/// <summary>A collection as spoken.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Occasions">By earliest day, then latest; the undated ones last; each with its excerpts.</param>
/// <param name="Timeline">The same, as a picture draws them.</param>
public sealed record ChronologyPage(CollectionSummary Collection, IReadOnlyList<OccasionPage> Occasions, Timeline Timeline);

public sealed partial class SpeechesStore
{
    private const string OccasionColumns = "select slug, collection, title, kind_name, edtf, earliest, latest, basis from occasion ";

    private const string OccasionsStatement = OccasionColumns + "where collection = @slug order by place";

    private const string OccasionStatement = OccasionColumns + "where collection = @slug and slug = @occasion";

    private const string PassagesOfCollectionStatement = PassageColumns + "where excerpt.collection = @slug order by excerpt.place";

    private const string PassagesOfOccasionStatement = PassageColumns + """
        where excerpt.occasion = (select id from occasion where collection = @slug and slug = @occasion)
        order by excerpt.place
        """;

    private const string OccasionRedirectStatement = "select slug from redirect where kind = 'occasion' and collection = @slug and old = @occasion";

    private const string GoneOccasionStatement = """
        select title, date, reason, (select json_group_array(distinct version.id) from version where occasion = public_id.id) as excerpts
        from public_id where type = 'occasion' and state = 'withdrawn' and collection = @slug and slug = @occasion
        """;

    /// <summary>An occasion that was public and from which no passage is any more.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="occasion">The occasion's slug.</param>
    /// <returns>Null where there was none.</returns>
    public GoneOccasion? FindGoneOccasion(string slug, string occasion) => Read(reader => reader.QuerySingleOrDefault<GoneOccasion>(GoneOccasionStatement, new { slug, occasion }));

    /// <summary>An occasion.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="occasion">The occasion's slug.</param>
    /// <returns>Null where there is no such occasion.</returns>
    public OccasionPage? FindOccasion(string slug, string occasion) => Read(reader =>
        Collection(reader, slug) is { } collection
            && reader.QuerySingleOrDefault<OccasionSummary>(OccasionStatement, new { slug, occasion }) is { } found
            ? new OccasionPage(collection, found, Passages(reader, PassagesOfOccasionStatement, new { slug, occasion }))
            : null);

    /// <summary>A collection as spoken.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection.</returns>
    public ChronologyPage? FindChronology(string slug) => Read(reader =>
        Collection(reader, slug) is not { } collection ? null : new ChronologyPage(
            collection, Occasions(reader, collection), TimelineOfCollection(reader, collection)));

    /// <summary>The present slug of an occasion that had another.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="occasion">The old slug.</param>
    /// <returns>Null where no occasion had it.</returns>
    public string? FindMovedOccasion(string slug, string occasion) => Read(reader => reader.QuerySingleOrDefault<string>(OccasionRedirectStatement, new { slug, occasion }));

    private static List<OccasionPage> Occasions(Reader reader, CollectionSummary collection)
    {
        var values = new { slug = collection.Slug };
        var passages = Passages(reader, PassagesOfCollectionStatement, values).ToLookup(p => p.Excerpt.Occasion.Slug);
        return reader.Query<OccasionSummary>(OccasionsStatement, values)
            .Select(o => new OccasionPage(collection, o, passages[o.Slug].ToList())).ToList();
    }
}
