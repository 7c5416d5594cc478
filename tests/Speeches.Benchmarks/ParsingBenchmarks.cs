using BenchmarkDotNet.Attributes;
using Speeches.Import;
using Speeches.Parsing;

namespace Speeches.Benchmarks;

/// <summary>Parses the compilation, repeated: the time for one character should not depend on the length.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private string text = "";
    private Layout layout = new();

    [Params(1, 10, 100, 300)]
    public int Times { get; set; }

    /// <summary>The length of what is repeated, for the column that divides by it.</summary>
    internal static int Characters { get; } = Length();

    [GlobalSetup]
    public void Repeat()
    {
        using var originals = new Originals();
        var compilation = originals.Compilation();
        // The last section breaks off and would take all that follows for its standfirst.
        layout = compilation.Witness.Layout with { Sections = [.. compilation.Witness.Layout.Sections.SkipLast(1)], Openings = originals.Authorities.Openings };
        text = string.Concat(Enumerable.Repeat(Measured(compilation), Times));
        var passages = Parse().Passages.Count;
        if (passages != 43 * Times) throw new InvalidOperationException($"{passages} passages were read, not {43 * Times}: another text is measured than was meant.");
    }

    [Benchmark]
    public Reading Parse() => WitnessParser.Parse(text, layout);

    private static int Length()
    {
        using var originals = new Originals();
        return Measured(originals.Compilation()).Length;
    }

    private static string Measured(SourceReading compilation) => compilation.Reading.Text[..compilation.Reading.Spans.Last(s => s.Kind == SpanKind.Numeral).Start];
}
