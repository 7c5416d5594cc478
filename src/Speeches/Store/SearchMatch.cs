using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Speeches.Store;

/// <summary>A passage that has the words and every chosen value.</summary>
/// <param name="Passage">Its number, which is in the order of the sources.</param>
/// <param name="Chronological">Its place as spoken.</param>
/// <param name="Length">How long its text is, in characters.</param>
/// <param name="Score">The lower, the better; 0 for all where they are not ranked.</param>
internal readonly record struct FoundPassage(int Passage, int Chronological, int Length, double Score);

/// <summary>
/// What one look through the index brings: the passages, and how many have each value. Every passage with the words is looked at once.
/// What has all chosen values counts for every facet; what lacks the value of one facet alone would be seen if that facet had another
/// value, so it counts there; what lacks two counts nowhere.
/// </summary>
internal sealed class SearchMatch
{
    /// <summary>The index answers in the order of passages, so that the first are those that stand first in the sources.</summary>
    private static readonly string Statement = $"""
        select search.rowid, passage.chronological, passage.length, iif(@isRanked, bm25(search, 1, 2, 2, 4, 0), 0), passage.facets
        from search cross join passage on passage.excerpt = search.rowid
        where search match @match limit {SpeechesStore.MostFound + 1}
        """;

    private const string ChosenStatement = """
        select chosen.key as facet, chosen.value as value, coalesce(facet.id, 0) as id
        from json_each(@chosen) as chosen left join facet on facet.facet = chosen.key and facet.value = chosen.value
        """;

    private const string ValuesStatement = """
        select facet.id, facet.facet, facet.value, label, place from json_each(@ids) as counted cross join facet on facet.id = counted.value
        """;

    private readonly List<ChosenValue> chosen;
    private readonly List<FoundPassage> found = [];
    private readonly Dictionary<int, int> counts = [];
    private readonly Dictionary<int, int>[] lacking;

    private SearchMatch(List<ChosenValue> chosen) => (this.chosen, lacking) = (chosen, [.. chosen.Select(_ => new Dictionary<int, int>())]);

    /// <summary>In the order of the sources.</summary>
    public IReadOnlyList<FoundPassage> Found => found;

    /// <summary>Whether more passages have the words than were looked at.</summary>
    public bool IsBounded { get; private set; }

    /// <summary>The values that a search is narrowed by.</summary>
    public static List<ChosenValue> Chosen(Reader reader, SearchRequest request) => request.Chosen.Count == 0 ? [] : reader
        .Query<(string Facet, string Value, long Id)>(ChosenStatement, new { chosen = JsonSerializer.Serialize(request.Chosen.ToDictionary(), StoreJson.Default.DictionaryStringString) })
        .ConvertAll(c => new ChosenValue(c.Facet, c.Value, (int)c.Id));

    /// <summary>Looks through the index.</summary>
    /// <param name="reader">A reader for searches.</param>
    /// <param name="match">What the index is asked for.</param>
    /// <param name="chosen">What the passages are narrowed by.</param>
    /// <param name="isRanked">Whether they are ranked.</param>
    public static SearchMatch Run(Reader reader, string match, List<ChosenValue> chosen, bool isRanked)
    {
        var made = new SearchMatch(chosen);
        using var rows = reader.Run(Statement, new { match, isRanked });
        for (var looked = 0; rows.Read(); looked++)
        {
            if (made.IsBounded = looked == SpeechesStore.MostFound) break;
            made.Add(new(rows.GetInt32(0), rows.GetInt32(1), rows.GetInt32(2), rows.GetDouble(3)), rows.GetString(4));
        }
        return made;
    }

    /// <summary>A page with the values that the passages have, in the order shown.</summary>
    /// <param name="reader">A reader for searches.</param>
    /// <param name="shown">The page.</param>
    public SearchPage WithFacets(Reader reader, SearchPage shown)
    {
        var ids = counts.Keys.Concat(lacking.SelectMany(l => l.Keys)).Concat(chosen.Select(c => c.Id)).Distinct();
        var values = reader.Query<(long Id, string Facet, string Value, string Label, long Place)>(ValuesStatement, new { ids = StoreJson.List(ids) })
            .Select(v => (v.Place, Shown: new FacetCount(v.Facet, v.Value, v.Label, Count(v.Facet, (int)v.Id), chosen.Exists(c => c.Id == v.Id))))
            .Where(v => v.Shown.Count > 0 || v.Shown.IsChosen)
            .Concat(chosen.Where(c => c.Id == 0).Select(c => (Place: 0L, Shown: new FacetCount(c.Facet, c.Value, c.Value, 0, true))))
            .ToLookup(v => v.Shown.Facet);
        var kept = values.SelectMany(f => f.OrderByDescending(v => v.Shown.IsChosen).ThenByDescending(v => v.Shown.Count).ThenBy(v => v.Place).Take(SpeechesStore.MostValues));
        return shown with
        {
            Facets = kept.OrderBy(v => v.Place).ThenByDescending(v => v.Shown.Count).ThenBy(v => v.Shown.Label, StringComparer.Ordinal).Select(v => v.Shown).ToList(),
            MoreValues = values.Where(f => f.Count() > SpeechesStore.MostValues).ToDictionary(f => f.Key, f => f.Count() - SpeechesStore.MostValues),
        };
    }

    private void Add(FoundPassage passage, string facets)
    {
        var (lacks, lacked) = (0, 0);
        for (var n = 0; n < chosen.Count; n++)
        {
            if (facets.Contains(chosen[n].Mark, StringComparison.Ordinal)) continue;
            (lacks, lacked) = (lacks + 1, n);
        }
        if (lacks > 1) return;
        if (lacks == 0) found.Add(passage);
        var counted = lacks == 0 ? counts : lacking[lacked];
        foreach (var id in facets.AsSpan().Split(' '))
            if (!facets.AsSpan(id).IsEmpty) CollectionsMarshal.GetValueRefOrAddDefault(counted, int.Parse(facets.AsSpan(id), CultureInfo.InvariantCulture), out _)++;
    }

    private int Count(string facet, int id)
    {
        var lacked = chosen.FindIndex(c => c.Facet == facet);
        return counts.GetValueOrDefault(id) + (lacked < 0 ? 0 : lacking[lacked].GetValueOrDefault(id));
    }
}

/// <summary>A value that a search is narrowed by.</summary>
/// <param name="Facet">What it is a value of.</param>
/// <param name="Value">As the address gives it.</param>
/// <param name="Id">Its number; 0 where no passage has it.</param>
internal sealed record ChosenValue(string Facet, string Value, int Id)
{
    /// <summary>As it stands among the values of a passage.</summary>
    public string Mark { get; } = $" {Id} ";
}
