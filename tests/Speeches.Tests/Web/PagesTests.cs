using AngleSharp.Dom;
using Xunit;

namespace Speeches.Tests.Web;

public sealed class PagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Collection = "/covid-19-solidarity";

    [Theory]
    [InlineData("i", 10, 7)]
    [InlineData("ii", 16, 4)]
    [InlineData("iii", 17, 4)]
    [InlineData("iv", 0, 3)]
    [InlineData("unplaced", 0, 3)]
    public async Task A_theme_shows_its_passages_each_source_in_its_own_order(string theme, int compiled, int reported)
    {
        var page = await site.Page($"{Collection}/themes/{theme}");
        Assert.Equal(compiled, page.QuerySelectorAll("blockquote.direct").Length);
        Assert.Equal(reported, page.QuerySelectorAll("blockquote.reported").Length);
        var places = page.QuerySelectorAll(".passage h3 a").Select(a => a.FirstChild!.TextContent).ToList();
        var numeral = theme == "unplaced" ? theme : theme.ToUpperInvariant();
        Assert.Equal(Enumerable.Range(1, compiled).Concat(Enumerable.Range(1, reported)).Select(n => $"{numeral} · {n}"), places);
    }

    [Fact]
    public async Task The_fourth_theme_says_that_its_text_breaks_off()
    {
        var page = await site.Page($"{Collection}/themes/iv");
        Assert.Equal(
            "Public health security is a common challenge faced by humanity, and major infectious diseases are the enemy of all of us. Countries need to …",
            page.QuerySelector(".standfirst")!.TextContent);
        Assert.Contains("the text as received breaks off here.", page.QuerySelector(".theme-head")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counterpart_shows_every_occasion_as_spoken_with_people_and_offices()
    {
        var page = await site.Page("/counterparts/germany");
        Assert.Equal("Germany", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["country, DE", "3 passages", "2 occasions"], page.QuerySelectorAll("h1 + .facts li").Select(li => li.TextContent));
        Assert.Equal("Angela Merkel, German Chancellor", page.QuerySelector("#people + ul")!.TextContent.Trim());
        Assert.Equal(
            ["Message of sympathy and support to Angela Merkel, March 2020", "Phone call with Angela Merkel, 25 March 2020"],
            page.QuerySelectorAll("section[aria-labelledby^=o-] > h2").Select(h => h.TextContent));
        Assert.Equal(["II · 12", "I · 7", "III · 12"], page.QuerySelectorAll(".passage h3 a").Select(a => a.FirstChild!.TextContent));
    }

    [Fact]
    public async Task A_message_to_two_people_names_both_and_one_counterpart()
    {
        var page = await site.Page("/counterparts/european-union");
        Assert.Equal(
            ["Charles Michel, President of the European Council", "Ursula von der Leyen, President of the European Commission"],
            page.QuerySelectorAll("#people + ul li").Select(li => li.TextContent));
        Assert.Equal("/counterparts/european-union", Assert.Single(page.QuerySelectorAll(".passage .facts a[href^='/counterparts']")).GetAttribute("href"));
    }

    [Fact]
    public async Task An_excerpt_says_where_it_comes_from_how_that_is_known_and_leads_on()
    {
        var theme = await site.Page($"{Collection}/themes/ii");
        var address = theme.QuerySelectorAll(".passage h3 a").Single(a => a.FirstChild!.TextContent == "II · 11").GetAttribute("href")!;
        var page = await site.Page(address);
        Assert.Equal("Phone call with Vladimir Putin, 19 March 2020", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("The COVID-19 pandemic has spread with alarming speed, and China has had to face difficulties", page.QuerySelector(".alone blockquote")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("Phone call with Russian President Vladimir Putin, March ▯, ▯", page.QuerySelector(".attribution")!.TextContent);
        var fields = page.QuerySelectorAll(".known > dt").ToDictionary(t => t.TextContent, t => t.NextElementSibling!.QuerySelectorAll("p").Select(Folded).ToList());
        Assert.Equal(["Russia printed", "read from “Russian”"], fields["Counterpart"]);
        Assert.Equal(["Vladimir Putin printed", "read from “Vladimir Putin”"], fields["Person"]);
        Assert.Equal(["Russian President printed", "read from “Russian President”"], fields["Office"]);
        Assert.StartsWith("Phone call with Vladimir Putin, 19 March 2020 printed", fields["Occasion"][0], StringComparison.Ordinal);
        Assert.StartsWith("II. The vision of building a community with a shared future for humanity printed", fields["Theme"][0], StringComparison.Ordinal);
        Assert.Equal("read from “II.”", fields["Theme"][1]);
        Assert.Equal(["I · 6", "I · 7"], page.QuerySelectorAll("section[aria-labelledby=in-global-solidarity] h3 a").Select(a => a.FirstChild!.TextContent));
        Assert.NotNull(page.QuerySelector("nav[aria-label='Passages as compiled'] a[rel=prev]"));
        Assert.NotNull(page.QuerySelector("nav[aria-label='Passages as compiled'] a[rel=next]"));
        Assert.Equal(["as compiled", "as spoken", "with Russia"], page.QuerySelectorAll(".beside .way").Select(a => a.TextContent));
        Assert.Equal("2020-03-19", Assert.Single(page.QuerySelectorAll(".alone time")).GetAttribute("datetime"));
    }

    [Fact]
    public async Task A_quotation_inside_a_reported_passage_is_marked_and_stays_reported()
    {
        var page = await site.Page($"{Collection}/themes/iii");
        var quoted = Assert.Single(page.QuerySelectorAll(".quoted"));
        Assert.Equal("I attach great importance to the development of China-Serbia relations,", quoted.TextContent);
        Assert.NotNull(quoted.Closest("blockquote.reported"));
    }

    [Theory]
    [InlineData("unity-and-cooperation")]
    [InlineData("global-solidarity")]
    public async Task A_source_page_holds_the_witness_whole_as_received(string source)
    {
        var page = await site.Page($"{Collection}/sources/{source}");
        var shown = string.Concat(page.QuerySelectorAll("[data-start]").Select(e => e.TextContent));
        var witness = await File.ReadAllTextAsync(Path.Combine(Repository.Content, "covid-19-solidarity", "sources", source, "0001", $"{source}.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(witness, shown);
    }

    [Fact]
    public async Task A_version_is_not_indexed_and_its_canonical_address_is_the_current_one()
    {
        var theme = await site.Page($"{Collection}/themes/i");
        var address = theme.QuerySelector(".passage h3 a")!.GetAttribute("href")!;
        var page = await site.Page($"{address}/v1");
        Assert.Equal($"http://localhost{address}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        await site.Page($"{address}/v99", 404);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/covid-19-solidarity/excerpts/zzzzzz")]
    [InlineData("/covid-19-solidarity/themes/v")]
    [InlineData("/covid-19-solidarity/occasions/none")]
    [InlineData("/covid-19-solidarity/sources/..%2f..%2fetc")]
    [InlineData("/counterparts/ruritania")]
    [InlineData("/people/nobody")]
    [InlineData("/nothing/excerpts.json")]
    [InlineData("/covid-19-solidarity/revisions/2000000")]
    [InlineData("/covid-19-solidarity/excerpts/x/v99999999999999")]
    public async Task An_unknown_address_gets_a_page_with_a_way_on(string address)
    {
        var page = await site.Page(address, 404);
        Assert.Equal("There is no such page", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["/", "/counterparts", "/people", "/search"], page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    private static string Folded(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" ,", ",", StringComparison.Ordinal);
}
