using Speeches.Content;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>Turns what was read today into export records: emended, with what is supplied, each field with its basis.</summary>
/// <param name="collection">The collection.</param>
/// <param name="authorities">The lists.</param>
/// <param name="supplied">What editors supply.</param>
public sealed class ExcerptBuilder(CollectionFile collection, Authorities authorities, SuppliedValues supplied)
{
    /// <summary>The record of an excerpt.</summary>
    /// <param name="draft">The excerpt as read.</param>
    /// <param name="id">Its id.</param>
    /// <param name="occasion">Its occasion.</param>
    /// <param name="version">Its version.</param>
    /// <param name="revision">The revision in which that version first appeared.</param>
    public Excerpt Build(DraftExcerpt draft, string id, Occasion occasion, int version, int revision)
    {
        var evidence = new List<Evidence>();
        var (speakers, speakersBasis) = Speakers(id, evidence);
        var (theme, themeBasis) = Theme(draft, id, evidence);
        if (draft.OccasionRule is { } rule) evidence.Add(Inferred(Field.Occasion, rule));
        var (counterparts, counterpartsBasis) = Counterparts(draft, id, occasion, evidence);
        var (people, peopleBasis, officeBasis) = People(draft, id, occasion, evidence);
        var (date, dateBasis) = Date(draft, id, occasion, evidence);
        var text = Fill(draft.Emended, id, evidence);
        var attribution = draft.EmendedAttribution;
        return new()
        {
            Id = id,
            Collection = collection.Slug,
            Source = draft.Source.File.Slug,
            Witness = draft.Source.File.Witness,
            Theme = Reference(theme),
            Section = SectionHeading.Of(draft),
            Position = draft.Position,
            Speakers = speakers,
            Voice = draft.Source.File.Voice,
            Translation = draft.Source.File.IsTranslation,
            Lang = draft.Source.Language,
            Text = text.Text,
            TextAsPrinted = draft.TextAsPrinted,
            Attribution = attribution?.Text,
            AttributionAsPrinted = draft.AttributionAsPrinted,
            Occasion = new(occasion.Id, occasion.Slug, occasion.Kind, occasion.FullTitle),
            Counterparts = counterparts,
            People = people,
            Date = date,
            Basis = new()
            {
                Theme = themeBasis,
                Occasion = draft.OccasionBasis,
                Speakers = speakersBasis,
                Counterparts = counterpartsBasis,
                People = peopleBasis,
                Office = officeBasis,
                Date = dateBasis,
            },
            Evidence = evidence,
            Quoted = draft.Source.File.Voice == Voice.Reported ? Quotations.Find(text.Text) : [],
            Gaps = [.. text.Gaps.Select(g => new Gap(Field.Text, g.Start, g.End)), .. attribution?.Gaps.Select(g => new Gap(Field.Attribution, g.Start, g.End)) ?? []],
            Notes = [],
            Emendations = [.. Of(Field.Text, text.Emendations), .. Of(Field.Attribution, attribution?.Emendations ?? [])],
            Span = draft.Passage.Range,
            Version = version,
            Revision = revision,
        };
    }

    /// <summary>A supplied numeral that the collection does not have is an error, told of elsewhere.</summary>
    private ThemeReference? Reference(string? numeral) =>
        collection.Themes.FirstOrDefault(t => t.Numeral == numeral) is { } theme ? new(theme.Slug, theme.Numeral) : null;

    private static IEnumerable<Emendation> Of(Field field, IReadOnlyList<Emendation> emendations) => emendations
        .Select(e => e with { Of = field });

    private (IReadOnlyList<Speaker>, Basis) Speakers(string id, List<Evidence> evidence)
    {
        if (Supplied(id, null, Field.Speakers, evidence) is { } entry) return (entry.Values.Where(authorities.People.ContainsKey)
            .Select(Speaker).ToList(), Basis.Supplied);
        evidence.Add(Inferred(Field.Speakers, Rule.Collection));
        return ([Speaker(collection.Speaker)], Basis.Inferred);

        Speaker Speaker(string person) => new(person, authorities.People.GetValueOrDefault(person)?.Name ?? person);
    }

    private (string?, Basis?) Theme(DraftExcerpt draft, string id, List<Evidence> evidence)
    {
        if (Supplied(id, null, Field.Theme, evidence) is { } entry) return (entry.Value == "unplaced" ? null : entry.Value, Basis.Supplied);
        if (draft.Passage.Theme is not { } theme) return (null, null);
        var underNumeral = SectionHeading.IsNumeral(draft);
        if (!underNumeral) evidence.Add(Inferred(Field.Theme, Rule.ThemeOfHeading));
        return (theme, underNumeral ? Basis.Printed : Basis.Inferred);
    }

    private (IReadOnlyList<Counterpart>, Basis?) Counterparts(DraftExcerpt draft, string id, Occasion occasion, List<Evidence> evidence)
    {
        if (Supplied(id, occasion.Id, Field.Counterparts, evidence) is { } entry)
            return (entry.Values.Select(c => authorities.Counterparts.GetValueOrDefault(c)?.Counterpart).OfType<Counterpart>().ToList(),
                Basis.Supplied);
        var named = draft.Names.Counterparts.Count > 0 ? draft.Names.Counterparts : draft.Occasion!.Counterparts;
        if (named.Count == 0) return ([], null);
        var isOwn = draft.Names.Counterparts.Count > 0;
        if (!isOwn) evidence.Add(Inferred(Field.Counterparts, Rule.PartiesOfOccasion));
        else if (named.Any(c => c.Range is null)) evidence.Add(Inferred(Field.Counterparts, Rule.StandsFor));
        return (named.Select(c => authorities.Counterparts[c.Id].Counterpart).ToList(), isOwn && named.All(c => c.Range is not null) ? Basis.Printed : Basis.Inferred);
    }

    private (IReadOnlyList<PersonInOffice>, Basis? People, Basis? Office) People(DraftExcerpt draft, string id, Occasion occasion, List<Evidence> evidence)
    {
        if (Supplied(id, occasion.Id, Field.People, evidence) is { } entry)
        {
            var given = entry.Values.Where(authorities.People.ContainsKey)
                .Select(p => new PersonInOffice(p, authorities.People[p].Name, null)).ToList();
            return WithSuppliedOffice(given, Basis.Supplied, null, id, evidence);
        }
        var isOwn = draft.Names.People.Count > 0;
        var named = isOwn ? draft.Names.People : draft.Occasion!.People;
        if (named.Count == 0) return ([], null, null);
        if (!isOwn) evidence.Add(Inferred(Field.People, Rule.PartiesOfOccasion));
        var people = named.Select(p => new PersonInOffice(p.Id, authorities.People[p.Id].Name, isOwn ? Office(draft, p) : null)).ToList();
        return WithSuppliedOffice(people, isOwn ? Basis.Printed : Basis.Inferred, people.Any(p => p.Office is not null) ? Basis.Printed : null, id, evidence);
    }

    private (IReadOnlyList<PersonInOffice>, Basis?, Basis?) WithSuppliedOffice(List<PersonInOffice> people, Basis basis, Basis? officeBasis, string id, List<Evidence> evidence)
    {
        if (Supplied(id, null, Field.Office, evidence) is not { } entry) return (people, basis, officeBasis);
        if (people.Count == 1) return ([people[0] with { Office = entry.Value }], basis, Basis.Supplied);
        supplied.Error(entry, $"The passage has {people.Count} people; an office is supplied for one.");
        return (people, basis, officeBasis);
    }

    /// <summary>The office of a person as an excerpt's own attribution prints it, emended; null where none is printed.</summary>
    /// <param name="draft">The excerpt as read.</param>
    /// <param name="person">The person.</param>
    public static string? Office(DraftExcerpt draft, NamedPerson person) =>
        person.Office.Count == 0 ? null : string.Join(' ', person.Office.Select(r => Emender.Read(draft.Source.Reading.Text, r, draft.Source.Emendations).Text));

    private (EdtfDate?, Basis?) Date(DraftExcerpt draft, string id, Occasion occasion, List<Evidence> evidence)
    {
        var printed = draft.PrintedDate;
        var entry = supplied.Find(id, occasion.Id, Field.Date);
        if (entry is not null) supplied.CheckDate(entry, draft.Source.Witness.Dateline, occasion.Date);
        if (entry is not null && (printed is not null || entry.Target == id) && supplied.Accept(entry, printed) is { } accepted)
        {
            evidence.Add(supplied.EvidenceOf(entry));
            return (accepted, Basis.Supplied);
        }
        if (printed is not null)
        {
            if (draft.Passage.Attribution!.Date!.Year is null) evidence.Add(Inferred(Field.Date, Rule.YearFromDateline));
            return (printed, Basis.Printed);
        }
        if (occasion.Date is not { } date || (draft.HasUnknownDate && entry is null)) return (null, null);
        evidence.Add(Inferred(Field.Date, draft.Passage.Attribution is null && !draft.Passage.Continues ? Rule.WeekdayFromDateline : Rule.DateOfOccasion));
        if (entry is not null) evidence.Add(supplied.EvidenceOf(entry));
        return (date, Basis.Inferred);
    }

    /// <summary>Puts what is supplied into the gaps of a text: each row quotes the words around one gap, as printed.</summary>
    private EmendedText Fill(EmendedText text, string id, List<Evidence> evidence)
    {
        foreach (var entry in supplied.TextsOf(id))
        {
            var around = draftRange(text, entry.Printed);
            var gaps = around is { } range ? text.Emendations.Where(e => e.Start >= range.Start && e.End <= range.End && e.Reading.Contains(EmendedText.Gap)).ToList() : [];
            if (gaps.Count != 1)
            {
                supplied.Error(entry, $"“{entry.Printed}” should stand once in the passage and hold one gap; quote the words around the gap as they are printed.");
                continue;
            }
            evidence.Add(supplied.EvidenceOf(entry));
            var filled = text.Emendations.Select(e => e == gaps[0] ? e with { Reading = e.Reading.Replace(EmendedText.Gap.ToString(), entry.Value, StringComparison.Ordinal), Reason = "supplied: a number was stripped; the evidence says which" } : e).ToList();
            text = EmendedText.Rebuild(text.AsPrinted, filled);
        }
        return text;

        static TextRange? draftRange(EmendedText text, string words)
        {
            var at = text.AsPrinted.IndexOf(words, StringComparison.Ordinal);
            return at < 0 || text.AsPrinted.IndexOf(words, at + 1, StringComparison.Ordinal) >= 0 ? null : new(at, at + words.Length);
        }
    }

    private SuppliedEntry? Supplied(string id, string? occasion, Field field, List<Evidence> evidence)
    {
        if (supplied.Find(id, occasion, field) is not { } entry) return null;
        evidence.Add(supplied.EvidenceOf(entry));
        return entry;
    }

    private static Evidence Inferred(Field field, string rule) => new(field, null, rule, null);

    /// <summary>The characters of the witness that the fields of an excerpt were read from.</summary>
    /// <param name="draft">The excerpt as read.</param>
    public static IReadOnlyList<FieldRange> Fields(DraftExcerpt draft)
    {
        var fields = new List<FieldRange>();
        if (draft.Passage.Theme is not null) Add(Field.Theme, draft.Passage.Section);
        if (draft.Passage.Attribution is { } attribution)
        {
            Add(Field.Occasion, attribution.OpeningRange);
            foreach (var counterpart in draft.Names.Counterparts) Add(Field.Counterparts, counterpart.Range);
            foreach (var person in draft.Names.People)
            {
                Add(Field.People, person.Range);
                foreach (var range in person.Office) Add(Field.Office, range);
            }
            Add(Field.Date, attribution.Date?.Range);
        }
        else if (!draft.Passage.Continues)
        {
            Add(Field.Date, draft.Source.Reading.OwnVoiceDate);
        }
        return fields;

        void Add(Field field, TextRange? range)
        {
            if (range is { Length: > 0 } known) fields.Add(new(field, known.Start, known.End));
        }
    }
}
