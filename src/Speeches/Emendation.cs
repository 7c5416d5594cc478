namespace Speeches;

/// <summary>A reasoned correction to a witness, as one excerpt carries it.</summary>
/// <param name="Start">The first UTF-16 unit in the text as printed.</param>
/// <param name="End">Past the last unit; equal to <paramref name="Start"/> where something was inserted.</param>
/// <param name="AsPrinted">What the witness has there.</param>
/// <param name="Reading">What is read instead.</param>
/// <param name="Reason">Why.</param>
public sealed record Emendation(int Start, int End, string AsPrinted, string Reading, string Reason);

/// <summary>A place where something was taken that nobody can supply; U+25AF stands there.</summary>
/// <param name="Field"><c>text</c> or <c>attribution</c>.</param>
/// <param name="Start">The first UTF-16 unit in that field.</param>
/// <param name="End">Past the last unit.</param>
public sealed record Gap(string Field, int Start, int End);

/// <summary>What a page shows beside a stretch of a witness: its corrections, and the characters that fields were read from.</summary>
/// <param name="Emendations">Counted in the stretch as printed.</param>
/// <param name="Fields">Counted in the whole witness.</param>
public sealed record Apparatus(IReadOnlyList<Emendation> Emendations, IReadOnlyList<FieldReading> Fields);

/// <summary>The characters that a field was read from, with what they are.</summary>
/// <param name="Field">The field, as named in the export record.</param>
/// <param name="Start">The first UTF-16 unit of the witness.</param>
/// <param name="End">Past the last unit.</param>
/// <param name="Text">The characters, as printed.</param>
public sealed record FieldReading(string Field, int Start, int End, string Text);
