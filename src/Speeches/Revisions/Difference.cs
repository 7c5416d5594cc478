using System.Text.Json;
using System.Text.Json.Nodes;

namespace Speeches.Revisions;

/// <summary>Says how two records of one excerpt differ.</summary>
public static class Difference
{
    /// <summary>The fields whose change makes a new version, each with whether it differs.</summary>
    /// <param name="then">The record as published.</param>
    /// <param name="now">The record of today.</param>
    /// <returns>The names of those that differ; empty where the version stays.</returns>
    public static IReadOnlyList<string> Fields(Excerpt then, Excerpt now)
    {
        var fields = new List<string>();
        if (then.Text != now.Text) fields.Add("text");
        if (then.Attribution != now.Attribution) fields.Add("attribution");
        if (then.Theme != now.Theme) fields.Add("theme");
        if (then.Occasion.Id != now.Occasion.Id) fields.Add("occasion");
        if (!then.Counterparts.Select(c => c.Id).SequenceEqual(now.Counterparts.Select(c => c.Id))) fields.Add("counterparts");
        if (!then.People.Select(p => p.Id).SequenceEqual(now.People.Select(p => p.Id))) fields.Add("people");
        else if (!then.People.Select(p => p.Office).SequenceEqual(now.People.Select(p => p.Office))) fields.Add("office");
        if (then.Date != now.Date) fields.Add("date");
        if (then.Voice != now.Voice) fields.Add("voice");
        return fields;
    }

    /// <summary>What differs between two records of one version: fields that only say how it is known. Position, span and display names are none.</summary>
    /// <param name="then">The record as published.</param>
    /// <param name="now">The record of today.</param>
    /// <returns>The names, as in the record; empty where nothing differs.</returns>
    public static IReadOnlyList<string> Noted(Excerpt then, Excerpt now)
    {
        var (before, after) = (Compared(then), Compared(now));
        return after.Select(p => p.Key).Where(key => !JsonNode.DeepEquals(before[key], after[key])).ToList();
    }

    /// <summary>The value of a field in words.</summary>
    /// <param name="field">The field, as <see cref="Fields"/> names it.</param>
    /// <param name="record">The record.</param>
    /// <returns>Null where the field is empty, or is one that only says how another is known.</returns>
    public static string? InWords(string field, Excerpt record)
    {
        return field switch
        {
            "text" => record.Text,
            "attribution" => record.Attribution,
            "theme" => record.Theme ?? "unplaced",
            "occasion" => record.Occasion.Title,
            "counterparts" => Listed(record.Counterparts.Select(c => c.Name)),
            "people" => Listed(record.People.Select(p => p.Name)),
            "office" => Listed(record.People.Select(p => p.Office).OfType<string>()),
            "date" => record.Date?.Describe(),
            "voice" => record.Voice == Voice.Direct ? "direct" : "reported",
            _ => null,
        };

        static string? Listed(IEnumerable<string> names) => string.Join("; ", names) is { Length: > 0 } listed ? listed : null;
    }

    private static JsonObject Compared(Excerpt record) => JsonSerializer.SerializeToNode(record with
    {
        Position = 0,
        Span = default,
        Version = 0,
        Revision = 0,
        Occasion = new(record.Occasion.Id, "", record.Occasion.Kind, ""),
        Counterparts = record.Counterparts.Select(c => c with { Name = "" }).ToList(),
        People = record.People.Select(p => p with { Name = "" }).ToList(),
    }, ExcerptJson.Lines.Excerpt)!.AsObject();
}
