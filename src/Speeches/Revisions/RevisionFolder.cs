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
    /// <summary>What is left of records that were erased.</summary>
    public IReadOnlyList<ErasedRecord> Erased { get; init; } = [];

    /// <summary>The files that the spans stand in, in their order, each with the number of its lines.</summary>
    internal IReadOnlyList<(string Path, int Lines)> SpanFiles { get; init; } = [];

    /// <summary>
    /// Where one of its files lies, relative to the content folder: in its own folder, or in that of an earlier revision.
    /// </summary>
    /// <param name="file">The path within the revision's folder.</param>
    public string PlaceOf(string file) => Info.PlaceOf(Path[..Path.IndexOf('/', StringComparison.Ordinal)], file);

    /// <summary>The lines, from 1, at which records were erased.</summary>
    internal IReadOnlyList<int> ErasedLines { get; init; } = [];

    /// <summary>The line, from 1, of a record.</summary>
    /// <param name="index">The place of the record among those that are there, from 0.</param>
    internal int LineOf(int index)
    {
        var line = index + 1;
        foreach (var gone in ErasedLines)
        {
            if (gone <= line) line++;
        }
        return line;
    }

    /// <summary>The file and the line, from 1, of a span.</summary>
    /// <param name="index">The place of the span, from 0.</param>
    internal (string Path, int Line) PlaceOfSpan(int index)
    {
        foreach (var (path, lines) in SpanFiles)
        {
            if (index < lines) return (path, index + 1);
            index -= lines;
        }
        return SpanFiles.Count > 0 ? (SpanFiles[^1].Path, SpanFiles[^1].Lines) : ($"{Path}/revision.json", 0);
    }

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
        var parts = new FrozenParts();
        foreach (var name in folder.Revisions(collection))
        {
            var path = Of(collection, revisions.Count + 1);
            if (path != $"{Of(collection)}/{name}")
                throw new ContentException($"{Of(collection)}/{name}", $"This folder should be revision {revisions.Count + 1}; revisions are numbered without a gap. Restore the missing one from version control.");
            revisions.Add(Read(folder, collection, revisions.LastOrDefault(), parts));
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
            : info.Format < 3 != info.Spans is null || info.Format < 3 != info.Held is null || info.Format < 3 != info.Records is null
                || info.Format < 3 != info.Sequence is null || info.Sequence is < 1 or > RevisionInfo.LastSequence
                ? $"it does not say what format {info.Format} says"
            : info.Files.FirstOrDefault(f => !IsDigest(f.Value) || !IsOwn(f.Key, info)) is { Key: { } file }
                ? $"it cannot have the file “{file}”, or not with this digest"
            : OwnOf(info).Append("inputs/collection.md").Append("inputs/occasions.csv")
                .FirstOrDefault(f => !info.Files.ContainsKey(f)) is { } missing
                ? $"it does not have the file “{missing}”"
            : info.Held?.FirstOrDefault(h => !info.Files.ContainsKey(h.Key) || h.Key == "outcomes.jsonl" || h.Value < 1
                || h.Value >= number) is { Key: { } held }
                ? $"the file “{held}” cannot lie in another revision, or not in that one"
            : info.Records is not null && !IsDigest(info.Records) ? "its records have no digest"
            : info.Spans?.FirstOrDefault(s => s?.Parts is null || !Slugs.IsSlug(s.Source) || !s.Parts.All(IsDigest)) is { } spans
                ? $"the spans of “{spans.Source}” have no digest"
            : info.Spans?.Contains(null!) == true || info.Spans?.DistinctBy(s => s.Source).Count() < info.Spans?.Count
                ? "a source has its spans once"
            : info.Witnesses.FirstOrDefault(w => !IsDigest(w.Value) || !IsOfWitness(w.Key.Split('/'))) is { Key: { } witness }
                ? $"“{witness}” cannot be the file of a witness, or not with this digest"
            : info.Before.FirstOrDefault(b => (b.Value is { } digest && !IsDigest(digest)) || !IsReplaced(b.Key)) is { Key: { } replaced }
                ? $"it cannot replace “{replaced}”, or not one of this digest"
            : null;
        return says is null ? info : throw new ContentException(path, $"This file of a frozen revision is not as a revision is published: {says}. Restore it from version control.");
    }

    /// <summary>What the last revision of a collection says, seen from another.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="collection">The collection.</param>
    /// <returns>Null where it was never published, or its revision cannot be read, which is told of where the collection is.</returns>
    internal static RevisionInfo? LastInfo(ContentFolder folder, string collection)
    {
        try
        {
            return folder.Revisions(collection).Count is > 0 and var last ? ReadInfo(folder, collection, last) : null;
        }
        catch (ContentException)
        {
            return null;
        }
    }

    /// <summary>
    /// The place that the next revision has in the order of all publishes. Those that cannot be read now have places too, and are
    /// counted as if each were the last.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    internal static int NextSequence(ContentFolder folder)
    {
        var (last, unread) = (0, 0);
        foreach (var collection in folder.Collections.Where(folder.IsPublished))
        {
            try
            {
                for (var number = folder.Revisions(collection).Count; number > 0; number--, unread++)
                {
                    if (Info(collection, number) is not { } info) continue;
                    last = Math.Max(last, info.Sequence ?? 0);
                    break;
                }
            }
            catch (ContentException)
            {
                // How many it has cannot be known.
                unread++;
            }
        }
        return last + unread + 1;

        RevisionInfo? Info(string collection, int number)
        {
            try
            {
                return ReadInfo(folder, collection, number);
            }
            catch (ContentException)
            {
                return null;
            }
        }
    }

    private static readonly string[] OwnBefore = ["excerpts.jsonl", "spans.jsonl", "outcomes.jsonl", "register.csv"];

    private static readonly string[] Own = ["outcomes.jsonl", "register.csv", .. FrozenLists.Files];

    private const string Records = "excerpts.jsonl";

    private static RevisionFolder Read(ContentFolder folder, string collection, RevisionFolder? previous, FrozenParts parts)
    {
        var number = (previous?.Info.Number ?? 0) + 1;
        var path = Of(collection, number);
        var info = ReadInfo(folder, collection, number);
        var digest = ContentFolder.Digest(folder.ReadBytes($"{path}/revision.json"));
        if (info.Previous != previous?.Digest)
            throw new ContentException($"{path}/revision.json", "The revision before this one is not the one it was published after: a frozen revision was edited. Restore it from version control.");
        if (folder.ReadText($"{path}/revision.json.sha256").Trim() != digest)
            throw Damaged($"{path}/revision.json");
        if (info.Date < previous?.Info.Date)
            throw new ContentException($"{path}/revision.json", $"The revision is dated {info.Date:yyyy-MM-dd}, before the one that it was published after. Restore it from version control.");
        if (info.Sequence <= previous?.Info.Sequence)
            throw new ContentException($"{path}/revision.json", "The revision says that it was published before the one that it follows. Restore it from version control.");
        if (info.Format < previous?.Info.Format)
            throw new ContentException($"{path}/revision.json",
                $"The revision is of format {info.Format}, older than that of the one before it. Restore it from version control.");
        var own = info.Files.Keys.Where(f => info.Held?.ContainsKey(f) != true).Concat(parts.Take(info, path)).Append(Records)
            .Concat(["revision.json", "revision.json.sha256"]).ToHashSet(StringComparer.Ordinal);
        foreach (var stranger in folder.Files(path).Where(f => !own.Contains(f)))
            throw new ContentException($"{path}/{stranger}", "This file does not belong to the frozen revision; take it out, or restore the folder from version control.");
        foreach (var (file, sha) in info.Files.Where(f => !f.Key.EndsWith(".jsonl", StringComparison.Ordinal)))
            parts.Check(folder, info.PlaceOf(collection, file), sha);
        var (excerpts, erased, erasedLines) = ReadRecords(folder, collection, info);
        var isSame = previous is not null && info.Spans is not null && AreSame(info.Spans, previous.Info.Spans);
        var spans = info.Spans is null
            ? ReadLines($"{path}/spans.jsonl", ReadWhole("spans.jsonl"),
                (file, line, json) => Parse(file, line, json, RevisionJson.Frozen.SpanRecord))
            : isSame ? previous!.Spans
            : info.Spans.SelectMany(s => parts.Join(folder, s)).ToList();
        return new(path, info, digest, excerpts, spans,
            ReadLines($"{path}/outcomes.jsonl", ReadWhole("outcomes.jsonl"),
                (file, line, json) => Parse(file, line, json, RevisionJson.Frozen.OutcomeRecord)))
        {
            Erased = erased,
            ErasedLines = erasedLines,
            SpanFiles = info.Spans is null ? [($"{path}/spans.jsonl", spans.Count)] : isSame ? previous!.SpanFiles
                : parts.Files(info.Spans),
        };

        byte[] ReadWhole(string file) => Verified(folder, info.PlaceOf(collection, file), info.Files[file]);
    }

    private static bool AreSame(IReadOnlyList<FrozenSpans> now, IReadOnlyList<FrozenSpans>? then) => then is not null
        && now.Count == then.Count
        && now.Zip(then).All(p => p.First.Source == p.Second.Source && p.First.Witness == p.Second.Witness
            && p.First.Parts.SequenceEqual(p.Second.Parts));

    /// <summary>The bytes of a frozen file, which match its digest.</summary>
    /// <exception cref="ContentException">They do not, or the file is missing.</exception>
    internal static byte[] Verified(ContentFolder folder, string path, string digest)
    {
        if (!folder.Exists(path))
            throw new ContentException(path, "This file of a frozen revision is missing. Restore it from version control.");
        var bytes = folder.ReadBytes(path);
        return ContentFolder.Digest(bytes) == digest ? bytes
            : throw Damaged(path);
    }

    /// <summary>
    /// The records, and what is left of those that were erased: each leaves its digest, with which the others are verified.
    /// </summary>
    private static (List<Excerpt> Excerpts, List<ErasedRecord> Erased, List<int> Lines) ReadRecords(
        ContentFolder folder, string collection, RevisionInfo info)
    {
        var path = $"{Of(collection, info.Number)}/{Records}";
        var bytes = folder.ReadBytes(path);
        var (excerpts, erased, lines) = (new List<Excerpt>(), new List<ErasedRecord>(), new List<int>());
        // Nothing is believed before its digest fits.
        if (info.Records is null && ContentFolder.Digest(bytes) == info.Files[Records])
            return (ReadLines(path, bytes, ReadRecord), erased, lines);
        var digests = ReadLines(path, bytes, (file, line, json) =>
        {
            if (!Begins(json, "erased"u8)) return RecordDigests.OfLine(json);
            erased.Add(Parse(file, line, json, RevisionJson.Frozen.ErasedRecord));
            lines.Add(line);
            return erased[^1].Digest;
        });
        var records = info.Records ?? (erased.Count > 0 && erased[0].File?.Digest == info.Files[Records] ? erased[0].File!.Records : null);
        if (records != RecordDigests.Of(digests))
            throw Damaged(path);
        ReadLines(path, bytes, (file, line, json) =>
        {
            if (!Begins(json, "erased"u8)) excerpts.Add(ReadRecord(file, line, json));
            return line;
        });
        return (excerpts, erased, lines);
    }

    private static ContentException Damaged(string path) => new(path,
        "This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control.");

    /// <summary>A newer format is told of before anything else of the file is believed.</summary>
    private static void RefuseNewer(string path, byte[] bytes)
    {
        var format = Parse(path, 1, bytes, RevisionJson.Readable.RevisionFormat).Format;
        if (format > RevisionInfo.PresentFormat)
            throw new ContentException(path, $"The revision is of format {format}; this program knows formats up to {RevisionInfo.PresentFormat}. Use a newer one.");
    }

    private static bool IsDigest(string? text) => text is { Length: 64 } && text.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f');

    private static string[] OwnOf(RevisionInfo info) => info.Format < 3 ? OwnBefore : Own;

    private static bool IsOwn(string file, RevisionInfo info) => OwnOf(info).Contains(file)
        || (file.StartsWith("inputs/", StringComparison.Ordinal) && IsInput(file[7..]));

    private static bool IsReplaced(string path) => path == "register.csv" || IsInput(path);

    private static bool IsInput(string path) => path is "collection.md" or "occasions.csv" or "supplied.csv" || path.Split('/') switch
    {
        ["sources", var source, "source.md"] => Slugs.IsSlug(source),
        ["sources", _, _, "witness.md" or "emendations.csv" or "alignment.csv"] parts => IsOfWitness(parts),
        _ => false,
    };

    private static bool IsOfWitness(string[] parts) => parts is ["sources", var source, { Length: 4 } witness, { Length: > 0 } file]
        && Slugs.IsSlug(source) && witness.All(char.IsAsciiDigit) && file is not ("." or "..") && file.IndexOfAny(['\\', '\0']) < 0;

    /// <summary>The lines of a part of spans.</summary>
    internal static List<FrozenSpan> ReadSpans(string path, byte[] bytes) =>
        ReadLines(path, bytes, (file, line, json) => Parse(file, line, json, RevisionJson.Frozen.FrozenSpan));

    private delegate T ReadLine<T>(string path, int line, ReadOnlySpan<byte> json);

    private static List<T> ReadLines<T>(string path, byte[] bytes, ReadLine<T> read)
    {
        var records = new List<T>();
        foreach (var line in JsonLines.Cut(bytes)) records.Add(read(path, records.Count + 1, line.Span));
        return records;
    }

    /// <summary>
    /// Whether the first member of a line has a name; what a line is that is no object is told by whoever reads it whole.
    /// </summary>
    private static bool Begins(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.Read()
                && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A record says its format first; the older ones say none.</summary>
    private static Excerpt ReadRecord(string path, int line, ReadOnlySpan<byte> json)
    {
        if (FormatOf(path, line, json) is { } format)
        {
            return format == Excerpt.PresentFormat ? Parse(path, line, json, ExcerptJson.Frozen.Excerpt)
                : throw new ContentException(path, line, 1,
                    $"The record is of format {format}; this program knows formats up to {Excerpt.PresentFormat}. Use a newer one.");
        }
        var older = Parse(path, line, json, RevisionJson.Frozen.OlderExcerpt);
        return older.Url == $"/{older.Collection}/excerpts/{older.Id}" ? older.ToExcerpt()
            : throw new ContentException(path, line, 1, "The record cannot be this excerpt’s: it has another’s address. "
                + "This file of a frozen revision is not as a revision is published; restore it from version control.");
    }

    private static int? FormatOf(string path, int line, ReadOnlySpan<byte> json) =>
        Begins(json, "format"u8) ? Parse(path, line, json, RevisionJson.Readable.RevisionFormat).Format : null;

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
