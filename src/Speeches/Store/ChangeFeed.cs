using Dapper;

namespace Speeches.Store;

/// <summary>One change that a reader who follows is told of.</summary>
/// <param name="Collection">The slug of the collection.</param>
/// <param name="Revision">The revision that made it.</param>
/// <param name="Date">That revision's day, ISO 8601.</param>
/// <param name="Outcome">What it did.</param>
public sealed record Change(string Collection, long Revision, string Date, RevisionOutcome Outcome);

/// <summary>The last changes of a collection, a theme or a counterpart.</summary>
/// <param name="Title">Of what.</param>
/// <param name="Updated">The day of the newest; where there is none, of the last revision. ISO 8601.</param>
/// <param name="Changes">Newest first, at most <see cref="Most"/>.</param>
public sealed record ChangeFeed(string Title, string Updated, IReadOnlyList<Change> Changes)
{
    /// <summary>The most changes in a feed: 100. The pages of the revisions have all.</summary>
    public const int Most = 100;
}

public sealed partial class SpeechesStore
{
    private const string ChangesStatement = """
        select feed.collection, feed.revision, revision.date, told.class, told.outcome, now.record, told.theme, told.position,
            before.record as before, told.fields, told.origin, told.target, told.reason, told.equals_version, public_id.state
        from feed
        join outcome as told on told.collection = feed.collection and told.revision = feed.revision and told.place = feed.place
        join revision on revision.collection = feed.collection and revision.number = feed.revision
        join version as now on now.id = told.excerpt and now.version = told.version
        join public_id on public_id.id = told.excerpt
        left join version as before on told.outcome = 'changed' and before.id = told.excerpt and before.version = told.version - 1
        where follows = @follows and subject = @subject
        order by feed.nth
        """;

    /// <summary>The changes of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection, or nothing of it is published.</returns>
    public ChangeFeed? FindChanges(string slug) => Read(reader => Collection(reader, slug) is { RevisionDate: { } day } collection
        ? Feed(reader, collection.Title, day, "collection", slug)
        : null);

    /// <summary>The changes of a theme.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="theme">The theme's slug, or <c>unplaced</c>.</param>
    /// <returns>Null where there is no such theme, or nothing of the collection is published.</returns>
    public ChangeFeed? FindChangesOfTheme(string slug, string theme) => Read(reader =>
        Collection(reader, slug) is { RevisionDate: { } day } collection && Themes(reader, slug).Find(t => t.Slug == theme) is { } found
            ? Feed(reader, $"{NameOf(found)}: {collection.Title}", day, "theme", $"{slug}/{theme}")
            : null);

    private static string NameOf(ThemeSummary theme) => theme.Numeral.Length == 0 ? "Unplaced passages" : $"Theme {theme.Numeral}";

    /// <summary>The changes of a counterpart's passages, in all collections.</summary>
    /// <param name="id">The counterpart's slug.</param>
    /// <returns>Null where there is no such counterpart, or nothing is published.</returns>
    public ChangeFeed? FindChangesOfCounterpart(string id) => Read(reader =>
        Counterpart(reader, id) is { } counterpart && reader.QuerySingle<string?>("select max(date) from revision") is { } day
            ? Feed(reader, counterpart.Name, day, "counterpart", id)
            : null);

    private static ChangeFeed Feed(Reader reader, string title, string day, string follows, string subject)
    {
        var changes = reader.Query<ChangeRow>(ChangesStatement, new { follows, subject }).Select(r => new Change(
            r.Collection, r.Revision, r.Date,
            ToOutcome(new(r.Class, r.Outcome, r.Record, r.Theme, r.Position, r.Before, r.Fields, r.Origin, r.Target, r.Reason, r.EqualsVersion, r.State)))).ToList();
        return new(title, changes.FirstOrDefault()?.Date ?? day, changes);
    }

    [method: ExplicitConstructor]
    private sealed record ChangeRow(
        string Collection, long Revision, string Date, string Class, string Outcome, string Record, string Theme, long Position, string? Before, string? Fields,
        string? Origin, string? Target, string? Reason, long? EqualsVersion, string State);
}
