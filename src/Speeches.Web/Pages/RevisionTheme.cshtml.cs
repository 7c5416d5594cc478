using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class RevisionThemeModel(SpeechesStore store) : PageModel
{
    public RevisionThemePage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, int number, string theme, int part = 1)
    {
        if (store.FindRevisionTheme(collection, number, theme, part) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
