using System.Globalization;

namespace Speeches.Content;

/// <summary>One public id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Type"><c>excerpt</c> or <c>occasion</c>.</param>
/// <param name="State">What has become of it.</param>
/// <param name="FirstRevision">The revision that minted it.</param>
/// <param name="Target">The id that a merged one leads to; null else.</param>
/// <param name="Date">The day of its present state; null for a live id.</param>
/// <param name="Reason">Why it is not live; null for a live id.</param>
public sealed record RegisterEntry(string Id, string Type, PublicState State, int FirstRevision, string? Target, DateOnly? Date, string? Reason)
{
    /// <summary>The line in the file, from 1; 0 for one that was not read from a file.</summary>
    public int Line { get; init; }

    /// <summary>Whether another row says the same, wherever it stands.</summary>
    /// <param name="other">The other row.</param>
    public bool SaysTheSameAs(RegisterEntry other) => this with { Line = 0 } == other with { Line = 0 };
}

/// <summary>The register of public ids of one collection: an id that was ever public stays here for ever.</summary>
public static class RegisterFile
{
    private static readonly string[] Columns = ["id", "type", "state", "first-revision", "target", "date", "reason"];

    /// <summary>The register's path in the content folder.</summary>
    /// <param name="collection">The collection.</param>
    public static string Path(string collection) => $"{collection}/register.csv";

    /// <summary>Reads the register; a collection that was never published has none.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="path">The file: the collection's own, or the copy that a revision keeps.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static IReadOnlyList<RegisterEntry> Read(ContentFolder folder, string path, Diagnostics diagnostics)
    {
        var entries = new List<RegisterEntry>();
        if (!folder.Exists(path)) return entries;
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, path, Columns, diagnostics))
        {
            if (!lines.TryAdd(row["id"], row.Line))
            {
                diagnostics.Add(row.Error("id", $"The id “{row["id"]}” stands in line {lines[row["id"]]} already; an id has one row."));
                continue;
            }
            if (Read(row, diagnostics) is { } entry) entries.Add(entry);
        }
        CheckTargets(path, entries, diagnostics);
        return entries;
    }

    /// <summary>The register as it is written.</summary>
    /// <param name="entries">The entries, in the order in which they were minted.</param>
    public static string Write(IEnumerable<RegisterEntry> entries) => CsvTable.Write(Columns, entries.Select(e => (IReadOnlyList<string>)
        [e.Id, e.Type, e.State.Name(), e.FirstRevision.ToString(CultureInfo.InvariantCulture), e.Target ?? "",
            e.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "", e.Reason ?? ""]));

    private static RegisterEntry? Read(CsvRow row, Diagnostics diagnostics)
    {
        var state = Named.Find<PublicState>(row["state"]);
        DateOnly? date = DateOnly.TryParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (state is null) diagnostics.Add(row.Error("state", $"“{row["state"]}” is not a state; the states are live, merged, withdrawn, suppressed."));
        if (row["type"] is not ("excerpt" or "occasion")) diagnostics.Add(row.Error("type", $"“{row["type"]}” is not a type; the types are excerpt and occasion."));
        if (row["date"].Length > 0 && date is null) diagnostics.Add(row.Error("date", $"“{row["date"]}” is not a day; write it as 2020-04-22, with a day that exists."));
        if (!int.TryParse(row["first-revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var first) || first < 1)
            diagnostics.Add(row.Error("first-revision", $"“{row["first-revision"]}” is not the number of a revision."));
        if ((state == PublicState.Merged) == (row["target"].Length == 0))
            diagnostics.Add(row.Error("target", "A merged id, and no other, names the id it leads to."));
        return state is null ? null : new(row["id"], row["type"], state.Value, first, row["target"].Length == 0 ? null : row["target"], date, row["reason"].Length == 0 ? null : row["reason"]) { Line = row.Line };
    }

    /// <summary>A merged id leads to another of the register, and not in a circle.</summary>
    private static void CheckTargets(string path, List<RegisterEntry> entries, Diagnostics diagnostics)
    {
        var known = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var merged = entries.Where(e => e is { State: PublicState.Merged, Target: not null }).ToList();
        foreach (var entry in merged)
        {
            if (!known.TryGetValue(entry.Target!, out var next) || next.Type != entry.Type)
                diagnostics.Error(path, entry.Line, 1, $"“{entry.Id}” is merged into “{entry.Target}”, but no {entry.Type} of the register has that id; correct it.");
        }
        var ends = MergedIds.Ends(merged);
        foreach (var entry in merged.Where(e => ends[e.Id] is null))
            diagnostics.Error(path, entry.Line, 1, $"“{entry.Id}” is merged into “{entry.Target}”, and that leads back in a circle; name an id that is live.");
    }
}

/// <summary>Where merged ids lead.</summary>
internal static class MergedIds
{
    /// <summary>Follows each merged id to the one that is merged no further. Each row is passed once, however long the chains.</summary>
    /// <param name="merged">The rows of the merged ids.</param>
    /// <returns>The last id of each chain; null for one that leads in a circle.</returns>
    public static IReadOnlyDictionary<string, string?> Ends(IEnumerable<RegisterEntry> merged)
    {
        var targets = merged.ToDictionary(e => e.Id, e => e.Target!, StringComparer.Ordinal);
        var ends = new Dictionary<string, string?>(targets.Count, StringComparer.Ordinal);
        foreach (var first in targets.Keys)
        {
            var chain = new List<string>();
            var at = first;
            // On its way an id has no end: whoever meets it again goes in a circle.
            for (; !ends.ContainsKey(at) && targets.TryGetValue(at, out var next); at = next)
            {
                ends[at] = null;
                chain.Add(at);
            }
            var end = targets.ContainsKey(at) ? ends[at] : at;
            foreach (var id in chain) ends[id] = end;
        }
        return ends;
    }
}
