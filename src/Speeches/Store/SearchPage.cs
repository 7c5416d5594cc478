using Dapper;

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

    /// <summary>What the passages can be narrowed by, and what they are: of each facet no more than <see cref="SpeechesStore.MostValues"/>.</summary>
    public IReadOnlyList<FacetCount> Facets { get; init; } = [];

    /// <summary>The values of a facet that there are beyond those, by its name.</summary>
    public IReadOnlyDictionary<string, int> MoreValues { get; init; } = new Dictionary<string, int>();

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

    /// <summary>The longest that a search runs, in milliseconds, where nothing else is said.</summary>
    public const int SearchBudget = 400;

    /// <summary>The most values of a facet that are counted for a page: those that most passages have, and the chosen one.</summary>
    public const int MostValues = 40;

    /// <summary>The one word of a column that every passage has; no query can have it, because it is no letter.</summary>
    internal const string EveryPassage = "\ue000";

    /// <summary>
    /// Where the passages of a page are marked: the index looks through these alone, by its own rules, and not through the collections
    /// once more for each of them. The columns and the rules are those of the table search.
    /// </summary>
    internal const string SearchTables = """
        pragma temp_store = memory;
        create virtual table temp.shown using fts5 (text, title, attribution, names, every, tokenize = 'unicode61 remove_diacritics 2');
        """;

    private const string ShowStatement = """
        insert into shown (rowid, text, title, attribution, names, every)
        select search.rowid, text, title, attribution, names, every
        from json_each(@passages) as found cross join search on search.rowid = found.value
        """;

    /// <summary>Characters that no text has, to tell where a match begins and ends; the page encodes the text and then marks it.</summary>
    private const char MatchBegins = '\u0001';
    private const char MatchEnds = '\u0002';

    private const string HitsStatement = """
        select shown.rowid as passage, excerpt.record, excerpt.theme, theme.title as theme_title, source.short_title as source_title,
            source.voice_words as voice, excerpt.apparatus, highlight(shown, 1, char(1), char(2)) as title,
            highlight(shown, 2, char(1), char(2)) || char(10) || highlight(shown, 3, char(1), char(2)) as elsewhere,
            snippet(shown, 0, char(1), char(2), '…', 48) as snippet
        from shown
        cross join excerpt on excerpt.rowid = shown.rowid
        cross join theme on theme.collection = excerpt.collection and theme.slug = excerpt.theme
        cross join source on source.collection = excerpt.collection and source.slug = excerpt.source
        where shown match @match
        """;

    /// <summary>Searches texts, titles and names. Nothing that can be typed is an error.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="budget">The longest that it may run, in milliseconds, marks included. One that is not ranked by half of it goes on without.</param>
    public SearchPage Search(SearchRequest request, int budget = SearchBudget) => Read(
        reader => reader.Within(budget, () => Search(reader, request, budget)) ?? new SearchPage(request) { WasStopped = true }, isSearch: true);

    private static SearchPage Search(Reader reader, SearchRequest request, int budget)
    {
        var query = SearchQuery.Read(request.Text);
        var spellings = Spellings(reader, query);
        var match = Match(query, spellings);
        var chosen = SearchMatch.Chosen(reader, request);
        var isRanked = !request.ByDate && !request.InContext && query.Wanted.Any();
        var ranked = isRanked ? reader.Within(budget / 2, () => SearchMatch.Run(reader, match, chosen, isRanked: true)) : null;
        var matched = ranked ?? SearchMatch.Run(reader, match, chosen, isRanked: false);
        var shown = new SearchPage(request)
        {
            Count = matched.Found.Count,
            IsCut = query.IsCut,
            IsBounded = matched.IsBounded,
            IsRanked = ranked is { IsBounded: false },
            Beginnings = query.Terms.Where(t => IsBeginning(t, spellings)).Select(t => t.Text).ToList(),
        };
        shown = matched.WithFacets(reader, shown);
        if (shown.Count == 0) return shown with { Ways = WaysOn(reader, request, query, spellings) };
        return request.InContext ? InContext(reader, shown, matched, match) : Hits(reader, shown, matched, match);
    }

    private static SearchPage Hits(Reader reader, SearchPage shown, SearchMatch matched, string match)
    {
        var (request, pages) = (shown.Request, PagesOf(shown.Count, HitsOfPage));
        var page = Math.Clamp(request.Page, 1, pages);
        var ordered = request.ByDate ? matched.Found.OrderBy(f => f.Chronological) : matched.Found.OrderBy(f => shown.IsRanked ? f.Score : 0);
        var passages = ordered.ThenBy(f => f.Passage).Skip((page - 1) * HitsOfPage).Take(HitsOfPage).Select(f => f.Passage).ToList();
        var hits = Marked<HitRow>(reader, passages, match, HitsStatement).ToDictionary(h => (int)h.Passage, ToHit);
        return shown with { Request = request with { Page = page }, Pages = pages, Hits = passages.ConvertAll(p => hits[p]) };
    }

    /// <summary>Runs a statement over the table shown, where the words are marked in some passages.</summary>
    private static List<T> Marked<T>(Reader reader, IEnumerable<int> passages, string match, string statement) => reader.Temporarily(() =>
    {
        reader.Execute(ShowStatement, new { passages = StoreJson.List(passages) });
        return reader.Query<T>(statement, new { match });
    });

    private static Hit ToHit(HitRow row)
    {
        var (title, fragments) = (Cut(row.Title), Cut(row.Snippet));
        var isSeen = title.Concat(fragments).Any(f => f.IsMatch);
        var elsewhere = isSeen ? null : row.Elsewhere.Split('\n').FirstOrDefault(line => line.Contains(MatchBegins, StringComparison.Ordinal));
        var passage = new ShownExcerpt(Parse(row.Record), row.Theme, row.ThemeTitle, row.SourceTitle, row.Voice, ParseApparatus(row.Apparatus));
        return new(passage, title, fragments, Cut(elsewhere ?? ""));
    }

    private static int PagesOf(long count, int size) => (int)Math.Max(1, (count + size - 1) / size);

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
    private sealed record HitRow(
        long Passage, string Record, string Theme, string ThemeTitle, string SourceTitle, string Voice, string Apparatus, string Title, string Elsewhere, string Snippet);
}
