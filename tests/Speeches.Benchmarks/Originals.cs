using Speeches.Content;
using Speeches.Import;

namespace Speeches.Benchmarks;

/// <summary>The repository's own content, copied, so that nothing measured can write to it.</summary>
internal sealed class Originals : IDisposable
{
    public const string Collection = "covid-19-solidarity";

    private readonly string root = Directory.CreateTempSubdirectory("speeches-").FullName;

    public Originals()
    {
        var original = ProjectFolders.Find(null, null).Content.Root;
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(root, "content", Path.GetRelativePath(original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Folder = new(Path.Combine(root, "content"));
        Authorities = Authorities.Read(Folder, new());
    }

    public ContentFolder Folder { get; }

    public Authorities Authorities { get; }

    public string Data => Path.Combine(root, "data");

    /// <summary>The compilation, with its layout.</summary>
    public SourceReading Compilation()
    {
        var diagnostics = new Diagnostics();
        var reading = CollectionReading.Read(Folder, Collection, Authorities, diagnostics);
        return diagnostics.HasErrors ? throw new InvalidOperationException(string.Join('\n', diagnostics.All)) : reading!.Sources[0];
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
