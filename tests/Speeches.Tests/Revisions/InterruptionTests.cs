using Speeches.Content;
using Speeches.Printing;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>The commit point is the rename of the revision's folder: before it nothing happened, after it the next command completes the rest.</summary>
public class InterruptionTests
{
    [Fact]
    public void A_revision_that_was_not_committed_is_discarded()
    {
        using var content = ContentCopy.Unpublished();
        content.Write($"{ContentCopy.Collection}/revisions/0001.tmp/excerpts.jsonl", "{\"id\":");
        Assert.Equal(1, content.Publish()!.Number);
        Assert.Equal(["0001"], content.Folder.Folders($"{ContentCopy.Collection}/revisions"));
        content.Write($"{ContentCopy.Collection}/revisions/0002.tmp/excerpts.jsonl", "");
        Assert.Null(content.Publish());
        Assert.Equal(["0001"], content.Folder.Folders($"{ContentCopy.Collection}/revisions"));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void A_committed_revision_is_read_as_completed_and_the_next_publish_completes_it(bool hasRegister, bool hasOccasions)
    {
        using var content = ContentCopy.Published();
        var completed = content.Files();
        if (!hasRegister) content.Delete(ContentCopy.Register);
        if (!hasOccasions) content.Delete(ContentCopy.Occasions);
        content.Write($"{ContentCopy.Collection}/revisions/.unfinished", "1\n");

        var diagnostics = new Diagnostics();
        var library = LibraryReading.Read(content.Folder, diagnostics);
        Assert.Empty(diagnostics.All);
        Assert.Equal("nothing is unpublished.", LibraryReading.Unpublished(library.Collections.Single().Plan!));
        Assert.Equal(104, library.Collections.Single().Published.Register.Count);

        Assert.Null(content.Publish());
        Assert.Equal(completed, content.Files());
    }

    [Fact]
    public void A_second_publish_is_refused_while_one_is_running_and_names_the_process()
    {
        using var content = ContentCopy.Unpublished();
        using (ContentLock.Take(content.Folder))
        {
            var files = content.Files();
            var refused = CommandLine.Run(content, "publish", ContentCopy.Collection);
            Assert.Equal(
                (1, "", $".lock:0:0: error: The content is being written by process {Environment.ProcessId}; wait until it is done, then run the command again.\n"),
                refused);
            Assert.Equal(files, content.Files());
        }
        Assert.Equal(0, CommandLine.Run(content, "publish", ContentCopy.Collection).Code);
    }

    [Fact]
    public void A_full_disk_leaves_what_was_published_and_the_next_publish_starts_anew()
    {
        using var content = ContentCopy.Unpublished();
        var (code, output, error) = CommandLine.RunOnFullDisk(64, content, "publish", ContentCopy.Collection);
        Assert.Equal((1, ""), (code, output));
        Assert.Matches("^speeches: error: .+\n$", error);
        Assert.Empty(content.State().Revisions);
        Assert.Equal(1, content.Publish()!.Number);
        Assert.Equal(["0001"], content.Folder.Folders($"{ContentCopy.Collection}/revisions"));
    }

    [Fact]
    public void A_revision_that_is_committed_stands_though_the_disk_is_full_for_the_database()
    {
        using var content = ContentCopy.Unpublished();
        var (code, output, _) = CommandLine.RunOnFullDisk(512, content, "publish", ContentCopy.Collection, "--date", "2026-11-21");
        Assert.Equal((1, $"{ContentCopy.Collection}: published revision 1: 64 new, 40 occasions.\n"), (code, output));
        Assert.Equal(64, content.State().Excerpts.Count);
        Assert.Null(content.Publish());
    }
}
