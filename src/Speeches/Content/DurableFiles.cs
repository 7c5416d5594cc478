using System.Runtime.InteropServices;

namespace Speeches.Content;

/// <summary>Writes that have reached the disk when they return.</summary>
public static partial class DurableFiles
{
    /// <summary>Writes a file anew and waits until it is on the disk.</summary>
    /// <param name="path">The full path; its folder is made where it is missing. A link that has the name is taken away, not followed.</param>
    /// <param name="bytes">What it holds.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = PlainFiles.Create(path);
        try
        {
            file.Write(bytes);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What .NET makes of EFBIG: the file system, or a limit of the process, allows no file of this size.
            throw new IOException($"The file “{path}” could not be written: a file of {bytes.Length} bytes is too large here.", e);
        }
        file.Flush(flushToDisk: true);
    }

    /// <summary>Puts a file in the place of another in one step: whoever reads finds the old one or the new one, whole.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="bytes">What it holds.</param>
    public static void Replace(string path, ReadOnlySpan<byte> bytes)
    {
        Write(path + ".tmp", bytes);
        File.Move(path + ".tmp", path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Deletes a file, and waits until its name is gone from the disk.</summary>
    /// <param name="path">The full path.</param>
    public static void Delete(string path)
    {
        File.Delete(path);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Waits until a folder's names are on the disk; a rename is durable only then. Windows does this by itself.</summary>
    /// <param name="path">The full path of the folder.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void SyncFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(path, 0);
        if (handle < 0) throw new IOException($"The folder “{path}” could not be opened to be written to the disk (error {Marshal.GetLastPInvokeError()}).");
        try
        {
            if (Sync(handle) != 0) throw new IOException($"The names in “{path}” could not be written to the disk (error {Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
