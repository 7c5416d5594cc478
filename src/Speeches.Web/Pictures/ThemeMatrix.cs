using Speeches.Store;

namespace Speeches.Web.Pictures;

/// <summary>Themes against counterparts: a table in which each number has a dot of its size.</summary>
/// <param name="Themes">The columns.</param>
/// <param name="Parts">The rows: countries, bodies, and passages without a counterpart; only those that occur.</param>
public sealed record ThemeMatrix(IReadOnlyList<ThemeSummary> Themes, IReadOnlyList<MatrixPart> Parts)
{
    /// <summary>The width of the largest dot’s picture; all dots are drawn on the same.</summary>
    public const double Size = 20;

    /// <summary>A dot smaller than this is not seen.</summary>
    private const double Least = 2;

    /// <summary>The most counterparts that have a row: those with the most passages.</summary>
    public const int MostRows = 60;

    /// <summary>Lays the table out.</summary>
    /// <param name="page">The collection.</param>
    public static ThemeMatrix Of(CollectionPage page)
    {
        var cells = page.CounterpartsInThemes.ToLookup(c => c.Counterpart ?? "");
        // Passages without a counterpart are many at once; they would make every other dot small.
        var most = page.CounterpartsInThemes.Where(c => c.Counterpart is not null).Select(c => c.Excerpts).DefaultIfEmpty(1).Max();
        MatrixRow Row(CounterpartSummary? counterpart)
        {
            var own = cells[counterpart?.Id ?? ""].ToDictionary(c => c.Theme, StringComparer.Ordinal);
            return new(counterpart, page.Themes.Select(t => own.TryGetValue(t.Slug, out var c)
                ? new MatrixCell(c.Excerpts, $"{Addresses.Theme(page.Collection.Slug, t.Slug, c.Part)}#{c.First}", Radius(c.Excerpts, most))
                : null).ToList());
        }
        var shown = page.Counterparts.OrderByDescending(c => c.Excerpts).Take(MostRows).ToHashSet();
        var rows = page.Counterparts.Where(shown.Contains).ToList();
        var parts = new[]
        {
            new MatrixPart("Countries", rows.Where(c => c.Kind == "country").Select(Row).ToList()),
            new MatrixPart("Bodies", rows.Where(c => c.Kind != "country").Select(Row).ToList()),
            new MatrixPart("", cells[""].Any() ? [Row(null)] : []),
        };
        return new(page.Themes, parts.Where(p => p.Rows.Count > 0).ToList());
    }

    private static double Radius(long count, long most) => Math.Round(Math.Clamp(Size / 2 * Math.Sqrt((double)count / most), Least, Size / 2), 1);
}

/// <summary>Rows of one kind.</summary>
/// <param name="Name">Empty for the row of passages without a counterpart.</param>
/// <param name="Rows">By name.</param>
public sealed record MatrixPart(string Name, IReadOnlyList<MatrixRow> Rows);

/// <summary>A counterpart through the themes.</summary>
/// <param name="Counterpart">Null for passages without one.</param>
/// <param name="Cells">One a theme; null where there is no passage.</param>
public sealed record MatrixRow(CounterpartSummary? Counterpart, IReadOnlyList<MatrixCell?> Cells);

/// <summary>The passages of a theme with a counterpart.</summary>
/// <param name="Excerpts">How many.</param>
/// <param name="Address">The first of them on the page of the theme.</param>
/// <param name="Radius">Of its dot; the area goes by the number, but for those without a counterpart, whose dot is at most the largest.</param>
public sealed record MatrixCell(long Excerpts, string Address, double Radius);
