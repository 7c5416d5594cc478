using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class OccasionModel(SpeechesStore store) : PageModel
{
    public OccasionPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, string occasion)
    {
        if (store.FindMovedOccasion(collection, occasion) is { } moved) return RedirectPermanent($"/{collection}/occasions/{moved}");
        if (store.FindOccasion(collection, occasion) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
