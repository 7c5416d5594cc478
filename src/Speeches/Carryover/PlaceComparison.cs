using System.Text;
using System.Text.RegularExpressions;
using Speeches.Import;

namespace Speeches.Carryover;

/// <summary>Decides what a new witness has at the place of an emendation.</summary>
public static class PlaceComparison
{
    /// <summary>The most units between what both witnesses have that are looked at: 2,000. In the place of more, the passage was written anew.</summary>
    public const int LongestFound = 2_000;

    /// <summary>Compares what stands at the place with what the old witness prints and with the reading.</summary>
    /// <param name="now">The text of the new witness.</param>
    /// <param name="found">What stands between what both witnesses have before and after the place.</param>
    /// <param name="asPrinted">What the old witness prints.</param>
    /// <param name="reading">What is read instead; U+25AF for what nobody can supply.</param>
    /// <returns>The state, and the characters it was decided by; of what was changed whole words. Where too much stands there, it is changed.</returns>
    public static (PlaceState State, TextRange Range) Decide(string now, TextRange found, string asPrinted, string reading)
    {
        if (found.Length > LongestFound) return (PlaceState.Changed, found);
        var (state, range) = Compare(now, found, asPrinted, reading);
        if (state != PlaceState.Changed) return (state, range);
        var (start, end) = (range.Start, range.End);
        while (start > 0 && end > start && char.IsLetterOrDigit(now[start]) && char.IsLetterOrDigit(now[start - 1])) start--;
        while (end < now.Length && end > start && char.IsLetterOrDigit(now[end - 1]) && char.IsLetterOrDigit(now[end])) end++;
        return (state, new(start, end));
    }

    private static (PlaceState State, TextRange Range) Compare(string now, TextRange found, string asPrinted, string reading)
    {
        var range = found.Trim(now);
        var words = range.In(now);
        if (words == reading) return (PlaceState.Restored, range);
        if (words == asPrinted) return NumberBehind(now, range, asPrinted, reading) is { } number ? (PlaceState.Changed, number) : (PlaceState.Standing, range);
        if (Filling(words, reading) is not null || PrintedForm.Plain(words) == PrintedForm.Plain(reading)) return (PlaceState.Restored, range);
        if (PrintedForm.Plain(words) == PrintedForm.Plain(asPrinted)) return (PlaceState.Standing, range);
        if (!words.Any(char.IsLetterOrDigit)) return (asPrinted.Any(char.IsLetterOrDigit) ? PlaceState.Gone : PlaceState.Changed, range);
        var standing = Emender.WholeWords(words, asPrinted);
        var restored = Emender.WholeWords(PrintedForm.Plain(words), PrintedForm.Plain(reading)).Count > 0;
        // Words were added beside the place. What holds the other within it is the one that stands there.
        if (restored && (standing.Count == 0 || PrintedForm.Plain(reading).Contains(PrintedForm.Plain(asPrinted), StringComparison.Ordinal))) return (PlaceState.Restored, range);
        if (standing.Count == 1 && !restored)
        {
            var place = new TextRange(range.Start + standing[0].Start, range.Start + standing[0].End);
            if (!IsJoined(now, place) && NumberBehind(now, place, asPrinted, reading) is null) return (PlaceState.Standing, place);
        }
        return (PlaceState.Changed, range);
    }

    /// <summary>What stands in the gap of a reading, where the words are the same but for the gap.</summary>
    /// <param name="words">The words of the new witness.</param>
    /// <param name="reading">The reading, with at least one U+25AF.</param>
    /// <returns>What stands in the first gap; null where the words are others, or nothing stands in a gap.</returns>
    public static string? Filling(string words, string reading)
    {
        if (!reading.Contains(EmendedText.Gap)) return null;
        var pattern = new StringBuilder("^");
        foreach (var piece in PrintedForm.Plain(reading).Split(EmendedText.Gap))
        {
            if (pattern.Length > 1) pattern.Append("([^ ]*[\\p{L}\\p{N}][^ ]*(?: [^ ]+){0,4}?)");
            pattern.Append(Regex.Escape(piece));
        }
        var match = Regex.Match(PrintedForm.Plain(words), pattern.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return match.Success && match.Groups.Values.Skip(1).All(g => !g.Value.Contains(EmendedText.Gap)) ? match.Groups[1].Value : null;
    }

    /// <summary>Whether a mark that is part of a word stands at an end of a place: <c>rivers’</c> is another word than <c>rivers</c>.</summary>
    private static bool IsJoined(string now, TextRange place) =>
        (place.Start > 0 && IsPartOfWord(now[place.Start - 1])) || (place.End < now.Length && IsPartOfWord(now[place.End]));

    private static bool IsPartOfWord(char unit) => PrintedForm.Plain(unit.ToString()) is "'" or "-" or "&" or "/";

    /// <summary>A number that the new witness prints right behind a word whose number was taken: <c>G 20</c> is not <c>G</c>.</summary>
    private static TextRange? NumberBehind(string now, TextRange place, string asPrinted, string reading)
    {
        if (asPrinted.Any(char.IsDigit) || !reading.Any(char.IsDigit)) return null;
        var at = place.End;
        while (at < now.Length && at < place.End + 2 && !char.IsLetterOrDigit(now[at])) at++;
        if (at == place.End || at == now.Length || !char.IsDigit(now[at])) return null;
        while (at < now.Length && char.IsDigit(now[at])) at++;
        return new(place.Start, at);
    }
}
