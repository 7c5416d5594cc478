using System.Text;
using Speeches.Content;

namespace Speeches.Revisions;

/// <summary>The rows of the shared lists that a collection uses, as a revision freezes them: in the form of the lists themselves.</summary>
internal static class FrozenLists
{
    private const string Place = "lists/";

    /// <summary>The files, by path within the revision's folder.</summary>
    public static IReadOnlyList<string> Files { get; } = Authorities.Files.Select(In).ToList();

    /// <summary>The rows that records and occasions name, in the order of the lists.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="records">Every version of every excerpt.</param>
    /// <param name="kinds">The kinds of its occasions.</param>
    /// <param name="speaker">Whom the collection names as its speaker.</param>
    /// <param name="again">Where a list lies whose rows are frozen again, before those of today; null where there is none.</param>
    public static SortedDictionary<string, byte[]> Of(ContentFolder folder, IEnumerable<Excerpt> records, IEnumerable<string> kinds,
        string speaker, Func<string, string>? again = null)
    {
        var (counterparts, people, named) = (new HashSet<string>(StringComparer.Ordinal),
            new HashSet<string>([speaker], StringComparer.Ordinal),
            kinds.ToHashSet(StringComparer.Ordinal));
        foreach (var record in records)
        {
            counterparts.UnionWith(record.Counterparts.Select(c => c.Id));
            people.UnionWith(record.People.Select(p => p.Id).Concat(record.Speakers.Select(s => s.Id)));
            named.Add(record.Occasion.Kind);
        }
        var lists = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        var peopleRows = Rows(Authorities.PeopleFile, Authorities.PeopleColumns, row => Names(row, people)).ToList();
        // Whom a person stands for is said in the row of the person.
        counterparts.UnionWith(peopleRows.Select(r => r["counterpart"]));
        Add(Authorities.CounterpartsFile, Authorities.CounterpartsColumns,
            Rows(Authorities.CounterpartsFile, Authorities.CounterpartsColumns, row => Names(row, counterparts)));
        Add(Authorities.PeopleFile, Authorities.PeopleColumns, peopleRows);
        Add(Authorities.KindsFile, Authorities.KindsColumns,
            Rows(Authorities.KindsFile, Authorities.KindsColumns, row => named.Contains(row["kind"])));
        return lists;

        // The lists were read before this, with everything that is wrong in them told.
        IEnumerable<CsvRow> Rows(string file, string[] columns, Func<CsvRow, bool> isUsed)
        {
            IReadOnlyList<CsvRow> frozen = again is null ? [] : CsvTable.Read(folder, again(In(file)), columns, new Diagnostics());
            var today = CsvTable.Read(folder, file, columns, new Diagnostics());
            frozen = AsAddressed(frozen, columns, today);
            var ids = frozen.Select(r => r[columns[0]]).ToHashSet(StringComparer.Ordinal);
            return frozen.Concat(today.Where(r => !ids.Contains(r[columns[0]]))).Where(isUsed);
        }

        // An address that was public stays one: a row that got another id since keeps it, and all else is as it was.
        IReadOnlyList<CsvRow> AsAddressed(IReadOnlyList<CsvRow> frozen, string[] columns, IReadOnlyList<CsvRow> today)
        {
            if (frozen.Count == 0 || !columns.Contains("old-slugs")) return frozen;
            var counterpartsNow = ByAddress(CsvTable.Read(
                folder, Authorities.CounterpartsFile, Authorities.CounterpartsColumns, new Diagnostics()));
            var now = ByAddress(today);
            // Of rows that are one since, that whose id it has is the one.
            return frozen.OrderBy(row => now.GetValueOrDefault(row["id"])?["id"] is { } id && id != row["id"]).Select(row =>
            {
                var fields = columns.ToDictionary(c => c, c => row[c], StringComparer.Ordinal);
                if (counterpartsNow.GetValueOrDefault(row["counterpart"]) is { } named) fields["counterpart"] = named["id"];
                if (now.GetValueOrDefault(row["id"]) is { } same)
                {
                    fields["id"] = same["id"];
                    fields["old-slugs"] = string.Join('|',
                        same.List("old-slugs").Union(row.List("old-slugs").Where(s => !now.ContainsKey(s))));
                }
                return row with { Fields = fields };
            }).DistinctBy(row => row["id"], StringComparer.Ordinal).ToList();
        }

        static Dictionary<string, CsvRow> ByAddress(IReadOnlyList<CsvRow> rows) => rows
            .SelectMany(row => row.List("old-slugs").Prepend(row["id"]).Select(address => (address, row)))
            .DistinctBy(a => a.address).ToDictionary(a => a.address, a => a.row, StringComparer.Ordinal);

        void Add(string file, string[] columns, IEnumerable<CsvRow> rows) =>
            lists[In(file)] = Encoding.UTF8.GetBytes(
                CsvTable.Write(columns, rows.Select(r => (IReadOnlyList<string>)columns.Select(c => r[c]).ToList())));
        static bool Names(CsvRow row, HashSet<string> ids) => ids.Contains(row["id"]) || row.List("old-slugs").Any(ids.Contains);
    }

    /// <summary>The lists as a revision froze them.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="info">What the revision says.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>Null for a revision of format 1 or 2, which froze none.</returns>
    /// <exception cref="ContentException">A list is missing, or does not match its digest.</exception>
    public static Authorities? Read(ContentFolder folder, string collection, RevisionInfo info, Diagnostics diagnostics)
    {
        if (info.Format < 3) return null;
        foreach (var file in Files) RevisionFolder.Verified(folder, info.PlaceOf(collection, file), info.Files[file]);
        return Authorities.Read(folder, file => info.PlaceOf(collection, In(file)), diagnostics);
    }

    /// <summary>The lists as a revision would freeze them.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="lists">What <see cref="Of"/> made.</param>
    public static Authorities Planned(ContentFolder folder, IReadOnlyDictionary<string, byte[]> lists) =>
        Authorities.Read(folder.With(lists.ToDictionary(l => l.Key, l => (byte[]?)l.Value, StringComparer.Ordinal)), In, new Diagnostics());

    private static string In(string file) => Place + file[(file.LastIndexOf('/') + 1)..];
}
