using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class SourceModel(SpeechesStore store) : PageModel
{
    public SourcePage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, string source, int part = 1)
    {
        if (store.FindSource(collection, source, part) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
