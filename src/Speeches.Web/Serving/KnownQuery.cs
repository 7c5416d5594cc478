using System.Collections.Frozen;
using Speeches.Store;

namespace Speeches.Web.Serving;

/// <summary>
/// The parameters that each page reads. Every other is cut off before anything looks at it: it makes no other page, so it must not make
/// another answer either. A page that is to read one names it here.
/// </summary>
internal static class KnownQuery
{
    private static readonly FrozenDictionary<string, string[]> OfPath = new Dictionary<string, string[]>
    {
        [Addresses.Search] = ["q", .. SearchRequest.Facets, "order", "view", "sort", "page"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Leaves the known parameters that say something, the first of each name, in one order.</summary>
    public static void Cut(HttpRequest request)
    {
        if (!request.QueryString.HasValue) return;
        var given = request.Query;
        var names = OfPath.GetValueOrDefault(request.Path.Value ?? "", []);
        var said = names.Select(n => KeyValuePair.Create(n, given[n].FirstOrDefault())).Where(p => !string.IsNullOrEmpty(p.Value));
        request.QueryString = QueryString.Create(said);
    }

    /// <summary>Whether a request, cut, is one to look through the texts.</summary>
    public static bool IsSearch(HttpRequest request) => request.QueryString.HasValue && request.Path.Value == Addresses.Search;
}
