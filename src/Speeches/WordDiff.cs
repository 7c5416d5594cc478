using System.Globalization;
using System.Text;
using DiffPlex;

namespace Speeches;

/// <summary>What a run of a <see cref="WordDiff"/> is.</summary>
public enum RunKind
{
    /// <summary>In both texts.</summary>
    Kept,

    /// <summary>In the old text only.</summary>
    Removed,

    /// <summary>In the new text only.</summary>
    Added,
}

/// <summary>Neighbouring words with one fate.</summary>
/// <param name="Kind">Their fate.</param>
/// <param name="Text">Their characters, white space included; never empty.</param>
public sealed record DiffRun(RunKind Kind, string Text);

/// <summary>
/// How one text became another, word by word. What is kept and removed, joined, is the old text to the character, and what is kept and
/// added the new one. A word takes its hyphens and apostrophes with it (<c>COVID-19</c>, <c>al-Sisi’s</c>), punctuation stands alone, and of
/// writing without spaces each character is a word.
/// </summary>
/// <param name="Runs">In the order of the text, what was removed before what stands in its place; no two neighbours are of one kind.</param>
public sealed record WordDiff(IReadOnlyList<DiffRun> Runs)
{
    /// <summary>
    /// The most words, of both texts together and between the first and the last that differ, that are compared: 10,000. Beyond it all
    /// of them are removed and added, for the time would grow with the square.
    /// </summary>
    public const int MostWords = 10_000;

    /// <summary>Whether the texts are the same.</summary>
    public bool IsEmpty => Runs.All(r => r.Kind == RunKind.Kept);

    /// <summary>The number of words with a letter or a digit in the runs of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public int Words(RunKind kind) => Runs.Where(r => r.Kind == kind).Sum(r => Tokens(r.Text).Count(t => t.IsWord));

    /// <summary>Compares two texts.</summary>
    /// <param name="old">The old text.</param>
    /// <param name="now">The new text.</param>
    public static WordDiff Between(string old, string now)
    {
        var (before, after) = (Tokens(old), Tokens(now));
        var shorter = Math.Min(before.Count, after.Count);
        var (first, last) = (0, 0);
        while (first < shorter && before[first] == after[first]) first++;
        while (last < shorter - first && before[^(last + 1)] == after[^(last + 1)]) last++;

        var runs = new Joiner();
        runs.Keep(before.Take(first));
        Compare(before[first..^last], after[first..^last], runs);
        runs.Keep(before.TakeLast(last));
        return new(runs.Finished());
    }

    private static void Compare(List<Token> before, List<Token> after, Joiner runs)
    {
        if (before.Count + after.Count > MostWords || before.Count == 0 || after.Count == 0)
        {
            runs.Replace(before, after);
            return;
        }
        // The words alone are compared, without the space that follows them: “end.” and “end” share a word.
        var sides = new Queue<List<Token>>([before, after]);
        string[] Words(string _) => sides.Dequeue().ConvertAll(t => t.Word).ToArray();
        var (atOld, atNew) = (0, 0);
        foreach (var block in new Differ().CreateCustomDiffs("before", "after", ignoreWhiteSpace: false, Words).DiffBlocks)
        {
            Match(block.DeleteStartA);
            runs.Replace(before.Skip(atOld).Take(block.DeleteCountA), after.Skip(atNew).Take(block.InsertCountB));
            (atOld, atNew) = (atOld + block.DeleteCountA, atNew + block.InsertCountB);
        }
        Match(before.Count);

        void Match(int end)
        {
            for (; atOld < end; atOld++, atNew++) runs.Keep(before[atOld], after[atNew]);
        }
    }

    /// <summary>Cuts a text into words and marks, each with the white space behind it; nothing is lost.</summary>
    private static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            var end = WordEnd(text, at, out var isWord);
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            tokens.Add(new(text[at..end], text[end..next], isWord));
            at = next;
        }
        return tokens;
    }

    private static int WordEnd(string text, int start, out bool isWord)
    {
        var at = start;
        isWord = false;
        // White space at the very start of a text is behind no word.
        if (char.IsWhiteSpace(text[at])) return at;
        var kind = KindOf(text, at);
        at += Element(text, at);
        isWord = kind != CharacterKind.Mark;
        while (kind == CharacterKind.OfWord && at < text.Length)
        {
            // A hyphen or an apostrophe between letters, and a point or a comma between digits, are part of the word.
            var joined = at + 1 < text.Length && (IsJoint(text[at]) || (text[at] is '.' or ',' && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]))) ? at + 1 : at;
            if (KindOf(text, joined) != CharacterKind.OfWord) break;
            at = joined + Element(text, joined);
        }
        return at;
    }

    private static bool IsJoint(char c) => c is '-' or '\u2010' or '\u2011' or '\'' or '\u2019';

    private static int Element(string text, int at) => StringInfo.GetNextTextElementLength(text, at);

    private static CharacterKind KindOf(string text, int at)
    {
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return CharacterKind.Mark;
        return Rune.GetUnicodeCategory(rune) switch
        {
            // Chinese, Japanese, Thai, Lao, Khmer and Burmese put no space between words.
            UnicodeCategory.OtherLetter when rune.Value is >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF or >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF => CharacterKind.WordItself,
            _ when Rune.IsLetterOrDigit(rune) => CharacterKind.OfWord,
            _ => CharacterKind.Mark,
        };
    }

    private enum CharacterKind
    {
        Mark,
        OfWord,
        WordItself,
    }

    private readonly record struct Token(string Word, string Space, bool IsWord)
    {
        public override string ToString() => Word + Space;
    }

    /// <summary>Joins neighbours of one kind; what is kept between two changes without a letter or a digit (a comma, a space) is read with them.</summary>
    private sealed class Joiner
    {
        private readonly List<DiffRun> runs = [];
        private readonly StringBuilder kept = new();
        private readonly StringBuilder removed = new();
        private readonly StringBuilder added = new();
        private bool keptHasWord;

        public void Keep(IEnumerable<Token> tokens)
        {
            foreach (var token in tokens) Keep(token, token);
        }

        public void Keep(Token old, Token now)
        {
            kept.Append(old.Word);
            keptHasWord |= old.IsWord;
            if (old.Space == now.Space) kept.Append(old.Space);
            else Replace(old.Space, now.Space);
        }

        public void Replace(IEnumerable<Token> before, IEnumerable<Token> after) => Replace(string.Concat(before), string.Concat(after));

        public List<DiffRun> Finished()
        {
            Flush();
            return runs;
        }

        private void Replace(string before, string after)
        {
            if (before.Length == 0 && after.Length == 0) return;
            // The first change of a text has only what is kept before it.
            if (keptHasWord || removed.Length + added.Length == 0) Flush();
            else
            {
                removed.Append(kept);
                added.Append(kept);
                kept.Clear();
            }
            removed.Append(before);
            added.Append(after);
        }

        private void Flush()
        {
            var (before, after) = (removed.ToString(), added.ToString());
            // White space that both sides have at an end is no part of the change.
            var first = before.AsSpan().CommonPrefixLength(after);
            while (first > 0 && !before[..first].All(char.IsWhiteSpace)) first--;
            var last = 0;
            while (last < Math.Min(before.Length, after.Length) - first && before[^(last + 1)] == after[^(last + 1)] && char.IsWhiteSpace(before[^(last + 1)])) last++;
            Add(RunKind.Kept, before[..first]);
            Add(RunKind.Removed, before[first..^last]);
            Add(RunKind.Added, after[first..^last]);
            Add(RunKind.Kept, before[^last..] + kept);
            removed.Clear();
            added.Clear();
            kept.Clear();
            keptHasWord = false;
        }

        private void Add(RunKind kind, string text)
        {
            if (text.Length == 0) return;
            if (runs is [.., { } last] && last.Kind == kind) runs[^1] = new(kind, last.Text + text);
            else runs.Add(new(kind, text));
        }
    }
}
