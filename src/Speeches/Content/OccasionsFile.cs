using System.Globalization;

namespace Speeches.Content;

/// <summary>A member of an occasion.</summary>
/// <param name="Excerpt">The excerpt's id; null before the first publish.</param>
/// <param name="Source">The slug of the source; null where the id is known.</param>
/// <param name="Attribution">The attribution as printed; null where the id is known.</param>
/// <param name="Which">Which time that attribution occurs in the source, from 1.</param>
public sealed record OccasionMember(string? Excerpt, string? Source, string? Attribution, int Which);

/// <summary>An occasion as it is registered.</summary>
/// <param name="Line">The line in the file.</param>
/// <param name="Id">The public id; null before the first publish.</param>
/// <param name="Slug">The address; null before the first publish.</param>
/// <param name="OldSlugs">Addresses it had before.</param>
/// <param name="Kind">The kind; null where the members decide it.</param>
/// <param name="Title">The title without the date; null where it is made from kind and names.</param>
/// <param name="Date">Null where none is known.</param>
/// <param name="Members">The members.</param>
/// <param name="Basis">How it is known that they belong together.</param>
public sealed record OccasionEntry(
    int Line, string? Id, string? Slug, IReadOnlyList<string> OldSlugs, string? Kind, string? Title, EdtfDate? Date, IReadOnlyList<OccasionMember> Members, Basis Basis)
{
    /// <summary>The occasion; only one that has its id, slug, kind and title, and names its members by id.</summary>
    public Occasion ToOccasion() => new()
    {
        Id = Id!,
        Slug = Slug!,
        OldSlugs = OldSlugs,
        Kind = Kind!,
        Title = Title!,
        Date = Date,
        Basis = Basis,
        Members = Members.Select(m => m.Excerpt!).ToList(),
    };
}

/// <summary>
/// The registered occasions of a collection, <c>occasions.csv</c>. Members stand one a line: an excerpt's id, or before the first
/// publish <c>source: attribution as printed #2</c> (which time it occurs; <c>#1</c> may be left out).
/// </summary>
public static class OccasionsFile
{
    private static readonly string[] Columns = ["id", "slug", "old-slugs", "kind", "title", "date", "earliest", "latest", "members", "basis"];

    /// <summary>The file's path in the content folder.</summary>
    /// <param name="collection">The collection.</param>
    public static string Path(string collection) => $"{collection}/occasions.csv";

    /// <summary>Reads the file; a collection that was never published may have none.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="path">The file: the collection's own, or the copy that a revision keeps.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static IReadOnlyList<OccasionEntry> Read(ContentFolder folder, string path, Diagnostics diagnostics)
    {
        if (!folder.Exists(path)) return [];
        var entries = new List<OccasionEntry>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, path, Columns, diagnostics))
        {
            foreach (var (column, value) in row.List("old-slugs").Select(s => ("old-slugs", s)).Append(("id", row["id"])).Append(("slug", row["slug"])))
            {
                if (value.Length == 0) continue;
                if (!Slugs.IsSlug(value)) diagnostics.Add(row.Error(column, $"“{value}” cannot stand in an address; use lower-case letters, digits and hyphens."));
                else if (column != "id" && Slugs.IsPart(value)) diagnostics.Add(row.Error(column, Slugs.RefusalOfPart(value)));
                else if (!taken.TryAdd($"{(column == "id" ? "id" : "slug")} {value}", row.Line)) diagnostics.Add(row.Error(column, $"“{value}” stands twice in this table; an address is never given to another."));
            }
            entries.Add(Read(row, diagnostics));
        }
        return entries;
    }

    /// <summary>The file as it is written.</summary>
    /// <param name="entries">The occasions.</param>
    public static string Write(IEnumerable<OccasionEntry> entries) => CsvTable.Write(Columns, entries.Select(e => (IReadOnlyList<string>)
        [e.Id ?? "", e.Slug ?? "", string.Join('|', e.OldSlugs), e.Kind ?? "", e.Title ?? "", e.Date?.Edtf ?? "", Day(e.Date?.Earliest), Day(e.Date?.Latest),
            string.Join('\n', e.Members.Select(m => m.Excerpt ?? $"{m.Source}: {m.Attribution} #{m.Which}")), e.Basis.Name()]));

    private static OccasionEntry Read(CsvRow row, Diagnostics diagnostics)
    {
        EdtfDate? date = null;
        if (row["date"].Length > 0 && (date = EdtfDate.Parse(row["date"])) is null)
            diagnostics.Add(row.Error("date", $"“{row["date"]}” is not a date; write it as 2020-03-19, 2020-03-XX, 2020-03 or 2020-03-19?, with a day that exists."));
        date = Narrow(row, date, diagnostics);
        var basis = row["basis"] switch
        {
            "printed" => Basis.Printed,
            "inferred" => Basis.Inferred,
            "supplied" or "" => Basis.Supplied,
            _ => (Basis?)null,
        };
        if (basis is null) diagnostics.Add(row.Error("basis", $"“{row["basis"]}” is not a basis; the words are printed, inferred, supplied."));
        var members = row["members"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadMember).ToList();
        // One from which no passage is any more keeps its row, so that its address is never given to another.
        if (members.Count == 0 && row["id"].Length == 0) diagnostics.Add(row.Error("members", "The occasion has no members; name them, or take the row out."));
        return new(row.Line, Null(row["id"]), Null(row["slug"]), row.List("old-slugs"), Null(row["kind"]), Null(row["title"]), date, members, basis ?? Basis.Supplied);
    }

    /// <summary>Earliest and latest may be narrower than the date says; they may not lie outside it.</summary>
    private static EdtfDate? Narrow(CsvRow row, EdtfDate? date, Diagnostics diagnostics)
    {
        foreach (var column in new[] { "earliest", "latest" })
        {
            if (row[column].Length == 0) continue;
            var isDay = DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            var narrow = !isDay || date is null ? null : column == "earliest" ? date.Within(day, date.Latest) : date.Within(date.Earliest, day);
            if (narrow is null) diagnostics.Add(row.Error(column, $"“{row[column]}” is not a day within the date “{row["date"]}”."));
            else date = narrow;
        }
        return date;
    }

    private static OccasionMember ReadMember(string text)
    {
        if (text.IndexOf(": ", StringComparison.Ordinal) is var colon && colon < 0) return new(text, null, null, 1);
        var (source, attribution, which) = (text[..colon], text[(colon + 2)..], 1);
        var number = attribution.LastIndexOf(" #", StringComparison.Ordinal);
        if (number > 0 && int.TryParse(attribution[(number + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var given)) (attribution, which) = (attribution[..number], given);
        return new(null, source, attribution.Trim(), which);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
