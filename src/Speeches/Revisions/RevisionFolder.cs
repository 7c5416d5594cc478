using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>A frozen revision, read from its folder with every digest checked.</summary>
/// <param name="Path">The folder, relative to the content folder.</param>
/// <param name="Info">What <c>revision.json</c> says.</param>
/// <param name="Digest">The SHA-256 of <c>revision.json</c>.</param>
/// <param name="Excerpts">The records that this revision changed.</param>
/// <param name="Spans">Every span of every source, in the order of the sources.</param>
/// <param name="Outcomes">What became of each excerpt.</param>
public sealed record RevisionFolder(
    string Path, RevisionInfo Info, string Digest, IReadOnlyList<Excerpt> Excerpts, IReadOnlyList<SpanRecord> Spans, IReadOnlyList<OutcomeRecord> Outcomes)
{
    /// <summary>The folder of a collection's revisions, relative to the content folder.</summary>
    /// <param name="collection">The collection.</param>
    public static string Of(string collection) => $"{collection}/revisions";

    /// <summary>The folder of one revision, relative to the content folder.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="number">The number.</param>
    public static string Of(string collection, int number) => string.Create(CultureInfo.InvariantCulture, $"{collection}/revisions/{number:0000}");

    /// <summary>Reads all revisions of a collection, first to last.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="collection">The collection.</param>
    /// <returns>Empty for a collection that was never published.</returns>
    /// <exception cref="ContentException">A revision is missing, was edited by hand, or is of a format that this program does not know.</exception>
    public static IReadOnlyList<RevisionFolder> ReadAll(ContentFolder folder, string collection)
    {
        var revisions = new List<RevisionFolder>();
        foreach (var name in folder.Folders(Of(collection)).Where(n => !n.EndsWith(".tmp", StringComparison.Ordinal)))
        {
            var path = Of(collection, revisions.Count + 1);
            if (path != $"{Of(collection)}/{name}")
                throw new ContentException($"{Of(collection)}/{name}", $"This folder should be revision {revisions.Count + 1}; revisions are numbered without a gap. Restore the missing one from version control.");
            revisions.Add(Read(folder, path, revisions.LastOrDefault()));
        }
        return revisions;
    }

    private static RevisionFolder Read(ContentFolder folder, string path, RevisionFolder? previous)
    {
        var bytes = folder.ReadBytes($"{path}/revision.json");
        var info = Parse($"{path}/revision.json", 1, System.Text.Encoding.UTF8.GetString(bytes), RevisionJson.Readable.RevisionInfo);
        if (info.Format > RevisionInfo.PresentFormat)
            throw new ContentException($"{path}/revision.json", $"The revision is of format {info.Format}; this program knows formats up to {RevisionInfo.PresentFormat}. Use a newer one.");
        if (info.Previous != previous?.Digest)
            throw new ContentException($"{path}/revision.json", "The revision before this one is not the one it was published after: a frozen revision was edited. Restore it from version control.");
        if (folder.ReadText($"{path}/revision.json.sha256").Trim() != ContentFolder.Digest(bytes))
            throw new ContentException($"{path}/revision.json", "This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control.");
        foreach (var stranger in folder.Files(path).Where(f => f is not ("revision.json" or "revision.json.sha256") && !info.Files.ContainsKey(f)))
            throw new ContentException($"{path}/{stranger}", "This file does not belong to the frozen revision; take it out, or restore the folder from version control.");
        foreach (var (file, digest) in info.Files)
        {
            if (ContentFolder.Digest(folder.ReadBytes($"{path}/{file}")) != digest)
                throw new ContentException($"{path}/{file}", "This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control.");
        }
        return new(path, info, ContentFolder.Digest(bytes),
            ReadLines(folder, $"{path}/excerpts.jsonl", ExcerptJson.Lines.Excerpt),
            ReadLines(folder, $"{path}/spans.jsonl", RevisionJson.Lines.SpanRecord),
            ReadLines(folder, $"{path}/outcomes.jsonl", RevisionJson.Lines.OutcomeRecord));
    }

    private static List<T> ReadLines<T>(ContentFolder folder, string path, JsonTypeInfo<T> type) =>
        folder.ReadText(path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, index) => Parse(path, index + 1, line, type)).ToList();

    private static T Parse<T>(string path, int line, string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new ContentException(path, line, (int)(e.BytePositionInLine ?? 0) + 1, $"This line is not a record that this program knows: {e.Message} Restore it from version control.", e);
        }
    }
}
