using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Printing;

/// <summary>A site.md that cannot be read is told of, keeps nothing from being printed, and what it said last goes on.</summary>
public sealed class LastDescriptionTests : IDisposable
{
    private const string Good = "---\nname: Rivers\nkeeper: The Strelsau Library\n---\nOf rivers.\n";
    private const string Kept = "site.md:0:0: warning: Until this is mended, the site says of itself what it said before.";
    private const string Nothing = "site.md:0:0: warning: Until this is mended, the site says nothing of itself.";

    private static readonly SiteDescription Rivers =
        SiteDescription.None with { Name = "Rivers", Keeper = "The Strelsau Library", About = "<p>Of rivers.</p>" };

    private readonly ContentCopy content = ContentCopy.AsItStands();

    private string File => content.FullPath(SiteFile.Path);

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData(
        "nam: Rivers", "2:1", "The key “nam” is not known here; the keys are name, tagline, address, keeper, contact, languages, licence.")]
    [InlineData("name: [", "3:1", "This is not well-formed YAML: While parsing a node, did not find expected node content.")]
    public void What_the_file_said_last_goes_on_until_it_is_mended(string keys, string place, string sentence)
    {
        Write(Good);
        Assert.Equal((Rivers, ""), Print());
        Write($"---\n{keys}\n---\nOf banks.\n");
        var warnings = $"site.md:{place}: warning: {sentence}\n{Kept}";
        Assert.Equal((Rivers, warnings), Print());
        // It is the content that a database is printed from: nothing changes it but an edit, and each build says what is wrong.
        Assert.Equal((Rivers, ""), Print());
        Assert.Equal((Rivers, warnings), Print(always: true));
        Write(Good.Replace("Rivers", "Banks", StringComparison.Ordinal));
        Assert.Equal((Rivers with { Name = "Banks" }, ""), Print());
        content.Delete(SiteFile.Path);
        Assert.Equal((SiteDescription.None, ""), Print());
    }

    [Theory]
    [InlineData("no text")]
    [InlineData("a link")]
    [InlineData("a folder")]
    public void What_is_no_file_that_can_be_read_stops_nothing_either(string what)
    {
        Write(Good);
        Print();
        content.Delete(SiteFile.Path);
        if (what == "a link") System.IO.File.CreateSymbolicLink(File, content.FullPath("README.md"));
        else if (what == "a folder") Directory.CreateDirectory(File);
        else System.IO.File.WriteAllBytes(File, [0xFF]);
        var (site, warnings) = Print();
        Assert.Equal(Rivers, site);
        Assert.EndsWith($"\n{Kept}", warnings, StringComparison.Ordinal);
        Assert.Equal(2, warnings.Split('\n').Length);
        // A draft is printed from every file, and from this one no less.
        var diagnostics = new Diagnostics();
        var draft = new SitePrinter(content.Folder, new(content.Data)).PrintDraft(diagnostics)!;
        Assert.Equal(warnings, string.Join('\n', diagnostics.All));
        using (var store = new DataFolder(content.Data).Open(draft)) Assert.Equal(Rivers, store.Site);
        content.Delete(SiteFile.Path);
        Assert.Equal(SiteDescription.None, Print().Site);
    }

    [Theory]
    [InlineData("no database")]
    [InlineData("a damaged one")]
    [InlineData("one of another schema")]
    public void Where_there_is_nothing_that_it_said_last_the_site_says_nothing(string what)
    {
        Write(Good);
        Print();
        var data = new DataFolder(content.Data);
        var path = data.FilePath(data.Find("current")!);
        if (what == "no database") System.IO.File.Delete(path);
        else if (what == "a damaged one") System.IO.File.WriteAllBytes(path, [.. System.IO.File.ReadAllBytes(path).Reverse()]);
        else
        {
            using (var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
            {
                database.Open();
                database.Execute("pragma user_version = 1");
            }
            var pointer = Path.Combine(content.Data, "current.json");
            var (before, after) = (data.Find("current")!.Sha256, ContentFolder.Digest(System.IO.File.ReadAllBytes(path)));
            System.IO.File.WriteAllText(pointer, System.IO.File.ReadAllText(pointer).Replace(before, after, StringComparison.Ordinal)
                .Replace($"-{before[..8]}.db", $"-{after[..8]}.db", StringComparison.Ordinal));
            System.IO.File.Move(path, path.Replace($"-{before[..8]}.db", $"-{after[..8]}.db", StringComparison.Ordinal));
            Assert.NotNull(data.Find("current"));
        }
        Write("rubbish");
        var (site, warnings) = Print();
        Assert.Equal(SiteDescription.None, site);
        Assert.EndsWith($"\n{Nothing}", warnings, StringComparison.Ordinal);
    }

    [Fact]
    public void It_keeps_no_collection_from_being_published()
    {
        Write(Good);
        Print();
        Write("rubbish");
        content.Edit($"{ContentCopy.Collection}/collection.md", "The passages stand under", "All passages stand under");
        var (code, output, error) = CommandLine.Run(content, "publish", ContentCopy.Collection);
        Assert.Equal((0, $"""
            site.md:1:1: warning: The file should start with front matter: a line “---”, keys with their values, and a second line “---”.
            {Kept}

            """), (code, error));
        Assert.Contains("published revision", output, StringComparison.Ordinal);
        Assert.Equal(Rivers, Print().Site);
    }

    [Fact]
    public void Check_tells_it_as_an_error_and_the_rest_as_ever()
    {
        var good = CommandLine.Run(content, "check");
        Assert.Equal((0, ""), (good.Code, good.Error));
        Write("---\nname: Rivers\naddress: rivers.example\n---\n");
        Assert.Equal(
            (1, good.Output, "site.md:3:10: error: “rivers.example” is not the public address of a site; "
                + "give its scheme and host, as https://example.org, in ASCII and without a path.\n"),
            CommandLine.Run(content, "check"));
        content.Delete(SiteFile.Path);
        System.IO.File.CreateSymbolicLink(File, content.FullPath("README.md"));
        Assert.Equal(
            (1, "", "site.md:0:0: error: “site.md” is a link; only files that lie in the content folder themselves are read.\n"),
            CommandLine.Run(content, "check", "--quiet"));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_told_of_and_taken_up_when_it_may()
    {
        Write(Good);
        Print();
        if (OperatingSystem.IsLinux()) System.IO.File.SetUnixFileMode(File, UnixFileMode.None);
        var (code, _, error) = CommandLine.RunWithoutPrivileges(content, "build");
        Assert.Equal(0, code);
        Assert.Matches($"^site\\.md:0:0: warning: “site\\.md” could not be read: .+\n{Kept}\n$", error);
        Assert.Equal(1, CommandLine.RunWithoutPrivileges(content, "check").Code);
        if (OperatingSystem.IsLinux()) System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Equal((Rivers, ""), Print());
    }

    private void Write(string text) => content.Write(SiteFile.Path, text);

    private (SiteDescription Site, string Warnings) Print(bool always = false)
    {
        var diagnostics = new Diagnostics();
        var data = new DataFolder(content.Data);
        using var store = data.Open(new SitePrinter(content.Folder, data).Print(diagnostics, always)!);
        return (store.Site, string.Join('\n', diagnostics.All));
    }
}
