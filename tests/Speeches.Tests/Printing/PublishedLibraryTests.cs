using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Content;
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
    public void A_row_of_a_list_is_shown_as_it_was_frozen_last_by_whichever_collection()
    {
        var before = Printed();
        const string Was = "otto-lindqvist,Otto Lindqvist,Lindqvist,graustark,President,", Is = "otto-lindqvist,Otto Lindkvist,Otto Lindqvist|Lindqvist,graustark,President,";
        tiny.Replace(TinyCollection.People, Was, Is);
        Assert.Equal(before, Printed());
        Assert.Equal(before, Printed(always: true));
        foreach (var collection in new[] { Rivers, Seas })
            Assert.Equal("unpublished changes in authorities/people.csv (otto-lindqvist).", LibraryReading.Unpublished(Compared(collection).Plan!));

        Publish(Seas);
        Assert.All(new[] { Rivers, Seas }, c => Assert.Contains("\"name\":\"Otto Lindkvist\"", Records(c), StringComparison.Ordinal));
        Assert.DoesNotContain("\"name\":\"Otto Lindqvist\"", Records(Rivers) + Records(Seas), StringComparison.Ordinal);
        // The other froze the row before; for its readers nothing would change.
        Assert.False(Compared(Rivers).Plan!.HasChanges);

        var diagnostics = new Diagnostics();
        using (var undo = new Publisher(tiny.Folder).PrepareUndo(Seas, Day, diagnostics)!)
        {
            Assert.Equal(
                [$"authorities/people.csv, otto-lindqvist: {Is} → {Was}"],
                undo.Plan.ListChanges.Select(c => c.ToString()));
            Printer.Publish(undo, diagnostics);
        }
        Assert.Equal(
            $"authorities/people.csv:0:0: warning: The row of “otto-lindqvist” is shown again as it was ({Was}), but stands in the list otherwise ({Is}): the next publish would bring that back. Correct it in the list, if no other collection needs it so.",
            Assert.Single(diagnostics.All).ToString());
        Assert.All(new[] { Rivers, Seas }, c => Assert.Contains("\"name\":\"Otto Lindqvist\"", Records(c), StringComparison.Ordinal));
        AssertEqualsABuildFromNothing();
    }

    [Fact]
    public void An_id_that_took_the_place_of_another_is_that_of_every_collection_and_the_old_address_leads_to_it()
    {
        tiny.Replace(TinyCollection.People, "otto-lindqvist,Otto Lindqvist,Lindqvist,graustark,President,", "otto-of-graustark,Otto Lindqvist,Lindqvist,graustark,President,otto-lindqvist");
        Assert.Equal("otto-lindqvist", Redirected());
        Publish(Rivers);
        Assert.Equal("otto-of-graustark", Redirected());
        Assert.Contains("\"otto-of-graustark\"", Records(Seas), StringComparison.Ordinal);
        AssertEqualsABuildFromNothing();

        string Redirected()
        {
            using var connection = DatabaseWriter.Open(new DataFolder(data.FullName).FilePath(new DataFolder(data.FullName).Find("current")!), SqliteOpenMode.ReadOnly);
            return connection.QuerySingleOrDefault<string>("select slug from redirect where kind = 'person' and old = 'otto-lindqvist'") ?? "otto-lindqvist";
        }
    }

    [Fact]
    public void An_undo_keeps_the_new_id_of_a_counterpart_and_of_who_stands_for_it_and_shows_all_else_as_it_was()
    {
        tiny.Replace(TinyCollection.Counterparts, "graustark,Graustark,country,XG,Kingdom of Graustark,Graustarkian,", "new-graustark,New Graustark,country,XG,Graustark|Kingdom of Graustark,Graustarkian,graustark");
        tiny.Replace(TinyCollection.People, "otto-lindqvist,Otto Lindqvist,Lindqvist,graustark,President,", "otto-lindkvist,Otto Lindkvist,Otto Lindqvist|Lindqvist,new-graustark,President,otto-lindqvist");
        Publish(Rivers);
        Assert.Contains("\"name\":\"Otto Lindkvist\"", Records(Seas), StringComparison.Ordinal);
        var diagnostics = new Diagnostics();
        using (var undo = new Publisher(tiny.Folder).PrepareUndo(Rivers, Day, diagnostics)!)
        {
            Assert.Equal(
                [
                    "authorities/counterparts.csv, new-graustark: new-graustark,New Graustark,country,XG,Graustark|Kingdom of Graustark,Graustarkian,graustark → new-graustark,Graustark,country,XG,Kingdom of Graustark,Graustarkian,graustark",
                    "authorities/people.csv, otto-lindkvist: otto-lindkvist,Otto Lindkvist,Otto Lindqvist|Lindqvist,new-graustark,President,otto-lindqvist → otto-lindkvist,Otto Lindqvist,Lindqvist,new-graustark,President,otto-lindqvist",
                ],
                undo.Plan.ListChanges.Select(c => c.ToString()));
            Printer.Publish(undo, diagnostics);
            Assert.True(undo.IsCommitted);
        }
        Assert.All(diagnostics.All, d => Assert.Equal(Severity.Warning, d.Severity));
        foreach (var collection in new[] { Rivers, Seas })
        {
            Assert.Contains("\"id\":\"otto-lindkvist\",\"name\":\"Otto Lindqvist\"", Records(collection), StringComparison.Ordinal);
            Assert.Contains("\"id\":\"new-graustark\",\"name\":\"Graustark\"", Records(collection), StringComparison.Ordinal);
        }
        AssertEqualsABuildFromNothing();
    }

    [Fact]
    public void A_row_that_is_published_while_the_last_revision_of_another_collection_cannot_be_read_is_the_last_when_it_can_again()
    {
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        Publish(Rivers);
        var path = $"{Rivers}/revisions/0002/revision.json";
        var text = File.ReadAllText(tiny.Folder.FullPath(path));
        tiny.Write(path, "{");
        tiny.Replace(TinyCollection.People, "otto-lindqvist,Otto Lindqvist,Lindqvist,", "otto-lindqvist,Otto Lindkvist,Otto Lindqvist|Lindqvist,");
        using (var revision = new Publisher(tiny.Folder).PreparePublish(Seas, Day, new())!) Assert.NotNull(Printer.Publish(revision, new()));
        tiny.Write(path, text);
        Printed();
        Assert.All(new[] { Rivers, Seas }, c => Assert.Contains("\"name\":\"Otto Lindkvist\"", Records(c), StringComparison.Ordinal));
        AssertEqualsABuildFromNothing();
    }

    [Fact]
    public void A_person_of_a_suppressed_passage_alone_keeps_the_address_whatever_is_published_next()
    {
        const string Lakes = "lakes";
        foreach (var file in new[] { TinyCollection.Collection, TinyCollection.SourceFile, TinyCollection.WitnessFile, TinyCollection.Page })
            tiny.Write(file.Replace(Rivers, Lakes, StringComparison.Ordinal), File.ReadAllText(tiny.Folder.FullPath(file)).Replace("Otto Lindqvist, 3 May", "Tomas Reyk, 3 May", StringComparison.Ordinal));
        tiny.Replace(TinyCollection.People, "tomas-reyk,Tomas Reyk,,,President,", "tomas-reyk,Tomas Reyk,,,President,old-reyk");
        Publish(Lakes);
        string id;
        using (var store = Open()) id = store.ExportRecords(Lakes).Select(r => JsonDocument.Parse(r).RootElement).First(r => r.GetProperty("people").EnumerateArray().Any(p => p.GetProperty("id").GetString() == "tomas-reyk")).GetProperty("id").GetString()!;
        tiny.Replace($"{Lakes}/register.csv", $"{id},excerpt,live,1,,,", $"{id},excerpt,suppressed,1,,1933-01-03,The publisher asked for it.");
        Publish(Lakes);
        AssertEqualsABuildFromNothing();
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        Publish(Rivers);
        AssertEqualsABuildFromNothing();
    }

    [Fact]
    public void What_cannot_be_built_is_not_committed_and_nothing_is_left_of_it()
    {
        var before = Printed();
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        var diagnostics = new Diagnostics();
        using (var revision = new Publisher(tiny.Folder).PreparePublish(Rivers, Day, diagnostics)!)
        {
            File.AppendAllText(tiny.Folder.FullPath(TinyCollection.Page), "<p>More.</p>");
            Assert.Null(Printer.Publish(revision, diagnostics));
            Assert.False(revision.IsCommitted);
        }
        Assert.StartsWith($"{TinyCollection.Page}:0:0: error: This witness was edited after revision 1 ", Assert.Single(diagnostics.All).ToString(), StringComparison.Ordinal);
        Assert.Equal(["0001"], Directory.EnumerateDirectories(tiny.Folder.FullPath($"{Rivers}/revisions")).Select(Path.GetFileName));
        Assert.Equal(before, new DataFolder(data.FullName).Find("current"));
        Assert.Equal([".lock", before.File, "current.json"], data.EnumerateFiles().Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>Ways in which what is frozen can be damaged, and the file that is told of.</summary>
    public static TheoryData<string, string?, string> Damages => new()
    {
        { "revision.json", "{", "revision.json" },
        { "revision.json", null, "revision.json" },
        { "revision.json", "<<<<<<< mine\n{}\n", "revision.json" },
        { "excerpts.jsonl", "{}\n", "excerpts.jsonl" },
        { "excerpts.jsonl", null, "excerpts.jsonl" },
        { "register.csv", "id\nzzzzzz\n", "register.csv" },
        { "lists/people.csv", null, "lists/people.csv" },
        { "lists/people.csv", "id,name\n,\n", "lists/people.csv" },
        { "inputs/collection.md", "\u0001", "inputs/collection.md" },
        { "stranger.txt", "Not ours.", "stranger.txt" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_collection_whose_frozen_files_are_damaged_keeps_what_it_showed_and_hinders_no_other(string file, string? text, string told)
    {
        var before = Printed();
        var (rivers, seas) = (Records(Rivers), Records(Seas));
        var path = $"{Seas}/revisions/0001/{file}";
        var kept = tiny.Folder.Exists(path) ? File.ReadAllText(tiny.Folder.FullPath(path)) : null;
        if (text is null) tiny.Delete(path);
        else tiny.Write(path, text);
        var diagnostics = new Diagnostics();
        var printed = Printer.Print(diagnostics, always: true)!;
        Assert.All(diagnostics.All, d => Assert.Equal((Severity.Error, $"{Seas}/revisions/0001/{told}"), (d.Severity, d.File)));
        Assert.NotEmpty(diagnostics.All);
        // Where what was published is not known any more, what is shown may be something else.
        Assert.Equal(told is "revision.json" or "excerpts.jsonl", before != printed);
        Assert.Equal((rivers, seas), (Records(Rivers), Records(Seas)));
        // Looked at again, it is what it was; nothing is printed anew, which nobody else could do meanwhile.
        using (FolderLock.TryTake(data.FullName)) Assert.Equal(printed, Printer.Print(new()));

        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        diagnostics = new();
        using (var revision = new Publisher(tiny.Folder).PreparePublish(Rivers, Day, diagnostics)!) Assert.NotNull(Printer.Publish(revision, diagnostics));
        Assert.All(diagnostics.All, d => Assert.Equal((Severity.Warning, $"{Seas}/revisions/0001/{told}"), (d.Severity, d.File)));
        using (var store = Open()) Assert.Equal([2L, 1L], store.Collections().Select(c => c.Revision!.Value));
        Assert.Equal(seas, Records(Seas));

        if (kept is null) tiny.Delete(path);
        else tiny.Write(path, kept);
        Printed();
        Assert.Equal(seas, Records(Seas));
        AssertEqualsABuildFromNothing();
    }

    [Fact]
    public void A_collection_whose_revisions_are_a_link_keeps_what_it_showed_and_hinders_no_other()
    {
        Printed();
        var (seas, path) = (Records(Seas), tiny.Folder.FullPath($"{Seas}/revisions"));
        Directory.Move(path, $"{path}-elsewhere");
        Directory.CreateSymbolicLink(path, $"{path}-elsewhere");
        var diagnostics = new Diagnostics();
        Assert.NotNull(Printer.Print(diagnostics));
        Assert.Equal([$"{Seas}/revisions:0:0: error: “{Seas}/revisions” is a link; only files that lie in the content folder themselves are read."], diagnostics.All.Select(d => d.ToString()));
        Assert.Equal(seas, Records(Seas));
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        using (var revision = new Publisher(tiny.Folder).PreparePublish(Rivers, Day, new())!) Assert.NotNull(Printer.Publish(revision, new()));
        using var store = Open();
        Assert.Equal([2L, 1L], store.Collections().Select(c => c.Revision!.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_collection_whose_revisions_are_gone_keeps_what_it_showed_and_says_so(bool isFile)
    {
        Printed();
        var (seas, path) = (Records(Seas), tiny.Folder.FullPath($"{Seas}/revisions"));
        Directory.Delete(path, recursive: true);
        if (isFile) File.WriteAllText(path, "No folder.");
        foreach (var always in new[] { false, true })
        {
            var diagnostics = new Diagnostics();
            Assert.NotNull(Printer.Print(diagnostics, always));
            Assert.Equal(
                [$"{Seas}/revisions:0:0: error: “{Seas}/register.csv” has ids that were published, but no revision is here that published them. Restore the revisions from version control; a copied collection is published anew, without the register of the other."],
                diagnostics.All.Select(d => d.ToString()));
            Assert.Equal(seas, Records(Seas));
        }
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        using (var revision = new Publisher(tiny.Folder).PreparePublish(Rivers, Day, new())!) Assert.NotNull(Printer.Publish(revision, new()));
        using var store = Open();
        Assert.Equal([2L, 1L], store.Collections().Select(c => c.Revision!.Value));
    }

    [Fact]
    public void What_is_erased_is_gone_from_what_is_taken_over_too()
    {
        Printed();
        var id = new DataFolder(data.FullName).Open(new DataFolder(data.FullName).Find("current")!).ExportRecords(Seas).First().Split("\"id\":\"")[1].Split('"')[0];
        var register = tiny.Folder.FullPath($"{Seas}/register.csv");
        File.WriteAllText(register, string.Join('\n', File.ReadAllText(register).Split('\n')
            .Select(l => l.StartsWith($"{id},", StringComparison.Ordinal) ? $"{id},excerpt,suppressed,1,,1933-01-03,The publisher asked for it." : l)));
        Publish(Seas);
        var before = Printed();
        Assert.True(new Eraser(tiny.Folder).Erase(Seas, id, Day, null, new()) > 0);
        Assert.NotEqual(before, Printed());
        AssertEqualsABuildFromNothing();
    }

    [Fact]
    public void Where_nothing_was_shown_before_the_addresses_of_a_damaged_collection_say_why()
    {
        Printed();
        var path = $"{Seas}/revisions/0001/excerpts.jsonl";
        tiny.Write(path, "{}\n");
        foreach (var file in data.EnumerateFiles()) file.Delete();
        var diagnostics = new Diagnostics();
        Assert.NotNull(Printer.Print(diagnostics));
        Assert.Equal(path, Assert.Single(diagnostics.All).File);
        using var store = Open();
        Assert.Equal([Rivers], store.Collections().Select(c => c.Slug));
        Assert.Equal([new UnavailableCollection(Seas, diagnostics.All.Single().ToString())], store.Unavailable());
    }

    [Fact]
    public void A_collection_that_has_the_ids_of_another_is_not_shown_and_hinders_no_other()
    {
        Printed();
        foreach (var file in Directory.EnumerateFiles(tiny.Folder.FullPath(Seas), "*", SearchOption.AllDirectories))
            tiny.Write(Path.GetRelativePath(tiny.Folder.Root, file).Replace(Seas, "waves", StringComparison.Ordinal), File.ReadAllText(file).Replace($"\"{Seas}\"", "\"waves\"", StringComparison.Ordinal));
        var diagnostics = new Diagnostics();
        Assert.NotNull(Printer.Print(diagnostics));
        Assert.All(diagnostics.All, d => Assert.StartsWith("waves/", d.File, StringComparison.Ordinal));
        using var store = Open();
        Assert.Equal([Rivers, Seas], store.Collections().Select(c => c.Slug));
        Assert.Equal(["waves"], store.Unavailable().Select(u => u.Collection));
    }

    [Fact]
    public void What_is_as_it_was_is_not_read_again_and_the_whole_equals_a_build_from_nothing()
    {
        Printed();
        AssertEqualsABuildFromNothing();
        // Nobody asks for a witness of the other.
        var page = TinyCollection.Page.Replace(Rivers, Seas, StringComparison.Ordinal);
        var text = File.ReadAllText(tiny.Folder.FullPath(page));
        tiny.Write(page, "Damaged.");
        tiny.Replace(TinyCollection.Collection, "What the President", "All that the President");
        Publish(Rivers);
        tiny.Write(page, text);
        AssertEqualsABuildFromNothing();
        tiny.Replace($"{Seas}/collection.md", "What the President", "Much that the President");
        Publish(Seas);
        AssertEqualsABuildFromNothing();
    }

    [Fact]
    public void A_speaker_who_is_taken_off_the_list_stays_for_readers_and_stops_the_next_publish()
    {
        var before = Printed();
        tiny.Replace(TinyCollection.People, "flavia-elphberg,Flavia Elphberg,President Elphberg,,President,\n", "");
        Assert.Equal(before, Printed(always: true));
        var diagnostics = new Diagnostics();
        LibraryReading.Read(tiny.Folder, diagnostics, Rivers);
        Assert.Contains($"authorities/people.csv:0:0: error: The speaker “flavia-elphberg” of “{Rivers}” is public, but no row here has them any more; bring the row back, or put “flavia-elphberg” in the old-slugs of the one that took its place.", diagnostics.All.Select(d => d.ToString()));
        diagnostics = new();
        Assert.Null(new Publisher(tiny.Folder).PreparePublish(Rivers, Day, diagnostics));
        Assert.True(diagnostics.HasErrors);
    }

    [Fact]
    public void A_check_of_one_collection_reads_no_file_of_another()
    {
        tiny.Write($"{Seas}/collection.md", "no front matter");
        var diagnostics = new Diagnostics();
        Assert.Equal([Rivers], LibraryReading.Read(tiny.Folder, diagnostics, Rivers).Collections.Select(c => c.Published.Slug));
        Assert.Empty(diagnostics.All);
        Assert.Equal([Seas], LibraryReading.Read(tiny.Folder, diagnostics, Seas).Collections.Select(c => c.Published.Slug));
        Assert.Equal([$"{Seas}/collection.md"], diagnostics.All.Select(d => d.File).Distinct());
    }

    private SpeechesStore Open()
    {
        var folder = new DataFolder(data.FullName);
        return folder.Open(folder.Find("current")!);
    }

    private string Records(string collection)
    {
        using var store = Open();
        return string.Join('\n', store.ExportRecords(collection));
    }

    private ComparedCollection Compared(string collection)
    {
        var diagnostics = new Diagnostics();
        var compared = LibraryReading.Read(tiny.Folder, diagnostics, collection).Collections.Single();
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
        return compared;
    }

    /// <summary>Row by row: what is shown, and what a fresh machine would build.</summary>
    private void AssertEqualsABuildFromNothing()
    {
        var fresh = Directory.CreateTempSubdirectory("speeches-");
        try
        {
            var (shown, other) = (new DataFolder(data.FullName), new DataFolder(fresh.FullName));
            var diagnostics = new Diagnostics();
            var nothing = new SitePrinter(tiny.Folder, other).Print(diagnostics, always: true)!;
            Assert.Empty(diagnostics.All);
            Assert.Equal(Rows(other.FilePath(nothing)), Rows(shown.FilePath(shown.Find("current")!)));
        }
        finally
        {
            fresh.Delete(recursive: true);
        }
    }

    private static List<string> Rows(string path)
    {
        using var connection = DatabaseWriter.Open(path, SqliteOpenMode.ReadOnly);
        var tables = connection.Query<string>("select name from sqlite_schema where type = 'table' and name not like 'search_%' and name not like 'lexicon_%' order by name").ToList();
        Assert.Contains("excerpt", tables);
        return tables.SelectMany(table => connection.Query($"select * from {table}")
            .Select(row => $"{table}: {string.Join('|', (IEnumerable<KeyValuePair<string, object>>)row)}").Order(StringComparer.Ordinal)).ToList();
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
