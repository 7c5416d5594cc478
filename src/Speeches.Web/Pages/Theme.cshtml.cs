using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class ThemeModel(SpeechesStore store) : PageModel
{
    public ThemePage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, string theme)
    {
        if (store.FindTheme(collection, theme) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
