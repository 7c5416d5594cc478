namespace Speeches.Parsing;

/// <summary>A stretch of a line that is marked as an attribution.</summary>
/// <param name="Range">All of it, with its mark or its parentheses.</param>
/// <param name="Words">What is marked, trimmed.</param>
internal readonly record struct MarkedWords(TextRange Range, TextRange Words);

/// <summary>Finds what a layout marks as attributions: behind a mark, or in parentheses.</summary>
internal sealed class AttributionMarks(Layout layout)
{
    private readonly string[] marks = [.. layout.AttributionMarks.OrderByDescending(m => m.Length)];

    /// <summary>The stretches of a line that are marked as its attribution, the one nearest to its end first.</summary>
    public IEnumerable<MarkedWords> Find(string text, TextRange line) => layout.Attributions switch
    {
        AttributionPlace.OwnLine => AtStart(text, line),
        AttributionPlace.LineEnd => BehindSentences(text, line),
        AttributionPlace.Parentheses => InParentheses(text, line),
        _ => [],
    };

    /// <summary>The length of the mark that stands at a place; 0 where none does.</summary>
    public int LengthAt(string text, int at, int limit)
    {
        foreach (var mark in marks)
        {
            var sign = mark.AsSpan().TrimEnd();
            if (at + mark.Length > limit || !text.AsSpan(at, sign.Length).SequenceEqual(sign)) continue;
            if (sign.Length == mark.Length || char.IsWhiteSpace(text[at + sign.Length])) return mark.Length;
        }
        return 0;
    }

    private IEnumerable<MarkedWords> AtStart(string text, TextRange line)
    {
        if (LengthAt(text, line.Start, line.End) is var length and > 0) yield return new(line, new TextRange(line.Start + length, line.End).Trim(text));
    }

    private IEnumerable<MarkedWords> BehindSentences(string text, TextRange line)
    {
        for (var at = line.End - 1; at >= line.Start && at > line.End - AttributionReader.Longest; at--)
        {
            if (LengthAt(text, at, line.End) is var length and > 0 && (at == line.Start || Sentences.EndBefore(text, at, line.Start)))
                yield return new(new(at, line.End), new TextRange(at + length, line.End).Trim(text));
        }
    }

    /// <summary>What the parentheses at the end of a line hold, outermost. A full stop behind them goes with them.</summary>
    private static IEnumerable<MarkedWords> InParentheses(string text, TextRange line)
    {
        var close = line.End - 1;
        if (text[close] == '.') close--;
        if (close < line.Start || text[close] != ')') yield break;
        for (var (at, depth) = (close, 0); at >= line.Start && at > close - AttributionReader.Longest; at--)
        {
            depth += text[at] switch { ')' => 1, '(' => -1, _ => 0 };
            if (depth > 0) continue;
            yield return new(new(at, line.End), new TextRange(at + 1, close).Trim(text));
            yield break;
        }
    }
}
