using System.Globalization;

namespace Speeches.Content;

/// <summary>Held while a folder is written: one process at a time. The system releases it when the process ends, however it ends.</summary>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a folder.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <returns>Null where another process holds it.</returns>
    /// <exception cref="IOException">The disk refused.</exception>
    public static FolderLock? TryTake(string folder)
    {
        FileStream file;
        try
        {
            file = new(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
        try
        {
            File.WriteAllText(HolderPath(folder), string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"));
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Which process holds the lock of a folder, in words.</summary>
    /// <param name="folder">The folder's full path.</param>
    public static string Holder(string folder)
    {
        try
        {
            return File.ReadAllText(HolderPath(folder)) is { Length: > 0 } holder ? holder : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>EWOULDBLOCK on Linux, on macOS, and a sharing violation on Windows; a full disk is none of them.</summary>
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>A file of its own, because nobody else can read the one that is locked.</summary>
    private static string HolderPath(string folder) => Path.Combine(folder, ".lock-holder");
}
