namespace Speeches;

/// <summary>What a site says of itself. What it does not say is null or empty, and no page says it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Tagline">What it is, in a line.</param>
/// <param name="Address">Where readers find it: scheme and host without a slash at the end, as <c>https://example.org</c>.</param>
/// <param name="Keeper">Who keeps it.</param>
/// <param name="Contact">Where an error is reported: a mail address without <c>mailto:</c>, or an address on the web.</param>
/// <param name="Languages">The languages of its own words (BCP 47), parted by spaces; <see cref="Language"/> comes first.</param>
/// <param name="Licence">The licence of its own words, by name or by its address on the web.</param>
/// <param name="About">What is told of it beside that, as HTML.</param>
public sealed record SiteDescription(
    string? Name, string? Tagline, string? Address, string? Keeper, string? Contact, string Languages, string? Licence, string About)
{
    /// <summary>Of a site that says nothing.</summary>
    public static SiteDescription None { get; } = new(null, null, null, null, null, "", null, "");

    /// <summary>The language of its name, its tagline and what is told of it; null where that is not said.</summary>
    public string? Language => Languages.Length == 0 ? null : Languages.Split(' ')[0];

    /// <summary>Whether its own words are in several languages: that of one that is all in one is seen.</summary>
    public bool HasLanguages => Languages.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether there is something to tell on a page of its own; name and tagline stand elsewhere.</summary>
    public bool HasPage => (Keeper ?? Contact ?? Licence) is not null || HasLanguages || About.Length > 0;
}
