namespace Speeches.Identity;

/// <summary>A passage as alignment compares it: one of the last revision, or one of today's reading of the same source.</summary>
/// <param name="Text">The words, emended.</param>
/// <param name="AsPrinted">The words, as its witness prints them.</param>
/// <param name="Attribution">The attribution as printed; null where it has none of its own.</param>
/// <param name="Theme">The numeral of its theme; null where unplaced.</param>
/// <param name="Kind">The kind of its occasion; null where its own attribution names none.</param>
/// <param name="Parties">The ids of its people and counterparts; empty where it has none.</param>
/// <param name="Date">Null where none is known.</param>
public sealed record AlignedPassage(string Text, string AsPrinted, string? Attribution, string? Theme, string? Kind, IReadOnlyList<string> Parties, EdtfDate? Date);

/// <summary>What an editor answers of a passage, in <c>alignment.csv</c>.</summary>
public enum AlignmentAnswer
{
    /// <summary>It is that excerpt, and keeps its id.</summary>
    Same,

    /// <summary>It is none of those that were published.</summary>
    New,

    /// <summary>It is part of that excerpt, another part of which may keep the id.</summary>
    Split,

    /// <summary>That excerpt is part of it, and another may give it its id.</summary>
    Joined,

    /// <summary>That excerpt is gone; no passage of today is it.</summary>
    Withdrawn,
}

/// <summary>An answer, resolved to places in the two lists.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Then">The published passage; null for <see cref="AlignmentAnswer.New"/>.</param>
/// <param name="Now">Today's passage; null for <see cref="AlignmentAnswer.Withdrawn"/>.</param>
public readonly record struct AlignmentDecision(AlignmentAnswer Answer, int? Then, int? Now);

/// <summary>How it is known that two passages are one.</summary>
public enum AlignmentGround
{
    /// <summary>Nothing was found: the passage is new.</summary>
    None,

    /// <summary>An editor decided it.</summary>
    Decided,

    /// <summary>The same words.</summary>
    SameWords,

    /// <summary>So much in common that it is certain.</summary>
    Certain,
}

/// <summary>What one of today's passages is.</summary>
/// <param name="Keeps">The published passage whose id it keeps; null where it keeps none.</param>
/// <param name="SplitFrom">The published passage that it was split from while another part kept the id; null where it was not.</param>
/// <param name="Ground">How that is known.</param>
/// <param name="Score">What it has in common with that passage, 0 to 1.</param>
public readonly record struct AlignedNow(int? Keeps, int? SplitFrom, AlignmentGround Ground, double Score);

/// <summary>A published passage that one of today's might be.</summary>
/// <param name="Then">The published passage.</param>
/// <param name="Answer">What is proposed: same, split or joined.</param>
/// <param name="Score">What they have in common, 0 to 1.</param>
public readonly record struct AlignmentProposal(int Then, AlignmentAnswer Answer, double Score);

/// <summary>What only an editor can decide: neither certain nor hopeless.</summary>
/// <param name="Now">Today's passage.</param>
/// <param name="Proposals">Best first; never empty.</param>
public sealed record AlignmentQuestion(int Now, IReadOnlyList<AlignmentProposal> Proposals);

/// <summary>Which published passage each of today's is.</summary>
/// <param name="Now">For each of today's passages, what it is.</param>
/// <param name="JoinedInto">For each published passage, today's passage that it is part of while another gave that one its id; null where it is not.</param>
/// <param name="Questions">What is open; such a passage keeps no id here.</param>
public sealed record AlignmentResult(IReadOnlyList<AlignedNow> Now, IReadOnlyList<int?> JoinedInto, IReadOnlyList<AlignmentQuestion> Questions);

/// <summary>
/// Finds which published passage each of today's is, by what they say: the editor's answers, then the same words, then parts of one
/// passage and passages made one, then the words in common, the rare ones counting most. Who is named and when support the words and
/// never outweigh them; a theme's numeral and the order only break ties.
/// </summary>
public static class Alignment
{
    /// <summary>Aligns the passages of one source. Time and memory grow with the number of words, not with its square: see <see cref="Resemblances"/> for what is bounded.</summary>
    /// <param name="then">The published passages, in their order.</param>
    /// <param name="now">Today's passages, in their order.</param>
    /// <param name="decisions">The editor's answers; each place is named at most once for <see cref="AlignmentAnswer.Same"/>.</param>
    public static AlignmentResult Align(IReadOnlyList<AlignedPassage> then, IReadOnlyList<AlignedPassage> now, IReadOnlyList<AlignmentDecision> decisions)
    {
        var state = new AlignmentState(then, now);
        foreach (var decision in decisions) state.Decide(decision);
        SameWords.Match(state);
        if (!state.HasOpen) return new(state.Found, state.JoinedInto, []);
        var resemblances = new Resemblances(state);
        new SplitsAndJoins(state, resemblances).Find();
        new BestAssignment(state, resemblances).Find();
        return new(state.Found, state.JoinedInto, OpenQuestions.Ask(state, resemblances));
    }
}
