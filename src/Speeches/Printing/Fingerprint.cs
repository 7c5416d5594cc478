using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Speeches.Content;
using Speeches.Revisions;

namespace Speeches.Printing;

/// <summary>Stands for what a database is printed from: what is published, or for a draft every file; and the program.</summary>
public static class Fingerprint
{
    /// <summary>
    /// The SHA-256, in lower-case hexadecimal, of the last <c>revision.json</c> of each collection, and of the program's own identity. A
    /// <c>revision.json</c> has the digests of the files of its revision, of its witnesses and of the revision before, so it stands for all
    /// that is frozen; no draft counts, and little is read. Where one is of format 1 or 2, which froze no lists, those of today count.
    /// <c>site.md</c> counts as it is.
    /// </summary>
    /// <param name="folder">The content folder; what cannot be read of it counts as what cannot be read.</param>
    /// <exception cref="ContentException">There is no such folder.</exception>
    public static string OfPublished(ContentFolder folder)
    {
        var published = folder.Collections.Where(folder.IsPublished).ToList();
        var lists = published.Exists(c => RevisionFolder.LastInfo(folder, c)?.Format < 3) ? Authorities.Files : [];
        IReadOnlyList<string> site = Path.Exists(folder.FullPath(SiteFile.Path)) ? [SiteFile.Path] : [];
        using var hash = Begun(folder);
        foreach (var collection in published)
        {
            try
            {
                AddLengths(hash, folder, collection);
            }
            catch (ContentException e)
            {
                Add(hash, [collection, e.Message]);
            }
        }
        Add(hash, folder, [.. lists, .. published.Select(c => LastRevision(folder, c)), .. site], isBroken: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// The same of one collection: of its last <c>revision.json</c>, and of the rows of the lists that its readers are shown.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="collection">The collection, which was published.</param>
    /// <param name="lists">The rows that readers are shown.</param>
    /// <returns>Null where it cannot be read.</returns>
    public static string? OfCollection(ContentFolder folder, string collection, ShownLists lists)
    {
        try
        {
            using var hash = Begun(folder);
            Add(hash, folder, LastRevision(folder, collection));
            AddLengths(hash, folder, collection);
            // What formats 1 and 2 use of today's lists is known when they are read.
            var used = lists.Frozen.GetValueOrDefault(collection) ?? lists.Rows;
            foreach (var id in used.Counterparts.Keys.Order(StringComparer.Ordinal)) Add(hash, lists.Rows.FindCounterpart(id)?.Cells ?? []);
            foreach (var id in used.People.Keys.Order(StringComparer.Ordinal)) Add(hash, lists.Rows.FindPerson(id)?.Cells ?? []);
            foreach (var kind in used.KindNames.Keys.Order(StringComparer.Ordinal)) Add(hash, [kind, lists.Rows.KindNames[kind]]);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (ContentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Stands for what is printed where some collections cannot be read, and readers are not shown what was published last of them: once
    /// they can be read, it is another.
    /// </summary>
    /// <param name="fingerprint">What stands for the content.</param>
    /// <param name="broken">The collections that cannot be read.</param>
    public static string Without(string fingerprint, IReadOnlyList<BrokenCollection> broken)
    {
        broken = broken.Where(b => b.Shown is null || b.Shown != b.Published).ToList();
        if (broken.Count == 0) return fingerprint;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, [fingerprint, .. broken.Select(b => $"{b.Slug} {b.Shown}")]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// The lengths of the files of records: where a record was erased nothing else of what is frozen is otherwise, but it is shorter.
    /// </summary>
    private static void AddLengths(IncrementalHash hash, ContentFolder folder, string collection)
    {
        foreach (var revision in folder.Revisions(collection))
        {
            using var file = folder.OpenRead($"{RevisionFolder.Of(collection)}/{revision}/excerpts.jsonl");
            Add(hash, [collection, revision, file.Length.ToString(CultureInfo.InvariantCulture)]);
        }
    }

    /// <summary>The path of the last <c>revision.json</c>; of revisions that cannot be listed, one that cannot be read.</summary>
    private static string LastRevision(ContentFolder folder, string collection)
    {
        try
        {
            if (folder.Revisions(collection) is { Count: > 0 } revisions) return $"{RevisionFolder.Of(collection)}/{revisions[^1]}/revision.json";
        }
        catch (ContentException)
        {
            // As where there are none.
        }
        return $"{RevisionFolder.Of(collection)}/revision.json";
    }

    /// <summary>The same of the paths and bytes of all files of the content: a draft is printed from all of them.</summary>
    /// <param name="folder">The content folder.</param>
    /// <exception cref="ContentException">A file or a folder cannot be read, or is a link.</exception>
    public static string OfEverything(ContentFolder folder) => Of(folder, Files(folder, "").Order(StringComparer.Ordinal), isBroken: false);

    /// <param name="folder">The content folder.</param>
    /// <param name="paths">The files.</param>
    /// <param name="isBroken">Whether one that cannot be read counts as such; else it is an error, but for <c>site.md</c>.</param>
    private static string Of(ContentFolder folder, IEnumerable<string> paths, bool isBroken)
    {
        using var hash = Begun(folder);
        Add(hash, folder, paths, isBroken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, ContentFolder folder, IEnumerable<string> paths, bool isBroken)
    {
        foreach (var path in paths)
        {
            try
            {
                Add(hash, folder, path);
            }
            catch (ContentException e) when (isBroken || path == SiteFile.Path)
            {
                Add(hash, [path, e.Message]);
            }
        }
    }

    private static IncrementalHash Begun(ContentFolder folder)
    {
        if (!Directory.Exists(folder.Root)) throw new ContentException(".", $"There is no content folder at “{folder.Root}”; run the command from the project’s folder, or say where it is.");
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Deterministic builds give the same code the same identity on any machine.
        hash.AppendData(typeof(Fingerprint).Module.ModuleVersionId.ToByteArray());
        return hash;
    }

    private static void Add(IncrementalHash hash, ContentFolder folder, string path)
    {
        using var file = folder.OpenRead(path);
        hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{file.Length}\0"));
        hash.AppendData(file);
    }

    private static void Add(IncrementalHash hash, IEnumerable<string> words)
    {
        foreach (var word in words) hash.AppendData(Encoding.UTF8.GetBytes($"{word.Length}\0{word}"));
        hash.AppendData("\n"u8);
    }

    /// <summary>The files of a folder and of those in it. What is left out without a word would change without a word, so links and closed folders are errors.</summary>
    private static IEnumerable<string> Files(ContentFolder folder, string path)
    {
        List<FileSystemInfo> entries;
        try
        {
            entries = [.. new DirectoryInfo(folder.FullPath(path)).EnumerateFileSystemInfos()];
        }
        catch (UnauthorizedAccessException e)
        {
            throw new ContentException(path.Length == 0 ? "." : path, $"The folder “{(path.Length == 0 ? folder.Root : path)}” could not be read; give yourself the right to read it, or take it out of the content.", e);
        }
        foreach (var entry in entries.Where(e => !ContentFolder.IsLeftOut(e.Name)))
        {
            var place = path.Length == 0 ? entry.Name : $"{path}/{entry.Name}";
            if (place == SiteFile.Path)
            {
                // Whatever it is, nothing waits for it to be mended.
                yield return place;
                continue;
            }
            if (entry.LinkTarget is not null) throw new ContentException(place, $"“{place}” is a link; only files that lie in the content folder themselves are read.");
            if (entry is DirectoryInfo) foreach (var file in Files(folder, place)) yield return file;
            else yield return place;
        }
    }
}
