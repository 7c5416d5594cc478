using System.Text.Json;

namespace Speeches.Revisions;

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

/// <summary>Reads the classes of a revision's outcomes.</summary>
public static class OutcomeClasses
{
    /// <summary>The class of each outcome, in their order.</summary>
    /// <param name="outcomes">All outcomes of one revision: a split or a join is known from those of the other parts.</param>
    public static IReadOnlyList<OutcomeClass> Of(IReadOnlyList<OutcomeRecord> outcomes)
    {
        var split = outcomes.Select(o => o.From).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var joined = outcomes.Select(o => o.Into).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return outcomes.Select(Class).ToList();

        OutcomeClass Class(OutcomeRecord outcome) => outcome switch
        {
            { Outcome: "withdrawn" } => OutcomeClass.Withdrawn,
            { Outcome: "merged" } => OutcomeClass.Joined,
            { Outcome: "new", From: not null } => OutcomeClass.Split,
            { Outcome: "new" } => OutcomeClass.New,
            { Outcome: "restored" } => OutcomeClass.Restored,
            _ when split.Contains(outcome.Excerpt) => OutcomeClass.Split,
            _ when joined.Contains(outcome.Excerpt) => OutcomeClass.Joined,
            // That it is said to come from elsewhere weighs more than an edited word.
            { Outcome: "changed", Fields: { } fields } when fields.Contains("text") && !fields.Any(f => f is "occasion" or "counterparts" or "people" or "voice") => OutcomeClass.TextEdited,
            { Outcome: "changed" } => OutcomeClass.AttributionChanged,
            { Moved: true } => OutcomeClass.Moved,
            // Revisions of format 1 do not say what was noted.
            { Outcome: "noted" } when outcome.Fields is not ["witness"] => OutcomeClass.Noted,
            _ => OutcomeClass.Unchanged,
        };
    }

    /// <summary>The class as it stands in the database and in an address: <c>text-edited</c>.</summary>
    /// <param name="outcome">The class.</param>
    public static string Word(this OutcomeClass outcome) => JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString());
}
