using Speeches.Content;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>
/// Brings the excerpts of one occasion together. What <c>occasions.csv</c> registers is decided; for the rest kind, person and date
/// propose: the same kind, the same people, and dates that can be one. What the text cannot tell apart is not joined. Passages that
/// print people and a whole day come first: they say which occasions there are, wherever they stand in the text.
/// </summary>
/// <param name="excerpts">The excerpts, in the order of the sources.</param>
/// <param name="registered">The registered occasions.</param>
/// <param name="diagnostics">Where errors go.</param>
/// <param name="published">Every version of every excerpt that was published: they tell which occasion a passage is from where no passage of today is a member of it.</param>
public sealed class OccasionGrouping(IReadOnlyList<DraftExcerpt> excerpts, IReadOnlyList<OccasionEntry> registered, Diagnostics diagnostics, IReadOnlyList<Excerpt> published)
{
    private readonly Dictionary<string, DraftExcerpt> byId = excerpts.Where(e => e.Id is not null).DistinctBy(e => e.Id).ToDictionary(e => e.Id!, StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string? Attribution), List<DraftExcerpt>> byAttribution = excerpts.GroupBy(e => (e.Source.File.Slug, e.AttributionAsPrinted)).ToDictionary(g => g.Key, g => g.ToList());
    private readonly List<OccasionGroup> groups = [];
    private readonly Dictionary<string, OccasionGroup> ownVoices = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Parties), List<OccasionGroup>> byParties = [];
    private readonly HashSet<(OccasionGroup Group, string Field)> indexed = [];
    private readonly Dictionary<OccasionGroup, EdtfDate> dates = [];
    private readonly Dictionary<string, OccasionEntry> empty = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Parties), List<string>> emptyByParties = [];

    /// <summary>Groups the excerpts.</summary>
    /// <param name="file">The path of <c>occasions.csv</c>, for the sentences.</param>
    public IReadOnlyList<OccasionGroup> Group(string file)
    {
        foreach (var entry in registered) Seed(entry, file);
        foreach (var version in published.Where(v => empty.ContainsKey(v.Occasion.Id))) Remember(version, empty[version.Occasion.Id]);
        foreach (var excerpt in excerpts.Where(e => e is { Occasion: null, PrintedDate.Spread: 0, Names.People.Count: > 0, Passage: { Continues: false, Attribution: not null } }))
            Join(Find(excerpt) ?? Open(excerpt), excerpt);
        for (var index = 0; index < excerpts.Count; index++)
        {
            var excerpt = excerpts[index];
            if (excerpt.Occasion is not null) continue;
            Join(excerpt.Passage switch
            {
                { Continues: true } => excerpts[index - 1].Occasion!,
                { Attribution: null } => OwnVoice(excerpt),
                _ => Find(excerpt) ?? Open(excerpt),
            }, excerpt);
        }
        var order = excerpts.Select((e, i) => (e, i)).ToDictionary(p => p.e, p => p.i);
        foreach (var group in groups)
        {
            group.Members.Sort((a, b) => order[a] - order[b]);
            var first = group.Members.Find(m => m.Passage.Attribution is not null);
            foreach (var member in group.Members) (member.OccasionBasis, member.OccasionRule) = Basis(member, group, member == first);
        }
        return groups.Where(g => g.Members.Count > 0).OrderBy(g => order[g.Members[0]]).ToList();
    }

    private void Seed(OccasionEntry entry, string file)
    {
        var members = entry.Members.Select(m => (Member: m, Excerpt: Find(m))).ToList();
        foreach (var (member, excerpt) in members)
        {
            // A published excerpt may be gone from today's reading; one that was named by its words may not.
            if (excerpt is null && member.Excerpt is null)
                diagnostics.Error(file, entry.Line, 1, $"No attribution “{member.Attribution}” (number {member.Which}) stands in the source “{member.Source}”; write it as it is printed.");
            else if (excerpt?.Occasion is not null)
                diagnostics.Error(file, entry.Line, 1, $"“{member.Excerpt ?? member.Attribution}” is a member of two occasions; leave it in one.");
        }
        var found = members.Select(m => m.Excerpt).OfType<DraftExcerpt>().Where(e => e.Occasion is null).Distinct().ToList();
        if (found.Count == 0)
        {
            if (entry is { Id: not null, Kind: not null }) empty.TryAdd(entry.Id, entry);
            return;
        }
        var kind = entry.Kind ?? found.Select(m => m.Passage.Attribution?.Opening.Kind).FirstOrDefault(k => k is not null) ?? found[0].Source.Witness.OwnVoice?.Kind ?? "";
        var isOwnVoice = found.All(m => m.Passage is { Attribution: null, Continues: false });
        var group = new OccasionGroup { Registered = entry, Kind = kind, OwnVoiceTitle = isOwnVoice ? found[0].Source.Witness.OwnVoice?.Title : null, OwnVoiceDate = isOwnVoice ? OwnVoiceDate(found[0].Source) : null };
        groups.Add(group);
        foreach (var member in found) Join(group, member);
        if (isOwnVoice) ownVoices.TryAdd(found[0].Source.File.Slug, group);
    }

    private DraftExcerpt? Find(OccasionMember member) => member.Excerpt is { } id
        ? byId.GetValueOrDefault(id)
        : byAttribution.GetValueOrDefault((member.Source!, member.Attribution))?.ElementAtOrDefault(member.Which - 1);

    /// <summary>The group that an excerpt's own attribution leads to; null where there is none, or where several fit and the text cannot tell which.</summary>
    private OccasionGroup? Find(DraftExcerpt excerpt)
    {
        if (excerpt.HasUnknownDate) return null;
        var key = (excerpt.Passage.Attribution!.Opening.Kind, Parties(excerpt).First().Value);
        var fitting = (byParties.GetValueOrDefault(key) ?? []).Where(g => excerpt.PrintedDate is not { } date || !dates.TryGetValue(g, out var other) || other.CanBe(date)).ToList();
        var without = fitting.Count > 0 ? [] : Empty(key).Where(o => excerpt.PrintedDate is not { } date || o.Date is not { } other || other.CanBe(date)).ToList();
        if (fitting.Count + without.Count > 1)
        {
            diagnostics.Add(excerpt.Source.At(new(Severity.Warning, excerpt.Passage.Attribution.Range.Start,
                $"“{excerpt.AttributionAsPrinted}” fits {fitting.Count + without.Count} occasions, and the text cannot tell which; it was joined to none. Decide it in occasions.csv.")));
            return null;
        }
        return fitting.SingleOrDefault() ?? (without.Count == 1 ? Reopen(without[0]) : null);
    }

    /// <summary>An occasion from which no passage was any more is known by what the versions that were from it named.</summary>
    private void Remember(Excerpt version, OccasionEntry entry)
    {
        if (version.AttributionAsPrinted is null)
        {
            Add($"voice {version.Source}");
            return;
        }
        if (version.People.Count > 0) Add($"people {Ids(version.People.Select(p => p.Id))}");
        if (version.Counterparts.Count > 0) Add($"counterparts {Ids(version.Counterparts.Select(c => c.Id))}");
        if (version is { People.Count: 0, Counterparts.Count: 0 }) Add($"words {version.Source} {version.AttributionAsPrinted}");

        void Add(string parties)
        {
            if (!emptyByParties.TryGetValue((entry.Kind!, parties), out var known)) emptyByParties[(entry.Kind!, parties)] = known = [];
            if (!known.Contains(entry.Id!)) known.Add(entry.Id!);
        }
    }

    private IEnumerable<OccasionEntry> Empty((string Kind, string Parties) key) => (emptyByParties.GetValueOrDefault(key) ?? []).Where(empty.ContainsKey).Select(id => empty[id]);

    private OccasionGroup Reopen(OccasionEntry entry)
    {
        empty.Remove(entry.Id!);
        var group = new OccasionGroup { Registered = entry, Kind = entry.Kind! };
        groups.Add(group);
        return group;
    }

    /// <summary>What an attribution's party is known by: its people; else its counterparts; where nobody is named, only the same words are the same occasion.</summary>
    private static IEnumerable<(string Field, string Value)> Parties(DraftExcerpt excerpt)
    {
        if (excerpt.Names.People.Count > 0) yield return ("people", $"people {Ids(excerpt.Names.People.Select(p => p.Id))}");
        if (excerpt.Names.Counterparts.Count > 0) yield return ("counterparts", $"counterparts {Ids(excerpt.Names.Counterparts.Select(c => c.Id))}");
        if (excerpt.Names is { People.Count: 0, Counterparts.Count: 0 } && excerpt.AttributionAsPrinted is { } words) yield return (words, $"words {excerpt.Source.File.Slug} {words}");
    }

    private static string Ids(IEnumerable<string> ids) => string.Join(' ', ids.Distinct().Order(StringComparer.Ordinal));

    /// <summary>Adds a member. Its group is found by the people and the counterparts of the first member that names any, and has the most precise date.</summary>
    private void Join(OccasionGroup group, DraftExcerpt member)
    {
        member.Occasion = group;
        group.Members.Add(member);
        if (member.HasUnknownDate) return;
        foreach (var (field, value) in Parties(member))
        {
            if (!indexed.Add((group, field))) continue;
            if (!byParties.TryGetValue((group.Kind, value), out var known)) byParties[(group.Kind, value)] = known = [];
            known.Add(group);
        }
        if (member.PrintedDate is { } date && (!dates.TryGetValue(group, out var other) || date.Spread < other.Spread)) dates[group] = date;
    }

    private OccasionGroup Open(DraftExcerpt excerpt)
    {
        var group = new OccasionGroup { Kind = excerpt.Passage.Attribution!.Opening.Kind };
        groups.Add(group);
        return group;
    }

    private OccasionGroup OwnVoice(DraftExcerpt excerpt)
    {
        var source = excerpt.Source;
        if (ownVoices.TryGetValue(source.File.Slug, out var group)) return group;
        var entry = Empty((source.Witness.OwnVoice!.Kind, $"voice {source.File.Slug}")).FirstOrDefault();
        if (entry is not null) empty.Remove(entry.Id!);
        group = new() { Registered = entry, Kind = source.Witness.OwnVoice.Kind, OwnVoiceTitle = source.Witness.OwnVoice.Title, OwnVoiceDate = OwnVoiceDate(source) };
        groups.Add(group);
        return ownVoices[source.File.Slug] = group;
    }

    private static EdtfDate? OwnVoiceDate(SourceReading source) =>
        source.Reading.OwnVoiceDate is { } range && source.Witness.Dateline is { } dateline ? DateResolver.ResolveWeekday(range.In(source.Reading.Text), dateline, source.Witness.Layout.Language) : null;

    /// <summary>Printed where the attribution itself says which occasion it is; else by which rule it is inferred.</summary>
    private static (Basis, string?) Basis(DraftExcerpt excerpt, OccasionGroup group, bool isFirst)
    {
        if (group.Registered?.Basis == Speeches.Basis.Supplied) return (Speeches.Basis.Supplied, null);
        if (excerpt.Passage.Continues) return (Speeches.Basis.Inferred, Rule.Continues);
        if (excerpt.Passage.Attribution is not { } attribution) return (Speeches.Basis.Inferred, Rule.OwnVoice);
        if (isFirst) return (Speeches.Basis.Printed, null);
        if (excerpt.PrintedDate is not { } date || (excerpt.Names.People.Count == 0 && attribution.Opening.Addressed == Addressed.Counterpart))
            return (Speeches.Basis.Inferred, Rule.OnlyOneKnown);
        return date.Spread > 0 ? (Speeches.Basis.Inferred, Rule.SameMonth) : (Speeches.Basis.Printed, null);
    }
}
