using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>Writes down what every character of the witnesses was read as.</summary>
internal static class SpanRecords
{
    /// <summary>The spans of all sources, in their order.</summary>
    /// <param name="reading">What was read today.</param>
    /// <param name="records">The record of each excerpt.</param>
    public static IEnumerable<SpanRecord> Of(CollectionReading reading, IReadOnlyDictionary<DraftExcerpt, Excerpt> records)
    {
        var bySource = records.Keys.ToLookup(d => d.Source.File.Slug);
        foreach (var source in reading.Sources)
        {
            var byStart = bySource[source.File.Slug].ToDictionary(d => d.Passage.Range.Start);
            var attributed = byStart.Values.Where(d => d.Passage.Attribution is not null).OrderBy(d => d.Passage.Attribution!.Range.Start).ToList();
            var next = 0;
            var standfirsts = source.Reading.Standfirsts.ToDictionary(s => s.Range.Start);
            string? Slug(string? numeral) => reading.File.Themes.FirstOrDefault(t => t.Numeral == numeral)?.Slug;
            foreach (var span in source.Reading.Spans)
            {
                var draft = span.Kind switch
                {
                    SpanKind.Excerpt => byStart[span.Start],
                    SpanKind.Attribution => Attributed(span),
                    _ => null,
                };
                var record = draft is null ? null : records[draft];
                var standfirst = span.Kind == SpanKind.Standfirst ? standfirsts[span.Start] : null;
                // The record of an excerpt has its own text, with what is supplied, and its attribution.
                var emended = record is not null ? null : source.Emended(new(span.Start, span.End));
                yield return new()
                {
                    Source = source.File.Slug,
                    Witness = source.File.Witness,
                    Start = span.Start,
                    End = span.End,
                    Kind = span.Kind,
                    Theme = standfirst is not null ? Slug(standfirst.Theme) : span.Kind == SpanKind.Excerpt ? record!.Theme?.Slug : null,
                    Excerpt = record?.Id,
                    Position = span.Kind == SpanKind.Excerpt ? record!.Position : null,
                    CutOff = standfirst?.CutOff == true ? true : null,
                    Text = emended is { Emendations.Count: > 0 } ? emended.Text : null,
                    Emendations = emended is { Emendations.Count: > 0 } ? emended.Emendations : null,
                    Fields = span.Kind == SpanKind.Excerpt && ExcerptBuilder.Fields(draft!) is { Count: > 0 } fields ? fields : null,
                };
            }

            // A dash before an attribution, or parentheses around it, belong to its span.
            DraftExcerpt? Attributed(Span span)
            {
                while (next < attributed.Count && attributed[next].Passage.Attribution!.Range.Start < span.Start) next++;
                return next < attributed.Count && attributed[next].Passage.Attribution!.Range.End <= span.End ? attributed[next] : null;
            }
        }
    }
}
