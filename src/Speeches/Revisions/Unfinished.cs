using System.Globalization;
using System.Text;
using System.Text.Json;
using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>
/// A small file beside the revisions says which one is being made, from before its commit point until everything that belongs to it is
/// in its place. While it is there, a committed revision is read as completed; the next command that writes completes it, or discards
/// what was not committed.
/// </summary>
internal static class Unfinished
{
    /// <summary>Says that a revision is being made.</summary>
    public static void Begin(ContentFolder folder, string collection, int number)
    {
        DurableFiles.Write(Mark(folder, collection), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}\n")));
        DurableFiles.SyncFolder(folder.FullPath(RevisionFolder.Of(collection)));
    }

    /// <summary>The content as it is when the committed revision is completed; the folder itself where none is unfinished.</summary>
    /// <exception cref="ContentException">The revision cannot be read.</exception>
    public static ContentFolder AsCompleted(ContentFolder folder, string collection) =>
        Committed(folder, collection) is { } info ? folder.Snapshot(Files(folder, collection, info)) : folder;

    /// <summary>Completes the revision that was committed, and discards what was not.</summary>
    /// <exception cref="ContentException">The revision cannot be read.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Finish(ContentFolder folder, string collection)
    {
        var revisions = RevisionFolder.Of(collection);
        if (Committed(folder, collection) is { } info)
        {
            foreach (var witness in UnplacedWitnesses(folder, collection, info))
            {
                Directory.Move(folder.FullPath($"{witness}.tmp"), folder.FullPath(witness));
                DurableFiles.SyncFolder(Path.GetDirectoryName(folder.FullPath(witness))!);
            }
            foreach (var (path, bytes) in Files(folder, collection, info))
            {
                if (bytes is not null) DurableFiles.Replace(folder.FullPath(path), bytes);
                else DurableFiles.Delete(folder.FullPath(path));
            }
        }
        foreach (var unfinished in folder.Folders(revisions).Where(n => n.EndsWith(".tmp", StringComparison.Ordinal)).Select(n => $"{revisions}/{n}").Concat(TemporaryWitnesses(folder, collection)).ToList())
            Directory.Delete(folder.FullPath(unfinished), recursive: true);
        if (File.Exists(Mark(folder, collection))) DurableFiles.Delete(Mark(folder, collection));
    }

    /// <summary>The revision that is committed but perhaps not completed; null where there is none.</summary>
    private static RevisionInfo? Committed(ContentFolder folder, string collection)
    {
        var mark = $"{RevisionFolder.Of(collection)}/.unfinished";
        if (!folder.Exists(mark) || !int.TryParse(folder.ReadText(mark), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)) return null;
        var path = $"{RevisionFolder.Of(collection, number)}/revision.json";
        try
        {
            return folder.Exists(path) ? JsonSerializer.Deserialize(folder.ReadBytes(path), RevisionJson.Readable.RevisionInfo) : null;
        }
        catch (JsonException e)
        {
            throw new ContentException(path, "This file of a frozen revision is not one that this program wrote. Restore it from version control.", e);
        }
    }

    /// <summary>The files that the revision brings, with what they hold; null for one that it takes away. One that an editor has changed since stays.</summary>
    private static Dictionary<string, byte[]?> Files(ContentFolder folder, string collection, RevisionInfo info)
    {
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var (name, before) in info.Before)
        {
            var path = $"{collection}/{name}";
            var present = folder.Exists(path) ? ContentFolder.Digest(folder.ReadBytes(path)) : null;
            var kept = name == "register.csv" ? name : $"inputs/{name}";
            if (present != before || present == info.Files.GetValueOrDefault(kept)) continue;
            files[path] = info.Files.ContainsKey(kept) ? folder.ReadBytes($"{RevisionFolder.Of(collection, info.Number)}/{kept}") : null;
        }
        foreach (var witness in UnplacedWitnesses(folder, collection, info))
        {
            foreach (var file in folder.Files($"{witness}.tmp")) files[$"{witness}/{file}"] = folder.ReadBytes($"{witness}.tmp/{file}");
        }
        return files;
    }

    private static List<string> UnplacedWitnesses(ContentFolder folder, string collection, RevisionInfo info) => info.Witnesses.Keys
        .Select(w => $"{collection}/{w[..w.LastIndexOf('/')]}").Distinct()
        .Where(w => !Directory.Exists(folder.FullPath(w)) && Directory.Exists(folder.FullPath($"{w}.tmp"))).ToList();

    private static IEnumerable<string> TemporaryWitnesses(ContentFolder folder, string collection) => folder.Folders($"{collection}/sources")
        .SelectMany(s => folder.Folders($"{collection}/sources/{s}").Where(n => n.Length == 8 && n.EndsWith(".tmp", StringComparison.Ordinal) && n.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0).Select(n => $"{collection}/sources/{s}/{n}"));

    private static string Mark(ContentFolder folder, string collection) => folder.FullPath($"{RevisionFolder.Of(collection)}/.unfinished");
}
