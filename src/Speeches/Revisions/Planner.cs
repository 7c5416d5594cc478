using System.Globalization;
using System.Text.Json;
using Speeches.Content;
using Speeches.Identity;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>Plans the revision that today's reading of a collection would make.</summary>
/// <param name="folder">The content, with the files that are to be published otherwise than they lie on the disk.</param>
/// <param name="before">The content as it lies on the disk.</param>
/// <param name="authorities">The lists.</param>
/// <param name="mint">Gives a new id.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class Planner(ContentFolder folder, ContentFolder before, Authorities authorities, Func<string> mint, Diagnostics diagnostics)
{
    private readonly List<string> minted = [];

    /// <summary>Why excerpts that today's reading does not have are withdrawn; null where that needs an editor's word for each.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>What brings the revision about, in a sentence; null where an editor publishes the reading as it is.</summary>
    public string? Note { get; init; }

    /// <summary>The day that states in the register get.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Plans the revision.</summary>
    /// <param name="reading">What was read today; it is used up.</param>
    /// <param name="published">What was published.</param>
    public Plan Make(CollectionReading reading, PublishedCollection published)
    {
        var slug = reading.File.Slug;
        var number = published.Revisions.Count + 1;
        var last = published.Revisions.LastOrDefault();
        var register = RegisterFile.Read(folder, RegisterFile.Path(slug), diagnostics).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var identified = Identification.Of(folder, reading, published, diagnostics);
        foreach (var question in identified.Questions)
            diagnostics.Error(question.File, 0, 0, $"The passage that begins “{question.Begins}” may be {string.Join(", or ", question.Proposals.Take(3).Select(p => string.Create(CultureInfo.InvariantCulture, $"{Words(p.Answer)} the excerpt “{p.Excerpt.Id}” ({p.Score:0.00})")))}; it is not certain. Answer it with a line in this file: passage,answer,excerpt,reason; the answers are same, new, split, joined.");
        var held = Held(reading, register, published);

        var registered = Regroup(reading, published, held);
        CheckOccasions(slug, registered, published);
        var groups = new OccasionGrouping(reading.Excerpts, registered, diagnostics, published.Versions).Group(OccasionsFile.Path(slug));
        var newIds = reading.Excerpts.Where(d => d.Id is null).ToDictionary(d => d, _ => Mint());
        string Id(DraftExcerpt draft) => draft.Id ?? newIds[draft];

        var supplied = new SuppliedValues(reading.Supplied, authorities, reading.File, diagnostics);
        var naming = new OccasionNaming(authorities, registered);
        var grouped = groups.Select(g => naming.Register(g, supplied.DateOf(g.Registered?.Id), Id, Mint)).ToList();
        // An occasion from which no passage is any more keeps its row: its slug is never given to another.
        var present = grouped.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var entries = grouped.Concat(registered.Where(r => r.Id is not null && !present.Contains(r.Id))).ToList();
        supplied.Check(PrintedLines(groups.Zip(grouped), Id), entries.Select(e => e.Id!).ToHashSet(StringComparer.Ordinal));
        var records = Records(reading, groups.Zip(grouped).ToDictionary(p => p.First, p => p.Second.ToOccasion()), supplied, Id, number);

        var live = reading.Excerpts.Where(d => !held.Contains(d)).ToList();
        var moved = Moved(live, published);
        var excerpts = live.Select(d => Compare(d, records[d], published, identified, moved)).ToList();
        var gone = Gone(published, excerpts, held, identified, register, Id);
        var states = Register(register, published, excerpts, gone, entries, number);
        Gate.Check(reading, published, gone.Where(g => g.Outcome.Reason is null && g.Outcome.Into is null).Select(g => g.Record).ToList(), entries, authorities, diagnostics);

        if (last is not null)
        {
            foreach (var shift in ShiftedAttributions.Report(published.Excerpts, reading.Excerpts)) diagnostics.Add(shift);
            var merged = gone.Where(g => g.Outcome.Into is not null).Select(g => g.Record.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var loss in Losses.Report(RegisterFile.Path(slug), published.Excerpts, excerpts.Select(e => e.Record).ToList(), merged)) diagnostics.Add(loss);
        }
        WarnOfTakenWords(slug, excerpts, published.Standing, identified, register, Id);
        var inputs = PlannedInputs.Of(folder, reading, OccasionsFile.Write(entries));
        var lists = FrozenLists.Of(folder, published.Versions.Concat(excerpts.Select(e => e.Record)), entries.Select(e => e.Kind!),
            reading.File.Speaker);
        var spans = SpanRecords.Of(reading, records).ToList();
        return new()
        {
            Collection = slug,
            Number = number,
            Previous = last?.Digest,
            Note = Note,
            Excerpts = excerpts,
            Gone = gone,
            Questions = identified.Questions,
            Occasions = entries,
            OccasionsBefore = published.Occasions,
            Register = states,
            Frozen = FrozenBefore.Of(published),
            Lists = lists,
            ListChanges = last is null ? [] : ListChange.Between(ShownLists.Read(folder).Rows, FrozenLists.Planned(folder, lists)),
            Spans = spans,
            SpansChanged = last is not null && !last.Spans.Select(Line).SequenceEqual(spans.Select(Line)),
            Inputs = inputs,
            ChangedInputs = [.. PlannedInputs.Changed(inputs, last), .. RegisterEdited(register, published, excerpts, gone) ? ["register.csv"] : Array.Empty<string>()],
            Replaces = PlannedInputs.Replaced(before, slug, inputs),
            Witnesses = PlannedInputs.Witnesses(folder, reading),
            WitnessFiles = PlannedInputs.WitnessFiles(folder, before, reading),
            Minted = minted,
        };

        static string Line(SpanRecord span) => JsonSerializer.Serialize(span, RevisionJson.Lines.SpanRecord);
    }

    /// <summary>What an editor took from the readers would be read again where it is parted from its id, or joined with what is shown.</summary>
    private void WarnOfTakenWords(string slug, List<PlannedExcerpt> excerpts, IReadOnlyList<Excerpt> standing, Identification identified, Dictionary<string, RegisterEntry> register, Func<DraftExcerpt, string> id)
    {
        var shown = excerpts.ToDictionary(e => e.Record.Id, e => e.Record, StringComparer.Ordinal);
        foreach (var entry in standing.Select(e => register.GetValueOrDefault(e.Id)).OfType<RegisterEntry>().Where(r => r.State is PublicState.Withdrawn or PublicState.Suppressed))
        {
            foreach (var part in excerpts.Where(e => e.Outcome.From == entry.Id)) Warn(entry, part.Record);
            if (identified.JoinedInto(entry.Id) is { } into && shown.GetValueOrDefault(id(into)) is { } whole) Warn(entry, whole);
        }

        void Warn(RegisterEntry entry, Excerpt excerpt) => diagnostics.Warning(RegisterFile.Path(slug), entry.Line, 1,
            $"“{entry.Id}” is {entry.State.Name()}, but words of it would be published in the passage that begins “{excerpt.Text[..Math.Min(40, excerpt.Text.Length)]}…”. Where the reason holds for them too, do not publish this text.");
    }

    private string Mint()
    {
        minted.Add(mint());
        return minted[^1];
    }

    private static string Words(AlignmentAnswer answer) => answer switch
    {
        AlignmentAnswer.Split => "part of",
        AlignmentAnswer.Joined => "joined from",
        _ => "the same as",
    };

    /// <summary>
    /// The passages that the text has, but an editor took from the readers. One that is withdrawn because a text did not have it comes
    /// back with its words; one that was withdrawn while they stood there does not, even where a text between did not have them.
    /// </summary>
    private static HashSet<DraftExcerpt> Held(CollectionReading reading, Dictionary<string, RegisterEntry> register, PublishedCollection published)
    {
        var taken = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var revision in published.Revisions)
        {
            var shown = revision.Outcomes.Where(o => o.IsLive).Select(o => o.Excerpt).ToHashSet(StringComparer.Ordinal);
            foreach (var id in revision.Spans.Where(s => s.Kind == SpanKind.Excerpt).Select(s => s.Excerpt!)) taken[id] = revision == published.Revisions[^1] || !shown.Contains(id);
        }
        return reading.Excerpts.Where(d => d.Id is { } id && register.TryGetValue(id, out var entry)
            && (entry.State is PublicState.Suppressed or PublicState.Merged || (entry.State == PublicState.Withdrawn && taken.GetValueOrDefault(id)))).ToHashSet();
    }

    /// <summary>
    /// A passage that is said to come from elsewhere now leaves the occasion that its old attribution led to; where an editor decided
    /// the members, it stays.
    /// </summary>
    private List<OccasionEntry> Regroup(CollectionReading reading, PublishedCollection published, HashSet<DraftExcerpt> held)
    {
        var changed = reading.Excerpts.Where(d => d.Id is { } id && !held.Contains(d) && published.LastOf(id) is var (live, newest) && ComesFromElsewhere(d, live ?? newest)).Select(d => d.Id!).ToHashSet(StringComparer.Ordinal);
        foreach (var (entry, member) in reading.Registered.Where(e => e.Basis == Basis.Supplied && e.Id is not null).SelectMany(e => e.Members.Select(m => (e, m.Excerpt))).Where(p => p.Excerpt is not null && changed.Contains(p.Excerpt)))
            diagnostics.Warning(OccasionsFile.Path(reading.File.Slug), entry.Line, 1, $"“{member}” is attributed to others now, but stays in the occasion “{entry.Slug}”, because an editor decided its members; check whether it still belongs there.");
        return reading.Registered.Select(entry => entry.Basis == Basis.Supplied || entry.Id is null ? entry
            : entry with { Members = entry.Members.Where(m => m.Excerpt is null || !changed.Contains(m.Excerpt)).ToList() }).ToList();
    }

    /// <summary>Whether a passage's own attribution names another kind of occasion, or others, than the one it was published with.</summary>
    internal static bool ComesFromElsewhere(DraftExcerpt draft, Excerpt then)
    {
        if (draft.Passage.Attribution is not { } attribution || draft.AttributionAsPrinted == then.AttributionAsPrinted) return false;
        if (attribution.Opening.Kind != then.Occasion.Kind && then.AttributionAsPrinted is not null && then.Basis.Occasion == Basis.Printed) return true;
        return Differ(then.Basis.People, then.People.Select(p => p.Id), draft.Names.People.Select(p => p.Id))
            || Differ(then.Basis.Counterparts, then.Counterparts.Select(c => c.Id), draft.Names.Counterparts.Select(c => c.Id));

        static bool Differ(Basis? basis, IEnumerable<string> then, IEnumerable<string> now) => basis != Basis.Supplied && now.Any() && !then.ToHashSet(StringComparer.Ordinal).SetEquals(now);
    }

    private void CheckOccasions(string slug, List<OccasionEntry> registered, PublishedCollection published)
    {
        var known = published.Register.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (occasion, member) in registered.SelectMany(o => o.Members.Select(m => (o, m.Excerpt))).Where(p => p.Excerpt is { } id && !known.Contains(id)))
            diagnostics.Error(OccasionsFile.Path(slug), occasion.Line, 1, $"No excerpt has the id “{member}”; name a member by the id that the register has, or before it is published as “source: attribution as printed”.");
        var dates = published.Occasions.ToDictionary(o => o.Id, o => o.Date);
        foreach (var entry in registered.Where(o => o.Date != (o.Id is null ? null : dates.GetValueOrDefault(o.Id))))
            diagnostics.Error(OccasionsFile.Path(slug), entry.Line, 1, $"The date of an occasion is read from its passages, not from this table: “{entry.Date?.Edtf}” was written by hand. Take it back, and supply the date with its evidence in {SuppliedFile.Path(slug)}.");
    }

    private Dictionary<DraftExcerpt, Excerpt> Records(CollectionReading reading, Dictionary<OccasionGroup, Occasion> occasions, SuppliedValues supplied, Func<DraftExcerpt, string> id, int number)
    {
        var builder = new ExcerptBuilder(reading.File, authorities, supplied);
        var positions = new Dictionary<(string, string), int>();
        var records = new Dictionary<DraftExcerpt, Excerpt>();
        foreach (var draft in reading.Excerpts)
        {
            var record = builder.Build(draft, id(draft), occasions[draft.Occasion!], 1, number);
            // A theme that is supplied moves the passage, so positions are counted last.
            var place = (record.Source, record.Theme?.Slug ?? "");
            records[draft] = record with { Position = positions[place] = positions.GetValueOrDefault(place) + 1 };
        }
        return records;
    }

    private static PlannedExcerpt Compare(DraftExcerpt draft, Excerpt record, PublishedCollection published, Identification identified, HashSet<string> moved)
    {
        var ground = identified.GroundOf(draft);
        if (draft.Id is null) return new(record, null, new(record.Id, Outcome.New, 1, From: identified.SplitFrom(draft)), ground.Ground, ground.Score);
        var (live, newest) = published.LastOf(draft.Id);
        bool? elsewhere = moved.Contains(draft.Id) ? true : null;
        OutcomeRecord outcome;
        if (Difference.Fields(newest, record) is { Count: > 0 } fields)
        {
            record = record with { Version = newest.Version + 1 };
            outcome = new(record.Id, Outcome.Changed, record.Version, fields, elsewhere);
        }
        else
        {
            record = record with { Version = newest.Version, Revision = newest.Revision };
            outcome = Difference.Noted(newest, record) is { Count: > 0 } noted
                ? new(record.Id, Outcome.Noted, record.Version, noted, elsewhere)
                : new(record.Id, Outcome.Unchanged, record.Version, null, elsewhere);
        }
        if (live is null) outcome = outcome with { Outcome = Outcome.Restored };
        return new(record, live, outcome, ground.Ground, ground.Score);
    }

    /// <summary>
    /// The excerpts that stand elsewhere among their neighbours: the fewest whose leaving makes the order what it was, within each source.
    /// </summary>
    private static HashSet<string> Moved(List<DraftExcerpt> drafts, PublishedCollection published)
    {
        var places = published.Excerpts.Select((e, place) => (e.Id, place)).ToDictionary(p => p.Id, p => p.place, StringComparer.Ordinal);
        return drafts.Where(d => d.Id is not null && places.ContainsKey(d.Id)).GroupBy(d => d.Source.File.Slug)
            .SelectMany(g => Rising.Others(g.Select(d => (d.Id!, places[d.Id!])).ToList())).ToHashSet(StringComparer.Ordinal);
    }

    private List<GoneExcerpt> Gone(PublishedCollection published, List<PlannedExcerpt> excerpts, HashSet<DraftExcerpt> held, Identification identified, Dictionary<string, RegisterEntry> register, Func<DraftExcerpt, string> id)
    {
        var present = excerpts.Select(e => e.Record.Id).ToHashSet(StringComparer.Ordinal);
        return published.Excerpts.Where(e => !present.Contains(e.Id)).Select(e =>
        {
            var state = register.GetValueOrDefault(e.Id);
            if (state is { State: PublicState.Merged, Target: { } target }) return new GoneExcerpt(e, new(e.Id, Outcome.Merged, e.Version, Into: target));
            if (state is { State: PublicState.Withdrawn or PublicState.Suppressed }) return new(e, new(e.Id, Outcome.Withdrawn, e.Version, Reason: state.Reason ?? "No reason is on record."));
            if (identified.JoinedInto(e.Id) is { } into)
            {
                if (!held.Contains(into)) return new(e, new(e.Id, Outcome.Merged, e.Version, Into: id(into)));
                diagnostics.Warning(RegisterFile.Path(published.Slug), register.GetValueOrDefault(into.Id!)?.Line ?? 0, 1,
                    $"“{e.Id}” is part of “{into.Id}” now, which an editor took from the readers, and would be withdrawn with it. Where that is not meant, answer in {into.Source.AnswersFile} which of the two the passage is.");
                // Without a new witness, as for every passage that is missing, an editor's word is needed.
                return new(e, new(e.Id, Outcome.Withdrawn, e.Version, Reason: identified.Withdrawn(e.Id) ?? (WithdrawalReason is null ? null : "It is part of a passage now that is not shown.")));
            }
            return new(e, new(e.Id, Outcome.Withdrawn, e.Version, Reason: identified.Withdrawn(e.Id) ?? WithdrawalReason));
        }).ToList();
    }

    /// <summary>Whether an editor changed what the register says of an excerpt that no reader sees: nothing else tells of that.</summary>
    private static bool RegisterEdited(Dictionary<string, RegisterEntry> today, PublishedCollection published, List<PlannedExcerpt> excerpts, List<GoneExcerpt> gone)
    {
        var told = excerpts.Select(e => e.Record.Id).Concat(gone.Select(g => g.Record.Id)).ToHashSet(StringComparer.Ordinal);
        return published.Register.Any(then => then.Type == "excerpt" && !told.Contains(then.Id) && today.TryGetValue(then.Id, out var now) && !now.SaysTheSameAs(then));
    }

    private List<RegisterEntry> Register(
        Dictionary<string, RegisterEntry> today, PublishedCollection published, List<PlannedExcerpt> excerpts, List<GoneExcerpt> gone, List<OccasionEntry> entries, int number)
    {
        var outcomes = excerpts.Select(e => e.Outcome).Concat(gone.Select(g => g.Outcome)).ToDictionary(o => o.Excerpt, StringComparer.Ordinal);
        var occasions = excerpts.Select(e => e.Record.Occasion.Id).ToHashSet(StringComparer.Ordinal);
        var states = published.Register.Select(r => r.Type == "occasion" ? OfOccasion(r) : OfExcerpt(r)).ToList();
        var known = states.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        states.AddRange(excerpts.Where(e => !known.Contains(e.Record.Id)).Select(e => new RegisterEntry(e.Record.Id, "excerpt", PublicState.Live, number, null, null, null)));
        states.AddRange(entries.Where(o => !known.Contains(o.Id!)).Select(o => new RegisterEntry(o.Id!, "occasion", PublicState.Live, number, null, null, null)));
        return RegisterStates.Flattened(states);

        RegisterEntry OfOccasion(RegisterEntry then) => (occasions.Contains(then.Id), then.State) switch
        {
            (true, PublicState.Withdrawn) => then with { State = PublicState.Live, Date = null, Reason = null },
            (false, PublicState.Live) => then with { State = PublicState.Withdrawn, Date = Date, Reason = RegisterStates.NoPassage },
            _ => then,
        };

        RegisterEntry OfExcerpt(RegisterEntry then)
        {
            var entry = today.GetValueOrDefault(then.Id, then);
            if (!outcomes.TryGetValue(then.Id, out var outcome))
            {
                if (entry.State == PublicState.Live)
                    diagnostics.Error(RegisterFile.Path(published.Slug), entry.Line, 1, $"“{entry.Id}” is said to be live, but no passage of today’s reading is it; write again that it is {then.State.Name()}, and bring its text back to make it live.");
                return entry;
            }
            if (outcome.IsLive) return entry with { State = PublicState.Live, Target = null, Date = null, Reason = null };
            // What an editor wrote there says more than the outcome does.
            if (entry.State != PublicState.Live) return entry with { Date = entry.Date ?? Date };
            return outcome.Into is { } into
                ? entry with { State = PublicState.Merged, Target = into, Date = Date, Reason = "It is part of another passage now." }
                : entry with { State = PublicState.Withdrawn, Date = Date, Reason = outcome.Reason };
        }
    }

    /// <summary>The lines that supplied values can rest on, by the id of the occasion or the excerpt that prints them.</summary>
    private static ILookup<string, string> PrintedLines(IEnumerable<(OccasionGroup Group, OccasionEntry Entry)> occasions, Func<DraftExcerpt, string> id) => occasions
        .SelectMany(o => o.Group.Members.SelectMany(m => new[]
        {
            (Id: o.Entry.Id!, Line: m.AttributionAsPrinted ?? ""),
            (Id: id(m), Line: m.AttributionAsPrinted ?? ""),
            (Id: id(m), Line: m.TextAsPrinted),
        })).ToLookup(p => p.Id, p => p.Line);
}
