using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Speeches.Store;

/// <summary>A passage that was found.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Title">The title of its occasion, cut into what matched and what did not.</param>
/// <param name="Fragments">A stretch of its text around the words, cut likewise.</param>
/// <param name="Elsewhere">Where a word of the query stands in neither: the name or the attribution by which the passage was found, cut likewise; else empty.</param>
public sealed record Hit(ShownExcerpt Passage, IReadOnlyList<Fragment> Title, IReadOnlyList<Fragment> Fragments, IReadOnlyList<Fragment> Elsewhere);

/// <summary>A piece of a found passage.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="IsMatch">Whether a word of the query stands here.</param>
public sealed record Fragment(string Text, bool IsMatch);

/// <summary>What a search found.</summary>
/// <param name="Request">What was asked, with the page that is shown.</param>
public sealed record SearchPage(SearchRequest Request)
{
    /// <summary>How many passages have the words and what they were narrowed by.</summary>
    public long Count { get; init; }

    /// <summary>How many pages the passages, or the lines in context, make; at least 1.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>The passages of this page; empty where they are shown in context.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>The matches in context; null where passages are shown.</summary>
    public SearchContexts? Contexts { get; init; }

    /// <summary>What the passages can be narrowed by, and what they are.</summary>
    public IReadOnlyList<FacetCount> Facets { get; init; } = [];

    /// <summary>Where nothing was found: what finds something.</summary>
    public IReadOnlyList<WayOn> Ways { get; init; } = [];

    /// <summary>The words that stand nowhere by themselves and were taken for the beginnings of others.</summary>
    public IReadOnlyList<string> Beginnings { get; init; } = [];

    /// <summary>Whether the query has more words than are looked for.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether more passages have the words than one search looks at; the others are neither counted nor shown.</summary>
    public bool IsBounded { get; init; }

    /// <summary>Whether the best come first; too many passages, or words that stand nearly everywhere, are not ranked but stand in the order of the sources.</summary>
    public bool IsRanked { get; init; }

    /// <summary>Whether the search took too long and was stopped; there is then nothing else to show.</summary>
    public bool WasStopped { get; init; }
}

public sealed partial class SpeechesStore
{
    /// <summary>The passages of one page.</summary>
    public const int HitsOfPage = 20;

    /// <summary>The most passages that one search looks at.</summary>
    public const int MostFound = 10_000;

    /// <summary>The longest that a search may run, in milliseconds; one that is too slow to be ranked is run once more without.</summary>
    public const int SearchBudget = 400;

    /// <summary>The one word of a column that every passage has; no query can have it, because it is no letter.</summary>
    internal const string EveryPassage = "\ue000";

    /// <summary>Characters that no text has, to tell where a match begins and ends; the page encodes the text and then marks it.</summary>
    private const char MatchBegins = '\u0001';
    private const char MatchEnds = '\u0002';

    private const string CountStatement = FoundPassages + "select count(*) as matched, count(*) - (select count(*) from lacking) as found from matched";

    private const string HitsStatement = FoundPassages + """
        , page (passage, place) as (
            select passage, row_number() over (order by iif(@byDate, (select chronological from excerpt where excerpt.rowid = passage), score), passage)
            from matched
            where passage not in (select passage from lacking)
            order by 2 limit @size offset @skip
        )
        select excerpt.record, excerpt.theme, theme.title as theme_title, source.short_title as source_title, source.voice_words as voice, excerpt.apparatus,
            highlight(search, 1, char(1), char(2)) as title,
            highlight(search, 2, char(1), char(2)) || char(10) || highlight(search, 3, char(1), char(2)) as elsewhere, snippet(search, 0, char(1), char(2), '…', 48) as snippet
        from page
        join search on search.rowid = page.passage
        join excerpt on excerpt.rowid = page.passage
        join theme on theme.collection = excerpt.collection and theme.slug = excerpt.theme
        join source on source.collection = excerpt.collection and source.slug = excerpt.source
        where search match @match
        order by page.place
        """;

    /// <summary>Searches texts, titles and names. Nothing that can be typed is an error.</summary>
    /// <param name="request">What is asked.</param>
    public SearchPage Search(SearchRequest request) => Read(reader =>
    {
        var query = SearchQuery.Read(request.Text);
        return Within(reader, SearchBudget, () => Search(reader, request, query, isRanked: !request.ByDate))
            ?? Within(reader, SearchBudget, () => Search(reader, request, query, isRanked: false))
            ?? new SearchPage(request) { WasStopped = true };
    });

    private static SearchPage Search(SqliteConnection reader, SearchRequest request, SearchQuery query, bool isRanked)
    {
        var spellings = Spellings(reader, query);
        var match = Match(query, spellings);
        var chosen = JsonSerializer.Serialize(request.Chosen.ToDictionary(), StoreJson.Default.DictionaryStringString);
        var (matched, found) = reader.QuerySingle<(long, long)>(CountStatement, new { match, chosen, isRanked = false, most = MostFound + 1 });
        var shown = new SearchPage(request)
        {
            Count = Math.Min(found, MostFound),
            IsCut = query.IsCut,
            IsBounded = matched > MostFound,
            IsRanked = isRanked && matched <= MostFound && query.Wanted.Any(),
            Beginnings = query.Terms.Where(t => IsBeginning(t, spellings)).Select(t => t.Text).ToList(),
            Facets = CountFacets(reader, new { match, chosen, isRanked = false, most = MostFound }),
        };
        if (found == 0) return shown with { Ways = WaysOn(reader, request, query, spellings) };
        if (request.InContext) return InContext(reader, shown, match, chosen);
        var pages = PagesOf(shown.Count, HitsOfPage);
        var page = Math.Clamp(request.Page, 1, pages);
        var values = new { match, chosen, isRanked = shown.IsRanked, most = MostFound, byDate = request.ByDate, size = HitsOfPage, skip = (page - 1) * HitsOfPage };
        var hits = reader.Query<HitRow>(HitsStatement, values).Select(ToHit).ToList();
        return shown with { Request = request with { Page = page }, Pages = pages, Hits = hits };
    }

    private static Hit ToHit(HitRow row)
    {
        var (title, fragments) = (Cut(row.Title), Cut(row.Snippet));
        var isSeen = title.Concat(fragments).Any(f => f.IsMatch);
        var elsewhere = isSeen ? null : row.Elsewhere.Split('\n').FirstOrDefault(line => line.Contains(MatchBegins, StringComparison.Ordinal));
        return new(new(Parse(row.Record), row.Theme, row.ThemeTitle, row.SourceTitle, row.Voice, ParseApparatus(row.Apparatus)), title, fragments, Cut(elsewhere ?? ""));
    }

    private static int PagesOf(long count, int size) => (int)Math.Max(1, (count + size - 1) / size);

    /// <summary>Runs statements within a time.</summary>
    /// <returns>Null where they took longer and were stopped.</returns>
    private static T? Within<T>(SqliteConnection reader, int milliseconds, Func<T> run) where T : class
    {
        var started = Environment.TickCount64;
        // A running statement hears nothing else: no time-out, no cancellation.
        raw.sqlite3_progress_handler(reader.Handle, 1000, _ => Environment.TickCount64 - started > milliseconds ? 1 : 0, null);
        try
        {
            return run();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            return null;
        }
        finally
        {
            raw.sqlite3_progress_handler(reader.Handle, 0, null, null);
        }
    }

    private static List<Fragment> Cut(string marked)
    {
        var fragments = new List<Fragment>();
        foreach (var part in marked.Split(MatchBegins))
        {
            var end = part.IndexOf(MatchEnds, StringComparison.Ordinal);
            if (end >= 0) fragments.Add(new(part[..end], true));
            if (part.Length > end + 1) fragments.Add(new(part[(end + 1)..], false));
        }
        return fragments;
    }

    [method: ExplicitConstructor]
    private sealed record HitRow(string Record, string Theme, string ThemeTitle, string SourceTitle, string Voice, string Apparatus, string Title, string Elsewhere, string Snippet);
}
