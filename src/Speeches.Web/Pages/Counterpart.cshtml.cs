using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class CounterpartModel(SpeechesStore store) : PageModel
{
    /// <summary>The most people that are named: 100.</summary>
    public const int MostPeople = 100;

    public CounterpartPage Shown { get; private set; } = null!;

    /// <summary>The collections that its passages come from.</summary>
    public IReadOnlyList<CollectionSummary> Collections { get; private set; } = [];

    /// <summary>The address of the feed of changes; null in a draft, and where nothing is published.</summary>
    public string? Feed { get; private set; }

    public IActionResult OnGet(string id, int part = 1)
    {
        if (store.FindMoved("counterpart", id) is { } moved) return RedirectPermanent(Addresses.Counterpart(moved));
        if (store.FindCounterpart(id, part) is not { } found) return NotFound();
        Shown = found;
        Collections = store.Collections().Where(c => found.Occasions.Any(o => o.Collection == c.Slug)).ToList();
        if (!store.IsDraft) Feed = Response.Announce(Addresses.CounterpartFeed(id), OtherForms.Atom);
        return Page();
    }
}
