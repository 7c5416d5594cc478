using System.Runtime.InteropServices;

namespace Speeches.Identity;

/// <summary>
/// The runs of three words of a whole, as parts of it lay claim to them: a run that stands in it twice can be in two parts. A part of
/// fewer words has none.
/// </summary>
internal sealed class SharedWords
{
    private const int Run = 3;

    private readonly Dictionary<(int, int, int), int> runs = [];

    /// <summary>Takes the runs of a whole.</summary>
    /// <param name="whole">Its words.</param>
    public SharedWords(int[] whole)
    {
        for (var i = 0; i + Run <= whole.Length; i++) CollectionsMarshal.GetValueRefOrAddDefault(runs, At(whole, i), out _)++;
    }

    /// <summary>Marks the words of a part that are in a run of the whole which no part has claimed, in whatever order.</summary>
    /// <param name="part">Its words.</param>
    public bool[] In(int[] part)
    {
        var marked = new bool[part.Length];
        for (var i = 0; i + Run <= part.Length; i++)
        {
            if (runs.GetValueOrDefault(At(part, i)) > 0) marked.AsSpan(i, Run).Fill(true);
        }
        return marked;
    }

    /// <summary>Claims the runs of a part.</summary>
    /// <param name="part">Its words.</param>
    public void Claim(int[] part)
    {
        for (var i = 0; i + Run <= part.Length; i++)
        {
            if (runs.GetValueOrDefault(At(part, i)) > 0) runs[At(part, i)]--;
        }
    }

    private static (int, int, int) At(int[] words, int i) => (words[i], words[i + 1], words[i + 2]);
}
