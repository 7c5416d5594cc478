using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;
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

    [Theory]
    [InlineData("inputs/occasions.csv", ContentCopy.Occasions)]
    [InlineData("register.csv", ContentCopy.Register)]
    public void What_was_damaged_after_the_commit_is_not_put_in_the_place_of_an_editors_file(string frozen, string file)
    {
        using var content = ContentCopy.Published();
        content.Delete(file);
        content.Write($"{ContentCopy.Collection}/revisions/.unfinished", "1\n");
        var place = $"{ContentCopy.Collection}/revisions/0001/{frozen}";
        content.Write(place, content.Text(place) + "\n");
        var refused = CommandLine.Run(content, "publish", ContentCopy.Collection);
        Assert.Equal(1, refused.Code);
        Assert.Contains($"{place}:0:0: error: This file of a frozen revision does not match its digest", refused.Error, StringComparison.Ordinal);
        Assert.False(content.Folder.Exists(file));
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

    [Theory]
    [InlineData(128)]
    [InlineData(512)]
    public void A_disk_that_has_no_room_for_the_database_has_none_for_the_revision(int size)
    {
        using var content = ContentCopy.Published();
        content.Print();
        content.PlaceTheUnplaced();
        var files = content.Files();
        var (code, output, error) = CommandLine.RunOnFullDisk(size, content, "publish", ContentCopy.Collection, "--date", "2026-11-21");
        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"^speeches: error: The database could not be written \(SQLite Error [0-9]+: '.+'\.\); the published one is as it was\. Nothing was published; mend that, and run the command again\.\n$", error);
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_refuses_the_publish()
    {
        using var content = ContentCopy.Published();
        content.Print();
        content.PlaceTheUnplaced();
        var files = content.Files();
        var mode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.Data, mode);
        try
        {
            Assert.Equal(
                (1, "", $"speeches: error: The database could not be written (Access to the path '{Path.Combine(content.Data, "current-new.tmp")}' is denied.); the published one is as it was. Nothing was published; mend that, and run the command again.\n"),
                CommandLine.RunWithoutPrivileges(content, "publish", ContentCopy.Collection));
        }
        finally
        {
            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.Data, mode | UnixFileMode.UserWrite);
        }
        Assert.Equal(files, content.Files());
    }

    /// <summary>A revision that is committed, and whose register an editor writes to before what belongs to it is brought up to it.</summary>
    [Fact]
    public void What_an_editor_changed_between_the_commit_and_its_completion_stays_and_is_told_of()
    {
        using var content = ContentCopy.Published();
        var before = (Register: content.Text(ContentCopy.Register), Occasions: content.Text(ContentCopy.Occasions));
        content.PlaceTheUnplaced();
        content.Publish();
        // As it is when the command is killed at its commit point, and an editor saves then.
        content.Write(ContentCopy.Register, before.Register);
        content.Write(ContentCopy.Occasions, before.Occasions.Replace("Inspection", "Inspections", StringComparison.Ordinal));
        content.Write($"{ContentCopy.Collection}/revisions/.unfinished", "2\n");
        var edited = content.Text(ContentCopy.Occasions);
        Assert.NotEqual(before.Occasions, edited);

        var told = $"{ContentCopy.Occasions}:0:0: warning: Revision 2 has another text of this file, but it was changed while that revision was published, so it stays as it is. "
            + $"The revision’s is in “{content.State().Revisions[1].PlaceOf("inputs/occasions.csv")}”: bring your changes into that, and put it here.";
        var diagnostics = new Diagnostics();
        LibraryReading.Read(content.Folder, diagnostics);
        Assert.Contains(told, diagnostics.All.Select(d => d.ToString()));
        Assert.Equal(edited, content.Text(ContentCopy.Occasions));

        diagnostics = new();
        new Publisher(content.Folder).PreparePublish(ContentCopy.Collection, new(2026, 11, 22), diagnostics)?.Dispose();
        Assert.Contains(told, diagnostics.All.Select(d => d.ToString()));
        Assert.Equal(edited, content.Text(ContentCopy.Occasions));
        Assert.Equal(content.Text(content.State().Revisions[1].PlaceOf("register.csv")), content.Text(ContentCopy.Register));
    }

    [Fact]
    public void What_an_editor_changes_while_a_revision_is_published_stays_and_is_told_of()
    {
        using var content = ContentCopy.Published();
        content.PlaceTheUnplaced();
        var diagnostics = new Diagnostics();
        using var revision = new Publisher(content.Folder).PreparePublish(ContentCopy.Collection, new(2026, 11, 22), diagnostics)!;
        content.Write(ContentCopy.Occasions, content.Text(ContentCopy.Occasions) + "\n");
        var edited = content.Text(ContentCopy.Occasions);
        Assert.NotNull(new SitePrinter(content.Folder, new DataFolder(content.Data)).Publish(revision, diagnostics));
        Assert.Equal(edited, content.Text(ContentCopy.Occasions));
        Assert.Equal(2, content.State().Revisions.Count);
        // The two texts of the table say the same, but one is the editor's.
        Assert.StartsWith($"{ContentCopy.Occasions}:0:0: warning: Revision 2 has another text of this file", Assert.Single(diagnostics.All).ToString(), StringComparison.Ordinal);
    }
}
