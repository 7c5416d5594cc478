namespace Speeches.Identity;

/// <summary>Tells what moved in an order from what stayed.</summary>
internal static class Rising
{
    /// <summary>One longest run of rising places (by patience sorting, n log n).</summary>
    /// <param name="places">In their present order, each with the place it had.</param>
    /// <returns>The indices of the run, in their order.</returns>
    public static IReadOnlyList<int> Run(IReadOnlyList<int> places)
    {
        var ends = new List<int>();
        var previous = new int[places.Count];
        for (var index = 0; index < places.Count; index++)
        {
            var (first, end) = (0, ends.Count);
            while (first < end)
            {
                var middle = (first + end) / 2;
                if (places[ends[middle]] < places[index]) first = middle + 1;
                else end = middle;
            }
            previous[index] = first == 0 ? -1 : ends[first - 1];
            if (first == ends.Count) ends.Add(index);
            else ends[first] = index;
        }
        var run = new int[ends.Count];
        for (var (index, at) = (ends.Count == 0 ? -1 : ends[^1], ends.Count - 1); index >= 0; index = previous[index]) run[at--] = index;
        return run;
    }

    /// <summary>The items outside one longest run of rising places.</summary>
    /// <param name="items">In their present order, each with the place it had.</param>
    /// <returns>The fewest items that must have moved.</returns>
    public static IEnumerable<string> Others(IReadOnlyList<(string Id, int Place)> items)
    {
        var stayed = Run([.. items.Select(i => i.Place)]).ToHashSet();
        return items.Where((_, index) => !stayed.Contains(index)).Select(i => i.Id).ToList();
    }
}
