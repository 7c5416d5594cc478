namespace Speeches.Web;

/// <summary>Two versions of one excerpt, beside each other.</summary>
/// <param name="Before">The earlier.</param>
/// <param name="Now">The later.</param>
/// <param name="Fields">The fields that differ.</param>
public sealed record Comparison(Excerpt Before, Excerpt Now, IReadOnlyList<Field> Fields)
{
    /// <summary>How the text differs; null where it does not.</summary>
    public WordDiff? Text => Fields.Contains(Field.Text) && !IsTooLong ? WordDiff.Between(Before.Text, Now.Text) : null;

    /// <summary>Whether the texts differ and are too long for one page.</summary>
    public bool IsTooLong => Fields.Contains(Field.Text) && Math.Max(Before.Text.Length, Now.Text.Length) > Store.LongTexts.MostInList;

    /// <summary>How the attribution differs; null where it does not.</summary>
    public WordDiff? Attribution => Fields.Contains(Field.Attribution) ? WordDiff.Between(Before.Attribution ?? "", Now.Attribution ?? "") : null;

    /// <summary>The values of every other field that differs, in words.</summary>
    public IEnumerable<(string Name, string Before, string Now)> Values => Fields.Where(f => f != Field.Text && f != Field.Attribution)
        .Select(f => (Capital(f.Word), f.InWords(Before) ?? f.Nothing, f.InWords(Now) ?? f.Nothing));

    /// <summary>Fields in words: <c>text, attribution and date</c>.</summary>
    /// <param name="fields">The fields.</param>
    public static string InWords(IReadOnlyList<Field> fields) => fields.Count < 2
        ? string.Concat(fields.Select(f => f.Word))
        : $"{string.Join(", ", fields.SkipLast(1).Select(f => f.Word))} and {fields[^1].Word}";

    /// <summary>A word with a capital.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
