namespace Speeches.Parsing;

/// <summary>Finds the words that a passage quotes.</summary>
public static class Quotations
{
    /// <summary>The ranges between quotation marks, straight or curly, without the marks; a mark that is never closed opens nothing.</summary>
    /// <param name="text">The passage.</param>
    public static IReadOnlyList<TextRange> Find(string text)
    {
        var found = new List<TextRange>();
        for (var start = 0; (start = text.AsSpan(start).IndexOfAny('"', '“') is var next and >= 0 ? start + next : -1) >= 0;)
        {
            var end = text.IndexOf(text[start] == '"' ? '"' : '”', start + 1);
            if (end < 0) break;
            if (end > start + 1) found.Add(new(start + 1, end));
            start = end + 1;
        }
        return found;
    }
}
