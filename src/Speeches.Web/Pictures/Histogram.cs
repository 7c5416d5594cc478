using System.Globalization;
using Speeches.Store;

namespace Speeches.Web.Pictures;

/// <summary>A timeline of more occasions than can be marked: how many there were in each month, year, or number of years.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Bars">In their order; also those of no occasion.</param>
/// <param name="Most">The occasions of the highest.</param>
public sealed record Histogram(string Caption, IReadOnlyList<HistogramBar> Bars, long Most)
{
    /// <summary>The height of the highest bar, in em.</summary>
    public const double Tallest = 8;

    /// <summary>The height of the whole, with the numbers above and the names below the bars, in em.</summary>
    public const double Height = Tallest + 3;

    /// <summary>More bars than this are too thin for a phone.</summary>
    private const int MostBars = 60;

    private const int MostNames = 6;

    private static readonly int[] Steps = [1, 3, 12, 60, 120, 300, 600, 1200, 2400, 6000, 12000];

    /// <summary>Lays the months out.</summary>
    /// <param name="timeline">The occasions.</param>
    /// <param name="address">The address of a month, where it has a page; null where it has none.</param>
    /// <param name="which">What follows the number of occasions in the caption.</param>
    /// <returns>Null where every occasion can be marked, or none is dated.</returns>
    public static Histogram? Of(Timeline timeline, Func<string, string?> address, string which)
    {
        if (timeline.Months.Count == 0) return null;
        var months = timeline.Months.Select(m => (Number: Number(m.Month), m.Month, m.Occasions)).ToList();
        var step = Steps.FirstOrDefault(s => months[^1].Number / s - months[0].Number / s < MostBars, Steps[^1]);
        var (first, last) = (months[0].Number / step, months[^1].Number / step);
        var counts = months.GroupBy(m => m.Number / step).ToDictionary(g => g.Key, g => g.Sum(m => m.Occasions));
        var (count, most, width) = (last - first + 1, counts.Values.Max(), 100.0 / (last - first + 1));
        var naming = (count + MostNames - 1) / MostNames;
        var bars = Enumerable.Range(first, count).Select((at, place) =>
        {
            var occasions = counts.GetValueOrDefault(at);
            var height = occasions == 0 ? 0 : Math.Max(Math.Round(Tallest * occasions / most, 2), .15);
            var isPage = occasions > 0 && step == 1;
            return new HistogramBar(
                Name(at * step, step), place % naming == 0 ? Label(at * step, step) : null, occasions, Math.Round(place * width, 3),
                Math.Round(width * .84, 3), height, isPage ? address(Iso(at)) : null);
        }).ToList();
        return new($"{Words.Count(months.Sum(m => m.Occasions), "occasion")}{which}, {Unit(step)}", bars, most);
    }

    private static string Unit(int step) => step switch
    {
        1 => "month by month",
        3 => "by quarters of a year",
        12 => "year by year",
        _ => string.Create(CultureInfo.InvariantCulture, $"by {step / 12} years"),
    };

    private static int Number(string month) =>
        12 * int.Parse(month[..4], CultureInfo.InvariantCulture) + int.Parse(month[5..], CultureInfo.InvariantCulture) - 1;

    private static string Iso(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{month % 12 + 1:00}");

    private static string Name(int month, int step) => step switch
    {
        1 => Words.Month(Iso(month)),
        3 => $"{Words.NameOfMonth(Iso(month))}–{Words.Month(Iso(month + 2))}",
        12 => Label(month, step),
        _ => string.Create(CultureInfo.InvariantCulture, $"{month / 12}–{(month + step) / 12 - 1}"),
    };

    private static string Label(int month, int step) => step < 12
        ? new DateOnly(month / 12, month % 12 + 1, 1).ToString("MMM yyyy", CultureInfo.InvariantCulture)
        : (month / 12).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A bar.</summary>
/// <param name="Name">Of when.</param>
/// <param name="Label">What stands below it; null for most.</param>
/// <param name="Occasions">How many.</param>
/// <param name="X">Its left edge, in percent of the width.</param>
/// <param name="Width">In percent of the width.</param>
/// <param name="Height">In em.</param>
/// <param name="Address">The page of its occasions; null where there is none.</param>
public sealed record HistogramBar(string Name, string? Label, long Occasions, double X, double Width, double Height, string? Address);
