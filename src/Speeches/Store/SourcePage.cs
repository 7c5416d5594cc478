using Dapper;

namespace Speeches.Store;

/// <summary>A span of a witness, as the source's page shows it.</summary>
/// <param name="Place">The order in the text, from 0.</param>
/// <param name="Start">The first UTF-16 unit of the decoded witness.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Excerpt">The id of the excerpt that it is, or that it attributes; null else.</param>
/// <param name="Text">Its characters, as received.</param>
/// <param name="Theme">The numeral of that excerpt's theme; null where it is unplaced, or where there is none.</param>
/// <param name="Position">That excerpt's place within source and theme; null where there is none.</param>
/// <param name="Apparatus">Its emendations, and the fields that were read from it.</param>
public sealed record WitnessSpan(long Place, long Start, string Kind, string? Excerpt, string Text, string? Theme, long? Position, Apparatus Apparatus);

/// <summary>The current witness of a source: its spans joined, part by part, give it back.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Source">The source.</param>
/// <param name="Spans">Every span of this part, in the order of the text.</param>
/// <param name="Part">Which part of the text it is.</param>
public sealed record SourcePage(CollectionSummary Collection, SourceSummary Source, IReadOnlyList<WitnessSpan> Spans, ListPart Part);

public sealed partial class SpeechesStore
{
    private const string SpansStatement = """
        select span.place, start, kind, span.excerpt, text, nullif(theme.numeral, '') as theme, position, span.apparatus
        from span
        left join excerpt on excerpt.id = span.excerpt
        left join theme on theme.collection = excerpt.collection and theme.slug = excerpt.theme
        where span.collection = @slug and span.source = @source and start between @first and @last
        order by span.place
        """;

    /// <summary>A source with its current witness.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="source">The source's slug.</param>
    /// <param name="number">Which part of the text.</param>
    /// <returns>Null where there is no such source, or no such part.</returns>
    public SourcePage? FindSource(string slug, string source, long number = 1) => Read(reader =>
        Collection(reader, slug) is { } collection
            && reader.QuerySingleOrDefault<SourceSummary>(SourceStatement, new { slug, source }) is { } found
            && Part(reader, PageKind.Source, $"{slug}/{source}", number) is { } part
            ? new SourcePage(collection, found, reader.Query<WitnessSpanRow>(SpansStatement,
                new { slug, source, first = part.First, last = part.Last })
                .Select(s => new WitnessSpan(s.Place, s.Start, s.Kind, s.Excerpt, s.Text, s.Theme, s.Position,
                    ParseApparatus(s.Apparatus))).ToList(), part)
            : null);

    [method: ExplicitConstructor]
    private sealed record WitnessSpanRow(long Place, long Start, string Kind, string? Excerpt, string Text, string? Theme, long? Position, string Apparatus);
}
