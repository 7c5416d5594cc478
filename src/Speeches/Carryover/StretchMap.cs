using DiffPlex;
using Speeches.Identity;

namespace Speeches.Carryover;

/// <summary>
/// Where the characters of a stretch stand in another copy of it. Words that both copies print hold the two together; between
/// them, single characters do.
/// </summary>
public sealed class StretchMap
{
    /// <summary>
    /// The most words, of both copies together, that are compared one by one. More than that is held together by the words that stand
    /// once in both copies, and by what is the same around them: the time would else grow with the square.
    /// </summary>
    public const int MostWords = 4_000;

    /// <summary>Between two words that are the same, at most so many units are compared one by one: what is longer was written anew.</summary>
    private const int LongestCompared = 300;

    private readonly AlignedStretch stretch;
    private readonly int[] places;
    private readonly int[] before;
    private readonly int[] after;

    /// <summary>Compares two copies of a stretch.</summary>
    /// <param name="then">The text of the old witness.</param>
    /// <param name="now">The text of the new witness.</param>
    /// <param name="stretch">The stretch in both.</param>
    public StretchMap(string then, string now, AlignedStretch stretch)
        : this(then, now, stretch, new(now, stretch.Now))
    {
    }

    /// <summary>Compares two copies of a stretch, of which the words of the new one are known: many old ones may have become part of it.</summary>
    internal StretchMap(string then, string now, AlignedStretch stretch, StretchWords nowWords)
    {
        this.stretch = stretch;
        places = new int[stretch.Then.Length];
        Array.Fill(places, -1);
        var (old, current) = (new StretchWords(then, stretch.Then), nowWords);
        var (oldAt, nowAt) = (stretch.Then.Start, stretch.Now.Start);
        foreach (var (left, right) in Kept(old, current))
        {
            var (word, other) = (old[left], current[right]);
            Compare(then, new(oldAt, word.Start), now, new(nowAt, other.Start));
            for (var unit = 0; unit < word.Length; unit++) places[word.Start + unit - stretch.Then.Start] = other.Start + unit;
            (oldAt, nowAt) = (word.End, other.End);
        }
        Compare(then, new(oldAt, stretch.Then.End), now, new(nowAt, stretch.Now.End));
        (before, after) = (new int[places.Length + 1], new int[places.Length + 1]);
        before[0] = stretch.Now.Start;
        for (var unit = 0; unit < places.Length; unit++) before[unit + 1] = places[unit] < 0 ? before[unit] : places[unit] + 1;
        after[^1] = stretch.Now.End;
        for (var unit = places.Length - 1; unit >= 0; unit--) after[unit] = places[unit] < 0 ? after[unit + 1] : places[unit];
    }

    /// <summary>What stands in the new text between the characters that both have before and after a place.</summary>
    /// <param name="place">The place in the old text, within the stretch.</param>
    public TextRange Map(TextRange place) => new(before[place.Start - stretch.Then.Start], after[place.End - stretch.Then.Start]);

    /// <summary>How many of the characters around a place both texts have: which of two parts of a passage the place went to.</summary>
    /// <param name="place">The place in the old text, within the stretch.</param>
    /// <param name="around">How many units to look at before it and after it.</param>
    public int Known(TextRange place, int around)
    {
        var from = Math.Max(0, place.Start - stretch.Then.Start - around);
        var to = Math.Min(places.Length, place.End - stretch.Then.Start + around);
        var known = 0;
        foreach (var found in places.AsSpan(from, to - from)) known += found >= 0 ? 1 : 0;
        return known;
    }

    private void Compare(string then, TextRange old, string now, TextRange current)
    {
        if (old.Length is 0 or > LongestCompared || current.Length is 0 or > LongestCompared) return;
        string[] Units(TextRange range, string text) => [.. range.In(text).Select(u => u.ToString())];
        foreach (var (left, right) in Same(Units(old, then), Units(current, now)))
            places[old.Start + left - stretch.Then.Start] = current.Start + right;
    }

    /// <summary>The words that both copies keep, in their order: by anchors where there are too many to compare each with each.</summary>
    private static IEnumerable<(int Then, int Now)> Kept(StretchWords old, StretchWords current)
    {
        var (oldAt, nowAt) = (0, 0);
        IReadOnlyList<(int Then, int Now)> anchors = old.Count + current.Count <= MostWords ? [] : Anchors(old, current);
        foreach (var (left, right) in anchors.Append((old.Count, current.Count)))
        {
            foreach (var pair in Between(old, oldAt, left, current, nowAt, right)) yield return pair;
            if (left < old.Count) yield return (left, right);
            (oldAt, nowAt) = (left + 1, right + 1);
        }
    }

    /// <summary>The words that stand once in each copy and follow one another in both.</summary>
    private static List<(int Then, int Now)> Anchors(StretchWords old, StretchWords current)
    {
        var pairs = new List<(int Then, int Now)>();
        for (var word = 0; word < old.Count; word++)
        {
            if (old.Once(old.Text(word)) == word && current.Once(old.Text(word)) is var other and >= 0) pairs.Add((word, other));
        }
        return [.. Rising.Run(pairs.ConvertAll(p => p.Now)).Select(index => pairs[index])];
    }

    private static IEnumerable<(int Then, int Now)> Between(StretchWords old, int oldStart, int oldEnd, StretchWords current, int nowStart, int nowEnd)
    {
        while (oldStart < oldEnd && nowStart < nowEnd && old.Text(oldStart).SequenceEqual(current.Text(nowStart))) yield return (oldStart++, nowStart++);
        var same = 0;
        while (same < Math.Min(oldEnd - oldStart, nowEnd - nowStart) && old.Text(oldEnd - same - 1).SequenceEqual(current.Text(nowEnd - same - 1))) same++;
        (oldEnd, nowEnd) = (oldEnd - same, nowEnd - same);
        if (oldEnd - oldStart + nowEnd - nowStart <= MostWords)
        {
            foreach (var (left, right) in Same(old.Strings(oldStart, oldEnd), current.Strings(nowStart, nowEnd))) yield return (oldStart + left, nowStart + right);
        }
        for (; same > 0; same--) yield return (oldEnd++, nowEnd++);
    }

    private static IEnumerable<(int Then, int Now)> Same(string[] then, string[] now)
    {
        if (then.Length == 0 || now.Length == 0) yield break;
        var sides = new Queue<string[]>([then, now]);
        var compared = new Differ().CreateCustomDiffs("then", "now", ignoreWhiteSpace: false, _ => sides.Dequeue());
        var (left, right) = (0, 0);
        foreach (var block in compared.DiffBlocks)
        {
            for (; left < block.DeleteStartA; left++, right++) yield return (left, right);
            (left, right) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }
        for (; left < then.Length && right < now.Length; left++, right++) yield return (left, right);
    }
}

/// <summary>The words of a stretch: runs of letters and digits.</summary>
internal sealed class StretchWords
{
    private readonly string text;
    private readonly List<TextRange> words = [];
    private Dictionary<string, int>? once;

    public StretchWords(string text, TextRange range)
    {
        this.text = text;
        for (var at = range.Start; at < range.End; at++)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;
            var start = at;
            while (at < range.End && char.IsLetterOrDigit(text[at])) at++;
            words.Add(new(start, at));
        }
    }

    public int Count => words.Count;

    public TextRange this[int word] => words[word];

    public ReadOnlySpan<char> Text(int word) => text.AsSpan(words[word].Start, words[word].Length);

    public string[] Strings(int start, int end) => [.. words.Skip(start).Take(end - start).Select(w => w.In(text))];

    /// <summary>The place of a word that stands once; -1 for every other.</summary>
    public int Once(ReadOnlySpan<char> word)
    {
        if (once is null)
        {
            once = new(StringComparer.Ordinal);
            for (var at = 0; at < Count; at++)
            {
                if (!once.TryAdd(words[at].In(text), at)) once[words[at].In(text)] = -1;
            }
        }
        return once.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found) ? found : -1;
    }
}
