using System.Security.Cryptography;
using System.Text;
using Speeches.Content;

namespace Speeches.Printing;

/// <summary>Stands for what a database is printed from: what is published, or for a draft every file; and the program.</summary>
public static class Fingerprint
{
    /// <summary>
    /// The SHA-256, in lower-case hexadecimal, of the lists, of the last <c>revision.json</c> of each collection, and of the program's own
    /// identity. A <c>revision.json</c> has the digests of the files of its revision, of its witnesses and of the revision before, so it
    /// stands for all that is frozen; no draft counts, and little is read.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <exception cref="ContentException">A list or a revision cannot be read, or is a link.</exception>
    public static string OfPublished(ContentFolder folder)
    {
        var lists = Authorities.Files.Where(folder.Exists);
        var revisions = folder.Collections.Where(c => folder.Revisions(c).Count > 0)
            .Select(c => $"{c}/revisions/{folder.Revisions(c)[^1]}/revision.json");
        return Of(folder, lists.Concat(revisions));
    }

    /// <summary>The same of the paths and bytes of all files of the content: a draft is printed from all of them.</summary>
    /// <param name="folder">The content folder.</param>
    /// <exception cref="ContentException">A file or a folder cannot be read, or is a link.</exception>
    public static string OfEverything(ContentFolder folder) => Of(folder, Files(folder, "").Order(StringComparer.Ordinal));

    private static string Of(ContentFolder folder, IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Deterministic builds give the same code the same identity on any machine.
        hash.AppendData(typeof(Fingerprint).Module.ModuleVersionId.ToByteArray());
        if (!Directory.Exists(folder.Root)) throw new ContentException(".", $"There is no content folder at “{folder.Root}”; run the command from the project’s folder, or say where it is.");
        foreach (var path in paths)
        {
            using var file = folder.OpenRead(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\0{file.Length}\0"));
            hash.AppendData(file);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
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
            if (entry.LinkTarget is not null) throw new ContentException(place, $"“{place}” is a link; only files that lie in the content folder themselves are read.");
            if (entry is DirectoryInfo) foreach (var file in Files(folder, place)) yield return file;
            else yield return place;
        }
    }
}
