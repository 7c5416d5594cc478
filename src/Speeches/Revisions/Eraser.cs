using System.Text.Json;
using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>
/// Takes the words of a suppressed excerpt out of the records that revisions froze, where the law asks for that. Each record leaves its
/// digest, so everything around it is verified as before. The witness, and what editors wrote about it, are not touched.
/// </summary>
/// <param name="folder">The content folder.</param>
public sealed class Eraser(ContentFolder folder)
{
    /// <summary>Erases every version of an excerpt.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="id">The excerpt; the last revision says that it is suppressed.</param>
    /// <param name="day">The day that is left in their place.</param>
    /// <param name="reason">A sentence that is left in their place; null for none.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is erased.</param>
    /// <returns>How many records were erased; none where they had been before.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">
    /// The disk refused; every file is as it was or as it is to be, and erasing again goes on from there.
    /// </exception>
    public int Erase(string collection, string id, DateOnly day, string? reason, Diagnostics diagnostics)
    {
        using var held = ContentLock.Take(folder);
        Unfinished.Finish(folder, collection, diagnostics);
        // What an interruption left.
        foreach (var left in folder.Revisions(collection)
            .Select(n => folder.FullPath($"{RevisionFolder.Of(collection)}/{n}/excerpts.jsonl.tmp")).Where(File.Exists))
            DurableFiles.Delete(left);
        if (Read(folder, collection, diagnostics) is not { } published) return 0;
        if (published.Register.FirstOrDefault(r => r.Id == id) is not { State: PublicState.Suppressed })
        {
            diagnostics.Error(RegisterFile.Path(collection), 0, 0,
                $"“{id}” is no excerpt that is published as suppressed, and nothing else is erased; write suppressed, a date and a reason "
                    + "in its row, and publish that first.");
            return 0;
        }
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        var erased = 0;
        foreach (var revision in published.Revisions.Where(r => r.Excerpts.Any(e => e.Id == id)))
        {
            var (lines, count) = Erased(revision, id, day, reason);
            files[RecordsOf(revision)] = JsonLines.Join(lines);
            erased += count;
        }
        // What would not be read again is not written.
        if (Read(folder.With(files), collection, diagnostics) is null || diagnostics.HasErrors) return 0;
        foreach (var (path, bytes) in files) DurableFiles.Replace(folder.FullPath(path), bytes);
        return erased;
    }

    private static string RecordsOf(RevisionFolder revision) => $"{revision.Path}/excerpts.jsonl";

    private static PublishedCollection? Read(ContentFolder folder, string collection, Diagnostics diagnostics) =>
        PublishedCollection.Read(folder, collection, Authorities.Read(folder, diagnostics), diagnostics);

    /// <summary>The lines of a revision's records with those of an excerpt erased, and how many these are.</summary>
    private (List<byte[]> Lines, int Count) Erased(RevisionFolder revision, string id, DateOnly day, string? reason)
    {
        var lines = JsonLines.Cut(folder.ReadBytes(RecordsOf(revision))).Select(line => line.ToArray()).ToList();
        var gone = revision.ErasedLines.Zip(revision.Erased).ToDictionary(e => e.First, e => e.Second.Digest);
        var digests = lines.Select((line, index) => gone.GetValueOrDefault(index + 1) ?? RecordDigests.OfLine(line)).ToList();
        var from = revision.Info.Records is not null ? null
            : new ErasedFrom(revision.Info.Files["excerpts.jsonl"], RecordDigests.Of(digests));
        var count = 0;
        foreach (var (record, index) in revision.Excerpts.Select((e, index) => (e, index)).Where(e => e.e.Id == id))
        {
            var line = revision.LineOf(index) - 1;
            var left = new ErasedRecord(
                day, id, record.Version, record.Revision, record.Source, record.Witness, record.Occasion.Id, digests[line], reason, from);
            lines[line] = JsonSerializer.SerializeToUtf8Bytes(left, RevisionJson.Lines.ErasedRecord);
            count++;
        }
        return (lines, count);
    }
}
