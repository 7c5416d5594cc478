namespace Speeches.Identity;

/// <summary>What is known so far of an alignment: which passages are settled, and how.</summary>
/// <param name="then">The published passages.</param>
/// <param name="now">Today's passages.</param>
internal sealed class AlignmentState(IReadOnlyList<AlignedPassage> then, IReadOnlyList<AlignedPassage> now)
{
    private readonly bool[] thenSettled = new bool[then.Count], nowSettled = new bool[now.Count];
    private readonly int?[] keptBy = new int?[then.Count];

    public IReadOnlyList<AlignedPassage> Then => then;

    public IReadOnlyList<AlignedPassage> Now => now;

    /// <summary>For each of today's passages, what it is.</summary>
    public AlignedNow[] Found { get; } = new AlignedNow[now.Count];

    /// <summary>For each published passage, today's that it is part of.</summary>
    public int?[] JoinedInto { get; } = new int?[then.Count];

    /// <summary>Whether something is still to be found on both sides, or an answer has parts to be looked for.</summary>
    public bool HasOpen => (nowSettled.Contains(false) && Enumerable.Range(0, then.Count).Any(InPlayThen)) || (thenSettled.Contains(false) && Enumerable.Range(0, now.Count).Any(InPlayNow));

    public bool OpenThen(int index) => !thenSettled[index];

    public bool OpenNow(int index) => !nowSettled[index];

    /// <summary>Today's passage that keeps the id of a published one.</summary>
    public int? KeptBy(int index) => keptBy[index];

    /// <summary>Whether a published passage is open, or was decided to be a passage of today that may be only a part of it.</summary>
    public bool InPlayThen(int index) => OpenThen(index) || (keptBy[index] is { } keeper && Found[keeper].Ground == AlignmentGround.Decided);

    /// <summary>Whether a passage of today is open, or was decided to be, or to be part of, a published one.</summary>
    public bool InPlayNow(int index) => OpenNow(index) || (Found[index].Ground == AlignmentGround.Decided && (Found[index].Keeps ?? Found[index].SplitFrom) is not null);

    public void Decide(AlignmentDecision decision)
    {
        switch (decision)
        {
            case { Answer: AlignmentAnswer.Same, Then: { } t, Now: { } n }:
                Keep(t, n, AlignmentGround.Decided, 1);
                break;
            case { Answer: AlignmentAnswer.Split, Then: { } t, Now: { } n }:
                Part(t, n, AlignmentGround.Decided, 1);
                break;
            case { Answer: AlignmentAnswer.Joined, Then: { } t, Now: { } n }:
                Join(t, n);
                break;
            case { Answer: AlignmentAnswer.New, Now: { } n }:
                Found[n] = new(null, null, AlignmentGround.Decided, 0);
                nowSettled[n] = true;
                break;
            case { Answer: AlignmentAnswer.Withdrawn, Then: { } t }:
                thenSettled[t] = true;
                break;
            default:
                throw new ArgumentException($"The answer “{decision.Answer}” names published passage {decision.Then?.ToString() ?? "none"} and today's {decision.Now?.ToString() ?? "none"}; it has to name what it is about.", nameof(decision));
        }
    }

    /// <summary>Today's passage keeps the id of the published one.</summary>
    public void Keep(int t, int n, AlignmentGround ground, double score)
    {
        Found[n] = new(t, null, ground, score);
        keptBy[t] = n;
        thenSettled[t] = nowSettled[n] = true;
    }

    /// <summary>Today's passage is part of the published one, and keeps no id.</summary>
    public void Part(int t, int n, AlignmentGround ground, double score)
    {
        Found[n] = new(null, t, ground, score);
        nowSettled[n] = true;
    }

    /// <summary>The published passage is part of today's, and its id is kept by none.</summary>
    public void Join(int t, int n)
    {
        JoinedInto[t] = n;
        thenSettled[t] = true;
    }
}
