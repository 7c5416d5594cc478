using System.Text;
using CsvHelper;

namespace Speeches.Content;

/// <summary>A row of a table, by the names of its columns.</summary>
/// <param name="File">The table's file.</param>
/// <param name="Line">The line on which the row starts, from 1.</param>
/// <param name="Fields">The fields, trimmed, by column; a column that the table leaves out is empty.</param>
/// <param name="Places">The line and the column, in UTF-16 units from 1, at which each field starts.</param>
public sealed record CsvRow(string File, int Line, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, (int Line, int Column)> Places)
{
    /// <summary>A field; empty where the table leaves it out.</summary>
    /// <param name="column">The column.</param>
    public string this[string column] => Fields.GetValueOrDefault(column, "");

    /// <summary>A field that holds several values, parted by <c>|</c>.</summary>
    /// <param name="column">The column.</param>
    public IReadOnlyList<string> List(string column) =>
        this[column].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An error about a field.</summary>
    /// <param name="column">The column.</param>
    /// <param name="sentence">The sentence.</param>
    public Diagnostic Error(string column, string sentence)
    {
        var (line, start) = Places.GetValueOrDefault(column, (Line, 1));
        return new(Severity.Error, File, line, start, sentence);
    }
}

/// <summary>Reads a spreadsheet's CSV (RFC 4180): a byte order mark, CRLF and semicolons are welcome.</summary>
public static class CsvTable
{
    private static readonly string[] ConflictMarkers = ["<<<<<<<", "=======", ">>>>>>>"];

    /// <summary>Reads a table.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="columns">The columns it may have; the first of them it must have.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>The rows that could be read; empty where the file cannot.</returns>
    public static IReadOnlyList<CsvRow> Read(ContentFolder folder, string path, IReadOnlyList<string> columns, Diagnostics diagnostics)
    {
        string text;
        try
        {
            text = folder.ReadText(path);
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return [];
        }
        if (string.IsNullOrWhiteSpace(text))
        {
            diagnostics.Error(path, 1, 1, $"The table is empty; its first line should name the columns {string.Join(", ", columns)}.");
            return [];
        }
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            // A table is what its first line says: detection over more lines takes the commas of a sentence for separators.
            Separator = header.IndexOfAny(",;\t") is var at and >= 0 ? header[at] : ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrimInsideQuotes = true,
            TrackLineNumbers = true,
            OnMalformedRecord = bad => diagnostics.Error(path, (int)bad.LineNumber, 1,
                "This row has a stray quotation mark; a field with quotation marks in it is put in quotation marks, and each of those inside is doubled."),
        });
        return ReadRows(reader, path, columns, diagnostics);
    }

    /// <summary>Writes a table: commas, LF, and quotation marks only where a field needs them.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The fields of each row, in the order of the columns.</param>
    public static string Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        using (var csv = CsvWriter.Create(new StringWriter(text), new CsvWriterOptions { NewLine = "\n" }))
        {
            foreach (var row in rows.Prepend(columns)) csv.WriteRecord([.. row]);
        }
        return text.ToString();
    }

    private static List<CsvRow> ReadRows(CsvReader reader, string path, IReadOnlyList<string> columns, Diagnostics diagnostics)
    {
        var rows = new List<CsvRow>();
        reader.Read();
        var header = Record(reader);
        var headerPlaces = Places(reader, 1);
        foreach (var (column, place) in header.Zip(headerPlaces).Where(c => !columns.Contains(c.First)))
            diagnostics.Error(path, place.Line, place.Column, $"The column “{column}” is not known; this table has the columns {string.Join(", ", columns)}.");
        foreach (var twice in header.Zip(headerPlaces).GroupBy(c => c.First).Where(g => g.Count() > 1))
            diagnostics.Error(path, twice.ElementAt(1).Second.Line, twice.ElementAt(1).Second.Column, $"The column “{twice.Key}” stands {twice.Count()} times; name it once.");
        if (!header.Contains(columns[0]))
        {
            diagnostics.Error(path, 1, 1, $"The column “{columns[0]}” is missing; this table has the columns {string.Join(", ", columns)}.");
            return rows;
        }
        while (reader.Read())
        {
            var record = Record(reader);
            if (record.All(string.IsNullOrEmpty)) continue;
            if (ConflictMarkers.Any(m => record[0].StartsWith(m, StringComparison.Ordinal)))
            {
                diagnostics.Error(path, (int)reader.LineNumber, 1, "A conflict marker stands here; decide which lines are right and take the marker out.");
                continue;
            }
            if (record.Length != header.Length)
            {
                diagnostics.Error(path, (int)reader.LineNumber, 1, $"This row has {record.Length} {(record.Length == 1 ? "field" : "fields")}, the first line {header.Length}; a field with a {(reader.Separator == ';' ? "semicolon" : "comma")} in it is put in quotation marks.");
                continue;
            }
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            var places = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
            foreach (var (column, field, place) in header.Zip(record, Places(reader, (int)reader.LineNumber))) (fields[column], places[column]) = (field, place);
            rows.Add(new(path, (int)reader.LineNumber, fields, places));
        }
        return rows;
    }

    /// <summary>The line and the column, in UTF-16 units from 1, at which each field of the present record starts.</summary>
    private static List<(int Line, int Column)> Places(CsvReader reader, int line)
    {
        var places = new List<(int, int)>();
        var column = 1;
        for (var index = 0; index < reader.FieldCount; index++)
        {
            places.Add((line, column));
            var raw = reader.GetRawSpan(index);
            if (raw.LastIndexOf((byte)'\n') is var end and >= 0)
            {
                line += raw.Count((byte)'\n');
                raw = raw[(end + 1)..];
                column = 1;
            }
            column += Encoding.UTF8.GetCharCount(raw) + 1;
        }
        return places;
    }

    private static string[] Record(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
}
