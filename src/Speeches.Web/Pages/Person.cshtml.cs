using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class PersonModel(SpeechesStore store) : PageModel
{
    public PersonPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string id, int part = 1)
    {
        if (store.FindMoved("person", id) is { } moved) return RedirectPermanent(Addresses.Person(moved));
        if (store.FindPerson(id, part) is not { } found) return NotFound();
        Shown = found;
        return Page();
    }
}
