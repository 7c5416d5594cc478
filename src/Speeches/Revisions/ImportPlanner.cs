using System.Text;
using Speeches.Carryover;
using Speeches.Content;
using Speeches.Identity;
using Speeches.Import;
using Speeches.Parsing;

namespace Speeches.Revisions;

/// <summary>
/// Plans what a new witness does. First its passages are aligned with those of the current one; then what editors wrote about that one
/// is carried over (answers, emendations, supplied values); then the revision is planned from all of it.
/// </summary>
/// <param name="seen">The content as it lies on the disk.</param>
/// <param name="witness">The new witness.</param>
/// <param name="date">The day that the revision would carry.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class ImportPlanner(ContentFolder seen, NewWitness witness, DateOnly date, Diagnostics diagnostics)
{
    /// <summary>Plans the import.</summary>
    /// <returns>Null where there is an error that leaves nothing to show.</returns>
    public Plan? Make()
    {
        if (witness.Place(seen, date, diagnostics) is not { } placed) return null;
        var files = new Dictionary<string, byte[]?>(placed.Files, StringComparer.Ordinal);
        // What is wrong with either reading is said when the revision is planned.
        var (then, now) = (Identified(seen), Identified(seen.Snapshot(files)));
        // Where the new witness cannot be read, nothing is to be said of what would be carried over to it.
        var conflicts = new Diagnostics();
        IReadOnlyList<EmendationOutcome> emendations = [];
        IReadOnlyList<SuppliedOutcome> supplied = [];
        if (now is not null)
        {
            CarryAnswers(placed, now.Reading, files);
            if (then is not null) emendations = CarryEmendations(placed, then, Identified(seen.Snapshot(files)) ?? now, files, conflicts);
            if (then is not null) supplied = CarrySupplied(then, Identified(seen.Snapshot(files)) ?? now, files, conflicts);
        }
        var plan = Publisher.PlanReading(seen.Snapshot(files), seen, witness.Collection, date, placed, diagnostics);
        if (plan is null) return null;
        foreach (var conflict in conflicts.All) diagnostics.Add(conflict);
        return plan with { Emendations = emendations, Supplied = supplied };
    }

    /// <summary>A reading in which every passage that was public has its id.</summary>
    private sealed record Known(CollectionReading Reading, PublishedCollection Published, Identification Identification)
    {
        public SourceReading? Source(string slug) => Reading.Sources.FirstOrDefault(s => s.File.Slug == slug);
    }

    private Known? Identified(ContentFolder folder)
    {
        var scratch = new Diagnostics();
        var authorities = Authorities.Read(folder, scratch);
        if (PublishedCollection.Read(folder, witness.Collection, authorities, scratch) is not { } published || CollectionReading.Read(folder, witness.Collection, authorities, scratch) is not { } reading) return null;
        return new(reading, published, Identification.Of(folder, reading, published, scratch));
    }

    /// <summary>What an editor answered about a passage of an earlier witness holds for the same words in a later one.</summary>
    private void CarryAnswers(PlacedWitness placed, CollectionReading now, Dictionary<string, byte[]?> files)
    {
        var scratch = new Diagnostics();
        var beginnings = new Beginnings(now.Excerpts.Where(e => e.Source.File.Slug == witness.Source).Select(e => e.TextAsPrinted));
        var given = AlignmentFile.Read(seen.Snapshot(files), $"{Place(placed.Number)}/alignment.csv", scratch);
        var carried = seen.Folders($"{witness.Collection}/sources/{witness.Source}").Reverse()
            .SelectMany(number => AlignmentFile.Read(seen, $"{Place(number)}/alignment.csv", scratch))
            .Where(a => a.Answer is not (null or AlignmentAnswer.Withdrawn) && beginnings.With(a.Passage).Count == 1);
        var answers = given.Concat(carried).DistinctBy(a => (a.Passage, a.Answer == AlignmentAnswer.Joined || a.Passage.Length == 0 ? a.Excerpt : "")).ToList();
        if (answers.Count > given.Count) files[$"{Place(placed.Number)}/alignment.csv"] = Encoding.UTF8.GetBytes(AlignmentFile.Write(answers));
    }

    private IReadOnlyList<EmendationOutcome> CarryEmendations(PlacedWitness placed, Known then, Known now, Dictionary<string, byte[]?> files, Diagnostics conflicts)
    {
        if (then.Source(witness.Source) is not { } old || now.Source(witness.Source) is not { } current) return [];
        var file = $"{Place(placed.Number)}/emendations.csv";
        var entries = EmendationsFile.Read(seen, $"{Place(placed.Before)}/emendations.csv", new());
        var outcomes = CarriedEmendations.Carry(
            entries, new(old.TextFile, old.Reading), new(current.TextFile, current.Reading), AlignedStretch.Of(old.Reading, current.Reading, Pairs(then, now)), file);
        foreach (var conflict in outcomes.Where(o => o.Carrying == Carrying.Conflict))
            conflicts.Warning(conflict.Entry.File, conflict.Entry.Line, 1, $"The emendation of “{conflict.Entry.AsPrinted}” is in conflict with the new witness: {conflict.Sentence}");
        if (outcomes.SelectMany(o => o.Rows).ToList() is { Count: > 0 } rows) files[file] = Encoding.UTF8.GetBytes(EmendationsFile.Write(rows));
        return outcomes;
    }

    /// <summary>Which passages of the new witness each of the old one is, or is part of, or was parted into.</summary>
    private IEnumerable<(Passage Then, Passage Now)> Pairs(Known then, Known now)
    {
        var current = now.Reading.Excerpts.Where(d => d.Source.File.Slug == witness.Source).ToList();
        var byId = current.SelectMany(d => new[] { d.Id, now.Identification.SplitFrom(d) }.OfType<string>().Select(id => (id, d))).ToLookup(p => p.id, p => p.d);
        foreach (var old in then.Reading.Excerpts.Where(d => d.Id is not null && d.Source.File.Slug == witness.Source))
        {
            foreach (var one in byId[old.Id!]) yield return (old.Passage, one.Passage);
            if (now.Identification.JoinedInto(old.Id!) is { } into) yield return (old.Passage, into.Passage);
        }
    }

    private IReadOnlyList<SuppliedOutcome> CarrySupplied(Known then, Known now, Dictionary<string, byte[]?> files, Diagnostics conflicts)
    {
        var current = now.Reading.Excerpts.Where(d => d.Id is not null).ToDictionary(d => d.Id!, StringComparer.Ordinal);
        var published = then.Published.Excerpts.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var passages = then.Reading.Excerpts.Where(d => d.Id is not null && published.ContainsKey(d.Id))
            .SelectMany(d => Carried(d, published[d.Id!], current.GetValueOrDefault(d.Id!), now.Identification.JoinedInto(d.Id!))).ToList();
        var entries = SuppliedFile.Read(seen, witness.Collection, new());
        var outcomes = CarriedSupplied.Carry(entries, passages);
        if (outcomes.Any(o => o.Row is null || o.IsRequoted))
            files[SuppliedFile.Path(witness.Collection)] = Encoding.UTF8.GetBytes(SuppliedFile.Write(outcomes.Select(o => o.Row).OfType<SuppliedEntry>()));
        foreach (var conflict in outcomes.Where(o => o.Carrying == Carrying.Conflict))
            conflicts.Warning(SuppliedFile.Path(witness.Collection), conflict.Entry.Line, 1, $"The supplied {conflict.Entry.Field.Name} of “{conflict.Entry.Target}” is in conflict with the new witness: {conflict.Sentence}");
        return outcomes;
    }

    /// <summary>A passage that comes from elsewhere now tells nothing of the occasion it was from.</summary>
    private static IEnumerable<CarriedPassage> Carried(DraftExcerpt then, Excerpt published, DraftExcerpt? now, DraftExcerpt? into)
    {
        if ((into ?? now) is not { } present || !Planner.ComesFromElsewhere(present, published)) return [new(published.Id, published.Occasion.Id, then, into ?? now, into?.Id)];
        return [new(published.Id, null, then, present, into?.Id), new("", published.Occasion.Id, then, null)];
    }

    private string Place(string number) => SourceReading.Folder(witness.Collection, witness.Source, number);
}
