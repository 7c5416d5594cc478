using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class AboutModel(SpeechesStore store) : PageModel
{
    public AboutPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection)
    {
        if (store.FindAbout(collection) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
