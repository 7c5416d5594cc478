using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class CollectionModel(SpeechesStore store) : PageModel
{
    public CollectionPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection)
    {
        if (store.FindCollection(collection) is not { } found) return NotFound();
        Shown = found;
        Response.Headers.Link = $"</{found.Collection.Slug}/excerpts.json>; rel=\"alternate\"; type=\"application/json\"";
        return Page();
    }
}
