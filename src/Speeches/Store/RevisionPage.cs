using Dapper;

namespace Speeches.Store;

/// <summary>A revision in a list.</summary>
/// <param name="Number">The number.</param>
/// <param name="Date">Its day, ISO 8601.</param>
/// <param name="Note">What brought it about, in a sentence; null where the editor gave none.</param>
/// <param name="Undoes">The revision that it takes back; null for every other.</param>
/// <param name="Counts">How many excerpts of each class that occurs.</param>
public sealed record RevisionSummary(long Number, string Date, string? Note, long? Undoes, IReadOnlyDictionary<OutcomeClass, long> Counts);

/// <summary>What a revision did to one excerpt.</summary>
/// <param name="Class">In one word.</param>
/// <param name="Outcome">The outcome itself.</param>
/// <param name="Excerpt">The excerpt in the version that it had then, where it stood then; of one merged or withdrawn the last.</param>
/// <param name="Theme">The slug of the theme in which it stood.</param>
/// <param name="Before">The version before; null where this revision made none.</param>
/// <param name="Fields">The fields that changed; empty where none did.</param>
/// <param name="Origin">Of a new one: the id that it was split from; null else.</param>
/// <param name="Target">Of a merged one: the id that its address leads to; null else.</param>
/// <param name="Reason">Of a withdrawn one: why; null else.</param>
/// <param name="EqualsVersion">The earlier version that it equals again; null else.</param>
/// <param name="State">What has become of the id since.</param>
public sealed record RevisionOutcome(
    OutcomeClass Class, Outcome Outcome, Excerpt Excerpt, string Theme, Excerpt? Before, IReadOnlyList<Field> Fields,
    string? Origin, string? Target, string? Reason, long? EqualsVersion, PublicState State);

/// <summary>A theme as a revision had it.</summary>
/// <param name="Slug">The slug; <c>unplaced</c> for passages in no theme.</param>
/// <param name="Numeral">Empty for <c>unplaced</c>.</param>
/// <param name="Title">Its title today; may be empty.</param>
/// <param name="Excerpts">The number of excerpts that were live in it.</param>
[method: ExplicitConstructor]
public sealed record ThemeOfRevision(string Slug, string Numeral, string Title, long Excerpts);

/// <summary>The revisions of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Revisions">Those of this part, last to first.</param>
/// <param name="Part">Which part of the list it is.</param>
public sealed record RevisionsPage(CollectionSummary Collection, IReadOnlyList<RevisionSummary> Revisions, ListPart Part);

/// <summary>One revision.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Outcomes">What it changed, in the order of the sources; of each class the first <see cref="MostOfAClass"/>.</param>
/// <param name="Themes">Where the whole of it is read.</param>
public sealed record RevisionPage(CollectionSummary Collection, RevisionSummary Revision, IReadOnlyList<RevisionOutcome> Outcomes, IReadOnlyList<ThemeOfRevision> Themes)
{
    /// <summary>The most excerpts of one class on the page: 50. The others are marked where the whole revision is read.</summary>
    public const int MostOfAClass = 50;
}

public sealed partial class SpeechesStore
{
    private const string RevisionColumns = "select number, date, note, undoes from revision ";

    private const string RevisionsStatement = RevisionColumns
        + "where collection = @slug and number between -@last and -@first order by number desc";

    private const string RevisionStatement = RevisionColumns + "where collection = @slug and number = @number";

    private const string ClassesStatement = "select revision, class, excerpts from class_in_revision where collection = @slug";

    private const string ClassesOfRevisionsStatement = ClassesStatement + " and revision between -@last and -@first";

    private const string ClassesOfRevisionStatement = ClassesStatement + " and revision = @number";

    private const string OutcomesStatement = """
        select told.class, told.outcome, now.record, told.theme, told.position, earlier.record as before, told.fields,
            told.origin, told.target, told.reason, told.equals_version, public_id.state
        from class_in_revision as counted
        cross join outcome as told on told.collection = counted.collection and told.revision = counted.revision
            and told.class = counted.class and told.nth <= @most
        join version as now on now.id = told.excerpt and now.version = told.version
        join public_id on public_id.id = told.excerpt
        left join version as earlier on told.outcome = 'changed' and earlier.id = told.excerpt and earlier.version = told.version - 1
        where counted.collection = @slug and counted.revision = @number and told.class <> 'unchanged'
        order by told.place
        """;

    private const string ThemesOfRevisionStatement = """
        select own.theme as slug, coalesce(theme.numeral, '') as numeral, coalesce(theme.title, '') as title, own.excerpts
        from theme_in_revision as own left join theme on theme.collection = own.collection and theme.slug = own.theme
        where own.collection = @slug and revision = @number
        order by theme.place is null, theme.place, own.theme
        """;

    /// <summary>The revisions of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="number">Which part of the list.</param>
    /// <returns>Null where there is no such collection, or no such part.</returns>
    public RevisionsPage? FindRevisions(string slug, long number = 1) => Read(reader =>
        Collection(reader, slug) is { } collection && Part(reader, PageKind.Revisions, slug, number) is { } part
            ? new RevisionsPage(collection, Revisions(reader, RevisionsStatement, ClassesOfRevisionsStatement,
                // What counts down is counted below nought; of a list that is one part the least number has no counterpart above it.
                new { slug, first = Math.Max(part.First, -long.MaxValue), last = part.Last }), part)
            : null);

    /// <summary>One revision.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="number">The number.</param>
    /// <returns>Null where there is no such revision.</returns>
    public RevisionPage? FindRevision(string slug, int number) => Read(reader =>
        Collection(reader, slug) is { } collection && Revision(reader, slug, number) is { } revision
            ? new RevisionPage(
                collection, revision,
                reader.Query<OutcomeRowShown>(OutcomesStatement, new { slug, number, most = RevisionPage.MostOfAClass }).Select(ToOutcome).ToList(),
                ThemesOfRevision(reader, slug, number))
            : null);

    private static RevisionSummary? Revision(Reader reader, string slug, int number) =>
        Revisions(reader, RevisionStatement, ClassesOfRevisionStatement, new { slug, number }).SingleOrDefault();

    private static List<RevisionSummary> Revisions(Reader reader, string statement, string classes, object values)
    {
        var counts = reader.Query<(long Revision, string Class, long Count)>(classes, values).ToLookup(c => c.Revision);
        return reader.Query<RevisionRowShown>(statement, values)
            .Select(r => new RevisionSummary(
                r.Number, r.Date, r.Note, r.Undoes,
                counts[r.Number].ToDictionary(c => Named.Parse<OutcomeClass>(c.Class), c => c.Count))).ToList();
    }

    private static List<ThemeOfRevision> ThemesOfRevision(Reader reader, string slug, int number) => reader.Query<ThemeOfRevision>(ThemesOfRevisionStatement, new { slug, number });

    private static RevisionOutcome ToOutcome(OutcomeRowShown row) => new(
        Named.Parse<OutcomeClass>(row.Class), Named.Parse<Outcome>(row.Outcome), Parse(row.Record) with { Position = (int)row.Position }, row.Theme,
        row.Before is null ? null : Parse(row.Before), Fields(row.Fields), row.Origin, row.Target, row.Reason, row.EqualsVersion, Named.Parse<PublicState>(row.State));

    [method: ExplicitConstructor]
    private sealed record RevisionRowShown(long Number, string Date, string? Note, long? Undoes);

    [method: ExplicitConstructor]
    private sealed record OutcomeRowShown(
        string Class, string Outcome, string Record, string Theme, long Position, string? Before, string? Fields, string? Origin, string? Target, string? Reason, long? EqualsVersion, string State);
}
