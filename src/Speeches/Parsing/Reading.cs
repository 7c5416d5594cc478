using Speeches.Languages;

namespace Speeches.Parsing;

/// <summary>A witness, read: every character in exactly one span, and what the spans say.</summary>
/// <param name="Text">The decoded text.</param>
/// <param name="Spans">The partition of the text: joined, they give it back.</param>
/// <param name="Passages">The excerpts, in the order of the text.</param>
/// <param name="Standfirsts">The standfirsts, in the order of the text.</param>
/// <param name="OwnVoiceDate">Where the words stand that date the source's own voice; null where the layout names none or they are not found.</param>
/// <param name="Findings">What could not be read, or should be looked at.</param>
public sealed record Reading(
    string Text,
    IReadOnlyList<Span> Spans,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Standfirst> Standfirsts,
    TextRange? OwnVoiceDate,
    IReadOnlyList<Finding> Findings);

/// <summary>An excerpt as the witness has it; names and dates are not resolved.</summary>
/// <param name="Range">Its characters, trimmed.</param>
/// <param name="Theme">The numeral of its theme; null where unplaced.</param>
/// <param name="Section">The mark of its section: the numeral or heading as printed.</param>
/// <param name="Attribution">Its attribution; null where it has none of its own.</param>
/// <param name="Continues">Whether it goes on from the occasion of the passage before.</param>
public sealed record Passage(TextRange Range, string? Theme, TextRange Section, AttributionWords? Attribution, bool Continues);

/// <summary>The standfirst of a section.</summary>
/// <param name="Range">Its characters, trimmed.</param>
/// <param name="Theme">The numeral of its theme; null where unplaced.</param>
/// <param name="CutOff">Whether the witness breaks off inside it.</param>
public sealed record Standfirst(TextRange Range, string? Theme, bool CutOff);

/// <summary>An attribution, taken apart into the ranges that say each thing.</summary>
/// <param name="Range">All its characters, without the mark before it.</param>
/// <param name="Opening">The occasion words it opens with.</param>
/// <param name="OpeningRange">Where they stand.</param>
/// <param name="Who">Where whoever is addressed, or the event, is named.</param>
/// <param name="Date">The date; null where none is printed.</param>
public sealed record AttributionWords(TextRange Range, Opening Opening, TextRange OpeningRange, TextRange Who, DateWords? Date);

/// <summary>A sentence about a place in a witness.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="At">The UTF-16 unit it is about.</param>
/// <param name="Sentence">The sentence.</param>
public sealed record Finding(Severity Severity, int At, string Sentence);
