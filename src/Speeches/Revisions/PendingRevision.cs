using System.Text;
using System.Text.Json;
using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>
/// A revision that is worked out to its last byte, and not published yet. The commit point is the rename of <c>revisions/000N.tmp</c>;
/// before it nothing public has changed, and after it the next command completes what an interruption left undone. Until it is disposed
/// of, nobody else writes the content.
/// </summary>
public sealed class PendingRevision : IDisposable
{
    private readonly ContentFolder folder;
    private readonly FolderLock held;
    private readonly SortedDictionary<string, byte[]> files;

    internal PendingRevision(ContentFolder folder, Plan plan, DateOnly date, FolderLock held)
    {
        (this.folder, this.held, Plan) = (folder, held, plan);
        files = Frozen(plan, date, RevisionFolder.NextSequence(folder));
        RefuseTooLarge();
        var brought = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var (path, bytes) in files) brought[$"{RevisionFolder.Of(plan.Collection, plan.Number)}/{path}"] = bytes;
        foreach (var (path, bytes) in plan.WitnessFiles) brought[$"{plan.Collection}/{path}"] = bytes;
        After = folder.With(brought);
    }

    /// <summary>What it does.</summary>
    public Plan Plan { get; }

    /// <summary>The content as readers are shown it once this is committed: with the revision, and the witness that it was read from.</summary>
    internal ContentFolder After { get; }

    /// <summary>Whether it is published.</summary>
    public bool IsCommitted { get; private set; }

    /// <summary>Publishes the revision. Whoever calls this has built what readers are shown from <see cref="After"/>.</summary>
    /// <param name="diagnostics">Where it is said what an editor changed meanwhile, which stays as it is.</param>
    /// <exception cref="IOException">The disk refused. What was published before stands, or the sentence says that the revision is published and what to do.</exception>
    internal void Commit(Diagnostics diagnostics)
    {
        Write();
        IsCommitted = true;
        try
        {
            DurableFiles.SyncFolder(folder.FullPath(RevisionFolder.Of(Plan.Collection)));
            Unfinished.Finish(folder, Plan.Collection, diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            throw new IOException($"Revision {Plan.Number} of “{Plan.Collection}” is published, but what belongs to it could not be brought up to it ({e.Message}); run publish, which completes it.", e);
        }
    }

    /// <summary>Lets others write the content.</summary>
    public void Dispose() => held.Dispose();

    private static SortedDictionary<string, byte[]> Frozen(Plan plan, DateOnly date, int sequence)
    {
        var records = plan.Excerpts.Where(e => e.Outcome.Outcome != Outcome.Unchanged)
            .Select(e => JsonSerializer.SerializeToUtf8Bytes(e.Record, ExcerptJson.Lines.Excerpt)).ToList();
        var named = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            // What is not told of is as it was.
            ["outcomes.jsonl"] = JsonLines.Join(plan.Outcomes.Where(o => !o.IsPlain)
                .Select(o => JsonSerializer.SerializeToUtf8Bytes(o, RevisionJson.Lines.OutcomeRecord))),
            ["register.csv"] = Encoding.UTF8.GetBytes(RegisterFile.Write(plan.Register)),
        };
        foreach (var (path, bytes) in plan.Inputs) named[$"inputs/{path}"] = bytes;
        foreach (var (path, bytes) in plan.Lists) named[path] = bytes;
        var digests = new SortedDictionary<string, string>(
            named.ToDictionary(f => f.Key, f => ContentFolder.Digest(f.Value)), StringComparer.Ordinal);
        var last = plan.Frozen?.Last;
        var held = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (path, digest) in digests.Where(d => d.Key != "outcomes.jsonl" && last?.Files.GetValueOrDefault(d.Key) == d.Value))
            held[path] = last!.Held?.TryGetValue(path, out var earlier) == true ? earlier : last.Number;
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["excerpts.jsonl"] = JsonLines.Join(records) };
        foreach (var (path, bytes) in named.Where(f => !held.ContainsKey(f.Key))) files[path] = bytes;
        var spans = new List<FrozenSpans>();
        foreach (var source in plan.Spans.GroupBy(s => (s.Source, s.Witness)))
        {
            var parts = SpanParts.Cut([.. source]).Select(bytes => (Bytes: bytes, Digest: ContentFolder.Digest(bytes))).ToList();
            spans.Add(new(source.Key.Source, source.Key.Witness, parts.ConvertAll(p => p.Digest)));
            foreach (var (bytes, digest) in parts.Where(p => plan.Frozen?.Parts.Contains(p.Digest) != true))
                files[SpanParts.Path(digest)] = bytes;
        }
        var info = new RevisionInfo
        {
            Number = plan.Number,
            Date = date,
            Format = RevisionInfo.PresentFormat,
            Note = plan.Note,
            Undoes = plan.Undoes,
            Previous = plan.Previous,
            Sequence = sequence,
            Files = digests,
            Held = held,
            Records = RecordDigests.Of(records.Select(r => RecordDigests.OfLine(r))),
            Spans = spans,
            Witnesses = plan.Witnesses,
            Before = plan.Replaces,
        };
        var head = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(info, RevisionJson.Readable.RevisionInfo) + "\n");
        files["revision.json"] = head;
        files["revision.json.sha256"] = Encoding.UTF8.GetBytes(ContentFolder.Digest(head) + "\n");
        return files;
    }

    /// <summary>What is committed has to be readable, here and where its copies go.</summary>
    private void RefuseTooLarge()
    {
        foreach (var (path, bytes) in files)
        {
            var most = path.EndsWith(".jsonl", StringComparison.Ordinal) ? ContentFolder.LargestFrozenFile : ContentFolder.LargestFile;
            if (bytes.LongLength > most)
                throw new ContentException($"{RevisionFolder.Of(Plan.Collection, Plan.Number)}/{path}", $"This file would have {bytes.LongLength} bytes, and at most {most} are read; nothing was published. Part the collection into several.");
        }
    }

    private void Write()
    {
        var place = folder.FullPath(RevisionFolder.Of(Plan.Collection, Plan.Number));
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        DurableFiles.SyncFolder(folder.FullPath(Plan.Collection));
        Unfinished.Begin(folder, Plan.Collection, Plan.Number);
        WriteWitnesses();
        foreach (var (path, bytes) in files) DurableFiles.Write(Path.Combine($"{place}.tmp", path), bytes);
        SyncFolders($"{place}.tmp");
        Directory.Move($"{place}.tmp", place);
    }

    /// <summary>A new witness waits under a name of unfinished work until the revision is committed.</summary>
    private void WriteWitnesses()
    {
        foreach (var witness in Plan.WitnessFiles.GroupBy(f => f.Key[..f.Key.LastIndexOf('/')]))
        {
            var place = folder.FullPath($"{Plan.Collection}/{witness.Key}");
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
}
