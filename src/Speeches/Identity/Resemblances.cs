namespace Speeches.Identity;

/// <summary>What a published passage and one of today's have in common.</summary>
/// <param name="Then">The published passage.</param>
/// <param name="Now">Today's passage.</param>
/// <param name="Shared">What their common words and word pairs weigh.</param>
/// <param name="Overlap">That as a part of what both weigh, 0 to 1.</param>
/// <param name="OfThen">That as a part of what the published passage weighs, 0 to 1.</param>
/// <param name="OfNow">That as a part of what today's weighs, 0 to 1.</param>
/// <param name="Agreement">What they have in common beside the words.</param>
internal sealed record Resemblance(int Then, int Now, double Shared, double Overlap, double OfThen, double OfNow, Agreement Agreement);

/// <summary>
/// Finds pairs of passages that resemble each other, without comparing all with all: through words and word pairs that at most
/// <see cref="MostPassages"/> published passages have, and through an attribution that few have. The <see cref="MostCandidates"/> that
/// share most are compared in full. So the work for a passage is at most a number times its length, however formulaic the source is;
/// a passage that shares only what more than <see cref="MostPassages"/> others have is found by its attribution or its neighbours, or not.
/// </summary>
internal sealed class Resemblances
{
    /// <summary>A word, or pair, that more passages have than this says nothing of which passage it is.</summary>
    public const int MostPassages = 64;

    /// <summary>As many published passages are compared in full with one of today's.</summary>
    public const int MostCandidates = 24;

    /// <summary>What resembles less has only formulas in common.</summary>
    private const double Least = 0.02;

    private readonly AlignmentState state;
    private readonly List<Resemblance>[] byThen, byNow;
    private readonly double[] settledLookAlike;

    public Resemblances(AlignmentState state)
    {
        this.state = state;
        Weights = new(state);
        byThen = Enumerable.Range(0, state.Then.Count).Select(_ => new List<Resemblance>()).ToArray();
        byNow = Enumerable.Range(0, state.Now.Count).Select(_ => new List<Resemblance>()).ToArray();
        settledLookAlike = new double[state.Now.Count];
        Compare();
    }

    public WordWeights Weights { get; }

    /// <summary>The passages of today that a published one resembles.</summary>
    public IReadOnlyList<Resemblance> OfThen(int t) => byThen[t];

    /// <summary>The published passages that one of today's resembles.</summary>
    public IReadOnlyList<Resemblance> OfNow(int n) => byNow[n];

    /// <summary>Every pair of open passages that resemble each other.</summary>
    public IEnumerable<Resemblance> Open() => byNow.SelectMany(list => list).Where(IsOpen);

    public bool IsOpen(Resemblance pair) => state.OpenThen(pair.Then) && state.OpenNow(pair.Now);

    /// <summary>Whether today's passage has more in common with a published one that is settled: then it is rather a copy of that one.</summary>
    public bool IsRatherACopy(Resemblance pair) => settledLookAlike[pair.Now] > pair.Shared
        || byNow[pair.Now].Any(other => other.Shared > pair.Shared && !state.OpenThen(other.Then) && state.KeptBy(other.Then) != pair.Now);

    /// <summary>How much of today's passage a published one has that was settled before anything was compared, 0 to 1.</summary>
    public double CopiedPart(Resemblance pair) => pair.OfNow > 0 ? settledLookAlike[pair.Now] * pair.OfNow / pair.Shared : 0;

    /// <summary>
    /// How much two passages resemble each other, 0 to 1: their overlap, with what agrees beside the words and the recognised passages
    /// before and after them.
    /// </summary>
    public double Score(Resemblance pair)
    {
        var score = pair.Overlap + pair.Agreement.Bonus;
        if (IsKept(pair.Then - 1, pair.Now - 1)) score += 0.03;
        if (IsKept(pair.Then + 1, pair.Now + 1)) score += 0.03;
        return Math.Min(1, score);
    }

    private bool IsKept(int t, int n) => t >= 0 && t < state.Then.Count && n >= 0 && n < state.Now.Count && state.Found[n].Keeps == t;

    private void Compare()
    {
        var inPlay = new Postings(Weights, state.InPlayThen);
        var settled = new Postings(Weights, t => !state.InPlayThen(t));
        var agreements = new Agreements(state);
        var byKey = Enumerable.Range(0, state.Then.Count).Where(t => state.InPlayThen(t) && agreements.ThenKey(t) is not null).ToLookup(agreements.ThenKey, StringComparer.Ordinal);
        var thenWeights = Weights.ThenFeatures.Select(Weights.Weight).ToArray();
        for (var n = 0; n < state.Now.Count; n++)
        {
            if (!state.InPlayNow(n)) continue;
            var features = Weights.NowFeatures[n];
            var nowWeight = Weights.Weight(features);
            var candidates = inPlay.Candidates(features, MostCandidates);
            if (agreements.NowKey(n) is { } key) candidates = candidates.Union(byKey[key]).ToList();
            foreach (var t in candidates.Order())
            {
                var shared = Weights.Shared(Weights.ThenFeatures[t], features);
                var agreement = agreements.Of(t, n);
                var pair = new Resemblance(t, n, shared, Part(2 * shared, thenWeights[t] + nowWeight), Part(shared, thenWeights[t]), Part(shared, nowWeight), agreement);
                if (Math.Max(pair.OfThen, pair.OfNow) < Least && !agreement.Agrees) continue;
                byThen[t].Add(pair);
                byNow[n].Add(pair);
            }
            foreach (var t in settled.Candidates(features, 4)) settledLookAlike[n] = Math.Max(settledLookAlike[n], Weights.Shared(Weights.ThenFeatures[t], features));
        }
    }

    private static double Part(double part, double whole) => whole > 0 ? part / whole : 0;
}
