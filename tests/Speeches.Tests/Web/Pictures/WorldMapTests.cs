using System.Globalization;
using System.Text.RegularExpressions;
using Speeches.Store;
using Speeches.Web.Pictures;
using Xunit;

namespace Speeches.Tests.Web.Pictures;

public partial class WorldMapTests
{
    [Fact]
    public void Every_shape_holds_its_own_point_and_lies_on_the_map()
    {
        var shapes = World.Countries.Where(c => c.Path.Length > 0).ToList();
        Assert.InRange(shapes.Count, 170, 180);
        Assert.All(shapes, country =>
        {
            var rings = Rings(country.Path);
            Assert.NotEmpty(rings);
            Assert.All(rings.SelectMany(r => r), p => Assert.True(p.X is >= 0 and <= World.Width && p.Y is >= 0 and <= World.Height, $"{country.Code} leaves the map at {p}."));
            Assert.True(rings.Sum(r => Turns(r, country.X, country.Y)) % 2 == 1, $"The point of {country.Code} does not lie in its shape.");
        });
    }

    [Fact]
    public void A_country_has_one_shape_or_one_point()
    {
        var codes = World.Countries.Select(c => c.Code).Where(c => c.Length > 0).ToList();
        Assert.InRange(codes.Count, 230, 250);
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^[A-Z]{2}$", c));
        // Too small for a shape, and yet on the map.
        Assert.All(["SG", "MT", "MC", "TV", "VA", "BH"], code => Assert.Equal("", World.Countries.Single(c => c.Code == code).Path));
    }

    [Fact]
    public void The_shapes_are_light() => Assert.InRange(World.Countries.Sum(c => c.Path.Length), 20_000, 35_000);

    [Fact]
    public void What_is_not_on_the_map_stands_beside_it_and_a_country_of_the_map_stands_there_once()
    {
        var map = WorldMap.Of([Named("Fenwick", "XF", 2), Named("Island", "SG", 1), Named("League of Rivers", null, 4), Named("Land", "MN", 3)])!;
        Assert.Equal(["Island", "Land"], map.Countries.Select(c => c.Counterpart.Name));
        Assert.Equal(["Fenwick", "League of Rivers"], map.Beside.Select(c => c.Name));
        Assert.Equal("", map.Countries[0].Path);
        Assert.DoesNotContain(map.Countries[1].Path, map.Land, StringComparison.Ordinal);
        Assert.Null(WorldMap.Of([Named("Fenwick", "XF", 2)]));
    }

    [Theory]
    [InlineData("1", "1 passage")]
    [InlineData("1 2 3", "1 passage|2 passages|3 passages")]
    [InlineData("1 1 2 5", "1 passage|2 passages|3 passages|4 passages|5 passages")]
    [InlineData("1 100", "1–2 passages|3–6 passages|7–15 passages|16–39 passages|40–100 passages")]
    public void Steps_of_the_shading_are_of_equal_ratio_and_whole(string counts, string steps)
    {
        var codes = World.Countries.Where(c => c.Code.Length > 0).ToList();
        var map = WorldMap.Of(counts.Split(' ').Select((n, at) => Named($"C{at}", codes[at].Code, long.Parse(n, CultureInfo.InvariantCulture))).ToList())!;
        Assert.Equal(steps, string.Join('|', map.Steps.Select(s => s.InWords)));
        Assert.All(map.Countries, c => Assert.InRange(c.Counterpart.Excerpts, map.Steps[c.Step - 1].From, map.Steps[c.Step - 1].To));
        Assert.Equal(map.Countries.Count, map.Steps.Sum(s => s.Countries));
    }

    [Fact]
    public void A_map_of_all_countries_still_has_a_mark_for_each()
    {
        var map = WorldMap.Of(World.Countries.Where(c => c.Code.Length > 0).Select((c, at) => Named(c.Code, c.Code, at + 1)).ToList())!;
        for (var a = 0; a < map.Countries.Count; a++)
        {
            for (var b = 0; b < a; b++)
                Assert.True(double.Hypot(map.Countries[a].X - map.Countries[b].X, map.Countries[a].Y - map.Countries[b].Y) >= .66 * map.Size, "The disc of one country covers another’s.");
        }
    }

    private static CounterpartSummary Named(string name, string? code, long excerpts) => new(name.ToLowerInvariant(), name, code is null ? "organisation" : "country", code, excerpts, 1);

    private static List<List<(double X, double Y)>> Rings(string path) => path.Split('z', StringSplitOptions.RemoveEmptyEntries).Select(ring =>
    {
        Assert.Matches("^M[0-9]+ [0-9]+l[0-9 -]+$", ring);
        var numbers = Number().Matches(ring).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
        var (x, y) = (0.0, 0.0);
        return numbers.Chunk(2).Select(step => (x += step[0], y += step[1])).ToList();
    }).ToList();

    /// <summary>1 where the point lies in the ring, else 0.</summary>
    private static int Turns(List<(double X, double Y)> ring, double x, double y) =>
        ring.Where((p, at) => ring[(at + 1) % ring.Count] is var q && p.Y > y != q.Y > y && x < p.X + (y - p.Y) / (q.Y - p.Y) * (q.X - p.X)).Count() % 2;

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Number();
}
