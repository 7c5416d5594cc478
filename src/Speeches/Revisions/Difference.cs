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
