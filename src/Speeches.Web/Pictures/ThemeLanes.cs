using Speeches.Store;

namespace Speeches.Web.Pictures;

/// <summary>A timeline with a lane for every theme: one picture of a whole collection. An occasion has a mark in each lane in which it has passages.</summary>
/// <param name="Scale">Its months.</param>
/// <param name="Lanes">The themes, in their order.</param>
/// <param name="Occasions">The dated occasions, as spoken.</param>
/// <param name="Undated">The occasions that cannot be drawn.</param>
/// <param name="Height">In em.</param>
public sealed record ThemeLanes(TimeScale Scale, IReadOnlyList<ThemeLane> Lanes, IReadOnlyList<LaneOccasion> Occasions, IReadOnlyList<TimelineOccasion> Undated, double Height)
{
    /// <summary>Left of the months stand the numerals, in percent of the width.</summary>
    private const double MonthsBegin = 15;

    /// <summary>Two marks in one row of a lane keep this distance, in percent of the width: the size of a dot on the narrowest phone.</summary>
    private const double Apart = 3.4;

    private const double AxisHeight = 1.6;
    private const double RowHeight = .8;
    private const double LaneSpace = .8;

    /// <summary>Lays the occasions of a collection out.</summary>
    /// <param name="page">The collection.</param>
    /// <returns>Null where no occasion is dated.</returns>
    public static ThemeLanes? Of(CollectionPage page)
    {
        var dated = page.Timeline.Occasions.Where(o => o.Occasion.Date is not null).ToList();
        if (dated.Count == 0) return null;
        var scale = new TimeScale(Words.DayOf(page.Timeline.Earliest!), Words.DayOf(page.Timeline.Latest!), MonthsBegin, 99.5);
        var (lanes, marks, top) = (new List<ThemeLane>(), new List<(TimelineOccasion Occasion, LaneMark Mark)>(), AxisHeight);
        foreach (var (theme, place) in page.Themes.Select((theme, place) => (theme, place)))
        {
            var own = dated.Where(o => o.Themes.Any(t => t.Slug == theme.Slug)).Select(o => (Occasion: o, Stretch: scale.Of(o.Occasion.Date!))).ToList();
            var rows = Stack(own.Select(o => o.Stretch));
            var height = Math.Round((rows.DefaultIfEmpty(0).Max() + 1) * RowHeight + LaneSpace, 2);
            lanes.Add(new(theme, place, Math.Round(top, 2), height));
            marks.AddRange(own.Zip(rows, (o, row) => (o.Occasion, new LaneMark(o.Stretch, place, Math.Round(top + height - LaneSpace / 2 - (row + .5) * RowHeight, 2)))));
            top += height;
        }
        var ofOccasion = marks.ToLookup(m => m.Occasion, m => m.Mark);
        return new(scale, lanes, dated.Select(o => new LaneOccasion(o, ofOccasion[o].ToList())).ToList(), page.Timeline.Occasions.Except(dated).ToList(), Math.Round(top, 2));
    }

    /// <summary>For each stretch, in the order of their days, the lowest row of the lane that is free there.</summary>
    private static List<int> Stack(IEnumerable<Stretch> stretches)
    {
        var ends = new List<double>();
        return stretches.Select(s =>
        {
            var room = Math.Max(0, Apart - s.Width) / 2;
            var row = ends.FindIndex(end => end <= s.From - room);
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }
            ends[row] = s.To + room;
            return row;
        }).ToList();
    }
}

/// <summary>A lane of the timeline.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Place">Its number from 0, which its hue goes by.</param>
/// <param name="Top">Its upper edge, in em.</param>
/// <param name="Height">In em.</param>
public sealed record ThemeLane(ThemeSummary Theme, int Place, double Top, double Height);

/// <summary>An occasion with its marks, one a lane.</summary>
/// <param name="Occasion">The occasion.</param>
/// <param name="Marks">From the uppermost lane down.</param>
public sealed record LaneOccasion(TimelineOccasion Occasion, IReadOnlyList<LaneMark> Marks);

/// <summary>A mark in a lane.</summary>
/// <param name="Stretch">The date on the line.</param>
/// <param name="Lane">The number of the lane, from 0.</param>
/// <param name="Y">Its middle, in em.</param>
public sealed record LaneMark(Stretch Stretch, int Lane, double Y);
