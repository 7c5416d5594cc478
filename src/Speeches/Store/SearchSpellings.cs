using System.Text.Json;
using Dapper;

namespace Speeches.Store;

/// <summary>How the words of a query are written in the collection.</summary>
public sealed partial class SpeechesStore
{
    /// <summary>The most forms of one word that are looked for.</summary>
    private const int MostForms = 24;

    /// <summary>The lexicon stems what it is asked for, so it answers with every form of the word.</summary>
    private const string SpellingsStatement = """
        select typed.key as plain, word.written
        from json_each(@typed) as typed
        join lexicon on lexicon match typed.value
        join word on word.id = lexicon.rowid
        order by word.passages desc, word.id
        """;

    private const string NearWordsStatement = """
        select typed.value as typed, word.written, word.plain, word.passages
        from json_each(@typed) as typed
        join word on word.length between length(typed.value) - 2 and length(typed.value) + 2
        where word.is_offered = 1
        """;

    /// <summary>For each word, by its plain form, the ways it and its other forms are written; no entry where the collection has none.</summary>
    private static ILookup<string, string> Spellings(Reader reader, SearchQuery query)
    {
        var typed = query.Terms.SelectMany(t => t.Words).Select(WrittenWords.Plain).Distinct(StringComparer.Ordinal).ToDictionary(plain => plain, WithPlural);
        return reader.Query<(string Plain, string Written)>(SpellingsStatement, new { typed = JsonSerializer.Serialize(typed, StoreJson.Default.DictionaryStringString) })
            .ToLookup(s => s.Plain, s => s.Written, StringComparer.Ordinal);
    }

    /// <summary>The stemmer takes virus and viruses, crisis and crises for four words; whoever looks for one finds both.</summary>
    private static string WithPlural(string word)
    {
        var other = word switch
        {
            _ when word.EndsWith("uses", StringComparison.Ordinal) => word[..^2],
            _ when word.EndsWith("us", StringComparison.Ordinal) => $"{word}es",
            _ when word.EndsWith("ises", StringComparison.Ordinal) => $"{word[..^2]}is",
            _ when word.EndsWith("isis", StringComparison.Ordinal) => $"{word[..^2]}es",
            _ => null,
        };
        return other is null ? $"\"{word}\"" : $"\"{word}\" OR \"{other}\"";
    }

    /// <summary>What the index is asked for. Every word stands in quotation marks, so that none of them is syntax.</summary>
    /// <param name="query">What the reader typed.</param>
    /// <param name="spellings">How its words are written.</param>
    private static string Match(SearchQuery query, ILookup<string, string> spellings)
    {
        var wanted = query.Wanted.Select(t => Match(t, spellings)).DefaultIfEmpty($"\"{EveryPassage}\"");
        var unwanted = query.Terms.Where(t => t.IsExcluded).Select(t => Match(t, spellings)).ToList();
        return $"({string.Join(" AND ", wanted)}){(unwanted.Count == 0 ? "" : $" NOT ({string.Join(" OR ", unwanted)})")}";
    }

    private static string Match(SearchTerm term, ILookup<string, string> spellings)
    {
        var asTyped = $"\"{string.Join(' ', term.Words)}\"";
        if (term.IsPrefix || IsBeginning(term, spellings)) return $"{asTyped} *";
        if (term.IsPhrase) return asTyped;
        return $"({string.Join(" OR ", spellings[WrittenWords.Plain(term.Text)].Take(MostForms).Select(form => $"\"{form}\"").Prepend(asTyped))})";
    }

    /// <summary>A word that the collection does not have may be the beginning of one that it has: most often it is still being typed.</summary>
    private static bool IsBeginning(SearchTerm term, ILookup<string, string> spellings) =>
        !term.IsPhrase && !term.IsPrefix && !term.IsExcluded && term.Text.Length > 1 && !spellings.Contains(WrittenWords.Plain(term.Text));

    /// <summary>The query with every word that the collection does not have replaced by the nearest that it has.</summary>
    /// <returns>Null where every word is known, or one has nothing near it.</returns>
    private static SearchQuery? Respell(Reader reader, SearchQuery query, ILookup<string, string> spellings)
    {
        var unknown = query.Wanted.SelectMany(t => t.Words).Select(WrittenWords.Plain).Where(w => !spellings.Contains(w)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count is 0 or > 4) return null;
        var nearest = new Dictionary<string, NearWord>(StringComparer.Ordinal);
        var distances = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in reader.Rows<NearWord>(NearWordsStatement, new { typed = JsonSerializer.Serialize(unknown, StoreJson.Default.ListString) }))
        {
            var distance = EditDistance.Between(word.Typed, word.Plain);
            if (distance > EditDistance.Allowed(word.Typed)) continue;
            if (distances.TryGetValue(word.Typed, out var best) && (distance, -word.Passages).CompareTo((best, -nearest[word.Typed].Passages)) >= 0) continue;
            (nearest[word.Typed], distances[word.Typed]) = (word, distance);
        }
        if (nearest.Count < unknown.Count) return null;
        return query with { Terms = query.Terms.Select(t => t.IsExcluded ? t : Respell(t, nearest)).ToList() };
    }

    private static SearchTerm Respell(SearchTerm term, Dictionary<string, NearWord> nearest)
    {
        var words = term.Words.Select(w => nearest.TryGetValue(WrittenWords.Plain(w), out var near) ? near.Written : w).ToList();
        return term with { Words = words, Text = string.Join(' ', words), IsPrefix = false };
    }

    [method: ExplicitConstructor]
    private sealed record NearWord(string Typed, string Written, string Plain, long Passages);
}
