using BenchmarkDotNet.Attributes;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Benchmarks;

/// <summary>Reads what is published and prints the database: what the first start of the site costs.</summary>
[MemoryDiagnoser]
public class PrintingBenchmarks : IDisposable
{
    private readonly Originals originals = new();

    [GlobalSetup]
    public void Publish()
    {
        using var revision = new Publisher(originals.Folder).PreparePublish(Originals.Collection, new(9999, 12, 31), new());
        if (revision is not null) new SitePrinter(originals.Folder, new DataFolder(originals.Data)).Publish(revision, new());
    }

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
