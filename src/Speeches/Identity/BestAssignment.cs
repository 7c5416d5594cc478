namespace Speeches.Identity;

/// <summary>
/// Gives today's passages the published ones that they resemble most, where that is certain: first what is the best of both sides by a
/// clear margin, then the best assignment within each group of passages that might be each other's, then what stands between the same
/// neighbours and has the same attribution.
/// </summary>
/// <param name="state">What is known, and becomes known.</param>
/// <param name="resemblances">What resembles what.</param>
internal sealed class BestAssignment(AlignmentState state, Resemblances resemblances)
{
    /// <summary>What resembles less is not the same passage.</summary>
    public const double Hopeless = 0.2;

    /// <summary>An overlap above this is certain, if nothing else comes near it.</summary>
    private const double Certain = 0.5;

    /// <summary>The same where attribution or parties agree.</summary>
    private const double CertainWhereAgreed = 0.35;

    /// <summary>The same where they speak against it.</summary>
    private const double CertainAgainst = 0.65;

    /// <summary>How much better than the next best it has to be.</summary>
    private const double Margin = 0.1;

    /// <summary>A group with more passages on a side is not assigned as a whole: it would take the cube of that. Only clear margins count there.</summary>
    private const int LargestGroup = 48;

    /// <summary>A stretch between two recognised passages with more passages on a side says nothing of each of them.</summary>
    private const int LongestGap = 16;

    /// <summary>What a passage that was translated anew still has in common with the old one.</summary>
    private const double Retranslated = 0.03;

    /// <summary>A passage that has so much of another is rather a copy of that one than a new translation.</summary>
    private const double MostlyCopied = 0.4;

    public void Find()
    {
        do
        {
            while (KeepClear())
            {
            }
        }
        while (KeepAssigned() || KeepBetweenNeighbours());
    }

    /// <summary>The least overlap with which a pair is certain.</summary>
    private static double Bar(Agreement agreement) => agreement.Agrees ? CertainWhereAgreed : agreement.Conflicts ? CertainAgainst : Certain;

    private bool IsEnough(Resemblance pair) => pair.Overlap > Bar(pair.Agreement) && !resemblances.IsRatherACopy(pair);

    /// <summary>Keeps each pair that is the best of both its passages by the margin.</summary>
    private bool KeepClear()
    {
        var pairs = resemblances.Open().Select(p => (Pair: p, Score: resemblances.Score(p))).OrderByDescending(p => p.Score).ThenBy(p => p.Pair.Now).ThenBy(p => p.Pair.Then).ToList();
        var (thenBest, nowBest) = (new TwoBest[state.Then.Count], new TwoBest[state.Now.Count]);
        foreach (var (pair, score) in pairs)
        {
            thenBest[pair.Then].Add(score);
            nowBest[pair.Now].Add(score);
        }
        var kept = false;
        foreach (var (pair, score) in pairs)
        {
            if (!resemblances.IsOpen(pair) || !IsEnough(pair)) continue;
            if (!thenBest[pair.Then].IsClear(score) || !nowBest[pair.Now].IsClear(score)) continue;
            state.Keep(pair.Then, pair.Now, AlignmentGround.Certain, score);
            kept = true;
        }
        return kept;
    }

    /// <summary>Keeps the pairs of each group's best assignment that are the best of both sides, and without which the assignment would be worse by the margin.</summary>
    private bool KeepAssigned()
    {
        var kept = false;
        foreach (var group in Groups())
        {
            var then = group.Select(p => p.Then).Distinct().Order().ToList();
            var now = group.Select(p => p.Now).Distinct().Order().ToList();
            if (then.Count > LargestGroup || now.Count > LargestGroup || group.Count < 2) continue;
            var scores = new double[now.Count, then.Count];
            // So little for the order that it decides between equals alone.
            foreach (var pair in group) scores[now.IndexOf(pair.Now), then.IndexOf(pair.Then)] = resemblances.Score(pair) - 1e-9 * Math.Abs(now.IndexOf(pair.Now) - then.IndexOf(pair.Then));
            var best = Hungarian.Assign(scores);
            var total = Total(scores, best);
            foreach (var pair in group)
            {
                var (row, column) = (now.IndexOf(pair.Now), then.IndexOf(pair.Then));
                if (best[row] != column || !IsEnough(pair) || !IsBestOfBoth(scores, row, column)) continue;
                var score = scores[row, column];
                scores[row, column] = 0;
                var without = Total(scores, Hungarian.Assign(scores));
                scores[row, column] = score;
                if (total - without < Margin) continue;
                state.Keep(pair.Then, pair.Now, AlignmentGround.Certain, resemblances.Score(pair));
                kept = true;
            }
        }
        return kept;

        static double Total(double[,] scores, int[] assigned)
        {
            var total = 0.0;
            for (var row = 0; row < assigned.Length; row++)
            {
                if (assigned[row] >= 0) total += scores[row, assigned[row]];
            }
            return total;
        }

        static bool IsBestOfBoth(double[,] scores, int row, int column)
        {
            for (var other = 0; other < scores.GetLength(1); other++)
            {
                if (scores[row, other] > scores[row, column]) return false;
            }
            for (var other = 0; other < scores.GetLength(0); other++)
            {
                if (scores[other, column] > scores[row, column]) return false;
            }
            return true;
        }
    }

    /// <summary>The open pairs that are not hopeless, in groups that share no passage.</summary>
    private List<List<Resemblance>> Groups()
    {
        var open = resemblances.Open().Where(p => resemblances.Score(p) >= Hopeless).ToList();
        var parent = Enumerable.Range(0, state.Then.Count + state.Now.Count).ToArray();
        foreach (var pair in open) parent[Root(state.Then.Count + pair.Now)] = Root(pair.Then);
        return open.GroupBy(p => Root(p.Then)).Select(g => g.ToList()).ToList();

        int Root(int node)
        {
            while (parent[node] != node) node = parent[node] = parent[parent[node]];
            return node;
        }
    }

    /// <summary>Keeps a passage of which few words are left, where it stands between recognised ones, has the same attribution, and nothing else comes near it.</summary>
    private bool KeepBetweenNeighbours()
    {
        var found = BetweenNeighbours(state).Where(p => p.Then.Count > 0 && p.Now.Count > 0).SelectMany(gap =>
        {
            var pairs = gap.Now.SelectMany(n => resemblances.OfNow(n)).Where(p => gap.Then.Contains(p.Then) && p.Agreement.Agrees).ToList();
            return pairs.Where(p => pairs.Count(o => o.Then == p.Then || o.Now == p.Now) == 1);
        }).Where(p => p.Overlap >= Retranslated && resemblances.CopiedPart(p) < MostlyCopied && !HasRival(p)).ToList();
        foreach (var pair in found) state.Keep(pair.Then, pair.Now, AlignmentGround.Certain, resemblances.Score(pair));
        return found.Count > 0;

        bool HasRival(Resemblance pair) => resemblances.OfNow(pair.Now).Concat(resemblances.OfThen(pair.Then))
            .Any(other => other != pair && resemblances.IsOpen(other) && resemblances.Score(other) > Math.Max(Hopeless, resemblances.Score(pair) - Margin));
    }

    /// <summary>The open passages of both sides between two that are recognised as following each other, the beginning and the end counted as recognised.</summary>
    internal static IEnumerable<(List<int> Then, List<int> Now)> BetweenNeighbours(AlignmentState state)
    {
        var (lastThen, lastNow) = (-1, -1);
        for (var n = 0; n <= state.Now.Count; n++)
        {
            if (n < state.Now.Count && state.Found[n].Keeps is null) continue;
            var t = n < state.Now.Count ? state.Found[n].Keeps!.Value : state.Then.Count;
            if (t - lastThen is > 1 and <= LongestGap + 1 && n - lastNow is > 1 and <= LongestGap + 1 && (lastNow >= 0 || n < state.Now.Count))
                yield return (Enumerable.Range(lastThen + 1, t - lastThen - 1).Where(state.OpenThen).ToList(), Enumerable.Range(lastNow + 1, n - lastNow - 1).Where(state.OpenNow).ToList());
            (lastThen, lastNow) = (t, n);
        }
    }

    /// <summary>The two highest of the scores that were added.</summary>
    private struct TwoBest
    {
        private double best, second;

        public void Add(double score)
        {
            if (score > best) (best, second) = (score, best);
            else if (score > second) second = score;
        }

        public readonly bool IsClear(double score) => score == best && score - second >= Margin;
    }
}
