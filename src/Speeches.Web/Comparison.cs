namespace Speeches.Web;

/// <summary>Two versions of one excerpt, beside each other.</summary>
/// <param name="Before">The earlier.</param>
/// <param name="Now">The later.</param>
/// <param name="Fields">The fields that differ, as the export record and the outcomes of a revision name them.</param>
public sealed record Comparison(Excerpt Before, Excerpt Now, IReadOnlyList<string> Fields)
{
    /// <summary>How the text differs; null where it does not.</summary>
    public WordDiff? Text => Fields.Contains("text") ? WordDiff.Between(Before.Text, Now.Text) : null;

    /// <summary>How the attribution differs; null where it does not.</summary>
    public WordDiff? Attribution => Fields.Contains("attribution") ? WordDiff.Between(Before.Attribution ?? "", Now.Attribution ?? "") : null;

    /// <summary>The values of every other field that differs, in words.</summary>
    public IEnumerable<(string Name, string Before, string Now)> Values => Fields.Where(f => f is not ("text" or "attribution")).Select(f => (Capital(Name(f)), Value(f, Before), Value(f, Now)));

    /// <summary>Fields in words: <c>text, attribution and date</c>.</summary>
    /// <param name="fields">As a record names them.</param>
    public static string InWords(IReadOnlyList<string> fields) => fields.Count < 2 ? string.Concat(fields.Select(Name)) : $"{string.Join(", ", fields.SkipLast(1).Select(Name))} and {Name(fields[^1])}";

    /// <summary>A word with a capital.</summary>
    public static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Name(string field) => field switch { "counterparts" => "counterpart", "people" => "person", _ => field };

    private static string Value(string field, Excerpt excerpt) => excerpt.InWords(field) ?? field switch
    {
        "counterparts" => "none named",
        "people" => "nobody named",
        "office" => "none printed",
        "date" => "not known",
        _ => "",
    };
}
