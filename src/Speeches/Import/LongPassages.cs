using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>Finds passages far longer than the others of their source: an attribution in them may have been missed.</summary>
internal static class LongPassages
{
    /// <summary>With fewer passages there is no usual length.</summary>
    private const int Fewest = 8;

    /// <summary>How many times the median a passage may have; more where lengths vary much.</summary>
    private const double Factor = 3;

    /// <summary>How many times the median deviation a passage may be away from the median, both of the logarithms.</summary>
    private const double Deviations = 4;

    public static IEnumerable<Finding> Find(IReadOnlyList<Passage> passages)
    {
        if (passages.Count < Fewest) yield break;
        var logarithms = passages.Select(p => Math.Log(p.Range.Length)).ToList();
        var median = Median(logarithms);
        var limit = median + Math.Max(Math.Log(Factor), Deviations * Median(logarithms.Select(l => Math.Abs(l - median))));
        foreach (var passage in passages.Where(p => Math.Log(p.Range.Length) > limit))
        {
            yield return new(Severity.Warning, passage.Range.Start,
                $"This passage has {passage.Range.Length} characters, but half of the passages of its source have {Math.Round(Math.Exp(median))} at most; check whether an attribution inside it was missed.");
        }
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
