namespace Speeches;

/// <summary>What became of an excerpt, in the one word that an editor and a reader are told.</summary>
public enum OutcomeClass
{
    /// <summary>As it was, but perhaps for its witness.</summary>
    Unchanged,

    /// <summary>Only how it is known changed.</summary>
    Noted,

    /// <summary>Its words changed; it is from the same occasion.</summary>
    TextEdited,

    /// <summary>Its attribution, or what is read from it, changed: its words are the same, or it is said to come from elsewhere.</summary>
    AttributionChanged,

    /// <summary>It stands elsewhere, and nothing else changed.</summary>
    Moved,

    /// <summary>Part of it became an excerpt of its own; or it is that part.</summary>
    Split,

    /// <summary>Another excerpt is part of it now; or it is that other one, whose address leads here.</summary>
    Joined,

    /// <summary>It was not there before.</summary>
    New,

    /// <summary>It is live again.</summary>
    Restored,

    /// <summary>It is gone, with its last text, the date and the reason.</summary>
    Withdrawn,
}

/// <summary>The classes of outcomes, for people.</summary>
public static class ClassesOfOutcomes
{
    /// <summary>The classes in the order in which a reader or an editor asks for them.</summary>
    public static IReadOnlyList<OutcomeClass> InOrder { get; } =
    [
        OutcomeClass.New, OutcomeClass.Withdrawn, OutcomeClass.Restored, OutcomeClass.Split, OutcomeClass.Joined,
        OutcomeClass.TextEdited, OutcomeClass.AttributionChanged, OutcomeClass.Noted, OutcomeClass.Moved, OutcomeClass.Unchanged,
    ];

    private static readonly Dictionary<OutcomeClass, int> Places = InOrder.Select((c, place) => (c, place)).ToDictionary(p => p.c, p => p.place);

    /// <summary>Where a class stands in that order, from 0.</summary>
    /// <param name="outcome">The class.</param>
    public static int Place(this OutcomeClass outcome) => Places[outcome];

    /// <summary>A class in words: <c>text edited</c>.</summary>
    /// <param name="outcome">The class.</param>
    public static string InWords(this OutcomeClass outcome) => outcome.Name().Replace('-', ' ');
}
