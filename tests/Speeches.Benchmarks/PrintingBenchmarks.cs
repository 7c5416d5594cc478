using BenchmarkDotNet.Attributes;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Benchmarks;

/// <summary>Reads the whole content and prints the database: what the first start of the site costs.</summary>
[MemoryDiagnoser]
public class PrintingBenchmarks : IDisposable
{
    private readonly Originals originals = new();

    [GlobalSetup]
    public void Publish() => new Publisher(originals.Folder).Publish(Originals.Collection, new(9999, 12, 31), new());

    [Benchmark]
    public DatabasePointer Print()
    {
        var diagnostics = new Diagnostics();
        return new SitePrinter(originals.Folder, new DataFolder(originals.Data)).Print(diagnostics, always: true)
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.All));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        originals.Dispose();
        GC.SuppressFinalize(this);
    }
}
