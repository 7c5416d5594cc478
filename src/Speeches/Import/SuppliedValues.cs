using Speeches.Content;

namespace Speeches.Import;

/// <summary>What editors supply, by target and field; each value is held against what the sources print before it is used.</summary>
/// <param name="entries">The rows of <c>supplied.csv</c>.</param>
/// <param name="authorities">The lists.</param>
/// <param name="collection">The collection.</param>
/// <param name="diagnostics">Where errors go.</param>
public sealed class SuppliedValues(IReadOnlyList<SuppliedEntry> entries, Authorities authorities, CollectionFile collection, Diagnostics diagnostics)
{
    private readonly Dictionary<(string Target, Field Field), SuppliedEntry> byField = entries.Where(e => e.Field != Field.Text).ToDictionary(e => (e.Target, e.Field));
    private readonly ILookup<string, SuppliedEntry> texts = entries.Where(e => e.Field == Field.Text).ToLookup(e => e.Target, StringComparer.Ordinal);
    private readonly HashSet<SuppliedEntry> stale = [];
    private readonly HashSet<(SuppliedEntry, string)> said = [];

    /// <summary>Holds each row against the excerpts it is about: its target must be public; where its printed line is gone, it is stale.</summary>
    /// <param name="printedLines">The printed lines of each target: attributions, and for an excerpt its text.</param>
    /// <param name="occasions">The targets that are occasions.</param>
    public void Check(ILookup<string, string> printedLines, IReadOnlySet<string> occasions)
    {
        foreach (var entry in entries)
        {
            if (!printedLines.Contains(entry.Target))
            {
                Error(entry, $"There is no occasion or excerpt “{entry.Target}” in today’s reading; correct the id, or take the row out.");
                continue;
            }
            if (entry.Field.Supply == Supply.OfExcerpt && occasions.Contains(entry.Target))
            {
                Error(entry, $"“{entry.Target}” is an occasion, but the field “{entry.Field.Name}” belongs to a single passage; name the excerpt.");
                continue;
            }
            Validate(entry);
            var stands = entry.Field == Field.Text
                ? printedLines[entry.Target].Any(l => l.Contains(entry.Printed, StringComparison.Ordinal))
                : printedLines[entry.Target].Contains(entry.Printed);
            if (stands) continue;
            stale.Add(entry);
            diagnostics.Warning(SuppliedFile.Path(collection.Slug), entry.Line, 1, $"The row is stale: the source does not print “{entry.Printed}” for “{entry.Target}” any more. Check that “{entry.Value}” still holds, and quote the line as it is printed now.");
        }
    }

    /// <summary>The row for a field of an excerpt: its own, else its occasion's.</summary>
    /// <param name="excerpt">The excerpt's id.</param>
    /// <param name="occasion">The occasion's id; null to look for the excerpt's own row only.</param>
    /// <param name="field">The field.</param>
    public SuppliedEntry? Find(string excerpt, string? occasion, Field field) =>
        byField.GetValueOrDefault((excerpt, field)) ?? (occasion is null ? null : byField.GetValueOrDefault((occasion, field)));

    /// <summary>The date supplied for an occasion; null where none is.</summary>
    /// <param name="occasion">The occasion's id; null for one that is not registered yet.</param>
    public EdtfDate? DateOf(string? occasion) => occasion is not null && byField.TryGetValue((occasion, Field.Date), out var entry) ? EdtfDate.Parse(entry.Value) : null;

    /// <summary>The rows that fill gaps in the text of an excerpt.</summary>
    /// <param name="excerpt">The excerpt's id.</param>
    public IEnumerable<SuppliedEntry> TextsOf(string excerpt) => texts[excerpt];

    /// <summary>What a row rests on, as the record carries it; a stale row says so.</summary>
    /// <param name="entry">The row.</param>
    public Evidence EvidenceOf(SuppliedEntry entry) => !stale.Contains(entry) ? entry.Evidence
        : entry.Evidence with { Note = $"stale: the source no longer prints “{entry.Printed}”{(entry.Evidence.Note is null ? "" : $"; {entry.Evidence.Note}")}" };

    /// <summary>The supplied date of an excerpt, where it may stand beside the date that its attribution prints.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="printed">The printed date; null where none is printed.</param>
    /// <returns>Null where the printed date is as precise already, or contradicts the row, which is an error.</returns>
    public EdtfDate? Accept(SuppliedEntry entry, EdtfDate? printed)
    {
        var supplied = EdtfDate.Parse(entry.Value)!;
        if (printed is null) return supplied;
        if (supplied.Earliest < printed.Earliest || supplied.Latest > printed.Latest)
            Error(entry, $"“{entry.Value}” contradicts what is printed (“{printed.Edtf}”); a supplied date lies within the printed one.");
        else if (printed.Precision == DatePrecision.Month && supplied.NamesADay)
            Error(entry, $"“{entry.Value}” names a day, but “{entry.Printed}” prints a month without one; supply no day here.");
        else if (supplied.Spread < printed.Spread || supplied.Spread == 0 && printed.Spread > 0)
            return supplied;
        return null;
    }

    /// <summary>Holds a supplied date against the day on which the source was published, and against the date of the occasion.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="dateline">The day of the dateline; null where there is none.</param>
    /// <param name="occasion">The occasion's date; null where it is not known.</param>
    public void CheckDate(SuppliedEntry entry, DateOnly? dateline, EdtfDate? occasion)
    {
        var supplied = EdtfDate.Parse(entry.Value)!;
        if (dateline is { } published && supplied.Earliest > published)
            Error(entry, $"“{entry.Value}” lies behind the day on which the source was published, {published:yyyy-MM-dd}; nothing is reported before it was said.");
        if (occasion is not null && !occasion.CanBe(supplied))
            Error(entry, $"“{entry.Value}” cannot be the date of a passage whose occasion has the date “{occasion.Edtf}”; correct one of them, or move the passage to another occasion in occasions.csv.");
    }

    /// <summary>Reports an error in a row, once, however many passages it reaches.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="sentence">The sentence.</param>
    public void Error(SuppliedEntry entry, string sentence)
    {
        if (said.Add((entry, sentence))) diagnostics.Error(SuppliedFile.Path(collection.Slug), entry.Line, 1, sentence);
    }

    private void Validate(SuppliedEntry entry)
    {
        switch (entry.Field.Name)
        {
            case "theme" when entry.Value != "unplaced" && collection.Themes.All(t => t.Numeral != entry.Value):
                Error(entry, $"There is no theme “{entry.Value}”; collection.md has {string.Join(", ", collection.Themes.Select(t => t.Numeral))}, and there is “unplaced”.");
                break;
            case "counterparts" when Array.Find(entry.Values, v => !authorities.Counterparts.ContainsKey(v)) is { } unknown:
                Error(entry, $"There is no counterpart “{unknown}” in authorities/counterparts.csv; add it there, or correct the id.");
                break;
            case "people" or "speakers" when Array.Find(entry.Values, v => !authorities.People.ContainsKey(v)) is { } unknown:
                Error(entry, $"There is no person “{unknown}” in authorities/people.csv; add the person there, or correct the id.");
                break;
        }
    }
}
