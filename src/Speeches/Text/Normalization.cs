using System.Globalization;
using System.Text;

namespace Speeches.Text;

/// <summary>
/// The four normalization forms of Unicode (UAX 15), from pinned data: <see cref="string.Normalize()"/> does nothing without ICU, and with it
/// would be another on each machine. The data is normalization.txt, which names its version of Unicode.
/// </summary>
internal static class Normalization
{
    private const int FirstHangul = 0xAC00, FirstLead = 0x1100, FirstVowel = 0x1161, BeforeTrail = 0x11A7;
    private const int Leads = 19, Vowels = 21, Trails = 28;

    /// <summary>Below these no character is changed by a form.</summary>
    private const char FirstComposable = '\u0300', FirstCanonical = '\u00C0', FirstCompatible = '\u00A0';

    private static readonly Lazy<Table> Data = new(Table.Read);

    /// <summary>A text in a form. What is no character (half of a pair) stays as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">The form.</param>
    public static string To(string text, NormalizationForm form)
    {
        var isCompatible = form is NormalizationForm.FormKC or NormalizationForm.FormKD;
        var isComposed = form is NormalizationForm.FormC or NormalizationForm.FormKC;
        var first = isCompatible ? FirstCompatible : isComposed ? FirstComposable : FirstCanonical;
        if (text.AsSpan().IndexOfAnyInRange(first, '\uFFFF') < 0) return text;
        var data = Data.Value;
        var runes = new List<int>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var rune = char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];
            at += rune > char.MaxValue ? 2 : 1;
            TakeApart(rune, isCompatible, data, runes);
        }
        Order(runes, data);
        if (isComposed) PutTogether(runes, data);
        var normal = new StringBuilder(text.Length);
        foreach (var rune in runes)
        {
            if (rune > char.MaxValue) normal.Append(char.ConvertFromUtf32(rune));
            else normal.Append((char)rune);
        }
        return normal.ToString();
    }

    /// <summary>A letter without the marks that it is composed with; another unit as it is.</summary>
    /// <param name="unit">The unit.</param>
    public static char WithoutMarks(char unit) =>
        unit >= FirstCanonical && Data.Value.Canonical.TryGetValue(unit, out var apart) && apart[0] <= char.MaxValue ? (char)apart[0] : unit;

    private static void TakeApart(int rune, bool isCompatible, Table data, List<int> runes)
    {
        if (rune - FirstHangul is >= 0 and < Leads * Vowels * Trails and var hangul)
        {
            runes.Add(FirstLead + hangul / (Vowels * Trails));
            runes.Add(FirstVowel + hangul % (Vowels * Trails) / Trails);
            if (hangul % Trails > 0) runes.Add(BeforeTrail + hangul % Trails);
        }
        else if ((isCompatible && data.Compatible.TryGetValue(rune, out var apart)) || data.Canonical.TryGetValue(rune, out apart)) runes.AddRange(apart);
        else runes.Add(rune);
    }

    /// <summary>Marks behind one letter stand in the order of their classes; of one class, as they were written.</summary>
    private static void Order(List<int> runes, Table data)
    {
        for (var start = 0; start < runes.Count; start++)
        {
            if (data.Class(runes[start]) == 0) continue;
            var end = start + 1;
            while (end < runes.Count && data.Class(runes[end]) > 0) end++;
            if (end - start > 1)
            {
                // Stable, and n log n: a text can be nothing but marks.
                var marks = runes.GetRange(start, end - start).OrderBy(data.Class).ToList();
                for (var at = start; at < end; at++) runes[at] = marks[at - start];
            }
            start = end;
        }
    }

    private static void PutTogether(List<int> runes, Table data)
    {
        var (written, starter, lastClass) = (0, -1, -1);
        for (var at = 0; at < runes.Count; at++)
        {
            var (rune, markClass) = (runes[at], data.Class(runes[at]));
            // A mark that one of its class or of a later one, or a letter, parts from the starter does not join it.
            if (starter >= 0 && (lastClass < 0 || (lastClass > 0 && lastClass < markClass)) && Pair(runes[starter], rune, data) is { } whole)
            {
                runes[starter] = whole;
                continue;
            }
            if (markClass == 0) (starter, lastClass) = (written, -1);
            else lastClass = markClass;
            runes[written++] = rune;
        }
        runes.RemoveRange(written, runes.Count - written);
    }

    private static int? Pair(int first, int second, Table data)
    {
        if (first - FirstLead is >= 0 and < Leads and var lead && second - FirstVowel is >= 0 and < Vowels and var vowel)
            return FirstHangul + (lead * Vowels + vowel) * Trails;
        if (first - FirstHangul is >= 0 and < Leads * Vowels * Trails and var hangul && hangul % Trails == 0 && second - BeforeTrail is > 0 and < Trails and var trail)
            return first + trail;
        return data.Pairs.TryGetValue((first, second), out var whole) ? whole : null;
    }

    private sealed class Table
    {
        private readonly Dictionary<int, int> classes = [];

        public Dictionary<int, int[]> Canonical { get; } = [];

        public Dictionary<int, int[]> Compatible { get; } = [];

        public Dictionary<(int First, int Second), int> Pairs { get; } = [];

        /// <summary>The place of its class among all, from 1; 0 for what is no mark that changes places.</summary>
        public int Class(int rune) => rune < FirstComposable ? 0 : classes.GetValueOrDefault(rune);

        public static Table Read()
        {
            var table = new Table();
            using var stream = typeof(Normalization).Assembly.GetManifestResourceStream("normalization.txt")!;
            using var lines = new StreamReader(stream);
            var markClass = 0;
            while (lines.ReadLine() is { } line)
            {
                if (line.StartsWith('#')) continue;
                int[] codes = [.. line[2..].Split(' ').Select(c => int.Parse(c, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))];
                if (line[0] == 'M') markClass++;
                if (line[0] is 'M' or '+') Array.ForEach(codes, mark => table.classes[mark] = markClass);
                else if (line[0] == 'C') table.Canonical[codes[0]] = codes[1..];
                else if (line[0] == 'K') table.Compatible[codes[0]] = codes[1..];
                else table.Pairs[(codes[1], codes[2])] = codes[0];
            }
            return table;
        }
    }
}
