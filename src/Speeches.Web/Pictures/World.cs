using System.Globalization;

namespace Speeches.Web.Pictures;

/// <summary>The countries of Natural Earth, drawn once and for all: see World/NOTICE.txt.</summary>
public static class World
{
    /// <summary>The width of the drawing that the shapes were made for.</summary>
    public const double Width = 1360;

    /// <summary>Its height.</summary>
    public const double Height = 588;

    private static readonly Lazy<IReadOnlyList<Country>> Read = new(() =>
    {
        using var stream = typeof(World).Assembly.GetManifestResourceStream("world.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))
            .Select(cells => new Country(cells[0], double.Parse(cells[1], CultureInfo.InvariantCulture), double.Parse(cells[2], CultureInfo.InvariantCulture), cells[3])).ToList();
    });

    /// <summary>All countries, by code.</summary>
    public static IReadOnlyList<Country> Countries => Read.Value;
}

/// <summary>A country on the map.</summary>
/// <param name="Code">ISO 3166-1 alpha-2; empty where Natural Earth gives none.</param>
/// <param name="X">A point inside its largest part, in the units of <see cref="World.Width"/>.</param>
/// <param name="Y">The same point from the top.</param>
/// <param name="Path">Its shape as an SVG path; empty where it is too small for one.</param>
public sealed record Country(string Code, double X, double Y, string Path);
