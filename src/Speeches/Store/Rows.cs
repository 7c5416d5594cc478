namespace Speeches.Store;

// One row type a table of schema.sql that is filled from the content; its comments say what the columns hold.
internal sealed record CollectionRow(
    string Slug, long Place, string Title, string Speaker, string SpeakerName, string Language, long? Revision, string? RevisionDate,
    string Introduction, string About);

internal sealed record ThemeRow(string Collection, string Slug, long Place, string Numeral, string Title, string? TitleFrom);

internal sealed record StandfirstRow(string Collection, string Theme, long Place, string Source, string Text, string AsPrinted, string Apparatus, long CutOff);

internal sealed record SourceRow(
    string Collection, string Slug, long Place, string Title, string ShortTitle, string Voice, string VoiceWords, string? Publisher, string? Address, string? Rights,
    long Bulk, string Witness, string Received, string? Dateline, string Description, string Notes);

internal sealed record SpanRow(string Collection, string Source, long Place, long Start, string Kind, string? Excerpt, string Text, string Apparatus);

internal sealed record OccasionRow(
    string Id, string Collection, string Slug, string Kind, string KindName, string Title, string? Edtf, string? Earliest, string? Latest, long Place, string Basis);

internal sealed record CounterpartRow(string Id, string Name, string Kind, string? Code);

internal sealed record PersonRow(string Id, string Name);

internal sealed record ExcerptRow(
    string Id, string Collection, long Place, string Source, string Theme, long Position, string Voice, string Occasion,
    long Compiled, long Chronological, string Record, string Apparatus);

internal sealed record VersionRow(
    string Id, long Version, string Collection, long Revision, string Source, string Theme, string Occasion,
    string Record, string Apparatus, string ChangedSince);

internal sealed record VersionCounterpartRow(string Counterpart, string Id, long Version);

internal sealed record ExcerptCounterpartRow(string Counterpart, string Excerpt, long Chronological);

internal sealed record ExcerptPersonRow(string Person, string Excerpt, long Chronological, string? Office);

internal sealed record RevisionRow(string Collection, long Number, string Date, string? Note, long? Undoes);

internal sealed record OutcomeRow(
    string Collection, long Revision, long Place, long Nth, string Excerpt, string Source, string Theme, long Position,
    string Outcome, string Class, long Version, string? Fields, long Moved, string? Origin, string? Target, string? Reason, long? EqualsVersion);

internal sealed record FigureRow(string Collection, long Revision, string Section, long Place, string Name, long Count, long? Characters);

internal sealed record PublicIdRow(string Id, string Collection, string Type, string State, string? Target, string? Date, string? Reason, string? Slug, string? Title);

internal sealed record RedirectRow(string Kind, string Collection, string Old, string Slug);

internal sealed record SearchRow(string Excerpt, string Text, string Title, string Attribution, string Names);

internal sealed record WordRow(string Written, string Plain, long Passages, bool IsOffered);

internal sealed record FacetRow(long Id, string Facet, string Value, string Label, long Place);

internal sealed record PassageRow(string Excerpt, long Length, string Facets);

/// <summary>Everything that the published database holds, table by table.</summary>
internal sealed record Tables
{
    public required IReadOnlyList<CollectionRow> Collections { get; init; }
    public required IReadOnlyList<ThemeRow> Themes { get; init; }
    public required IReadOnlyList<StandfirstRow> Standfirsts { get; init; }
    public required IReadOnlyList<SourceRow> Sources { get; init; }
    public required IReadOnlyList<SpanRow> Spans { get; init; }
    public required IReadOnlyList<OccasionRow> Occasions { get; init; }
    public required IReadOnlyList<CounterpartRow> Counterparts { get; init; }
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
    public required IReadOnlyList<RedirectRow> Redirects { get; init; }
    public required IReadOnlyList<SearchRow> Search { get; init; }
    public required IReadOnlyList<WordRow> Words { get; init; }
    public required IReadOnlyList<FacetRow> Facets { get; init; }
    public required IReadOnlyList<PassageRow> Passages { get; init; }
    public required IReadOnlyList<string> Report { get; init; }
}
