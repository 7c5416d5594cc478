using Speeches.Parsing;

namespace Speeches.Content;

/// <summary>A counterpart as the authority list has it.</summary>
/// <param name="Counterpart">The country or body.</param>
/// <param name="Spellings">Every other name, with those of a damaged witness.</param>
/// <param name="Demonyms">Words of its people and things: <c>Ruritanian</c>.</param>
/// <param name="OldSlugs">Addresses it had before, which redirect.</param>
public sealed record CounterpartEntry(Counterpart Counterpart, IReadOnlyList<string> Spellings, IReadOnlyList<string> Demonyms, IReadOnlyList<string> OldSlugs)
{
    /// <summary>The row, a string for each column of the list.</summary>
    internal IReadOnlyList<string> Cells =>
    [
        Counterpart.Id, Counterpart.Name, Counterpart.Kind.Name(), Counterpart.Code ?? "",
        string.Join('|', Spellings), string.Join('|', Demonyms), string.Join('|', OldSlugs),
    ];
}

/// <summary>A person as the authority list has it.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Spellings">Every other spelling, with those of a damaged witness.</param>
/// <param name="Counterpart">The id of the counterpart the person stands for where no office says it; null where there is none.</param>
/// <param name="Offices">The offices the person is named with.</param>
/// <param name="OldSlugs">Addresses the person had before, which redirect.</param>
public sealed record PersonEntry(string Id, string Name, IReadOnlyList<string> Spellings, string? Counterpart, IReadOnlyList<string> Offices, IReadOnlyList<string> OldSlugs)
{
    /// <summary>The row, a string for each column of the list.</summary>
    internal IReadOnlyList<string> Cells =>
        [Id, Name, string.Join('|', Spellings), Counterpart ?? "", string.Join('|', Offices), string.Join('|', OldSlugs)];
}

/// <summary>The lists that all collections share: counterparts, people, occasion kinds, with every other spelling.</summary>
/// <param name="Counterparts">By id.</param>
/// <param name="People">By id.</param>
/// <param name="Openings">The words that open attributions.</param>
/// <param name="KindNames">The name of each kind of occasion, by its id.</param>
public sealed record Authorities(
    IReadOnlyDictionary<string, CounterpartEntry> Counterparts,
    IReadOnlyDictionary<string, PersonEntry> People,
    IReadOnlyList<Opening> Openings,
    IReadOnlyDictionary<string, string> KindNames)
{
    internal const string CounterpartsFile = "authorities/counterparts.csv";
    internal const string PeopleFile = "authorities/people.csv";
    internal const string KindsFile = "authorities/occasion-kinds.csv";

    internal static readonly string[] CounterpartsColumns = ["id", "name", "kind", "code", "spellings", "demonyms", "old-slugs"];
    internal static readonly string[] PeopleColumns = ["id", "name", "spellings", "counterpart", "offices", "old-slugs"];
    internal static readonly string[] KindsColumns = ["kind", "name", "opening", "stands", "addressed", "until"];

    /// <summary>The files of the lists, relative to the content folder.</summary>
    public static IReadOnlyList<string> Files { get; } = [CounterpartsFile, PeopleFile, KindsFile];

    /// <summary>Lists without a row.</summary>
    internal static Authorities None { get; } = new(
        new Dictionary<string, CounterpartEntry>(), new Dictionary<string, PersonEntry>(), [], new Dictionary<string, string>());

    /// <summary>The counterpart that has an id, or once had it.</summary>
    /// <param name="id">The id, or an old slug.</param>
    /// <returns>Null where no list knows it.</returns>
    public CounterpartEntry? FindCounterpart(string id) => Counterparts.GetValueOrDefault(id) ?? Counterparts.Values.FirstOrDefault(c => c.OldSlugs.Contains(id));

    /// <summary>The person who has an id, or once had it.</summary>
    /// <param name="id">The id, or an old slug.</param>
    /// <returns>Null where no list knows it.</returns>
    public PersonEntry? FindPerson(string id) => People.GetValueOrDefault(id) ?? People.Values.FirstOrDefault(p => p.OldSlugs.Contains(id));

    /// <summary>Reads the three lists.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static Authorities Read(ContentFolder folder, Diagnostics diagnostics) => Read(folder, file => file, diagnostics);

    /// <summary>Reads the lists where they lie otherwise.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="place">Where each of <see cref="Files"/> lies, relative to the content folder.</param>
    /// <param name="diagnostics">Where errors go.</param>
    internal static Authorities Read(ContentFolder folder, Func<string, string> place, Diagnostics diagnostics)
    {
        var counterparts = ReadCounterparts(folder, place(CounterpartsFile), diagnostics);
        var people = ReadPeople(folder, place(PeopleFile), counterparts, diagnostics);
        var (openings, kinds) = ReadKinds(folder, place(KindsFile), diagnostics);
        return new(counterparts, people, openings, kinds);
    }

    private static Dictionary<string, CounterpartEntry> ReadCounterparts(ContentFolder folder, string path, Diagnostics diagnostics)
    {
        var entries = new Dictionary<string, CounterpartEntry>(StringComparer.Ordinal);
        var names = new Names(diagnostics);
        foreach (var row in CsvTable.Read(folder, path, CounterpartsColumns, diagnostics))
        {
            if (!names.TakeSlugs(row)) continue;
            var kind = row["kind"] switch
            {
                "country" => CounterpartKind.Country,
                "organisation" => CounterpartKind.Organisation,
                "summit" => CounterpartKind.Summit,
                _ => (CounterpartKind?)null,
            };
            if (kind is null)
            {
                diagnostics.Add(row.Error("kind", $"“{row["kind"]}” is not a kind of counterpart; the kinds are country, organisation, summit."));
                continue;
            }
            var code = row["code"];
            if (kind == CounterpartKind.Country ? !(code.Length == 2 && code.All(char.IsAsciiLetterUpper)) : code.Length > 0)
                diagnostics.Add(row.Error("code", $"“{code}” cannot stand here; a country has its ISO 3166-1 code of two capital letters, a body none."));
            var entry = new CounterpartEntry(new(row["id"], row["name"], kind.Value, code.Length == 0 ? null : code), row.List("spellings"), row.List("demonyms"), row.List("old-slugs"));
            names.TakeNames(row, "name", "spellings", "demonyms");
            entries[row["id"]] = entry;
        }
        return entries;
    }

    private static Dictionary<string, PersonEntry> ReadPeople(
        ContentFolder folder, string path, Dictionary<string, CounterpartEntry> counterparts, Diagnostics diagnostics)
    {
        var entries = new Dictionary<string, PersonEntry>(StringComparer.Ordinal);
        var names = new Names(diagnostics);
        foreach (var row in CsvTable.Read(folder, path, PeopleColumns, diagnostics))
        {
            if (!names.TakeSlugs(row)) continue;
            var counterpart = row["counterpart"];
            if (counterpart.Length > 0 && !counterparts.ContainsKey(counterpart))
                diagnostics.Add(row.Error("counterpart", $"There is no counterpart “{counterpart}” in {CounterpartsFile}; add it there, or correct the id."));
            var entry = new PersonEntry(row["id"], row["name"], row.List("spellings"), counterpart.Length == 0 ? null : counterpart, row.List("offices"), row.List("old-slugs"));
            names.TakeNames(row, "name", "spellings");
            entries[row["id"]] = entry;
        }
        return entries;
    }

    private static (List<Opening> Openings, Dictionary<string, string> Names) ReadKinds(
        ContentFolder folder, string path, Diagnostics diagnostics)
    {
        var openings = new List<Opening>();
        var rows = new Dictionary<string, CsvRow>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, path, KindsColumns, diagnostics))
        {
            var kind = row["kind"];
            if (!Slugs.IsSlug(kind))
            {
                diagnostics.Add(row.Error("kind", $"“{kind}” is not an id; use lower-case letters, digits and hyphens."));
                continue;
            }
            rows.TryAdd(kind, row);
            if (row["name"].Length > 0 && !names.TryAdd(kind, row["name"]))
                diagnostics.Add(row.Error("name", $"The kind “{kind}” is named “{names[kind]}” already; name it once."));
            if (row["opening"].Length == 0) continue;
            var addressed = row["addressed"] switch
            {
                "counterpart" => Addressed.Counterpart,
                "event" => Addressed.Event,
                "nobody" => Addressed.Nobody,
                _ => (Addressed?)null,
            };
            if (addressed is null) diagnostics.Add(row.Error("addressed", $"“{row["addressed"]}” cannot stand here; write counterpart, event or nobody."));
            if (row["stands"] is not ("first" or "in-prose")) diagnostics.Add(row.Error("stands", $"“{row["stands"]}” cannot stand here; write first or in-prose."));
            if (openings.Any(o => string.Equals(o.Words, row["opening"], StringComparison.OrdinalIgnoreCase)))
                diagnostics.Add(row.Error("opening", $"The words “{row["opening"]}” stand twice in this list; keep one row."));
            openings.Add(new(kind, row["opening"], row["stands"] == "in-prose", addressed ?? Addressed.Nobody, row["until"].Length == 0 ? null : row["until"]));
        }
        foreach (var opening in openings.Where(o => names.TryAdd(o.Kind, o.Kind)))
            diagnostics.Add(rows[opening.Kind].Error("name", $"The kind “{opening.Kind}” has no name; give it one in the column “name”."));
        return (openings, names);
    }

    /// <summary>Slugs and names that are taken, with the row that took them.</summary>
    private sealed class Names(Diagnostics diagnostics)
    {
        private readonly Dictionary<string, int> slugs = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (string Id, int Line)> names = new(StringComparer.Ordinal);

        public bool TakeSlugs(CsvRow row)
        {
            foreach (var (column, slug) in row.List("old-slugs").Select(s => ("old-slugs", s)).Prepend(("id", row["id"])))
            {
                if (!Slugs.IsSlug(slug)) diagnostics.Add(row.Error(column, $"“{slug}” is not an id; use lower-case letters, digits and hyphens."));
                else if (Slugs.IsPart(slug)) diagnostics.Add(row.Error(column, Slugs.RefusalOfPart(slug)));
                else if (!slugs.TryAdd(slug, row.Line)) diagnostics.Add(row.Error(column, $"The id “{slug}” is taken by line {slugs[slug]}; an address is never given to another."));
                else continue;
                return false;
            }
            if (row["name"].Length > 0) return true;
            diagnostics.Add(row.Error("name", $"“{row["id"]}” has no name; write the name that is shown."));
            return false;
        }

        public void TakeNames(CsvRow row, params string[] columns)
        {
            // The name that is shown is one name, also where a bar stands in it.
            foreach (var (column, name) in columns.SelectMany(column => (column == "name" ? [row[column]] : row.List(column)).Select(name => (column, name))))
            {
                if (names.TryAdd(name, (row["id"], row.Line))) continue;
                var taken = names[name];
                diagnostics.Add(row.Error(column, taken.Id == row["id"]
                    ? $"The name “{name}” stands twice in this row; keep it once."
                    : $"The name “{name}” stands for “{taken.Id}” in line {taken.Line} already; one name cannot mean two."));
            }
        }
    }
}
