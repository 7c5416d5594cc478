using Speeches.Store;

namespace Speeches.Web.Pictures;

/// <summary>A timeline with a row for every occasion, its name beside its mark: a cascade through the months.</summary>
/// <param name="Scale">Its months.</param>
/// <param name="Rows">The dated occasions, as spoken.</param>
/// <param name="Undated">The occasions that cannot be drawn.</param>
/// <param name="Which">What follows the number of occasions in the caption.</param>
public sealed record OccasionRows(TimeScale Scale, IReadOnlyList<OccasionRow> Rows, IReadOnlyList<TimelineOccasion> Undated, string Which)
{
    /// <summary>The months take the left part: right of the latest mark there is still room for a name on a phone.</summary>
    private const double MonthsEnd = 46;

    /// <summary>The height of a row in em: 24 pixels and more, for a finger.</summary>
    public const double RowHeight = 1.9;

    /// <summary>What the picture shows, in a few words.</summary>
    public string Caption => $"{Words.Count(Rows.Count, "occasion")}{Which}";

    /// <summary>The whole height in em: the rows below the names of the months.</summary>
    public double Height => Math.Round((Rows.Count + 1) * RowHeight, 2);

    /// <summary>Lays the occasions out.</summary>
    /// <param name="timeline">The occasions.</param>
    /// <param name="name">What a row is called: the counterpart, or the kind where all are with one.</param>
    /// <param name="which">What follows the number of occasions in the caption.</param>
    /// <returns>Null where no occasion is dated.</returns>
    public static OccasionRows? Of(Timeline timeline, Func<TimelineOccasion, string> name, string which)
    {
        var dated = timeline.Occasions.Where(o => o.Occasion.Date is not null).ToList();
        if (dated.Count == 0) return null;
        var scale = new TimeScale(Words.DayOf(timeline.Earliest!), Words.DayOf(timeline.Latest!), 0.5, MonthsEnd);
        return new(scale, dated.Select((o, at) => new OccasionRow(o, scale.Of(o.Occasion.Date!), Math.Round((at + 1) * RowHeight, 2), name(o))).ToList(),
            timeline.Occasions.Except(dated).ToList(), which);
    }
}

/// <summary>A row of the timeline.</summary>
/// <param name="Occasion">The occasion.</param>
/// <param name="Mark">Its date on the line.</param>
/// <param name="Top">Its upper edge, in em.</param>
/// <param name="Name">What it is called.</param>
public sealed record OccasionRow(TimelineOccasion Occasion, Stretch Mark, double Top, string Name);
