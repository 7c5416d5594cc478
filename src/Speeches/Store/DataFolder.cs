using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Speeches.Content;

namespace Speeches.Store;

/// <summary>What the pointer file says: which database is the published one.</summary>
/// <param name="File">Its name in the data folder.</param>
/// <param name="Fingerprint">What it was printed from: content and program.</param>
/// <param name="Sha256">The digest of the file.</param>
/// <param name="Bytes">How long the file is.</param>
/// <param name="Content">The content folder it was printed from, as whoever printed it knows it.</param>
public sealed record DatabasePointer(string File, string Fingerprint, string Sha256, long Bytes, string Content);

/// <summary>
/// A file as the file system knows it, seen without reading it. Another that takes its name was made at another time; one that is
/// written in its place changed later, or has another length.
/// </summary>
/// <param name="Made">When it was made (UTC).</param>
/// <param name="Changed">When it was last written (UTC).</param>
/// <param name="Bytes">Its length.</param>
public sealed record FileState(DateTime Made, DateTime Changed, long Bytes);

/// <summary>The folder that holds the printed databases, and the small pointer file that says which one is published.</summary>
/// <param name="path">The folder.</param>
public sealed class DataFolder(string path)
{
    /// <summary>No pointer has as many bytes: a path has at most 4096.</summary>
    private const int LargestPointer = 16 * 1024;

    /// <summary>The folder's full path.</summary>
    public string Root { get; } = Path.GetFullPath(path);

    /// <summary>How long a print waits for another to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The database that a pointer names.</summary>
    /// <param name="name"><c>current</c>, or <c>draft</c>.</param>
    /// <returns>Null where there is none, or where the pointer cannot be read: the database is then printed anew.</returns>
    public DatabasePointer? Find(string name)
    {
        try
        {
            return ReadPointer(name);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The database that a pointer names.</summary>
    /// <param name="name"><c>current</c>, or <c>draft</c>.</param>
    /// <exception cref="InvalidDataException">There is no pointer, it cannot be read, or the database that it names is not there.</exception>
    public DatabasePointer ReadPointer(string name)
    {
        DatabasePointer? pointer;
        try
        {
            pointer = JsonSerializer.Deserialize(PointerText(name), PointerJson.Default.DatabasePointer);
        }
        catch (FileNotFoundException e)
        {
            throw new InvalidDataException($"There is no “{PointerPath(name)}”; run the command build, which writes it.", e);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"“{PointerPath(name)}” cannot be read; run the command build, which writes it anew.", e);
        }
        if (pointer is not { File: { } file, Fingerprint: { Length: 64 } fingerprint, Sha256: { Length: 64 } sha256, Bytes: > 0, Content: not null }
            || Path.GetFileName(file) != file || file != FileName(name, fingerprint, sha256))
            throw new InvalidDataException($"“{PointerPath(name)}” names no database of its folder; run the command build, which writes it anew.");
        return File.Exists(FilePath(pointer)) ? pointer : throw new InvalidDataException($"“{PointerPath(name)}” names the database “{file}”, which is not there; run the command build, which prints it anew.");
    }

    /// <summary>The pointer file as it is, to be compared with what it was: the time alone is too coarse on some file systems.</summary>
    /// <param name="name"><c>current</c>, or <c>draft</c>.</param>
    /// <returns>When it was written (UTC), and what it says; a day long ago and null where it cannot be read.</returns>
    public (DateTime Written, string? Text) PointerFile(string name)
    {
        try
        {
            return (File.GetLastWriteTimeUtc(PointerPath(name)), PointerText(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>Opens a database once its bytes are seen to be those that were printed.</summary>
    /// <param name="pointer">The pointer to it.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or is not a database that this program printed.</exception>
    /// <exception cref="IOException">The file cannot be read, or is no longer there.</exception>
    public SpeechesStore Open(DatabasePointer pointer)
    {
        if (IsWhole(pointer) is not { } isWhole)
            throw new IOException($"“{FilePath(pointer)}” may not be read by this user; give the right to read it, or run build, which "
                + "prints it anew.");
        if (!isWhole)
        {
            throw new InvalidDataException(
                $"“{FilePath(pointer)}” is not what was printed: its SHA-256 is another; run the command build, which prints it anew.");
        }
        return OpenAtOnce(pointer);
    }

    /// <summary>
    /// Opens a database that looks like the one that was printed: as long, of our kind and schema. Whether every byte is as it was is left
    /// to <see cref="IsWhole"/>, which reads them all.
    /// </summary>
    /// <param name="pointer">The pointer to it.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or is not a database that this program printed.</exception>
    /// <exception cref="IOException">The file cannot be read, or is no longer there.</exception>
    public SpeechesStore OpenAtOnce(DatabasePointer pointer)
    {
        var path = FilePath(pointer);
        try
        {
            // SQLite would wait for a pipe, and follow a link.
            using (var file = PlainFiles.OpenRead(path))
            {
                if (file.Length != pointer.Bytes)
                    throw new InvalidDataException($"“{path}” has {file.Length} bytes, and {pointer.Bytes} were printed; run the command build, which prints it anew.");
            }
            return new(path);
        }
        catch (Exception e) when (e is SqliteException or UnauthorizedAccessException)
        {
            throw new IOException($"“{path}” could not be opened ({e.Message}).", e);
        }
    }

    /// <summary>The full path of a database.</summary>
    /// <param name="pointer">The pointer to it.</param>
    public string FilePath(DatabasePointer pointer) => Path.Combine(Root, pointer.File);

    /// <summary>Whether every byte of the file is what was printed.</summary>
    /// <param name="pointer">The pointer to it.</param>
    /// <returns>
    /// False also where it is not there, is no plain file, or the disk fails while it is read; null where it may not be read.
    /// </returns>
    public bool? IsWhole(DatabasePointer pointer)
    {
        try
        {
            using var file = PlainFiles.OpenRead(FilePath(pointer));
            return file.Length == pointer.Bytes && Digests.Of(file) == pointer.Sha256;
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A database's file as it is, to be compared with what it was.</summary>
    /// <param name="pointer">The pointer to it.</param>
    /// <returns>Null where it is not there, or the folder cannot be read.</returns>
    public FileState? Look(DatabasePointer pointer)
    {
        var file = new FileInfo(FilePath(pointer));
        return file.Exists ? new(file.CreationTimeUtc, file.LastWriteTimeUtc, file.Length) : null;
    }

    /// <summary>
    /// Prints a database beside the published one and verifies it. Readers see nothing of it before <see cref="Candidate.Show"/>, and
    /// nobody else prints here until it is disposed of.
    /// </summary>
    /// <param name="name"><c>current</c>, or <c>draft</c>.</param>
    /// <param name="content">The content folder it is printed from.</param>
    /// <param name="write">
    /// Writes it into a file that does not exist yet, and returns what it was printed from; null where it is not to be shown.
    /// </param>
    /// <returns>Null where it is not to be shown.</returns>
    /// <exception cref="IOException">The disk refused, or another process prints without end; nothing is left of it.</exception>
    internal Candidate? Prepare(string name, string content, Func<string, string?> write)
    {
        Directory.CreateDirectory(Root);
        var held = WaitForLock();
        // In a folder that nobody else can have put anything into: SQLite follows links, and makes a journal beside the file.
        var own = Path.Combine(Root, $"{name}-new.tmp");
        Candidate? candidate = null;
        try
        {
            RemoveLeftovers(name);
            PlainFiles.CreateFolder(own);
            var file = Path.Combine(own, "database");
            if (write(file) is not { } fingerprint) return null;
            var (sha256, bytes) = Sync(file);
            return candidate = new(this, name, own, file, new(FileName(name, fingerprint, sha256), fingerprint, sha256, bytes, content), held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or InvalidDataException)
        {
            throw new IOException($"The database could not be written ({e.Message}); the published one is as it was.", e);
        }
        finally
        {
            if (candidate is null)
            {
                RemoveUnfinished(own);
                held.Dispose();
            }
        }
    }

    /// <summary>Puts a database that was printed in the place of the one that is shown, in one step.</summary>
    internal DatabasePointer Show(string name, string file, DatabasePointer pointer)
    {
        try
        {
            File.Move(file, FilePath(pointer), overwrite: true);
            DurableFiles.SyncFolder(Root);
            DurableFiles.Replace(PointerPath(name), JsonSerializer.SerializeToUtf8Bytes(pointer, PointerJson.Default.DatabasePointer));
            RemoveOld(name, pointer);
            return pointer;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (Find(name) == pointer)
                throw new IOException($"The new database is shown, but may not last, because what has to follow failed ({e.Message.TrimEnd('.')}); run build, which prints it again.", e);
            throw new IOException($"The database could not be written ({e.Message}); the published one is as it was.", e);
        }
    }

    /// <summary>Frees the space of a print that failed. Where even that fails, the next print does it, and what went wrong first is what is said.</summary>
    internal static void RemoveUnfinished(string own)
    {
        try
        {
            PlainFiles.RemoveFolder(own);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>One print at a time: another would write the same pointer, and remove this one's file as an old one.</summary>
    private FolderLock WaitForLock()
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            if (TryTakeLock() is { } held) return held;
            if (Stopwatch.GetElapsedTime(since) >= Patience)
                throw new IOException($"The databases in “{Root}” are being printed by {FolderLock.Holder(Root)}; wait until it is done, then run the command again.");
            Thread.Sleep(20);
        }
    }

    private FolderLock? TryTakeLock()
    {
        try
        {
            return FolderLock.TryTake(Root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The database could not be written ({e.Message.TrimEnd('.')}); the published one is as it was.", e);
        }
    }

    /// <summary>What a print that was killed left.</summary>
    private void RemoveLeftovers(string name)
    {
        foreach (var left in Directory.EnumerateFileSystemEntries(Root, $"{name}-*.tmp*")) PlainFiles.RemoveFolder(left);
    }

    private static (string Sha256, long Bytes) Sync(string path)
    {
        using var file = PlainFiles.OpenOrCreate(path);
        file.Flush(flushToDisk: true);
        return (Digests.Of(file), file.Length);
    }

    /// <summary>A site that still reads an old file keeps it until it closes it.</summary>
    private void RemoveOld(string name, DatabasePointer pointer)
    {
        foreach (var old in Directory.EnumerateFiles(Root, $"{name}-*.db").Where(f => Path.GetFileName(f) != pointer.File)) File.Delete(old);
    }

    /// <summary>Two databases that differ never have one name: what is kept of a page is kept by it.</summary>
    private static string FileName(string name, string fingerprint, string sha256) => $"{name}-{fingerprint[..16]}-{sha256[..8]}.db";

    private string PointerText(string name)
    {
        using var file = PlainFiles.OpenRead(PointerPath(name));
        Span<byte> bytes = stackalloc byte[LargestPointer];
        return Encoding.UTF8.GetString(bytes[..file.ReadAtLeast(bytes, LargestPointer, throwOnEndOfStream: false)]);
    }

    private string PointerPath(string name) => Path.Combine(Root, $"{name}.json");
}

[System.Text.Json.Serialization.JsonSerializable(typeof(DatabasePointer))]
internal sealed partial class PointerJson : System.Text.Json.Serialization.JsonSerializerContext;
