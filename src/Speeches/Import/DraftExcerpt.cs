using Speeches.Content;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>An excerpt as read today, before it is compared with what was published.</summary>
public sealed class DraftExcerpt
{
    /// <summary>The source it was read from.</summary>
    public required SourceReading Source { get; init; }

    /// <summary>What the parser read.</summary>
    public required Passage Passage { get; init; }

    /// <summary>The place within source and theme, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Who its own attribution names; nobody where it has none.</summary>
    public required Names Names { get; init; }

    /// <summary>The date that its own attribution prints; null where it prints none.</summary>
    public required EdtfDate? PrintedDate { get; init; }

    /// <summary>Whether its attribution prints a date that cannot be known whole: nothing is concluded in its place.</summary>
    public bool HasUnknownDate => PrintedDate is null && Passage.Attribution?.Date is not null;

    /// <summary>The public id; null for a passage that was never published.</summary>
    public string? Id { get; set; }

    /// <summary>The occasion it was grouped into.</summary>
    public OccasionGroup? Occasion { get; set; }

    /// <summary>How the occasion is known.</summary>
    public Basis OccasionBasis { get; set; }

    /// <summary>The name of the rule that an inferred occasion rests on; null where it is printed.</summary>
    public string? OccasionRule { get; set; }

    /// <summary>The passage as printed.</summary>
    public string TextAsPrinted => Passage.Range.In(Source.Reading.Text);

    /// <summary>The passage as emended.</summary>
    public EmendedText Emended => Source.Emended(Passage.Range);

    /// <summary>The attribution as emended; null where it has none of its own.</summary>
    public EmendedText? EmendedAttribution => Passage.Attribution is { } attribution ? Source.Emended(attribution.Range) : null;

    /// <summary>The attribution as printed; null where it has none of its own.</summary>
    public string? AttributionAsPrinted => Passage.Attribution?.Range.In(Source.Reading.Text);
}

/// <summary>Excerpts that come from one occasion, as read today.</summary>
public sealed class OccasionGroup
{
    /// <summary>The members, those of the source listed first before the others.</summary>
    public List<DraftExcerpt> Members { get; } = [];

    /// <summary>The row that registers it; null for one that is proposed.</summary>
    public OccasionEntry? Registered { get; init; }

    /// <summary>The kind: the registered one, or that of the first member's own attribution.</summary>
    public required string Kind { get; init; }

    /// <summary>The title of a source's own voice; null else.</summary>
    public string? OwnVoiceTitle { get; init; }

    /// <summary>The people that a member names, from the first member that names any.</summary>
    public IReadOnlyList<NamedPerson> People => Members.Select(m => m.Names.People).FirstOrDefault(p => p.Count > 0) ?? [];

    /// <summary>The counterparts that a member names, from the first member that names any.</summary>
    public IReadOnlyList<NamedCounterpart> Counterparts => Members.Select(m => m.Names.Counterparts).FirstOrDefault(c => c.Count > 0) ?? [];

    /// <summary>The most precise date that a member prints, or that dates the source's own voice; null where none does.</summary>
    public EdtfDate? Date => Members.Select(m => m.PrintedDate).OfType<EdtfDate>().Append(OwnVoiceDate).OfType<EdtfDate>().MinBy(d => d.Spread);

    /// <summary>The date of a source's own voice; null else.</summary>
    public EdtfDate? OwnVoiceDate { get; init; }
}
