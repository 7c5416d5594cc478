using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class MonthModel(SpeechesStore store) : PageModel
{
    public MonthPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, string month, int part = 1)
    {
        if (store.FindMonth(collection, month, part) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
