using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

/// <summary>What the site says of itself. What it does not say is nowhere on the page, and where it says nothing there is none.</summary>
public sealed class AboutSiteModel(SpeechesStore store) : PageModel
{
    public SiteDescription Site { get; } = store.Site;

    /// <summary>Where an error is reported, as a link names it; null where that is not said.</summary>
    public string? ContactLink
    {
        get
        {
            if (Site.Contact is not { } contact || IsOnTheWeb(contact)) return Site.Contact;
            // In a mailto: address some characters of a mail address would mean something else.
            var at = contact.IndexOf('@', StringComparison.Ordinal);
            return $"mailto:{Uri.EscapeDataString(contact[..at])}{contact[at..]}";
        }
    }

    public bool IsLicenceAnAddress => Site.Licence is { } licence && IsOnTheWeb(licence);

    public IActionResult OnGet() => Site.HasPage ? Page() : NotFound();

    private static bool IsOnTheWeb(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
