using System.Globalization;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>How the search page puts what was found into words.</summary>
internal static class SearchWords
{
    /// <summary>What was found, in one or a few short sentences.</summary>
    public static string Of(SearchPage found) => string.Join(' ', Sentences(found));

    /// <summary>The heading of a facet.</summary>
    public static string Heading(string facet) => facet switch
    {
        "kind" => "Occasion",
        "voice" => "Whose words",
        _ => $"{char.ToUpperInvariant(facet[0])}{facet[1..]}",
    };

    /// <summary>What stands before the link to another search.</summary>
    public static string Before(WayOn way) => way.Kind switch
    {
        WayKind.Spelling => way.Request.Chosen.Count > 0 ? "Did you mean, among these," : "Did you mean",
        WayKind.Apart => "The words apart:",
        WayKind.Alone => "Only",
        _ => "The same",
    };

    /// <summary>The words of the link to another search.</summary>
    public static string Linked(WayOn way) => way.Kind switch
    {
        WayKind.WithoutTerm => $"without {Quoted(way.Subject)}",
        WayKind.Alone => Quoted(way.Subject),
        WayKind.WithoutFacet => way.Subject is "kind" ? "on every kind of occasion" : way.Subject is "voice" ? "in any words" : $"in every {way.Subject}",
        WayKind.Everywhere => "not narrowed",
        _ => way.Subject,
    };

    private static IEnumerable<string> Sentences(SearchPage found)
    {
        if (found.WasStopped)
        {
            yield return "The search took too long and was stopped. Try rarer words.";
            yield break;
        }
        if (found.Count == 0) yield return found.Request.Chosen.Count > 0 ? "No passage here has all of these words." : "No passage has all of these words.";
        else if (found.Contexts is { } contexts) yield return InContext(found.Count, contexts);
        else yield return found.IsBounded ? $"{Words.Count(found.Count, "passage")} or more." : $"{Words.Count(found.Count, "passage")}.";
        if (found.Beginnings.Count > 0 && found.Count > 0) yield return $"No passage has {string.Join(" or ", found.Beginnings.Select(b => $"“{b}”"))} by itself; these have words that begin so.";
        if (found.IsBounded) yield return string.Create(CultureInfo.InvariantCulture, $"A search looks at {SpeechesStore.MostFound} passages with the words, and more have them: the counts are of those, in the order of the sources.");
        if (found.Request.IsShortened) yield return "That was too long: only the beginning of it, which stands in the field, was looked for.";
        if (found.IsCut) yield return string.Create(CultureInfo.InvariantCulture, $"Only the first {SearchQuery.MostWords} words were looked for.");
    }

    private static string Quoted(string term) => term.Contains('"', StringComparison.Ordinal) ? term : $"“{term}”";

    private static string InContext(long passages, SearchContexts contexts)
    {
        var read = contexts.Passages < passages ? $"the first {Words.Count(contexts.Passages, "passage")} of {passages.ToString(CultureInfo.InvariantCulture)}" : Words.Count(passages, "passage");
        return contexts.Count == 0 ? $"The words stand in titles and names of {read}, not in the text." : $"{Words.Count(contexts.Count, "match")} in the text of {read}.";
    }
}
