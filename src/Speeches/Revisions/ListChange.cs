using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>A row of a list that readers are shown otherwise from a revision on.</summary>
/// <param name="File">The list, relative to the content folder.</param>
/// <param name="Id">The id of the row, or the kind.</param>
/// <param name="Before">The row as readers are shown it, its fields parted by commas.</param>
/// <param name="Now">The row as it would be frozen, likewise.</param>
public sealed record ListChange(string File, string Id, string Before, string Now)
{
    /// <summary>
    /// The rows that would be frozen otherwise than readers are shown them. What nobody is shown yet is told of with the passages that
    /// name it.
    /// </summary>
    /// <param name="shown">The rows that readers are shown.</param>
    /// <param name="frozen">The rows that would be frozen.</param>
    internal static IReadOnlyList<ListChange> Between(Authorities shown, Authorities frozen)
    {
        var changes = new List<ListChange>();
        foreach (var now in frozen.Counterparts.Values)
        {
            var before = now.OldSlugs.Prepend(now.Counterpart.Id).Select(shown.FindCounterpart).FirstOrDefault(e => e is not null);
            Add(Authorities.CounterpartsFile, now.Counterpart.Id, before?.Cells, now.Cells);
        }
        foreach (var now in frozen.People.Values)
        {
            var before = now.OldSlugs.Prepend(now.Id).Select(shown.FindPerson).FirstOrDefault(e => e is not null);
            Add(Authorities.PeopleFile, now.Id, before?.Cells, now.Cells);
        }
        foreach (var (kind, name) in frozen.KindNames)
            Add(Authorities.KindsFile, kind, shown.KindNames.TryGetValue(kind, out var before) ? [kind, before] : null, [kind, name]);
        return changes;

        void Add(string file, string id, IReadOnlyList<string>? before, IReadOnlyList<string> now)
        {
            if (before is not null && !before.SequenceEqual(now)) changes.Add(new(file, id, string.Join(',', before), string.Join(',', now)));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{File}, {Id}: {Before} → {Now}";
}
