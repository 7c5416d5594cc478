using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>
/// The record of an excerpt as formats 1 and 2 froze it, which is read for ever. What a record has besides since then stands elsewhere in
/// the same revision, and is taken from there: so a field that an older format did not know is no difference.
/// </summary>
internal sealed record OlderExcerpt
{
    private const int Format = 2;

    public required string Id { get; init; }

    public required string Url { get; init; }

    public required string Collection { get; init; }

    public required string Source { get; init; }

    public required string Witness { get; init; }

    /// <summary>The numeral; null where unplaced.</summary>
    public required string? Theme { get; init; }

    public required int Position { get; init; }

    public string? Label { get; init; }

    /// <summary>The id of the one speaker, who was the collection's.</summary>
    public required string Speaker { get; init; }

    public required Voice Voice { get; init; }

    public required string Lang { get; init; }

    public required string Text { get; init; }

    public required string TextAsPrinted { get; init; }

    public required string? Attribution { get; init; }

    public required string? AttributionAsPrinted { get; init; }

    public required OccasionReference Occasion { get; init; }

    public required IReadOnlyList<Counterpart> Counterparts { get; init; }

    public required IReadOnlyList<PersonInOffice> People { get; init; }

    public required EdtfDate? Date { get; init; }

    public required FieldBases Basis { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public required IReadOnlyList<TextRange> Quoted { get; init; }

    public required IReadOnlyList<OlderGap> Gaps { get; init; }

    /// <summary>Those of the text; the attribution's stand in its span.</summary>
    public required IReadOnlyList<Emendation> Emendations { get; init; }

    public required TextRange Span { get; init; }

    public required int Version { get; init; }

    public required int Revision { get; init; }

    /// <summary>What the record itself says; the rest is taken from its revision by <see cref="Complete"/>.</summary>
    public Excerpt ToExcerpt() => new()
    {
        Format = Format,
        Id = Id,
        Collection = Collection,
        Source = Source,
        Witness = Witness,
        Theme = Theme is null ? null : new("", Theme),
        Section = [],
        Position = Position,
        Label = Label,
        Speakers = [new(Speaker, Speaker)],
        Voice = Voice,
        Translation = false,
        Lang = Lang,
        Text = Text,
        TextAsPrinted = TextAsPrinted,
        Attribution = Attribution,
        AttributionAsPrinted = AttributionAsPrinted,
        Occasion = Occasion,
        Counterparts = Counterparts,
        People = People,
        Date = Date,
        Basis = Basis with { Speakers = Speeches.Basis.Inferred },
        Evidence = [new(Field.Speakers, null, Rule.Collection, null), .. Evidence],
        Quoted = Quoted,
        Gaps = Gaps.Select(g => g is null ? null! : new Gap(g.Field, g.Start, g.End)).ToList(),
        Notes = [],
        Emendations = Emendations.Select(e => e is null ? null! : e with { Of = Field.Text }).ToList(),
        Span = Span,
        Version = Version,
        Revision = Revision,
    };

    /// <summary>The records of a revision, with what older ones leave to the rest of it.</summary>
    /// <param name="revision">The revision; its spans are checked.</param>
    /// <param name="file">What <c>collection.md</c> said then.</param>
    /// <param name="sourceOf">What <c>source.md</c> said then, by the slug of the source.</param>
    /// <param name="textOf">The decoded text of a witness, by source and number.</param>
    public static IReadOnlyList<Excerpt> Complete(
        RevisionFolder revision, CollectionFile file, Func<string, SourceFile> sourceOf, Func<string, string, string> textOf)
    {
        if (revision.Excerpts.All(e => e.Format == Excerpt.PresentFormat)) return revision.Excerpts;
        var themes = file.Themes.ToDictionary(t => t.Numeral, t => t.Slug, StringComparer.Ordinal);
        var sections = Sections(revision, textOf);
        var attributions = revision.Spans.Where(s => s is { Kind: SpanKind.Attribution, Excerpt: not null })
            .ToDictionary(s => s.Excerpt!, StringComparer.Ordinal);
        return revision.Excerpts.Select(e => e.Format == Excerpt.PresentFormat ? e : e with
        {
            Format = Excerpt.PresentFormat,
            Theme = e.Theme is null ? null : new(themes.GetValueOrDefault(e.Theme.Numeral!, ""), e.Theme.Numeral),
            Section = sections.GetValueOrDefault(e.Id, []),
            Translation = file.Sources.Contains(e.Source) && sourceOf(e.Source).IsTranslation,
            Emendations = [.. e.Emendations, .. OfAttribution(e, attributions.GetValueOrDefault(e.Id), textOf)],
        }).ToList();
    }

    /// <summary>The heading above each excerpt.</summary>
    private static Dictionary<string, IReadOnlyList<string>> Sections(RevisionFolder revision, Func<string, string, string> textOf)
    {
        var sections = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        IReadOnlyList<string> section = [];
        string? source = null;
        foreach (var span in revision.Spans)
        {
            if (span.Source != source) (source, section) = (span.Source, []);
            if (span.Kind is SpanKind.Heading or SpanKind.Numeral)
                section = [SectionHeading.Of(textOf(span.Source, span.Witness)[span.Start..span.End], span.Kind == SpanKind.Numeral)];
            if (span.Kind == SpanKind.Excerpt) sections[span.Excerpt!] = section;
        }
        return sections;
    }

    /// <summary>
    /// The corrections of an attribution: those of its span, which may begin with a mark before it; in a digest those of the text that it
    /// is part of.
    /// </summary>
    private static IEnumerable<Emendation> OfAttribution(Excerpt excerpt, SpanRecord? span, Func<string, string, string> textOf)
    {
        if (excerpt.AttributionAsPrinted is not { } printed || printed == excerpt.Attribution) return [];
        var (emendations, around) = span is null ? (excerpt.Emendations, excerpt.TextAsPrinted)
            : (span.Emendations ?? [], textOf(span.Source, span.Witness)[span.Start..span.End]);
        var start = around.IndexOf(printed, StringComparison.Ordinal);
        if (start < 0) return [];
        return emendations.Where(e => e is not null && e.Start >= start && e.End <= start + printed.Length && e.End > start)
            .Select(e => e with { Of = Field.Attribution, Start = e.Start - start, End = e.End - start });
    }
}

/// <summary>A gap as formats 1 and 2 had it.</summary>
internal sealed record OlderGap(Field Field, int Start, int End);
