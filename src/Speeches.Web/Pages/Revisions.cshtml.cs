using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class RevisionsModel(SpeechesStore store) : PageModel
{
    public RevisionsPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection)
    {
        if (store.FindRevisions(collection) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
