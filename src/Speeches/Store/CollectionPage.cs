using Dapper;

namespace Speeches.Store;

/// <summary>A collection, as the library and every page of it name it.</summary>
/// <param name="Slug">The address.</param>
/// <param name="Title">The title.</param>
/// <param name="Speaker">The speaker's id.</param>
/// <param name="SpeakerName">The speaker's name.</param>
/// <param name="Language">The language of the texts (BCP 47).</param>
/// <param name="Revision">The number of the revision shown; null where nothing is published.</param>
/// <param name="RevisionDate">Its day, ISO 8601; null where nothing is published.</param>
/// <param name="Excerpts">The number of live excerpts.</param>
/// <param name="Occasions">The number of occasions.</param>
/// <param name="Earliest">The earliest day of an excerpt; null where all are undated.</param>
/// <param name="Latest">The latest day of an excerpt; null where all are undated.</param>
/// <param name="Undated">The number of occasions without a date.</param>
[method: ExplicitConstructor]
public sealed record CollectionSummary(
    string Slug, string Title, string Speaker, string SpeakerName, string Language,
    long? Revision, string? RevisionDate, long Excerpts, long Occasions, string? Earliest, string? Latest, long Undated);

/// <summary>A theme in a list.</summary>
/// <param name="Collection">The slug of the collection.</param>
/// <param name="Slug">The address; <c>unplaced</c> for passages in no theme.</param>
/// <param name="Numeral">Empty for <c>unplaced</c>.</param>
/// <param name="Title">May be empty.</param>
/// <param name="TitleFrom">The short title of the source whose words the title is; null where it is the editor's.</param>
/// <param name="Excerpts">The number of excerpts.</param>
/// <param name="Standfirst">The first standfirst of the theme; null where it has none.</param>
/// <param name="CutOff">Whether a witness breaks off inside that standfirst.</param>
public sealed record ThemeSummary(string Collection, string Slug, string Numeral, string Title, string? TitleFrom, long Excerpts, string? Standfirst, bool CutOff);

/// <summary>A source, as a list, a source's page and the page about these texts show it.</summary>
/// <param name="Collection">The slug of the collection.</param>
/// <param name="Slug">The address.</param>
/// <param name="Title">The title.</param>
/// <param name="ShortTitle">A few words for it.</param>
/// <param name="Voice"><c>direct</c> or <c>reported</c>.</param>
/// <param name="VoiceWords">Whose words its passages are, in words.</param>
/// <param name="Publisher">Null where no witness names it.</param>
/// <param name="Address">Where it was published; null where that is not known.</param>
/// <param name="Rights">A sentence; null where nothing is known.</param>
/// <param name="Witness">The number of the current witness.</param>
/// <param name="Received">The day that witness was received, ISO 8601.</param>
/// <param name="Dateline">The day it prints, ISO 8601; null where it prints none.</param>
/// <param name="Description">HTML.</param>
/// <param name="Notes">HTML: the state of the witness.</param>
/// <param name="Excerpts">The number of excerpts.</param>
public sealed record SourceSummary(
    string Collection, string Slug, string Title, string ShortTitle, string Voice, string VoiceWords, string? Publisher, string? Address, string? Rights,
    string Witness, string Received, string? Dateline, string Description, string Notes, long Excerpts);

/// <summary>The passages of a theme that are with one counterpart, or with none.</summary>
/// <param name="Counterpart">The counterpart's slug; null for passages without one.</param>
/// <param name="Theme">The theme's slug; <c>unplaced</c> for passages in no theme.</param>
/// <param name="Excerpts">How many.</param>
/// <param name="First">The id of the first of them on the page of the theme.</param>
/// <param name="Part">The part of the theme in which that one stands.</param>
[method: ExplicitConstructor]
public sealed record CounterpartInTheme(string? Counterpart, string Theme, long Excerpts, string First, long Part);

/// <summary>What the front page of a collection shows.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Introduction">HTML.</param>
/// <param name="Themes">In their order.</param>
/// <param name="Sources">In their order.</param>
/// <param name="Counterparts">Those of this collection, by name.</param>
/// <param name="CounterpartsInThemes">How many passages of each theme are with each; only where there are some.</param>
/// <param name="Timeline">Its occasions.</param>
public sealed record CollectionPage(
    CollectionSummary Collection, string Introduction, IReadOnlyList<ThemeSummary> Themes, IReadOnlyList<SourceSummary> Sources,
    IReadOnlyList<CounterpartSummary> Counterparts, IReadOnlyList<CounterpartInTheme> CounterpartsInThemes, Timeline Timeline);

/// <summary>What is said about the texts of a collection.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="About">HTML.</param>
/// <param name="Sources">In their order.</param>
public sealed record AboutPage(CollectionSummary Collection, string About, IReadOnlyList<SourceSummary> Sources);

/// <summary>What a front page shows of a collection first: what it is, and how it is parted.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Themes">In their order; empty where there are more than <see cref="MostOpened"/> collections.</param>
/// <param name="Sources">In their order; empty likewise.</param>
public sealed record CollectionOpening(CollectionSummary Collection, IReadOnlyList<ThemeSummary> Themes, IReadOnlyList<SourceSummary> Sources)
{
    /// <summary>The most collections whose themes and sources stand on one page.</summary>
    public const int MostOpened = 12;
}

/// <summary>A collection that is published, but cannot be shown.</summary>
/// <param name="Collection">Its slug.</param>
/// <param name="Reason">Why, in a sentence with its place in the content.</param>
public sealed record UnavailableCollection(string Collection, string Reason);

public sealed partial class SpeechesStore
{
    /// <summary>The collections that are published, but cannot be shown.</summary>
    public IReadOnlyList<UnavailableCollection> Unavailable() => Read(reader =>
        reader.Query<UnavailableCollection>("select collection, reason from unavailable order by collection"));

    private const string CollectionColumns = """
        select slug, title, speaker, speaker_name, language, revision, revision_date, excerpts, occasions, earliest, latest, undated
        from collection

        """;

    private const string CollectionsStatement = CollectionColumns + "order by place";

    private const string CollectionStatement = CollectionColumns + "where slug = @slug";

    private const string IntroductionStatement = "select introduction from collection where slug = @slug";

    private const string AboutStatement = "select about from collection where slug = @slug";

    private const string ThemeColumns = """
        select theme.collection, theme.slug, numeral, theme.title, source.short_title as title_from, theme.excerpts,
            standfirst.text as standfirst, coalesce(cut_off, 0) as cut_off
        from theme
        left join source on source.collection = theme.collection and source.slug = theme.title_from
        left join standfirst on standfirst.collection = theme.collection and standfirst.theme = theme.slug
            and standfirst.place = (
                select min(place) from standfirst where standfirst.collection = theme.collection and standfirst.theme = theme.slug)

        """;

    private const string AllThemesStatement = ThemeColumns + "order by theme.place";

    private const string ThemesStatement = ThemeColumns + "where theme.collection = @slug order by theme.place";

    private const string SourceColumns = """
        select source.collection, slug, title, short_title, voice, voice_words, publisher, address, rights,
            witness, received, dateline, description, notes, source.excerpts
        from source

        """;

    private const string AllSourcesStatement = SourceColumns + "order by place";

    private const string SourcesStatement = SourceColumns + "where collection = @slug order by place";

    private const string SourceStatement = SourceColumns + "where collection = @slug and slug = @source";

    private const string CounterpartsOfCollectionStatement = """
        select id, name, kind, code, counterpart_in_collection.excerpts, counterpart_in_collection.occasions
        from counterpart_in_collection join counterpart on counterpart.id = counterpart_in_collection.counterpart
        where counterpart_in_collection.collection = @slug
        order by name
        """;

    private const string CounterpartsInThemesStatement = """
        select nullif(counterpart, '') as counterpart, own.theme, own.excerpts, own.first, coalesce((
            select number from part where list = 'theme' and subject = own.collection || '/' || own.theme
                and part.first <= (select place from excerpt where id = own.first) order by part.first desc limit 1), 1) as part
        from counterpart_in_theme as own where collection = @slug order by own.counterpart, theme
        """;

    /// <summary>All collections, in the order of the library.</summary>
    public IReadOnlyList<CollectionSummary> Collections() => Read(reader => reader.Query<CollectionSummary>(CollectionsStatement));

    /// <summary>The front page of the library: what each collection shows first, in the order of the library.</summary>
    public IReadOnlyList<CollectionOpening> Library() => Read(reader =>
    {
        var collections = reader.Query<CollectionSummary>(CollectionsStatement);
        if (collections.Count > CollectionOpening.MostOpened) return collections.ConvertAll(c => new CollectionOpening(c, [], []));
        var themes = Themes(reader, AllThemesStatement, null).ToLookup(t => t.Collection);
        var sources = reader.Query<SourceSummary>(AllSourcesStatement).ToLookup(s => s.Collection);
        return collections
            .Select(c => new CollectionOpening(c, themes[c.Slug].ToList(), sources[c.Slug].ToList())).ToList();
    });

    /// <summary>The front page of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection.</returns>
    public CollectionPage? FindCollection(string slug) => Read(reader => Collection(reader, slug) is not { } collection ? null : new CollectionPage(
        collection,
        reader.QuerySingle<string>(IntroductionStatement, new { slug }),
        Themes(reader, slug),
        Sources(reader, slug),
        reader.Query<CounterpartSummary>(CounterpartsOfCollectionStatement, new { slug }),
        reader.Query<CounterpartInTheme>(CounterpartsInThemesStatement, new { slug }),
        TimelineOfCollection(reader, collection)));

    /// <summary>What is said about the texts of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection.</returns>
    public AboutPage? FindAbout(string slug) => Read(reader => Collection(reader, slug) is not { } collection ? null : new AboutPage(
        collection, reader.QuerySingle<string>(AboutStatement, new { slug }), Sources(reader, slug)));

    private static CollectionSummary? Collection(Reader reader, string slug) =>
        reader.QuerySingleOrDefault<CollectionSummary>(CollectionStatement, new { slug });

    private static List<ThemeSummary> Themes(Reader reader, string slug) => Themes(reader, ThemesStatement, new { slug });

    private static List<ThemeSummary> Themes(Reader reader, string statement, object? values) => reader.Rows<ThemeRowShown>(statement, values)
        .Select(t => new ThemeSummary(t.Collection, t.Slug, t.Numeral, t.Title, t.TitleFrom, t.Excerpts, t.Standfirst, t.CutOff == 1))
        .ToList();

    private static List<SourceSummary> Sources(Reader reader, string slug) => reader.Query<SourceSummary>(SourcesStatement, new { slug });

    [method: ExplicitConstructor]
    private sealed record ThemeRowShown(
        string Collection, string Slug, string Numeral, string Title, string? TitleFrom, long Excerpts, string? Standfirst, long CutOff);
}
