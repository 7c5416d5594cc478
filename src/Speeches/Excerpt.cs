using System.Text.Json.Serialization;

namespace Speeches;

/// <summary>
/// One passage with its own attribution, as exported and as frozen in a revision.
/// The order of the properties is the order of the export record.
/// </summary>
public sealed record Excerpt
{
    /// <summary>The format in which records are written.</summary>
    public const int PresentFormat = 3;

    /// <summary>
    /// The format that it was read in: less than <see cref="PresentFormat"/> only until what it lacks is taken from the rest of its
    /// revision.
    /// </summary>
    public int Format { get; init; } = PresentFormat;

    /// <summary>The public id: random, minted once, never used again.</summary>
    public required string Id { get; init; }

    /// <summary>The slug of the collection.</summary>
    public required string Collection { get; init; }

    /// <summary>The slug of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The number of the witness, four digits.</summary>
    public required string Witness { get; init; }

    /// <summary>The theme; null where unplaced.</summary>
    public required ThemeReference? Theme { get; init; }

    /// <summary>The headings that it stands under in its source, the outermost first; empty where there is none.</summary>
    public required IReadOnlyList<string> Section { get; init; }

    /// <summary>The place within source and theme, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>A number or name that the source gives the passage; null where it gives none.</summary>
    public string? Label { get; init; }

    /// <summary>To whom the words, or the paraphrase, are attributed.</summary>
    public required IReadOnlyList<Speaker> Speakers { get; init; }

    /// <summary>Whose words these are.</summary>
    public required Voice Voice { get; init; }

    /// <summary>Whether the words are translated.</summary>
    public required bool Translation { get; init; }

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

    /// <summary>The notes that its source has on it, in the order of the text.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }

    /// <summary>
    /// The corrections: those of the text, counted in <see cref="TextAsPrinted"/>, then those of the attribution, in
    /// <see cref="AttributionAsPrinted"/>.
    /// </summary>
    public required IReadOnlyList<Emendation> Emendations { get; init; }

    /// <summary>Where it stands in the decoded witness, in UTF-16 units.</summary>
    public required TextRange Span { get; init; }

    /// <summary>The version, from 1; only goes up.</summary>
    public required int Version { get; init; }

    /// <summary>The revision in which this version first appeared.</summary>
    public required int Revision { get; init; }

    /// <summary>
    /// A record of which only its place is known: it says nothing, and nobody. What stays of one that is taken from the readers is named by
    /// whoever takes it, so that a field that is added does not stay by itself.
    /// </summary>
    internal static Excerpt WithoutWords(
        string id, string collection, string source, string witness, OccasionReference occasion, int version, int revision) => new()
    {
        Id = id,
        Collection = collection,
        Source = source,
        Witness = witness,
        Theme = null,
        Section = [],
        Position = 1,
        Speakers = [],
        Voice = Voice.Direct,
        Translation = false,
        Lang = "",
        Text = "",
        TextAsPrinted = "",
        Attribution = null,
        AttributionAsPrinted = null,
        Occasion = occasion,
        Counterparts = [],
        People = [],
        Date = null,
        Basis = new(),
        Evidence = [],
        Quoted = [],
        Gaps = [],
        Notes = [],
        Emendations = [],
        Span = default,
        Version = version,
        Revision = revision,
    };

    /// <summary>The corrections of the text, or of the attribution.</summary>
    /// <param name="field">Which of the two.</param>
    public IReadOnlyList<Emendation> EmendationsOf(Field field) => Emendations.Where(e => e.Of == field).ToList();
}

/// <summary>A theme, as the record of an excerpt names it.</summary>
/// <param name="Slug">Its address, which is permanent.</param>
/// <param name="Numeral">Its numeral; null where its section has none.</param>
public sealed record ThemeReference(string Slug, string? Numeral)
{
    /// <summary>What it is called in few words.</summary>
    [JsonIgnore]
    public string Name => Numeral ?? Slug;
}

/// <summary>Somebody to whom words are attributed.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Name">The name shown.</param>
public sealed record Speaker(string Id, string Name);

/// <summary>What a source notes on a passage.</summary>
/// <param name="At">The place in the text that it is on, in UTF-16 units.</param>
/// <param name="Mark">The mark that leads to it, as printed.</param>
/// <param name="Text">What it says.</param>
public sealed record Note(int At, string Mark, string Text);
