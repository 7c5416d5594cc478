using System.Text;

namespace Speeches.Carryover;

/// <summary>Compares words as two copies of a text print them.</summary>
public static class PrintedForm
{
    /// <summary>The words with straight quotation marks, plain hyphens and single spaces: what a typist may set otherwise without saying anything else.</summary>
    /// <param name="words">The words.</param>
    public static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var unit in words)
        {
            if (!char.IsWhiteSpace(unit)) plain.Append(PlainUnit(unit));
            else if (plain.Length > 0 && plain[^1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }

    /// <summary>
    /// Whether one copy is the other with what was taken put back: its letters and digits are all there in their order, and beside
    /// them stand only digits, letters outside ASCII, and marks.
    /// </summary>
    /// <param name="damaged">The words of the copy that something was taken from.</param>
    /// <param name="whole">The words of the other.</param>
    public static bool IsRestored(string damaged, string whole)
    {
        var at = 0;
        foreach (var unit in whole.Where(char.IsLetterOrDigit))
        {
            while (at < damaged.Length && !char.IsLetterOrDigit(damaged[at])) at++;
            if (at < damaged.Length && damaged[at] == unit) at++;
            else if (char.IsAsciiLetter(unit)) return false;
        }
        return !damaged.AsSpan(at).ContainsAnyLetterOrDigit();
    }

    private static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> words)
    {
        foreach (var unit in words)
        {
            if (char.IsLetterOrDigit(unit)) return true;
        }
        return false;
    }

    private static char PlainUnit(char unit) => unit switch
    {
        '‘' or '’' or 'ʼ' or '′' => '\'',
        '“' or '”' or '„' => '"',
        '‐' or '‑' or '–' or '—' or '−' => '-',
        _ => unit,
    };
}
