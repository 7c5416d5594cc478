using BenchmarkDotNet.Running;
using Speeches.Benchmarks;

// dotnet run -c Release --project tests/Speeches.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/Speeches.Benchmarks -- revisions FOLDER [--details] [--reorder]
if (args is ["revisions", var folder, ..]) SuccessiveRevisions.Measure(folder, args.Contains("--details"), args.Contains("--reorder"));
else BenchmarkSwitcher.FromAssembly(typeof(ParsingBenchmarks).Assembly).Run(args, new PerCharacter());
