using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>A value that results can be narrowed by.</summary>
/// <param name="Facet">What it is a value of: one of <see cref="SearchRequest.Facets"/>.</param>
/// <param name="Value">As an address gives it.</param>
/// <param name="Label">In words; the value itself where the collection does not know it.</param>
/// <param name="Count">How many passages one would see if it were chosen and all else stayed.</param>
/// <param name="IsChosen">Whether it is chosen.</param>
public sealed record FacetCount(string Facet, string Value, string Label, long Count, bool IsChosen);

public sealed partial class SpeechesStore
{
    /// <summary>
    /// Every passage with the words is looked at once. What has all chosen values counts for every facet; what lacks the value of one
    /// facet alone would be seen if that facet had another value, so it counts there; what lacks two counts nowhere.
    /// </summary>
    private const string FoundPassages = """
        with chosen (facet, value) as (select key, value from json_each(@chosen)),
        matched (passage, score) as materialized (select rowid, iif(@isRanked, bm25(search, 1, 2, 2, 4, 0), 0) from search where search match @match limit @most),
        lacking (passage, facets, facet) as materialized (
            select matched.passage, count(*), min(chosen.facet)
            from matched join chosen
            where not exists (select 1 from excerpt_facet where excerpt_facet.passage = matched.passage and excerpt_facet.facet = chosen.facet and excerpt_facet.value = chosen.value)
            group by matched.passage
        )

        """;

    private const string FacetsStatement = FoundPassages + """
        , counted (facet, value, count) as (
            select excerpt_facet.facet, excerpt_facet.value, count(*)
            from matched
            left join lacking on lacking.passage = matched.passage
            join excerpt_facet on excerpt_facet.passage = matched.passage
            where lacking.passage is null or (lacking.facets = 1 and lacking.facet = excerpt_facet.facet)
            group by excerpt_facet.facet, excerpt_facet.value
            union all
            select facet, value, 0 from chosen
        )
        select counted.facet, counted.value, coalesce(facet.label, counted.value) as label, sum(counted.count) as count, chosen.value is not null as is_chosen
        from counted
        left join facet on facet.facet = counted.facet and facet.value = counted.value
        left join chosen on chosen.facet = counted.facet and chosen.value = counted.value
        group by counted.facet, counted.value
        order by facet.place, sum(counted.count) desc, label
        """;

    private static List<FacetCount> CountFacets(SqliteConnection reader, object values) => reader.Query<FacetCountRow>(FacetsStatement, values)
        .Select(f => new FacetCount(f.Facet, f.Value, f.Label, f.Count, f.IsChosen == 1)).ToList();

    [method: ExplicitConstructor]
    private sealed record FacetCountRow(string Facet, string Value, string Label, long Count, long IsChosen);
}
