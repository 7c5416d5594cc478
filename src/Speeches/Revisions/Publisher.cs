using System.Text;
using System.Text.Json;
using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>
/// Freezes today's reading of a collection as its next revision. The commit point is the rename of <c>revisions/000N.tmp</c>; before
/// it nothing public has changed, and after it the next command completes what an interruption left undone.
/// </summary>
/// <param name="folder">The content folder.</param>
public sealed class Publisher(ContentFolder folder)
{
    /// <summary>Publishes a collection.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="date">The day that the revision carries.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is written.</param>
    /// <returns>The plan that was carried out; null where there was an error, or nothing to publish.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">The disk refused. What was published before stands, or the sentence says that the revision is published and what to do.</exception>
    public Plan? Publish(string collection, DateOnly date, Diagnostics diagnostics)
    {
        using var held = ContentLock.Take(folder);
        Recover(collection);
        var authorities = Authorities.Read(folder, diagnostics);
        var published = PublishedCollection.Read(folder, collection, authorities, diagnostics);
        var reading = CollectionReading.Read(folder, collection, authorities, diagnostics);
        if (published is null || reading is null || diagnostics.HasErrors) return null;
        var taken = folder.Collections.SelectMany(c => RegisterFile.Read(folder, RegisterFile.Path(c), diagnostics)).Select(e => e.Id);
        var plan = Plan.Make(folder, reading, published, authorities, new Identifiers(taken).Mint, diagnostics);
        if (published.Revisions.LastOrDefault() is { } last && date < last.Info.Date)
            diagnostics.Error($"{last.Path}/revision.json", 0, 0, $"The last revision is dated {last.Info.Date:yyyy-MM-dd}; a later one cannot be dated {date:yyyy-MM-dd}.");
        if (diagnostics.HasErrors || !plan.HasChanges) return null;
        Write(collection, plan, reading, published, date);
        Complete(collection, plan.Number);
        return plan;
    }

    /// <summary>After the commit point nothing is undone: what fails now is completed by the next command.</summary>
    private void Complete(string collection, int number)
    {
        try
        {
            DurableFiles.SyncFolder(folder.FullPath(RevisionFolder.Of(collection)));
            Recover(collection);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Revision {number} of “{collection}” is published, but what belongs to it could not be brought up to it ({e.Message}); run publish again, which completes it.", e);
        }
    }

    /// <summary>Completes or discards what an interrupted command left.</summary>
    /// <param name="collection">The collection.</param>
    private void Recover(string collection)
    {
        foreach (var name in folder.Folders(RevisionFolder.Of(collection)).Where(n => n.EndsWith(".tmp", StringComparison.Ordinal)))
            Directory.Delete(folder.FullPath($"{RevisionFolder.Of(collection)}/{name}"), recursive: true);
        if (RevisionFolder.ReadAll(folder, collection).LastOrDefault() is not { } last) return;
        foreach (var path in new[] { RegisterFile.Path(collection), OccasionsFile.Path(collection) })
        {
            if (last.UpToDate(folder, path) is var kept && kept != path) DurableFiles.Replace(folder.FullPath(path), folder.ReadBytes(kept));
        }
    }

    private void Write(string collection, Plan plan, CollectionReading reading, PublishedCollection published, DateOnly date)
    {
        KeepTextsOfPages(reading);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["excerpts.jsonl"] = Lines(plan.Excerpts.Where(e => e.Outcome.Outcome != "unchanged").Select(e => JsonSerializer.Serialize(e.Record, ExcerptJson.Lines.Excerpt))),
            ["spans.jsonl"] = Lines(plan.Spans.Select(s => JsonSerializer.Serialize(s, RevisionJson.Lines.SpanRecord))),
            ["outcomes.jsonl"] = Lines(plan.Excerpts.Select(e => JsonSerializer.Serialize(e.Outcome, RevisionJson.Lines.OutcomeRecord))),
            ["register.csv"] = Encoding.UTF8.GetBytes(RegisterFile.Write(plan.Register)),
        };
        foreach (var (path, bytes) in plan.Inputs) files[$"inputs/{path}"] = bytes;
        var info = new RevisionInfo
        {
            Number = plan.Number,
            Date = date,
            Format = RevisionInfo.PresentFormat,
            Previous = published.Revisions.LastOrDefault()?.Digest,
            Files = new SortedDictionary<string, string>(files.ToDictionary(f => f.Key, f => ContentFolder.Digest(f.Value)), StringComparer.Ordinal),
            Witnesses = Witnesses(collection, reading),
            Before = new SortedDictionary<string, string?>(new[] { "register.csv", "occasions.csv" }.ToDictionary(
                f => f, f => folder.Exists($"{collection}/{f}") ? ContentFolder.Digest(folder.ReadBytes($"{collection}/{f}")) : null), StringComparer.Ordinal),
        };
        var head = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(info, RevisionJson.Readable.RevisionInfo) + "\n");
        files["revision.json"] = head;
        files["revision.json.sha256"] = Encoding.UTF8.GetBytes(ContentFolder.Digest(head) + "\n");

        var place = folder.FullPath(RevisionFolder.Of(collection, plan.Number));
        foreach (var (path, bytes) in files) DurableFiles.Write(Path.Combine($"{place}.tmp", path), bytes);
        foreach (var made in Directory.EnumerateDirectories($"{place}.tmp", "*", SearchOption.AllDirectories).Append($"{place}.tmp")) DurableFiles.SyncFolder(made);
        Directory.Move($"{place}.tmp", place);
    }

    private void KeepTextsOfPages(CollectionReading reading)
    {
        foreach (var source in reading.Sources.Where(s => !folder.Exists(s.TextFile)))
        {
            DurableFiles.Replace(folder.FullPath(source.TextFile), Encoding.UTF8.GetBytes(source.Reading.Text));
        }
    }

    private SortedDictionary<string, string> Witnesses(string collection, CollectionReading reading)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in reading.Sources)
        {
            var place = SourceReading.Folder(collection, source.File.Slug, source.File.Witness);
            foreach (var path in source.Witness.Files.Select(f => $"{place}/{f}").Append(source.TextFile).Distinct())
                digests[path[(collection.Length + 1)..]] = ContentFolder.Digest(folder.ReadBytes(path));
        }
        return digests;
    }

    private static byte[] Lines(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));
}
