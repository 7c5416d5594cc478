using System.Globalization;

namespace Speeches.Web;

/// <summary>How the pages put things into words.</summary>
public static class Words
{
    /// <summary>A count with its noun: <c>1 passage</c>, <c>2 passages</c>.</summary>
    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : noun.EndsWith('s') ? "es" : "s")}");

    /// <summary>Whose words a passage is.</summary>
    public static string Of(Voice voice) => voice == Voice.Direct ? "the speaker’s words" : "a reporter’s words";

    /// <summary>Whose words the passages of a source are, from the voice as stored.</summary>
    public static string OfVoice(string voice) => Of(voice == "direct" ? Voice.Direct : Voice.Reported);

    /// <summary>How a field is known.</summary>
    public static string Of(Basis? basis) => basis?.ToString().ToLowerInvariant() ?? "";

    /// <summary>A kind of counterpart.</summary>
    public static string OfKind(string kind) => kind;

    /// <summary>A day in English words; empty for none.</summary>
    public static string OfDay(string? iso) =>
        iso is null ? "" : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The months from one day to another: <c>January–April 2020</c>.</summary>
    public static string Months(string? earliest, string? latest)
    {
        if (earliest is null || latest is null) return "";
        var (from, to) = (DateOnly.ParseExact(earliest, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(latest, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        var end = to.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        if (from.Year == to.Year && from.Month == to.Month) return end;
        return $"{from.ToString(from.Year == to.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture)}–{end}";
    }

    /// <summary>Where a passage stands: <c>II · 11</c>, <c>unplaced · 2</c>.</summary>
    public static string Place(Excerpt excerpt) => string.Create(CultureInfo.InvariantCulture, $"{excerpt.Theme ?? "unplaced"} · {excerpt.Position}");
}
