using Dapper;

namespace Speeches.Store;

// One row type a table of schema.sql that is filled from the content; its comments say what the columns hold. What a row says of all
// collections, as the place of one among them, is not in it. A row that is read back from a database names its constructor.
[method: ExplicitConstructor]
internal sealed record CollectionRow(
    string Slug, string Title, string Speaker, string SpeakerName, string Language, long? Revision, string? RevisionDate,
    string Introduction, string About, string Fingerprint);

[method: ExplicitConstructor]
internal sealed record ThemeRow(string Collection, string Slug, long Place, string Numeral, string Title, string? TitleFrom);

[method: ExplicitConstructor]
internal sealed record StandfirstRow(string Collection, string Theme, long Place, string Source, string Text, string AsPrinted, string Apparatus, long CutOff);

[method: ExplicitConstructor]
internal sealed record SourceRow(
    string Collection, string Slug, long Place, string Title, string ShortTitle, string Voice, string VoiceWords, string? Publisher, string? Address, string? Rights,
    long Bulk, string Witness, string Received, string? Dateline, string Description, string Notes);

[method: ExplicitConstructor]
internal sealed record SpanRow(string Collection, string Source, long Place, long Start, string Kind, string? Excerpt, string Text, string Apparatus);

[method: ExplicitConstructor]
internal sealed record OccasionRow(
    string Id, string Collection, string Slug, string Kind, string KindName, string Title, string? Edtf, string? Earliest, string? Latest, long Place, string Basis);

[method: ExplicitConstructor]
internal sealed record CounterpartRow(string Id, string Name, string Kind, string? Code);

[method: ExplicitConstructor]
internal sealed record PersonRow(string Id, string Name);

[method: ExplicitConstructor]
internal sealed record ExcerptRow(
    string Id, string Collection, long Place, string Source, string Theme, long Position, string Voice, string Occasion,
    long Compiled, long Chronological, string Record, string Apparatus);

[method: ExplicitConstructor]
internal sealed record VersionRow(
    string Id, long Version, string Collection, long Revision, string Source, string Theme, string Occasion,
    string Record, string Apparatus, string ChangedSince);

[method: ExplicitConstructor]
internal sealed record VersionCounterpartRow(string Counterpart, string Id, long Version);

[method: ExplicitConstructor]
internal sealed record ExcerptCounterpartRow(string Counterpart, string Excerpt);

[method: ExplicitConstructor]
internal sealed record ExcerptPersonRow(string Person, string Excerpt, string? Office);

[method: ExplicitConstructor]
internal sealed record RevisionRow(string Collection, long Number, string Date, string? Note, long? Undoes);

[method: ExplicitConstructor]
internal sealed record OutcomeRow(
    string Collection, long Revision, long Place, long Nth, string Excerpt, string Source, string Theme, long Position,
    string Outcome, string Class, long Version, string? Fields, long Moved, string? Origin, string? Target, string? Reason, long? EqualsVersion);

[method: ExplicitConstructor]
internal sealed record FigureRow(string Collection, long Revision, string Section, long Place, string Name, long Count, long? Characters);

[method: ExplicitConstructor]
internal sealed record PublicIdRow(string Id, string Collection, string Type, string State, string? Target, string? Date, string? Reason, string? Slug, string? Title);

[method: ExplicitConstructor]
internal sealed record RedirectRow(string Kind, string Collection, string Old, string Slug);

[method: ExplicitConstructor]
internal sealed record SearchRow(string Excerpt, string Text, string Title, string Attribution, string Names);

internal sealed record WordRow(string Written, string Plain, long Passages, bool IsOffered);

internal sealed record FacetRow(long Id, string Facet, string Value, string Label, long Place);

/// <summary>What a search reads of a passage.</summary>
/// <param name="Excerpt">Its id.</param>
/// <param name="Length">How long its text is, in UTF-16 units.</param>
/// <param name="Values">What it can be found by, each facet with a value of it.</param>
internal sealed record PassageRow(string Excerpt, long Length, IReadOnlyList<(string Facet, string Value)> Values);

/// <summary>Everything that the database holds of one collection, table by table, each in its order.</summary>
internal sealed record CollectionRows
{
    public required CollectionRow Collection { get; init; }
    public required IReadOnlyList<ThemeRow> Themes { get; init; }
    public required IReadOnlyList<SourceRow> Sources { get; init; }
    public required IReadOnlyList<StandfirstRow> Standfirsts { get; init; }
    public required IReadOnlyList<SpanRow> Spans { get; init; }
    public required IReadOnlyList<OccasionRow> Occasions { get; init; }

    /// <summary>Those that any version of an excerpt was with; other collections may have the same.</summary>
    public required IReadOnlyList<CounterpartRow> Counterparts { get; init; }

    /// <summary>Those that any version of an excerpt was with; other collections may have the same.</summary>
    public required IReadOnlyList<PersonRow> People { get; init; }
    public required IReadOnlyList<ExcerptRow> Excerpts { get; init; }
    public required IReadOnlyList<VersionRow> Versions { get; init; }
    public required IReadOnlyList<VersionCounterpartRow> VersionCounterparts { get; init; }
    public required IReadOnlyList<ExcerptCounterpartRow> ExcerptCounterparts { get; init; }
    public required IReadOnlyList<ExcerptPersonRow> ExcerptPeople { get; init; }
    public required IReadOnlyList<RevisionRow> Revisions { get; init; }
    public required IReadOnlyList<OutcomeRow> Outcomes { get; init; }
    public required IReadOnlyList<FigureRow> Figures { get; init; }
    public required IReadOnlyList<PublicIdRow> PublicIds { get; init; }

    /// <summary>Old addresses of its occasions, and of the counterparts and people that it has.</summary>
    public required IReadOnlyList<RedirectRow> Redirects { get; init; }
    public required IReadOnlyList<SearchRow> Search { get; init; }
    public required IReadOnlyList<PassageRow> Passages { get; init; }
}

/// <summary>A collection as it is printed.</summary>
/// <param name="Slug">The collection.</param>
/// <param name="Rows">Its rows; null where it cannot be shown.</param>
/// <param name="Reason">Why it cannot, in a sentence with its place; null where it can.</param>
internal sealed record PrintedCollection(string Slug, CollectionRows? Rows, string? Reason);
