namespace Speeches.Store;

/// <summary>One thing that a reader looks for.</summary>
/// <param name="Text">The words as typed: one word, or those between quotation marks.</param>
/// <param name="Words">The words of it; at least one.</param>
/// <param name="IsPhrase">Whether the words must stand so, one after the other.</param>
/// <param name="IsPrefix">Whether the last word may go on (<c>word*</c>).</param>
/// <param name="IsExcluded">Whether no passage that has it is wanted (<c>-word</c>).</param>
public sealed record SearchTerm(string Text, IReadOnlyList<string> Words, bool IsPhrase, bool IsPrefix, bool IsExcluded)
{
    /// <summary>The term as one would type it.</summary>
    public override string ToString() => $"{(IsExcluded ? "-" : "")}{(IsPhrase ? $"\"{Text}\"" : Text)}{(IsPrefix ? "*" : "")}";
}

/// <summary>What a reader typed, as terms. Whatever it is, it can be read: what is no word, quotation mark, leading hyphen or trailing asterisk is passed over.</summary>
/// <param name="Terms">In the order typed, each once.</param>
/// <param name="IsCut">Whether there were more than <see cref="MostWords"/> words; those after them are not looked for.</param>
public sealed record SearchQuery(IReadOnlyList<SearchTerm> Terms, bool IsCut)
{
    /// <summary>The most words of a query that are looked for.</summary>
    public const int MostWords = 32;

    /// <summary>The terms that a passage must have.</summary>
    public IEnumerable<SearchTerm> Wanted => Terms.Where(t => !t.IsExcluded);

    /// <summary>Reads what a reader typed.</summary>
    /// <param name="text">Anything.</param>
    public static SearchQuery Read(string text)
    {
        var terms = new List<SearchTerm>();
        var left = MostWords;
        for (var at = 0; at < text.Length;)
        {
            var isExcluded = text[at] is '-' or '−' && (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] == '(');
            var start = isExcluded ? at + 1 : at;
            var isPhrase = start < text.Length && IsQuotationMark(text[start]);
            if (isPhrase) start++;
            var end = isPhrase ? EndOfPhrase(text, start) : WrittenWords.End(text, start);
            var words = WrittenWords.Of(text[start..end]).ToList();
            // A phrase that is not closed is still being typed.
            var after = isPhrase && end < text.Length ? end + 1 : end;
            var isPrefix = after < text.Length ? text[after] == '*' : isPhrase && after == end;
            if (words.Count > left) return new(terms, true);
            isPrefix |= words.Count > 0 && WrittenWords.IsLongest(words[^1]);
            var term = new SearchTerm(string.Join(' ', words), words, isPhrase, isPrefix, isExcluded);
            if (words.Count > 0 && !terms.Exists(t => t.ToString() == term.ToString()))
            {
                terms.Add(term);
                left -= words.Count;
            }
            at = Math.Max(after, at + 1);
        }
        return new(terms, false);
    }

    /// <summary>The terms as one would type them.</summary>
    public override string ToString() => string.Join(' ', Terms);

    private static int EndOfPhrase(string text, int start)
    {
        while (start < text.Length && !IsQuotationMark(text[start])) start++;
        return start;
    }

    private static bool IsQuotationMark(char letter) => letter is '"' or '“' or '”' or '„' or '«' or '»';
}
