using Speeches.Content;
using Speeches.Parsing;

namespace Speeches.Carryover;

/// <summary>What a new witness does to a row that an editor wrote for the old one.</summary>
public enum Carrying
{
    /// <summary>It is still needed, and stands in the new witness’s table.</summary>
    Carried,

    /// <summary>It is needed no more.</summary>
    Retired,

    /// <summary>The new witness has something else there; an editor decides.</summary>
    Conflict,
}

/// <summary>What the new witness has at a place of an emendation.</summary>
public enum PlaceState
{
    /// <summary>What the old witness prints, so that the emendation is still needed.</summary>
    Standing,

    /// <summary>The reading.</summary>
    Restored,

    /// <summary>Something else.</summary>
    Changed,

    /// <summary>Nothing: the words, or the passage they stood in, are not there.</summary>
    Gone,
}

/// <summary>A place of an emendation in both witnesses.</summary>
/// <param name="Then">The characters of the old witness that it replaces.</param>
/// <param name="Now">What stands there in the new witness; null where it is gone.</param>
/// <param name="State">What that is.</param>
public readonly record struct CarriedPlace(TextRange Then, TextRange? Now, PlaceState State);

/// <summary>What a new witness does to a row of <c>emendations.csv</c>.</summary>
/// <param name="Entry">The row of the old witness.</param>
/// <param name="Carrying">The outcome. Of a row in conflict, what can be carried is.</param>
/// <param name="Places">Every place of it in the old witness, in the order of the text.</param>
/// <param name="Rows">The rows of the new witness’s table that it becomes: none, one, or one with a context for each place.</param>
/// <param name="Sentence">What happens, and why.</param>
public sealed record EmendationOutcome(EmendationEntry Entry, Carrying Carrying, IReadOnlyList<CarriedPlace> Places, IReadOnlyList<EmendationEntry> Rows, string Sentence);

/// <summary>A witness that is read, for the sentences about it.</summary>
/// <param name="TextFile">The file that spans count in, relative to the content folder.</param>
/// <param name="Reading">What the parser read.</param>
public sealed record WitnessReading(string TextFile, Reading Reading)
{
    private readonly TextLines lines = new(Reading.Text);

    /// <summary>A place as diagnostics give it: <c>file:line:column</c>.</summary>
    /// <param name="at">The UTF-16 unit.</param>
    public string Place(int at)
    {
        var (line, column) = lines.Place(at);
        return $"{TextFile}:{line}:{column}";
    }
}
