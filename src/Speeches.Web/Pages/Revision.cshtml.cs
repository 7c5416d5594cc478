using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class RevisionModel(SpeechesStore store) : PageModel
{
    public RevisionPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, int number)
    {
        if (store.FindRevision(collection, number) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
