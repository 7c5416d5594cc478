using Xunit;

namespace Speeches.Tests.Web;

/// <summary>One page of each kind.</summary>
internal static class PageKinds
{
    private const string Collection = "/covid-19-solidarity";

    public static IReadOnlyDictionary<string, string> Addresses { get; } = new Dictionary<string, string>
    {
        ["library"] = "/",
        ["about-site"] = "/about",
        ["collection"] = Collection,
        ["about"] = $"{Collection}/about",
        ["theme"] = $"{Collection}/themes/ii",
        ["theme-cut-off"] = $"{Collection}/themes/iv",
        ["unplaced"] = $"{Collection}/themes/unplaced",
        ["excerpt"] = ExcerptUrl(),
        ["version"] = $"{ExcerptUrl()}/v1",
        ["occasion"] = $"{Collection}/occasions/phone-call-vladimir-putin-2020-03",
        ["chronology"] = $"{Collection}/chronology",
        ["source"] = $"{Collection}/sources/unity-and-cooperation",
        ["revisions"] = $"{Collection}/revisions",
        ["coverage"] = $"{Collection}/coverage",
        ["revision"] = $"{Collection}/revisions/1",
        ["revision-edited"] = $"{Collection}/revisions/2",
        ["revision-theme"] = $"{Collection}/revisions/1/themes/ii",
        ["counterparts"] = "/counterparts",
        ["counterpart"] = "/counterparts/germany",
        ["people"] = "/people",
        ["person"] = "/people/donald-trump",
        ["search"] = "/search?q=pandemic+unity",
        ["search-narrowed"] = "/search?q=China+-virus&theme=covid-19-solidarity%2Fii&month=2020-03&order=date",
        ["search-context"] = "/search?q=%22shared+future%22&view=context&sort=left",
        ["search-empty"] = "/search",
        ["no-result"] = "/search?q=nowhere+found",
    };

    /// <summary>The kind that answers 404; it is not among the addresses.</summary>
    public const string NotFound = "not-found";

    /// <summary>One address of each other form that a page has.</summary>
    public static IReadOnlyList<string> OtherForms { get; } =
        [$"{Collection}/excerpts.json", $"{Collection}/revisions.atom", $"{Collection}/themes/ii.atom", "/counterparts/germany.atom"];

    /// <summary>
    /// Whether a route is one of those that only lists longer than a page need, which the published collection has none of:
    /// <see cref="LongListsTests"/> are about them.
    /// </summary>
    public static bool IsOfLongLists(string route) =>
        route.EndsWith("/p{part:part}", StringComparison.Ordinal) || route.EndsWith("/{month:month}", StringComparison.Ordinal)
            || route.EndsWith("/at/{place:slug}", StringComparison.Ordinal);

    /// <summary>Every kind, as rows of a theory.</summary>
    public static TheoryData<string> Names => [.. Addresses.Keys, NotFound];

    /// <summary>The address of a kind.</summary>
    public static string Address(string kind) => kind == NotFound ? "/nowhere" : Addresses[kind];

    /// <summary>The address of the first excerpt that was published: ids are random, so it is looked up.</summary>
    private static string ExcerptUrl()
    {
        var first = File.ReadLines(Path.Combine(Repository.Content, "covid-19-solidarity", "revisions", "0001", "excerpts.jsonl")).First();
        return System.Text.Json.JsonDocument.Parse(first).RootElement.GetProperty("url").GetString()!;
    }
}
