namespace Speeches.Import;

/// <summary>Finds the known names nearest to one that is not known.</summary>
internal static class NearestNames
{
    /// <summary>At most three names that share a stretch of the words within a third of the name's letters, nearest first.</summary>
    public static IReadOnlyList<string> Find(string words, IEnumerable<string> names) => names
        .Distinct(StringComparer.Ordinal)
        .Select(name => (Name: name, Distance: Distance(name, words)))
        .Where(n => n.Distance * 3 <= n.Name.Length)
        .OrderBy(n => n.Distance).ThenByDescending(n => n.Name.Length).ThenBy(n => n.Name, StringComparer.Ordinal)
        .Take(3).Select(n => n.Name).ToList();

    /// <summary>The fewest letters to insert, delete or exchange that turn the name into some stretch of the words (Sellers, 1980); case does not count.</summary>
    private static int Distance(string name, string words)
    {
        var row = new int[words.Length + 1];
        for (var i = 1; i <= name.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= words.Length; j++)
            {
                var same = char.ToLowerInvariant(name[i - 1]) == char.ToLowerInvariant(words[j - 1]);
                (row[j], diagonal) = (Math.Min(diagonal + (same ? 0 : 1), Math.Min(row[j], row[j - 1]) + 1), row[j]);
            }
        }
        return row.Min();
    }
}
