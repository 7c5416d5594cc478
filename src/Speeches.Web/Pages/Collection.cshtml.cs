using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class CollectionModel(SpeechesStore store) : PageModel
{
    public CollectionPage Shown { get; private set; } = null!;

    /// <summary>The address of the export records; null in a draft, which is never exported.</summary>
    public string? Json { get; private set; }

    /// <summary>The address of the feed of changes; null in a draft, and where nothing is published.</summary>
    public string? Feed { get; private set; }

    public IActionResult OnGet(string collection)
    {
        if (store.FindCollection(collection) is not { } found) return NotFound();
        Shown = found;
        if (store.IsDraft) return Page();
        Json = Response.Announce(Addresses.CollectionJson(found.Collection.Slug), OtherForms.Json);
        if (found.Collection.Revision is not null)
            Feed = Response.Announce(Addresses.CollectionFeed(found.Collection.Slug), OtherForms.Atom);
        return Page();
    }
}
