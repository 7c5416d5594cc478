using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class OccasionModel(SpeechesStore store) : PageModel
{
    public OccasionPage? Shown { get; private set; }

    public GoneOccasion? Gone { get; private set; }

    public IActionResult OnGet(string collection, string occasion)
    {
        if (store.FindMovedOccasion(collection, occasion) is { } moved) return RedirectPermanent($"/{collection}/occasions/{moved}");
        if ((Shown = store.FindOccasion(collection, occasion)) is not null) return Page();
        if ((Gone = store.FindGoneOccasion(collection, occasion)) is null) return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
