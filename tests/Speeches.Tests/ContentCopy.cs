using System.Globalization;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests;

/// <summary>A copy of the repository's content in a folder of its own, which is deleted with it.</summary>
internal sealed class ContentCopy : IDisposable
{
    public const string Collection = "covid-19-solidarity";
    public const string Register = $"{Collection}/register.csv";
    public const string Occasions = $"{Collection}/occasions.csv";
    public const string Digest = $"{Collection}/sources/global-solidarity";

    private ContentCopy()
    {
        Root = Directory.CreateTempSubdirectory("speeches-").FullName;
        Folder = new ContentFolder(Path.Combine(Root, "content"));
    }

    /// <summary>The folder that holds <c>content</c>, and <c>data</c> when something was printed.</summary>
    public string Root { get; }

    public ContentFolder Folder { get; }

    public string Data => Path.Combine(Root, "data");

    /// <summary>The content with every revision of it.</summary>
    public static ContentCopy AsItStands()
    {
        var copy = new ContentCopy();
        CopyFolder(Repository.Content, copy.Folder.Root);
        return copy;
    }

    /// <summary>The content as it was before anything was published.</summary>
    public static ContentCopy Unpublished()
    {
        var copy = AsItStands();
        foreach (var file in new[] { "register.csv", "occasions.csv", "supplied.csv" }) copy.Delete($"{Collection}/{file}");
        if (Directory.Exists(copy.FullPath($"{Collection}/revisions"))) copy.Delete($"{Collection}/revisions");
        return copy;
    }

    /// <summary>The content with one revision.</summary>
    public static ContentCopy Published()
    {
        var copy = Unpublished();
        Assert.NotNull(copy.Publish());
        return copy;
    }

    /// <summary>The same content, in another folder.</summary>
    public ContentCopy Again()
    {
        var copy = new ContentCopy();
        CopyFolder(Folder.Root, copy.Folder.Root);
        return copy;
    }

    public string FullPath(string path) => Folder.FullPath(path);

    public string Text(string path) => File.ReadAllText(FullPath(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(path))!);
        File.WriteAllText(FullPath(path), text);
    }

    public void Delete(string path)
    {
        if (Directory.Exists(FullPath(path))) Directory.Delete(FullPath(path), recursive: true);
        else File.Delete(FullPath(path));
    }

    /// <summary>Replaces words that stand once in a file.</summary>
    public void Edit(string path, string words, string others)
    {
        Assert.Equal(2, Text(path).Split(words).Length);
        Write(path, Text(path).Replace(words, others, StringComparison.Ordinal));
    }

    /// <summary>Edits the lines of a file.</summary>
    public void EditLines(string path, Action<List<string>> edit)
    {
        var lines = Text(path).Split('\n').ToList();
        edit(lines);
        Write(path, string.Join('\n', lines));
    }

    /// <summary>Puts the passages under the digest's fifth heading into theme III.</summary>
    public void PlaceTheUnplaced() => Edit($"{Digest}/0001/witness.md", "theme: unplaced", "theme: III");

    /// <summary>Publishes without an error, and with these warnings and no others.</summary>
    /// <returns>Null where there was nothing to publish.</returns>
    public Plan? Publish(string date = "2026-11-21", params string[] warnings)
    {
        var diagnostics = new Diagnostics();
        var plan = new Publisher(Folder).Publish(Collection, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), diagnostics);
        Assert.Equal(warnings, diagnostics.All.Select(d => d.ToString()));
        return plan;
    }

    /// <summary>Publishes content that has errors, and sees that nothing was written.</summary>
    /// <returns>The diagnostics.</returns>
    public IReadOnlyList<string> Refused(string date = "2026-11-21")
    {
        var before = Files();
        var diagnostics = new Diagnostics();
        try
        {
            Assert.Null(new Publisher(Folder).Publish(Collection, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), diagnostics));
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
        }
        Assert.Equal(before, Files());
        return diagnostics.All.Select(d => d.ToString()).ToList();
    }

    /// <summary>The state that is published.</summary>
    public PublishedCollection State()
    {
        var diagnostics = new Diagnostics();
        var published = PublishedCollection.Read(Folder, Collection, Authorities.Read(Folder, diagnostics), diagnostics);
        Assert.Empty(diagnostics.All);
        return published!;
    }

    /// <summary>Prints the database, or finds it printed.</summary>
    public DatabasePointer Print()
    {
        var diagnostics = new Diagnostics();
        var pointer = new SitePrinter(Folder, new DataFolder(Data)).Print(diagnostics);
        Assert.Empty(diagnostics.All);
        return pointer!;
    }

    /// <summary>Every file with the digest of its bytes, but for those that only a running command needs.</summary>
    public IReadOnlyList<string> Files() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Where(f => !Path.GetFileName(f).StartsWith(".lock", StringComparison.Ordinal))
        .Select(f => $"{Path.GetRelativePath(Root, f)} {ContentFolder.Digest(File.ReadAllBytes(f))}").Order(StringComparer.Ordinal).ToList();

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        // A lock belongs to the folder it lies in.
        foreach (var file in Directory.EnumerateFiles(from).Where(f => !Path.GetFileName(f).StartsWith('.'))) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var folder in Directory.EnumerateDirectories(from)) CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
