using System.Globalization;
using System.Text;

namespace Speeches.Store;

/// <summary>Words as they are written: runs of letters, digits and marks, joined by single hyphens or apostrophes (<c>self-reliance</c>, <c>O’Brien</c>).</summary>
internal static class WrittenWords
{
    /// <summary>The longest that a word is taken to be, in letters; what goes on after them is passed over.</summary>
    public const int MostLetters = 64;

    /// <summary>Where the word that begins at a place ends; the place itself where none begins there.</summary>
    public static int End(string text, int at)
    {
        var end = EndOfPart(text, at);
        while (end > at && end < text.Length && IsJoiner(text[end]) && EndOfPart(text, end + 1) is var next && next > end + 1) end = next;
        return end;
    }

    /// <summary>The words of a text, in its order.</summary>
    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = End(text, at);
            if (end > at) yield return Cut(text[at..end]);
            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>Whether a word has all the letters that one is taken to have, so that it may have gone on.</summary>
    public static bool IsLongest(string word) => word.Length >= MostLetters && word.EnumerateRunes().Count() >= MostLetters;

    /// <summary>The parts of a word between its hyphens and apostrophes; the word itself where it has none.</summary>
    public static string[] Parts(string word) => word.Split(Joiners);

    /// <summary>
    /// A word in lower case, without hyphens and apostrophes, and with the letters that no decomposition parts from their strokes written
    /// plainly: all spellings that differ only so have it in common. Other diacritics are folded by the index.
    /// </summary>
    public static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word.ToLowerInvariant())
        {
            if (IsJoiner(letter)) continue;
            _ = letter switch
            {
                'ø' => plain.Append('o'),
                'ł' => plain.Append('l'),
                'đ' or 'ð' => plain.Append('d'),
                'ħ' => plain.Append('h'),
                'ı' => plain.Append('i'),
                'ß' => plain.Append("ss"),
                'æ' => plain.Append("ae"),
                'œ' => plain.Append("oe"),
                'þ' => plain.Append("th"),
                _ => plain.Append(letter),
            };
        }
        return plain.ToString();
    }

    private static string Cut(string word) =>
        word.Length <= MostLetters ? word : word[..word.EnumerateRunes().Take(MostLetters).Sum(letter => letter.Utf16SequenceLength)];

    private static readonly char[] Joiners = ['-', '\u2010', '\u2011', '\'', '’', '‘'];

    private static bool IsJoiner(char letter) => Array.IndexOf(Joiners, letter) >= 0;

    private static int EndOfPart(string text, int at)
    {
        while (at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) && IsLetter(rune)) at += rune.Utf16SequenceLength;
        return at;
    }

    private static bool IsLetter(Rune rune) => Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
