using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Speeches;

/// <summary>What of a date is known: which form of EDTF it has, and whether its range is narrower than the form.</summary>
public enum DatePrecision
{
    /// <summary>A year of which no month was named: <c>2020</c>.</summary>
    Year,

    /// <summary>A month of which no day was named: <c>2020-03</c>.</summary>
    Month,

    /// <summary>Some day of a month, which was named once and is not known now: <c>2020-03-XX</c>.</summary>
    DayLost,

    /// <summary>Some day of a part of a month: <c>2020-03-XX</c> with a range of ten days.</summary>
    PartOfMonth,

    /// <summary>One day: <c>2020-03-19</c>.</summary>
    Day,
}

/// <summary>
/// A date as well as it is known, in the Extended Date/Time Format (ISO 8601-2:2019, level 1; https://www.loc.gov/standards/datetime/).
/// The forms in use are <c>2020</c>, <c>2020-03</c>, <c>2020-03-XX</c> and <c>2020-03-19</c>, each with an optional <c>?</c> (uncertain).
/// </summary>
public sealed record EdtfDate
{
    private readonly DatePrecision form;

    /// <summary>A date that was written down before, with its range.</summary>
    /// <param name="edtf">The EDTF form.</param>
    /// <param name="earliest">The earliest day it can be.</param>
    /// <param name="latest">The latest day it can be; may be narrower than the form says (late February).</param>
    /// <exception cref="JsonException">The form is none of those in use, names a day that does not exist, or the range is not within it.</exception>
    [JsonConstructor]
    public EdtfDate(string edtf, DateOnly earliest, DateOnly latest)
    {
        if (Parse(edtf) is not { } whole) throw new JsonException($"“{edtf}” is not a date");
        if (earliest < whole.Earliest || latest > whole.Latest || earliest > latest)
            throw new JsonException($"{earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd} is not within “{edtf}”");
        (form, Edtf, IsUncertain, Earliest, Latest) = (whole.form, edtf, whole.IsUncertain, earliest, latest);
    }

    private EdtfDate(DatePrecision form, string edtf, bool isUncertain, DateOnly earliest, DateOnly latest) =>
        (this.form, Edtf, IsUncertain, Earliest, Latest) = (form, edtf, isUncertain, earliest, latest);

    /// <summary>The EDTF form.</summary>
    public string Edtf { get; }

    /// <summary>The earliest day it can be.</summary>
    public DateOnly Earliest { get; private init; }

    /// <summary>The latest day it can be; may be narrower than the form says (late February).</summary>
    public DateOnly Latest { get; private init; }

    /// <summary>Whether the evidence for it is weak (EDTF's <c>?</c>).</summary>
    [JsonIgnore]
    public bool IsUncertain { get; }

    /// <summary>What of it is known.</summary>
    [JsonIgnore]
    public DatePrecision Precision => form == DatePrecision.DayLost && Part is not null ? DatePrecision.PartOfMonth : form;

    /// <summary>Whether a day was named, known or not: more than a month was said.</summary>
    [JsonIgnore]
    public bool NamesADay => form > DatePrecision.Month;

    /// <summary>One known day.</summary>
    /// <param name="day">The day.</param>
    public static EdtfDate OfDay(DateOnly day) => OfDay(day, isUncertain: false);

    /// <summary>A month of which no day was named: <c>2020-03</c>.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    public static EdtfDate OfMonth(int year, int month) => OfMonth(DatePrecision.Month, year, month, isUncertain: false);

    /// <summary>Some day of a month, not known which: <c>2020-03-XX</c>.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    public static EdtfDate OfSomeDay(int year, int month) => OfMonth(DatePrecision.DayLost, year, month, isUncertain: false);

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
        var isUncertain = edtf.EndsWith('?');
        var parts = (isUncertain ? edtf[..^1] : edtf).Split('-');
        if (parts.Length > 3 || !Digits(parts[0], 4, out var year) || year == 0) return null;
        if (parts.Length == 1) return new(DatePrecision.Year, edtf, isUncertain, new(year, 1, 1), new(year, 12, 31));
        if (!Digits(parts[1], 2, out var month) || month is < 1 or > 12) return null;
        if (parts.Length == 2) return OfMonth(DatePrecision.Month, year, month, isUncertain);
        if (parts[2] == "XX") return OfMonth(DatePrecision.DayLost, year, month, isUncertain);
        if (!Digits(parts[2], 2, out var day) || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return OfDay(new(year, month, day), isUncertain);
    }

    /// <summary>The same date with a narrower range.</summary>
    /// <param name="earliest">The earliest day it can be.</param>
    /// <param name="latest">The latest day it can be.</param>
    /// <returns>Null where the range is not within the date's own.</returns>
    public EdtfDate? Within(DateOnly earliest, DateOnly latest) =>
        earliest < Earliest || latest > Latest || earliest > latest ? null : this with { Earliest = earliest, Latest = latest };

    /// <summary>Whether a day was named once but is not known now.</summary>
    [JsonIgnore]
    public bool DayIsLost => Precision == DatePrecision.DayLost;

    /// <summary>The longest form that a calendar of days has for it, for machines: a year, a month or a day.</summary>
    [JsonIgnore]
    public string Calendar => Earliest.ToString(
        form switch { DatePrecision.Year => "yyyy", DatePrecision.Day => "yyyy-MM-dd", _ => "yyyy-MM" }, CultureInfo.InvariantCulture);

    /// <summary>Whether both can be the date of one occasion: they share a day.</summary>
    /// <param name="other">The other date.</param>
    public bool CanBe(EdtfDate other) => Earliest <= other.Latest && other.Earliest <= Latest;

    /// <summary>The number of days it can be, less one; smaller is more precise.</summary>
    [JsonIgnore]
    public int Spread => Latest.DayNumber - Earliest.DayNumber;

    /// <summary>The date in English words, without a word on its certainty: <c>19 March 2020</c>, <c>March 2020</c>, <c>early March 2020</c>.</summary>
    public string ToWords()
    {
        var month = Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
        return Precision switch
        {
            DatePrecision.Year => Earliest.ToString("yyyy", CultureInfo.InvariantCulture),
            DatePrecision.PartOfMonth => $"{Part.ToString()!.ToLowerInvariant()} {month}",
            DatePrecision.Day => Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            _ => month,
        };
    }

    /// <summary>The date in English words with what is uncertain about it: <c>March 2020, day lost</c>, <c>22 January 2020, probably</c>.</summary>
    public string Describe() => ToWords() + (DayIsLost ? ", day lost" : "") + (IsUncertain ? ", probably" : "");

    private MonthPart? Part => (Earliest.Day, Latest.Day) switch
    {
        (1, 10) => MonthPart.Early,
        (11, 20) => MonthPart.Mid,
        (21, _) => MonthPart.Late,
        _ => null,
    };

    private static EdtfDate OfDay(DateOnly day, bool isUncertain) =>
        new(DatePrecision.Day, Written(day, "yyyy-MM-dd", isUncertain), isUncertain, day, day);

    private static EdtfDate OfMonth(DatePrecision form, int year, int month, bool isUncertain)
    {
        var first = new DateOnly(year, month, 1);
        var edtf = Written(first, form == DatePrecision.Month ? "yyyy-MM" : "yyyy-MM-'XX'", isUncertain);
        return new(form, edtf, isUncertain, first, new(year, month, DateTime.DaysInMonth(year, month)));
    }

    private static string Written(DateOnly day, string format, bool isUncertain) =>
        day.ToString(format, CultureInfo.InvariantCulture) + (isUncertain ? "?" : "");

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
