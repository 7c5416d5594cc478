namespace Speeches.Store;

/// <summary>A standfirst of a theme.</summary>
/// <param name="Source">The slug of the source.</param>
/// <param name="SourceTitle">Its short title.</param>
/// <param name="Text">The text as emended.</param>
/// <param name="AsPrinted">The text as received.</param>
/// <param name="Apparatus">Its emendations.</param>
/// <param name="CutOff">Whether the witness breaks off inside it.</param>
public sealed record ThemeStandfirst(string Source, string SourceTitle, string Text, string AsPrinted, Apparatus Apparatus, bool CutOff);

/// <summary>A theme: its standfirsts, then the excerpts in the sources' order, each source in its own.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Previous">The theme before; null for the first.</param>
/// <param name="Next">The theme after; null for the last.</param>
/// <param name="Standfirsts">In the order of the sources.</param>
/// <param name="Sources">Those that the passages of this part come from, in their order.</param>
/// <param name="Passages">Those of this part, in the order of the sources.</param>
/// <param name="Part">Which part of the theme it is; the standfirsts are on every one.</param>
/// <param name="PreviousParts">How many parts the theme before has.</param>
public sealed record ThemePage(
    CollectionSummary Collection, ThemeSummary Theme, ThemeSummary? Previous, ThemeSummary? Next,
    IReadOnlyList<ThemeStandfirst> Standfirsts, IReadOnlyList<SourceSummary> Sources, IReadOnlyList<ShownExcerpt> Passages,
    ListPart Part, long PreviousParts);

public sealed partial class SpeechesStore
{
    private const string StandfirstsStatement = """
        select source, short_title as source_title, text, as_printed, apparatus, cut_off
        from standfirst join source on source.collection = standfirst.collection and source.slug = standfirst.source
        where standfirst.collection = @slug and theme = @theme
        order by source.place, standfirst.place
        """;

    private const string SourcesOfThemeStatement = SourceColumns + """
        join source_in_theme on source_in_theme.collection = source.collection and source_in_theme.source = source.slug
        where source.collection = @slug and source_in_theme.theme = @theme
        order by place
        """;

    private const string PassagesOfThemeStatement = PassageColumns + "where excerpt.collection = @slug and excerpt.theme = @theme "
        + "and excerpt.place between @first and @last order by excerpt.place";

    /// <summary>A theme with its excerpts.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="theme">The theme's slug, or <c>unplaced</c>.</param>
    /// <param name="number">Which part of it.</param>
    /// <returns>Null where there is no such theme, or no such part.</returns>
    public ThemePage? FindTheme(string slug, string theme, long number = 1) => Read(reader =>
    {
        if (Collection(reader, slug) is not { } collection) return null;
        var themes = Themes(reader, slug);
        var index = themes.FindIndex(t => t.Slug == theme);
        if (index < 0 || Part(reader, PageKind.Theme, $"{slug}/{theme}", number) is not { } part) return null;
        var passages = Passages(reader, PassagesOfThemeStatement, new { slug, theme, first = part.First, last = part.Last });
        var shown = passages.Select(p => p.Excerpt.Source).ToHashSet(StringComparer.Ordinal);
        var sources = reader.Query<SourceSummary>(SourcesOfThemeStatement, new { slug, theme }).Where(s => shown.Contains(s.Slug)).ToList();
        var previous = themes.ElementAtOrDefault(index - 1);
        return new ThemePage(collection, themes[index], previous, themes.ElementAtOrDefault(index + 1),
            reader.Query<StandfirstShown>(StandfirstsStatement, new { slug, theme })
                .Select(s => new ThemeStandfirst(s.Source, s.SourceTitle, s.Text, s.AsPrinted, ParseApparatus(s.Apparatus),
                    s.CutOff == 1)).ToList(), sources, passages,
            part, previous is null ? 1 : LastPart(reader, PageKind.Theme, $"{slug}/{previous.Slug}"));
    });

    private sealed record StandfirstShown(string Source, string SourceTitle, string Text, string AsPrinted, string Apparatus, long CutOff);
}
