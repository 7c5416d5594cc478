using System.Text.Json;
using Speeches.Content;
using Speeches.Store;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>The pointer to the published database: what it points to is whole, or is printed anew; on any failure it stays.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.Published();
    private readonly DataFolder data;
    private readonly DatabasePointer printed;

    public DataFolderTests()
    {
        data = new(content.Data);
        printed = content.Print();
    }

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_database_that_was_printed_from_the_same_content_is_not_printed_again()
    {
        var longAgo = new DateTime(2020, 4, 22, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(data.FilePath(printed), longAgo);
        Assert.Equal(printed, content.Print());
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(data.FilePath(printed)));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void A_flipped_bit_is_noticed_and_the_database_is_printed_anew(double where)
    {
        var whole = File.ReadAllBytes(data.FilePath(printed));
        var damaged = (byte[])whole.Clone();
        damaged[(int)(where * whole.Length)] ^= 1;
        File.WriteAllBytes(data.FilePath(printed), damaged);
        Assert.False(data.IsWhole(printed));
        Assert.Equal(printed, content.Print());
        Assert.Equal(whole, File.ReadAllBytes(data.FilePath(printed)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"File\":\"current")]
    [InlineData("\u0000\u0001")]
    [InlineData("{\"File\":\"gone.db\",\"Fingerprint\":\"\",\"Sha256\":\"\"}")]
    [InlineData("{\"File\":\"../data/current.json\",\"Fingerprint\":\"\",\"Sha256\":\"\"}")]
    [InlineData("{\"File\":\"current.json\"}")]
    public void A_pointer_that_is_rubbish_is_written_anew(string pointer)
    {
        File.WriteAllText(Path.Combine(content.Data, "current.json"), pointer);
        Assert.Equal(printed, content.Print());
        Assert.Equal(printed, data.Find("current"));
        AssertNothingElse();
    }

    [Fact]
    public void A_pointer_that_leads_out_of_the_folder_is_not_followed()
    {
        File.Copy(data.FilePath(printed), Path.Combine(content.Root, "elsewhere.db"));
        File.WriteAllText(Path.Combine(content.Data, "current.json"), JsonSerializer.Serialize(printed with { File = "../elsewhere.db" }));
        Assert.Null(data.Find("current"));
        Assert.Equal(printed, content.Print());
    }

    [Fact]
    public void A_database_that_was_deleted_is_printed_anew()
    {
        File.Delete(data.FilePath(printed));
        Assert.Null(data.Find("current"));
        Assert.Equal(printed, content.Print());
        Assert.True(data.IsWhole(printed));
    }

    [Fact]
    public void Who_reads_the_old_database_goes_on_while_a_new_one_takes_its_place()
    {
        using var old = new SpeechesStore(data.FilePath(printed));
        var before = old.ExportRecords().ToList();
        content.PlaceTheUnplaced();
        content.Publish();
        var next = content.Print();
        Assert.NotEqual(printed.File, next.File);
        Assert.Equal([data.FilePath(next)], Directory.EnumerateFiles(content.Data, "*.db"));
        using var store = new SpeechesStore(data.FilePath(next));
        Assert.Equal(before, old.ExportRecords());
        Assert.Equal(3, store.ExportRecords().Except(before).Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(512)]
    public void A_full_disk_leaves_the_old_database(int size)
    {
        var files = content.Files();
        var (code, output, error) = CommandLine.RunOnFullDisk(size, content, "build");
        Assert.Equal((1, ""), (code, output));
        Assert.Matches(@"^speeches: error: The database could not be written \(SQLite Error [0-9]+: '.+'\.\); the published one is as it was\.\n$", error);
        AssertAsItWas(files);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_leaves_the_old_database()
    {
        var files = content.Files();
        var mode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.Data, mode);
        try
        {
            Assert.Equal(
                (1, "", $"speeches: error: The database could not be written (Access to the path '{Path.Combine(content.Data, "current-new.tmp")}' is denied.); the published one is as it was.\n"),
                CommandLine.RunWithoutPrivileges(content, "build"));
        }
        finally
        {
            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.Data, mode | UnixFileMode.UserWrite);
        }
        AssertAsItWas(files);
    }

    [Fact]
    public void An_error_in_the_content_leaves_the_old_database()
    {
        var file = $"{ContentCopy.Collection}/revisions/0001/register.csv";
        content.Write(file, "id\n");
        var files = content.Files();
        Assert.Equal(
            (1, "", $"{file}:0:0: error: This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control.\n"),
            CommandLine.Run(content, "build"));
        AssertAsItWas(files);
    }

    [Fact]
    public void A_row_that_breaks_the_schema_leaves_the_old_database()
    {
        var files = content.Files();
        var rows = Ruritania with { Excerpts = [new("bcdfgh", "atlantis", 0, "nowhere", "i", 1, "direct", "jkmnpq", 0, 0, "{}", "{}")] };
        var refused = Assert.Throws<IOException>(() => Prepare(data, '0', rows));
        Assert.Equal("The database could not be written (SQLite Error 19: 'FOREIGN KEY constraint failed'.); the published one is as it was.", refused.Message);
        AssertAsItWas(files);
    }

    [Fact]
    public void Rows_that_did_not_arrive_leave_the_old_database()
    {
        var files = content.Files();
        var rows = Ruritania with
        {
            Themes = [new("ruritania", "i", 0, "I", "", null)],
            Sources = [new("ruritania", "digest", 0, "", "", "direct", "", null, null, null, 1, "0001", "2020-04-22", null, "", "")],
            Occasions = [new("jkmnpq", "ruritania", "call", "phone-call", "Phone call", "", null, null, null, 0, "printed")],
            Excerpts = [new("bcdfgh", "ruritania", 0, "digest", "i", 1, "direct", "jkmnpq", 0, 0, "{}", "{}")],
        };
        var refused = Assert.Throws<IOException>(() => Prepare(data, '0', rows));
        Assert.Equal("The database could not be written (The new database has 0 rows in “search”, not 1.); the published one is as it was.", refused.Message);
        AssertAsItWas(files);
    }

    [Fact]
    public void Who_has_waited_too_long_is_told_for_whom()
    {
        using var held = FolderLock.TryTake(content.Data);
        var files = content.Files();
        var refused = Assert.Throws<IOException>(() => Prepare(new(content.Data) { Patience = TimeSpan.FromMilliseconds(50) }, '0'));
        Assert.Equal($"The databases in “{content.Data}” are being printed by process {Environment.ProcessId}; wait until it is done, then run the command again.", refused.Message);
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void Prints_at_once_leave_one_database_and_nothing_else()
    {
        Parallel.For(0, 16, i =>
        {
            using var candidate = Prepare(data, "0123456789abcdef"[i])!;
            candidate.Show();
        });
        var last = data.Find("current")!;
        Assert.True(data.IsWhole(last));
        Assert.Equal([".lock", last.File, "current.json"], Directory.EnumerateFileSystemEntries(content.Data).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_print_that_was_killed_left_is_removed_by_the_next()
    {
        foreach (var left in new[] { "current-abcdefgh.ijk.tmp", "current-abcdefgh.ijk.tmp-journal", "current-new.tmp" }) File.WriteAllText(Path.Combine(content.Data, left), "half a database");
        File.Delete(data.FilePath(printed));
        Assert.Equal(printed, content.Print());
        AssertNothingElse();
    }

    [Fact]
    public void A_candidate_that_is_not_shown_leaves_nothing_and_keeps_others_waiting_until_it_is_gone()
    {
        var files = content.Files();
        using (var candidate = Prepare(data, '0')!)
        {
            Assert.NotEqual(printed, candidate.Pointer);
            Assert.Equal(printed, data.Find("current"));
            Assert.Throws<IOException>(() => Prepare(new(content.Data) { Patience = TimeSpan.FromMilliseconds(50) }, '0'));
        }
        AssertAsItWas(files);
    }

    [Fact]
    public void A_candidate_that_was_given_up_takes_nothing_from_the_one_after_it()
    {
        var first = Prepare(data, '0')!;
        first.Dispose();
        using var second = Prepare(data, '1')!;
        first.Dispose();
        Assert.Equal(second.Show(), data.Find("current"));
        Assert.True(data.IsWhole(second.Pointer));
    }

    private Candidate? Prepare(DataFolder folder, char fingerprint, params CollectionRows[] rows) =>
        folder.Prepare("current", content.Folder.Root, path =>
        {
            DatabaseWriter.Write(path, SiteDescription.None, rows.Length, rows.Select(r => new PrintedCollection(r.Collection.Slug, r, null)));
            return new string(fingerprint, 64);
        });

    private static readonly CollectionRows Ruritania = new()
    {
        Collection = new("ruritania", "Ruritania", "otto", "Otto", "en", null, null, "", "", ""),
        Themes = [], Standfirsts = [], Sources = [], Spans = [], Occasions = [], Counterparts = [], People = [], Excerpts = [],
        Versions = [], VersionCounterparts = [], ExcerptCounterparts = [], ExcerptPeople = [], Revisions = [], Outcomes = [],
        Figures = [], PublicIds = [], Redirects = [], Search = [], Passages = [],
    };

    /// <summary>Every file is as it was, with no unfinished one beside it, and the database can be read.</summary>
    private void AssertAsItWas(IReadOnlyList<string> files)
    {
        Assert.Equal(files, content.Files());
        Assert.Equal(printed, data.Find("current"));
        AssertNothingElse();
        using var store = new SpeechesStore(data.FilePath(printed));
        Assert.Equal(64, store.ExportRecords().Count());
    }

    private void AssertNothingElse() =>
        Assert.Equal([".lock", printed.File, "current.json"], Directory.EnumerateFileSystemEntries(content.Data).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
}
