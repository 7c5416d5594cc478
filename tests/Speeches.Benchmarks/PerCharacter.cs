using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Speeches.Benchmarks;

/// <summary>Adds a column: nanoseconds for one character, and how often that is the time of the shortest text.</summary>
internal sealed class PerCharacter : ManualConfig
{
    public PerCharacter()
    {
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(new Column());
        AddExporter(MarkdownExporter.GitHub);
        AddLogger(ConsoleLogger.Default);
    }

    private sealed class Column : IColumn
    {
        public string Id => nameof(PerCharacter);

        public string ColumnName => "ns/character";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Mean time for one character of the text, and the ratio to that of the shortest";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            if (Time(summary, benchmarkCase) is not { } time) return "";
            var shortest = summary.BenchmarksCases.MinBy(Times)!;
            return string.Create(CultureInfo.InvariantCulture, $"{time:0.0} ({time / Time(summary, shortest):0.00})");
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public bool IsAvailable(Summary summary) => summary.BenchmarksCases.All(c => c.Descriptor.Type == typeof(ParsingBenchmarks));

        private static double? Time(Summary summary, BenchmarkCase benchmarkCase) =>
            summary[benchmarkCase]?.ResultStatistics?.Mean / Times(benchmarkCase) / ParsingBenchmarks.Characters;

        private static int Times(BenchmarkCase benchmarkCase) => (int)benchmarkCase.Parameters[nameof(ParsingBenchmarks.Times)];
    }
}
