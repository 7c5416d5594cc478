using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>A way to another excerpt.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Its address.</param>
/// <param name="Title">The title of its occasion.</param>
/// <param name="Place">Where it stands: theme and position.</param>
[method: ExplicitConstructor]
public sealed record ExcerptLink(string Id, string Url, string Title, string Place);

/// <summary>The ways on with one counterpart, as spoken.</summary>
/// <param name="Counterpart">The counterpart.</param>
/// <param name="Previous">The excerpt before; null for the first.</param>
/// <param name="Next">The excerpt after; null for the last.</param>
public sealed record WithCounterpart(Counterpart Counterpart, ExcerptLink? Previous, ExcerptLink? Next);

/// <summary>One excerpt with the ways on from it.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Passage">The excerpt.</param>
/// <param name="Source">Its source.</param>
/// <param name="InTheme">The number of excerpts of the same source in its theme.</param>
/// <param name="Previous">The excerpt before it in its theme; null for the first.</param>
/// <param name="Next">The excerpt after it in its theme; null for the last.</param>
/// <param name="WithCounterparts">Before and after it with each of its counterparts.</param>
/// <param name="SameOccasion">The other passages of its occasion.</param>
/// <param name="Versions">All its versions, first to last.</param>
public sealed record ExcerptPage(
    CollectionSummary Collection, ShownExcerpt Passage, SourceSummary Source, long InTheme, ExcerptLink? Previous, ExcerptLink? Next,
    IReadOnlyList<WithCounterpart> WithCounterparts, IReadOnlyList<ShownExcerpt> SameOccasion, IReadOnlyList<VersionSummary> Versions);

/// <summary>What has become of a public id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Type"><c>excerpt</c> or <c>occasion</c>.</param>
/// <param name="State"><c>live</c>, <c>merged</c>, <c>withdrawn</c> or <c>suppressed</c>.</param>
/// <param name="Target">The id that a merged one leads to; null else.</param>
/// <param name="Date">The day of the state, ISO 8601; null for a live id.</param>
/// <param name="Reason">Null for a live id.</param>
public sealed record PublicId(string Id, string Type, string State, string? Target, string? Date, string? Reason);

public sealed partial class SpeechesStore
{
    private const string PassageStatement = PassageColumns + "where excerpt.collection = @slug and excerpt.id = @id";

    private const string NeighboursInThemeStatement = """
        with beside as (
            select id, lag(id) over here as previous, lead(id) over here as next, count(*) over (partition by source) as in_theme
            from excerpt
            where collection = @slug and theme = @theme
            window here as (order by place))
        select previous, next, in_theme from beside where id = @id
        """;

    private const string NeighboursWithCounterpartStatement = """
        with beside as (
            select counterpart, excerpt, lag(excerpt) over here as previous, lead(excerpt) over here as next
            from excerpt_counterpart
            where counterpart in (select counterpart from excerpt_counterpart where excerpt = @id)
            window here as (partition by counterpart order by chronological))
        select counterpart, previous, next from beside where excerpt = @id
        """;

    private const string LinksStatement = """
        select id, record ->> '$.url' as url, record ->> '$.occasion.title' as title,
            coalesce(record ->> '$.theme', 'unplaced') || ' · ' || (record ->> '$.position') || iif(record ->> '$.voice' = 'reported', ', reported', '') as place
        from excerpt where id in @ids
        """;

    private const string SameOccasionStatement = PassageColumns + "where excerpt.occasion = @occasion and excerpt.id <> @id order by excerpt.place";

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
        var inTheme = reader.QuerySingle<(string? Previous, string? Next, long InTheme)>(NeighboursInThemeStatement, new { slug, theme = passage.Theme, id });
        var beside = reader.Query<(string Counterpart, string? Previous, string? Next)>(NeighboursWithCounterpartStatement, new { id }).AsList();
        var links = Links(reader, beside.SelectMany(b => new[] { b.Previous, b.Next }).Append(inTheme.Previous).Append(inTheme.Next));
        ExcerptLink? Link(string? to) => to is null ? null : links[to];
        return new ExcerptPage(
            collection, passage, reader.Query<SourceSummary>(SourcesStatement, new { slug }).Single(s => s.Slug == excerpt.Source),
            inTheme.InTheme, Link(inTheme.Previous), Link(inTheme.Next),
            excerpt.Counterparts.Select(c => beside.Find(b => b.Counterpart == c.Id) is var b ? new WithCounterpart(c, Link(b.Previous), Link(b.Next)) : null!).ToList(),
            Passages(reader, SameOccasionStatement, new { occasion = excerpt.Occasion.Id, id }),
            Versions(reader, id));
    });

    /// <summary>What has become of an id that was once public.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="id">The id.</param>
    /// <param name="type"><c>excerpt</c> or <c>occasion</c>.</param>
    /// <returns>Null where the id was never public.</returns>
    public PublicId? FindPublicId(string slug, string id, string type) => Read(reader => PublicIdOf(reader, slug, id, type));

    private static PublicId? PublicIdOf(SqliteConnection reader, string slug, string id, string type) => reader.QuerySingleOrDefault<PublicId>(PublicIdStatement, new { slug, id, type });

    private static Dictionary<string, ExcerptLink> Links(SqliteConnection reader, IEnumerable<string?> ids) =>
        reader.Query<ExcerptLink>(LinksStatement, new { ids = ids.OfType<string>().Distinct().ToList() }).ToDictionary(l => l.Id);
}
