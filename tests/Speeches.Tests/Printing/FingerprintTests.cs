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
    public void Another_file_is_another_fingerprint_unless_it_is_a_lock_or_unfinished(string path, bool counts)
    {
        var before = Fingerprint.Of(tiny.Folder);
        tiny.Write(path, "Bread.");
        Assert.Equal(counts, before != Fingerprint.Of(tiny.Folder));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_link_is_refused(bool toFolder)
    {
        if (toFolder) Directory.CreateSymbolicLink(Path.Combine(tiny.Folder.Root, "authorities", "link"), tiny.Folder.Root);
        else File.CreateSymbolicLink(Path.Combine(tiny.Folder.Root, "authorities", "link"), Path.Combine(tiny.Folder.Root, TinyCollection.People));
        var refused = Assert.Throws<ContentException>(() => Fingerprint.Of(tiny.Folder));
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
            Assert.Equal(
                (1, "", "drafts:0:0: error: The folder “drafts” could not be read; give yourself the right to read it, or take it out of the content.\n"),
                CommandLine.RunWithoutPrivileges(content, "build"));
        }
        finally
        {
            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.FullPath("drafts"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
