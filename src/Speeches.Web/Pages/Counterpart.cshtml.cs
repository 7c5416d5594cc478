using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class CounterpartModel(SpeechesStore store) : PageModel
{
    public CounterpartPage Shown { get; private set; } = null!;

    /// <summary>The address of the feed of changes; null in a draft, and where nothing is published.</summary>
    public string? Feed { get; private set; }

    public IActionResult OnGet(string id)
    {
        if (store.FindMoved("counterpart", id) is { } moved) return RedirectPermanent($"/counterparts/{moved}");
        if (store.FindCounterpart(id) is not { } found) return NotFound();
        Shown = found;
        if (!store.IsDraft) Feed = Response.Announce($"/counterparts/{id}.atom", OtherForms.Atom);
        return Page();
    }
}
