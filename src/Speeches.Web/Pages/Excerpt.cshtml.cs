using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class ExcerptModel(SpeechesStore store) : PageModel
{
    public ExcerptPage? Shown { get; private set; }

    /// <summary>The stretches of its text: of most passages one.</summary>
    public PartsOfList Parts { get; private set; } = null!;

    public VersionPage? Last { get; private set; }

    public IActionResult OnGet(string collection, string id, int part = 1)
    {
        Shown = store.FindExcerpt(collection, id);
        if (Shown is null) return part == 1 ? Gone(collection, id) : NotFound();
        if (PassageText.Parts(Shown.Passage.Excerpt, part,
            number => Addresses.Excerpt(collection, id, number)) is not { } parts) return NotFound();
        Parts = parts;
        return Page();
    }

    /// <summary>An address that was ever public answers for ever: moved, or gone with its last text.</summary>
    private IActionResult Gone(string collection, string id)
    {
        if (store.FindPublicId(collection, id, "excerpt") is not { } known) return NotFound();
        if (known.Target is { } target) return RedirectPermanent(Addresses.Excerpt(collection, target));
        Last = store.FindVersion(collection, id, number: null);
        if (Last is null) return NotFound();
        Response.StatusCode = StatusCodes.Status410Gone;
        return Page();
    }
}
