using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class IndexModel(SpeechesStore store) : PageModel
{
    public IReadOnlyList<CollectionOpening> Collections { get; private set; } = [];

    public void OnGet() => Collections = store.Library();
}
