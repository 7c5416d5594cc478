using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class RevisionsModel(SpeechesStore store) : PageModel
{
    public RevisionsPage Shown { get; private set; } = null!;

    /// <summary>The address of the feed of changes; null in a draft, and where nothing is published.</summary>
    public string? Feed { get; private set; }

    public IActionResult OnGet(string collection, int part = 1)
    {
        if (store.FindRevisions(collection, part) is not { } found) return NotFound();
        Shown = found;
        if (!store.IsDraft && found.Collection.Revision is not null)
            Feed = Response.Announce(Addresses.CollectionFeed(collection), OtherForms.Atom);
        return Page();
    }
}
