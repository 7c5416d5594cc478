using System.Security.Cryptography;
using System.Text;

namespace Speeches.Content;

/// <summary>
/// The folder that holds the record. Every file of it is read through here: nothing outside the folder, no links, no devices,
/// nothing larger than <see cref="LargestFile"/>.
/// </summary>
/// <param name="root">The folder's path.</param>
public sealed class ContentFolder(string root)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const long LargestFile = 64L * 1024 * 1024;

    /// <summary>The same of a frozen revision, whose files this program wrote: some 200,000 excerpts.</summary>
    public const long LargestFrozenFile = 512L * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, byte[]?> otherwise = [];
    private readonly Dictionary<string, byte[]>? read;

    private ContentFolder(string root, Dictionary<string, byte[]?> otherwise, Dictionary<string, byte[]>? read) : this(root) =>
        (this.otherwise, this.read) = (otherwise, read);

    /// <summary>The folder's full path, without a separator at its end.</summary>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The slugs of the collections, sorted: the folders that have a <c>collection.md</c>, or were published.</summary>
    public IReadOnlyList<string> Collections => Folders("").Where(f => Exists($"{f}/collection.md") || IsPublished(f)).ToList();

    /// <summary>
    /// Whether a collection was ever published: it has revisions, or a register of what was. One whose revisions are lost, or cannot be
    /// listed, is told of by whoever reads them.
    /// </summary>
    /// <param name="collection">The collection.</param>
    public bool IsPublished(string collection)
    {
        try
        {
            // A register without a row is a draft's.
            return Revisions(collection).Count > 0
                || (Exists($"{collection}/register.csv") && ReadBytes($"{collection}/register.csv").AsSpan().Trim((byte)'\n').Contains((byte)'\n'));
        }
        catch (ContentException)
        {
            return true;
        }
    }

    /// <summary>The names of the folders of a collection's revisions, sorted: what is committed, not what is being made.</summary>
    /// <param name="collection">The collection.</param>
    public IReadOnlyList<string> Revisions(string collection) =>
        Folders($"{collection}/revisions").Where(name => !IsLeftOut(name)).ToList();

    /// <summary>
    /// The folder as it is now: each file is read once, so that whatever is made from it is made from the same bytes though an editor
    /// saves in between. Belongs to one thread.
    /// </summary>
    /// <param name="files">Files that are otherwise than on the disk, by their path; null for one that is not there.</param>
    public ContentFolder Snapshot(IReadOnlyDictionary<string, byte[]?>? files = null) =>
        new(Root, Otherwise(files ?? new Dictionary<string, byte[]?>()), new(StringComparer.Ordinal));

    /// <summary>The folder as it would be with some files otherwise; each file is read when it is asked for, and not kept.</summary>
    /// <param name="files">Files that are otherwise than on the disk, by their path; null for one that is not there.</param>
    public ContentFolder With(IReadOnlyDictionary<string, byte[]?> files) => new(Root, Otherwise(files), null);

    private Dictionary<string, byte[]?> Otherwise(IReadOnlyDictionary<string, byte[]?> files)
    {
        var all = new Dictionary<string, byte[]?>(otherwise, StringComparer.Ordinal);
        foreach (var (path, bytes) in files) all[path] = bytes;
        return all;
    }

    /// <summary>The full path of a file or folder of the content.</summary>
    /// <param name="path">Relative to the folder, with forward slashes.</param>
    /// <exception cref="ContentException">The path leads out of the folder.</exception>
    public string FullPath(string path)
    {
        // .NET refuses NUL in a path with an exception of its own.
        var full = path.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(Path.Combine(Root, path));
        if (full != Root && !full.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ContentException(path, $"The path “{path}” leads out of the content folder; name a file inside it.");
        return full;
    }

    /// <summary>Whether a path names a lock or unfinished work, which are no content.</summary>
    /// <param name="path">Relative to any folder of the content, with forward slashes.</param>
    public static bool IsLeftOut(string path) =>
        path.Split('/').Any(part => (part.StartsWith('.') && part is not ("." or "..")) || part.EndsWith(".tmp", StringComparison.Ordinal));

    /// <summary>The names of the folders in a folder, sorted by ordinal; empty where there is no such folder.</summary>
    /// <param name="path">Relative to the content folder; empty for the folder itself.</param>
    /// <exception cref="ContentException">
    /// The folder, or one that it lies in, is a link: what is elsewhere is neither read nor taken away.
    /// </exception>
    public IReadOnlyList<string> Folders(string path)
    {
        var full = FullPath(path);
        RefuseLinks(path);
        var onDisk = Directory.Exists(full) ? Listed(path, () => Directory.GetDirectories(full)).Select(d => Path.GetFileName(d)!) : [];
        var added = Added(path).Select(file => file.IndexOf('/', StringComparison.Ordinal) is var end and > 0 ? file[..end] : "").Where(name => name.Length > 0);
        return onDisk.Concat(added).Distinct().Where(n => !n.StartsWith('.')).Order(StringComparer.Ordinal).ToList();
    }

    /// <summary>The files of a folder that are there otherwise than on the disk, relative to it.</summary>
    private IEnumerable<string> Added(string path)
    {
        var within = path.Length == 0 ? "" : path + "/";
        return otherwise.Where(f => f.Value is not null && f.Key.StartsWith(within, StringComparison.Ordinal)).Select(f => f.Key[within.Length..]);
    }

    /// <summary>The files of a folder and of those in it, relative to it, with forward slashes, sorted by ordinal.</summary>
    /// <param name="path">Relative to the content folder.</param>
    /// <exception cref="ContentException">The folder, or one that it lies in, is a link.</exception>
    public IReadOnlyList<string> Files(string path)
    {
        var full = FullPath(path);
        RefuseLinks(path);
        var onDisk = Directory.Exists(full)
            ? Listed(path, () => Directory.GetFiles(full, "*", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(full, f).Replace(Path.DirectorySeparatorChar, '/'))
            : [];
        return onDisk.Concat(Added(path)).Distinct().Where(f => !otherwise.TryGetValue($"{path}/{f}", out var bytes) || bytes is not null)
            .Order(StringComparer.Ordinal).ToList();
    }

    private static string[] Listed(string path, Func<string[]> list)
    {
        try
        {
            return list();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(path.Length == 0 ? "." : path, $"The folder “{path}” could not be read: {e.Message}", e);
        }
    }

    /// <summary>Whether a file exists.</summary>
    /// <param name="path">Relative to the content folder.</param>
    public bool Exists(string path) => otherwise.TryGetValue(path, out var bytes) ? bytes is not null : read?.ContainsKey(path) == true || File.Exists(FullPath(path));

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Relative to the content folder.</param>
    /// <exception cref="ContentException">There is no such file, it is a link or a device, it is too large, or it cannot be read.</exception>
    public byte[] ReadBytes(string path)
    {
        if (otherwise.GetValueOrDefault(path) is { } given) return given;
        if (otherwise.ContainsKey(path)) throw new ContentException(path, $"There is no file “{path}”.");
        if (read is null) return ReadFile(path);
        return read.TryGetValue(path, out var known) ? known : read[path] = ReadFile(path);
    }

    /// <summary>The largest file that is read at a place, in bytes.</summary>
    /// <param name="path">Relative to the content folder.</param>
    public static long Largest(string path) => path.Contains("/revisions/", StringComparison.Ordinal) ? LargestFrozenFile : LargestFile;

    /// <summary>Opens a file to read it piece by piece: nothing of it is kept.</summary>
    /// <param name="path">Relative to the content folder.</param>
    /// <exception cref="ContentException">As for <see cref="ReadBytes"/>.</exception>
    public Stream OpenRead(string path)
    {
        if (otherwise.TryGetValue(path, out var given)) return new MemoryStream(given ?? ReadBytes(path), writable: false);
        return read?.TryGetValue(path, out var known) == true ? new MemoryStream(known, writable: false) : OpenFile(path);
    }

    private byte[] ReadFile(string path)
    {
        using var file = OpenFile(path);
        try
        {
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(path, $"“{path}” could not be read: {e.Message}", e);
        }
    }

    private FileStream OpenFile(string path)
    {
        var full = FullPath(path);
        if (!File.Exists(full)) throw new ContentException(path, $"There is no file “{path}”; put it there under this name, or correct the name where it is written.");
        RefuseLinks(path);
        try
        {
            var file = PlainFiles.OpenRead(full);
            if (file.Length <= Largest(path)) return file;
            var length = file.Length;
            file.Dispose();
            throw new ContentException(path, $"“{path}” has {length} bytes; at most {Largest(path)} are read. Cut it into several sources.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(path, $"“{path}” could not be read: {e.Message}", e);
        }
    }

    /// <summary>The text of a small file that the project writes or an editor edits: UTF-8, with or without a byte order mark.</summary>
    /// <param name="path">Relative to the content folder.</param>
    /// <exception cref="ContentException">It cannot be read, or is not UTF-8 text.</exception>
    public string ReadText(string path)
    {
        var bytes = ReadBytes(path);
        try
        {
            var text = StrictUtf8.GetString(bytes);
            if (text.StartsWith('\ufeff')) text = text[1..];
            RefuseConflicts(path, text);
            return text;
        }
        catch (DecoderFallbackException e)
        {
            var (line, column) = Place(bytes, e.Index);
            throw new ContentException(path, line, column, "This byte is not UTF-8 text; save the file as UTF-8.", e);
        }
    }

    /// <summary>What version control leaves in a file that two people changed; the line of equals signs may be a heading's.</summary>
    private static void RefuseConflicts(string path, string text)
    {
        var line = 1;
        foreach (var words in text.AsSpan().EnumerateLines())
        {
            if (words.StartsWith("<<<<<<< ", StringComparison.Ordinal) || words.StartsWith(">>>>>>> ", StringComparison.Ordinal))
                throw new ContentException(path, line, 1, "A conflict marker stands here; decide which lines are right and take the marker out.");
            line++;
        }
    }

    /// <summary>The SHA-256 of bytes, in lower-case hexadecimal.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The line and the column, both from 1, of the first byte that is no UTF-8; the column counts UTF-16 units, as everywhere.</summary>
    internal static (int Line, int Column) Place(byte[] bytes, int index)
    {
        var before = bytes.AsSpan(0, Math.Clamp(index, 0, bytes.Length));
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        if (line.Length == before.Length && line.StartsWith("\ufeff"u8)) line = line[3..];
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(line) + 1);
    }

    private void RefuseLinks(string path)
    {
        for (var part = FullPath(path); part.Length > Root.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
                throw new ContentException(path, $"“{Path.GetRelativePath(Root, part)}” is a link; only files that lie in the content folder themselves are read.");
        }
    }
}

/// <summary>A file of the content cannot be read; the message is a sentence for the editor.</summary>
public sealed class ContentException : Exception
{
    /// <summary>About a whole file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="inner">The cause; null where there is none.</param>
    public ContentException(string file, string sentence, Exception? inner = null) : this(file, 0, 0, sentence, inner) { }

    /// <summary>About a place in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="inner">The cause; null where there is none.</param>
    public ContentException(string file, int line, int column, string sentence, Exception? inner = null) : base(sentence, inner) =>
        Diagnostic = new(Severity.Error, file, line, column, sentence);

    /// <summary>The same as a diagnostic.</summary>
    public Diagnostic Diagnostic { get; }
}
