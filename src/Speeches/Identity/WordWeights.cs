namespace Speeches.Identity;

/// <summary>The words and numbers of one passage.</summary>
/// <param name="Words">The words in their order.</param>
/// <param name="Numbers">The numbers.</param>
internal sealed record PassageWords(int[] Words, int[] Numbers);

/// <summary>
/// What passages are compared by: their words, their numbers and their pairs of neighbouring words, each weighing the more the fewer
/// passages have it (its inverse document frequency over the whole source). Pairs are only kept for passages that are in play, and counted
/// in all.
/// </summary>
internal sealed class WordWeights
{
    private readonly Dictionary<string, int> vocabulary = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Before, int Word), int> known = [];
    private readonly List<int> wordLengths = [];
    private readonly double[] weights;

    public WordWeights(AlignmentState state)
    {
        ThenWords = state.Then.Select(p => Read(p.Text)).ToArray();
        NowWords = state.Now.Select(p => Read(p.Text)).ToArray();
        for (var t = 0; t < ThenWords.Length; t++)
        {
            if (state.InPlayThen(t)) Learn(ThenWords[t]);
        }
        for (var n = 0; n < NowWords.Length; n++)
        {
            if (state.InPlayNow(n)) Learn(NowWords[n]);
        }
        ThenFeatures = ThenWords.Select(Features).ToArray();
        NowFeatures = NowWords.Select(Features).ToArray();
        var (inThen, inNow) = (new int[known.Count], new int[known.Count]);
        foreach (var feature in ThenFeatures.SelectMany(f => f)) inThen[feature]++;
        foreach (var feature in NowFeatures.SelectMany(f => f)) inNow[feature]++;
        var all = Math.Max(ThenWords.Length, NowWords.Length);
        // A passage that stays is on both sides, so the frequencies of the sides are not added.
        weights = inThen.Zip(inNow, (t, n) => Math.Log((all + 1.0) / Math.Max(t, n))).ToArray();
    }

    public PassageWords[] ThenWords { get; }

    public PassageWords[] NowWords { get; }

    /// <summary>For each published passage its features in ascending order; of one that is not in play only those that one in play has too.</summary>
    public int[][] ThenFeatures { get; }

    /// <summary>The same of today's passages.</summary>
    public int[][] NowFeatures { get; }

    /// <summary>How many features there are.</summary>
    public int Count => weights.Length;

    /// <summary>What a feature weighs; more than 0.</summary>
    public double Weight(int feature) => weights[feature];

    /// <summary>What the features of a passage weigh.</summary>
    public double Weight(int[] features)
    {
        var sum = 0.0;
        foreach (var feature in features) sum += weights[feature];
        return sum;
    }

    /// <summary>What the features weigh that two passages share.</summary>
    public double Shared(int[] one, int[] other)
    {
        var (sum, i, j) = (0.0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            if (one[i] == other[j])
            {
                sum += weights[one[i]];
                i++;
                j++;
            }
            else if (one[i] < other[j]) i++;
            else j++;
        }
        return sum;
    }

    /// <summary>The characters of a word, with the space behind it.</summary>
    public int Characters(int word) => wordLengths[word] + 1;

    private PassageWords Read(string text)
    {
        var words = new List<int>();
        var numbers = new List<int>();
        var lookup = vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        BareText.Words(text, (word, isNumber) =>
        {
            if (!lookup.TryGetValue(word, out var id))
            {
                lookup[word] = id = wordLengths.Count;
                wordLengths.Add(word.Length);
            }
            (isNumber ? numbers : words).Add(id);
        });
        return new([.. words], [.. numbers]);
    }

    private void Learn(PassageWords passage)
    {
        foreach (var key in Keys(passage)) known.TryAdd(key, known.Count);
    }

    private int[] Features(PassageWords passage)
    {
        var features = new List<int>();
        foreach (var key in Keys(passage))
        {
            if (known.TryGetValue(key, out var feature)) features.Add(feature);
        }
        features.Sort();
        return features.Distinct().ToArray();
    }

    /// <summary>The keys of what it has: a pair is two words, and a word or a number comes after -1.</summary>
    private static IEnumerable<(int Before, int Word)> Keys(PassageWords passage)
    {
        foreach (var number in passage.Numbers) yield return (-1, number);
        var before = -1;
        foreach (var word in passage.Words)
        {
            yield return (-1, word);
            if (before >= 0) yield return (before, word);
            before = word;
        }
    }
}
