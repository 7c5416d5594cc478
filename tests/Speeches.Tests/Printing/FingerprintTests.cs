using Speeches.Content;
using Speeches.Printing;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Printing;

/// <summary>What a database is printed from: whatever is content counts, and what cannot be counted is said.</summary>
public sealed class FingerprintTests : IDisposable
{
    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("notes.md", true)]
    [InlineData("drafts/notes.md", true)]
    [InlineData(".lock", false)]
    [InlineData(".drafts/notes.md", false)]
    [InlineData("notes.tmp", false)]
    [InlineData("0002.tmp/notes.md", false)]
    public void A_draft_is_printed_from_every_file_but_locks_and_unfinished_work(string path, bool counts)
    {
        var (before, published) = (Fingerprint.OfEverything(tiny.Folder), Fingerprint.OfPublished(tiny.Folder));
        tiny.Write(path, "Bread.");
        Assert.Equal(counts, before != Fingerprint.OfEverything(tiny.Folder));
        Assert.Equal(published, Fingerprint.OfPublished(tiny.Folder));
    }

    [Fact]
    public void What_is_published_is_printed_from_the_revisions_alone_and_where_they_froze_no_lists_from_those_of_today()
    {
        using var content = ContentCopy.Published();
        var before = Fingerprint.OfPublished(content.Folder);
        content.PlaceTheUnplaced();
        content.Write($"{ContentCopy.Collection}/collection.md", "no front matter");
        content.Write(ContentCopy.Register, "id\n");
        Assert.Equal(before, Fingerprint.OfPublished(content.Folder));
        content.Write(TinyCollection.People, content.Text(TinyCollection.People) + "ada-brandt,Ada Brandt,,,,\n");
        Assert.Equal(before, Fingerprint.OfPublished(content.Folder));
        var older = new ContentFolder(Path.Combine(Repository.Root, "content"));
        Assert.NotEqual(Fingerprint.OfPublished(older), Fingerprint.OfPublished(older.With(new Dictionary<string, byte[]?>
        {
            [TinyCollection.People] = [.. older.ReadBytes(TinyCollection.People), .. "ada-brandt,Ada Brandt,,,,\n"u8],
        })));
        using var published = ContentCopy.Published();
        var first = Fingerprint.OfPublished(published.Folder);
        published.PlaceTheUnplaced();
        published.Publish();
        Assert.NotEqual(first, Fingerprint.OfPublished(published.Folder));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_link_is_refused(bool toFolder)
    {
        if (toFolder) Directory.CreateSymbolicLink(Path.Combine(tiny.Folder.Root, "authorities", "link"), tiny.Folder.Root);
        else File.CreateSymbolicLink(Path.Combine(tiny.Folder.Root, "authorities", "link"), Path.Combine(tiny.Folder.Root, TinyCollection.People));
        var refused = Assert.Throws<ContentException>(() => Fingerprint.OfEverything(tiny.Folder));
        Assert.Equal("authorities/link:0:0: error: “authorities/link” is a link; only files that lie in the content folder themselves are read.", refused.Diagnostic.ToString());
    }

    [Fact]
    public void A_folder_that_cannot_be_read_is_an_error()
    {
        using var content = ContentCopy.Published();
        content.Write("drafts/notes.md", "Bread.");
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.FullPath("drafts"), UnixFileMode.None);
        try
        {
            const string sentence = "drafts:0:0: error: The folder “drafts” could not be read; give yourself the right to read it, or take it out of the content.\n";
            Assert.Equal((1, "", sentence), CommandLine.RunWithoutPrivileges(content, "build", "--draft"));
            Assert.Equal((1, "", sentence), CommandLine.RunWithoutPrivileges(content, "check", "--quiet"));
            // What is published is printed from none of it.
            Assert.Equal(0, CommandLine.RunWithoutPrivileges(content, "build").Code);
        }
        finally
        {
            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.FullPath("drafts"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Check_refuses_a_link_anywhere_in_the_content_as_a_draft_does()
    {
        using var content = ContentCopy.Published();
        File.CreateSymbolicLink(content.FullPath("notes.md"), content.FullPath(TinyCollection.People));
        const string sentence = "notes.md:0:0: error: “notes.md” is a link; only files that lie in the content folder themselves are read.\n";
        Assert.Equal((1, "", sentence), CommandLine.Run(content, "check", "--quiet"));
        Assert.Equal((1, "", sentence), CommandLine.Run(content, "build", "--draft"));
    }
}
