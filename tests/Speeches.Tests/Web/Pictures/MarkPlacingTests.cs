using Speeches.Web.Pictures;
using Xunit;

namespace Speeches.Tests.Web.Pictures;

public class MarkPlacingTests
{
    private const double Size = 24;

    [Fact]
    public void A_mark_with_room_around_it_stays_on_its_point() =>
        Assert.Equal([(50, 50), (150, 60), (90, 80)], MarkPlacing.Apart([(50, 50), (150, 60), (90, 80)], Size, 200, 100));

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(25)]
    [InlineData(40)]
    public void Marks_on_one_point_part_until_none_overlaps_and_none_leaves_the_frame(int count)
    {
        var points = Enumerable.Repeat((170.0, 20.0), count).ToList();
        var places = MarkPlacing.Apart(points, Size, 340, 160);
        AssertApart(places, 340, 160);
        Assert.Equal(places, MarkPlacing.Apart(points, Size, 340, 160));
    }

    [Fact]
    public void Countries_of_all_the_world_never_hide_one_another()
    {
        var points = World.Countries.Where((_, at) => at % 5 == 0).Select(c => (c.X * WorldMap.Scale, WorldMap.Top + c.Y * WorldMap.Scale)).ToList();
        Assert.InRange(points.Count, 40, 60);
        AssertApart(MarkPlacing.Apart(points, Size, WorldMap.Width, WorldMap.Height), WorldMap.Width, WorldMap.Height);
    }

    [Fact]
    public void Lines_from_marks_to_their_points_do_not_cross()
    {
        var points = World.Countries.Where((_, at) => at % 8 == 4).Select(c => (X: c.X * WorldMap.Scale, Y: WorldMap.Top + c.Y * WorldMap.Scale)).ToList();
        var places = MarkPlacing.Apart(points, Size, WorldMap.Width, WorldMap.Height);
        for (var a = 0; a < points.Count; a++)
        {
            for (var b = 0; b < a; b++) Assert.False(Cross(points[a], places[a], points[b], places[b]), $"The lines of {a} and {b} cross.");
        }
    }

    private static void AssertApart(IReadOnlyList<(double X, double Y)> places, double width, double height)
    {
        for (var a = 0; a < places.Count; a++)
        {
            Assert.InRange(places[a].X, Size / 2, width - Size / 2);
            Assert.InRange(places[a].Y, Size / 2, height - Size / 2);
            for (var b = 0; b < a; b++) Assert.True(double.Hypot(places[a].X - places[b].X, places[a].Y - places[b].Y) >= Size, $"Marks {a} and {b} of {places.Count} overlap.");
        }
    }

    private static bool Cross((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d)
    {
        static double Side((double X, double Y) p, (double X, double Y) q, (double X, double Y) r) => (q.X - p.X) * (r.Y - p.Y) - (q.Y - p.Y) * (r.X - p.X);
        return Side(a, b, c) * Side(a, b, d) < -1e-9 && Side(c, d, a) * Side(c, d, b) < -1e-9;
    }
}
