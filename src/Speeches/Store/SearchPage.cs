using Dapper;
using SQLitePCL;

namespace Speeches.Store;

/// <summary>A passage that was found.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Fragments">A stretch of its text around the words, cut into what matched and what did not.</param>
public sealed record Hit(ShownExcerpt Passage, IReadOnlyList<Fragment> Fragments);

/// <summary>A piece of a found passage.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="IsMatch">Whether a word of the query stands here.</param>
public sealed record Fragment(string Text, bool IsMatch);

/// <summary>What a search found.</summary>
/// <param name="Count">How many passages.</param>
/// <param name="Hits">The best of them, at most <see cref="SpeechesStore.MostHits"/>.</param>
/// <param name="WasCutShort">Whether the search took too long and was stopped; what was found is then not all.</param>
public sealed record SearchPage(long Count, IReadOnlyList<Hit> Hits, bool WasCutShort);

public sealed partial class SpeechesStore
{
    /// <summary>The most passages that one search shows.</summary>
    public const int MostHits = 100;

    /// <summary>The most words of a query that are looked for.</summary>
    public const int MostWords = 32;

    /// <summary>The longest that a search may run, in milliseconds.</summary>
    public const int SearchBudget = 500;

    /// <summary>Characters that no text has, to tell where a match begins and ends; the page encodes the text and then marks it.</summary>
    private const char MatchBegins = '\u0001';
    private const char MatchEnds = '\u0002';

    private const string CountStatement = "select count(*) from search where search match @match";

    private const string HitsStatement = """
        select excerpt.record, excerpt.theme, theme.title as theme_title, source.short_title as source_title, source.voice_words as voice, excerpt.apparatus, snippet(search, 0, char(1), char(2), '…', 48) as snippet
        from search
        join excerpt on excerpt.rowid = search.rowid
        join theme on theme.collection = excerpt.collection and theme.slug = excerpt.theme
        join source on source.collection = excerpt.collection and source.slug = excerpt.source
        where search match @match
        order by bm25(search, 1, 2, 4), excerpt.place
        limit @most
        """;

    /// <summary>Searches texts, titles and names. A query is words; nothing in it is syntax, so nothing in it is an error.</summary>
    /// <param name="query">What the reader typed.</param>
    public SearchPage Search(string query)
    {
        var match = Match(query);
        if (match.Length == 0) return new(0, [], false);
        return Read(reader =>
        {
            var started = Environment.TickCount64;
            // A running statement hears nothing else: no time-out, no cancellation.
            raw.sqlite3_progress_handler(reader.Handle, 1000, _ => Environment.TickCount64 - started > SearchBudget ? 1 : 0, null);
            try
            {
                var count = reader.ExecuteScalar<long>(CountStatement, new { match });
                var hits = reader.Query<HitRow>(HitsStatement, new { match, most = MostHits })
                    .Select(h => new Hit(new(Parse(h.Record), h.Theme, h.ThemeTitle, h.SourceTitle, h.Voice, ParseApparatus(h.Apparatus)), Cut(h.Snippet))).ToList();
                return new SearchPage(count, hits, false);
            }
            catch (Microsoft.Data.Sqlite.SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
            {
                return new SearchPage(0, [], true);
            }
            finally
            {
                raw.sqlite3_progress_handler(reader.Handle, 0, null, null);
            }
        });
    }

    /// <summary>Every word in quotation marks, all of them wanted; a word is a run of letters, digits and marks on letters.</summary>
    private static string Match(string query)
    {
        var words = new List<string>();
        for (var at = 0; at < query.Length && words.Count < MostWords;)
        {
            var start = at;
            while (at < query.Length && IsWordCharacter(query, at)) at++;
            if (at > start) words.Add(WithPlural(query[start..at]));
            else at++;
        }
        return string.Join(" AND ", words);
    }

    /// <summary>The stemmer takes virus and viruses, crisis and crises for four words; whoever looks for one finds both.</summary>
    private static string WithPlural(string word)
    {
        var other = word switch
        {
            _ when word.EndsWith("uses", StringComparison.OrdinalIgnoreCase) => word[..^2],
            _ when word.EndsWith("us", StringComparison.OrdinalIgnoreCase) => $"{word}es",
            _ when word.EndsWith("ises", StringComparison.OrdinalIgnoreCase) => $"{word[..^2]}is",
            _ when word.EndsWith("isis", StringComparison.OrdinalIgnoreCase) => $"{word[..^2]}es",
            _ => null,
        };
        return other is null ? $"\"{word}\"" : $"(\"{word}\" OR \"{other}\")";
    }

    private static bool IsWordCharacter(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || char.GetUnicodeCategory(text[at]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static List<Fragment> Cut(string snippet)
    {
        var fragments = new List<Fragment>();
        foreach (var part in snippet.Split(MatchBegins))
        {
            var end = part.IndexOf(MatchEnds, StringComparison.Ordinal);
            if (end >= 0) fragments.Add(new(part[..end], true));
            if (part.Length > end + 1) fragments.Add(new(part[(end + 1)..], false));
        }
        return fragments;
    }

    [method: ExplicitConstructor]
    private sealed record HitRow(string Record, string Theme, string ThemeTitle, string SourceTitle, string Voice, string Apparatus, string Snippet);
}
