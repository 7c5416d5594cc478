using Dapper;

namespace Speeches.Store;

/// <summary>A way to another excerpt.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Collection">The slug of its collection.</param>
/// <param name="Title">The title of its occasion.</param>
/// <param name="Place">Where it stands: theme and position.</param>
[method: ExplicitConstructor]
public sealed record ExcerptLink(string Id, string Collection, string Title, string Place);

/// <summary>The excerpts before and after one, in one order.</summary>
/// <param name="Previous">The excerpt before; null for the first.</param>
/// <param name="Next">The excerpt after; null for the last.</param>
public sealed record Neighbours(ExcerptLink? Previous, ExcerptLink? Next);

/// <summary>The ways on with one counterpart, as spoken.</summary>
/// <param name="Counterpart">The counterpart.</param>
/// <param name="Beside">Before and after it among all excerpts with that counterpart, across collections.</param>
public sealed record WithCounterpart(Counterpart Counterpart, Neighbours Beside);

/// <summary>One excerpt with the ways on from it.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Passage">The excerpt.</param>
/// <param name="Source">Its source.</param>
/// <param name="InTheme">The number of excerpts of the same source in its theme.</param>
/// <param name="AsCompiled">Before and after it theme by theme, in the order of the sources.</param>
/// <param name="AsSpoken">Before and after it in the collection’s chronology.</param>
/// <param name="WithCounterparts">Before and after it with each of its counterparts.</param>
/// <param name="SameOccasion">The other passages of its occasion, at most <see cref="MostOfOccasion"/>.</param>
/// <param name="HasMoreOfOccasion">Whether the occasion has others than those.</param>
/// <param name="Versions">All its versions, first to last.</param>
public sealed record ExcerptPage(
    CollectionSummary Collection, ShownExcerpt Passage, SourceSummary Source, long InTheme, Neighbours AsCompiled, Neighbours AsSpoken,
    IReadOnlyList<WithCounterpart> WithCounterparts, IReadOnlyList<ShownExcerpt> SameOccasion, bool HasMoreOfOccasion,
    IReadOnlyList<VersionSummary> Versions)
{
    /// <summary>The most other passages of its occasion on the page of an excerpt.</summary>
    public const int MostOfOccasion = 20;
}

/// <summary>What has become of a public id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Type"><c>excerpt</c> or <c>occasion</c>.</param>
/// <param name="State">The state.</param>
/// <param name="Target">The id that a merged one leads to; null else.</param>
/// <param name="Date">The day of the state, ISO 8601; null for a live id.</param>
/// <param name="Reason">Null for a live id.</param>
public sealed record PublicId(string Id, string Type, PublicState State, string? Target, string? Date, string? Reason);

public sealed partial class SpeechesStore
{
    private const string PassageStatement = PassageColumns + "where excerpt.collection = @slug and excerpt.id = @id";

    private const string NeighboursStatement = """
        select
            (select id from excerpt where collection = here.collection and compiled < here.compiled
                order by compiled desc limit 1) as previous,
            (select id from excerpt where collection = here.collection and compiled > here.compiled
                order by compiled limit 1) as next,
            (select id from excerpt where collection = here.collection and chronological < here.chronological
                order by chronological desc limit 1) as earlier,
            (select id from excerpt where collection = here.collection and chronological > here.chronological
                order by chronological limit 1) as later,
            source_in_theme.excerpts as in_theme
        from excerpt as here
        join source_in_theme on source_in_theme.collection = here.collection and source_in_theme.theme = here.theme
            and source_in_theme.source = here.source
        where here.id = @id
        """;

    private const string NeighboursWithCounterpartStatement = """
        select counterpart,
            (select excerpt from excerpt_counterpart as before
                where before.counterpart = here.counterpart and before.chronological < here.chronological
                order by before.chronological desc limit 1) as previous,
            (select excerpt from excerpt_counterpart as after
                where after.counterpart = here.counterpart and after.chronological > here.chronological
                order by after.chronological limit 1) as next
        from excerpt_counterpart as here
        where excerpt = @id
        """;

    private const string LinksStatement = """
        select excerpt.id, excerpt.collection, occasion.title,
            iif(theme.numeral = '', 'unplaced', theme.numeral) || ' · ' || position || iif(voice = 'reported', ', reported', '') as place
        from json_each(@ids) as linked
        join excerpt on excerpt.id = linked.value
        join occasion on occasion.id = excerpt.occasion
        join theme on theme.collection = excerpt.collection and theme.slug = excerpt.theme
        """;

    // The bound is no value: for each value of one SQLite prepares the statement anew.
    private static readonly string SameOccasionStatement = PassageColumns
        + $"where excerpt.occasion = @occasion and excerpt.id <> @id order by excerpt.place limit {ExcerptPage.MostOfOccasion + 1}";

    private const string PublicIdStatement = "select id, type, state, target, date, reason from public_id where id = @id and collection = @slug and type = @type";

    /// <summary>One live excerpt.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="id">The excerpt's id.</param>
    /// <returns>Null where no live excerpt has that id.</returns>
    public ExcerptPage? FindExcerpt(string slug, string id) => Read(reader =>
    {
        if (Collection(reader, slug) is not { } collection) return null;
        if (Passages(reader, PassageStatement, new { slug, id }).SingleOrDefault() is not { } passage) return null;
        var excerpt = passage.Excerpt;
        var here = reader.QuerySingle<(string? Previous, string? Next, string? Earlier, string? Later, long InTheme)>(NeighboursStatement, new { id });
        var beside = reader.Query<(string Counterpart, string? Previous, string? Next)>(NeighboursWithCounterpartStatement, new { id });
        var links = Links(reader, beside.SelectMany(b => new[] { b.Previous, b.Next }).Concat([here.Previous, here.Next, here.Earlier, here.Later]));
        Neighbours Beside(string? previous, string? next) => new(previous is null ? null : links[previous], next is null ? null : links[next]);
        var same = Passages(reader, SameOccasionStatement, new { occasion = excerpt.Occasion.Id, id });
        return new ExcerptPage(
            collection, WithPlacesOfSource(reader, passage),
            reader.QuerySingle<SourceSummary>(SourceStatement, new { slug, source = excerpt.Source }),
            here.InTheme, Beside(here.Previous, here.Next), Beside(here.Earlier, here.Later),
            excerpt.Counterparts.Select(c => beside.Find(b => b.Counterpart == c.Id) is var b ? new WithCounterpart(c, Beside(b.Previous, b.Next)) : null!).ToList(),
            same.Take(ExcerptPage.MostOfOccasion).ToList(), same.Count > ExcerptPage.MostOfOccasion,
            Versions(reader, id));
    });

    /// <summary>What has become of an id that was once public.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="id">The id.</param>
    /// <param name="type"><c>excerpt</c> or <c>occasion</c>.</param>
    /// <returns>Null where the id was never public.</returns>
    public PublicId? FindPublicId(string slug, string id, string type) => Read(reader => PublicIdOf(reader, slug, id, type));

    private static PublicId? PublicIdOf(Reader reader, string slug, string id, string type) =>
        reader.QuerySingleOrDefault<PublicIdRowShown>(PublicIdStatement, new { slug, id, type }) is { } row
            ? new(row.Id, row.Type, Named.Parse<PublicState>(row.State), row.Target, row.Date, row.Reason) : null;

    private sealed record PublicIdRowShown(string Id, string Type, string State, string? Target, string? Date, string? Reason);

    private static Dictionary<string, ExcerptLink> Links(Reader reader, IEnumerable<string?> ids) =>
        reader.Query<ExcerptLink>(LinksStatement, new { ids = StoreJson.List(ids.OfType<string>()) }).ToDictionary(l => l.Id);
}
