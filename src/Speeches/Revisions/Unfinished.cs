using System.Globalization;
using System.Text;
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
    public static ContentFolder AsCompleted(ContentFolder folder, string collection, Diagnostics diagnostics)
    {
        if (Committed(folder, collection) is not { } info) return folder;
        var files = Replaced(folder, collection, info, diagnostics);
        foreach (var (path, bytes) in Placed(folder, collection, info)) files[path] = bytes;
        return folder.With(files);
    }

    /// <summary>The same as far as what is frozen goes: a witness that waits for its name is read under it. No draft is read.</summary>
    /// <exception cref="ContentException">The revision cannot be read.</exception>
    public static ContentFolder AsPlaced(ContentFolder folder, string collection) =>
        Committed(folder, collection) is { } info && Placed(folder, collection, info) is { Count: > 0 } files ? folder.With(files) : folder;

    /// <summary>Completes the revision that was committed, and discards what was not.</summary>
    /// <exception cref="ContentException">The revision cannot be read.</exception>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Finish(ContentFolder folder, string collection, Diagnostics diagnostics)
    {
        var revisions = RevisionFolder.Of(collection);
        if (Committed(folder, collection) is { } info)
        {
            foreach (var witness in UnplacedWitnesses(folder, collection, info))
            {
                Directory.Move(folder.FullPath($"{witness}.tmp"), folder.FullPath(witness));
                DurableFiles.SyncFolder(Path.GetDirectoryName(folder.FullPath(witness))!);
            }
            foreach (var (path, bytes) in Replaced(folder, collection, info, diagnostics))
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
        return folder.Exists(path) ? RevisionFolder.ReadInfo(folder, collection, number) : null;
    }

    /// <summary>
    /// The files that the revision brings, with what they hold; null for one that it takes away. One that is not as the revision found it
    /// was changed by an editor since: it stays, and is told of.
    /// </summary>
    private static Dictionary<string, byte[]?> Replaced(ContentFolder folder, string collection, RevisionInfo info, Diagnostics diagnostics)
    {
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var (name, before) in info.Before)
        {
            var path = $"{collection}/{name}";
            var present = folder.Exists(path) ? ContentFolder.Digest(folder.ReadBytes(path)) : null;
            var kept = name == "register.csv" ? name : $"inputs/{name}";
            var after = info.Files.GetValueOrDefault(kept);
            if (present == after) continue;
            if (present == before) files[path] = after is null ? null
                : RevisionFolder.Verified(folder, info.PlaceOf(collection, kept), after);
            else
            {
                diagnostics.Warning(path, 0, 0, after is null
                    ? $"Revision {info.Number} takes this file away, but it was changed while that revision was published, so it stays; "
                        + "take it away, or publish it."
                    : $"Revision {info.Number} has another text of this file, but it was changed while that revision was published, so it "
                        + $"stays as it is. The revision’s is in “{info.PlaceOf(collection, kept)}”: bring your changes into that, "
                        + "and put it here.");
            }
        }
        return files;
    }

    private static Dictionary<string, byte[]?> Placed(ContentFolder folder, string collection, RevisionInfo info) =>
        UnplacedWitnesses(folder, collection, info)
        .SelectMany(witness => folder.Files($"{witness}.tmp").Select(file => (Witness: witness, File: file)))
        .ToDictionary(f => $"{f.Witness}/{f.File}", f => (byte[]?)folder.ReadBytes($"{f.Witness}.tmp/{f.File}"), StringComparer.Ordinal);

    private static List<string> UnplacedWitnesses(ContentFolder folder, string collection, RevisionInfo info) => info.Witnesses.Keys
        .Select(w => $"{collection}/{w[..w.LastIndexOf('/')]}").Distinct()
        .Where(w => !Directory.Exists(folder.FullPath(w)) && Directory.Exists(folder.FullPath($"{w}.tmp"))).ToList();

    private static IEnumerable<string> TemporaryWitnesses(ContentFolder folder, string collection) => folder.Folders($"{collection}/sources")
        .SelectMany(s => folder.Folders($"{collection}/sources/{s}").Where(n => n.Length == 8 && n.EndsWith(".tmp", StringComparison.Ordinal) && n.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0).Select(n => $"{collection}/sources/{s}/{n}"));

    private static string Mark(ContentFolder folder, string collection) => folder.FullPath($"{RevisionFolder.Of(collection)}/.unfinished");
}
