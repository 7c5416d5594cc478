using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>The printed database, read with plain SQLite.</summary>
public sealed class DatabaseTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.Published();
    private readonly SqliteConnection database;

    public DatabaseTests()
    {
        var path = Path.Combine(content.Data, content.Print().File);
        database = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        database.Open();
    }

    public void Dispose()
    {
        database.Dispose();
        content.Dispose();
    }

    [Fact]
    public void Every_table_is_strict()
    {
        var tables = database.Query<(string Name, long Strict)>("select name, strict from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'").ToList();
        Assert.Contains(("excerpt", 1), tables);
        Assert.All(tables, t => Assert.Equal((t.Name, 1), t));
        Assert.Equal("SQLite Error 19: 'cannot store TEXT value in INTEGER column theme.place'.", Refused("update theme set place = 'first'"));
    }

    [Fact]
    public void A_row_refers_to_what_is_there()
    {
        database.Execute("pragma foreign_keys = on");
        Assert.Equal("SQLite Error 19: 'FOREIGN KEY constraint failed'.", Refused("update excerpt set occasion = 'nowhere'"));
        Assert.Equal("SQLite Error 19: 'FOREIGN KEY constraint failed'.", Refused("update excerpt set theme = 'nowhere'"));
        Assert.Equal("SQLite Error 19: 'FOREIGN KEY constraint failed'.", Refused("insert into excerpt_person values ('nobody', (select min(id) from excerpt), 0, null)"));
        Assert.Empty(database.Query("pragma foreign_key_check"));
    }

    [Fact]
    public void The_file_says_what_it_is()
    {
        Assert.Equal(0x53504348, database.ExecuteScalar<long>("pragma application_id"));
        Assert.Equal(DatabaseWriter.SchemaVersion, database.ExecuteScalar<long>("pragma user_version"));
        Assert.Equal("delete", database.ExecuteScalar<string>("pragma journal_mode"));
    }

    [Theory]
    [InlineData("application_id")]
    [InlineData("user_version")]
    public void A_database_that_says_it_is_another_is_not_opened(string pragma)
    {
        database.Execute($"pragma {pragma} = 70");
        var path = database.DataSource;
        database.Close();
        var refused = Assert.Throws<InvalidDataException>(() => new SpeechesStore(path));
        Assert.Equal($"“{path}” is not a database that this program printed; delete it, and it is printed again.", refused.Message);
    }

    [Fact]
    public void The_store_reads_what_was_printed_and_leaves_no_file_beside_it()
    {
        var path = database.DataSource;
        database.Close();
        using (var store = new SpeechesStore(path)) Assert.Equal(64, store.ExportRecords().Count());
        Assert.Equal([".lock", Path.GetFileName(path), "current.json"], Directory.EnumerateFiles(content.Data).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Antnio", "antonio-guterres")]
    [InlineData("Guterres", "antonio-guterres")]
    [InlineData("Vucic", "aleksandar-vucic")]
    [InlineData("Vučić", "aleksandar-vucic")]
    [InlineData("Sanchez", "pedro-sanchez")]
    [InlineData("elSisi", "abdel-fattah-el-sisi")]
    public void Search_finds_a_person_by_every_spelling(string word, string person)
    {
        var spokenTo = database.Query<string>("select excerpt from excerpt_person where person = @person", new { person }).ToHashSet();
        Assert.NotEmpty(spokenTo);
        Assert.Superset(spokenTo, Find(word).ToHashSet());
    }

    [Theory]
    [InlineData("Namibian", "namibia")]
    public void Search_finds_a_counterpart_by_what_its_people_are_called(string word, string counterpart)
    {
        var with = database.Query<string>("select excerpt from excerpt_counterpart where counterpart = @counterpart", new { counterpart }).ToHashSet();
        Assert.NotEmpty(with);
        // Where the passage has the word itself, it says nothing of the list.
        var printing = database.Query<string>("select id from excerpt where record like @like", new { like = $"%{word}%" }).ToHashSet();
        Assert.NotEmpty(with.Except(printing));
        Assert.Superset(with, Find(word).ToHashSet());
    }

    [Theory]
    [InlineData("countries", "country")]
    [InlineData("cooperate", "cooperation")]
    [InlineData("Outbreaks", "OUTBREAK")]
    [InlineData("pandémic", "pandemic")]
    public void Search_finds_a_word_in_its_other_forms(string word, string other)
    {
        Assert.NotEmpty(Find(word));
        Assert.Equal(Find(word), Find(other));
    }

    [Fact]
    public void Search_finds_nothing_where_nothing_is() => Assert.Empty(Find("zeppelin"));

    private List<string> Find(string word)
    {
        using var store = new SpeechesStore(database.DataSource);
        var first = store.Search(new(word));
        return Enumerable.Range(1, first.Pages).SelectMany(page => store.Search(new(word) { Page = page }).Hits).Select(h => h.Passage.Excerpt.Id).Order(StringComparer.Ordinal).ToList();
    }

    private string Refused(string statement) => Assert.Throws<SqliteException>(() => database.Execute(statement)).Message;
}
