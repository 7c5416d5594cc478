namespace Speeches.Parsing;

/// <summary>A stretch of a line and what the layout says it is; <see cref="SpanKind.Excerpt"/> stands for running text not yet read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Range">Its characters, trimmed; never empty.</param>
/// <param name="Section">The section that starts here; null where none does.</param>
internal readonly record struct Piece(SpanKind Kind, TextRange Range, SectionMark? Section = null);

/// <summary>Cuts the lines of a witness at the marks of its layout: sections, captions, labels, related links and credits.</summary>
internal sealed class SectionFinder
{
    private readonly string text;
    private readonly Layout layout;
    private readonly List<Finding> findings;
    private readonly bool[] captionSeen;
    private readonly int[] endlessUntil;
    private int nextSection;
    private bool underLabel;

    public SectionFinder(string text, Layout layout, List<Finding> findings)
    {
        (this.text, this.layout, this.findings) = (text, layout, findings);
        captionSeen = new bool[layout.Captions.Count];
        endlessUntil = new int[layout.Captions.Count];
    }

    public List<Piece> Cut()
    {
        var pieces = new List<Piece>();
        var count = 0;
        foreach (var line in Lines())
        {
            if (count < layout.Begins.Count) pieces.Add(new(layout.Begins[count], line));
            else CutLine(line, pieces);
            count++;
        }
        if (count < layout.Begins.Count)
            findings.Add(new(Severity.Error, text.Length, $"The witness should begin with {string.Join(" and ", layout.Begins.Select(k => k.ToString().ToLowerInvariant()))}, but has {count} {(count == 1 ? "line" : "lines")}."));
        ReportUnseen();
        return pieces;
    }

    private IEnumerable<TextRange> Lines()
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r') is var length and >= 0 ? start + length : text.Length;
            var line = new TextRange(start, end).Trim(text);
            if (line.Length > 0) yield return line;
            start = end + 1;
        }
    }

    private void CutLine(TextRange line, List<Piece> pieces)
    {
        if (HeadingAt(line) is { } heading) pieces.Add(new(SpanKind.Heading, line, heading));
        else if (BeginsWith(line, layout.Labels)) (_, underLabel) = (Added(SpanKind.Label), true);
        else if (BeginsWith(line, layout.Credits)) Added(SpanKind.Credit);
        else if (underLabel && layout.RelatedLinksUnderLabels && !EndsWithFullStop(line)) Added(SpanKind.RelatedLink);
        else
        {
            underLabel = false;
            CutRunningText(line, pieces);
        }

        bool Added(SpanKind kind)
        {
            pieces.Add(new(kind, line));
            return true;
        }
    }

    private SectionMark? HeadingAt(TextRange line)
    {
        for (var index = nextSection; index < layout.Sections.Count; index++)
        {
            var section = layout.Sections[index];
            if (!section.IsHeading || section.Mark.Length != line.Length || string.CompareOrdinal(text, line.Start, section.Mark, 0, line.Length) != 0) continue;
            underLabel = false;
            return Open(index);
        }
        return null;
    }

    /// <summary>Sections stand in the order of the layout; one that is passed over is reported, and never looked for again.</summary>
    private SectionMark Open(int index)
    {
        for (; nextSection < index; nextSection++) ReportMissing(layout.Sections[nextSection]);
        nextSection = index + 1;
        return layout.Sections[index];
    }

    private void CutRunningText(TextRange line, List<Piece> pieces)
    {
        var captions = layout.Captions.Select(c => Next(c.Begins, line, line.Start)).ToArray();
        var sections = layout.Sections.Select((s, i) => i < nextSection || s.IsHeading ? -1 : NextNumeral(s.Mark, line, line.Start)).ToArray();
        var at = line.Start;
        while (true)
        {
            var caption = Nearest(captions, at, index => Next(layout.Captions[index].Begins, line, at));
            var section = Nearest(sections, at, index => index < nextSection ? -1 : NextNumeral(layout.Sections[index].Mark, line, at));
            if (caption < 0 && section < 0) break;
            if (section < 0 || (caption >= 0 && captions[caption] < sections[section]))
            {
                var range = new TextRange(captions[caption], CaptionEnd(caption, captions[caption], line));
                AddText(at, range.Start);
                pieces.Add(new(SpanKind.Caption, range));
                captionSeen[caption] = true;
                at = range.End;
            }
            else
            {
                var range = new TextRange(sections[section], sections[section] + layout.Sections[section].Mark.Length);
                AddText(at, range.Start);
                pieces.Add(new(SpanKind.Numeral, range, Open(section)));
                Array.Fill(sections, -1, 0, nextSection);
                at = range.End;
            }
        }
        AddText(at, line.End);

        void AddText(int start, int end)
        {
            var range = new TextRange(start, end).Trim(text);
            if (range.Length > 0) pieces.Add(new(SpanKind.Excerpt, range));
        }
    }

    /// <summary>The index of the mark that stands first at or behind a place; marks that were passed are looked for again.</summary>
    private static int Nearest(int[] places, int at, Func<int, int> again)
    {
        var nearest = -1;
        for (var index = 0; index < places.Length; index++)
        {
            if (places[index] >= 0 && places[index] < at) places[index] = again(index);
            if (places[index] >= 0 && (nearest < 0 || places[index] < places[nearest])) nearest = index;
        }
        return nearest;
    }

    private int Next(string words, TextRange line, int from)
    {
        for (var at = from; at < line.End; at++)
        {
            at = text.IndexOf(words, at, line.End - at, StringComparison.Ordinal);
            if (at < 0) return -1;
            if (at == line.Start || char.IsWhiteSpace(text[at - 1])) return at;
        }
        return -1;
    }

    private int NextNumeral(string mark, TextRange line, int from)
    {
        for (var at = from; (at = Next(mark, line, at)) >= 0; at++)
        {
            if (at == line.Start || (at >= 2 && char.IsWhiteSpace(text[at - 2]))) return at;
        }
        return -1;
    }

    private int CaptionEnd(int index, int start, TextRange line)
    {
        var caption = layout.Captions[index];
        var end = start + caption.Begins.Length;
        // Looked for and reported once a line, or a line of nothing but beginnings would be searched to its end for each.
        if (caption.Ends is null || endlessUntil[index] == line.End) return end;
        var last = text.IndexOf(caption.Ends, end, line.End - end, StringComparison.Ordinal);
        if (last >= 0) return last + caption.Ends.Length;
        endlessUntil[index] = line.End;
        findings.Add(new(Severity.Error, start, $"The caption that begins here does not end with “{caption.Ends}” on its line; quote its last words as they are printed."));
        return end;
    }

    private void ReportUnseen()
    {
        for (; nextSection < layout.Sections.Count; nextSection++) ReportMissing(layout.Sections[nextSection]);
        for (var index = 0; index < captionSeen.Length; index++)
        {
            if (!captionSeen[index])
                findings.Add(new(Severity.Error, 0, $"No caption begins with “{layout.Captions[index].Begins}”; quote it as it is printed, or take it out of the list."));
        }
    }

    private void ReportMissing(SectionMark section) => findings.Add(new(Severity.Error, 0,
        $"The {(section.IsHeading ? "heading" : "numeral")} “{section.Mark}” was not found where the order of the sections has it; quote it as it is printed."));

    private bool BeginsWith(TextRange line, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length <= line.Length && string.CompareOrdinal(text, line.Start, word, 0, word.Length) == 0) return true;
        }
        return false;
    }

    private bool EndsWithFullStop(TextRange line) => text[line.Start..line.End].TrimEnd('"', '”', '’', '\'', ')').EndsWith('.');
}
