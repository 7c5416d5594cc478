namespace Speeches.Content;

/// <summary>An emendation as an editor writes it: a rule for every place of a word, or one place in its context.</summary>
/// <param name="File">The file, for the sentences.</param>
/// <param name="Line">The line in the file.</param>
/// <param name="AsPrinted">What the witness has.</param>
/// <param name="Reading">What is read instead; U+25AF stands for what was taken and nobody can supply.</param>
/// <param name="Context">Words that stand once in the witness and hold <paramref name="AsPrinted"/> once; null for a rule, which holds wherever it stands as whole words.</param>
/// <param name="Kind">What was restored: apostrophe, hyphen, letter …</param>
/// <param name="Reason">Why.</param>
public sealed record EmendationEntry(string File, int Line, string AsPrinted, string Reading, string? Context, string Kind, string Reason);

/// <summary>The emendations of a witness, <c>emendations.csv</c> in its folder; a witness that needs none has no such file.</summary>
public static class EmendationsFile
{
    private static readonly string[] Columns = ["as-printed", "reading", "context", "kind", "reason"];

    private static readonly string[] Kinds = ["apostrophe", "quotation", "hyphen", "letter", "ampersand", "number", "space", "gap"];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static IReadOnlyList<EmendationEntry> Read(ContentFolder folder, string path, Diagnostics diagnostics)
    {
        if (!folder.Exists(path)) return [];
        var entries = new List<EmendationEntry>();
        foreach (var row in CsvTable.Read(folder, path, Columns, diagnostics))
        {
            if (row["as-printed"].Length == 0) diagnostics.Add(row.Error("as-printed", "The emendation does not say what is printed; quote the characters it replaces."));
            else if (row["as-printed"] == row["reading"]) diagnostics.Add(row.Error("reading", $"The emendation of “{row["as-printed"]}” changes nothing; write another reading, or take the row out."));
            else if (row["reading"].Length == 0) diagnostics.Add(row.Error("reading", $"The emendation of “{row["as-printed"]}” leaves nothing; an emendation restores, it takes nothing away. Write the reading."));
            else if (row["reading"].Any(char.IsControl)) diagnostics.Add(row.Error("reading", $"The reading of “{row["as-printed"]}” has a line break or another control character in it; write it on one line."));
            else if (row["reading"].Contains(EmendedText.Gap) != (row["kind"] == "gap")) diagnostics.Add(row.Error("kind", $"A gap, and nothing else, has {EmendedText.Gap} in its reading; correct the kind or the reading of “{row["as-printed"]}”."));
            else if (!Kinds.Contains(row["kind"])) diagnostics.Add(row.Error("kind", $"“{row["kind"]}” is not a kind of emendation; the kinds are {string.Join(", ", Kinds)}."));
            else if (row["reason"].Length == 0) diagnostics.Add(row.Error("reason", $"The emendation of “{row["as-printed"]}” gives no reason; every correction says why."));
            else entries.Add(new(path, row.Line, row["as-printed"], row["reading"], row["context"].Length == 0 ? null : row["context"], row["kind"], row["reason"]));
        }
        return entries;
    }

    /// <summary>The file as it is written.</summary>
    /// <param name="entries">The emendations.</param>
    public static string Write(IEnumerable<EmendationEntry> entries) => CsvTable.Write(Columns, entries.Select(e => (IReadOnlyList<string>)
        [e.AsPrinted, e.Reading, e.Context ?? "", e.Kind, e.Reason]));
}
