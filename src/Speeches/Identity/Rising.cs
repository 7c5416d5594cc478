namespace Speeches.Identity;

/// <summary>Tells what moved in an order from what stayed.</summary>
internal static class Rising
{
    /// <summary>The items outside one longest run of rising places (by patience sorting, n log n).</summary>
    /// <param name="items">In their present order, each with the place it had.</param>
    /// <returns>The fewest items that must have moved.</returns>
    public static IEnumerable<string> Others(IReadOnlyList<(string Id, int Place)> items)
    {
        var ends = new List<int>();
        var previous = new int[items.Count];
        for (var index = 0; index < items.Count; index++)
        {
            var (first, end) = (0, ends.Count);
            while (first < end)
            {
                var middle = (first + end) / 2;
                if (items[ends[middle]].Place < items[index].Place) first = middle + 1;
                else end = middle;
            }
            previous[index] = first == 0 ? -1 : ends[first - 1];
            if (first == ends.Count) ends.Add(index);
            else ends[first] = index;
        }
        var stayed = new bool[items.Count];
        for (var index = ends.Count == 0 ? -1 : ends[^1]; index >= 0; index = previous[index]) stayed[index] = true;
        return items.Where((_, index) => !stayed[index]).Select(i => i.Id).ToList();
    }
}
