using System.Text;
using Speeches.Text;

namespace Speeches.Identity;

/// <summary>
/// A text without what a careless copy loses: capitals, digits, hyphens, apostrophes, quotation marks and Latin letters beyond a to z.
/// <c>Andr alMansur</c> and <c>André al-Mansur</c> are the same here, and so are ways of writing one character (a letter with its accent or
/// behind it, a ligature, a full-width form). Other scripts keep their letters.
/// </summary>
internal static class BareText
{
    /// <summary>The letters alone, without spaces: two texts that agree in them have the same words. Empty where there is none.</summary>
    public static string Letters(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in Normalization.To(text, NormalizationForm.FormKC))
        {
            if (Bare(c) is { } letter) letters.Append(letter);
        }
        return letters.ToString();
    }

    /// <summary>The words in their order, and the numbers among them (which a careless copy lost, so they stand between no two words).</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">Is given each word and each number.</param>
    public static void Words(string text, SpanAction word)
    {
        var normal = Normalization.To(text, NormalizationForm.FormKC);
        Span<char> letters = stackalloc char[64];
        Span<char> digits = stackalloc char[64];
        var (letterCount, digitCount) = (0, 0);
        foreach (var c in normal)
        {
            if (char.IsAsciiDigit(c))
            {
                if (digitCount < digits.Length) digits[digitCount++] = c;
            }
            else if (Bare(c) is { } letter)
            {
                if (digitCount > 0) word(digits[..digitCount], true);
                digitCount = 0;
                // A script without spaces has a word a letter; what is longer than any word is cut.
                if (letterCount == letters.Length || (letterCount > 0 && IsWordOfItsOwn(letter))) Flush(letters);
                letters[letterCount++] = letter;
                if (IsWordOfItsOwn(letter)) Flush(letters);
            }
            else if (!Joins(c))
            {
                if (digitCount > 0) word(digits[..digitCount], true);
                digitCount = 0;
                if (letterCount > 0) Flush(letters);
            }
        }
        if (letterCount > 0) Flush(letters);
        if (digitCount > 0) word(digits[..digitCount], true);

        void Flush(Span<char> from)
        {
            word(from[..letterCount], false);
            letterCount = 0;
        }
    }

    /// <summary>Takes a word or a number.</summary>
    public delegate void SpanAction(ReadOnlySpan<char> word, bool isNumber);

    private static char? Bare(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        >= 'A' and <= 'Z' => (char)(c | 0x20),
        < '\u0250' or (>= '\u1e00' and <= '\u1eff') => null,
        _ => char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpacingCombiningMark ? char.ToLowerInvariant(c) : null,
    };

    /// <summary>Whether a character that is no letter leaves the letters around it one word.</summary>
    private static bool Joins(char c) => c is '-' or '\'' or '"' or '\u00ad' or '\u2010' or '\u2011' or '\u2018' or '\u2019' or '\u201c' or '\u201d' or '&'
        || char.IsLetter(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>Several scripts of East and South-East Asia put no spaces between words.</summary>
    private static bool IsWordOfItsOwn(char c) => c is (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff')
        or (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff');
}
