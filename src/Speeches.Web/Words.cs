using System.Globalization;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>How the pages put things into words.</summary>
public static class Words
{
    /// <summary>A count with its noun: <c>1 passage</c>, <c>2 passages</c>.</summary>
    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : Plural(noun))}");

    /// <summary>How a field is known.</summary>
    public static string Of(Basis? basis) => basis?.Name() ?? "";

    /// <summary>A day in English words; empty for none.</summary>
    public static string OfDay(string? iso) =>
        iso is null ? "" : Day(DayOf(iso));

    /// <summary>A day of the database.</summary>
    public static DateOnly DayOf(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day in English words.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The name of the site that an address is on.</summary>
    public static string Host(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host : url;

    /// <summary>The months from one day to another: <c>January–April 2020</c>.</summary>
    public static string Months(string? earliest, string? latest)
    {
        if (earliest is null || latest is null) return "";
        var (from, to) = (DayOf(earliest), DayOf(latest));
        var end = to.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        if (from.Year == to.Year && from.Month == to.Month) return end;
        return $"{from.ToString(from.Year == to.Year ? "MMMM" : "MMMM yyyy", CultureInfo.InvariantCulture)}–{end}";
    }

    /// <summary>A month of a chronology, <c>2020-03</c>, in words; <c>undated</c> too.</summary>
    public static string Month(string month) => month == "undated"
        ? "Without a date"
        : DayOf($"{month}-01").ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The name of a month, <c>2020-03</c>, without its year.</summary>
    public static string NameOfMonth(string month) => DayOf($"{month}-01").ToString("MMMM", CultureInfo.InvariantCulture);

    /// <summary>Where a passage stands: <c>II · 11</c>, <c>unplaced · 2</c>.</summary>
    public static string Place(Excerpt excerpt) => Place(excerpt.Theme?.Name, excerpt.Position);

    /// <summary>Where a passage stands, from the numeral of its theme (null: unplaced) and its position.</summary>
    public static string Place(string? theme, long position) => string.Create(CultureInfo.InvariantCulture, $"{theme ?? "unplaced"} · {position}");

    /// <summary>The first words of a text, cut between two words, with an ellipsis where more follows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters (UTF-16 units), the ellipsis aside.</param>
    public static string Opening(string text, int longest)
    {
        if (text.Length <= longest) return text;
        var end = text.LastIndexOf(' ', longest);
        // A script without spaces is cut between two characters, never inside one.
        if (end <= 0) end = char.IsLowSurrogate(text[longest]) ? longest - 1 : longest;
        return $"{text[..end].TrimEnd(' ', ',', ';', ':')} …";
    }

    /// <summary>The themes that an occasion has passages in: <c>I, III</c>, <c>II, unplaced</c>.</summary>
    public static string Themes(TimelineOccasion occasion) => string.Join(", ", occasion.Themes.Select(t => t.Numeral.Length == 0 ? "unplaced" : t.Numeral));

    /// <summary>An occasion as the title of its mark: what it was, its date with what is uncertain about it, and its themes.</summary>
    public static string Mark(TimelineOccasion occasion) =>
        $"{occasion.Occasion.Title}{(occasion.Occasion.Date is { } date && !occasion.Occasion.Title.EndsWith(date.Describe(), StringComparison.Ordinal) ? $" ({date.Describe()})" : "")}; {(occasion.Themes.Any(t => t.Numeral.Length > 0) ? occasion.Themes.Count == 1 ? "theme " : "themes " : "")}{Themes(occasion)}";

    /// <summary>Whom an occasion was with; what it was where it was with nobody.</summary>
    public static string WithWhom(TimelineOccasion occasion) => occasion.Counterparts.Count == 0 ? occasion.Occasion.KindName : string.Join(", ", occasion.Counterparts);

    /// <summary>White space in words: <c>2 spaces</c>, <c>no-break space, 2 line ends</c>.</summary>
    public static string OfSpace(string text)
    {
        var parts = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            while (at < text.Length && text[at] == text[start]) at++;
            parts.Add(Count(at - start, text[start] switch { ' ' => "space", '\n' => "line end", '\r' => "carriage return", '\t' => "tab", '\u00a0' => "no-break space", _ => "white space" }));
        }
        return string.Join(", ", parts);
    }

    /// <summary>Whether a field was supplied for a line that the source does not print any more.</summary>
    public static bool IsStale(Excerpt excerpt, Field field) => excerpt.Evidence.Any(e => e.Field == field && IsStale(e));

    /// <summary>Whether evidence was given for a line that the source does not print any more.</summary>
    public static bool IsStale(Evidence evidence) => evidence.Strength is not null && evidence.Note?.StartsWith("stale:", StringComparison.Ordinal) == true;

    private static string Plural(string noun) => noun.EndsWith('y') ? $"{noun[..^1]}ies" : noun.EndsWith('s') || noun.EndsWith("ch", StringComparison.Ordinal) ? $"{noun}es" : $"{noun}s";
}
