using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Speeches.Content;

namespace Speeches.Store;

/// <summary>What the pointer file says: which database is the published one.</summary>
/// <param name="File">Its name in the data folder.</param>
/// <param name="Fingerprint">What it was printed from: content and program.</param>
/// <param name="Sha256">The digest of the file.</param>
public sealed record DatabasePointer(string File, string Fingerprint, string Sha256);

/// <summary>The folder that holds the printed databases, and the small pointer file that says which one is published.</summary>
/// <param name="path">The folder.</param>
public sealed class DataFolder(string path)
{
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
            var pointer = JsonSerializer.Deserialize(File.ReadAllBytes(PointerPath(name)), PointerJson.Default.DatabasePointer);
            return pointer is { File: { Length: > 0 } file } && Path.GetFileName(file) == file && File.Exists(FilePath(pointer)) ? pointer : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The full path of a database.</summary>
    /// <param name="pointer">The pointer to it.</param>
    public string FilePath(DatabasePointer pointer) => Path.Combine(Root, pointer.File);

    /// <summary>Whether the file is still what was printed.</summary>
    /// <param name="pointer">The pointer to it.</param>
    public bool IsWhole(DatabasePointer pointer)
    {
        using var file = File.OpenRead(FilePath(pointer));
        return Convert.ToHexStringLower(SHA256.HashData(file)) == pointer.Sha256;
    }

    /// <summary>Prints a database beside the published one and puts it in its place in one step.</summary>
    /// <param name="name"><c>current</c>, or <c>draft</c>.</param>
    /// <param name="fingerprint">What it is printed from.</param>
    /// <param name="tables">What it holds.</param>
    /// <returns>The pointer to it.</returns>
    /// <exception cref="IOException">The disk refused, or another process prints without end; the published database is as it was.</exception>
    internal DatabasePointer Print(string name, string fingerprint, Tables tables)
    {
        Directory.CreateDirectory(Root);
        using var held = WaitForLock();
        RemoveLeftovers(name);
        var temporary = Path.Combine(Root, $"{name}-new.tmp");
        try
        {
            DatabaseWriter.Write(temporary, tables);
            var sha256 = Sync(temporary);
            var pointer = new DatabasePointer($"{name}-{fingerprint[..16]}-{sha256[..8]}.db", fingerprint, sha256);
            File.Move(temporary, FilePath(pointer), overwrite: true);
            DurableFiles.SyncFolder(Root);
            DurableFiles.Replace(PointerPath(name), JsonSerializer.SerializeToUtf8Bytes(pointer, PointerJson.Default.DatabasePointer));
            RemoveOld(name, pointer);
            return pointer;
        }
        catch (SqliteException e)
        {
            throw new IOException($"The database could not be written ({e.Message}); the published one is as it was.", e);
        }
        finally
        {
            File.Delete(temporary);
            File.Delete(temporary + "-journal");
        }
    }

    /// <summary>One print at a time: another would write the same pointer, and remove this one's file as an old one.</summary>
    private FolderLock WaitForLock()
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            while (true)
            {
                if (FolderLock.TryTake(Root) is { } held) return held;
                if (Stopwatch.GetElapsedTime(since) >= Patience)
                    throw new IOException($"The databases in “{Root}” are being printed by {FolderLock.Holder(Root)}; wait until it is done, then run the command again.");
                Thread.Sleep(20);
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"The database could not be written ({e.Message.TrimEnd('.')}); the published one is as it was.", e);
        }
    }

    /// <summary>What a print that was killed left.</summary>
    private void RemoveLeftovers(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Root, $"{name}-*.tmp").Concat(Directory.EnumerateFiles(Root, $"{name}-*.tmp-journal"))) File.Delete(file);
    }

    private static string Sync(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>A site that still reads an old file keeps it until it closes it.</summary>
    private void RemoveOld(string name, DatabasePointer pointer)
    {
        foreach (var old in Directory.EnumerateFiles(Root, $"{name}-*.db").Where(f => Path.GetFileName(f) != pointer.File)) File.Delete(old);
    }

    private string PointerPath(string name) => Path.Combine(Root, $"{name}.json");
}

[System.Text.Json.Serialization.JsonSerializable(typeof(DatabasePointer))]
internal sealed partial class PointerJson : System.Text.Json.Serialization.JsonSerializerContext;
