using System.Globalization;
using System.Text;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>A search as the address of its page, and back.</summary>
internal static class SearchAddress
{
    /// <summary>Reads an address. What is unknown in it is passed over.</summary>
    public static SearchRequest Read(IQueryCollection query) => new(Value(query, "q", out var isShortened))
    {
        IsShortened = isShortened,
        Chosen = SearchRequest.Facets.Select(f => (Facet: f, Value: Value(query, f))).Where(c => c.Value.Length > 0).ToDictionary(c => c.Facet, c => c.Value),
        ByDate = Value(query, "order") == "date",
        InContext = Value(query, "view") == "context",
        Sort = Value(query, "sort") switch { "left" => ContextOrder.Left, "right" => ContextOrder.Right, _ => ContextOrder.Place },
        Page = int.TryParse(Value(query, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(page, 1) : 1,
    };

    /// <summary>The address of a search.</summary>
    public static string Of(SearchRequest request) =>
        $"{Addresses.Search}?{string.Join('&', Parameters(request).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"))}";

    /// <summary>What an address says beside the words: a form sends it with them.</summary>
    public static IEnumerable<(string Name, string Value)> Kept(SearchRequest request) => Parameters(request with { Page = 1 }).Skip(1);

    private static IEnumerable<(string Name, string Value)> Parameters(SearchRequest request)
    {
        yield return ("q", request.Text);
        foreach (var facet in SearchRequest.Facets.Where(request.Chosen.ContainsKey)) yield return (facet, request.Chosen[facet]);
        if (request.ByDate) yield return ("order", "date");
        if (request.InContext) yield return ("view", "context");
        if (request.Sort != ContextOrder.Place) yield return ("sort", request.Sort == ContextOrder.Left ? "left" : "right");
        if (request.Page > 1) yield return ("page", request.Page.ToString(CultureInfo.InvariantCulture));
    }

    private static string Value(IQueryCollection query, string name) => Value(query, name, out _);

    private static string Value(IQueryCollection query, string name, out bool isShortened)
    {
        var value = new StringBuilder();
        var bytes = 0;
        foreach (var rune in (query[name].FirstOrDefault() ?? "").EnumerateRunes())
        {
            // HTML has no way to write a control character or a place that Unicode leaves empty, and no text has one.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse) continue;
            if ((bytes += rune.Utf8SequenceLength) > SearchRequest.Longest) break;
            value.Append(rune);
        }
        isShortened = bytes > SearchRequest.Longest;
        return value.ToString();
    }
}
