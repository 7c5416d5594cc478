using Dapper;

namespace Speeches.Store;

/// <summary>An excerpt as a page shows it.</summary>
/// <param name="Excerpt">The export record.</param>
/// <param name="Theme">The slug of its theme, <c>unplaced</c> where it has none.</param>
/// <param name="ThemeTitle">The title of its theme; empty where it has none.</param>
/// <param name="SourceTitle">The short title of its source.</param>
/// <param name="Voice">Whose words it is, in words.</param>
/// <param name="Apparatus">The characters its fields were read from.</param>
public sealed record ShownExcerpt(Excerpt Excerpt, string Theme, string ThemeTitle, string SourceTitle, string Voice, Apparatus Apparatus);

public sealed partial class SpeechesStore
{
    /// <summary>The columns of a passage; a statement adds which passages, and in what order.</summary>
    private const string PassageColumns = """
        select excerpt.record, excerpt.theme, theme.title as theme_title, source.short_title as source_title, source.voice_words as voice, excerpt.apparatus
        from excerpt
        join theme on theme.collection = excerpt.collection and theme.slug = excerpt.theme
        join source on source.collection = excerpt.collection and source.slug = excerpt.source

        """;

    private static List<ShownExcerpt> Passages(Reader reader, string statement, object values) =>
        reader.Query<ShownRow>(statement, values).Select(ToShown).ToList();

    private static ShownExcerpt ToShown(ShownRow row) => new(Parse(row.Record), row.Theme, row.ThemeTitle, row.SourceTitle, row.Voice, ParseApparatus(row.Apparatus));

    [method: ExplicitConstructor]
    private sealed record ShownRow(string Record, string Theme, string ThemeTitle, string SourceTitle, string Voice, string Apparatus);
}
