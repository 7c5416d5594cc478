namespace Speeches.Parsing;

/// <summary>
/// Builds the partition of a text: whoever adds a span says what it is, and what nobody claims becomes space or unread.
/// Joined, the spans give the text back, whatever was added.
/// </summary>
internal sealed class Partition(string text, List<Finding> findings)
{
    private readonly List<Span> spans = [];
    private int end;

    /// <summary>Claims a range that starts at or behind the end of what was claimed before.</summary>
    public void Add(SpanKind kind, TextRange range)
    {
        if (range.Start < end || range.End <= range.Start)
            throw new InvalidOperationException($"Span {kind} {range.Start}–{range.End} does not follow unit {end}.");
        FillTo(range.Start);
        spans.Add(new(kind, range.Start, range.End));
        end = range.End;
    }

    /// <summary>The whole partition.</summary>
    public IReadOnlyList<Span> Finish()
    {
        FillTo(text.Length);
        return spans;
    }

    private void FillTo(int limit)
    {
        if (end == limit) return;
        var core = new TextRange(end, limit).Trim(text);
        if (core.Length == 0)
        {
            spans.Add(new(SpanKind.Space, end, limit));
        }
        else
        {
            if (core.Start > end) spans.Add(new(SpanKind.Space, end, core.Start));
            spans.Add(new(SpanKind.Unread, core.Start, core.End));
            if (core.End < limit) spans.Add(new(SpanKind.Space, core.End, limit));
            findings.Add(new(Severity.Error, core.Start, $"{core.Length} characters could not be read, from “{Quote(core)}”: no attribution, label or caption of the layout claims them."));
        }
        end = limit;
    }

    private string Quote(TextRange range) =>
        range.Length <= 40 ? range.In(text) : text[range.Start..(range.Start + (char.IsHighSurrogate(text[range.Start + 39]) ? 39 : 40))] + "…";
}
