using Microsoft.Playwright;
using Speeches.Revisions;
using Speeches.Tests.Revisions;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What only a browser shows: that pages fit their window, and that it has nothing to complain of.</summary>
public sealed class BrowserTests(Browser browser)
{
    public static TheoryData<string, int> Windows()
    {
        var rows = new TheoryData<string, int>();
        foreach (var kind in PageKinds.Addresses.Keys.Append(PageKinds.NotFound))
        {
            rows.Add(kind, 390);
            rows.Add(kind, 1280);
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_page_fits_its_window_stands_still_and_the_browser_has_no_complaint(string kind, int width)
    {
        var console = new List<string>();
        var page = await browser.Open(width, width == 390 ? ColorScheme.Light : ColorScheme.Dark, console);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(PageKinds.Address(kind));
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
        var moved = await page.EvaluateAsync<string[]>("""
            new Promise(done => {
                const moved = [];
                const box = rect => `${rect.y} + ${rect.height}`;
                const named = ({ node, previousRect, currentRect }) =>
                    `${(node?.outerHTML ?? node?.nodeValue ?? '').slice(0, 120)}: ${box(previousRect)} → ${box(currentRect)}`;
                new PerformanceObserver(list => {
                    for (const entry of list.getEntries()) moved.push(`${entry.value}: ${entry.sources.map(named).join('; ')}`);
                }).observe({ type: 'layout-shift', buffered: true });
                document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(moved))));
            })
            """);
        Assert.True(moved.Length == 0, $"{kind} moved while it was loaded at {width} pixels:\n{string.Join('\n', moved)}");
        var moving = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('*')].filter(e => {
                const style = getComputedStyle(e);
                return style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto';
            }).map(e => e.localName)
            """);
        Assert.Empty(moving);
        // Chromium complains of every page that is not there.
        if (kind == PageKinds.NotFound) Assert.Contains("404", Assert.Single(console), StringComparison.Ordinal);
        else Assert.Empty(console);
        if (Environment.GetEnvironmentVariable("SPEECHES_SCREENSHOTS") is { Length: > 0 } folder) await Picture(page, Path.Combine(Repository.Root, folder), $"{kind}-{width}");
        await page.Context.CloseAsync();
    }

    /// <summary>The whole page on every paper; and once, as it prints.</summary>
    private static async Task Picture(IPage page, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        foreach (var paper in new[] { "light", "sepia", "dark" })
        {
            await page.EvaluateAsync("paper => { document.documentElement.dataset.paper = paper }", paper);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{paper}.png"), FullPage = true });
        }
        if (page.ViewportSize!.Width == 1280) await page.PdfAsync(new() { Path = Path.Combine(folder, $"{name.Split("-1280")[0]}.pdf"), PreferCSSPageSize = true });
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
