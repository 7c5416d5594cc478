using System.Globalization;

namespace Speeches.Content;

/// <summary>Held while the content is written: one command at a time.</summary>
public sealed class ContentLock : IDisposable
{
    private readonly FileStream file;

    private ContentLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock; the system releases it when the process ends, however it ends.</summary>
    /// <param name="folder">The content folder.</param>
    /// <exception cref="ContentException">Another process holds it; the sentence says which.</exception>
    public static ContentLock Take(ContentFolder folder)
    {
        try
        {
            var file = new FileStream(folder.FullPath(".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(HolderPath(folder), string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"));
            return new(file);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new ContentException(".lock", $"The content is being written by {Holder(folder)}; wait until it is done, then run the command again.", e);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>EWOULDBLOCK on Linux, on macOS, and a sharing violation on Windows; a full disk is none of them.</summary>
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>A file of its own, because nobody else can read the one that is locked.</summary>
    private static string HolderPath(ContentFolder folder) => folder.FullPath(".lock-holder");

    private static string Holder(ContentFolder folder)
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
}
