namespace Speeches.Content;

/// <summary>Where the content lies, and where databases are printed.</summary>
/// <param name="Content">The content folder.</param>
/// <param name="Data">The data folder's full path.</param>
public sealed record ProjectFolders(ContentFolder Content, string Data)
{
    /// <summary>
    /// Finds the folders. What is not given is found from the current folder, then from the program's own, upwards: the first that
    /// holds <c>content/authorities</c>. Databases lie in <c>data</c> beside <c>content</c>.
    /// </summary>
    /// <param name="content">The content folder; null to find it.</param>
    /// <param name="data">The data folder; null for the usual one.</param>
    public static ProjectFolders Find(string? content, string? data)
    {
        content ??= Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory) ?? Path.GetFullPath("content");
        var folder = new ContentFolder(content);
        return new(folder, Path.GetFullPath(data ?? Path.Combine(Path.GetDirectoryName(folder.Root) ?? "", "data")));
    }

    private static string? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "content");
            if (Directory.Exists(Path.Combine(candidate, "authorities"))) return candidate;
        }
        return null;
    }
}
