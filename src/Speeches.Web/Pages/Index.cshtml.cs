using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class IndexModel(SpeechesStore store) : PageModel
{
    public SiteDescription Site { get; } = store.Site;

    public IReadOnlyList<CollectionOpening> Collections { get; private set; } = [];

    /// <summary>The slugs of the collections that cannot be shown.</summary>
    public IReadOnlyList<string> Unavailable { get; private set; } = [];

    public void OnGet() => (Collections, Unavailable) = (store.Library(), store.Unavailable().Select(u => u.Collection).ToList());
}
