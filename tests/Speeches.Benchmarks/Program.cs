using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/Speeches.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Speeches.Benchmarks.ParsingBenchmarks).Assembly).Run(args, new Speeches.Benchmarks.PerCharacter());
