using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class CounterpartsModel(SpeechesStore store) : PageModel
{
    public ILookup<bool, CounterpartSummary> ByIsCountry { get; private set; } = null!;

    public void OnGet() => ByIsCountry = store.Counterparts().Where(c => c.Excerpts > 0).ToLookup(c => c.Kind == "country");
}
