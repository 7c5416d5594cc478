using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>A frozen revision, read from its folder with every digest checked; what it says is checked by <see cref="FrozenChecks"/>.</summary>
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
        foreach (var name in folder.Revisions(collection))
        {
            var path = Of(collection, revisions.Count + 1);
            if (path != $"{Of(collection)}/{name}")
                throw new ContentException($"{Of(collection)}/{name}", $"This folder should be revision {revisions.Count + 1}; revisions are numbered without a gap. Restore the missing one from version control.");
            revisions.Add(Read(folder, collection, revisions.LastOrDefault()));
        }
        return revisions;
    }

    /// <summary>What a <c>revision.json</c> says.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="number">The number of the revision.</param>
    /// <exception cref="ContentException">It cannot be read, says what no revision can, or is of a format that this program does not know.</exception>
    internal static RevisionInfo ReadInfo(ContentFolder folder, string collection, int number)
    {
        var path = $"{Of(collection, number)}/revision.json";
        var bytes = folder.ReadBytes(path);
        RefuseNewer(path, bytes);
        var info = Parse(path, 1, bytes, RevisionJson.Frozen.RevisionInfo);
        var says = info.Number != number ? $"it says that it is revision {info.Number}"
            : info.Format < 1 ? $"there is no format {info.Format}"
            : info.Undoes is < 1 || info.Undoes >= number ? $"revision {info.Undoes} cannot be taken back by it"
            : info.Files.FirstOrDefault(f => !IsDigest(f.Value) || !IsOwn(f.Key)) is { Key: { } file }
                ? $"it cannot have the file “{file}”, or not with this digest"
            : Own.Append("inputs/collection.md").FirstOrDefault(f => !info.Files.ContainsKey(f)) is { } missing
                ? $"it does not have the file “{missing}”"
            : info.Witnesses.FirstOrDefault(w => !IsDigest(w.Value) || !IsOfWitness(w.Key.Split('/'))) is { Key: { } witness }
                ? $"“{witness}” cannot be the file of a witness, or not with this digest"
            : info.Before.FirstOrDefault(b => (b.Value is { } digest && !IsDigest(digest)) || !IsReplaced(b.Key)) is { Key: { } replaced }
                ? $"it cannot replace “{replaced}”, or not one of this digest"
            : null;
        return says is null ? info : throw new ContentException(path, $"This file of a frozen revision is not as a revision is published: {says}. Restore it from version control.");
    }

    private static readonly string[] Own = ["excerpts.jsonl", "spans.jsonl", "outcomes.jsonl", "register.csv"];

    private static RevisionFolder Read(ContentFolder folder, string collection, RevisionFolder? previous)
    {
        var number = (previous?.Info.Number ?? 0) + 1;
        var path = Of(collection, number);
        var info = ReadInfo(folder, collection, number);
        var digest = ContentFolder.Digest(folder.ReadBytes($"{path}/revision.json"));
        if (info.Previous != previous?.Digest)
            throw new ContentException($"{path}/revision.json", "The revision before this one is not the one it was published after: a frozen revision was edited. Restore it from version control.");
        if (folder.ReadText($"{path}/revision.json.sha256").Trim() != digest)
            throw new ContentException($"{path}/revision.json", "This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control.");
        if (info.Date < previous?.Info.Date)
            throw new ContentException($"{path}/revision.json", $"The revision is dated {info.Date:yyyy-MM-dd}, before the one that it was published after. Restore it from version control.");
        foreach (var stranger in folder.Files(path).Where(f => f is not ("revision.json" or "revision.json.sha256") && !info.Files.ContainsKey(f)))
            throw new ContentException($"{path}/{stranger}", "This file does not belong to the frozen revision; take it out, or restore the folder from version control.");
        foreach (var (file, _) in info.Files.Where(f => !f.Key.EndsWith(".jsonl", StringComparison.Ordinal))) ReadWhole(file);
        return new(path, info, digest,
            ReadLines($"{path}/excerpts.jsonl", ReadWhole("excerpts.jsonl"), ReadRecord),
            ReadLines($"{path}/spans.jsonl", ReadWhole("spans.jsonl"), (file, line, json) => Parse(file, line, json, RevisionJson.Frozen.SpanRecord)),
            ReadLines($"{path}/outcomes.jsonl", ReadWhole("outcomes.jsonl"), (file, line, json) => Parse(file, line, json, RevisionJson.Frozen.OutcomeRecord)));

        byte[] ReadWhole(string file)
        {
            var bytes = folder.ReadBytes($"{path}/{file}");
            return ContentFolder.Digest(bytes) == info.Files[file] ? bytes
                : throw new ContentException($"{path}/{file}", "This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control.");
        }
    }

    /// <summary>A newer format is told of before anything else of the file is believed.</summary>
    private static void RefuseNewer(string path, byte[] bytes)
    {
        var format = Parse(path, 1, bytes, RevisionJson.Readable.RevisionFormat).Format;
        if (format > RevisionInfo.PresentFormat)
            throw new ContentException(path, $"The revision is of format {format}; this program knows formats up to {RevisionInfo.PresentFormat}. Use a newer one.");
    }

    private static bool IsDigest(string? text) => text is { Length: 64 } && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private static bool IsOwn(string file) => Own.Contains(file) || (file.StartsWith("inputs/", StringComparison.Ordinal) && IsInput(file[7..]));

    private static bool IsReplaced(string path) => path == "register.csv" || IsInput(path);

    private static bool IsInput(string path) => path is "collection.md" or "occasions.csv" or "supplied.csv" || path.Split('/') switch
    {
        ["sources", var source, "source.md"] => Slugs.IsSlug(source),
        ["sources", _, _, "witness.md" or "emendations.csv" or "alignment.csv"] parts => IsOfWitness(parts),
        _ => false,
    };

    private static bool IsOfWitness(string[] parts) => parts is ["sources", var source, { Length: 4 } witness, { Length: > 0 } file]
        && Slugs.IsSlug(source) && witness.All(char.IsAsciiDigit) && file is not ("." or "..") && file.IndexOfAny(['\\', '\0']) < 0;

    private delegate T ReadLine<T>(string path, int line, ReadOnlySpan<byte> json);

    private static List<T> ReadLines<T>(string path, byte[] bytes, ReadLine<T> read)
    {
        var records = new List<T>();
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes.AsSpan(start).IndexOf((byte)'\n') is var end and >= 0 ? end : bytes.Length - start;
            records.Add(read(path, records.Count + 1, bytes.AsSpan(start, length)));
            start += length + 1;
        }
        return records;
    }

    /// <summary>A record says its format first; the older ones say none.</summary>
    private static Excerpt ReadRecord(string path, int line, ReadOnlySpan<byte> json)
    {
        if (FormatOf(json) is { } format)
        {
            return format == Excerpt.PresentFormat ? Parse(path, line, json, ExcerptJson.Frozen.Excerpt)
                : throw new ContentException(path, line, 1,
                    $"The record is of format {format}; this program knows formats up to {Excerpt.PresentFormat}. Use a newer one.");
        }
        var older = Parse(path, line, json, ExcerptJson.Frozen.OlderExcerpt);
        return older.Url == $"/{older.Collection}/excerpts/{older.Id}" ? older.ToExcerpt()
            : throw new ContentException(path, line, 1, "The record cannot be this excerpt’s: it has another’s address. "
                + "This file of a frozen revision is not as a revision is published; restore it from version control.");
    }

    private static long? FormatOf(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName
                && reader.ValueTextEquals("format")
                && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var format) ? format : null;
        }
        catch (JsonException)
        {
            // What the line is instead is told by whoever reads it whole.
            return null;
        }
    }

    private static T Parse<T>(string path, int line, ReadOnlySpan<byte> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new ContentException(path, line + (int)(e.LineNumber ?? 0), (int)(e.BytePositionInLine ?? 0) + 1,
                $"This line is not a record that this program knows: {e.Message} Restore it from version control.", e);
        }
    }
}
