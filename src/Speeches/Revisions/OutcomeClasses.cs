namespace Speeches.Revisions;

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
            { Outcome: Outcome.Withdrawn } => OutcomeClass.Withdrawn,
            { Outcome: Outcome.Merged } => OutcomeClass.Joined,
            { Outcome: Outcome.New, From: not null } => OutcomeClass.Split,
            { Outcome: Outcome.New } => OutcomeClass.New,
            { Outcome: Outcome.Restored } => OutcomeClass.Restored,
            _ when split.Contains(outcome.Excerpt) => OutcomeClass.Split,
            _ when joined.Contains(outcome.Excerpt) => OutcomeClass.Joined,
            // That it is said to come from elsewhere weighs more than an edited word.
            { Outcome: Outcome.Changed, Fields: { } fields } when fields.Contains(Field.Text) && !fields.Any(f => f.Bearing == FieldBearing.Whence) => OutcomeClass.TextEdited,
            { Outcome: Outcome.Changed } => OutcomeClass.AttributionChanged,
            { Moved: true } => OutcomeClass.Moved,
            // Revisions of format 1 do not say what was noted.
            { Outcome: Outcome.Noted } when outcome.Fields is not [{ Name: "witness" }] => OutcomeClass.Noted,
            _ => OutcomeClass.Unchanged,
        };
    }
}
