namespace Speeches.Store;

/// <summary>How far a word is from another: what tells a slip of the finger from another word.</summary>
internal static class EditDistance
{
    /// <summary>The greatest distance at which a word may still be meant: a letter in a short one, two in a longer.</summary>
    public static int Allowed(string word) => word.Length < 3 ? 0 : word.Length < 6 ? 1 : 2;

    /// <summary>The fewest letters to insert, delete, exchange, or swap with a neighbour that turn one word into the other (optimal string alignment).</summary>
    public static int Between(string word, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++) row[j] = j;
        for (var i = 1; i <= word.Length; i++)
        {
            (before, last, row) = (last, row, before);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (word[i - 1] == other[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }
        return row[other.Length];
    }
}
