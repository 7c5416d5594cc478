using System.Text;
using Speeches.Content;
using Speeches.Identity;

namespace Speeches.Revisions;

/// <summary>
/// Plans to take back the last revision: the inputs and the records of the one before are published again. What the undone revision
/// minted is withdrawn, what it had withdrawn is live again, and a text that it had changed is a new version that equals an earlier one.
/// </summary>
/// <param name="folder">The content folder.</param>
/// <param name="authorities">The lists.</param>
/// <param name="date">The day that states in the register get.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class UndoPlanner(ContentFolder folder, Authorities authorities, DateOnly date, Diagnostics diagnostics)
{
    /// <summary>Plans the undo.</summary>
    /// <param name="now">What is published.</param>
    /// <returns>Null where there is an error.</returns>
    public Plan? Make(PublishedCollection now)
    {
        if (now.Revisions.Count < 2)
        {
            diagnostics.Error(RevisionFolder.Of(now.Slug), 0, 0, now.Revisions.Count == 0
                ? $"Nothing of “{now.Slug}” is published, so there is nothing to take back."
                : $"The first revision of “{now.Slug}” cannot be taken back: there is none before it, and what was public stays readable.");
            return null;
        }
        var (last, target) = (now.Revisions[^1], now.Revisions[^2]);
        CheckUnpublished(now, last);
        if (diagnostics.HasErrors || PublishedCollection.Read(folder, now.Slug, authorities, diagnostics, target.Info.Number) is not { } then) return null;
        // What was taken from the readers for rights stays so, whatever else is taken back.
        var suppressed = now.Register.Where(r => r.State == PublicState.Suppressed).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var excerpts = then.Excerpts.Where(e => !suppressed.Contains(e.Id)).Select(e => Compare(e, now)).ToList();
        var present = then.Excerpts.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var gone = now.Excerpts.Where(e => !present.Contains(e.Id))
            .Select(e => new GoneExcerpt(e, OutcomeOf(e, then, last))).ToList();
        var occasions = Occasions(target, last);
        var inputs = Inputs(target, occasions);
        CheckAddresses(then, now, last);
        var lists = FrozenLists.Of(folder, now.Versions, occasions.Select(o => o.Kind!), then.File.Speaker,
            target.Info.Format < 3 ? null : target.PlaceOf);
        var frozen = FrozenLists.Planned(folder, lists);
        WarnOfLists(frozen);
        return new()
        {
            Collection = now.Slug,
            Number = now.Revisions.Count + 1,
            Previous = last.Digest,
            Note = $"Revision {last.Info.Number} was taken back; this one equals revision {target.Info.Number}.",
            Undoes = last.Info.Number,
            Excerpts = excerpts,
            Gone = gone,
            Occasions = occasions,
            OccasionsBefore = now.Occasions,
            Register = Register(now, then, excerpts, gone, last),
            Frozen = FrozenBefore.Of(now),
            Lists = lists,
            ListChanges = ListChange.Between(ShownLists.Read(folder).Rows, frozen),
            Spans = target.Spans,
            SpansChanged = true,
            Inputs = inputs,
            ChangedInputs = PlannedInputs.Changed(inputs, last),
            Replaces = Replaces(inputs, last),
            Witnesses = target.Info.Witnesses,
            WitnessFiles = new Dictionary<string, byte[]>(),
            Minted = [],
        };
    }

    /// <summary>The lists belong to all collections, so they stay as they are; what readers are shown now would be published again.</summary>
    private void WarnOfLists(Authorities frozen)
    {
        foreach (var change in ListChange.Between(authorities, frozen))
        {
            diagnostics.Warning(change.File, 0, 0,
                $"The row of “{change.Id}” is shown again as it was ({change.Now}), but stands in the list otherwise ({change.Before}): the next "
                + "publish would bring that back. Correct it in the list, if no other collection needs it so.");
        }
    }

    /// <summary>One that the undone revision had brought back is gone as it was before; one that it minted is gone because of the undo.</summary>
    private static OutcomeRecord OutcomeOf(Excerpt excerpt, PublishedCollection then, RevisionFolder last) => then.Register.FirstOrDefault(r => r.Id == excerpt.Id) switch
    {
        { State: PublicState.Merged, Target: { } target } => new(excerpt.Id, Outcome.Merged, excerpt.Version, Into: target),
        { State: not PublicState.Live, Reason: { } reason } => new(excerpt.Id, Outcome.Withdrawn, excerpt.Version, Reason: reason),
        _ => new(excerpt.Id, Outcome.Withdrawn, excerpt.Version, Reason: Undone(last)),
    };

    private static string Undone(RevisionFolder last) => $"Undone: revision {last.Info.Number}, which had it, was taken back.";

    /// <summary>What an editor has not published would be overwritten.</summary>
    private void CheckUnpublished(PublishedCollection now, RevisionFolder last)
    {
        var inputs = last.Info.Files.Where(f => f.Key.StartsWith("inputs/", StringComparison.Ordinal)).ToDictionary(f => $"{now.Slug}/{f.Key[7..]}", f => f.Value, StringComparer.Ordinal);
        foreach (var (path, _) in inputs.Where(i => !folder.Exists(i.Key) || ContentFolder.Digest(folder.ReadBytes(i.Key)) != i.Value))
            diagnostics.Error(path, 0, 0, "The file has changes that are not published, and an undo would overwrite them; publish them or take them back first.");
        var published = now.Register.ToDictionary(r => r.Id, StringComparer.Ordinal);
        foreach (var row in RegisterFile.Read(folder, RegisterFile.Path(now.Slug), new()).Where(r => !(published.TryGetValue(r.Id, out var then) && r.SaysTheSameAs(then))))
            diagnostics.Error(RegisterFile.Path(now.Slug), row.Line, 1, $"The row of “{row.Id}” has changes that are not published, and an undo would overwrite them; publish them or take them back first.");
        foreach (var path in Readable(inputs.Keys.ToHashSet(StringComparer.Ordinal), now.Slug, last))
            diagnostics.Error(path, 0, 0, "The file is not published, and an undo would overwrite it; publish it or take it away first.");
    }

    /// <summary>Files that today's reading takes in, beside those named.</summary>
    private IEnumerable<string> Readable(HashSet<string> known, string collection, RevisionFolder revision) => revision.Info.Files.Keys
        .Where(f => f.EndsWith("/witness.md", StringComparison.Ordinal)).Select(f => f[7..^"witness.md".Length])
        .SelectMany(place => new[] { $"{collection}/{place}emendations.csv", $"{collection}/{place}alignment.csv" }).Append(SuppliedFile.Path(collection))
        .Where(path => !known.Contains(path) && folder.Exists(path));

    private static PlannedExcerpt Compare(Excerpt then, PublishedCollection now)
    {
        var (live, newest) = now.LastOf(then.Id);
        var record = then with { Revision = now.Revisions.Count + 1 };
        OutcomeRecord outcome;
        if (Difference.Fields(newest, record) is { Count: > 0 } fields)
        {
            record = record with { Version = newest.Version + 1 };
            outcome = new(record.Id, Outcome.Changed, record.Version, fields, EqualsVersion: then.Version);
        }
        else
        {
            record = record with { Version = newest.Version, Revision = newest.Revision };
            outcome = Difference.Noted(newest, record) is { Count: > 0 } noted ? new(record.Id, Outcome.Noted, record.Version, noted) : new(record.Id, Outcome.Unchanged, record.Version);
        }
        if (live is null) outcome = outcome with { Outcome = Outcome.Restored };
        return new(record, live, outcome, AlignmentGround.Decided, 1);
    }

    /// <summary>The occasions as they were; those registered since keep their rows, and every slug that was public stays one.</summary>
    private List<OccasionEntry> Occasions(RevisionFolder target, RevisionFolder last)
    {
        var now = OccasionsFile.Read(folder, last.PlaceOf("inputs/occasions.csv"), diagnostics)
            .ToDictionary(o => o.Id!, StringComparer.Ordinal);
        var then = OccasionsFile.Read(folder, target.PlaceOf("inputs/occasions.csv"), diagnostics);
        // A passage that the undone revision brought to another occasion is back in the one it was from.
        var back = then.SelectMany(o => o.Members).Select(m => m.Excerpt).ToHashSet(StringComparer.Ordinal);
        return then.Select(o => now.Remove(o.Id!, out var later) ? o with { OldSlugs = o.OldSlugs.Concat(later.OldSlugs).Append(later.Slug!).Distinct().Where(s => s != o.Slug).ToList() } : o)
            .Concat(now.Values.Select(o => o with { Members = o.Members.Where(m => !back.Contains(m.Excerpt)).ToList() })).ToList();
    }

    private SortedDictionary<string, byte[]> Inputs(RevisionFolder target, List<OccasionEntry> occasions)
    {
        var inputs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in target.Info.Files.Keys.Where(f => f.StartsWith("inputs/", StringComparison.Ordinal)))
            inputs[file[7..]] = folder.ReadBytes(target.PlaceOf(file));
        inputs["occasions.csv"] = Encoding.UTF8.GetBytes(OccasionsFile.Write(occasions));
        return inputs;
    }

    /// <summary>The files that are to be otherwise; one that was not there before is taken away where today's reading would take it in.</summary>
    private SortedDictionary<string, string?> Replaces(SortedDictionary<string, byte[]> inputs, RevisionFolder last)
    {
        var collection = last.Path[..last.Path.IndexOf('/', StringComparison.Ordinal)];
        var replaced = PlannedInputs.Replaced(folder, collection, inputs);
        var places = inputs.Keys.Where(p => p.EndsWith("/witness.md", StringComparison.Ordinal)).Select(p => p[..^"witness.md".Length]).ToList();
        foreach (var path in places.SelectMany(p => new[] { $"{p}emendations.csv", $"{p}alignment.csv" }).Append("supplied.csv").Where(p => !inputs.ContainsKey(p) && folder.Exists($"{collection}/{p}")))
            replaced[path] = ContentFolder.Digest(folder.ReadBytes($"{collection}/{path}"));
        return replaced;
    }

    private List<RegisterEntry> Register(PublishedCollection now, PublishedCollection then, List<PlannedExcerpt> excerpts, List<GoneExcerpt> gone, RevisionFolder last)
    {
        var live = excerpts.SelectMany(e => new[] { e.Record.Id, e.Record.Occasion.Id }).ToHashSet(StringComparer.Ordinal);
        var lost = gone.ToDictionary(g => g.Record.Id, g => g.Outcome.Reason, StringComparer.Ordinal);
        var before = then.Register.ToDictionary(r => r.Id, StringComparer.Ordinal);
        return RegisterStates.Flattened(now.Register.Select(r =>
        {
            if (r.State == PublicState.Suppressed) return r;
            if (live.Contains(r.Id)) return r with { State = PublicState.Live, Target = null, Date = null, Reason = null };
            if (before.TryGetValue(r.Id, out var gone) && gone.State != PublicState.Live) return gone;
            if (lost.TryGetValue(r.Id, out var reason)) return r with { State = PublicState.Withdrawn, Target = null, Date = date, Reason = reason };
            if (r.State != PublicState.Live) return r;
            // An occasion whose passages are all suppressed was there before.
            return r with { State = PublicState.Withdrawn, Date = date, Reason = before.ContainsKey(r.Id) ? RegisterStates.NoPassage : Undone(last) };
        }).ToList());
    }

    /// <summary>A theme or a source that the undone revision brought has an address; there is no state for one that is gone.</summary>
    private void CheckAddresses(PublishedCollection then, PublishedCollection now, RevisionFolder last)
    {
        foreach (var theme in now.File.Themes.Where(t => then.File.Themes.All(o => o.Slug != t.Slug)))
            diagnostics.Error($"{now.Slug}/collection.md", 0, 0, $"Revision {last.Info.Number} brought the theme at “themes/{theme.Slug}”, and a theme’s address is permanent; an undo would lose it. Edit the files and publish them instead.");
        foreach (var source in now.Sources.Where(s => then.File.Sources.All(o => o != s.File.Slug)))
            diagnostics.Error($"{now.Slug}/collection.md", 0, 0, $"Revision {last.Info.Number} brought the source “{source.File.Slug}”, and its address is permanent; an undo would lose it. Edit the files and publish them instead.");
    }
}
