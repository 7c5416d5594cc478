namespace Speeches.Identity;

/// <summary>Finds which of many texts begin with given words, without looking at each.</summary>
internal sealed class Beginnings
{
    private readonly string[] texts;
    private readonly int[] places;

    /// <summary>Sorts the texts.</summary>
    /// <param name="texts">The texts, in their order.</param>
    public Beginnings(IEnumerable<string> texts)
    {
        this.texts = texts.ToArray();
        places = Enumerable.Range(0, this.texts.Length).ToArray();
        Array.Sort((string[])this.texts.Clone(), places, StringComparer.Ordinal);
    }

    /// <summary>The places of the texts that begin with the words, in no order; every text begins with none.</summary>
    /// <param name="words">The words, letter for letter.</param>
    public ArraySegment<int> With(ReadOnlySpan<char> words)
    {
        var first = 0;
        for (var end = places.Length; first < end;)
        {
            var middle = (first + end) / 2;
            if (Start(middle, words).SequenceCompareTo(words) < 0) first = middle + 1;
            else end = middle;
        }
        var behind = first;
        for (var end = places.Length; behind < end;)
        {
            var middle = (behind + end) / 2;
            if (Start(middle, words).SequenceEqual(words)) behind = middle + 1;
            else end = middle;
        }
        return new(places, first, behind - first);
    }

    private ReadOnlySpan<char> Start(int index, ReadOnlySpan<char> words)
    {
        var text = texts[places[index]];
        return text.AsSpan(0, Math.Min(text.Length, words.Length));
    }
}
