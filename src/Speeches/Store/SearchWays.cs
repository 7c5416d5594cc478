using System.Text.Json;

namespace Speeches.Store;

/// <summary>How a search that finds something differs from one that found nothing.</summary>
public enum WayKind
{
    /// <summary>Words are spelled as the collection spells them.</summary>
    Spelling,

    /// <summary>The words of a phrase may stand apart.</summary>
    Apart,

    /// <summary>One word or phrase is left out.</summary>
    WithoutTerm,

    /// <summary>One word or phrase alone is looked for, everywhere.</summary>
    Alone,

    /// <summary>One facet is not narrowed.</summary>
    WithoutFacet,

    /// <summary>Nothing is narrowed.</summary>
    Everywhere,
}

/// <summary>A search that finds something, where the one that was asked for does not.</summary>
/// <param name="Kind">How it differs.</param>
/// <param name="Subject">The words it looks for, the term it leaves out or keeps, or the facet it does not narrow; empty for <see cref="WayKind.Everywhere"/>.</param>
/// <param name="Request">The search.</param>
/// <param name="Count">How many passages it finds, at most <see cref="SpeechesStore.MostFound"/>.</param>
public sealed record WayOn(WayKind Kind, string Subject, SearchRequest Request, long Count);

public sealed partial class SpeechesStore
{
    /// <summary>The most searches that are tried where one found nothing.</summary>
    private const int MostWays = 24;

    /// <summary>The most of them that are shown.</summary>
    private const int MostShownWays = 8;

    private static readonly string WaysStatement = $"""
        select way.key as place, (
            select count(*) from (
                select 1 from search cross join passage on passage.excerpt = search.rowid
                where search match way.value ->> 'match'
                and not exists (select 1 from json_each(way.value -> 'chosen') as chosen where instr(passage.facets, chosen.value) = 0)
                limit {MostFound})) as count
        from json_each(@ways) as way
        """;

    private static List<WayOn> WaysOn(Reader reader, SearchRequest request, SearchQuery query, ILookup<string, string> spellings)
    {
        var ways = TryOtherwise(reader, request, query, spellings).Take(MostWays).ToList();
        // Each is counted as it will be searched: with every form of its words.
        var forms = Spellings(reader, query with { Terms = ways.SelectMany(w => w.Query.Terms).ToList() });
        var marks = SearchMatch.Chosen(reader, request).ToDictionary(c => c.Facet, c => c.Mark);
        var asked = ways.ConvertAll(w => new TriedSearch(Match(w.Query, forms), w.Way.Request.Chosen.Keys.Select(facet => marks[facet]).ToList()));
        var counts = reader.Query<(long Place, long Count)>(WaysStatement, new { ways = JsonSerializer.Serialize(asked, StoreJson.Default.ListTriedSearch) })
            .ToDictionary(c => c.Place, c => c.Count);
        return ways.Select((w, place) => w.Way with { Count = counts[place] }).Where(w => w.Count > 0).Take(MostShownWays).ToList();
    }

    private static IEnumerable<(WayOn Way, SearchQuery Query)> TryOtherwise(Reader reader, SearchRequest request, SearchQuery query, ILookup<string, string> spellings)
    {
        var first = request with { Page = 1 };
        (WayOn, SearchQuery) Way(WayKind kind, string subject, SearchRequest other, SearchQuery words) => (new(kind, subject, other with { Text = words.ToString() }, 0), words);
        if (Respell(reader, query, spellings) is { } respelled)
        {
            yield return Way(WayKind.Spelling, respelled.ToString(), first, respelled);
            if (request.Chosen.Count > 0) yield return Way(WayKind.Spelling, respelled.ToString(), first with { Chosen = new Dictionary<string, string>() }, respelled);
        }
        if (query.Wanted.Any(t => t.IsPhrase))
        {
            var apart = query with { Terms = query.Terms.SelectMany(t => t.IsPhrase && !t.IsExcluded ? t.Words.Select(w => new SearchTerm(w, [w], false, false, false)) : [t]).ToList() };
            yield return Way(WayKind.Apart, apart.ToString(), first, apart);
        }
        foreach (var facet in SearchRequest.Facets.Where(request.Chosen.ContainsKey)) yield return Way(WayKind.WithoutFacet, facet, first.Without(facet), query);
        if (request.Chosen.Count > 1) yield return Way(WayKind.Everywhere, "", first with { Chosen = new Dictionary<string, string>() }, query);
        if (query.Terms.Count < 2) yield break;
        foreach (var term in query.Terms) yield return Way(WayKind.WithoutTerm, term.ToString(), first, query with { Terms = query.Terms.Where(t => t != term).ToList() });
        // Of two words, each is already alone where the other is left out.
        if (query.Terms.Count == 2 && request.Chosen.Count == 0) yield break;
        foreach (var term in query.Wanted) yield return Way(WayKind.Alone, term.ToString(), first with { Chosen = new Dictionary<string, string>() }, query with { Terms = [term] });
    }
}

/// <summary>A search that is tried.</summary>
/// <param name="Match">What the index is asked for.</param>
/// <param name="Chosen">What it is narrowed by: each as it stands among the values of a passage.</param>
internal sealed record TriedSearch(string Match, List<string> Chosen);
