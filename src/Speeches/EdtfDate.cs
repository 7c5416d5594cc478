using System.Globalization;

namespace Speeches;

/// <summary>
/// A date as well as it is known, in the Extended Date/Time Format (ISO 8601-2:2019, level 1; https://www.loc.gov/standards/datetime/).
/// The forms in use are <c>2020</c>, <c>2020-03</c>, <c>2020-03-XX</c> and <c>2020-03-19</c>, each with an optional <c>?</c> (uncertain).
/// </summary>
/// <param name="Edtf">The EDTF form.</param>
/// <param name="Earliest">The earliest day it can be.</param>
/// <param name="Latest">The latest day it can be; may be narrower than the form says (late February).</param>
public sealed record EdtfDate(string Edtf, DateOnly Earliest, DateOnly Latest)
{
    /// <summary>One known day.</summary>
    /// <param name="day">The day.</param>
    public static EdtfDate OfDay(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, day);

    /// <summary>A month of which no day was named: <c>2020-03</c>.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    public static EdtfDate OfMonth(int year, int month) => OfMonth(year, month, "");

    /// <summary>Some day of a month, not known which: <c>2020-03-XX</c>.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    public static EdtfDate OfSomeDay(int year, int month) => OfMonth(year, month, "-XX");

    /// <summary>Some day of a part of a month: early is 1 to 10, mid 11 to 20, late 21 to the end.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="part">The part.</param>
    public static EdtfDate OfPart(int year, int month, MonthPart part)
    {
        var whole = OfSomeDay(year, month);
        return part switch
        {
            MonthPart.Early => whole with { Latest = new(year, month, 10) },
            MonthPart.Mid => whole with { Earliest = new(year, month, 11), Latest = new(year, month, 20) },
            _ => whole with { Earliest = new(year, month, 21) },
        };
    }

    /// <summary>Reads an EDTF form that an editor wrote.</summary>
    /// <param name="edtf">The form.</param>
    /// <returns>The date, or null where the form is none of those in use or names a day that does not exist.</returns>
    public static EdtfDate? Parse(string edtf)
    {
        var body = edtf.EndsWith('?') ? edtf[..^1] : edtf;
        var parts = body.Split('-');
        if (parts.Length > 3 || !Digits(parts[0], 4, out var year) || year == 0) return null;
        if (parts.Length == 1) return new(edtf, new(year, 1, 1), new(year, 12, 31));
        if (!Digits(parts[1], 2, out var month) || month is < 1 or > 12) return null;
        if (parts.Length == 2 || parts[2] == "XX") return OfMonth(year, month, parts.Length == 2 ? "" : "-XX") with { Edtf = edtf };
        if (!Digits(parts[2], 2, out var day) || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return OfDay(new(year, month, day)) with { Edtf = edtf };
    }

    /// <summary>Whether the evidence for it is weak (EDTF's <c>?</c>).</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUncertain => Edtf.EndsWith('?');

    /// <summary>Whether a day was named once but is not known now.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool DayIsLost => Edtf.Contains("-XX", StringComparison.Ordinal) && Part is null;

    /// <summary>Whether both can be the date of one occasion: they share a day.</summary>
    /// <param name="other">The other date.</param>
    public bool CanBe(EdtfDate other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>The number of days it can be, less one; smaller is more precise.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Spread => Latest.DayNumber - Earliest.DayNumber;

    /// <summary>The date in English words, without a word on its certainty: <c>19 March 2020</c>, <c>March 2020</c>, <c>early March 2020</c>.</summary>
    public string ToWords()
    {
        var form = Edtf.TrimEnd('?');
        if (form.Length == 4) return form;
        var month = Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return form.Length == 7 || form.EndsWith("XX", StringComparison.Ordinal)
            ? Part is { } part ? $"{part.ToString().ToLowerInvariant()} {month}" : month
            : Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>The date in English words with what is uncertain about it: <c>March 2020, day lost</c>, <c>22 January 2020, probably</c>.</summary>
    public string Describe() => ToWords() + (DayIsLost ? ", day lost" : "") + (IsUncertain ? ", probably" : "");

    private MonthPart? Part => Edtf.TrimEnd('?').EndsWith("-XX", StringComparison.Ordinal)
        ? (Earliest.Day, Latest.Day) switch
        {
            (1, 10) => MonthPart.Early,
            (11, 20) => MonthPart.Mid,
            (21, _) => MonthPart.Late,
            _ => null,
        }
        : null;

    private static EdtfDate OfMonth(int year, int month, string suffix) => new(
        string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}{suffix}"),
        new(year, month, 1),
        new(year, month, DateTime.DaysInMonth(year, month)));

    private static bool Digits(string text, int length, out int value)
    {
        value = 0;
        return text.Length == length && text.All(char.IsAsciiDigit)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}

/// <summary>A named part of a month.</summary>
public enum MonthPart
{
    /// <summary>The 1st to the 10th.</summary>
    Early,

    /// <summary>The 11th to the 20th.</summary>
    Mid,

    /// <summary>The 21st to the last.</summary>
    Late,
}
