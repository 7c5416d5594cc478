namespace Speeches.Web.Pictures;

/// <summary>Moves marks that would lie on one another apart, each no farther than it must.</summary>
public static class MarkPlacing
{
    private const int MostRounds = 4000;

    /// <summary>Places round marks inside a frame so that no two overlap. The same points always give the same places.</summary>
    /// <param name="points">What each mark stands for.</param>
    /// <param name="size">The distance between the middles of two marks that touch.</param>
    /// <param name="width">The frame’s.</param>
    /// <param name="height">The frame’s.</param>
    /// <returns>The middle of each mark. Where more marks are given than the frame has room for, some still overlap.</returns>
    public static IReadOnlyList<(double X, double Y)> Apart(IReadOnlyList<(double X, double Y)> points, double size, double width, double height)
    {
        var places = points.Select(p => Inside(p.X, p.Y)).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            // At first each mark is drawn back to its point; later only the overlaps that are left are undone.
            var back = round < MostRounds / 2 ? .05 * (1 - 2.0 * round / MostRounds) : 0;
            var overlap = false;
            for (var a = 0; a < places.Length; a++)
            {
                places[a] = Inside(places[a].X + back * (points[a].X - places[a].X), places[a].Y + back * (points[a].Y - places[a].Y));
                for (var b = 0; b < a; b++) overlap |= Push(a, b);
            }
            if (round % 50 == 0) Exchange();
            if (!overlap && (back == 0 || round == 0)) break;
        }
        return places;

        // Two marks that each lie nearer to the other’s point change places: lines to the points do not cross then.
        void Exchange()
        {
            for (var a = 0; a < places.Length; a++)
            {
                for (var b = 0; b < a; b++)
                {
                    if (Square(places[a], points[b]) + Square(places[b], points[a]) < Square(places[a], points[a]) + Square(places[b], points[b]) - .001)
                        (places[a], places[b]) = (places[b], places[a]);
                }
            }
        }

        bool Push(int a, int b)
        {
            var (x, y) = (places[a].X - places[b].X, places[a].Y - places[b].Y);
            var distance = Math.Sqrt(x * x + y * y);
            if (distance >= size) return false;
            // Two marks on one point part in a direction that differs from pair to pair.
            if (distance < .001) (x, y, distance) = (Math.Cos(a + 2.4 * b), Math.Sin(a + 2.4 * b), 1);
            var half = (size + .05 - distance) / 2 / distance;
            places[a] = Inside(places[a].X + x * half, places[a].Y + y * half);
            places[b] = Inside(places[b].X - x * half, places[b].Y - y * half);
            return true;
        }

        static double Square((double X, double Y) a, (double X, double Y) b) => (a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y);

        (double X, double Y) Inside(double x, double y) => (Math.Clamp(x, size / 2, width - size / 2), Math.Clamp(y, size / 2, height - size / 2));
    }
}
