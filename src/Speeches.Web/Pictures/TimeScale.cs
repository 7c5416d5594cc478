using System.Globalization;

namespace Speeches.Web.Pictures;

/// <summary>Whole months laid along a line, from the month of the earliest day to that of the latest. Places are in percent of the picture’s width.</summary>
public sealed class TimeScale
{
    /// <summary>More names of months than this do not fit beside one another on a phone.</summary>
    private const int MostTicks = 8;

    private static readonly int[] Steps = [1, 3, 12, 60, 120, 300, 600, 1200, 2400, 6000, 12000, 24000];

    private readonly int first;
    private readonly int days;
    private readonly double from;
    private readonly double to;

    /// <summary>Lays the months out.</summary>
    /// <param name="earliest">A day of the first month.</param>
    /// <param name="latest">A day of the last month.</param>
    /// <param name="from">Where the first month begins, in percent.</param>
    /// <param name="to">Where the last month ends, in percent.</param>
    public TimeScale(DateOnly earliest, DateOnly latest, double from, double to)
    {
        (this.from, this.to) = (from, to);
        first = new DateOnly(earliest.Year, earliest.Month, 1).DayNumber;
        days = new DateOnly(latest.Year, latest.Month, DateTime.DaysInMonth(latest.Year, latest.Month)).DayNumber + 1 - first;
        var (start, end) = (Month(earliest), Month(latest));
        var step = Steps.FirstOrDefault(s => (end - start) / s < MostTicks, Steps[^1]);
        var ticks = Enumerable.Range(start, end - start + 1).Where(m => step < 12 ? (m - start) % step == 0 : m % step == 0);
        Ticks = ticks.Select(m => new DateOnly(m / 12, m % 12 + 1, 1)).Select((day, at) => new Tick(At(day), Name(day, at == 0 || step < 12 && day.Month != 1, step))).ToList();
    }

    /// <summary>The beginnings of months that are named; in longer spans, of every third month, of years, or of more.</summary>
    public IReadOnlyList<Tick> Ticks { get; }

    /// <summary>Where the line ends, in percent.</summary>
    public double End => to;

    /// <summary>Where a day begins, in percent.</summary>
    public double At(DateOnly day) => Place(day.DayNumber);

    /// <summary>The date as it is drawn.</summary>
    public Stretch Of(EdtfDate date) => new(At(date.Earliest), Place(date.Latest.DayNumber + 1), date.Spread == 0, date.IsUncertain);

    private double Place(int dayNumber) => Math.Round(from + (to - from) * (dayNumber - first) / days, 2);

    private static int Month(DateOnly day) => 12 * day.Year + day.Month - 1;

    private static string Name(DateOnly day, bool month, int step) => day.ToString(month && step < 12 ? "MMM" : "yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A named beginning on the line.</summary>
/// <param name="X">In percent of the width.</param>
/// <param name="Name">A month, or a year in place of its January.</param>
public sealed record Tick(double X, string Name);

/// <summary>A date on the line: a dot in the middle of one day, or a bar over all days that it can be.</summary>
/// <param name="From">Where the earliest day begins, in percent of the width.</param>
/// <param name="To">Where the latest day ends.</param>
/// <param name="IsDay">Whether it is one day.</param>
/// <param name="IsUncertain">Whether the evidence for it is weak.</param>
public sealed record Stretch(double From, double To, bool IsDay, bool IsUncertain)
{
    /// <summary>In percent of the width.</summary>
    public double Middle => Math.Round((From + To) / 2, 2);

    /// <summary>In percent of the width.</summary>
    public double Width => Math.Round(To - From, 2);
}
