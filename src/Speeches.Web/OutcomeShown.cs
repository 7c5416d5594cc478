using Speeches.Store;

namespace Speeches.Web;

/// <summary>What a revision did to an excerpt, as its page shows it.</summary>
/// <param name="Outcome">What it did.</param>
/// <param name="IsCompared">Whether the versions stand beside each other: a page has room for so many words.</param>
public sealed record OutcomeShown(RevisionOutcome Outcome, bool IsCompared)
{
    /// <summary>The most characters (UTF-16 units) of texts that the page of a revision sets beside others.</summary>
    private const int MostCompared = 40_000;

    /// <summary>The outcomes in their order, with the comparisons that there is room for.</summary>
    public static IReadOnlyList<OutcomeShown> Of(IEnumerable<RevisionOutcome> outcomes)
    {
        var room = MostCompared;
        return outcomes.Select(o => new OutcomeShown(o, o.Before is not null
            && (room -= o.Excerpt.Text.Length + o.Before.Text.Length) >= 0)).ToList();
    }
}
