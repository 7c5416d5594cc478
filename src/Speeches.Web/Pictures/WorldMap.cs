using Speeches.Store;

namespace Speeches.Web.Pictures;

/// <summary>
/// A map of the counterparts that are countries, shaded by the number of their passages. Each has a mark with its number, large enough
/// for a finger; where countries lie close together the marks move apart, and a line leads to the country.
/// </summary>
/// <param name="Land">The shapes of all other countries, as one SVG path.</param>
/// <param name="Countries">The counterparts on the map, by name.</param>
/// <param name="Steps">The steps of the shading that occur, from the fewest passages to the most.</param>
/// <param name="Size">The width of a mark with the space it keeps, in the units of the map.</param>
/// <param name="Beside">The counterparts that are not on the map: bodies, and countries that Natural Earth does not have.</param>
public sealed record WorldMap(string Land, IReadOnlyList<MapCountry> Countries, IReadOnlyList<MapStep> Steps, double Size, IReadOnlyList<CounterpartSummary> Beside)
{
    /// <summary>The width of the map: one unit is a pixel on a phone.</summary>
    public const double Width = 340;

    /// <summary>From the units of the shapes to those of the map.</summary>
    public const double Scale = Width / World.Width;

    /// <summary>The space above the northernmost land, for marks that move apart there.</summary>
    public const double Top = 16;

    /// <summary>The height of the map with that space.</summary>
    public const double Height = Top + World.Height * Scale;

    private const int MostSteps = 5;

    /// <summary>Draws the counterparts.</summary>
    /// <param name="counterparts">Countries and bodies, each with at least one passage.</param>
    /// <returns>Null where none of them is on the map.</returns>
    public static WorldMap? Of(IReadOnlyList<CounterpartSummary> counterparts)
    {
        var countries = World.Countries.Where(c => c.Code.Length > 0).ToDictionary(c => c.Code, StringComparer.Ordinal);
        var shown = counterparts.Where(c => c.Code is not null && countries.ContainsKey(c.Code)).Select(c => (Counterpart: c, Country: countries[c.Code!])).ToList();
        if (shown.Count == 0) return null;
        var codes = shown.Select(c => c.Country.Code).ToHashSet(StringComparer.Ordinal);
        var steps = StepsTo(shown.Max(c => c.Counterpart.Excerpts));
        var size = Math.Min(24.5, Math.Sqrt(.5 * Width * Height / shown.Count));
        var anchors = shown.Select(c => (X: c.Country.X * Scale, Y: Top + c.Country.Y * Scale)).ToList();
        var marks = MarkPlacing.Apart(anchors, size, Width, Height);
        var drawn = shown.Select((c, at) => new MapCountry(
            c.Counterpart, c.Country.Path, steps.FindLastIndex(s => s.From <= c.Counterpart.Excerpts) + 1,
            Math.Round(anchors[at].X, 1), Math.Round(anchors[at].Y, 1), Math.Round(marks[at].X, 1), Math.Round(marks[at].Y, 1))).ToList();
        return new(
            string.Concat(World.Countries.Where(c => !codes.Contains(c.Code)).Select(c => c.Path)), drawn,
            steps.Select((s, at) => s with { Countries = drawn.Count(c => c.Step == at + 1) }).ToList(), Math.Round(size, 1),
            counterparts.Where(c => c.Code is null || !countries.ContainsKey(c.Code)).ToList());
    }

    /// <summary>Whether a counterpart is a country that the map has.</summary>
    public static bool Has(CounterpartSummary counterpart) =>
        counterpart.Code is { Length: > 0 } code && World.Countries.Any(c => c.Code == code);

    /// <summary>Steps of equal ratio up to the most passages; where there are few, each number is a step.</summary>
    private static List<MapStep> StepsTo(long most)
    {
        var from = Enumerable.Range(0, MostSteps).Select(k => (long)Math.Ceiling(Math.Round(Math.Pow(most, (double)k / MostSteps), 6))).Distinct().ToList();
        if (most <= MostSteps) from = Enumerable.Range(1, (int)most).Select(n => (long)n).ToList();
        return from.Select((n, at) => new MapStep(n, at + 1 < from.Count ? from[at + 1] - 1 : most, 0)).ToList();
    }
}

/// <summary>A counterpart on the map.</summary>
/// <param name="Counterpart">The counterpart.</param>
/// <param name="Path">Its shape in the units of <see cref="World.Width"/>; empty where it is too small for one.</param>
/// <param name="Step">The number of its step of the shading, from 1.</param>
/// <param name="AnchorX">A point inside it.</param>
/// <param name="AnchorY">The same from the top.</param>
/// <param name="X">The middle of its mark.</param>
/// <param name="Y">The same from the top.</param>
public sealed record MapCountry(CounterpartSummary Counterpart, string Path, int Step, double AnchorX, double AnchorY, double X, double Y);

/// <summary>A step of the shading.</summary>
/// <param name="From">The fewest passages.</param>
/// <param name="To">The most.</param>
/// <param name="Countries">How many counterparts it has.</param>
public sealed record MapStep(long From, long To, int Countries)
{
    /// <summary>The step in words: <c>1 passage</c>, <c>3–5 passages</c>.</summary>
    public string InWords => From == To ? Words.Count(From, "passage") : $"{From}–{Words.Count(To, "passage")}";
}
