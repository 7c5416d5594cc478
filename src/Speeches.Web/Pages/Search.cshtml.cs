using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;
using Speeches.Web.Serving;

namespace Speeches.Web.Pages;

public sealed class SearchModel(SpeechesStore store, ServingLimits limits) : PageModel
{
    public SearchRequest Asked { get; private set; } = new("");

    public SearchPage? Found { get; private set; }

    public IReadOnlyList<CollectionSummary> Collections { get; private set; } = [];

    public void OnGet()
    {
        Asked = SearchAddress.Read(Request.Query);
        if (!Asked.IsEmpty) Found = store.Search(Asked, limits.SearchBudget);
        // Where nothing is shown, something still leads on.
        if (Found is null or { Count: 0 }) Collections = store.Collections();
    }
}
