using AngleSharp.Html.Dom;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The three orders in which passages are read, and the ways from each to the others.</summary>
public sealed class WaysTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Collection = "/covid-19-solidarity";

    private static readonly string[] Themes = ["i", "ii", "iii", "iv", "unplaced"];

    [Fact]
    public async Task Changing_the_order_keeps_the_passage_in_every_direction()
    {
        var pages = new Dictionary<string, IHtmlDocument>();
        foreach (var theme in Themes) pages[$"{Collection}/themes/{theme}"] = await site.Page($"{Collection}/themes/{theme}");
        pages[$"{Collection}/chronology"] = await site.Page($"{Collection}/chronology");
        foreach (var link in (await site.Page("/counterparts")).QuerySelectorAll("main a[href^='/counterparts/']").Select(a => a.GetAttribute("href")!).Distinct()) pages[link] = await site.Page(link);
        var places = pages.SelectMany(p => p.Value.QuerySelectorAll("article.passage").Select(passage => (Page: p.Key, Passage: passage))).ToLookup(p => p.Passage.Id!);
        Assert.Equal(64, places.Count);
        foreach (var passage in places)
        {
            var standsOn = passage.Select(p => p.Page).ToList();
            Assert.Single(standsOn, p => p.StartsWith($"{Collection}/themes/", StringComparison.Ordinal));
            Assert.Single(standsOn, $"{Collection}/chronology");
            foreach (var (page, shown) in passage)
            {
                // From each page that it stands on it leads to itself on all the others.
                Assert.Equal(
                    standsOn.Where(p => p != page).Select(p => $"{p}#{passage.Key}").Order(StringComparer.Ordinal),
                    shown.QuerySelectorAll(".on a[data-way]").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
            }
            // And from its own page to itself on each.
            var own = await site.Page($"{Collection}/excerpts/{passage.Key}");
            Assert.Equal(standsOn.Select(p => $"{p}#{passage.Key}").Order(StringComparer.Ordinal), own.QuerySelectorAll(".beside .way").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Next_leads_through_all_passages_in_the_order_of_the_pages_and_previous_back()
    {
        var compiled = new List<string>();
        foreach (var theme in Themes) compiled.AddRange(Passages(await site.Page($"{Collection}/themes/{theme}")));
        await AssertFollowed("compiled", compiled);
        await AssertFollowed("spoken", Passages(await site.Page($"{Collection}/chronology")));
        foreach (var counterpart in new[] { "germany", "indonesia", "world-health-organization", "united-states" })
            await AssertFollowed($"with-{counterpart}", Passages(await site.Page($"/counterparts/{counterpart}")));

        static IReadOnlyList<string> Passages(IHtmlDocument page) => page.QuerySelectorAll("article.passage").Select(p => p.Id!).ToList();

        async Task AssertFollowed(string way, IReadOnlyList<string> order)
        {
            Assert.InRange(order.Count, 2, 64);
            for (var index = 0; index < order.Count; index++)
            {
                var beside = (await site.Page($"{Collection}/excerpts/{order[index]}")).QuerySelector($".beside[data-way={way}]")!;
                Assert.Equal(index == 0 ? null : $"{Collection}/excerpts/{order[index - 1]}", beside.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
                Assert.Equal(index == order.Count - 1 ? null : $"{Collection}/excerpts/{order[index + 1]}", beside.QuerySelector("a[rel=next]")?.GetAttribute("href"));
            }
        }
    }

    [Theory]
    [InlineData($"{Collection}/themes/ii", 20, "1 France: phone call")]
    [InlineData($"{Collection}/chronology", 40, "France, 22 January 2020, probably")]
    [InlineData("/counterparts/germany", 2, "Message of sympathy and support to Angela Merkel, March 2020")]
    public async Task The_contents_name_every_place_in_its_order(string address, int count, string first)
    {
        var page = await site.Page(address);
        var entries = page.QuerySelectorAll(".through ol li");
        Assert.Equal(count, entries.Length);
        Assert.Equal(first, entries[0].TextContent);
        var anchors = entries.Select(e => e.QuerySelector("a")!.GetAttribute("href")![1..]).ToList();
        // Every passage stands under one of them.
        var places = page.QuerySelectorAll("main [id]").Where(e => anchors.Contains(e.Id!)).ToList();
        Assert.Equal(anchors, places.Select(p => p.Id));
        var under = places.SelectMany(p => p.Matches(".passage") ? [p] : p.Closest("section, li")!.QuerySelectorAll(".passage").ToArray()).Select(p => p.Id);
        Assert.Equal(page.QuerySelectorAll("article.passage").Select(p => p.Id), under);
    }

    [Fact]
    public async Task A_citation_says_who_spoke_whose_words_these_are_and_where_exactly_they_stand()
    {
        foreach (var (theme, voice) in new[] { ("i", "direct"), ("i", "reported") })
        {
            var passage = (await site.Page($"{Collection}/themes/{theme}")).QuerySelector($"article.passage:has(.{voice})")!;
            var page = await site.Page($"{Collection}/excerpts/{passage.Id}");
            var cite = page.QuerySelector("#cite")!.TextContent;
            Assert.StartsWith(voice == "direct" ? "Xi Jinping: " : "Xi Jinping, as a reporter tells it: ", cite, StringComparison.Ordinal);
            Assert.Contains(page.QuerySelector("h1")!.TextContent, cite, StringComparison.Ordinal);
            Assert.Contains(voice == "direct" ? "“Unity and cooperation are the international community’s most potent weapon" : "“President Xi's article on global solidarity", cite, StringComparison.Ordinal);
            Assert.Contains(voice == "direct" ? "(the speaker’s words, in translation)" : "(a reporter’s words", cite, StringComparison.Ordinal);
            Assert.Matches(@"Solidarity against COVID-19, revision [0-9]+ of [0-9]+ \w+ [0-9]{4}, I · 1, version [0-9]+\. http", cite);
            await site.Page(new Uri(cite[cite.LastIndexOf("http", StringComparison.Ordinal)..]).AbsolutePath);
        }
    }

    [Fact]
    public async Task The_same_occasion_is_parted_into_this_source_and_the_other()
    {
        foreach (var id in (await site.Page($"{Collection}/chronology")).QuerySelectorAll(".occasions > li:has(.direct):has(.reported) .passage").Select(p => p.Id!))
        {
            var page = await site.Page($"{Collection}/excerpts/{id}");
            var voice = page.QuerySelector(".alone blockquote")!.ClassList.Contains("direct") ? "direct" : "reported";
            Assert.All(page.QuerySelectorAll("section[aria-labelledby=also] blockquote"), q => Assert.Contains(voice, q.ClassList));
            var others = page.QuerySelectorAll("section[aria-labelledby^=in-] blockquote");
            Assert.NotEmpty(others);
            Assert.All(others, q => Assert.DoesNotContain(voice, q.ClassList));
        }
    }

    [Fact]
    public async Task Every_passage_and_every_opening_paragraph_has_a_link_that_needs_no_script()
    {
        var page = await site.Page($"{Collection}/themes/ii");
        foreach (var passage in page.QuerySelectorAll("article.passage"))
            Assert.Equal($"{Collection}/excerpts/{passage.Id}", passage.QuerySelector(".copy a")!.GetAttribute("href"));
        Assert.Equal("#opening-1", page.QuerySelector(".theme-head .copy a")!.GetAttribute("href"));
        Assert.True(page.GetElementById("opening-1")!.ClassList.Contains("standfirst"));
    }

    [Fact]
    public void All_scripts_together_are_smaller_than_12_kilobytes()
    {
        var sizes = Directory.GetFiles(Path.Combine(Repository.Root, "wwwroot"), "*.js", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length).ToList();
        Assert.Equal(3, sizes.Count);
        Assert.InRange(sizes.Sum(), 5_000, 12_000);
    }
}
