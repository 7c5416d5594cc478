namespace Speeches.Parsing;

/// <summary>
/// Reads a witness: given its text and its layout, returns a partition of the text, its passages, and sentences about what it
/// could not read. Knows no files, no clock and no database, and never throws on any text.
/// </summary>
public static class WitnessParser
{
    /// <summary>Reads a witness.</summary>
    /// <param name="text">The decoded text.</param>
    /// <param name="layout">How it is laid out.</param>
    public static Reading Parse(string text, Layout layout)
    {
        var findings = new List<Finding>();
        var pieces = new SectionFinder(text, layout, findings).Cut();
        return new Walk(text, layout, pieces, findings).Read();
    }

    /// <summary>One walk over the pieces, from the first to the last.</summary>
    private sealed class Walk(string text, Layout layout, List<Piece> pieces, List<Finding> findings)
    {
        private readonly AttributionReader attributions = new(layout);
        private readonly AttributionMarks marks = new(layout);
        private readonly Sentences sentences = new(layout.Language);
        private readonly Partition partition = new(text, findings);
        private readonly List<Passage> passages = [];
        private readonly List<Standfirst> standfirsts = [];
        private SectionMark? section;
        private TextRange sectionRange;
        private TextRange? standfirst;
        private int standfirstEnd;
        private TextRange? pending;

        public Reading Read()
        {
            for (var index = 0; index < pieces.Count; index++)
            {
                var piece = pieces[index];
                if (piece.Kind == SpanKind.Excerpt)
                {
                    ReadText(piece.Range);
                    continue;
                }
                LeaveOpenText();
                partition.Add(piece.Kind, piece.Range);
                if (piece.Section is not null) OpenSection(piece, index);
            }
            LeaveOpenText();
            var dated = layout.OwnVoiceDatedBy is { } words ? FindOwnVoiceDate(words) : null;
            return new(text, partition.Finish(), passages, standfirsts, dated, findings);
        }

        private void OpenSection(Piece piece, int index)
        {
            (section, sectionRange) = (piece.Section!, piece.Range);
            standfirstEnd = section.Standfirst switch
            {
                StandfirstExtent.FirstParagraph => index + 1 < pieces.Count && pieces[index + 1].Kind == SpanKind.Excerpt ? pieces[index + 1].Range.End : piece.Range.End,
                StandfirstExtent.CutOff => SectionEnd(index),
                StandfirstExtent.UpToWords => FindStandfirstEnd(piece.Range.End, SectionEnd(index), section.StandfirstEnds!),
                _ => piece.Range.End,
            };
        }

        private int SectionEnd(int index)
        {
            for (index++; index < pieces.Count; index++)
            {
                if (pieces[index].Section is not null) return pieces[index].Range.Start;
            }
            return text.Length;
        }

        private int FindStandfirstEnd(int start, int limit, string words)
        {
            var at = text.IndexOf(words, start, limit - start, StringComparison.Ordinal);
            if (at >= 0) return at + words.Length;
            findings.Add(new(Severity.Error, start, $"The standfirst of section “{section!.Mark}” should end with “{words}”, but these words do not stand in the section; quote them as they are printed."));
            return start;
        }

        private void ReadText(TextRange range)
        {
            if (section is null && layout.Sections.Count > 0)
            {
                partition.Add(SpanKind.Lead, range);
                return;
            }
            if (range.Start < standfirstEnd)
            {
                var part = new TextRange(range.Start, Math.Min(range.End, standfirstEnd)).Trim(text);
                standfirst = new(standfirst?.Start ?? part.Start, part.End);
                range = new TextRange(part.End, range.End).Trim(text);
                if (range.Length == 0) return;
            }
            CloseStandfirst();
            switch (layout.Attributions)
            {
                case AttributionPlace.Running: ReadRunning(range); break;
                case AttributionPlace.InProse: ReadParagraph(range); break;
                case AttributionPlace.OwnLine when layout.AttributionMarks.Count == 0: ReadUnmarkedLine(range); break;
                default: ReadLine(range); break;
            }
        }

        /// <summary>At a mark, a section or the end of the text: text that still waits for its attribution stays unread.</summary>
        private void LeaveOpenText()
        {
            CloseStandfirst();
            pending = null;
        }

        private void CloseStandfirst()
        {
            if (standfirst is not { } range) return;
            partition.Add(SpanKind.Standfirst, range);
            standfirsts.Add(new(range, section?.Theme, section?.Standfirst == StandfirstExtent.CutOff));
            standfirst = null;
        }

        private void ReadRunning(TextRange range)
        {
            for (var at = range.Start; at < range.End;)
            {
                if (attributions.ReadRunningAt(text, at, range.End) is { } attribution)
                {
                    Extend(range.Start, at);
                    Close(attribution, attribution.Range);
                    at = attribution.Range.End;
                    while (at < range.End && char.IsWhiteSpace(text[at])) at++;
                    range = new(at, range.End);
                    continue;
                }
                if (attributions.OpensAt(text, at, range.End))
                    findings.Add(new(Severity.Warning, at, "A sentence opens like an attribution, but no date closes it; it was read as part of the passage."));
                at = sentences.NextStart(text, at, range.End);
            }
            Extend(range.Start, range.End);
        }

        private void ReadLine(TextRange line)
        {
            foreach (var marked in marks.Find(text, line))
            {
                if (attributions.ReadLine(text, marked.Words) is not { } attribution) continue;
                Extend(line.Start, marked.Range.Start);
                ReportOddPlaces(attribution, marked);
                Close(attribution, marked.Range);
                return;
            }
            if (marks.LengthAt(text, line.Start, line.End) is var length and > 0)
            {
                var words = new TextRange(line.Start + length, line.End).Trim(text);
                findings.Add(new(Severity.Error, words.Start, words.Length > AttributionReader.Longest
                    ? $"This line is marked as an attribution, but is longer than {AttributionReader.Longest} characters; check the mark, or the line."
                    : "This line is marked as an attribution, but no list knows the words it opens with; add them to authorities/occasion-kinds.csv."));
                LeaveOpenText();
                return;
            }
            Extend(line.Start, line.End);
        }

        private void ReadUnmarkedLine(TextRange line)
        {
            if (attributions.ReadUnmarkedLine(text, line) is { } attribution)
            {
                Close(attribution, line);
                return;
            }
            if (attributions.OpensAt(text, line.Start, line.End))
                findings.Add(new(Severity.Warning, line.Start, "A line opens like an attribution, but has no date where the layout has one; it was read as part of the passage."));
            Extend(line.Start, line.End);
        }

        /// <summary>What was read although it stands elsewhere than the layout says is said.</summary>
        private void ReportOddPlaces(AttributionWords attribution, MarkedWords marked)
        {
            if (attribution.Date is { } date && AttributionReader.BeginsWithDate(attribution) != layout.DateFirst)
                findings.Add(new(Severity.Warning, date.Range.Start, $"The date stands {(layout.DateFirst ? "last" : "first")} in this attribution, but witness.md says “date: {(layout.DateFirst ? "first" : "last")}”; it was read. Check the line, or what witness.md says."));
            if (layout.Attributions == AttributionPlace.Parentheses && text[marked.Range.End - 1] == '.' && pending is { } passage && !Sentences.EndBefore(text, passage.End, passage.Start))
                findings.Add(new(Severity.Warning, marked.Range.End - 1, "This full stop stands behind the parentheses and was read with the attribution, so the passage ends without one; emend the end of the passage."));
        }

        private void ReadParagraph(TextRange range)
        {
            var attribution = attributions.FindInProse(text, range);
            var continues = attribution is null && layout.Continuations.Any(c => text.AsSpan(range.Start, range.Length).StartsWith(c, StringComparison.Ordinal));
            if (continues && (passages.Count == 0 || passages[^1].Section != sectionRange))
            {
                findings.Add(new(Severity.Error, range.Start, "This paragraph begins as one that goes on from the paragraph before, but no passage stands before it in its section."));
                continues = false;
            }
            if (attribution is null && !continues && !layout.UnattributedIsOwnVoice) return;
            if (attribution is not null && attributions.FindInProse(text, new(attribution.Range.End, range.End)) is { } second)
                findings.Add(new(Severity.Warning, second.Range.Start, $"A second occasion is named in one passage: “{second.Range.In(text)}”; the first was taken."));
            Add(new(range, section?.Theme, sectionRange, attribution, continues));
        }

        private void Extend(int start, int end)
        {
            var range = new TextRange(start, end).Trim(text);
            if (range.Length > 0) pending = new(pending?.Start ?? range.Start, range.End);
        }

        private void Close(AttributionWords attribution, TextRange range)
        {
            if (pending is { } passage) Add(new(passage, section?.Theme, sectionRange, attribution, Continues: false));
            else findings.Add(new(Severity.Error, range.Start, "This attribution has no passage before it."));
            pending = null;
            partition.Add(SpanKind.Attribution, range);
        }

        private void Add(Passage passage)
        {
            partition.Add(SpanKind.Excerpt, passage.Range);
            passages.Add(passage);
        }

        private TextRange? FindOwnVoiceDate(string words)
        {
            var at = text.IndexOf(words, StringComparison.Ordinal);
            if (at >= 0) return new(at, at + words.Length);
            findings.Add(new(Severity.Error, 0, $"The words “{words}”, which should date the source's own voice, do not stand in the witness."));
            return null;
        }
    }
}
