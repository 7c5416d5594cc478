using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace Speeches.Content;

/// <summary>
/// Held while a folder is written: one process at a time. The system releases it when the process ends, however it ends. The file says
/// which process holds it.
/// </summary>
public sealed partial class FolderLock : IDisposable
{
    private readonly FileStream file;

    private FolderLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a folder.</summary>
    /// <param name="folder">The folder's full path.</param>
    /// <returns>Null where another process holds it.</returns>
    /// <exception cref="IOException">The disk refused, or a link or a pipe stands in the place of the lock.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static FolderLock? TryTake(string folder)
    {
        var file = PlainFiles.OpenOrCreate(FilePath(folder));
        try
        {
            if (!TryLock(file))
            {
                file.Dispose();
                return null;
            }
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}")));
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
            using var file = PlainFiles.OpenRead(FilePath(folder));
            Span<byte> words = stackalloc byte[32];
            var holder = Encoding.UTF8.GetString(words[..file.Read(words)]);
            return Process().IsMatch(holder) ? holder : "another process";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose()
    {
        // Said aloud: a process that this one starts meanwhile has the file open too for a moment, and would hold the lock.
        if (!OperatingSystem.IsWindows() && !file.SafeFileHandle.IsClosed) _ = Lock(file.SafeFileHandle, 8);
        file.Dispose();
    }

    private static string FilePath(string folder) => Path.Combine(folder, ".lock");

    private static bool TryLock(FileStream file)
    {
        // Alone, and without waiting: LOCK_EX | LOCK_NB.
        if (!OperatingSystem.IsWindows())
        {
            if (Lock(file.SafeFileHandle, 2 | 4) == 0) return true;
            var error = Marshal.GetLastPInvokeError();
            // EWOULDBLOCK, on Linux and on macOS.
            return error is 11 or 35 ? false : throw new IOException($"The lock could not be taken: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
        try
        {
            // Behind what the file says, which others read.
            file.Lock(1024, 1);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    [GeneratedRegex("^process [0-9]{1,10}$", RegexOptions.CultureInvariant)]
    private static partial Regex Process();

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
