using Speeches.Store;

namespace Speeches.Web;

/// <summary>How the pages and feeds put what a revision did to an excerpt.</summary>
public static class OutcomeWords
{
    /// <summary>What a class means, in half a sentence.</summary>
    public static string Meaning(OutcomeClass outcome) => outcome switch
    {
        OutcomeClass.New => "they were not there before",
        OutcomeClass.Withdrawn => "they are gone, with their last text and the reason",
        OutcomeClass.Restored => "they are there again",
        OutcomeClass.Split => "one passage became several",
        OutcomeClass.Joined => "several passages became one",
        OutcomeClass.TextEdited => "their words changed; they are from the same occasion",
        OutcomeClass.AttributionChanged => "what is said of them changed, and perhaps their words",
        OutcomeClass.Noted => "only how something is known changed, and no version with it",
        OutcomeClass.Moved => "they stand elsewhere, and nothing else changed",
        _ => "",
    };

    /// <summary>How many of what, in one line: <c>44 text edited, 2 noted, 18 unchanged</c>.</summary>
    /// <param name="counts">The counts by class.</param>
    public static string Summary(IReadOnlyDictionary<OutcomeClass, long> counts) => string.Join(", ", ClassesOfOutcomes.InOrder
        .Where(counts.ContainsKey).Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{counts[c]} {c.InWords()}")));

    /// <summary>What happened to one excerpt, in a sentence.</summary>
    /// <param name="outcome">What the revision did.</param>
    public static string Sentence(RevisionOutcome outcome) => string.Join(' ', Sentences(outcome).Where(s => s.Length > 0));

    private static IEnumerable<string> Sentences(RevisionOutcome outcome)
    {
        yield return outcome switch
        {
            { Outcome: Outcome.Withdrawn } => $"Withdrawn: {outcome.Reason}",
            { Outcome: Outcome.Merged } => "It is part of another passage now.",
            { Outcome: Outcome.Restored } => "It is there again.",
            { Outcome: Outcome.New, Origin: not null } => "It was part of another passage before.",
            { Outcome: Outcome.New } => "It was not there before.",
            { Class: OutcomeClass.Split } => "Part of it is a passage of its own now.",
            { Class: OutcomeClass.Joined } => "Another passage is part of it now.",
            { Class: OutcomeClass.Moved } => "It stands elsewhere.",
            _ => "",
        };
        if (outcome.Before is not null) yield return $"Changed: {Comparison.InWords(outcome.Fields)}.";
        if (outcome.EqualsVersion is { } equal) yield return $"It is the same again as version {equal}.";
    }

    /// <summary>
    /// The words under which a feed tells of a change, which readers can follow one by one: <c>new</c>, <c>corrected</c> (words or place in
    /// the collection), <c>re-attributed</c> (to whom, where, when, in whose voice) and <c>withdrawn</c>.
    /// </summary>
    /// <param name="outcome">What the revision did.</param>
    /// <returns>One, or where the words and the parties changed two.</returns>
    public static IReadOnlyList<string> FeedTerms(RevisionOutcome outcome)
    {
        if (outcome.Class is OutcomeClass.New or OutcomeClass.Restored) return ["new"];
        if (outcome.Class == OutcomeClass.Withdrawn) return ["withdrawn"];
        var reattributed = outcome.Fields.Any(f => f.Bearing is FieldBearing.Whence or FieldBearing.Circumstance);
        var corrected = outcome.Class != OutcomeClass.AttributionChanged || outcome.Fields.Any(f => f.Bearing == FieldBearing.Words);
        return [.. corrected ? ["corrected"] : Array.Empty<string>(), .. reattributed ? ["re-attributed"] : Array.Empty<string>()];
    }
}
