using Speeches.Languages;

namespace Speeches.Parsing;

/// <summary>Where a witness has the attributions of its passages.</summary>
public enum AttributionPlace
{
    /// <summary>In the running text, after the passage: from its opening words to its date.</summary>
    Running,

    /// <summary>On a line of its own, after the passage: behind a mark, or known by its opening words and its date where the layout has no mark.</summary>
    OwnLine,

    /// <summary>Behind a mark, after the passage: on a line of its own, or at the end of the passage's last line, behind the end of a sentence.</summary>
    LineEnd,

    /// <summary>In parentheses, after the passage: on a line of their own, or at the end of the passage's last line.</summary>
    Parentheses,

    /// <summary>Inside the prose of the passage, which is one paragraph.</summary>
    InProse,
}

/// <summary>Which words of a section are its standfirst.</summary>
public enum StandfirstExtent
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>Up to and including the words that the editor quotes.</summary>
    UpToWords,

    /// <summary>The first paragraph.</summary>
    FirstParagraph,

    /// <summary>Everything: the witness breaks off inside it.</summary>
    CutOff,
}

/// <summary>How a section of a witness is marked, and what it stands for.</summary>
/// <param name="Mark">The numeral or the heading, as printed.</param>
/// <param name="IsHeading">True: a paragraph that is the mark and nothing else. False: a numeral that opens a paragraph or follows two spaces.</param>
/// <param name="Theme">The numeral of the theme; null where the section is placed in none.</param>
/// <param name="Standfirst">Which words are the standfirst.</param>
/// <param name="StandfirstEnds">The last words of the standfirst as printed; null unless <see cref="StandfirstExtent.UpToWords"/>.</param>
public sealed record SectionMark(string Mark, bool IsHeading, string? Theme, StandfirstExtent Standfirst, string? StandfirstEnds);

/// <summary>A place quoted by an editor: the words themselves, or the first and the last of them.</summary>
/// <param name="Begins">The words, or the first of them.</param>
/// <param name="Ends">The last of them; null where <paramref name="Begins"/> is all.</param>
public sealed record QuotedPlace(string Begins, string? Ends);

/// <summary>What follows the opening words of an attribution.</summary>
public enum Addressed
{
    /// <summary>The people or the body addressed: whoever stands there must be known.</summary>
    Counterpart,

    /// <summary>An event, in which a body is named.</summary>
    Event,

    /// <summary>Nobody: the speaker's own institutions, or a place.</summary>
    Nobody,
}

/// <summary>Words that open an attribution, from the authority list of occasion kinds.</summary>
/// <param name="Kind">The kind of the occasion.</param>
/// <param name="Words">The words.</param>
/// <param name="InProse">Whether they stand inside prose; else they open the attribution.</param>
/// <param name="Addressed">What follows them.</param>
/// <param name="Until">A word after which names are the subject and not who is addressed; null where there is none.</param>
public sealed record Opening(string Kind, string Words, bool InProse, Addressed Addressed, string? Until);

/// <summary>How a witness is laid out: the editor's marks and the authority's words. Nothing about a text is known that is not here.</summary>
public sealed record Layout
{
    /// <summary>What the first lines are, in order (title, dateline).</summary>
    public IReadOnlyList<SpanKind> Begins { get; init; } = [];

    /// <summary>Where the attributions stand.</summary>
    public AttributionPlace Attributions { get; init; }

    /// <summary>The marks before attributions, any of which may stand; a space at the end of one is any white space. Empty where there is none.</summary>
    public IReadOnlyList<string> AttributionMarks { get; init; } = [];

    /// <summary>Whether an attribution begins with its date (<c>3 May 1932: Phone call with …</c>); else the date ends it.</summary>
    public bool DateFirst { get; init; }

    /// <summary>Whether the digits were stripped: <c>March ,</c> then had a day and a year, <c>March</c> a year.</summary>
    public bool DigitsLost { get; init; }

    /// <summary>The sections, in the order of the text.</summary>
    public IReadOnlyList<SectionMark> Sections { get; init; } = [];

    /// <summary>The captions; each may stand several times.</summary>
    public IReadOnlyList<QuotedPlace> Captions { get; init; } = [];

    /// <summary>How lines begin that are labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Whether the lines under a label are related links, up to the first that ends with a full stop.</summary>
    public bool RelatedLinksUnderLabels { get; init; }

    /// <summary>How lines begin that are credits.</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];

    /// <summary>How paragraphs begin that go on from the occasion of the paragraph before.</summary>
    public IReadOnlyList<string> Continuations { get; init; } = [];

    /// <summary>Whether a paragraph without an occasion of its own is the source's own voice; else it is unread.</summary>
    public bool UnattributedIsOwnVoice { get; init; }

    /// <summary>Words of the text that date the source's own voice; null where none do.</summary>
    public string? OwnVoiceDatedBy { get; init; }

    /// <summary>The language of the text.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>The words that open attributions.</summary>
    public IReadOnlyList<Opening> Openings { get; init; } = [];
}
