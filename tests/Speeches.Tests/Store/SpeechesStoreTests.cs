using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>The readers of a database: all open at once, enough for as many requests as are let in, and none left behind.</summary>
public sealed class SpeechesStoreTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.Published();
    private readonly string path;

    public SpeechesStoreTests() => path = Path.Combine(content.Data, content.Print().File);

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_database_is_read_by_many_at_once_after_its_file_was_deleted()
    {
        using var store = new SpeechesStore(path);
        var expected = store.ExportRecords().ToList();
        File.Delete(path);
        Assert.Equal(Enumerable.Repeat(64, SpeechesStore.Readers), AtOnce(SpeechesStore.Readers, () => store.ExportRecords().Count()));
        Assert.Equal(expected, store.ExportRecords());
    }

    [Fact]
    public void A_store_that_is_closed_while_it_is_read_leaves_no_reader_open()
    {
        var store = new SpeechesStore(path);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The open files of a process are listed by Linux.");
        Assert.Equal(SpeechesStore.ReadersForPages + SpeechesStore.Searchers, OpenFiles());
        AtOnce(4 * SpeechesStore.Readers, () =>
        {
            try
            {
                for (var time = 0; ; time++)
                {
                    store.HasCollection(ContentCopy.Collection);
                    if (time == 3) store.Dispose();
                }
            }
            catch (ObjectDisposedException)
            {
                return 0;
            }
        });
        Assert.Equal(0, OpenFiles());
        Assert.Throws<ObjectDisposedException>(() => store.ExportRecords());
    }

    [Fact]
    public async Task An_export_is_read_a_part_at_a_time_and_holds_no_reader_while_its_caller_takes_a_part_away()
    {
        using var store = new SpeechesStore(path);
        // From here on no reader can be opened beside those that are.
        File.Delete(path);
        var exports = Enumerable.Range(0, SpeechesStore.ReadersForPages + 1).Select(_ => store.ExportParts(ContentCopy.Collection).GetEnumerator()).ToList();
        var stopping = TestContext.Current.CancellationToken;
        var first = Task.Run(() => exports.TrueForAll(e => e.MoveNext() && e.Current.Count is > 1 and < 64), stopping);
        Assert.True(await first.WaitAsync(TimeSpan.FromMinutes(2), stopping));
        var rest = exports.ConvertAll(e => e.Current.Count);
        for (var n = 0; n < exports.Count; n++)
        {
            while (exports[n].MoveNext()) rest[n] += exports[n].Current.Count;
            exports[n].Dispose();
        }
        Assert.All(rest, records => Assert.Equal(64, records));
        Assert.Empty(store.ExportParts("nothing"));
    }

    [Fact]
    public void The_readers_that_two_stores_share_stay_open_until_both_are_closed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The open files of a process are listed by Linux.");
        var first = new SpeechesStore(path);
        var second = first.Share();
        Assert.Equal(SpeechesStore.ReadersForPages + SpeechesStore.Searchers, OpenFiles());
        first.Dispose();
        first.Dispose();
        Assert.Throws<ObjectDisposedException>(() => first.ExportRecords());
        Assert.Equal(64, second.ExportRecords().Count());
        Assert.False(second.Closed.IsCompleted);
        second.Dispose();
        Assert.Equal(0, OpenFiles());
        Assert.True(second.Closed.IsCompletedSuccessfully);
        Assert.Throws<ObjectDisposedException>(second.Share);
    }

    [Fact]
    public void A_file_that_is_refused_is_not_left_open()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The open files of a process are listed by Linux.");
        var bytes = File.ReadAllBytes(path);
        bytes[71] ^= 1; // The last byte of the application id.
        File.WriteAllBytes(path, bytes);
        Assert.Throws<InvalidDataException>(() => new SpeechesStore(path));
        Assert.Equal(0, OpenFiles());
    }

    [Fact]
    public void A_search_looks_at_no_more_passages_than_it_says()
    {
        using (var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
        {
            database.Open();
            database.Execute("""
                create temp table more as with recursive more (n) as (select 1 union all select n + 1 from more where n < @More) select n from more;
                insert into excerpt (
                    rowid, id, collection, place, source, theme, position, voice, occasion, compiled, chronological, record, apparatus)
                select 1000 + n, id || n, collection, 1000 + n, source, theme, 1000 + n, voice, occasion, 1000 + n, 1000 + n, record,
                    apparatus
                from excerpt, more where excerpt.rowid = 1;
                insert into search (rowid, text, title, attribution, names, every) select 1000 + n, 'zeppelin ' || iif(n % 1000 = 0, 'hangar', ''), '', '', '', every from search, more where search.rowid = 1;
                insert into passage select 1000 + n, chronological, length, facets from passage, more where excerpt = 1;
                """, new { More = SpeechesStore.MostFound + 1000 });
        }
        using var store = new SpeechesStore(path);
        var many = store.Search(new("zeppelin") { Page = int.MaxValue }, Hang.Budget);
        Assert.True(many is { IsBounded: true, IsRanked: false, Count: SpeechesStore.MostFound, Pages: SpeechesStore.MostFound / SpeechesStore.HitsOfPage });
        Assert.Equal(SpeechesStore.HitsOfPage, many.Hits.Count);
        Assert.Equal(SpeechesStore.MostFound, many.Facets.Where(f => f.Facet == "theme").Sum(f => f.Count));
        var few = store.Search(new("zeppelin hangar"), Hang.Budget);
        Assert.True(few is { IsBounded: false, IsRanked: true, Count: 11 });
        var contexts = store.Search(new("zeppelin") { InContext = true }, Hang.Budget).Contexts!;
        Assert.Equal((SpeechesStore.MostContextPassages, SpeechesStore.MostContextPassages, SpeechesStore.LinesOfPage), (contexts.Count, contexts.Passages, contexts.Lines.Count));
    }

    private int OpenFiles() => Directory.EnumerateFiles("/proc/self/fd").Count(f => new FileInfo(f).LinkTarget == path);

    /// <summary>Runs the same on threads of their own that start together.</summary>
    private static List<T> AtOnce<T>(int threads, Func<T> run)
    {
        using var start = new Barrier(threads);
        var runs = Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        Task.WaitAll(runs, CancellationToken.None);
        return runs.Select(r => r.Result).ToList();
    }
}
