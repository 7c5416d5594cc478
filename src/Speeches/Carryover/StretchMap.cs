using DiffPlex;

namespace Speeches.Carryover;

/// <summary>
/// Where the characters of a stretch stand in another copy of it. Words that both copies print hold the two together; between
/// them, single characters do.
/// </summary>
public sealed class StretchMap
{
    /// <summary>Between two words that are the same, at most so many units are compared one by one: what is longer was written anew.</summary>
    private const int LongestCompared = 300;

    private readonly AlignedStretch stretch;
    private readonly int[] places;

    /// <summary>Compares two copies of a stretch.</summary>
    /// <param name="then">The text of the old witness.</param>
    /// <param name="now">The text of the new witness.</param>
    /// <param name="stretch">The stretch in both.</param>
    public StretchMap(string then, string now, AlignedStretch stretch)
    {
        this.stretch = stretch;
        places = new int[stretch.Then.Length];
        Array.Fill(places, -1);
        var (old, current) = (Words(then, stretch.Then), Words(now, stretch.Now));
        var (oldAt, nowAt) = (stretch.Then.Start, stretch.Now.Start);
        foreach (var (left, right) in Kept(string.Join('\n', old.Select(w => w.In(then))), string.Join('\n', current.Select(w => w.In(now))), words => words.Split('\n')))
        {
            var (word, other) = (old[left], current[right]);
            Compare(then, new(oldAt, word.Start), now, new(nowAt, other.Start));
            for (var unit = 0; unit < word.Length; unit++) places[word.Start + unit - stretch.Then.Start] = other.Start + unit;
            (oldAt, nowAt) = (word.End, other.End);
        }
        Compare(then, new(oldAt, stretch.Then.End), now, new(nowAt, stretch.Now.End));
    }

    /// <summary>What stands in the new text between the characters that both have before and after a place.</summary>
    /// <param name="place">The place in the old text, within the stretch.</param>
    public TextRange Map(TextRange place)
    {
        var before = place.Start - stretch.Then.Start - 1;
        while (before >= 0 && places[before] < 0) before--;
        var after = place.End - stretch.Then.Start;
        while (after < places.Length && places[after] < 0) after++;
        return new(before < 0 ? stretch.Now.Start : places[before] + 1, after < places.Length ? places[after] : stretch.Now.End);
    }

    /// <summary>How many of the characters around a place both texts have: which of two parts of a passage the place went to.</summary>
    /// <param name="place">The place in the old text, within the stretch.</param>
    /// <param name="around">How many units to look at before it and after it.</param>
    public int Known(TextRange place, int around)
    {
        var from = Math.Max(0, place.Start - stretch.Then.Start - around);
        var to = Math.Min(places.Length, place.End - stretch.Then.Start + around);
        return places.AsSpan(from, to - from).ToArray().Count(p => p >= 0);
    }

    private void Compare(string then, TextRange old, string now, TextRange current)
    {
        if (old.Length is 0 or > LongestCompared || current.Length is 0 or > LongestCompared) return;
        foreach (var (left, right) in Kept(old.In(then), current.In(now), units => [.. units.Select(u => u.ToString())])) places[old.Start + left - stretch.Then.Start] = current.Start + right;
    }

    private static IEnumerable<(int Then, int Now)> Kept(string then, string now, Func<string, string[]> pieces)
    {
        if (then.Length == 0 || now.Length == 0) yield break;
        var compared = new Differ().CreateCustomDiffs(then, now, ignoreWhiteSpace: false, pieces);
        var (left, right) = (0, 0);
        foreach (var block in compared.DiffBlocks)
        {
            for (; left < block.DeleteStartA; left++, right++) yield return (left, right);
            (left, right) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }
        for (; left < compared.PiecesOld.Count && right < compared.PiecesNew.Count; left++, right++) yield return (left, right);
    }

    private static List<TextRange> Words(string text, TextRange range)
    {
        var words = new List<TextRange>();
        for (var at = range.Start; at < range.End; at++)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;
            var start = at;
            while (at < range.End && char.IsLetterOrDigit(text[at])) at++;
            words.Add(new(start, at));
        }
        return words;
    }
}
