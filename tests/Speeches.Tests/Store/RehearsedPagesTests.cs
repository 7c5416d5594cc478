using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>Before a database is shown, a bounded number of its pages is tried, spread over all that it holds.</summary>
public sealed class RehearsedPagesTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.AsItStands();
    private readonly string path;

    public RehearsedPagesTests() => path = Path.Combine(content.Data, content.Print().File);

    public void Dispose() => content.Dispose();

    [Fact]
    public void Of_a_small_collection_every_excerpt_is_tried()
    {
        using var store = new SpeechesStore(path);
        Assert.Equal(64, store.SomeExcerpts().Select(p => p.Parts[1]).Distinct().Count());
    }

    [Fact]
    public void Of_a_large_one_those_that_changed_last_are_tried_and_others_from_its_beginning_to_its_end()
    {
        const int More = 5000;
        Change(
            "create temp table same as select * from excerpt where rowid = 1; create temp table told as select * from outcome where revision = 2 and place = 0",
            """
            update same set id = 'made-' || @n, place = 1000 + @n, chronological = 1000 + @n, compiled = 1000 + @n;
            update told set excerpt = 'made-' || @n, place = @n - 100000, outcome = 'changed', class = 'text-edited';
            insert into excerpt select * from same;
            insert into outcome select * from told;
            """,
            More);
        using var store = new SpeechesStore(path);
        var tried = store.SomeExcerpts().Select(p => p.Parts[1]).ToList();
        Assert.InRange(tried.Count, SpeechesStore.MostRehearsedExcerpts - 60, SpeechesStore.MostRehearsedExcerpts + SpeechesStore.MostRehearsedChanges);
        Assert.Equal(tried.Count, tried.Distinct().Count());
        var numbers = tried.Where(id => id.StartsWith("made-", StringComparison.Ordinal)).Select(id => int.Parse(id[5..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.InRange(numbers.Count(n => n <= 100), SpeechesStore.MostRehearsedChanges - 10, 100);
        Assert.InRange(numbers.Max(), More - 100, More);
        Assert.InRange(numbers.Order().Zip(numbers.Order().Skip(1), (a, b) => b - a).Max(), 1, 60);
    }

    [Fact]
    public void Of_many_collections_the_pages_of_those_that_were_published_last_are_tried()
    {
        Change(
            "create temp table same as select * from collection; update same set revision = null, revision_date = null",
            "update same set slug = 'c' || @n; insert into collection select * from same",
            100);
        using var store = new SpeechesStore(path);
        var slugs = store.OneOfEachKind().SelectMany(p => p.Parts.Take(1)).Distinct().ToList();
        Assert.Contains(ContentCopy.Collection, slugs);
        Assert.Equal(SpeechesStore.MostRehearsedCollections - 1, slugs.Count(s => s.StartsWith('c') && char.IsAsciiDigit(s[1])));
    }

    [Fact]
    public void Every_page_is_listed_once_also_where_they_are_read_in_many_steps()
    {
        const int More = 5000;
        Change(
            "create temp table same as select * from excerpt where rowid = 1",
            """
            update same set id = 'made-' || @n, place = 1000 + @n, chronological = 1000 + @n, compiled = 1000 + @n;
            insert into excerpt select * from same;
            """,
            More);
        using var store = new SpeechesStore(path);
        var pages = store.PublicPages().Select(p => $"{p.Kind} {string.Join(' ', p.Parts)}").ToList();
        Assert.Equal(pages.Count, pages.Distinct().Count());
        Assert.Equal(64 + More, pages.Count(p => p.StartsWith("Excerpt ", StringComparison.Ordinal)));
    }

    private void Change(string first, string each, int times)
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = false }.ToString());
        database.Open();
        using var transaction = database.BeginTransaction();
        database.Execute(first, transaction: transaction);
        for (var n = 1; n <= times; n++) database.Execute(each, new { n }, transaction);
        transaction.Commit();
    }
}
