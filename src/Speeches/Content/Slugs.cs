namespace Speeches.Content;

/// <summary>Slugs: the names that stand in addresses. Lower-case ASCII letters, digits, and single hyphens between them.</summary>
public static class Slugs
{
    /// <summary>Names of pages, which no collection can have.</summary>
    public static readonly IReadOnlyList<string> Reserved =
        ["about", "api", "authorities", "check-quote", "counterparts", "error", "feed", "health", "people", "robots", "search", "sitemap", "static"];

    /// <summary>
    /// Whether a slug would be taken for the number of a part: <c>p</c> and digits. A list that is longer than a page goes on at
    /// <c>…/p2</c>, so that no theme, source, occasion, counterpart or person is called so.
    /// </summary>
    /// <param name="slug">The slug.</param>
    public static bool IsPart(string slug) => slug.Length > 1 && slug[0] == 'p' && slug.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Why such a slug is refused, in a sentence.</summary>
    /// <param name="slug">The slug.</param>
    public static string RefusalOfPart(string slug) =>
        $"“{slug}” cannot stand in an address: p and digits number the parts of a long list; use another word.";

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
