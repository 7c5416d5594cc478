using Speeches.Store;

namespace Speeches.Web;

/// <summary>What a page shows of the text of a passage.</summary>
/// <param name="Excerpt">The passage.</param>
/// <param name="Pieces">The text, or a stretch of it.</param>
/// <param name="More">The characters (UTF-16 units) that stand on another page; 0 where the text ends here.</param>
/// <param name="Next">Where it goes on.</param>
public sealed record PassageText(Excerpt Excerpt, IReadOnlyList<TextPiece> Pieces, int More, string Next)
{
    /// <summary>In a list: the whole, or the beginning of a long one.</summary>
    /// <param name="excerpt">The passage.</param>
    /// <param name="whole">Where it is whole; null for its own page.</param>
    public static PassageText InList(Excerpt excerpt, string? whole = null)
    {
        var end = IsLong(excerpt) ? LongTexts.Cut(excerpt.Text, LongTexts.Beginning) : excerpt.Text.Length;
        return Of(excerpt, 0, end, whole ?? Addresses.Of(excerpt));
    }

    /// <summary>On its own page: one of its stretches.</summary>
    /// <param name="excerpt">The passage.</param>
    /// <param name="parts">Which of them, and where the others are.</param>
    public static PassageText Stretch(Excerpt excerpt, PartsOfList parts)
    {
        var number = (int)parts.Part.Number;
        var (start, end) = (LongTexts.Cut(excerpt.Text, (number - 1) * LongTexts.Stretch),
            LongTexts.Cut(excerpt.Text, number * LongTexts.Stretch));
        return Of(excerpt, start, end, parts.Address(number + 1));
    }

    /// <summary>Whether a list shows the beginning alone. What was printed of such a one stands on the page of its source.</summary>
    public static bool IsLong(Excerpt excerpt) => excerpt.Text.Length > LongTexts.MostInList;

    /// <summary>The stretches of a passage on its own page; null where there is none of that number.</summary>
    /// <param name="excerpt">The passage.</param>
    /// <param name="number">The number of the stretch, from 1.</param>
    /// <param name="address">The address of a stretch.</param>
    public static PartsOfList? Parts(Excerpt excerpt, int number, Func<long, string> address)
    {
        var count = LongTexts.Stretches(excerpt.Text);
        return number > count ? null : new(ListPart.Whole with { Number = number, Count = count }, address, null);
    }

    private static PassageText Of(Excerpt excerpt, int start, int end, string next) =>
        new(excerpt, TextPieces.Between(TextPieces.Of(excerpt), start, end), excerpt.Text.Length - end, next);
}
