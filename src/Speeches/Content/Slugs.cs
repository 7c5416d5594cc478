namespace Speeches.Content;

/// <summary>Slugs: the names that stand in addresses. Lower-case ASCII letters, digits, and single hyphens between them.</summary>
public static class Slugs
{
    /// <summary>Names of pages, which no collection can have.</summary>
    public static readonly IReadOnlyList<string> Reserved =
        ["about", "api", "authorities", "check-quote", "counterparts", "error", "feed", "health", "people", "robots", "search", "sitemap", "static"];

    /// <summary>Whether a text is a slug.</summary>
    /// <param name="text">The text.</param>
    public static bool IsSlug(string text)
    {
        if (text.Length is 0 or > 100 || text[0] == '-' || text[^1] == '-') return false;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '-' ? text[index - 1] == '-' : !char.IsAsciiLetterLower(text[index]) && !char.IsAsciiDigit(text[index])) return false;
        }
        return true;
    }
}
