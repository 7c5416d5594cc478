using Speeches.Store;

namespace Speeches.Web;

/// <summary>How the pages and feeds put what a revision did to an excerpt.</summary>
public static class OutcomeWords
{
    /// <summary>The classes in the order in which a reader asks for them, each with its words.</summary>
    public static IReadOnlyDictionary<string, string> Classes { get; } = new Dictionary<string, string>
    {
        ["new"] = "new",
        ["withdrawn"] = "withdrawn",
        ["restored"] = "restored",
        ["split"] = "split",
        ["joined"] = "joined",
        ["text-edited"] = "text edited",
        ["attribution-changed"] = "attribution changed",
        ["noted"] = "noted",
        ["moved"] = "moved",
        ["unchanged"] = "unchanged",
    };

    /// <summary>What a class means, in half a sentence.</summary>
    public static string Meaning(string name) => name switch
    {
        "new" => "they were not there before",
        "withdrawn" => "they are gone, with their last text and the reason",
        "restored" => "they are there again",
        "split" => "one passage became several",
        "joined" => "several passages became one",
        "text-edited" => "their words changed; they are from the same occasion",
        "attribution-changed" => "what is said of them changed, and perhaps their words",
        "noted" => "only how something is known changed, and no version with it",
        "moved" => "they stand elsewhere, and nothing else changed",
        _ => "",
    };

    /// <summary>How many of what, in one line: <c>44 text edited, 2 noted, 18 unchanged</c>.</summary>
    /// <param name="counts">The counts by class.</param>
    public static string Summary(IReadOnlyDictionary<string, long> counts) =>
        string.Join(", ", Classes.Where(c => counts.ContainsKey(c.Key)).Select(c => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{counts[c.Key]} {c.Value}")));

    /// <summary>What happened to one excerpt, in a sentence.</summary>
    /// <param name="outcome">What the revision did.</param>
    public static string Sentence(RevisionOutcome outcome) => string.Join(' ', Sentences(outcome).Where(s => s.Length > 0));

    private static IEnumerable<string> Sentences(RevisionOutcome outcome)
    {
        yield return outcome switch
        {
            { Outcome: "withdrawn" } => $"Withdrawn: {outcome.Reason}",
            { Outcome: "merged" } => "It is part of another passage now.",
            { Outcome: "restored" } => "It is there again.",
            { Outcome: "new", Origin: not null } => "It was part of another passage before.",
            { Outcome: "new" } => "It was not there before.",
            { Class: "split" } => "Part of it is a passage of its own now.",
            { Class: "joined" } => "Another passage is part of it now.",
            { Class: "moved" } => "It stands elsewhere.",
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
        if (outcome.Class is "new" or "restored") return ["new"];
        if (outcome.Class == "withdrawn") return ["withdrawn"];
        var reattributed = outcome.Fields.Any(f => f is "counterparts" or "people" or "office" or "occasion" or "date" or "voice");
        var corrected = outcome.Class != "attribution-changed" || outcome.Fields.Any(f => f is "text" or "attribution" or "theme");
        return [.. corrected ? ["corrected"] : Array.Empty<string>(), .. reattributed ? ["re-attributed"] : Array.Empty<string>()];
    }
}
