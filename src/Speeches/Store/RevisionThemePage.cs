using Dapper;

namespace Speeches.Store;

/// <summary>An excerpt as a revision had it.</summary>
/// <param name="Passage">In the version and at the place it had then.</param>
/// <param name="Class">What that revision did to it.</param>
/// <param name="Outcome">The outcome itself, which says whether it was live then.</param>
/// <param name="Latest">The number of its last version today.</param>
/// <param name="State">What has become of the id since.</param>
public sealed record RevisionPassage(ShownExcerpt Passage, OutcomeClass Class, Outcome Outcome, long Latest, PublicState State);

/// <summary>A theme of a revision: every excerpt that was live in it, with the text of the version it had then.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Revision">The revision.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Previous">The theme before; null for the first.</param>
/// <param name="Next">The theme after; null for the last.</param>
/// <param name="Passages">Those of this part, in the order of the sources.</param>
/// <param name="Ended">Those of this part that the revision merged or withdrew; they stand last.</param>
/// <param name="Part">Which part of the theme it is.</param>
/// <param name="PreviousParts">How many parts the theme before has.</param>
public sealed record RevisionThemePage(
    CollectionSummary Collection, RevisionSummary Revision, ThemeOfRevision Theme, ThemeOfRevision? Previous, ThemeOfRevision? Next,
    IReadOnlyList<RevisionPassage> Passages, IReadOnlyList<RevisionPassage> Ended, ListPart Part, long PreviousParts);

public sealed partial class SpeechesStore
{
    private const string PassagesOfRevisionStatement = """
        select version.record, outcome.theme, coalesce(theme.title, '') as theme_title, coalesce(source.short_title, outcome.source) as source_title,
            coalesce(source.voice_words, '') as voice, version.apparatus, outcome.position, outcome.class, outcome.outcome,
            (select max(version) from version as newer where newer.id = outcome.excerpt) as latest, public_id.state
        from outcome
        join version on version.id = outcome.excerpt and version.version = outcome.version
        join public_id on public_id.id = outcome.excerpt
        left join theme on theme.collection = outcome.collection and theme.slug = outcome.theme
        left join source on source.collection = outcome.collection and source.slug = outcome.source
        where outcome.collection = @slug and outcome.revision = @number and outcome.theme = @theme and outcome.place between @first and @last
        order by outcome.place
        """;

    /// <summary>A theme as a revision had it.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="number">The revision.</param>
    /// <param name="theme">The theme's slug, or <c>unplaced</c>.</param>
    /// <param name="nth">Which part of it.</param>
    /// <returns>Null where there is no such revision, it had no excerpt in that theme, or the theme no such part.</returns>
    public RevisionThemePage? FindRevisionTheme(string slug, int number, string theme, long nth = 1) => Read(reader =>
    {
        if (Collection(reader, slug) is not { } collection || Revision(reader, slug, number) is not { } revision) return null;
        var themes = ThemesOfRevision(reader, slug, number);
        var index = themes.FindIndex(t => t.Slug == theme);
        if (index < 0 || Part(reader, PageKind.RevisionTheme, $"{slug}/{number}/{theme}", nth) is not { } part) return null;
        var previous = themes.ElementAtOrDefault(index - 1);
        var passages = reader.Query<RevisionPassageRow>(PassagesOfRevisionStatement,
            new { slug, number, theme, first = part.First, last = part.Last }).Select(r => new RevisionPassage(
            new(Parse(r.Record) with { Position = (int)r.Position }, r.Theme, r.ThemeTitle, r.SourceTitle, r.Voice, ParseApparatus(r.Apparatus)),
            Named.Parse<OutcomeClass>(r.Class), Named.Parse<Outcome>(r.Outcome), r.Latest, Named.Parse<PublicState>(r.State))).ToLookup(p => p.Outcome.IsLive());
        return new RevisionThemePage(collection, revision, themes[index], previous, themes.ElementAtOrDefault(index + 1),
            [.. passages[true]], [.. passages[false]],
            part, previous is null ? 1 : LastPart(reader, PageKind.RevisionTheme, $"{slug}/{number}/{previous.Slug}"));
    });

    [method: ExplicitConstructor]
    private sealed record RevisionPassageRow(
        string Record, string Theme, string ThemeTitle, string SourceTitle, string Voice, string Apparatus, long Position, string Class, string Outcome, long Latest, string State);
}
