using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class ChronologyModel(SpeechesStore store) : PageModel
{
    /// <summary>The most months that are listed one by one: 1200.</summary>
    public const int MostMonths = 1200;

    public ChronologyPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection)
    {
        if (store.FindChronology(collection) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
