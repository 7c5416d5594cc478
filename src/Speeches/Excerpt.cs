namespace Speeches;

/// <summary>
/// One passage with its own attribution, as exported and as frozen in a revision.
/// The order of the properties is the order of the export record.
/// </summary>
public sealed record Excerpt
{
    /// <summary>The public id: random, minted once, never used again.</summary>
    public required string Id { get; init; }

    /// <summary>The address on the site, without the site's own name.</summary>
    public required string Url { get; init; }

    /// <summary>The slug of the collection.</summary>
    public required string Collection { get; init; }

    /// <summary>The slug of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The number of the witness, four digits.</summary>
    public required string Witness { get; init; }

    /// <summary>The numeral of the theme; null where unplaced.</summary>
    public required string? Theme { get; init; }

    /// <summary>The place within source and theme, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>A number or name that the source gives the passage; null where it gives none.</summary>
    public string? Label { get; init; }

    /// <summary>The speaker's id.</summary>
    public required string Speaker { get; init; }

    /// <summary>Whose words these are.</summary>
    public required Voice Voice { get; init; }

    /// <summary>The language of the text (BCP 47).</summary>
    public required string Lang { get; init; }

    /// <summary>The text as emended, U+25AF where something was taken.</summary>
    public required string Text { get; init; }

    /// <summary>The text as received.</summary>
    public required string TextAsPrinted { get; init; }

    /// <summary>The attribution as emended, U+25AF where something was taken; null where the passage has none of its own.</summary>
    public required string? Attribution { get; init; }

    /// <summary>The attribution's own characters; in a digest the words that carry it; null where the passage has none of its own.</summary>
    public required string? AttributionAsPrinted { get; init; }

    /// <summary>The occasion.</summary>
    public required OccasionReference Occasion { get; init; }

    /// <summary>The counterparts; empty where there is none.</summary>
    public required IReadOnlyList<Counterpart> Counterparts { get; init; }

    /// <summary>The people, each with the office printed; empty where nobody is named.</summary>
    public required IReadOnlyList<PersonInOffice> People { get; init; }

    /// <summary>The date; null where none is known.</summary>
    public required EdtfDate? Date { get; init; }

    /// <summary>How each field is known.</summary>
    public required FieldBases Basis { get; init; }

    /// <summary>What supplied and inferred fields rest on.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The ranges of <see cref="Text"/> that a reported passage quotes, without the quotation marks.</summary>
    public required IReadOnlyList<TextRange> Quoted { get; init; }

    /// <summary>What was taken and cannot be supplied.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>The corrections, on <see cref="TextAsPrinted"/>.</summary>
    public required IReadOnlyList<Emendation> Emendations { get; init; }

    /// <summary>Where it stands in the decoded witness, in UTF-16 units.</summary>
    public required TextRange Span { get; init; }

    /// <summary>The version, from 1; only goes up.</summary>
    public required int Version { get; init; }

    /// <summary>The revision in which this version first appeared.</summary>
    public required int Revision { get; init; }
}
