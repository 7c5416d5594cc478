using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class CounterpartsModel(SpeechesStore store) : PageModel
{
    public CounterpartsPage Shown { get; private set; } = null!;

    public ILookup<bool, CounterpartSummary> ByIsCountry { get; private set; } = null!;

    public IActionResult OnGet(int part = 1)
    {
        if (store.FindCounterparts(part) is not { } found) return NotFound();
        (Shown, ByIsCountry) = (found, found.Counterparts.ToLookup(c => c.Kind == "country"));
        return Page();
    }
}
