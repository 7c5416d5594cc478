namespace Speeches.Content;

/// <summary>A value that an editor supplies or overrides, on evidence.</summary>
/// <param name="Line">The line in the file.</param>
/// <param name="Target">The id of an occasion or an excerpt.</param>
/// <param name="Field">The field; of the text it is what stands in a gap.</param>
/// <param name="Printed">The line of the source that it rests on: the attribution as printed, or for <c>text</c> the words around the gap.</param>
/// <param name="Value">The value.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record SuppliedEntry(int Line, string Target, Field Field, string Printed, string Value, Evidence Evidence)
{
    /// <summary>The values of a field that takes several, which bars part.</summary>
    public string[] Values => Value.Split('|', StringSplitOptions.TrimEntries);
}

/// <summary>The supplied values of a collection, <c>supplied.csv</c>: one row a target and field.</summary>
public static class SuppliedFile
{
    private static readonly string[] Columns = ["target", "field", "printed", "value", "strength", "url", "note"];

    private static readonly IReadOnlyList<Field> Fields = Field.All.Where(f => f.Supply != Supply.Never).ToList();

    /// <summary>The file's path in the content folder.</summary>
    /// <param name="collection">The collection.</param>
    public static string Path(string collection) => $"{collection}/supplied.csv";

    /// <summary>Reads the file; a collection that supplies nothing has none.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static IReadOnlyList<SuppliedEntry> Read(ContentFolder folder, string collection, Diagnostics diagnostics)
    {
        if (!folder.Exists(Path(collection))) return [];
        var entries = new List<SuppliedEntry>();
        var lines = new Dictionary<(string Target, string Field), int>();
        foreach (var row in CsvTable.Read(folder, Path(collection), Columns, diagnostics))
        {
            if (row["field"] != "text" && lines.TryGetValue((row["target"], row["field"]), out var line))
            {
                diagnostics.Add(row.Error("field", $"The field “{row["field"]}” of “{row["target"]}” is supplied in line {line} already; a target has one row a field."));
            }
            else if (Read(row, diagnostics) is { } entry)
            {
                entries.Add(entry);
                lines[(entry.Target, entry.Field.Name)] = entry.Line;
            }
        }
        return entries;
    }

    /// <summary>The file as it is written.</summary>
    /// <param name="entries">The values.</param>
    public static string Write(IEnumerable<SuppliedEntry> entries) => CsvTable.Write(Columns, entries.Select(e => (IReadOnlyList<string>)
        [e.Target, e.Field.Name, e.Printed, e.Value, e.Evidence.Strength?.Name() ?? "", e.Evidence.Url ?? "", e.Evidence.Note ?? ""]));

    private static SuppliedEntry? Read(CsvRow row, Diagnostics diagnostics)
    {
        var strength = Named.Find<Strength>(row["strength"]);
        var field = Field.Find(row["field"]) is { Supply: not Supply.Never } known ? known : null;
        if (field is null) diagnostics.Add(row.Error("field", $"“{row["field"]}” cannot be supplied; the fields are {string.Join(", ", Fields.Select(f => f.Name))}."));
        else if (row["value"].Length == 0) diagnostics.Add(row.Error("value", "No value is given; write it, or take the row out."));
        else if (row["value"].Any(char.IsControl)) diagnostics.Add(row.Error("value", "The value has a line break or another control character in it; write it on one line."));
        else if (row["printed"].Length == 0) diagnostics.Add(row.Error("printed", "The printed line is missing; quote the attribution (of a passage that has none, its text), so that a changed source makes the row stale."));
        else if (strength is null) diagnostics.Add(row.Error("strength", $"“{row["strength"]}” is not a strength of evidence; the words are official, press, source, weak."));
        else if (row["url"].Length == 0 && row["note"].Length == 0) diagnostics.Add(row.Error("note", "No evidence is given; name an address or write a note."));
        else if (row["url"].Length > 0 && !(Uri.TryCreate(row["url"], UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")) diagnostics.Add(row.Error("url", $"“{row["url"]}” is not a web address; write it whole, with https://."));
        else if (field == Field.Date && EdtfDate.Parse(row["value"]) is null) diagnostics.Add(row.Error("value", $"“{row["value"]}” is not a date; write it as 2020-03-19, 2020-03-XX, 2020-03 or 2020-03-19?, with a day that exists."));
        else return new(row.Line, row["target"], field, row["printed"], row["value"], new(field, strength, row["note"].Length == 0 ? null : row["note"], row["url"].Length == 0 ? null : row["url"]));
        return null;
    }
}
