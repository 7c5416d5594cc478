using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class OccasionModel(SpeechesStore store) : PageModel
{
    public OccasionPage? Shown { get; private set; }

    /// <summary>The slug of the collection.</summary>
    public string Collection { get; private set; } = "";

    public GoneOccasion? Gone { get; private set; }

    public IActionResult OnGet(string collection, string occasion, int part = 1)
    {
        Collection = collection;
        if (store.FindMovedOccasion(collection, occasion) is { } moved) return RedirectPermanent(Addresses.Occasion(collection, moved));
        if ((Shown = store.FindOccasion(collection, occasion, part)) is not null) return Page();
        if ((Gone = store.FindGoneOccasion(collection, occasion)) is null) return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
