using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class VersionModel(SpeechesStore store) : PageModel
{
    public VersionPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, string id, int number)
    {
        if (store.FindVersion(collection, id, number) is not { } found) return NotFound();
        Shown = found;
        if (found.Id.State == PublicState.Suppressed) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
