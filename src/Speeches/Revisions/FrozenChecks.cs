using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>
/// Holds what a revision froze against itself, against the text that it was read from, and against the revisions before it. A digest that
/// fits says that a file is as somebody left it, not that this program wrote it: what is read here is believed no more than any other
/// file. One pass over the records of each revision, first to last.
/// </summary>
/// <param name="collection">The collection.</param>
internal sealed class FrozenChecks(string collection)
{
    private readonly Dictionary<string, Excerpt> newest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> erased = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, int), OutcomeRecord> unchanged = [];
    private HashSet<string> live = new(StringComparer.Ordinal);
    private (IReadOnlyList<SpanRecord> Spans, CollectionFile File, Dictionary<string, SpanRecord> OfExcerpts)? known;

    /// <summary>Checks the next revision.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="file">What <c>collection.md</c> said then.</param>
    /// <param name="sourceOf">What <c>source.md</c> said then, by the slug of the source.</param>
    /// <param name="textOf">The decoded text of a witness, by source and number.</param>
    /// <returns>The revision in the present form, whatever format it is of.</returns>
    /// <exception cref="ContentException">A record says what no revision can; the sentence names it.</exception>
    public RevisionFolder Check(
        RevisionFolder revision, CollectionFile file, Func<string, SourceFile> sourceOf, Func<string, string, string> textOf)
    {
        if (revision.Info.Format < 3) revision = revision with { Spans = WithSlugs(revision.Spans, file) };
        // The spans of a revision that are those of the one before are the same list.
        var isSame = known is { } before && before.Spans == revision.Spans && before.File == file;
        if (!isSame) known = (revision.Spans, file, Spans(revision, file, textOf));
        var spans = known!.Value.OfExcerpts;
        var listed = ByExcerpt(revision);
        var outcomes = listed;
        if (revision.Info.Format >= 3)
        {
            revision = revision with { Outcomes = Whole(revision, listed) };
            outcomes = revision.Outcomes.ToDictionary(o => o.Excerpt, StringComparer.Ordinal);
        }
        var older = revision.Excerpts.Where(e => e.Format < Excerpt.PresentFormat).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        revision = revision with { Excerpts = OlderExcerpt.Complete(revision, file, sourceOf, textOf) };
        var records = Records(revision, file, older, spans, outcomes, textOf);
        // Where a text stands as it did, only a record can say otherwise.
        foreach (var (id, span) in isSame ? spans.Where(s => records.Contains(s.Key)) : spans)
        {
            if (outcomes.TryGetValue(id, out var shown) && shown.IsLive && !erased.ContainsKey(id)
                && newest.TryGetValue(id, out var record) && (record.Source, record.Witness) == (span.Source, span.Witness)
                && !textOf(span.Source, span.Witness).AsSpan(span.Start, span.End - span.Start).SequenceEqual(record.TextAsPrinted))
            {
                var (path, line) = revision.PlaceOfSpan(revision.Spans.Index().First(s => s.Item == span).Index);
                throw Wrong(path, line, $"The span cannot stand here: it does not hold the text of “{id}”.");
            }
        }
        OutcomesOf(revision, spans, outcomes, records, listed.Keys.Index()
            .ToDictionary(o => o.Item, o => o.Index + 1, StringComparer.Ordinal));
        live = revision.Outcomes.Where(o => o.IsLive).Select(o => o.Excerpt).ToHashSet(StringComparer.Ordinal);
        // The record of an excerpt has the attribution as emended.
        return revision.Info.Format >= 3 ? revision : revision with
        {
            Spans = revision.Spans.Select(s => s is { Kind: SpanKind.Attribution, Excerpt: not null, Text: not null }
                ? s with { Text = null, Emendations = null } : s).ToList(),
        };
    }

    /// <summary>Formats 1 and 2 named a theme in a span by its numeral.</summary>
    private static List<SpanRecord> WithSlugs(IReadOnlyList<SpanRecord> spans, CollectionFile file)
    {
        var slugs = file.Themes.ToDictionary(t => t.Numeral, t => t.Slug, StringComparer.Ordinal);
        return spans.Select(s => s.Theme is null ? s : s with { Theme = slugs.GetValueOrDefault(s.Theme, s.Theme) }).ToList();
    }

    /// <summary>The outcome of every excerpt: of those that are not told of, that all is as it was.</summary>
    private List<OutcomeRecord> Whole(RevisionFolder revision, Dictionary<string, OutcomeRecord> listed)
    {
        var standing = revision.Spans.Where(s => s.Kind == SpanKind.Excerpt).Select(s => s.Excerpt!).ToList();
        var whole = new List<OutcomeRecord>();
        foreach (var id in standing)
        {
            if (listed.TryGetValue(id, out var told)) { if (told.IsLive) whole.Add(told); }
            else if (live.Contains(id)) whole.Add(AsItWas(id, newest[id].Version));
        }
        var stands = standing.ToHashSet(StringComparer.Ordinal);
        whole.AddRange(revision.Outcomes.Where(o => !o.IsLive || !stands.Contains(o.Excerpt)));
        return whole;

        OutcomeRecord AsItWas(string id, int version) =>
            unchanged.TryGetValue((id, version), out var one) ? one : unchanged[(id, version)] = new(id, Outcome.Unchanged, version);
    }

    /// <summary>Checks the register that the last revision froze: it has every id that was ever public, and says of each what they say.</summary>
    /// <param name="last">The last revision.</param>
    /// <param name="register">Its register.</param>
    /// <param name="occasions">The rows of its occasions.</param>
    public void CheckRegister(RevisionFolder last, IReadOnlyList<RegisterEntry> register, IReadOnlyList<OccasionEntry> occasions)
    {
        var (path, occasionsPath) = (last.PlaceOf("register.csv"), last.PlaceOf("inputs/occasions.csv"));
        foreach (var entry in register)
        {
            if (entry.FirstRevision < 1 || entry.FirstRevision > last.Info.Number)
                throw Wrong(path, entry.Line, $"“{entry.Id}” cannot be of revision {entry.FirstRevision}.");
            if (entry.Type == "excerpt" && !newest.ContainsKey(entry.Id))
                throw Wrong(path, entry.Line, $"No revision has the excerpt “{entry.Id}”.");
            if (entry.Type == "excerpt" && entry.State == PublicState.Live != live.Contains(entry.Id))
                throw Wrong(path, entry.Line, $"“{entry.Id}” cannot be {entry.State.Name()}: the outcomes of the revision say otherwise.");
        }
        var types = register.ToDictionary(r => r.Id, r => r.Type, StringComparer.Ordinal);
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in occasions)
        {
            if (row is not { Id: { } id, Slug: not null, Kind: not null, Title: not null } || types.GetValueOrDefault(id) != "occasion"
                || row.Members.Any(m => types.GetValueOrDefault(m.Excerpt ?? "") != "excerpt"))
            {
                throw Wrong(occasionsPath, row.Line,
                    "A published occasion has an id of the register, a slug, a kind, a title, and members by their ids.");
            }
            rows.Add(id);
        }
        foreach (var (id, file) in erased.Where(e => register.All(r => r.Id != e.Key || r.State != PublicState.Suppressed)))
            throw Wrong(file, 0, $"A record of “{id}” was erased, but the register does not say that the excerpt is suppressed.");
        foreach (var record in newest.Values)
        {
            if (types.GetValueOrDefault(record.Id) != "excerpt") throw Wrong(path, 0, $"The excerpt “{record.Id}” has no row.");
            if (types.GetValueOrDefault(record.Occasion.Id) != "occasion")
                throw Wrong(path, 0, $"The occasion “{record.Occasion.Id}” of “{record.Id}” has no row.");
            if (live.Contains(record.Id) && !rows.Contains(record.Occasion.Id))
                throw Wrong(occasionsPath, 0, $"The occasion “{record.Occasion.Id}” of “{record.Id}” has no row.");
        }
    }

    /// <summary>The spans of a source follow one another from the first character of its text to the last.</summary>
    /// <returns>The span of each excerpt.</returns>
    private static Dictionary<string, SpanRecord> Spans(
        RevisionFolder revision, CollectionFile file, Func<string, string, string> textOf)
    {
        var themes = file.Themes.Select(t => t.Slug).ToHashSet(StringComparer.Ordinal);
        var ofExcerpts = new Dictionary<string, SpanRecord>(StringComparer.Ordinal);
        var attributed = new HashSet<string>(StringComparer.Ordinal);
        var positions = new Dictionary<(string, string), int>();
        var sources = new HashSet<string>(StringComparer.Ordinal);
        var (line, end, text) = (0, 0, "");
        SpanRecord? before = null;
        foreach (var span in revision.Spans)
        {
            line++;
            if (span.Source != before?.Source)
            {
                Require(end == text.Length, "the spans before it do not reach the end of their text");
                Require(file.Sources.Contains(span.Source) && sources.Add(span.Source),
                    $"“{span.Source}” is no source of the collection, or stands twice");
                Require(revision.Info.Files.ContainsKey($"inputs/sources/{span.Source}/{span.Witness}/witness.md"),
                    $"the revision has no witness “{span.Witness}” of “{span.Source}”");
                (text, end) = (textOf(span.Source, span.Witness), 0);
            }
            Require(span.Witness == before?.Witness || end == 0, "a source is read from one witness");
            Require(span.Start == end && span.End > span.Start && span.End <= text.Length,
                $"it should begin at {end}, where the one before ends, and end within the {text.Length} characters of the text");
            var isExcerpt = span.Kind == SpanKind.Excerpt;
            Require(span.Theme is null || (themes.Contains(span.Theme) && (isExcerpt || span.Kind == SpanKind.Standfirst)),
                $"“{span.Theme}” cannot be its theme");
            Require(span.CutOff is null || span.Kind == SpanKind.Standfirst, "only a standfirst breaks off");
            var isAttribution = span.Kind == SpanKind.Attribution;
            Require(isExcerpt ? span.Excerpt is not null : span.Excerpt is null || (isAttribution && attributed.Add(span.Excerpt)),
                "an excerpt has its id, its attribution the same once, and nothing else has one");
            Require(isExcerpt == span.Position is not null, "an excerpt has its position, and nothing else has one");
            if (isExcerpt)
            {
                Require(ofExcerpts.TryAdd(span.Excerpt!, span), $"the excerpt “{span.Excerpt}” stands twice");
                var place = (span.Source, span.Theme ?? "");
                Require(span.Position == (positions[place] = positions.GetValueOrDefault(place) + 1),
                    $"its position should be {positions[place]}");
            }
            Require(!isExcerpt || (span.Text is null && span.Emendations is null), "the text of an excerpt stands in its record");
            Require(span.Text is null == span.Emendations is null or { Count: 0 }, "a text as emended has its emendations");
            if (span.Emendations is { } emendations)
                Require(span.Text == Rebuilt(text[span.Start..span.End], emendations), "its emendations do not make its text");
            foreach (var field in span.Fields ?? [])
                Require(isExcerpt && field is not null && field.Start >= 0 && field.End > field.Start && field.End <= text.Length,
                    "the fields of an excerpt are read within the text");
            (end, before) = (span.End, span);
        }
        Require(end == text.Length, "the spans do not reach the end of their text");
        foreach (var id in attributed)
            Require(ofExcerpts.ContainsKey(id), $"the attribution of “{id}” has no excerpt");
        return ofExcerpts;

        void Require(bool holds, string sentence)
        {
            if (holds) return;
            var (path, ofFile) = revision.PlaceOfSpan(Math.Max(0, line - 1));
            throw Wrong(path, line == 0 ? 0 : ofFile, $"The span cannot stand here: {sentence}.");
        }
    }

    private static Dictionary<string, OutcomeRecord> ByExcerpt(RevisionFolder revision)
    {
        var outcomes = new Dictionary<string, OutcomeRecord>(StringComparer.Ordinal);
        foreach (var (outcome, index) in revision.Outcomes.Select((o, index) => (o, index)))
        {
            if (!outcomes.TryAdd(outcome.Excerpt, outcome))
                throw Wrong($"{revision.Path}/outcomes.jsonl", index + 1, $"The excerpt “{outcome.Excerpt}” has an outcome already.");
        }
        return outcomes;
    }

    /// <summary>A record says what its span and the text say; its version follows on the one before.</summary>
    /// <returns>The ids of the records.</returns>
    private HashSet<string> Records(
        RevisionFolder revision, CollectionFile file, HashSet<string> older, Dictionary<string, SpanRecord> spans,
        Dictionary<string, OutcomeRecord> outcomes, Func<string, string, string> textOf)
    {
        var path = $"{revision.Path}/excerpts.jsonl";
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var line = 0;
        foreach (var one in revision.Erased)
        {
            Require(Slugs.IsSlug(one.Id) && ids.Add(one.Id), $"the id “{one.Id}” is none, or stands twice");
            var before = newest.GetValueOrDefault(one.Id);
            Require(one.Version == before?.Version
                    ? one.Revision == before.Revision
                    : one.Version == (before?.Version ?? 0) + 1 && one.Revision == revision.Info.Number,
                "versions are counted from 1, each with the revision that it first appeared in");
            Require(one.File is null == revision.Info.Format >= 3,
                "an erased record says what its file was in format 1 and 2, and only there");
            newest[one.Id] = one.ToExcerpt(collection);
            erased.TryAdd(one.Id, path);
        }
        var index = 0;
        foreach (var e in revision.Excerpts)
        {
            line = revision.LineOf(index++);
            Require(Slugs.IsSlug(e.Id) && ids.Add(e.Id), $"the id “{e.Id}” is none, or stands twice");
            Require(e.Collection == collection, "it is of another collection");
            Require(outcomes.TryGetValue(e.Id, out var outcome) && outcome.IsLive && outcome.Version == e.Version,
                "no outcome of the revision has this version");
            Require(spans.TryGetValue(e.Id, out var span), "no span of the revision has its text");
            Require(e.Theme is null || file.Themes.Any(t => t.Slug == e.Theme.Slug && t.Numeral == e.Theme.Numeral),
                "the collection has no such theme");
            Require((e.Source, e.Witness, e.Theme?.Slug, e.Position) == (span!.Source, span.Witness, span.Theme, span.Position!.Value)
                && e.Span == new TextRange(span.Start, span.End),
                "its place is not that of its span");
            var before = newest.GetValueOrDefault(e.Id);
            Require(e.Version == before?.Version
                ? e.Revision == before.Revision
                : e.Version == (before?.Version ?? 0) + 1 && e.Revision == revision.Info.Number,
                "versions are counted from 1, each with the revision that it first appeared in");
            Require(e.Span.In(textOf(e.Source, e.Witness)) == e.TextAsPrinted,
                "its text as printed is not what the witness prints there");
            Require(e.Text.Length > 0 && Rebuilt(e.TextAsPrinted, Of(Field.Text)) == e.Text,
                "its emendations do not make its text");
            Require(e.Attribution is null == e.AttributionAsPrinted is null, "an attribution is there as printed and as emended");
            // The older formats did not say with which corrections an attribution inside a text was read.
            Require(older.Contains(e.Id) || Rebuilt(e.AttributionAsPrinted ?? "", Of(Field.Attribution)) == (e.Attribution ?? ""),
                "its emendations do not make its attribution");
            Require(e.Emendations.All(m => m.Of == Field.Text || m.Of == Field.Attribution),
                "its emendations are of its text and its attribution");
            Require(e.Lang.Length > 0 && e.Section.All(s => s is { Length: > 0 }), "it has no language, or an empty heading");
            Require(e.Speakers.Count > 0 && AreUnique(e.Speakers, s => s?.Id)
                && e.Speakers.All(s => Slugs.IsSlug(s.Id) && s.Name.Length > 0),
                "its speakers have an id and a name");
            Require(e.Occasion is { } o && new[] { o.Id, o.Slug, o.Kind }.All(Slugs.IsSlug) && o.Title.Length > 0,
                "its occasion has an id, a slug, a kind and a title");
            Require(AreUnique(e.Counterparts, c => c?.Id)
                && e.Counterparts.All(c => Slugs.IsSlug(c.Id) && c.Name.Length > 0 && (c.Kind == CounterpartKind.Country) == (c.Code is { Length: 2 })),
                "its counterparts have an id and a name, a country its code");
            Require(AreUnique(e.People, p => p?.Id) && e.People.All(p => Slugs.IsSlug(p.Id) && p.Name.Length > 0),
                "its people have an id and a name");
            Require(e.Date is null || (EdtfDate.Parse(e.Date.Edtf) is { } date
                && date.Earliest <= e.Date.Earliest && e.Date.Earliest <= e.Date.Latest && e.Date.Latest <= date.Latest),
                "its date is none");
            Require(e.Evidence.All(v => v is not null && (v.Url is null || IsWebAddress(v.Url))),
                "its evidence stands at a web address");
            Require(InOrder(e.Quoted, q => (q.Start, q.End), e.Text.Length),
                "its quotations stand within its text, one after the other");
            foreach (var (field, of) in new[] { (Field.Text, e.Text), (Field.Attribution, e.Attribution ?? "") })
                Require(InOrder(e.Gaps.Where(g => g?.Of == field).ToList(), g => (g.Start, g.End), of.Length),
                    "its gaps stand within its text and its attribution, one after the other");
            Require(e.Gaps.All(g => g is not null && (g.Of == Field.Text || g.Of == Field.Attribution)),
                "its gaps stand in its text and its attribution");
            Require(InOrder(e.Notes, n => (n.At, n.At), e.Text.Length) && e.Notes.All(n => n.Text.Length > 0),
                "its notes stand within its text, one after the other");
            newest[e.Id] = e;

            List<Emendation> Of(Field field) => e.Emendations.Where(m => m is null || m.Of == field).ToList();
        }
        return ids;

        void Require(bool holds, string sentence)
        {
            if (!holds) throw Wrong(path, line, $"The record cannot be this excerpt’s: {sentence}.");
        }
    }

    /// <summary>Every excerpt that was live, or is, has one outcome, which fits what it was and what it is.</summary>
    private void OutcomesOf(
        RevisionFolder revision, Dictionary<string, SpanRecord> spans, Dictionary<string, OutcomeRecord> outcomes, HashSet<string> records,
        Dictionary<string, int> lines)
    {
        var path = $"{revision.Path}/outcomes.jsonl";
        var line = 0;
        foreach (var o in revision.Outcomes)
        {
            line = lines.GetValueOrDefault(o.Excerpt);
            Require(newest.TryGetValue(o.Excerpt, out var record) && record.Version == o.Version,
                $"no record of “{o.Excerpt}” has version {o.Version}");
            Require(records.Contains(o.Excerpt) == (o.IsLive && o.Outcome != Outcome.Unchanged),
                "what changed has a record in this revision, and nothing else has");
            Require(!o.IsLive || spans.ContainsKey(o.Excerpt), "what is live has a span");
            Require(o.Outcome is Outcome.New or Outcome.Restored ? !live.Contains(o.Excerpt) : live.Contains(o.Excerpt),
                "what is new or restored was not live before, and everything else was");
            Require(o.Outcome == Outcome.New == (record!.Version == 1 && record.Revision == revision.Info.Number),
                "what is new has its first version");
            Require(o.Outcome != Outcome.Changed || record.Revision == revision.Info.Number, "what changed has a new version");
            Require(o.Outcome is not (Outcome.Noted or Outcome.Unchanged) || record.Revision < revision.Info.Number,
                "what did not change has no new version");
            Require(o.Fields is null || o.Fields.All(f => f is not null), "a changed field has a name");
            Require(o.Outcome == Outcome.Merged == o.Into is not null && (o.Into is null || newest.ContainsKey(o.Into)),
                "what is merged leads to an excerpt, and nothing else does");
            Require(o.Outcome == Outcome.Withdrawn == o.Reason is not null, "what is withdrawn says why, and nothing else does");
            Require(o.From is null || (o.Outcome == Outcome.New && newest.ContainsKey(o.From)),
                "what is new may be split from an excerpt, and nothing else is");
            Require(o.EqualsVersion is null || (o.EqualsVersion >= 1 && o.EqualsVersion < o.Version),
                "a version may equal one before it");
        }
        foreach (var id in live.Where(id => !outcomes.ContainsKey(id)))
            throw Wrong(path, 0, $"The excerpt “{id}” was live, and has no outcome.");
        foreach (var (id, _) in spans.Where(s => !newest.ContainsKey(s.Key)))
            throw Wrong(revision.PlaceOfSpan(0).Path, 0, $"No revision has the excerpt “{id}”.");

        void Require(bool holds, string sentence)
        {
            if (!holds) throw Wrong(path, line, $"The outcome cannot be: {sentence}.");
        }
    }

    /// <summary>A text with its emendations; null where they are not in order, or do not quote it.</summary>
    private static string? Rebuilt(string asPrinted, IReadOnlyList<Emendation> emendations) =>
        InOrder(emendations, e => (e.Start, e.End), asPrinted.Length)
            && emendations.All(e => asPrinted.AsSpan(e.Start, e.End - e.Start).SequenceEqual(e.AsPrinted))
            ? EmendedText.Rebuild(asPrinted, emendations).Text : null;

    /// <summary>Whether ranges stand within a length, none before the end of the one before it.</summary>
    private static bool InOrder<T>(IReadOnlyList<T> ranges, Func<T, (int Start, int End)> range, int length)
    {
        var end = 0;
        foreach (var one in ranges)
        {
            if (one is null) return false;
            var (start, next) = range(one);
            if (start < end || next < start || next > length) return false;
            end = next;
        }
        return true;
    }

    private static bool AreUnique<T>(IReadOnlyList<T> all, Func<T, string?> id) =>
        all.All(a => id(a) is not null) && all.DistinctBy(id).Count() == all.Count;

    private static bool IsWebAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static ContentException Wrong(string path, int line, string sentence) =>
        new(path, line, line == 0 ? 0 : 1,
            $"{sentence} This file of a frozen revision is not as a revision is published; restore it from version control.");
}
