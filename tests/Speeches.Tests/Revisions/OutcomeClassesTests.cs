using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>As what an outcome is told of: every part of a split and of a join as such, and of several changes the weightiest.</summary>
public class OutcomeClassesTests
{
    [Fact]
    public void The_parts_of_a_split_and_of_a_join_are_known_from_those_of_the_others() => Assert.Equal(
        [
            OutcomeClass.Split, OutcomeClass.Split, OutcomeClass.Joined, OutcomeClass.Joined,
            OutcomeClass.New, OutcomeClass.Withdrawn, OutcomeClass.Restored, OutcomeClass.Unchanged,
        ],
        OutcomeClasses.Of(
        [
            new("a", Outcome.Changed, 2, [Field.Text]), new("b", Outcome.New, 1, From: "a"),
            new("c", Outcome.Changed, 2, [Field.Text]), new("d", Outcome.Merged, 1, Into: "c"),
            new("e", Outcome.New, 1), new("f", Outcome.Withdrawn, 1, Reason: "It was printed by mistake."),
            new("g", Outcome.Restored, 2, [Field.Text]), new("h", Outcome.Unchanged, 1),
        ]));

    [Fact]
    public void Of_several_changes_the_weightiest_is_told()
    {
        Assert.Equal(OutcomeClass.TextEdited, Class(Outcome.Changed, [Field.Text]));
        Assert.Equal(OutcomeClass.TextEdited, Class(Outcome.Changed, [Field.Text, Field.Date], moved: true));
        Assert.Equal(OutcomeClass.AttributionChanged, Class(Outcome.Changed, [Field.Text, Field.Date, Field.Occasion]));
        Assert.Equal(OutcomeClass.AttributionChanged, Class(Outcome.Changed, [Field.Date], moved: true));
        Assert.Equal(OutcomeClass.Moved, Class(Outcome.Unchanged, null, moved: true));
        Assert.Equal(OutcomeClass.Moved, Class(Outcome.Noted, [Field.Find("witness")!], moved: true));
        Assert.Equal(OutcomeClass.Noted, Class(Outcome.Noted, [Field.Theme]));
        Assert.Equal(OutcomeClass.Noted, Class(Outcome.Noted, [Field.Find("witness")!, Field.Theme]));
        Assert.Equal(OutcomeClass.Noted, Class(Outcome.Noted, null));
        // A passage that stands in a new witness as it did has not changed for a reader.
        Assert.Equal(OutcomeClass.Unchanged, Class(Outcome.Noted, [Field.Find("witness")!]));
    }

    private static OutcomeClass Class(Outcome outcome, IReadOnlyList<Field>? fields, bool? moved = null) =>
        Assert.Single(OutcomeClasses.Of([new("a", outcome, 2, fields, moved)]));
}
