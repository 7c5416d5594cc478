using System.Text.Json.Serialization;

namespace Speeches.Revisions;

/// <summary>One published state of a collection, as <c>revision.json</c> has it.</summary>
public sealed record RevisionInfo
{
    /// <summary>
    /// The present format of a frozen revision. Format 1 knew no moved, merged, withdrawn or restored excerpts; formats 1 and 2 froze every
    /// file anew, and no rows of the lists.
    /// </summary>
    public const int PresentFormat = 3;

    /// <summary>The number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The day it was published.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The format of its files.</summary>
    public required int Format { get; init; }

    /// <summary>What brought it about, in a sentence (<c>Witness 0002 of unity-and-cooperation was received.</c>); null where an editor published without one.</summary>
    public string? Note { get; init; }

    /// <summary>The revision that it takes back; null for every other.</summary>
    public int? Undoes { get; init; }

    /// <summary>The SHA-256 of the <c>revision.json</c> before; null for the first.</summary>
    public required string? Previous { get; init; }

    /// <summary>
    /// Its place among the revisions of all collections as they were published: one more than the greatest there was. Two that were
    /// published apart from one another, and brought together by version control, may have the same. Null before format 3.
    /// </summary>
    public int? Sequence { get; init; }

    /// <summary>The greatest <see cref="Sequence"/>: room is left for what follows.</summary>
    public const int LastSequence = 1_000_000_000;

    /// <summary>The SHA-256 of each of its files, by path within the revision's folder.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Of the files that are as they were: the earlier revision in whose folder each lies. Null before format 3.</summary>
    public IReadOnlyDictionary<string, int>? Held { get; init; }

    /// <summary>
    /// The SHA-256 of the digests of the records, in their order, a line each: so one that is erased can leave its digest in its place.
    /// Null before format 3, which had a digest of the file.
    /// </summary>
    public string? Records { get; init; }

    /// <summary>How each source is cut into spans, in the order of the sources. Null before format 3.</summary>
    public IReadOnlyList<FrozenSpans>? Spans { get; init; }

    /// <summary>The SHA-256 of each file of the witnesses it was read from, by path within the collection's folder.</summary>
    public required IReadOnlyDictionary<string, string> Witnesses { get; init; }

    /// <summary>The SHA-256 of <c>register.csv</c> and <c>occasions.csv</c> as they were before; null for one that was not there.</summary>
    public required IReadOnlyDictionary<string, string?> Before { get; init; }

    /// <summary>Where one of its files lies, relative to the content folder.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="file">The path within the revision's folder.</param>
    public string PlaceOf(string collection, string file) =>
        $"{RevisionFolder.Of(collection, Held is not null && Held.TryGetValue(file, out var held) ? held : Number)}/{file}";
}

/// <summary>
/// The spans of a source: parts that follow one another, each in the folder of the revision that first had it, named by its digest.
/// </summary>
/// <param name="Source">The slug of the source.</param>
/// <param name="Witness">The number of the witness.</param>
/// <param name="Parts">The SHA-256 of each part.</param>
public sealed record FrozenSpans(string Source, string Witness, IReadOnlyList<string> Parts);

/// <summary>The format of a revision, as <c>revision.json</c> of any format has it.</summary>
/// <param name="Format">The number.</param>
public sealed record RevisionFormat(int Format);

/// <summary>A span of a published witness, and what was read from it.</summary>
public sealed record SpanRecord
{
    /// <summary>The slug of the source.</summary>
    public required string Source { get; init; }

    /// <summary>The number of the witness.</summary>
    public required string Witness { get; init; }

    /// <summary>The first UTF-16 unit.</summary>
    public required int Start { get; init; }

    /// <summary>Past the last unit.</summary>
    public required int End { get; init; }

    /// <summary>What it is.</summary>
    public required SpanKind Kind { get; init; }

    /// <summary>
    /// The slug of the theme of an excerpt or a standfirst; null where unplaced, or where the kind has no theme. Formats 1 and 2 have its
    /// numeral.
    /// </summary>
    public string? Theme { get; init; }

    /// <summary>The id of the excerpt that an excerpt or an attribution belongs to; null else.</summary>
    public string? Excerpt { get; init; }

    /// <summary>The excerpt's place within source and theme; null for other kinds.</summary>
    public int? Position { get; init; }

    /// <summary>Whether the witness breaks off inside a standfirst; null where it does not.</summary>
    public bool? CutOff { get; init; }

    /// <summary>
    /// The text as emended of a title, standfirst or caption; null where it is as printed, and for an excerpt and its attribution, whose
    /// record has it.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The corrections that make <see cref="Text"/>, counted in the span; null where there are none.</summary>
    public IReadOnlyList<Emendation>? Emendations { get; init; }

    /// <summary>The ranges that fields of the excerpt were read from; null where none were.</summary>
    public IReadOnlyList<FieldRange>? Fields { get; init; }
}

/// <summary>What a revision did to one excerpt.</summary>
/// <param name="Excerpt">The id.</param>
/// <param name="Outcome">
/// <c>new</c>, <c>changed</c> (a new version), <c>noted</c> (only how it is known changed), <c>unchanged</c>, <c>restored</c> (live again, in
/// the version it had or a new one), <c>merged</c> (its address leads to another from now on) or <c>withdrawn</c>.
/// </param>
/// <param name="Version">The version it has in this revision; of one that is merged or withdrawn, the last it had.</param>
/// <param name="Fields">The fields that made a new version, or of a noted one what is known otherwise; null where there is none.</param>
/// <param name="Moved">Whether it stands elsewhere among its neighbours than before; null where it does not.</param>
/// <param name="From">Of a new one that was split from another: that one's id; null else.</param>
/// <param name="Into">Of a merged one: the id that its address leads to; null else.</param>
/// <param name="Reason">Of a withdrawn one: why; null else.</param>
/// <param name="EqualsVersion">Of one that an undo changed: the earlier version that it equals; null else.</param>
public sealed record OutcomeRecord(
    string Excerpt, Outcome Outcome, int Version, IReadOnlyList<Field>? Fields = null, bool? Moved = null, string? From = null, string? Into = null, string? Reason = null, int? EqualsVersion = null)
{
    /// <summary>Whether it says nothing but that all is as it was: from format 3 on that is not written down.</summary>
    [JsonIgnore]
    public bool IsPlain => Outcome == Outcome.Unchanged && Fields is null && Moved is null && From is null && Into is null
        && Reason is null && EqualsVersion is null;

    /// <summary>Whether the excerpt is live in this revision.</summary>
    [JsonIgnore]
    public bool IsLive => Outcome.IsLive();
}

/// <summary>How the files of a revision are written; what <see cref="ExcerptJson"/> says of records holds of them.</summary>
[JsonSerializable(typeof(RevisionInfo))]
[JsonSerializable(typeof(RevisionFormat))]
[JsonSerializable(typeof(SpanRecord))]
[JsonSerializable(typeof(OutcomeRecord))]
[JsonSerializable(typeof(FrozenSpan))]
[JsonSerializable(typeof(ErasedRecord))]
[JsonSerializable(typeof(OlderExcerpt))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class RevisionJson : JsonSerializerContext
{
    /// <summary>For spans and outcomes: a field that is empty is left out.</summary>
    public static RevisionJson Lines { get; } = new(ExcerptJson.Written(JsonIgnoreCondition.WhenWritingNull, indented: false));

    /// <summary>For <c>revision.json</c>, which people read.</summary>
    public static RevisionJson Readable { get; } = new(ExcerptJson.Written(JsonIgnoreCondition.Never, indented: true));

    /// <summary>For what is read from a frozen revision.</summary>
    public static RevisionJson Frozen { get; } = new(ExcerptJson.AsFrozen());
}
