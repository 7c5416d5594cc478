using Microsoft.Data.Sqlite;
using Speeches.Store;
using SQLitePCL;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>Readers: nobody waits for one, and each prepares a statement once.</summary>
public sealed class ReaderTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.Published();
    private readonly string path;

    public ReaderTests() => path = Path.Combine(content.Data, content.Print().File);

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_waits_where_every_reader_is_taken_and_the_one_that_is_opened_then_closes_when_it_comes_back(bool isForSearch)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The open files of a process are listed by Linux.");
        var readers = new SharedReaders(path, forPages: 2, forSearches: 2);
        var taken = await Task.Run(() => Enumerable.Range(0, 5).Select(_ => readers.Take(isForSearch)).ToList(), TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.All(taken, reader => Assert.Equal(64, reader.QuerySingle<long>("select count(*) from excerpt")));
        Assert.Equal(2 + 5, OpenFiles());
        foreach (var reader in taken) readers.GiveBack(reader, isForSearch);
        Assert.Equal(2 + 2, OpenFiles());
        readers.Release();
        Assert.Equal(0, OpenFiles());
    }

    [Fact]
    public void However_many_searches_there_are_none_of_the_readers_for_pages_is_taken()
    {
        var readers = new SharedReaders(path, forPages: 2, forSearches: 1);
        var searches = Enumerable.Range(0, 9).Select(_ => readers.Take(isForSearch: true)).ToList();
        // From here on none can be opened.
        File.Delete(path);
        var pages = Enumerable.Range(0, 2).Select(_ => readers.Take(isForSearch: false)).ToList();
        Assert.All(pages, reader => Assert.Equal(64, reader.QuerySingle<long>("select count(*) from excerpt")));
        Assert.Throws<SqliteException>(() => readers.Take(isForSearch: false));
        foreach (var reader in pages) readers.GiveBack(reader, isForSearch: false);
        foreach (var reader in searches) readers.GiveBack(reader, isForSearch: true);
        readers.Release();
    }

    [Fact]
    public void A_page_prepares_its_statements_when_it_is_first_read_and_never_again()
    {
        var readers = new SharedReaders(path, forPages: 1, forSearches: 1);
        using var store = new SpeechesStore(readers, "one");
        var prepared = Prepared(readers, isForSearch: false);
        var ids = store.Search(new("China"), Hang.Budget).Hits.Select(h => h.Passage.Excerpt.Id).ToList();
        store.FindExcerpt(ContentCopy.Collection, ids[0]);
        var first = prepared.Count;
        Assert.InRange(first, 20, 300);
        foreach (var id in ids) Assert.Equal(id, store.FindExcerpt(ContentCopy.Collection, id)!.Passage.Excerpt.Id);
        Assert.Equal(first, prepared.Count);
    }

    [Fact]
    public void Searches_of_one_kind_prepare_their_statements_once()
    {
        var readers = new SharedReaders(path, forPages: 1, forSearches: 1);
        using var store = new SpeechesStore(readers, "one");
        var prepared = Prepared(readers, isForSearch: true);
        store.Search(new("virus"), Hang.Budget);
        var first = prepared.Count;
        Assert.InRange(first, 20, 200);
        foreach (var words in new[] { "China", "\"shared future\"", "pand*", "-virus", "Germany China" }) Assert.NotEmpty(store.Search(new(words), Hang.Budget).Hits);
        Assert.Equal(first, prepared.Count);
    }

    [Fact]
    public void Statements_that_are_put_together_from_values_are_refused()
    {
        var readers = new SharedReaders(path, forPages: 1, forSearches: 1);
        var reader = readers.Take(isForSearch: false);
        for (var n = 0; n < Reader.MostStatements; n++) Assert.Equal(n, reader.QuerySingle<long>($"select {n}"));
        Assert.Equal(0, reader.QuerySingle<long>("select 0"));
        Assert.Throws<InvalidOperationException>(() => reader.QuerySingle<long>("select 'one too many'"));
        readers.GiveBack(reader, isForSearch: false);
        readers.Release();
    }

    [Fact]
    public void What_takes_too_long_is_stopped_and_leaves_nothing()
    {
        const string Endless = "with recursive n (n) as (select 1 union all select n + 1 from n) insert into shown (text) select n from n";
        var readers = new SharedReaders(path, forPages: 1, forSearches: 1);
        var reader = readers.Take(isForSearch: true);
        string Write() => reader.Temporarily(() =>
        {
            reader.Execute(Endless);
            return "done";
        });
        Assert.Equal("outer", reader.Within(60_000, () => reader.Within(20, Write) ?? "outer"));
        Assert.Null(reader.Within(20, () => reader.Within(60_000, Write) ?? Write()));
        // Nor does a loop over what was read go on.
        Assert.Null(reader.Within<string>(20, () =>
        {
            while (true) reader.StopWhenLate();
        }));
        reader.StopWhenLate();
        Assert.Equal(0, reader.QuerySingle<long>("select count(*) from shown"));
        Assert.NotEqual(0, raw.sqlite3_get_autocommit(reader.Handle));
        // The time is over, and what is read now has all that it needs.
        Assert.Equal(100_000, reader.QuerySingle<long>("with recursive n (n) as (select 1 union all select n + 1 from n limit 100000) select max(n) from n"));
        readers.GiveBack(reader, isForSearch: true);
        readers.Release();
    }

    private int OpenFiles() => Directory.EnumerateFiles("/proc/self/fd").Count(f => new FileInfo(f).LinkTarget == path);

    /// <summary>
    /// A list that grows with whatever the one reader of its kind prepares: SQLite asks whether a statement may read while it prepares
    /// it, and only then. What the indexes prepare to read their own tables is not ours.
    /// </summary>
    private static List<string> Prepared(SharedReaders readers, bool isForSearch)
    {
        var prepared = new List<string>();
        var reader = readers.Take(isForSearch);
        raw.sqlite3_set_authorizer(
            reader.Handle,
            (_, action, table, column, _, _) =>
            {
                string[] indexes = ["search_", "shown_", "lexicon_"];
                if (action == raw.SQLITE_READ && !indexes.Any(i => table.StartsWith(i, StringComparison.Ordinal))) prepared.Add($"{table}.{column}");
                return raw.SQLITE_OK;
            },
            null);
        readers.GiveBack(reader, isForSearch);
        return prepared;
    }
}
