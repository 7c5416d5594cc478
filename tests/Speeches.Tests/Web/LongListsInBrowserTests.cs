using Microsoft.Playwright;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>Lists that are longer than a page, in Chromium.</summary>
public sealed class LongListsInBrowserTests(Browser browser, LongListsInBrowserTests.OverHttp lists) : IClassFixture<LongListsInBrowserTests.OverHttp>
{
    private const string Theme = $"{LongLists.Collection}/themes/gifts";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_link_that_was_made_before_the_list_was_cut_lands_on_its_passage(int width)
    {
        var console = new List<string>();
        var page = await browser.Open(lists.Address, width, ColorScheme.Light, console);
        var address = lists.Address.TrimEnd('/');
        var (third, id) = await Last(lists.Lists.Site);
        foreach (var (list, found) in new[] { (Theme, third), ("/people/mira-dorn", "/people/mira-dorn/p3") })
        {
            await page.GotoAsync($"{list}#{id}");
            await Browser.Arrive(page, $"{address}{found}#{id}");
            await page.WaitForFunctionAsync(
                "id => { const box = document.getElementById(id).getBoundingClientRect(); return box.top >= -1 && box.top < innerHeight; }", id);
        }
        // The chronology names no passage itself: a month does.
        await page.GotoAsync($"{LongLists.Collection}/chronology#{id}");
        await Browser.Arrive(page, $"{address}{LongLists.Collection}/chronology/1504-02#{id}");
        Assert.Empty(console);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task No_page_of_a_long_list_is_wider_than_the_screen(int width)
    {
        var folder = Environment.GetEnvironmentVariable("SPEECHES_SCREENSHOTS");
        var console = new List<string>();
        var page = await browser.Open(lists.Address, width, ColorScheme.Light, console);
        var (_, id) = await Last(lists.Lists.Site);
        foreach (var (name, address) in new[]
        {
            ("part", $"{Theme}/p2"), ("months", $"{LongLists.Collection}/chronology"), ("month", $"{LongLists.Collection}/chronology/1500-03"),
            ("source-part", $"{LongLists.Collection}/sources/ledger/p2"), ("counterpart-part", "/counterparts/sylvania/p2"),
            ("long-passage", $"{LongLists.Collection}/excerpts/{id}"), ("front", LongLists.Collection), ("last-part", $"{Theme}/p3"),
        })
        {
            await page.GotoAsync(address);
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            if (folder is not null) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = false });
        }
        Assert.Empty(console);
    }

    /// <summary>The last part of the theme, and the id of its last passage.</summary>
    private static async Task<(string Address, string Id)> Last(RunningSite site)
    {
        var page = await site.Page($"{Theme}/p3");
        return ($"{Theme}/p3", page.QuerySelectorAll("article.passage")[^1].Id!);
    }

    /// <summary>The lists on a port of their own.</summary>
    public sealed class OverHttp : IDisposable
    {
        internal LongLists Lists { get; } = new(overHttp: true);

        public string Address => Browser.AddressOf(Lists.Site);

        public void Dispose() => Lists.Dispose();
    }
}
