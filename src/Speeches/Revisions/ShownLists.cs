using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>
/// The rows of the shared lists that readers are shown. Of each id that is the row which was frozen last, whichever collection froze it:
/// an edit of a list is seen when a collection that uses the row is published. Revisions of formats 1 and 2 froze no rows; for what they
/// alone use today's serve.
/// </summary>
/// <param name="Rows">The rows; today's among them are those that no revision froze. None of them opens an attribution.</param>
/// <param name="Frozen">The rows that each collection froze, by its slug; those of formats 1 and 2, and what cannot be read, are not here.</param>
/// <param name="Today">What was found in today's lists, where they are needed; else nothing.</param>
public sealed record ShownLists(Authorities Rows, IReadOnlyDictionary<string, Authorities> Frozen, Diagnostics Today)
{
    /// <summary>Reads the rows that the collections froze.</summary>
    /// <param name="folder">The content folder; what cannot be read of a collection is told of where the collection is.</param>
    public static ShownLists Read(ContentFolder folder)
    {
        var frozen = new List<(int Sequence, string Collection, Authorities Lists)>();
        var (needsToday, found) = (false, new Diagnostics());
        foreach (var collection in folder.Collections)
        {
            if (RevisionFolder.LastInfo(folder, collection) is not { } info) continue;
            needsToday |= info.Format < 3;
            if (Read(folder, collection, info) is { } lists) frozen.Add((info.Sequence!.Value, collection, lists));
        }
        var shown = new Merged();
        foreach (var (_, _, lists) in frozen.OrderByDescending(f => f.Sequence).ThenBy(f => f.Collection, StringComparer.Ordinal))
            shown.Add(lists);
        if (needsToday) shown.Add(ReadToday(folder, found));
        return new(shown.ToAuthorities(), frozen.ToDictionary(f => f.Collection, f => f.Lists, StringComparer.Ordinal), found);
    }

    private static Authorities? Read(ContentFolder folder, string collection, RevisionInfo info)
    {
        var found = new Diagnostics();
        try
        {
            var lists = FrozenLists.Read(folder, collection, info, found);
            return found.HasErrors ? null : lists;
        }
        catch (ContentException)
        {
            return null;
        }
    }

    private static Authorities ReadToday(ContentFolder folder, Diagnostics found)
    {
        try
        {
            return Authorities.Read(folder, found);
        }
        catch (ContentException e)
        {
            found.Add(e.Diagnostic);
            return Authorities.None;
        }
    }

    /// <summary>Lists put together, those that count for more first: an id or an old slug that is taken stays whose it is.</summary>
    private sealed class Merged
    {
        private readonly Dictionary<string, CounterpartEntry> counterparts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PersonEntry> people = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> kinds = new(StringComparer.Ordinal);
        private readonly HashSet<string> slugsOfCounterparts = new(StringComparer.Ordinal);
        private readonly HashSet<string> slugsOfPeople = new(StringComparer.Ordinal);

        public void Add(Authorities lists)
        {
            foreach (var entry in lists.Counterparts.Values.Where(e => slugsOfCounterparts.Add(e.Counterpart.Id)))
                counterparts.Add(entry.Counterpart.Id, entry with { OldSlugs = entry.OldSlugs.Where(slugsOfCounterparts.Add).ToList() });
            foreach (var entry in lists.People.Values.Where(e => slugsOfPeople.Add(e.Id)))
                people.Add(entry.Id, entry with { OldSlugs = entry.OldSlugs.Where(slugsOfPeople.Add).ToList() });
            foreach (var (kind, name) in lists.KindNames) kinds.TryAdd(kind, name);
        }

        public Authorities ToAuthorities() => new(counterparts, people, [], kinds);
    }
}
