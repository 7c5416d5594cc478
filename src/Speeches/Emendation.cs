using System.Text.Json.Serialization;

namespace Speeches;

/// <summary>A reasoned correction to a witness, as one excerpt carries it.</summary>
/// <param name="Start">The first UTF-16 unit in the text as printed.</param>
/// <param name="End">Past the last unit; equal to <paramref name="Start"/> where something was inserted.</param>
/// <param name="AsPrinted">What the witness has there.</param>
/// <param name="Reading">What is read instead.</param>
/// <param name="Reason">Why.</param>
public sealed record Emendation(int Start, int End, string AsPrinted, string Reading, string Reason)
{
    /// <summary>
    /// What it corrects of an excerpt, the text or the attribution; null for what is no excerpt's: a title, a standfirst, a caption.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public Field? Of { get; init; }
}

/// <summary>A place where something was taken that nobody can supply; U+25AF stands there.</summary>
/// <param name="Of">The text or the attribution.</param>
/// <param name="Start">The first UTF-16 unit in that field.</param>
/// <param name="End">Past the last unit.</param>
public sealed record Gap(Field Of, int Start, int End);

/// <summary>What a page shows beside a stretch of a witness: its corrections, and the characters that fields were read from.</summary>
/// <param name="Emendations">Counted in the stretch as printed.</param>
/// <param name="Fields">Counted in the whole witness.</param>
public sealed record Apparatus(IReadOnlyList<Emendation> Emendations, IReadOnlyList<FieldReading> Fields);

/// <summary>The characters that a field was read from, with what they are.</summary>
/// <param name="Field">The field.</param>
/// <param name="Start">The first UTF-16 unit of the witness.</param>
/// <param name="End">Past the last unit.</param>
/// <param name="Text">The characters, as printed.</param>
public sealed record FieldReading(Field Field, int Start, int End, string Text);

/// <summary>A stretch of a witness as it is read after emendation.</summary>
/// <param name="AsPrinted">The stretch as received.</param>
/// <param name="Text">The text.</param>
/// <param name="Emendations">The corrections, counted in <paramref name="AsPrinted"/>.</param>
/// <param name="Gaps">Where U+25AF stands in <paramref name="Text"/>.</param>
public sealed record EmendedText(string AsPrinted, string Text, IReadOnlyList<Emendation> Emendations, IReadOnlyList<TextRange> Gaps)
{
    /// <summary>What stands where something was taken that nobody can supply.</summary>
    public const char Gap = '\u25af';

    /// <summary>Puts the readings of emendations into a stretch.</summary>
    /// <param name="asPrinted">The stretch as received.</param>
    /// <param name="emendations">The corrections, in the order of the text; none overlap.</param>
    public static EmendedText Rebuild(string asPrinted, IReadOnlyList<Emendation> emendations)
    {
        var emended = new System.Text.StringBuilder();
        var at = 0;
        foreach (var emendation in emendations)
        {
            emended.Append(asPrinted, at, emendation.Start - at).Append(emendation.Reading);
            at = emendation.End;
        }
        var text = emended.Append(asPrinted, at, asPrinted.Length - at).ToString();
        return new(asPrinted, text, emendations, Enumerable.Range(0, text.Length).Where(i => text[i] == Gap).Select(i => new TextRange(i, i + 1)).ToList());
    }
}
