namespace Speeches.Content;

/// <summary>Held while the content is written. Whoever comes second does not wait: the editor is told who is at it.</summary>
public static class ContentLock
{
    /// <summary>Takes the lock.</summary>
    /// <param name="folder">The content folder.</param>
    /// <exception cref="ContentException">Another process holds it; the sentence says which.</exception>
    public static FolderLock Take(ContentFolder folder) => FolderLock.TryTake(folder.Root)
        ?? throw new ContentException(".lock", $"The content is being written by {FolderLock.Holder(folder.Root)}; wait until it is done, then run the command again.");
}
