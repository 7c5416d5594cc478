using Speeches.Content;
using Speeches.Parsing;
using Speeches.Revisions;

namespace Speeches.Import;

/// <summary>Turns what was read today into export records.</summary>
/// <param name="collection">The collection.</param>
/// <param name="authorities">The lists.</param>
public sealed class ExcerptBuilder(CollectionFile collection, Authorities authorities)
{
    /// <summary>The record of an excerpt.</summary>
    /// <param name="draft">The excerpt as read.</param>
    /// <param name="id">Its id.</param>
    /// <param name="occasion">Its occasion.</param>
    /// <param name="version">Its version.</param>
    /// <param name="revision">The revision in which that version first appeared.</param>
    public Excerpt Build(DraftExcerpt draft, string id, Occasion occasion, int version, int revision)
    {
        var group = draft.Occasion!;
        var counterparts = draft.Names.Counterparts.Count > 0 ? draft.Names.Counterparts : group.Counterparts;
        var people = draft.Names.People.Count > 0 ? draft.Names.People : group.People;
        var hasOwnPeople = draft.Names.People.Count > 0;
        var date = draft.PrintedDate ?? occasion.Date;
        return new()
        {
            Id = id,
            Url = $"/{collection.Slug}/excerpts/{id}",
            Collection = collection.Slug,
            Source = draft.Source.File.Slug,
            Witness = draft.Source.File.Witness,
            Theme = draft.Passage.Theme,
            Position = draft.Position,
            Speaker = collection.Speaker,
            Voice = draft.Source.File.Voice,
            Lang = collection.Language,
            Text = draft.TextAsPrinted,
            TextAsPrinted = draft.TextAsPrinted,
            Attribution = draft.AttributionAsPrinted,
            AttributionAsPrinted = draft.AttributionAsPrinted,
            Occasion = new(occasion.Id, occasion.Slug, occasion.Kind, occasion.FullTitle),
            Counterparts = counterparts.Select(c => authorities.Counterparts[c.Id].Counterpart).ToList(),
            People = people.Select(p => new PersonInOffice(p.Id, authorities.People[p.Id].Name, hasOwnPeople ? Office(draft, p) : null)).ToList(),
            Date = date,
            Basis = new()
            {
                Theme = draft.Passage.Theme is null ? null : IsUnderNumeral(draft) ? Basis.Printed : Basis.Inferred,
                Occasion = draft.OccasionBasis,
                Counterparts = counterparts.Count == 0 ? null : draft.Names.Counterparts.Count > 0 && draft.Names.Counterparts.All(c => c.Range is not null) ? Basis.Printed : Basis.Inferred,
                People = people.Count == 0 ? null : hasOwnPeople ? Basis.Printed : Basis.Inferred,
                Office = hasOwnPeople && draft.Names.People.Any(p => p.Office.Count > 0) ? Basis.Printed : null,
                Date = date is null ? null : draft.PrintedDate is null ? Basis.Inferred : Basis.Printed,
            },
            Evidence = Evidence(draft, counterparts, people, date).ToList(),
            Quoted = draft.Source.File.Voice == Voice.Reported ? Quotations.Find(draft.TextAsPrinted) : [],
            Gaps = [],
            Emendations = [],
            Span = draft.Passage.Range,
            Version = version,
            Revision = revision,
        };
    }

    /// <summary>The characters of the witness that the fields of an excerpt were read from.</summary>
    /// <param name="draft">The excerpt as read.</param>
    public static IReadOnlyList<FieldRange> Fields(DraftExcerpt draft)
    {
        var fields = new List<FieldRange>();
        if (draft.Passage.Theme is not null) Add("theme", draft.Passage.Section);
        if (draft.Passage.Attribution is { } attribution)
        {
            Add("occasion", attribution.OpeningRange);
            foreach (var counterpart in draft.Names.Counterparts) Add("counterparts", counterpart.Range);
            foreach (var person in draft.Names.People)
            {
                Add("people", person.Range);
                foreach (var range in person.Office) Add("office", range);
            }
            Add("date", attribution.Date?.Range);
        }
        else if (!draft.Passage.Continues)
        {
            Add("date", draft.Source.Reading.OwnVoiceDate);
        }
        return fields;

        void Add(string field, TextRange? range)
        {
            if (range is { Length: > 0 } known) fields.Add(new(field, known.Start, known.End));
        }
    }

    private static string? Office(DraftExcerpt draft, NamedPerson person) =>
        person.Office.Count == 0 ? null : string.Join(' ', person.Office.Select(r => r.In(draft.Source.Reading.Text)));

    private static bool IsUnderNumeral(DraftExcerpt draft) =>
        draft.Source.Witness.Layout.Sections.Any(s => !s.IsHeading && s.Mark == draft.Passage.Section.In(draft.Source.Reading.Text));

    private static IEnumerable<Evidence> Evidence(DraftExcerpt draft, IReadOnlyList<NamedCounterpart> counterparts, IReadOnlyList<NamedPerson> people, EdtfDate? date)
    {
        if (draft.Passage.Theme is not null && !IsUnderNumeral(draft)) yield return Rule("theme", Rules.ThemeOfHeading);
        if (draft.OccasionRule is { } rule) yield return Rule("occasion", rule);
        if (draft.Names.Counterparts.Any(c => c.Range is null)) yield return Rule("counterparts", Rules.StandsFor);
        else if (draft.Names.Counterparts.Count == 0 && counterparts.Count > 0) yield return Rule("counterparts", Rules.PartiesOfOccasion);
        if (draft.Names.People.Count == 0 && people.Count > 0) yield return Rule("people", Rules.PartiesOfOccasion);
        if (draft.PrintedDate is not null)
        {
            if (draft.Passage.Attribution!.Date!.Year is null) yield return Rule("date", Rules.YearFromDateline);
        }
        else if (date is not null)
        {
            yield return Rule("date", draft.Passage.Attribution is null && !draft.Passage.Continues ? Rules.WeekdayFromDateline : Rules.DateOfOccasion);
        }

        static Evidence Rule(string field, string note) => new(field, null, note, null);
    }
}
