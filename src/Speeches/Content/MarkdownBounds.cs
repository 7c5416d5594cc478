namespace Speeches.Content;

/// <summary>What Markdown may have in one paragraph, before it is parsed: the parser’s time grows with the square of these.</summary>
internal static class MarkdownBounds
{
    /// <summary>The first place at which a paragraph has too many opening brackets, or too many marks of emphasis.</summary>
    /// <param name="markdown">The Markdown.</param>
    /// <param name="most">How many of each are read.</param>
    /// <returns>The place in UTF-16 units, and what there is too much of; null where it can be parsed.</returns>
    public static (int At, string What)? Exceeded(string markdown, int most)
    {
        var (brackets, marks) = (0, 0);
        // Whether the line so far is blank, or blank in a quotation: it then ends a paragraph.
        var isBlank = true;
        for (var at = 0; at < markdown.Length; at++)
        {
            switch (markdown[at])
            {
                case '\n':
                    if (isBlank) (brackets, marks) = (0, 0);
                    isBlank = true;
                    break;
                case '[':
                    isBlank = false;
                    if (++brackets > most) return (at, "opening brackets");
                    break;
                case '*' or '_':
                    isBlank = false;
                    // A row of one sign is one mark.
                    if ((at == 0 || markdown[at - 1] != markdown[at]) && ++marks > most) return (at, "marks of emphasis");
                    break;
                case ' ' or '\t' or '\r' or '>':
                    break;
                default:
                    isBlank = false;
                    break;
            }
        }
        return null;
    }
}
