using System.Globalization;
using System.Text.Json;
using Speeches.Content;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>Lays published collections out as the rows of the database: everything a page needs is worked out here, once.</summary>
internal static class TableMaker
{
    private const string Unplaced = "unplaced";

    /// <summary>The rows of one collection.</summary>
    /// <param name="c">The collection, with the names that readers are shown.</param>
    /// <param name="lists">The rows of the lists that they are shown.</param>
    /// <param name="fingerprint">What stands for all that the rows are made from.</param>
    public static CollectionRows Make(PublishedCollection c, Authorities lists, string fingerprint)
    {
        static string Theme(Excerpt e) => e.Theme?.Slug ?? Unplaced;
        // What was said on one occasion stays together, also where another has the same date.
        var spoken = Places(AsSpoken(c.Occasions).Select(o => o.Id));
        var chronological = Places(c.Excerpts.OrderBy(e => spoken[e.Occasion.Id]).Select(e => e.Id));
        var compiled = Places(AsCompiled(c));
        var apparatus = c.Sources.SelectMany(s => OfExcerpts(s.Spans, s.Text)).ToDictionary(p => p.Id, p => p.Apparatus, StringComparer.Ordinal);
        var counterparts = Counterparts(c.Versions).ToList();
        var people = People(c.Versions).ToList();
        return new()
        {
            Collection = Collection(c, lists, fingerprint),
            Themes = Themes(c).ToList(),
            Sources = Sources(c).ToList(),
            Standfirsts = Standfirsts(c).ToList(),
            Spans = Spans(c).ToList(),
            Occasions = Occasions(c, lists).ToList(),
            Counterparts = counterparts,
            People = people,
            Excerpts = c.Excerpts.Select((e, place) => new ExcerptRow(
                e.Id, e.Collection, place, e.Source, Theme(e), e.Position, e.Voice.Name(), e.Occasion.Id,
                compiled[e.Id], chronological[e.Id], Json(e), apparatus.GetValueOrDefault(e.Id, ""))).ToList(),
            Versions = Versions(c).ToList(),
            VersionCounterparts = c.Versions.SelectMany(v => v.Counterparts.Select(p => p.Id).Distinct()
                .Select(p => new VersionCounterpartRow(p, v.Id, v.Version))).ToList(),
            ExcerptCounterparts = c.Excerpts.SelectMany(e => e.Counterparts.Select(p => new ExcerptCounterpartRow(p.Id, e.Id))).ToList(),
            ExcerptPeople = c.Excerpts.SelectMany(e => e.People.Select(p => new ExcerptPersonRow(p.Id, e.Id, p.Office))).ToList(),
            Revisions = c.Revisions.Select(r => new RevisionRow(c.Slug, r.Info.Number, Day(r.Info.Date)!, r.Info.Note, r.Info.Undoes)).ToList(),
            Outcomes = Outcomes(c).ToList(),
            Figures = Figures.Of(c).ToList(),
            PublicIds = PublicIds(c, lists).ToList(),
            Redirects = Redirects(c, lists, counterparts, people).ToList(),
            Search = c.Excerpts.Select(e => Search(e, lists)).ToList(),
            Passages = c.Excerpts.Select(e => new PassageRow(e.Id, e.Text.Length, Facets.Of(e, Theme(e)).ToList())).ToList(),
        };
    }

    private static Dictionary<string, long> Places(IEnumerable<string> ids) =>
        ids.Select((id, place) => (id, place)).ToDictionary(p => p.id, p => (long)p.place, StringComparer.Ordinal);

    private static CollectionRow Collection(PublishedCollection c, Authorities lists, string fingerprint)
    {
        var last = c.Revisions.LastOrDefault()?.Info;
        return new(c.Slug, c.File.Title, c.File.Speaker, lists.People[c.File.Speaker].Name, c.File.Language,
            last?.Number, Day(last?.Date), c.File.Introduction.Html, c.File.About.Html, fingerprint);
    }

    /// <summary>The ids of a collection’s excerpts theme by theme, those in none last, in the order of the sources.</summary>
    private static IEnumerable<string> AsCompiled(PublishedCollection c)
    {
        var themes = c.File.Themes.Index().ToDictionary(t => t.Item.Slug, t => t.Index, StringComparer.Ordinal);
        return c.Excerpts.OrderBy(e => e.Theme is null ? themes.Count : themes[e.Theme.Slug]).Select(e => e.Id);
    }

    private static IEnumerable<OutcomeRow> Outcomes(PublishedCollection c)
    {
        var themes = Slugs(c);
        // One that is merged or withdrawn has no span any more: it stood where it stood last.
        var stands = new Dictionary<string, SpanRecord>(StringComparer.Ordinal);
        IReadOnlyList<SpanRecord> before = [];
        foreach (var revision in c.Revisions)
        {
            // A text that stands as it did has the same list of spans.
            if (revision.Spans != before)
            {
                foreach (var span in revision.Spans.Where(s => s.Kind == SpanKind.Excerpt)) stands[span.Excerpt!] = span;
            }
            before = revision.Spans;
            var place = 0;
            var ofClass = new Dictionary<OutcomeClass, int>();
            foreach (var (o, kind) in revision.Outcomes.Zip(OutcomeClasses.Of(revision.Outcomes)))
            {
                var span = stands[o.Excerpt];
                var nth = ofClass[kind] = ofClass.GetValueOrDefault(kind) + 1;
                yield return new(
                    c.Slug, revision.Info.Number, place++, nth, o.Excerpt, span.Source,
                    span.Theme is { } theme && themes.Contains(theme) ? theme : Unplaced, span.Position!.Value,
                    o.Outcome.Name(), kind.Name(), o.Version,
                    o.Fields is null ? null : string.Join(' ', o.Fields), o.Moved == true ? 1 : 0, o.From, o.Into, o.Reason, o.EqualsVersion);
            }
        }
    }

    /// <summary>The themes that have a page.</summary>
    private static HashSet<string> Slugs(PublishedCollection c) => c.File.Themes.Select(t => t.Slug).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<ThemeRow> Themes(PublishedCollection c)
    {
        if (c.Sources.Count == 0) yield break;
        var place = 0;
        foreach (var theme in c.File.Themes)
            yield return new(c.Slug, theme.Slug, place++, theme.Numeral, theme.Title, theme.TitleFrom);
        if (c.Excerpts.Any(e => e.Theme is null)) yield return new(c.Slug, Unplaced, place, "", "", null);
    }

    private static IEnumerable<StandfirstRow> Standfirsts(PublishedCollection c) => c.Sources.SelectMany(source => source.Spans
        .Where(s => s.Kind == SpanKind.Standfirst)
        .Select(s => new StandfirstRow(c.Slug, c.File.Themes.FirstOrDefault(t => t.Slug == s.Theme)?.Slug ?? Unplaced, s.Start, s.Source,
            s.Text ?? source.Text[s.Start..s.End], source.Text[s.Start..s.End], Json(new Apparatus(s.Emendations ?? [], [])), s.CutOff == true ? 1 : 0)));

    private static IEnumerable<SourceRow> Sources(PublishedCollection c) => c.Sources.Select((s, place) => new SourceRow(
        c.Slug, s.File.Slug, place, s.File.Title, s.File.ShortTitle, s.File.Voice.Name(), VoiceWords(s.File), s.File.Publisher, s.File.Address, s.File.Rights,
        s.File.IsBulkAllowed ? 1 : 0, s.File.Witness, Day(s.Witness.Received)!, Day(s.Witness.Dateline), s.File.Description.Html,
            s.Witness.Notes.Html));

    private static string VoiceWords(SourceFile source) =>
        (source.Voice == Voice.Direct ? "the speaker’s words" : "a reporter’s words") + (source.IsTranslation ? ", in translation" : "");

    /// <summary>Every span with its emendations and the fields that any excerpt was read from in it.</summary>
    private static IEnumerable<SpanRow> Spans(PublishedCollection c)
    {
        var records = c.Excerpts.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var suppressed = Suppressed(c);
        foreach (var source in c.Sources)
        {
            var fields = source.Spans.SelectMany(s => s.Fields ?? []).DistinctBy(f => (f.Field, f.Start, f.End)).OrderBy(f => f.Start).ThenByDescending(f => f.End).ToList();
            var (place, next) = (0, 0);
            foreach (var s in source.Spans)
            {
                var first = next;
                while (next < fields.Count && fields[next].Start < s.End) next++;
                if (s.Excerpt is not null && suppressed.Contains(s.Excerpt))
                {
                    yield return new(c.Slug, s.Source, place++, s.Start, "suppressed", s.Kind == SpanKind.Excerpt ? s.Excerpt : null, "", Json(new Apparatus([], [])));
                    continue;
                }
                var printed = source.Text[s.Start..s.End];
                var emendations = s.Excerpt is null ? s.Emendations ?? [] : records.TryGetValue(s.Excerpt, out var record)
                    ? OfSpan(record, s.Kind, printed) : [];
                yield return new(c.Slug, s.Source, place++, s.Start, s.Kind.Name(), s.Excerpt, printed,
                    Json(new Apparatus(emendations, fields[first..next].Select(f => Read(source.Text, f)).ToList())));
            }
        }
    }

    /// <summary>
    /// The corrections of a record that stand in one of its spans; that of its attribution may begin with a mark before it.
    /// </summary>
    private static IReadOnlyList<Emendation> OfSpan(Excerpt record, SpanKind kind, string printed)
    {
        if (kind == SpanKind.Excerpt) return record.EmendationsOf(Field.Text);
        var start = Math.Max(0, printed.IndexOf(record.AttributionAsPrinted ?? "", StringComparison.Ordinal));
        return record.EmendationsOf(Field.Attribution).Select(e => e with { Start = e.Start + start, End = e.End + start }).ToList();
    }

    /// <summary>Every version with where its fields were read, as the last revision that showed it had it.</summary>
    private static IEnumerable<VersionRow> Versions(PublishedCollection c)
    {
        var themes = Slugs(c);
        var suppressed = Suppressed(c);
        var apparatus = new Dictionary<(string, int), string>();
        IReadOnlyList<SpanRecord> before = [];
        foreach (var revision in c.Revisions)
        {
            var isSame = revision.Spans == before;
            before = revision.Spans;
            if (isSame && revision.Excerpts.Count == 0) continue;
            var versions = revision.Outcomes.ToDictionary(o => o.Excerpt, o => o.Version, StringComparer.Ordinal);
            // A text that stands as it did has the same list of spans: only what changed in it has a new version.
            var changed = isSame ? revision.Excerpts.Select(e => e.Id).ToHashSet(StringComparer.Ordinal) : null;
            foreach (var source in revision.Spans.GroupBy(s => (s.Source, s.Witness)))
            {
                foreach (var (id, json) in OfExcerpts(source.Where(s => changed?.Contains(s.Excerpt ?? "") != false), c.Texts[source.Key]))
                {
                    if (versions.TryGetValue(id, out var version)) apparatus[(id, version)] = json;
                }
            }
        }
        var none = Json(new Apparatus([], []));
        var last = c.Versions.GroupBy(v => v.Id).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Version)!, StringComparer.Ordinal);
        VersionRow Row(Excerpt v, string apparatus, string changedSince) =>
            new(v.Id, v.Version, v.Collection, v.Revision, v.Source,
                v.Theme is { } theme && themes.Contains(theme.Slug) ? theme.Slug : Unplaced, v.Occasion.Id, Json(v), apparatus, changedSince);
        return c.Versions.Select(v => suppressed.Contains(v.Id)
            ? Row(WithoutWords(v), none, "")
            : Row(v, apparatus.GetValueOrDefault((v.Id, v.Version)) ?? none, string.Join(' ', Difference.Fields(v, last[v.Id]))));
    }

    /// <summary>What is suppressed for rights is not in the database, in any version.</summary>
    private static HashSet<string> Suppressed(PublishedCollection c) => c.Register.Where(r => r.State == PublicState.Suppressed).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is left of a suppressed version: only where it stood. What stays is named, so that a field that is added does not stay by itself.</summary>
    private static Excerpt WithoutWords(Excerpt record) =>
        Excerpt.WithoutWords(
            record.Id, record.Collection, record.Source, record.Witness, record.Occasion with { Title = "" }, record.Version,
                record.Revision)
        with
        {
            Theme = record.Theme,
            Position = record.Position,
            Speakers = record.Speakers,
            Voice = record.Voice,
            Translation = record.Translation,
            Lang = record.Lang,
        };

    /// <summary>For each excerpt of a source: where its fields were read.</summary>
    private static IEnumerable<(string Id, string Apparatus)> OfExcerpts(IEnumerable<SpanRecord> spans, string text) => spans
        .Where(s => s.Kind == SpanKind.Excerpt)
        .Select(s => (s.Excerpt!, Json(new Apparatus([], (s.Fields ?? []).Select(f => Read(text, f)).ToList()))));

    private static FieldReading Read(string text, FieldRange field) => new(field.Field, field.Start, field.End, text[field.Start..field.End]);

    private static IEnumerable<OccasionRow> Occasions(PublishedCollection c, Authorities lists)
    {
        var live = c.Excerpts.Select(e => e.Occasion.Id).ToHashSet(StringComparer.Ordinal);
        return AsSpoken(c.Occasions.Where(o => live.Contains(o.Id)))
            .Select((o, place) => new OccasionRow(o.Id, c.Slug, o.Slug, o.Kind, lists.KindNames.GetValueOrDefault(o.Kind, o.Kind), o.FullTitle,
                o.Date?.Edtf, Day(o.Date?.Earliest), Day(o.Date?.Latest), place, o.Basis.Name()));
    }

    /// <summary>Whoever any version was with keeps the page.</summary>
    private static IEnumerable<CounterpartRow> Counterparts(IEnumerable<Excerpt> versions) => versions
        .SelectMany(e => e.Counterparts).DistinctBy(c => c.Id).Select(c => new CounterpartRow(c.Id, c.Name, c.Kind.Name(), c.Code));

    private static IEnumerable<PersonRow> People(IEnumerable<Excerpt> versions) => versions
        .SelectMany(e => e.People).DistinctBy(p => p.Id).Select(p => new PersonRow(p.Id, p.Name));

    private static IEnumerable<PublicIdRow> PublicIds(PublishedCollection c, Authorities lists)
    {
        var occasions = c.Occasions.ToDictionary(o => o.Id, StringComparer.Ordinal);
        var suppressed = Suppressed(c);
        var shown = c.Versions.Where(v => !suppressed.Contains(v.Id)).Select(v => v.Occasion.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var r in c.Register)
        {
            var occasion = occasions.GetValueOrDefault(r.Id);
            // A title is made from an attribution: where no version of an occasion is shown, its words are not either.
            var title = occasion is null || shown.Contains(r.Id) ? occasion?.FullTitle : lists.KindNames.GetValueOrDefault(occasion.Kind, occasion.Kind);
            yield return new(r.Id, c.Slug, r.Type, r.State.Name(), r.Target, Day(r.Date), r.Reason, occasion?.Slug, title);
        }
    }

    private static IOrderedEnumerable<Occasion> AsSpoken(IEnumerable<Occasion> occasions) => occasions.OrderBy(o => o.Date is null).ThenBy(o => o.Date?.Earliest).ThenBy(o => o.Date?.Latest);

    /// <summary>An address leads to a page that there is.</summary>
    private static IEnumerable<RedirectRow> Redirects(
        PublishedCollection c, Authorities lists, IEnumerable<CounterpartRow> counterparts, IEnumerable<PersonRow> people) =>
        counterparts.SelectMany(p => lists.Counterparts.GetValueOrDefault(p.Id)?.OldSlugs.Select(old => new RedirectRow("counterpart", "", old, p.Id)) ?? [])
            .Concat(people.SelectMany(p => lists.People.GetValueOrDefault(p.Id)?.OldSlugs.Select(old => new RedirectRow("person", "", old, p.Id)) ?? []))
            .Concat(c.Occasions.SelectMany(o => o.OldSlugs.Select(old => new RedirectRow("occasion", c.Slug, old, o.Slug))));

    /// <summary>Every spelling is searchable, so that a damaged one finds whom it means.</summary>
    private static SearchRow Search(Excerpt e, Authorities lists)
    {
        var names = e.Counterparts.Select(c => lists.Counterparts.GetValueOrDefault(c.Id)).OfType<CounterpartEntry>().SelectMany(c => c.Spellings.Concat(c.Demonyms).Prepend(c.Counterpart.Name))
            .Concat(e.People.Select(p => lists.People.GetValueOrDefault(p.Id)).OfType<PersonEntry>().SelectMany(p => p.Spellings.Prepend(p.Name)))
            .Concat(e.Speakers.Select(s => s.Name));
        return new(e.Id, e.Text, e.Occasion.Title, e.Attribution ?? "", string.Join('\n', names.Distinct()));
    }

    private static string Json(Excerpt excerpt) => JsonSerializer.Serialize(excerpt, ExcerptJson.Lines.Excerpt);

    private static string Json(Apparatus apparatus) => JsonSerializer.Serialize(apparatus, ExcerptJson.Lines.Apparatus);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
