using Speeches.Web.Pictures;
using Xunit;

namespace Speeches.Tests.Web.Pictures;

public class TimeScaleTests
{
    [Fact]
    public void Days_lie_evenly_between_the_ends_of_whole_months()
    {
        var scale = new TimeScale(new(1932, 4, 20), new(1932, 6, 3), 10, 101);
        Assert.Equal(10, scale.At(new(1932, 4, 1)));
        Assert.Equal(40, scale.At(new(1932, 5, 1)));
        Assert.Equal(71, scale.At(new(1932, 6, 1)));
        Assert.Equal(100, scale.At(new(1932, 6, 30)));
        Assert.Equal([new Tick(10, "Apr"), new Tick(40, "May"), new Tick(71, "Jun")], scale.Ticks);
    }

    [Theory]
    [InlineData("1932-05-02", 41, 42, true, false)]
    [InlineData("1932-05-02?", 41, 42, true, true)]
    [InlineData("1932-05", 40, 71, false, false)]
    [InlineData("1932-05-XX?", 40, 71, false, true)]
    public void A_date_is_drawn_over_all_days_that_it_can_be(string edtf, double from, double to, bool isDay, bool isUncertain)
    {
        var scale = new TimeScale(new(1932, 4, 20), new(1932, 6, 3), 10, 101);
        Assert.Equal(new Stretch(from, to, isDay, isUncertain), scale.Of(EdtfDate.Parse(edtf)!));
    }

    [Fact]
    public void A_part_of_a_month_is_drawn_over_that_part()
    {
        var scale = new TimeScale(new(1932, 4, 20), new(1932, 6, 3), 10, 101);
        Assert.Equal(new Stretch(40, 50, false, false), scale.Of(EdtfDate.OfPart(1932, 5, MonthPart.Early)));
        Assert.Equal(new Stretch(60, 71, false, false), scale.Of(EdtfDate.OfPart(1932, 5, MonthPart.Late)));
    }

    [Theory]
    [InlineData("1931-12-01", "1932-02-29", "Dec 1932 Feb")]
    [InlineData("1931-12-01", "1932-11-01", "Dec Mar Jun Sep")]
    [InlineData("1931-03-01", "1935-11-01", "1932 1933 1934 1935")]
    [InlineData("1805-03-01", "1905-11-01", "1825 1850 1875 1900")]
    [InlineData("1932-05-03", "1932-05-03", "May")]
    [InlineData("0001-01-01", "9999-12-31", "2000 4000 6000 8000")]
    public void Beginnings_are_named_as_far_apart_as_a_phone_has_room_for(string earliest, string latest, string names)
    {
        var scale = new TimeScale(DateOnly.Parse(earliest), DateOnly.Parse(latest), 0, 100);
        Assert.Equal(names, string.Join(' ', scale.Ticks.Select(t => t.Name)));
        Assert.All(scale.Ticks, t => Assert.InRange(t.X, 0, 100));
    }
}
