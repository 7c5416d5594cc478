namespace Speeches.Store;

/// <summary>What a reader asks of a search. Every value can be anything: what is unknown finds nothing, and is said.</summary>
/// <param name="Text">The words, as typed.</param>
public sealed record SearchRequest(string Text)
{
    /// <summary>
    /// The longest text or value that a search is asked for, in bytes of UTF-8: every link of its page repeats it, and none is longer than
    /// three times this for each.
    /// </summary>
    public const int Longest = 400;

    /// <summary>What results can be narrowed by, in the order shown.</summary>
    public static readonly IReadOnlyList<string> Facets = ["theme", "counterpart", "kind", "voice", "source", "month"];

    /// <summary>Whether more was typed; <see cref="Text"/> is then its beginning.</summary>
    public bool IsShortened { get; init; }

    /// <summary>The value chosen for each facet that is narrowed.</summary>
    public IReadOnlyDictionary<string, string> Chosen { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the passages stand as spoken; else the best first.</summary>
    public bool ByDate { get; init; }

    /// <summary>Whether each match is shown on one line, in its context; else passages.</summary>
    public bool InContext { get; init; }

    /// <summary>What the lines in context are sorted by.</summary>
    public ContextOrder Sort { get; init; }

    /// <summary>The page, from 1; one past the last shows the last.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether nothing is asked: no word, and nothing to narrow by.</summary>
    public bool IsEmpty => Chosen.Count == 0 && !WrittenWords.Of(Text).Any();

    /// <summary>The same without one facet.</summary>
    /// <param name="facet">Its name.</param>
    public SearchRequest Without(string facet) => this with { Chosen = Chosen.Where(c => c.Key != facet).ToDictionary(), Page = 1 };

    /// <summary>The same narrowed by one value of a facet, in the place of another that was chosen.</summary>
    /// <param name="facet">Its name.</param>
    /// <param name="value">The value.</param>
    public SearchRequest With(string facet, string value) => this with { Chosen = new Dictionary<string, string>(Chosen) { [facet] = value }, Page = 1 };
}

/// <summary>What lines in context are sorted by.</summary>
public enum ContextOrder
{
    /// <summary>The order of the sources.</summary>
    Place,

    /// <summary>The words before the match, the nearest first.</summary>
    Left,

    /// <summary>The words after it.</summary>
    Right,
}
