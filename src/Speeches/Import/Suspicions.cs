using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>Warnings about a source that was read without an error, but perhaps not as it is meant: what only a reader who knows such texts would see.</summary>
public static class Suspicions
{
    /// <summary>What should be looked at in a source.</summary>
    /// <param name="source">The source as read.</param>
    /// <param name="excerpts">Its excerpts, in the order of the text.</param>
    /// <param name="openings">The words that open attributions.</param>
    /// <returns>Warnings, in the order of the text.</returns>
    public static IReadOnlyList<Finding> Of(SourceReading source, IReadOnlyList<DraftExcerpt> excerpts, IReadOnlyList<Opening> openings)
    {
        var layout = source.Witness.Layout with { Openings = openings };
        return
        [
            .. SwallowedAttributions.Find(source.Reading, layout)
                .Concat(LongPassages.Find(source.Reading.Passages))
                .Concat(AttributionDates.Find(source.Reading, new(layout.Language, layout.DigitsLost)))
                .Concat(DateOrder.Find(excerpts))
                .OrderBy(f => f.At),
        ];
    }
}
