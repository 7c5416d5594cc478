using System.Diagnostics;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Printing;

/// <summary>Readers are shown what is frozen: a draft, whatever state it is in, stops neither the site nor another collection.</summary>
public sealed class PublishedLibraryTests : IDisposable
{
    private const string Rivers = TinyCollection.Slug;
    private const string Seas = "seas";
    private static readonly DateOnly Day = new(1933, 1, 3);

    private readonly TinyCollection tiny = new();
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("speeches-");

    public PublishedLibraryTests()
    {
        foreach (var path in new[] { TinyCollection.Collection, TinyCollection.SourceFile, TinyCollection.WitnessFile, TinyCollection.Page })
            tiny.Write(path.Replace(Rivers, Seas, StringComparison.Ordinal), File.ReadAllText(tiny.Folder.FullPath(path)));
        Assert.NotNull(Publish(Rivers));
        Assert.NotNull(Publish(Seas));
    }

    private SitePrinter Printer => new(tiny.Folder, new(data.FullName));

    public void Dispose()
    {
        tiny.Dispose();
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("collection.md", "no front matter")]
    [InlineData("collection.md", null)]
    [InlineData("register.csv", "id\nzzzzzz\n")]
    [InlineData("register.csv", null)]
    [InlineData("occasions.csv", "<<<<<<< mine\n")]
    [InlineData("supplied.csv", "target,field\nx,y\n")]
    [InlineData("sources/almanac/source.md", "---\ntitle: [\n---\n")]
    [InlineData("sources/almanac/0001/witness.md", null)]
    [InlineData("sources/almanac/0001/emendations.csv", "rubbish\n\u0001")]
    public void A_broken_draft_of_one_collection_stops_neither_the_site_nor_another(string file, string? text)
    {
        var before = Printed();
        if (text is null) tiny.Delete($"{Seas}/{file}");
        else tiny.Write($"{Seas}/{file}", text);
        Assert.Equal(before, Printed());
        Assert.Equal(before, Printed(always: true));

        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        var after = Publish(Rivers);
        Assert.NotEqual(before, after);
        using var store = new DataFolder(data.FullName).Open(after!);
        Assert.Equal([Rivers, Seas], store.Collections().Select(c => c.Slug));
        Assert.Equal([2L, 1L], store.Collections().Select(c => c.Revision!.Value));

        var diagnostics = new Diagnostics();
        var library = LibraryReading.Read(tiny.Folder, diagnostics);
        Assert.Contains(diagnostics.All, d => d.Severity == Severity.Error && d.File.StartsWith($"{Seas}/", StringComparison.Ordinal));
        Assert.DoesNotContain(diagnostics.All, d => d.File.StartsWith($"{Rivers}/", StringComparison.Ordinal));
        Assert.False(library.Collections.Single(c => c.Published.Slug == Rivers).Plan!.HasChanges);
    }

    [Fact]
    public void A_collection_that_was_never_published_is_not_shown()
    {
        var before = Printed();
        tiny.Write("lakes/collection.md", "no front matter");
        Assert.Equal(before, Printed());
        Assert.Equal(before, Printed(always: true));
    }

    [Fact]
    public void What_was_built_before_the_revision_was_committed_is_what_is_built_after()
    {
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        var published = Publish(Rivers);
        Assert.Equal(published, Printed());
        Assert.Equal(published, Printed(always: true));
        Assert.Equal([published!.File], data.EnumerateFiles("*.db").Select(f => f.Name));
    }

    [Fact]
    public void A_list_that_is_edited_while_a_revision_is_built_is_shown_as_it_is_then()
    {
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        var edit = new Thread(() =>
        {
            var since = Stopwatch.GetTimestamp();
            // The file is there as soon as rows are written; what is left to do takes longer than this.
            while (!File.Exists(Path.Combine(data.FullName, "current-new.tmp", "database")) && Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1)) Thread.Yield();
            tiny.Replace(TinyCollection.People, "Otto Lindqvist", "Otto Lindkvist");
        });
        edit.Start();
        var published = Publish(Rivers)!;
        edit.Join();
        Assert.Equal(Fingerprint.OfPublished(tiny.Folder), published.Fingerprint);
        Assert.Equal(published, Printed(always: true));
        using var store = new DataFolder(data.FullName).Open(published);
        Assert.Contains(store.ExportRecords(Rivers), r => r.Contains("Lindkvist", StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_built_is_not_committed_and_nothing_is_left_of_it()
    {
        var before = Printed();
        // Another collection is a copy of one that is published, with its ids.
        foreach (var file in Directory.EnumerateFiles(tiny.Folder.FullPath(Seas), "*", SearchOption.AllDirectories))
            tiny.Write(Path.GetRelativePath(tiny.Folder.Root, file).Replace(Seas, "copy", StringComparison.Ordinal), File.ReadAllText(file));
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        var diagnostics = new Diagnostics();
        using (var revision = new Publisher(tiny.Folder).PreparePublish(Rivers, Day, diagnostics)!)
        {
            Assert.Null(Printer.Publish(revision, diagnostics));
            Assert.False(revision.IsCommitted);
        }
        Assert.StartsWith("copy/revisions/0001/", Assert.Single(diagnostics.All).ToString(), StringComparison.Ordinal);
        Assert.Equal(["0001"], Directory.EnumerateDirectories(tiny.Folder.FullPath($"{Rivers}/revisions")).Select(Path.GetFileName));
        Assert.Equal(before, new DataFolder(data.FullName).Find("current"));
        Assert.Equal([".lock", before.File, "current.json"], data.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_speaker_who_is_taken_off_the_list_is_told_of_in_a_sentence()
    {
        tiny.Replace(TinyCollection.People, "flavia-elphberg,Flavia Elphberg,President Elphberg,,President,\n", "");
        var diagnostics = new Diagnostics();
        Assert.Null(Printer.Print(diagnostics));
        Assert.Equal(
            new[] { Rivers, Seas }.Select(c => $"authorities/people.csv:0:0: error: The speaker “flavia-elphberg” of “{c}” is public, but no row here has them any more; bring the row back, or put “flavia-elphberg” in the old-slugs of the one that took its place."),
            diagnostics.All.Select(d => d.ToString()));
    }

    private DatabasePointer? Publish(string collection)
    {
        var diagnostics = new Diagnostics();
        using var revision = new Publisher(tiny.Folder).PreparePublish(collection, Day, diagnostics);
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
        var printed = Printer.Publish(revision!, diagnostics);
        Assert.True(revision!.IsCommitted);
        return printed;
    }

    private DatabasePointer Printed(bool always = false)
    {
        var diagnostics = new Diagnostics();
        var printed = Printer.Print(diagnostics, always);
        Assert.Empty(diagnostics.All);
        return printed!;
    }
}
