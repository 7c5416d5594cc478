using System.Buffers;

namespace Speeches.Import;

/// <summary>Where words stand in a text. All are looked for in one pass, so that many of them take little longer than one.</summary>
internal sealed class Occurrences
{
    private readonly Dictionary<string, List<int>> starts;

    /// <summary>Looks for the words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">What is looked for, letter for letter, also as part of longer words; none is empty.</param>
    public Occurrences(string text, IEnumerable<string> words)
    {
        starts = words.Distinct(StringComparer.Ordinal).ToDictionary(w => w, _ => new List<int>(), StringComparer.Ordinal);
        if (starts.Count == 0) return;
        var lengths = starts.Keys.Select(w => w.Length).Distinct().ToArray();
        var lookup = starts.GetAlternateLookup<ReadOnlySpan<char>>();
        var any = SearchValues.Create([.. starts.Keys], StringComparison.Ordinal);
        for (var at = 0; text.AsSpan(at).IndexOfAny(any) is var next and >= 0; at++)
        {
            at += next;
            foreach (var length in lengths)
            {
                if (at + length <= text.Length && lookup.TryGetValue(text.AsSpan(at, length), out var places)) places.Add(at);
            }
        }
    }

    /// <summary>Where some of the words stand, in the order of the text; places may overlap.</summary>
    /// <param name="words">One of those that were looked for.</param>
    public IReadOnlyList<int> Of(string words) => starts[words];
}
