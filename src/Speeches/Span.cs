namespace Speeches;

/// <summary>What a stretch of a witness is. Every character of a witness belongs to exactly one span of one of these kinds.</summary>
public enum SpanKind
{
    /// <summary>The title of the source.</summary>
    Title,

    /// <summary>The line that says when the source was published.</summary>
    Dateline,

    /// <summary>The numeral that opens a section.</summary>
    Numeral,

    /// <summary>The heading that opens a section.</summary>
    Heading,

    /// <summary>An opening paragraph before the first section.</summary>
    Lead,

    /// <summary>The opening paragraph of a section.</summary>
    Standfirst,

    /// <summary>The caption of a picture.</summary>
    Caption,

    /// <summary>A passage with its own attribution: trimmed of white space, U+00A0 included.</summary>
    Excerpt,

    /// <summary>The words that say where a passage comes from, where they stand outside the passage.</summary>
    Attribution,

    /// <summary>A label such as <c>Read more:</c>.</summary>
    Label,

    /// <summary>A headline that links to another work.</summary>
    RelatedLink,

    /// <summary>A line that credits a picture or an agency.</summary>
    Credit,

    /// <summary>White space between the others.</summary>
    Space,

    /// <summary>What could not be read. It stays, is reported, and is shown.</summary>
    Unread,
}

/// <summary>A stretch of the decoded text of a witness, counted in UTF-16 units.</summary>
/// <param name="Kind">What the stretch is.</param>
/// <param name="Start">The first unit, from 0.</param>
/// <param name="End">Past the last unit; always greater than <paramref name="Start"/>.</param>
public readonly record struct Span(SpanKind Kind, int Start, int End);

/// <summary>A range of a text in UTF-16 units.</summary>
/// <param name="Start">The first unit, from 0.</param>
/// <param name="End">Past the last unit.</param>
public readonly record struct TextRange(int Start, int End)
{
    /// <summary>The number of UTF-16 units.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Length => End - Start;

    /// <summary>The characters of the range.</summary>
    /// <param name="text">The text that the range counts in.</param>
    public string In(string text) => text[Start..End];

    /// <summary>The range without the white space (U+00A0 included) at its ends; empty at its start where it is nothing else.</summary>
    /// <param name="text">The text that the range counts in.</param>
    public TextRange Trim(string text)
    {
        var (start, end) = (Start, End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new(start, end);
    }
}
