using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Speeches.Content;

/// <summary>
/// Opens files as what they have to be. Whoever may write in a folder of ours could put a link or a pipe where we expect a file of our own:
/// no link is followed, so that nothing elsewhere is read or overwritten, and no pipe is waited for. Every file that this program writes is
/// opened here.
/// </summary>
public static partial class PlainFiles
{
    /// <summary>Opens a file to read it.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="IOException">It is a link, a pipe or a device, or the disk refused.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream OpenRead(string path) => Open(path, FileAccess.Read);

    /// <summary>Opens a file to write it, as it is; it is made where it is missing.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="IOException">It is a link, a pipe or a device, or the disk refused.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileStream OpenOrCreate(string path)
    {
        try
        {
            // Never follows a link: the system refuses a name that is taken.
            new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0).Dispose();
        }
        catch (IOException e) when (IsTaken(e))
        {
            // It is opened as it is.
        }
        return Open(path, FileAccess.ReadWrite);
    }

    /// <summary>Makes a file anew under a name that is ours: whatever else has the name is taken away, not followed.</summary>
    /// <param name="path">The full path; its folder is there.</param>
    /// <exception cref="IOException">A folder has the name, or the disk refused.</exception>
    public static FileStream Create(string path)
    {
        Remove(path);
        return new(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    }

    /// <summary>Makes a folder that nobody else can have put anything into: new, empty, and open to nobody but us.</summary>
    /// <param name="path">The full path; whatever has the name is taken away.</param>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void CreateFolder(string path)
    {
        RemoveFolder(path);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else if (MakeDirectory(path, 0b111_000_000) != 0) throw Refused(path, Marshal.GetLastPInvokeError());
    }

    /// <summary>Takes a folder away with what lies in it, or whatever else has its name; what a link leads to stays.</summary>
    /// <param name="path">The full path.</param>
    public static void RemoveFolder(string path)
    {
        var folder = new DirectoryInfo(path);
        if (folder.Exists && folder.LinkTarget is null) folder.Delete(recursive: true);
        else File.Delete(path);
    }

    private static void Remove(string path)
    {
        var folder = new DirectoryInfo(path);
        if (folder.Exists && folder.LinkTarget is null) throw new IOException($"“{path}” is a folder, and a file has to be written there; take it away.");
        File.Delete(path);
    }

    private static FileStream Open(string path, FileAccess access)
    {
        if (OperatingSystem.IsWindows())
        {
            if (new FileInfo(path).LinkTarget is not null) throw IsLink(path);
            return new(path, FileMode.Open, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        var handle = OpenFile(path, (access == FileAccess.Read ? 0 : 2) | Flags);
        if (handle < 0) throw Refused(path, Marshal.GetLastPInvokeError());
        var file = new FileStream(new SafeFileHandle(handle, ownsHandle: true), access, bufferSize: 0);
        if (file.CanSeek) return file;
        file.Dispose();
        throw new IOException($"“{path}” is a pipe or a device, and no plain file; take it away.");
    }

    /// <summary>The name is taken: EEXIST, and its like on Windows.</summary>
    private static bool IsTaken(IOException e) => e.HResult is 17 or unchecked((int)0x80070050);

    private static Exception Refused(string path, int error) => error switch
    {
        2 or 20 => new FileNotFoundException($"There is no file “{path}”.", path),
        1 or 13 => new UnauthorizedAccessException($"Access to the path '{path}' is denied."),
        // ENXIO: nobody reads the pipe.
        6 => new IOException($"“{path}” is a pipe or a device, and no plain file; take it away."),
        40 when OperatingSystem.IsLinux() => IsLink(path),
        62 when !OperatingSystem.IsLinux() => IsLink(path),
        _ => new IOException($"“{path}” could not be opened: {Marshal.GetPInvokeErrorMessage(error)}."),
    };

    private static IOException IsLink(string path) => new($"“{path}” is a link, and no plain file; take it away.");

    /// <summary>O_NOFOLLOW, O_NONBLOCK and O_CLOEXEC, whose numbers differ: a link is refused, and the opening of a pipe does not wait.</summary>
    private static int Flags => (OperatingSystem.IsLinux(), RuntimeInformation.ProcessArchitecture) switch
    {
        (true, Architecture.Arm or Architecture.Arm64) => 0x8000 | 0x800 | 0x80000,
        (true, _) => 0x20000 | 0x800 | 0x80000,
        (false, _) => 0x100 | 0x4 | 0x1000000,
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);

    [LibraryImport("libc", EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeDirectory(string path, uint mode);
}
