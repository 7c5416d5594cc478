namespace Speeches.Identity;

/// <summary>An inverted index: for each rare feature the published passages that have it.</summary>
internal sealed class Postings
{
    private readonly WordWeights weights;
    private readonly int[] starts, passages;
    private readonly double[] sums;

    /// <summary>Indexes published passages.</summary>
    /// <param name="weights">Their features.</param>
    /// <param name="included">Which of them are indexed.</param>
    public Postings(WordWeights weights, Func<int, bool> included)
    {
        this.weights = weights;
        sums = new double[weights.ThenFeatures.Length];
        var chosen = Enumerable.Range(0, sums.Length).Where(included).ToList();
        var counts = new int[weights.Count];
        foreach (var feature in chosen.SelectMany(t => weights.ThenFeatures[t])) counts[feature]++;
        starts = new int[weights.Count + 1];
        for (var feature = 0; feature < counts.Length; feature++)
            starts[feature + 1] = starts[feature] + (counts[feature] <= Resemblances.MostPassages ? counts[feature] : 0);
        passages = new int[starts[^1]];
        var next = starts.ToArray();
        foreach (var t in chosen)
        {
            foreach (var feature in weights.ThenFeatures[t])
            {
                if (counts[feature] <= Resemblances.MostPassages) passages[next[feature]++] = t;
            }
        }
    }

    /// <summary>The published passages that share most of the rare features.</summary>
    /// <param name="features">The features of one of today's passages.</param>
    /// <param name="most">As many at most.</param>
    /// <returns>Those that share most, of equals the first, in no order.</returns>
    public List<int> Candidates(int[] features, int most)
    {
        var touched = new List<int>();
        foreach (var feature in features)
        {
            var weight = weights.Weight(feature);
            for (var i = starts[feature]; i < starts[feature + 1]; i++)
            {
                if (sums[passages[i]] == 0) touched.Add(passages[i]);
                sums[passages[i]] += weight;
            }
        }
        var best = new PriorityQueue<int, (double, int)>(most + 1);
        foreach (var t in touched)
        {
            if (best.Count < most) best.Enqueue(t, (sums[t], -t));
            else best.EnqueueDequeue(t, (sums[t], -t));
        }
        foreach (var t in touched) sums[t] = 0;
        return best.UnorderedItems.Select(i => i.Element).ToList();
    }
}
