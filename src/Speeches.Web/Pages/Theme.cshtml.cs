using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class ThemeModel(SpeechesStore store) : PageModel
{
    public ThemePage Shown { get; private set; } = null!;

    /// <summary>The address of the feed of changes; null in a draft, and where nothing is published.</summary>
    public string? Feed { get; private set; }

    public IActionResult OnGet(string collection, string theme, int part = 1)
    {
        if (store.FindTheme(collection, theme, part) is not { } found) return NotFound();
        Shown = found;
        if (!store.IsDraft && found.Collection.Revision is not null)
            Feed = Response.Announce(Addresses.ThemeFeed(collection, theme), OtherForms.Atom);
        return Page();
    }
}
