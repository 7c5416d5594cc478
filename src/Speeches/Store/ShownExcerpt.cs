using System.Text.Json;
using Dapper;

namespace Speeches.Store;

/// <summary>An excerpt as a page shows it.</summary>
/// <param name="Excerpt">The export record.</param>
/// <param name="Theme">The slug of its theme, <c>unplaced</c> where it has none.</param>
/// <param name="ThemeTitle">The title of its theme; empty where it has none.</param>
/// <param name="SourceTitle">The short title of its source.</param>
/// <param name="Voice">Whose words it is, in words.</param>
/// <param name="Apparatus">The characters its fields were read from.</param>
public sealed record ShownExcerpt(Excerpt Excerpt, string Theme, string ThemeTitle, string SourceTitle, string Voice, Apparatus Apparatus)
{
    /// <summary>Where it stands in lists that are cut into pages.</summary>
    public Places Places { get; init; } = Places.First;
}

public sealed partial class SpeechesStore
{
    /// <summary>The columns of a passage; a statement adds which passages, and in what order.</summary>
    private const string PassageColumns = """
        select excerpt.record, excerpt.theme, theme.title as theme_title, source.short_title as source_title, source.voice_words as voice, excerpt.apparatus,
            (select number from part where list = 'theme' and subject = excerpt.collection || '/' || excerpt.theme
                and first <= excerpt.place order by first desc limit 1) as theme_part,
            (select month from month where month.collection = excerpt.collection and first <= excerpt.chronological
                order by first desc limit 1) as month,
            (select number from part where list = 'month' and subject = excerpt.collection || '/' || (
                select month from month where month.collection = excerpt.collection and first <= excerpt.chronological
                order by first desc limit 1) and first <= excerpt.chronological order by first desc limit 1) as month_part,
            (select json_group_object(own.counterpart, (
                select number from part where list = 'counterpart' and subject = own.counterpart and first <= own.chronological
                order by first desc limit 1)) from excerpt_counterpart as own where own.excerpt = excerpt.id) as with_parts
        from excerpt
        join theme on theme.collection = excerpt.collection and theme.slug = excerpt.theme
        join source on source.collection = excerpt.collection and source.slug = excerpt.source

        """;

    private static List<ShownExcerpt> Passages(Reader reader, string statement, object values) =>
        reader.Query<ShownRow>(statement, values).Select(ToShown).ToList();

    private static ShownExcerpt ToShown(ShownRow row) => new(Parse(row.Record), row.Theme, row.ThemeTitle, row.SourceTitle, row.Voice,
        ParseApparatus(row.Apparatus))
    {
        Places = row.WithParts is null ? Places.First : new(
            row.ThemePart ?? 1, row.Month, row.MonthPart ?? 1,
            JsonSerializer.Deserialize<Dictionary<string, long?>>(row.WithParts)!.ToDictionary(p => p.Key, p => p.Value ?? 1)),
    };

    [method: ExplicitConstructor]
    private sealed record ShownRow(string Record, string Theme, string ThemeTitle, string SourceTitle, string Voice, string Apparatus,
        long? ThemePart, string? Month, long? MonthPart, string? WithParts);
}
