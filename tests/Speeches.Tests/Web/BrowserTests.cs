using Microsoft.Playwright;
using Speeches.Revisions;
using Speeches.Tests.Revisions;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What only a browser shows: that pages fit their window, and that it has nothing to complain of.</summary>
public sealed class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string, int, ColorScheme> Windows()
    {
        var rows = new TheoryData<string, int, ColorScheme>();
        foreach (var kind in PageKinds.Addresses.Keys)
        {
            rows.Add(kind, 390, ColorScheme.Light);
            rows.Add(kind, 1280, ColorScheme.Dark);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_page_fits_its_window_and_the_browser_has_no_complaint(string kind, int width, ColorScheme scheme)
    {
        var console = new List<string>();
        var page = await browser.Open(width, scheme, console);
        await page.GotoAsync(PageKinds.Addresses[kind]);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{kind} is wider than {width} pixels.");
        var measure = await page.EvaluateAsync<double>("""
            Math.max(0, ...[...document.querySelectorAll('blockquote p')].map(p => {
                const range = document.createRange();
                range.selectNodeContents(p);
                const lines = new Set([...range.getClientRects()].map(r => Math.round(r.bottom))).size;
                return lines < 4 ? 0 : p.textContent.length / lines;
            }))
            """);
        Assert.True(measure <= 70, $"{kind} has lines of {measure:0} characters at {width} pixels.");
        Assert.Empty(console);
        if (Environment.GetEnvironmentVariable("SPEECHES_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{kind}-{width}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = true });
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark, false)]
    [InlineData(1280, ColorScheme.Light, true)]
    public async Task The_report_of_a_plan_has_two_columns_on_a_desk_and_one_on_a_phone(int width, ColorScheme scheme, bool beside)
    {
        var console = new List<string>();
        var page = await browser.Open(width, scheme, console);
        await page.SetContentAsync(PlanPage.Write(PlanReportTests.Everything));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"The report is wider than {width} pixels.");
        var sides = await page.Locator("#spring .side").AllAsync();
        var (left, right) = (await sides[0].BoundingBoxAsync(), await sides[1].BoundingBoxAsync());
        Assert.Equal(beside, right!.X >= left!.X + left.Width);
        Assert.Equal(!beside, right.Y >= left.Y + left.Height);
        // Without colour a change is still seen.
        Assert.Equal(["line-through", "underline"], await page.EvaluateAsync<string[]>("['#spring .side del', '#spring .side ins'].map(s => getComputedStyle(document.querySelector(s)).textDecorationLine)"));
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }
}
