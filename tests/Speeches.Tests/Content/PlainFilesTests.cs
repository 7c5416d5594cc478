using System.Diagnostics;
using System.Text.RegularExpressions;
using Speeches.Content;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Content;

/// <summary>Whatever stands where a file of ours belongs, nothing elsewhere is read or written, and nothing is waited for.</summary>
public sealed class PlainFilesTests : IDisposable
{
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly ContentCopy content = ContentCopy.Published();
    private readonly string elsewhere;

    public PlainFilesTests()
    {
        elsewhere = Path.Combine(content.Root, "elsewhere");
        File.WriteAllText(elsewhere, "Not ours.");
        content.Print();
        content.PlaceTheUnplaced();
    }

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("content/.lock", false)]
    [InlineData("data/.lock", false)]
    [InlineData("data/current.json.tmp", true)]
    [InlineData("data/current-new.tmp", true)]
    public void A_link_that_has_the_name_of_a_lock_or_of_unfinished_work_is_not_followed(string place, bool succeeds)
    {
        var path = Path.Combine(content.Root, place);
        File.Delete(path);
        File.CreateSymbolicLink(path, elsewhere);
        AssertPublished(path, succeeds, "is a link, and no plain file; take it away");
        Assert.Equal("Not ours.", File.ReadAllText(elsewhere));
    }

    [Theory]
    [InlineData("content/.lock", false)]
    [InlineData("data/.lock", false)]
    [InlineData("data/current.json.tmp", true)]
    [InlineData("data/current-new.tmp", true)]
    public void A_pipe_that_has_such_a_name_is_not_waited_for(string place, bool succeeds)
    {
        var path = Path.Combine(content.Root, place);
        File.Delete(path);
        Pipe(path);
        AssertPublished(path, succeeds, "is a pipe or a device, and no plain file; take it away");
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link to a folder")]
    [InlineData("pipe")]
    public void What_has_the_name_of_a_file_that_replaces_another_is_taken_away(string what)
    {
        var path = Path.Combine(content.Data, "list.csv");
        if (what == "link") File.CreateSymbolicLink($"{path}.tmp", elsewhere);
        else if (what == "pipe") Pipe($"{path}.tmp");
        else Directory.CreateSymbolicLink($"{path}.tmp", content.Folder.Root);
        DurableFiles.Replace(path, "Ours."u8);
        Assert.Equal(("Ours.", "Not ours."), (File.ReadAllText(path), File.ReadAllText(elsewhere)));
        Assert.True(Directory.Exists(content.Folder.Root));
        Assert.False(Path.Exists($"{path}.tmp"));
    }

    [Fact]
    public void A_revision_is_not_written_where_a_link_leads()
    {
        var there = Directory.CreateDirectory(Path.Combine(content.Root, "there")).FullName;
        Directory.CreateSymbolicLink(content.FullPath($"{ContentCopy.Collection}/revisions/0002.tmp"), there);
        Assert.Equal(0, CommandLine.Run(content, "publish", ContentCopy.Collection).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(there));
        Assert.Equal(2, content.State().Revisions.Count);
    }

    [Theory]
    [InlineData("publish", $"{ContentCopy.Collection}/revisions", "0009.tmp")]
    [InlineData("publish", $"{ContentCopy.Collection}/sources", "another/0009.tmp")]
    [InlineData("publish", ContentCopy.Collection, "revisions/0009.tmp")]
    [InlineData("undo", $"{ContentCopy.Collection}/revisions", "0009.tmp")]
    public void Nothing_is_taken_away_or_written_where_a_linked_folder_leads(string command, string folder, string unfinished)
    {
        var there = Path.Combine(content.Root, "there");
        Directory.Move(content.FullPath(folder), there);
        Directory.CreateDirectory(Path.Combine(there, unfinished));
        Directory.CreateSymbolicLink(content.FullPath(folder), there);
        var before = Directory.EnumerateFileSystemEntries(there, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        var refused = CommandLine.Run(content, command, ContentCopy.Collection);
        Assert.Equal(1, refused.Code);
        Assert.Contains($"“{folder}” is a link; only files that lie in the content folder themselves are read.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(there, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList());
    }

    [Theory]
    [InlineData("link", "is a link, and no plain file; take it away")]
    [InlineData("pipe", "is a pipe or a device, and no plain file; take it away")]
    public void The_mark_of_an_unfinished_revision_is_a_file(string what, string sentence)
    {
        var place = $"{ContentCopy.Collection}/revisions/.unfinished";
        if (what == "link") File.CreateSymbolicLink(content.FullPath(place), elsewhere);
        else Pipe(content.FullPath(place));
        var refused = CommandLine.Run(content, "publish", ContentCopy.Collection);
        Assert.Equal(1, refused.Code);
        Assert.Contains(what == "link" ? $"“{place}” is a link; only files that lie in the content folder themselves are read." : sentence, refused.Error, StringComparison.Ordinal);
        Assert.Equal(["0001"], content.Folder.Folders($"{ContentCopy.Collection}/revisions"));
    }

    [Theory]
    [InlineData("link", "is a link, and no plain file; take it away")]
    [InlineData("pipe", "is a pipe or a device, and no plain file; take it away")]
    public void A_plan_is_written_as_a_page_into_a_file_alone(string what, string sentence)
    {
        var page = Path.Combine(content.Root, "plan.html");
        if (what == "link") File.CreateSymbolicLink(page, elsewhere);
        else Pipe(page);
        var witness = content.FullPath($"{ContentCopy.Digest}/0001/global-solidarity.txt");
        var refused = CommandLine.Run(content, "import", witness, "--source", $"{ContentCopy.Collection}/global-solidarity", "--dry-run", "--report", "plan.html");
        Assert.Equal(1, refused.Code);
        Assert.Contains($"plan.html:0:0: error: The file could not be written: “{page}” {sentence}", refused.Error, StringComparison.Ordinal);
        Assert.Equal("Not ours.", File.ReadAllText(elsewhere));
    }

    [Fact]
    public void A_plan_takes_the_place_of_the_longer_one_that_the_file_held()
    {
        var page = Path.Combine(content.Root, "plan.html");
        File.WriteAllText(page, new string('x', 1_000_000));
        var witness = content.FullPath($"{ContentCopy.Digest}/0001/global-solidarity.txt");
        CommandLine.Run(content, "import", witness, "--source", $"{ContentCopy.Collection}/global-solidarity", "--dry-run", "--report", "plan.html");
        Assert.EndsWith("</html>\n", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_our_own_is_new_and_closed_to_others()
    {
        var own = Path.Combine(content.Root, "own");
        Directory.CreateSymbolicLink(own, content.Data);
        PlainFiles.CreateFolder(own);
        Assert.Empty(Directory.EnumerateFileSystemEntries(own));
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(content.Data));
        if (OperatingSystem.IsLinux()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(own));
        File.WriteAllText(Path.Combine(own, "left"), "");
        Directory.CreateSymbolicLink(Path.Combine(own, "link"), content.Data);
        PlainFiles.CreateFolder(own);
        Assert.Empty(Directory.EnumerateFileSystemEntries(own));
        Assert.NotEmpty(Directory.EnumerateFileSystemEntries(content.Data));
    }

    [Fact]
    public void Nothing_else_in_the_code_opens_a_file_to_write_it()
    {
        var writes = new Regex(@"FileMode\.|FileAccess\.(Read)?Write|\bFile\.(Write|Append|Create|OpenWrite|Open\b)|StreamWriter\(|FileInfo\([^)]*\)\.(Create|Open)");
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).ToList();
        var opening = files.Where(f => writes.IsMatch(File.ReadAllText(f))).Select(f => Path.GetFileName(f));
        Assert.Equal(["PlainFiles.cs"], opening);
    }

    private void AssertPublished(string path, bool succeeds, string sentence)
    {
        var (code, output, error) = CommandLine.Run(content, "publish", ContentCopy.Collection);
        Assert.Equal(succeeds ? (0, "") : (1, output), (code, succeeds ? error : output));
        if (succeeds) Assert.False(Path.Exists(path));
        else Assert.Contains($"“{path}” {sentence}", error, StringComparison.Ordinal);
    }

    private static void Pipe(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        using var made = Process.Start("mkfifo", [path]);
        Assert.True(made.WaitForExit(Guard));
    }
}
