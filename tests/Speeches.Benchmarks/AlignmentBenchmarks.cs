using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Speeches.Identity;

namespace Speeches.Benchmarks;

/// <summary>
/// Aligns passages of a hundred words, as rare and as frequent as in a language, with a later revision of them in another order: one
/// passage in ten edited, or every one.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 1, iterationCount: 3)]
public class AlignmentBenchmarks
{
    private List<AlignedPassage> then = [], now = [];

    [Params(1_000, 3_000, 10_000, 30_000)]
    public int Passages { get; set; }

    [Params(10, 100)]
    public int PercentEdited { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var random = new Random(1);
        var texts = Enumerable.Range(0, Passages).Select(_ => Enumerable.Range(0, 100).Select(_ => Word(random)).ToArray()).ToList();
        then = texts.Select(Passage).ToList();
        now = texts.Select(text => random.Next(100) < PercentEdited ? text.Select(w => random.Next(10) == 0 ? Word(random) : w).ToArray() : text).Select(Passage).Reverse().ToList();
    }

    [Benchmark]
    public int Align()
    {
        var kept = Alignment.Align(then, now, []).Now.Select((n, at) => n.Keeps == Passages - 1 - at).Count(right => right);
        return kept == Passages ? kept : throw new InvalidOperationException($"{kept} of {Passages} passages kept their ids: another alignment is measured than was meant.");
    }

    private static string Word(Random random) => string.Concat(((int)(20_000 * Math.Pow(random.NextDouble(), 4))).ToString("00000", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + d - '0')));

    private static AlignedPassage Passage(string[] words)
    {
        var text = string.Join(' ', words);
        return new(text, text, null, null, null, [], null);
    }
}
