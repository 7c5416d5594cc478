using Speeches.Content;

namespace Speeches.Store;

/// <summary>
/// A database that is printed and verified, and that no reader is shown yet. Disposed of without having been shown, it is gone; until
/// then nobody else prints into its folder.
/// </summary>
internal sealed class Candidate(DataFolder data, string name, string own, string file, DatabasePointer pointer, FolderLock held) : IDisposable
{
    private bool isDisposed;

    /// <summary>The pointer that would lead to it.</summary>
    public DatabasePointer Pointer => pointer;

    /// <summary>Puts it in the place of the database that is shown, in one step.</summary>
    /// <exception cref="IOException">The disk refused; the sentence says which database is shown.</exception>
    public DatabasePointer Show() => data.Show(name, file, pointer);

    public void Dispose()
    {
        if (isDisposed) return;
        isDisposed = true;
        DataFolder.RemoveUnfinished(own);
        held.Dispose();
    }
}
