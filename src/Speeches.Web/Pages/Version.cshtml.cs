using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class VersionModel(SpeechesStore store) : PageModel
{
    /// <summary>The stretches of its text: of most passages one.</summary>
    public PartsOfList Parts { get; private set; } = null!;

    public VersionPage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection, string id, int number, int part = 1)
    {
        if (store.FindVersion(collection, id, number) is not { } found) return NotFound();
        Shown = found;
        var excerpt = found.Passage.Excerpt;
        if (PassageText.Parts(excerpt, part, stretch => Addresses.Version(excerpt, part: stretch)) is not { } parts) return NotFound();
        Parts = parts;
        if (found.Id.State == PublicState.Suppressed) Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
