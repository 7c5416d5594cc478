namespace Speeches.Web;

/// <summary>A stretch of a text as a page shows it.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Emendation">The correction it comes from; null where it is as printed.</param>
/// <param name="IsGap">Whether something was taken here that nobody can supply.</param>
/// <param name="IsQuoted">Whether a reported passage quotes it.</param>
public sealed record TextPiece(string Text, Emendation? Emendation, bool IsGap, bool IsQuoted);

/// <summary>Cuts a text where its marks begin and end.</summary>
public static class TextPieces
{
    /// <summary>The pieces of an excerpt's text.</summary>
    /// <param name="excerpt">The excerpt.</param>
    public static IReadOnlyList<TextPiece> Of(Excerpt excerpt) => Of(excerpt.TextAsPrinted, excerpt.EmendationsOf(Field.Text),
        excerpt.Quoted);

    /// <summary>The pieces between two places of a text; those that lie on both sides of one are cut there.</summary>
    /// <param name="pieces">The pieces of the whole text.</param>
    /// <param name="start">The first place.</param>
    /// <param name="end">The last place, not included.</param>
    public static IReadOnlyList<TextPiece> Between(IReadOnlyList<TextPiece> pieces, int start, int end)
    {
        var (between, at) = (new List<TextPiece>(), 0);
        foreach (var piece in pieces)
        {
            var (from, to) = (Math.Max(start - at, 0), Math.Min(end - at, piece.Text.Length));
            if (from < to) between.Add(from == 0 && to == piece.Text.Length ? piece : piece with { Text = piece.Text[from..to] });
            at += piece.Text.Length;
        }
        return between;
    }

    /// <summary>The pieces of a text that needs no marks but its gaps.</summary>
    /// <param name="text">The text as emended.</param>
    public static IReadOnlyList<TextPiece> Of(string text) => Of(text, [], []);

    /// <summary>The pieces of a text as emended.</summary>
    /// <param name="asPrinted">The text as received.</param>
    /// <param name="emendations">Its corrections, in its order; none overlap.</param>
    /// <param name="quoted">Ranges of the text as emended.</param>
    public static IReadOnlyList<TextPiece> Of(string asPrinted, IReadOnlyList<Emendation> emendations, IReadOnlyList<TextRange> quoted)
    {
        var pieces = new List<TextPiece>();
        var (at, emended) = (0, 0);
        foreach (var emendation in emendations)
        {
            Add(asPrinted[at..emendation.Start], null);
            // Of a gap only the gap itself is marked: the words beside it are as printed.
            Add(emendation.Reading, emendation.Reading.Contains(EmendedText.Gap) ? null : emendation);
            at = emendation.End;
        }
        Add(asPrinted[at..], null);
        return pieces;

        void Add(string run, Emendation? emendation)
        {
            for (var start = 0; start < run.Length;)
            {
                var isQuoted = IsQuoted(emended + start);
                var end = start + 1;
                if (run[start] != EmendedText.Gap)
                    while (end < run.Length && run[end] != EmendedText.Gap && IsQuoted(emended + end) == isQuoted) end++;
                pieces.Add(new(run[start..end], emendation, run[start] == EmendedText.Gap, isQuoted));
                start = end;
            }
            emended += run.Length;
        }

        bool IsQuoted(int place) => quoted.Any(q => q.Start <= place && place < q.End);
    }
}
