using System.Globalization;
using System.Text;

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
        var path = folder.FullPath(".lock");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}")));
            file.Flush();
            return new(file);
        }
        catch (IOException e)
        {
            throw new ContentException(".lock", $"The content is being written by {Holder(path)}; wait until it is done, then run the command again.", e);
        }
    }

    /// <summary>Releases the lock.</summary>
    public void Dispose() => file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            return reader.ReadToEnd() is { Length: > 0 } holder ? holder : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
