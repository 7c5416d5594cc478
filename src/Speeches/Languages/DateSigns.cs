using System.Globalization;
using System.Text;
using Speeches.Text;

namespace Speeches.Languages;

/// <summary>Reads dates whose numbers have signs behind them: <c>2020年4月16日</c>, <c>二〇二〇年四月十六日</c>, <c>令和2年4月</c>, <c>4月上旬</c>.</summary>
internal sealed class DateSigns
{
    private const string Numerals = "〇一二三四五六七八九";
    private const char Ten = '十', First = '元';

    private readonly string[][] signs;
    private readonly string[][] parts;
    private readonly (string Name, int Before)[] eras;

    public DateSigns(Language language)
    {
        (signs, parts) = (Words(language.Signs), Words(language.Parts));
        eras = [.. language.Eras.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('='))
            .Select(e => (e[0], int.Parse(e[1], CultureInfo.InvariantCulture)))];
    }

    public DateWords? ReadAt(string text, int at, int limit)
    {
        if (at >= limit || text[at] == ' ' || IsBehindNumber(text, at)) return null;
        var next = at;
        var year = ReadYear(text, ref next, limit);
        if (Read(text, ref next, limit, 2, signs[1]) is not (>= 1 and <= 12 and var month)) return null;
        var end = next;
        for (var part = 0; part < parts.Length; part++)
        {
            if (SkipWord(text, ref next, limit, parts[part])) return new(new(at, next), month, null, year, (MonthPart)part, DayLost: false);
        }
        var day = Read(text, ref next, limit, 2, signs[2]);
        return new(new(at, day is null ? end : next), month, day, year, null, DayLost: false);
    }

    /// <summary>The words of a row, also as they are taken apart (a Korean syllable into its letters).</summary>
    private static string[][] Words(string row) =>
        [.. Language.Words(row).Select(words => words.Concat(words.Select(w => Normalization.To(w, NormalizationForm.FormD))).Distinct().ToArray())];

    private int? ReadYear(string text, ref int at, int limit)
    {
        foreach (var (name, before) in eras)
        {
            var next = at;
            if (!SkipWord(text, ref next, limit, [name])) continue;
            if (SkipWord(text, ref next, limit, [$"{First}{signs[0][0]}"])) return Passed(ref at, next, before + 1);
            if (Read(text, ref next, limit, 2, signs[0]) is { } ofEra) return Passed(ref at, next, before + ofEra);
        }
        var behind = at;
        return Read(text, ref behind, limit, 4, signs[0]) is { } year ? Passed(ref at, behind, year) : null;
    }

    private static int Passed(ref int at, int next, int year)
    {
        at = next;
        return year;
    }

    /// <summary>A number with its sign behind it. A year is written digit by digit, and has four.</summary>
    private static int? Read(string text, ref int at, int limit, int most, string[] sign)
    {
        var next = at;
        while (next < limit && text[next] == ' ') next++;
        var (number, digits) = (0, 0);
        while (next < limit && Digit(text[next]) is var digit and >= 0)
        {
            if (++digits > most) return null;
            number = number * 10 + digit;
            next++;
        }
        if (next < limit && text[next] == Ten && most == 2 && digits < 2)
        {
            next++;
            number = digits == 0 ? 10 : number * 10;
            if (next < limit && Digit(text[next]) is var ones and > 0)
            {
                number += ones;
                next++;
            }
        }
        else if (digits == 0 || (most == 4 && digits < 4)) return null;
        if (!SkipWord(text, ref next, limit, sign)) return null;
        at = next;
        return number;
    }

    private static bool SkipWord(string text, ref int at, int limit, string[] words)
    {
        var start = at;
        while (start < limit && text[start] == ' ') start++;
        foreach (var word in words)
        {
            if (start + word.Length > limit || string.CompareOrdinal(text, start, word, 0, word.Length) != 0) continue;
            at = start + word.Length;
            return true;
        }
        return false;
    }

    /// <summary>Behind a number, or a year that was not read, no date begins: it would be given another year.</summary>
    private bool IsBehindNumber(string text, int at)
    {
        if (at > 0 && text[at - 1] == ' ') at--;
        if (at == 0) return false;
        return Digit(text[at - 1]) >= 0 || text[at - 1] is Ten or First || Array.Exists(signs[0], s => text.AsSpan(0, at).EndsWith(s));
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        '零' or '○' => 0,
        _ => Numerals.IndexOf(c, StringComparison.Ordinal),
    };
}
