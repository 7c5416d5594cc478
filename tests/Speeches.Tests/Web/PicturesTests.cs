using System.Globalization;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The pictures on the pages: they show everything once, in its place, and say the same as the tables.</summary>
public sealed class PicturesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Collection = "/covid-19-solidarity";

    [Theory]
    [InlineData(Collection)]
    [InlineData($"{Collection}/chronology")]
    public async Task Every_occasion_is_drawn_once_or_listed_as_undated(string address)
    {
        var page = await site.Page(address);
        var drawn = Drawn(page).Select(Address).ToList();
        var undated = page.QuerySelectorAll(".undated-list a").Select(Address).ToList();
        var occasions = Occasions().Values.ToLookup(o => o.Date is not null, o => $"{Collection}/occasions/{o.Slug}");
        Assert.Equal(39, drawn.Count);
        Assert.Equal(occasions[true].Order(), drawn.Order());
        Assert.Equal(occasions[false].Order(), undated.Order());
        Assert.StartsWith("1 occasion without a date: ", page.QuerySelector(".undated-list")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Collection)]
    [InlineData($"{Collection}/chronology")]
    [InlineData("/counterparts/germany")]
    [InlineData("/counterparts/republic-of-korea")]
    public async Task A_mark_lies_over_the_days_of_its_date(string address)
    {
        var page = await site.Page(address);
        // The scale is read off the picture: the lines at the first of January and the first of April.
        var ticks = page.QuerySelectorAll(".axis line").Select(l => Number(l, "x1")).Distinct().Where(x => x > 0).ToList();
        var perDay = (ticks[3] - ticks[0]) / 91;
        double At(DateOnly day) => ticks[0] + perDay * (day.DayNumber - new DateOnly(2020, 1, 1).DayNumber);
        var occasions = Occasions();
        var marks = Drawn(page).SelectMany(a => a.QuerySelectorAll(".mark").Select(m => (Date: occasions[Address(a)].Date!, Mark: m))).ToList();
        Assert.NotEmpty(marks);
        foreach (var (date, mark) in marks)
        {
            Assert.Equal(date.IsUncertain, mark.ClassList.Contains("uncertain"));
            if (mark.LocalName == "circle")
            {
                Assert.Equal(date.Earliest, date.Latest);
                Assert.Equal(At(date.Earliest) + perDay / 2, Number(mark, "cx"), 0.03);
            }
            else
            {
                Assert.True(date.Earliest < date.Latest);
                Assert.Equal(At(date.Earliest), Number(mark, "x"), 0.03);
                Assert.Equal(At(date.Latest.AddDays(1)), Number(mark, "x") + Number(mark, "width"), 0.03);
            }
        }
    }

    [Fact]
    public async Task An_occasion_has_a_mark_in_the_lane_of_each_of_its_themes_as_the_table_says()
    {
        var page = await site.Page(Collection);
        var borders = page.QuerySelectorAll(".axis text.lane").Select(t => (Name: t.TextContent, Top: Number(t.PreviousElementSibling!, "y1"))).ToList();
        Assert.Equal(["I", "II", "III", "IV", "unplaced"], borders.Select(b => b.Name));
        var inPicture = Drawn(page).ToDictionary(Address, a => string.Join(", ", a.QuerySelectorAll(".mark").Select(m => borders.Last(b => b.Top < Middle(m)).Name)));
        var inTable = page.QuerySelectorAll(".facts-table tbody tr").Where(r => r.QuerySelector(".undated") is null)
            .ToDictionary(r => Address(r.QuerySelector("a")!), r => string.Join(", ", r.QuerySelectorAll("td")[1].TextContent.Split(", ").Select(t => t.Split(" (")[0])));
        Assert.Equal("I, II, III", inTable.Single(o => o.Key.Contains("donald-trump", StringComparison.Ordinal)).Value);
        Assert.Equal(inTable.OrderBy(o => o.Key), inPicture.OrderBy(o => o.Key));
    }

    [Fact]
    public async Task No_mark_in_a_lane_hides_another()
    {
        // The narrowest picture is 320 pixels wide, with letters of 13.
        const double Wide = 320;
        const double Em = 13;
        const double Radius = .33 * Em;
        var page = await site.Page(Collection);
        var marks = page.QuerySelectorAll(".theme-lanes a .mark").Select(m => m.LocalName == "circle"
            ? (Left: Number(m, "cx") / 100 * Wide - Radius, Right: Number(m, "cx") / 100 * Wide + Radius, Y: Middle(m) * Em)
            : (Left: Number(m, "x") / 100 * Wide, Right: (Number(m, "x") + Number(m, "width")) / 100 * Wide, Y: Middle(m) * Em)).ToList();
        Assert.InRange(marks.Count, 50, 100);
        for (var a = 0; a < marks.Count; a++)
        {
            for (var b = 0; b < a; b++)
                Assert.True(Math.Abs(marks[a].Y - marks[b].Y) > 2 * Radius || marks[a].Left >= marks[b].Right || marks[b].Left >= marks[a].Right, $"Marks {marks[a]} and {marks[b]} overlap.");
        }
        Assert.All(marks, m => Assert.InRange(m.Right, 0, Wide));
    }

    [Theory]
    [InlineData($"{Collection}/chronology")]
    [InlineData("/counterparts/germany")]
    public async Task The_rows_of_the_picture_say_what_the_rows_of_the_table_say(string address)
    {
        var page = await site.Page(address);
        var rows = Drawn(page).Select(a => (Address(a), a.QuerySelector("tspan.theme")!.TextContent)).ToList();
        var table = page.QuerySelectorAll(".facts-table tbody tr").Where(r => r.QuerySelector(".undated") is null)
            .Select(r => (Address(r.QuerySelector("a")!), string.Join(", ", r.QuerySelectorAll("td")[1].TextContent.Split(", ").Select(t => t.Split(" (")[0])))).ToList();
        Assert.NotEmpty(table);
        Assert.Equal(table, rows);
    }

    [Fact]
    public async Task A_counterpart_has_its_own_occasions_with_its_own_passages_on_the_months_of_the_collection()
    {
        var page = await site.Page("/counterparts/germany");
        Assert.Equal(["II Message", "I, III Phone call"], Drawn(page).Select(a => a.QuerySelector("svg text")!.TextContent));
        Assert.Equal(["Jan", "Feb", "Mar", "Apr"], page.QuerySelectorAll(".axis text").Select(t => t.TextContent));
        Assert.Equal("II Message: Message of sympathy and support to Angela Merkel, March 2020", Drawn(page)[0].QuerySelector("title")!.TextContent);
    }

    [Fact]
    public async Task Every_counterpart_is_on_the_map_or_beside_it_with_the_number_of_the_table()
    {
        var page = await site.Page("/counterparts");
        var markers = page.QuerySelectorAll(".world-map .marker").Select(a => (Address(a), a.QuerySelector("text")!.TextContent)).ToList();
        var countries = page.QuerySelectorAll("section[aria-labelledby=countries] tbody tr").Select(r => (Address(r.QuerySelector("a")!), r.QuerySelector("td")!.TextContent)).ToList();
        Assert.Equal(24, countries.Count);
        Assert.Equal(countries, markers);
        var bodies = page.QuerySelectorAll("section[aria-labelledby=bodies] tbody a").Select(Address);
        Assert.Equal(bodies, page.QuerySelectorAll(".unmapped a").Select(Address));
        // Each country that has a shape is shaded as its step of the key says.
        var shaded = page.QuerySelectorAll(".shapes a").ToDictionary(Address, a => a.QuerySelector("path")!.ClassName);
        Assert.Equal(countries.Select(c => c.Item1), shaded.Keys);
        Assert.All(countries, c => Assert.Equal($"step-{c.Item2}", shaded[c.Item1]));
        Assert.Equal(["1 passage: 14 countries", "2 passages: 6 countries", "3 passages: 4 countries", "no passage"], page.QuerySelectorAll(".map-key li").Select(l => l.TextContent.Trim()));
    }

    [Fact]
    public async Task Marks_on_the_map_are_large_enough_for_a_finger_and_none_hides_another()
    {
        var page = await site.Page("/counterparts");
        var marks = page.QuerySelectorAll(".marker .hit").Select(c => (X: Number(c, "cx"), Y: Number(c, "cy"), Size: 2 * Number(c, "r"))).ToList();
        Assert.Equal(24, marks.Count);
        Assert.All(marks, m => Assert.True(m.Size >= 24));
        for (var a = 0; a < marks.Count; a++)
        {
            for (var b = 0; b < a; b++) Assert.True(double.Hypot(marks[a].X - marks[b].X, marks[a].Y - marks[b].Y) >= 24, $"Marks {marks[a]} and {marks[b]} overlap.");
        }
    }

    [Fact]
    public async Task The_page_with_the_map_is_light()
    {
        var html = await site.Client.GetByteArrayAsync(new Uri("/counterparts", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.InRange(html.Length, 10_000, 60_000);
    }

    [Fact]
    public async Task The_matrix_counts_every_passage_and_leads_to_the_first_of_each_number()
    {
        var page = await site.Page(Collection);
        var records = Chronology().SelectMany(o => o.Passages).ToList();
        var expected = records.SelectMany(p => p.Excerpt.Counterparts.Select(c => c.Name).DefaultIfEmpty("No counterpart").Select(name => (Name: name, p.Theme)))
            .CountBy(c => c).ToDictionary(c => c.Key, c => c.Value);
        var themes = new[] { "i", "ii", "iii", "iv", "unplaced" };
        Assert.Equal(["Counterpart", "Theme I", "Theme II", "Theme III", "Theme IV", "un\u00adplaced", "All"], page.QuerySelectorAll(".matrix thead th").Select(h => h.TextContent));
        var shown = new Dictionary<(string, string), int>();
        foreach (var row in page.QuerySelectorAll(".matrix tbody tr:not(.part)"))
        {
            var (name, cells) = (row.QuerySelector("th")!.TextContent, row.QuerySelectorAll("td"));
            Assert.Equal(cells[^1].TextContent, cells.SkipLast(1).Sum(c => c.QuerySelector("a") is null ? 0 : Count(c)).ToString(CultureInfo.InvariantCulture));
            for (var column = 0; column < themes.Length; column++)
            {
                if (cells[column].QuerySelector("a") is not { } link) continue;
                shown.Add((name, themes[column]), Count(cells[column]));
                var passage = (await site.Page(Address(link).Split('#')[0])).QuerySelectorAll(".passage")
                    .First(p => p.QuerySelector(".facts")!.TextContent.Contains(name == "No counterpart" ? "no counterpart" : name, StringComparison.Ordinal));
                Assert.Equal(passage.Id, Address(link).Split('#')[1]);
            }
        }
        Assert.Equal(expected.OrderBy(c => c.Key), shown.OrderBy(c => c.Key));
        Assert.Equal(64, shown.Values.Sum());
    }

    [Fact]
    public async Task Every_link_in_a_picture_has_a_name_and_is_named_as_its_title_says()
    {
        foreach (var address in new[] { Collection, $"{Collection}/chronology", "/counterparts", "/counterparts/germany" })
        {
            var links = (await site.Page(address)).QuerySelectorAll(".picture svg a:not([tabindex])");
            Assert.NotEmpty(links);
            Assert.All(links, a => Assert.Equal(a.QuerySelector("title")!.TextContent, a.GetAttribute("aria-label")));
            Assert.All(links, a => Assert.NotEqual("", a.GetAttribute("aria-label")));
        }
    }

    private IReadOnlyList<SpokenOccasion> Chronology()
    {
        // The store belongs to a request.
        using var request = site.Services.CreateScope();
        return request.ServiceProvider.GetRequiredService<SpeechesStore>().FindChronology(Collection[1..])!.Occasions;
    }

    private Dictionary<string, OccasionSummary> Occasions() =>
        Chronology().ToDictionary(o => $"{Collection}/occasions/{o.Occasion.Slug}", o => o.Occasion);

    private static List<IElement> Drawn(IParentNode page) => page.QuerySelectorAll(".picture svg a").ToList();

    private static string Address(IElement link) => link.GetAttribute("href")!;

    private static int Count(IElement cell) => int.Parse(cell.TextContent.Split(':')[0], CultureInfo.InvariantCulture);

    private static double Middle(IElement mark) => mark.LocalName == "circle" ? Number(mark, "cy") : Number(mark, "y") + Number(mark, "height") / 2;

    private static double Number(IElement element, string attribute) =>
        double.Parse(element.GetAttribute(attribute)!.Replace("%", "", StringComparison.Ordinal).Replace("em", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
}
