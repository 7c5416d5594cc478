using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class PeopleModel(SpeechesStore store) : PageModel
{
    public PeoplePage Shown { get; private set; } = null!;

    public IActionResult OnGet(int part = 1)
    {
        if (store.FindPeople(part) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
