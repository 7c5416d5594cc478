using System.Globalization;
using System.Text;
using Speeches.Text;

namespace Speeches.Import;

/// <summary>Finds the names of an authority list in a text: whole words, the longest name first, letter for letter.</summary>
internal sealed class NameIndex
{
    private readonly Dictionary<char, List<(string Name, string Id)>> byFirst = [];
    private readonly List<string> names = [];

    public NameIndex(IEnumerable<(string Name, string Id)> names)
    {
        foreach (var (name, id) in names.Where(n => n.Name.Length > 0))
        {
            this.names.Add(name);
            // A text may have an accent with its letter or behind it.
            string[] written = [name, Normalization.To(name, NormalizationForm.FormC), Normalization.To(name, NormalizationForm.FormD)];
            foreach (var form in written.Distinct(StringComparer.Ordinal))
            {
                if (!byFirst.TryGetValue(form[0], out var list)) byFirst[form[0]] = list = [];
                list.Add((form, id));
            }
        }
        foreach (var list in byFirst.Values) list.Sort((a, b) => b.Name.Length - a.Name.Length);
    }

    /// <summary>A name in a text.</summary>
    /// <param name="Range">Its characters.</param>
    /// <param name="Id">Whom it means.</param>
    public readonly record struct Match(TextRange Range, string Id);

    public IEnumerable<string> All => names;

    /// <summary>Every name in a range, in the order of the text; none overlap.</summary>
    public List<Match> FindAll(string text, TextRange range)
    {
        var found = new List<Match>();
        for (var at = range.Start; at < range.End; at++)
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at])) continue;
            if (!byFirst.TryGetValue(text[at], out var list)) continue;
            foreach (var (name, id) in list)
            {
                var end = at + name.Length;
                if (end > range.End || string.CompareOrdinal(text, at, name, 0, name.Length) != 0) continue;
                if (end < text.Length && (char.IsLetterOrDigit(text[end]) || char.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark)) continue;
                found.Add(new(new(at, end), id));
                at = end - 1;
                break;
            }
        }
        return found;
    }
}
