using Speeches.Store;

namespace Speeches.Web;

/// <summary>A part of a list with the ways to the others.</summary>
/// <param name="Part">The part.</param>
/// <param name="Address">The address of a part, by its number.</param>
/// <param name="At">What a place on the list is added to, to be led to its page; null where there are no places.</param>
public sealed record PartsOfList(ListPart Part, Func<long, string> Address, string? At)
{
    /// <summary>Parts on each side of this one that are named.</summary>
    private const int Near = 2;

    /// <summary>The numbers that are named: the first, the last, and those near this one; 0 for others between two.</summary>
    public IEnumerable<long> Numbers
    {
        get
        {
            var before = 0L;
            var named = Enumerable.Range(-Near, 2 * Near + 1).Select(n => Part.Number + n).Append(1).Append(Part.Count);
            foreach (var number in named.Where(n => n >= 1 && n <= Part.Count).Distinct().Order())
            {
                if (number > before + 1) yield return 0;
                yield return before = number;
            }
        }
    }
}
