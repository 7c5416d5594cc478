using System.Text;
using System.Text.Json;
using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>
/// Freezes the next revision of a collection: today's reading, a new witness, or the state before the last revision. The commit point is
/// the rename of <c>revisions/000N.tmp</c>; before it nothing public has changed, and after it the next command completes what an
/// interruption left undone.
/// </summary>
/// <param name="folder">The content folder.</param>
public sealed class Publisher(ContentFolder folder)
{
    /// <summary>Publishes a collection as it is read today.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="date">The day that the revision carries.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is written.</param>
    /// <returns>The plan that was carried out; null where there was an error, or nothing to publish.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">The disk refused. What was published before stands, or the sentence says that the revision is published and what to do.</exception>
    public Plan? Publish(string collection, DateOnly date, Diagnostics diagnostics)
    {
        using var held = ContentLock.Take(folder);
        Unfinished.Finish(folder, collection);
        var seen = folder.Snapshot();
        return Commit(PlanReading(seen, seen, collection, date, null, diagnostics), date, diagnostics);
    }

    /// <summary>Plans what a new witness would do, and writes nothing.</summary>
    /// <param name="witness">The witness.</param>
    /// <param name="date">The day that the revision would carry.</param>
    /// <param name="diagnostics">Where errors go; open questions are errors too.</param>
    /// <returns>The plan; null where the content cannot be read.</returns>
    public Plan? PlanImport(NewWitness witness, DateOnly date, Diagnostics diagnostics)
    {
        var seen = Unfinished.AsCompleted(folder, witness.Collection).Snapshot();
        return new ImportPlanner(seen, witness, date, diagnostics).Make();
    }

    /// <summary>Takes a new witness into the content and publishes what it says.</summary>
    /// <param name="witness">The witness.</param>
    /// <param name="date">The day that the revision carries.</param>
    /// <param name="key">The <see cref="Plan.Key"/> of the plan that was agreed to; exactly that plan is carried out, or nothing.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is written.</param>
    /// <returns>The plan that was carried out; null where there was an error.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">As for <see cref="Publish"/>.</exception>
    public Plan? Import(NewWitness witness, DateOnly date, string key, Diagnostics diagnostics)
    {
        using var held = ContentLock.Take(folder);
        Unfinished.Finish(folder, witness.Collection);
        if (new ImportPlanner(folder.Snapshot(), witness, date, diagnostics).Make() is not { } plan || diagnostics.HasErrors) return null;
        if (plan.Key != key)
        {
            diagnostics.Error($"{witness.Collection}/sources/{witness.Source}", 0, 0, $"The plan “{key}” is not the one that would be carried out now, which is “{plan.Key}”: the files, the content or the program have changed since. Look at the new plan, and agree to that.");
            return null;
        }
        return Commit(plan, date, diagnostics);
    }

    /// <summary>Plans what taking back the last revision would do, and writes nothing.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="date">The day that the revision would carry.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>The plan; null where there is nothing to take back, or the content cannot be read.</returns>
    public Plan? PlanUndo(string collection, DateOnly date, Diagnostics diagnostics) =>
        PlanUndo(Unfinished.AsCompleted(folder, collection).Snapshot(), collection, date, diagnostics);

    /// <summary>Takes back the last revision: the state before it is published as a new one.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="date">The day that the revision carries.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is written.</param>
    /// <returns>The plan that was carried out; null where there was an error.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">As for <see cref="Publish"/>.</exception>
    public Plan? Undo(string collection, DateOnly date, Diagnostics diagnostics)
    {
        using var held = ContentLock.Take(folder);
        Unfinished.Finish(folder, collection);
        return Commit(PlanUndo(folder.Snapshot(), collection, date, diagnostics), date, diagnostics);
    }

    internal static Plan? PlanReading(ContentFolder planned, ContentFolder seen, string collection, DateOnly date, PlacedWitness? witness, Diagnostics diagnostics)
    {
        var authorities = Authorities.Read(planned, diagnostics);
        var published = PublishedCollection.Read(planned, collection, authorities, diagnostics);
        var reading = CollectionReading.Read(planned, collection, authorities, diagnostics);
        if (published is null || reading is null || diagnostics.HasErrors) return null;
        CheckDate(published, date, diagnostics);
        return new Planner(planned, seen, authorities, Identifiers(planned, diagnostics).Mint, diagnostics)
        {
            Date = date,
            Note = witness is null ? null : $"Witness {witness.Number} of {witness.Source} was received.",
            WithdrawalReason = witness is null ? null : $"Witness {witness.Number} of {witness.Source} does not have it.",
        }.Make(reading, published);
    }

    private static Plan? PlanUndo(ContentFolder seen, string collection, DateOnly date, Diagnostics diagnostics)
    {
        var authorities = Authorities.Read(seen, diagnostics);
        if (PublishedCollection.Read(seen, collection, authorities, diagnostics) is not { } published || diagnostics.HasErrors) return null;
        CheckDate(published, date, diagnostics);
        return new UndoPlanner(seen, authorities, date, diagnostics).Make(published);
    }

    private static Identifiers Identifiers(ContentFolder folder, Diagnostics diagnostics) =>
        new(folder.Collections.SelectMany(c => RegisterFile.Read(folder, RegisterFile.Path(c), diagnostics)).Select(e => e.Id));

    private static void CheckDate(PublishedCollection published, DateOnly date, Diagnostics diagnostics)
    {
        if (published.Revisions.LastOrDefault() is { } last && date < last.Info.Date)
            diagnostics.Error($"{last.Path}/revision.json", 0, 0, $"The last revision is dated {last.Info.Date:yyyy-MM-dd}; a later one cannot be dated {date:yyyy-MM-dd}.");
    }

    private Plan? Commit(Plan? plan, DateOnly date, Diagnostics diagnostics)
    {
        if (plan is null || diagnostics.HasErrors || !plan.HasChanges) return null;
        Write(plan, date);
        Complete(plan);
        return plan;
    }

    /// <summary>After the commit point nothing is undone: what fails now is completed by the next command.</summary>
    private void Complete(Plan plan)
    {
        try
        {
            DurableFiles.SyncFolder(folder.FullPath(RevisionFolder.Of(plan.Collection)));
            Unfinished.Finish(folder, plan.Collection);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Revision {plan.Number} of “{plan.Collection}” is published, but what belongs to it could not be brought up to it ({e.Message}); run publish, which completes it.", e);
        }
    }

    private void Write(Plan plan, DateOnly date)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["excerpts.jsonl"] = Lines(plan.Excerpts.Where(e => e.Outcome.Outcome != Outcome.Unchanged).Select(e => JsonSerializer.Serialize(e.Record, ExcerptJson.Lines.Excerpt))),
            ["spans.jsonl"] = Lines(plan.Spans.Select(s => JsonSerializer.Serialize(s, RevisionJson.Lines.SpanRecord))),
            ["outcomes.jsonl"] = Lines(plan.Outcomes.Select(o => JsonSerializer.Serialize(o, RevisionJson.Lines.OutcomeRecord))),
            ["register.csv"] = Encoding.UTF8.GetBytes(RegisterFile.Write(plan.Register)),
        };
        foreach (var (path, bytes) in plan.Inputs) files[$"inputs/{path}"] = bytes;
        var info = new RevisionInfo
        {
            Number = plan.Number,
            Date = date,
            Format = RevisionInfo.PresentFormat,
            Note = plan.Note,
            Undoes = plan.Undoes,
            Previous = plan.Previous,
            Files = new SortedDictionary<string, string>(files.ToDictionary(f => f.Key, f => ContentFolder.Digest(f.Value)), StringComparer.Ordinal),
            Witnesses = plan.Witnesses,
            Before = plan.Replaces,
        };
        var head = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(info, RevisionJson.Readable.RevisionInfo) + "\n");
        files["revision.json"] = head;
        files["revision.json.sha256"] = Encoding.UTF8.GetBytes(ContentFolder.Digest(head) + "\n");

        // What is committed has to be readable, here and where its copies go.
        foreach (var (path, bytes) in files)
        {
            var most = path.EndsWith(".jsonl", StringComparison.Ordinal) ? ContentFolder.LargestFrozenFile : ContentFolder.LargestFile;
            if (bytes.LongLength > most)
                throw new ContentException($"{RevisionFolder.Of(plan.Collection, plan.Number)}/{path}", $"This file would have {bytes.LongLength} bytes, and at most {most} are read; nothing was published. Part the collection into several.");
        }
        var place = folder.FullPath(RevisionFolder.Of(plan.Collection, plan.Number));
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        DurableFiles.SyncFolder(folder.FullPath(plan.Collection));
        Unfinished.Begin(folder, plan.Collection, plan.Number);
        WriteWitnesses(plan);
        foreach (var (path, bytes) in files) DurableFiles.Write(Path.Combine($"{place}.tmp", path), bytes);
        SyncFolders($"{place}.tmp");
        Directory.Move($"{place}.tmp", place);
    }

    /// <summary>A new witness waits under a name of unfinished work until the revision is committed.</summary>
    private void WriteWitnesses(Plan plan)
    {
        foreach (var witness in plan.WitnessFiles.GroupBy(f => f.Key[..f.Key.LastIndexOf('/')]))
        {
            var place = folder.FullPath($"{plan.Collection}/{witness.Key}");
            var isNew = !Directory.Exists(place);
            foreach (var (path, bytes) in witness)
            {
                var name = path[(witness.Key.Length + 1)..];
                if (isNew) DurableFiles.Write(Path.Combine($"{place}.tmp", name), bytes);
                else DurableFiles.Replace(Path.Combine(place, name), bytes);
            }
            if (!isNew) continue;
            SyncFolders($"{place}.tmp");
            // The revision must not outlast the name of the witness that it was read from.
            DurableFiles.SyncFolder(Path.GetDirectoryName(place)!);
        }
    }

    private static void SyncFolders(string path)
    {
        foreach (var made in Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories).Append(path)) DurableFiles.SyncFolder(made);
    }

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
}
