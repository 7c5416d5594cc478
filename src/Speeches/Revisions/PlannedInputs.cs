using System.Text;
using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>The files that a revision is made from, and those that it brings. Paths are within the collection's folder.</summary>
internal static class PlannedInputs
{
    /// <summary>The small files that a revision is made from.</summary>
    /// <param name="folder">The content as it is to be published.</param>
    /// <param name="reading">What was read today.</param>
    /// <param name="occasions">The text of <c>occasions.csv</c> as it will be.</param>
    public static SortedDictionary<string, byte[]> Of(ContentFolder folder, CollectionReading reading, string occasions)
    {
        var slug = reading.File.Slug;
        var inputs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["collection.md"] = folder.ReadBytes($"{slug}/collection.md"),
            ["occasions.csv"] = Encoding.UTF8.GetBytes(occasions),
        };
        foreach (var source in reading.Sources.Select(s => s.File))
        {
            foreach (var path in new[] { $"sources/{source.Slug}/source.md", $"sources/{source.Slug}/{source.Witness}/witness.md" })
                inputs[path] = folder.ReadBytes($"{slug}/{path}");
            KeepWhereThere($"sources/{source.Slug}/{source.Witness}/emendations.csv");
            KeepWhereThere($"sources/{source.Slug}/{source.Witness}/alignment.csv");
        }
        KeepWhereThere("supplied.csv");
        return inputs;

        void KeepWhereThere(string path)
        {
            if (folder.Exists($"{slug}/{path}")) inputs[path] = folder.ReadBytes($"{slug}/{path}");
        }
    }

    /// <summary>Those that differ from the last revision.</summary>
    public static List<string> Changed(IReadOnlyDictionary<string, byte[]> inputs, RevisionFolder? last) => inputs
        .Where(i => last?.Info.Files.GetValueOrDefault($"inputs/{i.Key}") != ContentFolder.Digest(i.Value)).Select(i => i.Key)
        .Concat(last is null ? [] : last.Info.Files.Keys.Where(f => f.StartsWith("inputs/", StringComparison.Ordinal) && !inputs.ContainsKey(f[7..])).Select(f => f[7..])).ToList();

    /// <summary>
    /// The files on the disk that are to be replaced: the register and the occasions always, so that whoever changed one meanwhile is
    /// not overwritten; of the others those that are to be otherwise, but for the files of a new witness, which come with its folder.
    /// </summary>
    public static SortedDictionary<string, string?> Replaced(ContentFolder before, string collection, IReadOnlyDictionary<string, byte[]> inputs)
    {
        var replaced = new SortedDictionary<string, string?>(StringComparer.Ordinal) { ["register.csv"] = Present("register.csv"), ["occasions.csv"] = Present("occasions.csv") };
        foreach (var (path, bytes) in inputs.Where(i => i.Key.Count(c => c == '/') < 3 || Directory.Exists(before.FullPath($"{collection}/{i.Key[..i.Key.LastIndexOf('/')]}"))))
        {
            if (Present(path) is var present && present != ContentFolder.Digest(bytes)) replaced[path] = present;
        }
        return replaced;

        string? Present(string path) => before.Exists($"{collection}/{path}") ? ContentFolder.Digest(before.ReadBytes($"{collection}/{path}")) : null;
    }

    /// <summary>The digest of each file of the witnesses.</summary>
    public static SortedDictionary<string, string> Witnesses(ContentFolder folder, CollectionReading reading)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in reading.Sources)
        {
            foreach (var path in Files(source, reading.File.Slug))
                digests[Within(path, reading.File.Slug)] = ContentFolder.Digest(folder.ReadBytes(path));
            digests[Within(source.TextFile, reading.File.Slug)] = ContentFolder.Digest(Text(folder, source));
        }
        return digests;
    }

    /// <summary>The files that the folders of witnesses get: all of a new one; of one that is there, the text taken from its pages.</summary>
    public static SortedDictionary<string, byte[]> WitnessFiles(ContentFolder folder, ContentFolder before, CollectionReading reading)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var slug = reading.File.Slug;
        foreach (var source in reading.Sources)
        {
            var place = SourceReading.Folder(slug, source.File.Slug, source.File.Witness);
            if (!folder.Exists(source.TextFile)) files[Within(source.TextFile, slug)] = Text(folder, source);
            if (Directory.Exists(before.FullPath(place))) continue;
            foreach (var path in Files(source, slug).Concat(new[] { "witness.md", "emendations.csv", "alignment.csv" }.Select(f => $"{place}/{f}")).Where(folder.Exists))
                files[Within(path, slug)] = folder.ReadBytes(path);
        }
        return files;
    }

    private static IEnumerable<string> Files(SourceReading source, string collection) =>
        source.Witness.Files.Select(f => $"{SourceReading.Folder(collection, source.File.Slug, source.File.Witness)}/{f}");

    private static byte[] Text(ContentFolder folder, SourceReading source) =>
        folder.Exists(source.TextFile) ? folder.ReadBytes(source.TextFile) : Encoding.UTF8.GetBytes(source.Reading.Text);

    private static string Within(string path, string collection) => path[(collection.Length + 1)..];
}
