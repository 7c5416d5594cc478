using System.Text;
using System.Text.Json;

namespace Speeches.Revisions;

/// <summary>
/// A span as a part has it: by its length, and what it names by where it stands from here, so that an edit changes the spans around it and
/// no others. Source and witness are named where the parts are listed; an excerpt's position is its place among those of its theme.
/// </summary>
/// <param name="Length">Its UTF-16 units.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Theme">As <see cref="SpanRecord.Theme"/>.</param>
/// <param name="Excerpt">As <see cref="SpanRecord.Excerpt"/>.</param>
/// <param name="CutOff">As <see cref="SpanRecord.CutOff"/>.</param>
/// <param name="Text">As <see cref="SpanRecord.Text"/>.</param>
/// <param name="Emendations">As <see cref="SpanRecord.Emendations"/>.</param>
/// <param name="Fields">As <see cref="SpanRecord.Fields"/>.</param>
public sealed record FrozenSpan(
    int Length, SpanKind Kind, string? Theme = null, string? Excerpt = null, bool? CutOff = null, string? Text = null,
    IReadOnlyList<Emendation>? Emendations = null, IReadOnlyList<FrozenRange>? Fields = null);

/// <summary>The characters that a field of an excerpt was read from.</summary>
/// <param name="Field">The field.</param>
/// <param name="Start">The first UTF-16 unit.</param>
/// <param name="End">Past the last unit.</param>
/// <param name="From">
/// What both are counted from: <c>section</c>, the numeral or heading before the excerpt; <c>witness</c>, its first character; null for the
/// excerpt's own first character, also where they stand a little before it.
/// </param>
public sealed record FrozenRange(Field Field, int Start, int End, string? From = null);

/// <summary>
/// Cuts the spans of a source into parts, and puts parts together. Where a part ends is decided by the id of an excerpt alone.
/// </summary>
internal static class SpanParts
{
    private const string FromSection = "section", FromWitness = "witness";

    /// <summary>One excerpt in so many begins a part: some ten kilobytes of spans.</summary>
    private const uint Excerpts = 32;

    /// <summary>As many spans before an excerpt stand a little before it.</summary>
    private const int Near = 4;

    /// <summary>Where a part lies in the folder of the revision that first had it.</summary>
    /// <param name="digest">Its digest.</param>
    public static string Path(string digest) => $"spans/{digest}.jsonl";

    /// <summary>The parts of the spans of one source.</summary>
    /// <param name="spans">Its spans, in the order of its text.</param>
    public static IReadOnlyList<byte[]> Cut(IReadOnlyList<SpanRecord> spans)
    {
        var parts = new List<byte[]>();
        var part = new StringBuilder();
        SpanRecord? section = null;
        for (var index = 0; index < spans.Count; index++)
        {
            var span = spans[index];
            if (span.Kind is SpanKind.Heading or SpanKind.Numeral) section = span;
            if (span.Kind == SpanKind.Excerpt && Begins(span.Excerpt!)) End();
            part.Append(JsonSerializer.Serialize(Line(span, section, spans[Math.Max(0, index - Near)].Start),
                RevisionJson.Lines.FrozenSpan)).Append('\n');
        }
        End();
        return parts;

        void End()
        {
            if (part.Length > 0) parts.Add(Encoding.UTF8.GetBytes(part.ToString()));
            part.Clear();
        }
    }

    /// <summary>The spans of one source, put together from the lines of its parts.</summary>
    /// <param name="source">The slug of the source.</param>
    /// <param name="witness">The number of the witness.</param>
    /// <param name="lines">The lines, in their order.</param>
    public static List<SpanRecord> Join(string source, string witness, IEnumerable<FrozenSpan> lines)
    {
        var spans = new List<SpanRecord>();
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var (start, section) = (0L, 0L);
        foreach (var line in lines)
        {
            if (line.Kind is SpanKind.Heading or SpanKind.Numeral) section = start;
            var place = line.Theme ?? "";
            // A text that is too long to be counted is told of by its first span that ends nowhere.
            var end = Math.Min(start + line.Length, int.MaxValue);
            spans.Add(new()
            {
                Source = source,
                Witness = witness,
                Start = (int)start,
                End = (int)end,
                Kind = line.Kind,
                Theme = line.Theme,
                Excerpt = line.Excerpt,
                Position = line.Kind == SpanKind.Excerpt ? positions[place] = positions.GetValueOrDefault(place) + 1 : null,
                CutOff = line.CutOff,
                Text = line.Text,
                Emendations = line.Emendations,
                Fields = line.Fields?.Select(f => f is null ? null!
                    : Range(f, f.From switch { null => start, FromSection => section, FromWitness => 0, _ => int.MinValue })).ToList(),
            });
            start = end;
        }
        return spans;
    }

    private static FrozenSpan Line(SpanRecord span, SpanRecord? section, int near) => new(
        span.End - span.Start, span.Kind, span.Theme, span.Excerpt, span.CutOff, span.Text, span.Emendations,
        span.Fields?.Select(f => f.Start >= near ? Counted(f, span.Start, null)
            : section is not null && f.Start >= section.Start && f.End <= section.End ? Counted(f, section.Start, FromSection)
            : Counted(f, 0, FromWitness)).ToList());

    private static FrozenRange Counted(FieldRange range, int start, string? from) => new(range.Field, range.Start - start,
        range.End - start, from);

    private static FieldRange Range(FrozenRange range, long start) =>
        new(range.Field, (int)Math.Clamp(range.Start + start, int.MinValue, int.MaxValue),
            (int)Math.Clamp(range.End + start, int.MinValue, int.MaxValue));

    /// <summary>The same for an id on every machine and for ever: else every part would be written anew.</summary>
    private static bool Begins(string id)
    {
        var hash = 2166136261u;
        foreach (var c in id) hash = (hash ^ c) * 16777619u;
        return (hash ^ (hash >> 16)) % Excerpts == 0;
    }
}
