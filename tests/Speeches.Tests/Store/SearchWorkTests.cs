using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Store;
using SQLitePCL;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>What a search does at most.</summary>
public sealed class SearchWorkTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.Published();
    private readonly string path;

    public SearchWorkTests() => path = Path.Combine(content.Data, content.Print().File);

    public void Dispose() => content.Dispose();

    public static TheoryData<string, string?, bool, bool> Searches => new()
    {
        { "China", null, false, false },
        { "virus Germany", null, false, false },
        { "China", "voice=direct", false, false },
        { "China", "voice=direct", false, true },
        { "China -virus", "month=2020-03", true, false },
        { "\"shared future\"", null, true, false },
        { "pand*", null, true, false },
        { "-virus", null, false, true },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public void The_words_are_looked_for_once_whatever_is_counted_and_shown(string words, string? chosen, bool inContext, bool byDate)
    {
        var readers = new SharedReaders(path, forPages: 1, forSearches: 1);
        using var store = new SpeechesStore(readers, "one");
        var statements = new List<string>();
        var reader = readers.Take(isForSearch: true);
        raw.sqlite3_trace(reader.Handle, (_, statement) => statements.Add(statement), null);
        readers.GiveBack(reader, isForSearch: true);
        var found = store.Search(new(words)
        {
            Chosen = chosen is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [chosen.Split('=')[0]] = chosen.Split('=')[1] },
            InContext = inContext, ByDate = byDate,
        }, Hang.Budget);
        Assert.True(found.Count > 0 && found.Facets.Count > 0 && (inContext ? found.Contexts!.Count > 0 : found.Hits.Count > 0));
        Assert.Single(statements, s => s.Contains("search match", StringComparison.Ordinal));
        Assert.Single(statements, s => s.Contains("shown match", StringComparison.Ordinal));
        // No statement stands in a loop; what the indexes run for themselves is a comment, or in capitals.
        var own = statements.Where(s => char.IsAsciiLetterLower(s[0])).Select(s => s[..Math.Min(s.Length, 24)]).ToList();
        Assert.True(own.Count is >= 5 and <= 8, string.Join('\n', own));
        Assert.Equal(own.Distinct(), own);
    }

    [Fact]
    public void Words_are_marked_by_the_rules_by_which_they_are_found()
    {
        var readers = new SharedReaders(path, forPages: 1, forSearches: 1);
        var reader = readers.Take(isForSearch: true);
        var found = reader.QuerySingle<string>("select sql from main.sqlite_schema where name = 'search'");
        var marked = reader.QuerySingle<string>("select sql from temp.sqlite_schema where name = 'shown'");
        Assert.Equal(found[found.IndexOf("using", StringComparison.Ordinal)..], marked[marked.IndexOf("using", StringComparison.Ordinal)..]);
        readers.GiveBack(reader, isForSearch: true);
        readers.Release();
    }

    [Fact]
    public void Of_a_facet_of_many_values_those_that_most_passages_have_are_shown_and_the_others_are_counted()
    {
        const int More = 300;
        using (var database = Open())
        {
            // The value number n stands with n passages in three; all have the months of the first.
            database.Execute("""
                with recursive more (n) as (select 1 union all select n + 1 from more where n < @More)
                insert into facet (id, facet, value, label, place) select 10000 + n, 'counterpart', 'land-' || n, 'Land ' || n, 0 from more;
                with recursive more (n) as (select 1 union all select n + 1 from more where n < @More)
                insert into search (rowid, text, title, attribution, names, every) select 1000 + n, 'zeppelin', '', '', '', '' from more;
                with recursive more (n) as (select 1 union all select n + 1 from more where n < @More)
                insert into excerpt (
                    rowid, id, collection, place, source, theme, position, voice, occasion, compiled, chronological, record, apparatus)
                select 1000 + n, id || n, collection, 1000 + n, source, theme, 1000 + n, voice, occasion, 1000 + n, 1000 + n, record, apparatus
                from excerpt, more where excerpt.rowid = 1;
                with recursive more (n) as (select 1 union all select n + 1 from more where n < @More)
                insert into passage select 1000 + n, 1, 8, ' ' || (10000 + n) || ' ' || (10000 + min(n + 1, @More)) || ' ' from more;
                """, new { More });
        }
        using var store = new SpeechesStore(path);
        var found = store.Search(new("zeppelin"), Hang.Budget);
        Assert.Equal(SpeechesStore.MostValues, found.Facets.Count);
        Assert.Equal(More - SpeechesStore.MostValues, found.MoreValues["counterpart"]);
        Assert.Equal(("land-300", 3L), (found.Facets[0].Value, found.Facets[0].Count));
        // The one that fewest have is shown where it is chosen.
        var chosen = store.Search(new SearchRequest("zeppelin").With("counterpart", "land-1"), Hang.Budget);
        Assert.Equal(1, chosen.Count);
        Assert.Equal(SpeechesStore.MostValues, chosen.Facets.Count);
        Assert.Equal(1, Assert.Single(chosen.Facets, f => f.IsChosen).Count);
    }

    [Fact]
    public void In_context_no_more_characters_are_read_than_is_said()
    {
        using (var database = Open())
        {
            database.Execute("update passage set length = @length", new { length = SpeechesStore.MostContextCharacters / 3 });
        }
        using var store = new SpeechesStore(path);
        var found = store.Search(new("virus") { InContext = true }, Hang.Budget);
        Assert.Equal((16, 3), (found.Count, found.Contexts!.Passages));
        Assert.True(found.Contexts.Lines.Count >= 3);
    }

    [Fact]
    public void A_word_without_end_is_found_by_its_beginning()
    {
        var word = string.Concat(Enumerable.Repeat("zeppelin", 20));
        using (var database = Open()) database.Execute("update search set text = @word where rowid = 1", new { word });
        using var store = new SpeechesStore(path);
        Assert.Equal(1, store.Search(new(word), Hang.Budget).Count);
        Assert.Equal(1, store.Search(new($"\"{word}\""), Hang.Budget).Count);
        Assert.Equal(0, store.Search(new(word[..60] + "x"), Hang.Budget).Count);
    }

    private SqliteConnection Open()
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        database.Open();
        return database;
    }
}
