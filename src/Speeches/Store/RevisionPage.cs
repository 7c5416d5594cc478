using Dapper;

namespace Speeches.Store;

/// <summary>A revision in a list.</summary>
/// <param name="Number">The number.</param>
/// <param name="Date">Its day, ISO 8601.</param>
/// <param name="New">Excerpts that appeared.</param>
/// <param name="Changed">Excerpts that got a new version.</param>
/// <param name="Noted">Excerpts of which only how they are known changed.</param>
/// <param name="Unchanged">Excerpts that stayed.</param>
public sealed record RevisionSummary(long Number, string Date, long New, long Changed, long Noted, long Unchanged);

/// <summary>What a revision did to one excerpt.</summary>
/// <param name="Excerpt">The id.</param>
/// <param name="Outcome"><c>new</c>, <c>changed</c> or <c>noted</c>.</param>
/// <param name="Version">The version it got.</param>
/// <param name="Title">The title of its occasion, in that version.</param>
/// <param name="Theme">The numeral of its theme, in that version; null where unplaced.</param>
/// <param name="Position">Its place within source and theme.</param>
/// <param name="Source">The slug of its source, in that version.</param>
[method: ExplicitConstructor]
public sealed record RevisionOutcome(string Excerpt, string Outcome, long Version, string Title, string? Theme, long Position, string Source);

/// <summary>The revisions of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Revisions">Last to first.</param>
public sealed record RevisionsPage(CollectionSummary Collection, IReadOnlyList<RevisionSummary> Revisions);

/// <summary>One revision.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Outcomes">What it changed, in the order of the sources.</param>
public sealed record RevisionPage(CollectionSummary Collection, RevisionSummary Revision, IReadOnlyList<RevisionOutcome> Outcomes);

public sealed partial class SpeechesStore
{
    private const string RevisionsStatement = """
        select number, date, total(outcome = 'new') as new, total(outcome = 'changed') as changed, total(outcome = 'noted') as noted, total(outcome = 'unchanged') as unchanged
        from revision left join outcome on outcome.collection = revision.collection and outcome.revision = revision.number
        where revision.collection = @slug and (@number is null or number = @number)
        group by number order by number desc
        """;

    private const string OutcomesStatement = """
        select excerpt, outcome, outcome.version, record ->> '$.occasion.title' as title, record ->> '$.theme' as theme, record ->> '$.position' as position, record ->> '$.source' as source
        from outcome join version on version.id = outcome.excerpt and version.version = outcome.version
        where outcome.collection = @slug and revision = @number and outcome <> 'unchanged'
        order by place
        """;

    /// <summary>The revisions of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection.</returns>
    public RevisionsPage? FindRevisions(string slug) => Read(reader =>
        Collection(reader, slug) is { } collection ? new RevisionsPage(collection, reader.Query<RevisionSummaryRow>(RevisionsStatement, new { slug, number = (int?)null }).Select(r => r.ToSummary()).ToList()) : null);

    /// <summary>One revision.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="number">The number.</param>
    /// <returns>Null where there is no such revision.</returns>
    public RevisionPage? FindRevision(string slug, int number) => Read(reader =>
        Collection(reader, slug) is { } collection && reader.QuerySingleOrDefault<RevisionSummaryRow>(RevisionsStatement, new { slug, number }) is { } revision
            ? new RevisionPage(collection, revision.ToSummary(), reader.Query<RevisionOutcome>(OutcomesStatement, new { slug, number }).AsList())
            : null);

    /// <summary>SQLite's <c>total</c> is a real number.</summary>
    [method: ExplicitConstructor]
    private sealed record RevisionSummaryRow(long Number, string Date, double New, double Changed, double Noted, double Unchanged)
    {
        public RevisionSummary ToSummary() => new(Number, Date, (long)New, (long)Changed, (long)Noted, (long)Unchanged);
    }
}
