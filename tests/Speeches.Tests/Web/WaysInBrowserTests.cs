using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Speeches.Tests.Web;

/// <summary>Reading on in Chromium: by arrow key, where one is, the place one left, and links to copy.</summary>
public sealed class WaysInBrowserTests(Browser browser)
{
    private const string Collection = "/covid-19-solidarity";

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_arrow_keys_go_from_passage_to_passage_and_the_contents_and_the_other_orders_follow(int width)
    {
        var console = new List<string>();
        var page = await browser.Open(width, ColorScheme.Light, console);
        await page.GotoAsync($"{Collection}/themes/ii");
        var ids = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.passage')].map(p => p.id)");
        var where = page.Locator(".through [aria-current=location]");
        await Expect(where).ToHaveCountAsync(0);
        foreach (var (key, index) in new[] { ("ArrowRight", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1) })
        {
            await Browser.Press(page, key);
            await Expect(where).ToHaveAttributeAsync("href", $"#{ids[index]}");
            await Expect(page.Locator($"#{ids[index]}")).ToBeInViewportAsync();
            Assert.EndsWith($"{Collection}/themes/ii#{ids[index]}", page.Url, StringComparison.Ordinal);
            await Expect(page.Locator(".through a[data-way=spoken]")).ToHaveAttributeAsync("href", $"{Collection}/chronology#{ids[index]}");
        }
        // A passage without a counterpart leads to all of them.
        await Expect(page.Locator(".through a[data-way=with]")).ToHaveAttributeAsync("href", "/counterparts");
        // To the last, which may end before it reaches the top of the window; then to the next theme.
        for (var index = 2; index < ids.Length; index++)
        {
            await Browser.Press(page, "ArrowRight");
            await Expect(where).ToHaveAttributeAsync("href", $"#{ids[index]}");
        }
        await Browser.Press(page, "ArrowRight");
        await Browser.Arrive(page, $"**{Collection}/themes/iii");
        await Browser.Press(page, "ArrowLeft");
        await Browser.Arrive(page, $"**{Collection}/themes/ii");
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_contents_follow_while_one_scrolls_in_the_margin_of_a_desk_and_folded_on_a_phone()
    {
        foreach (var (width, open) in new[] { (1280, true), (390, false) })
        {
            var page = await browser.Open(width, ColorScheme.Light, []);
            await page.GotoAsync($"{Collection}/chronology");
            Assert.Equal(open, await page.EvaluateAsync<bool>("document.querySelector('.through details').open"));
            var id = await page.Locator(".passage").Nth(30).GetAttributeAsync("id");
            var anchor = await page.EvaluateAsync<string>("id => '#' + document.getElementById(id).closest('li').querySelector('h2').id", id);
            // The wheel turns: nothing is jumped to.
            await page.EvaluateAsync("id => scrollTo(0, document.getElementById(id).getBoundingClientRect().top + scrollY - 50)", id);
            var where = page.Locator(".through [aria-current=location]");
            await Expect(where).ToHaveAttributeAsync("href", anchor);
            if (open)
            {
                await Expect(where).ToBeInViewportAsync();
                var (list, text) = (await page.Locator(".through").BoundingBoxAsync(), await page.Locator("main h1").BoundingBoxAsync());
                Assert.True(list!.X >= 0 && list.X + list.Width <= text!.X);
            }
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task On_the_page_of_a_passage_the_arrow_keys_go_the_way_that_one_came()
    {
        var page = await browser.Open(1280, ColorScheme.Light, []);
        foreach (var (way, address) in new[] { ("spoken", $"{Collection}/chronology"), ("with-indonesia", "/counterparts/indonesia"), ("compiled", $"{Collection}/themes/i") })
        {
            await page.GotoAsync(address);
            var order = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.passage h3 a')].map(a => a.getAttribute('href'))");
            await page.Locator(".passage h3 a").First.ClickAsync();
            await Browser.Arrive(page, $"**{order[0]}");
            await Browser.Press(page, "ArrowRight");
            await Browser.Arrive(page, $"**{order[1]}");
            await Browser.Press(page, "ArrowLeft");
            await Browser.Arrive(page, $"**{order[0]}");
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_arrow_keys_stay_with_a_field_that_has_the_focus()
    {
        var page = await browser.Open(1280, ColorScheme.Light, []);
        await page.GotoAsync("/search?q=China");
        await Expect(page.Locator("a[rel=next]")).ToHaveCountAsync(1);
        await page.Locator("#q").FocusAsync();
        await Browser.Press(page, "ArrowLeft");
        await Browser.Press(page, "ArrowRight");
        Assert.EndsWith("/search?q=China", page.Url, StringComparison.Ordinal);
        await page.Locator("#q").BlurAsync();
        await Browser.Press(page, "ArrowRight");
        await Browser.Arrive(page, "**page=2**");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_place_one_left_is_offered_on_the_front_pages_until_it_is_forgotten()
    {
        var console = new List<string>();
        var page = await browser.Open(390, ColorScheme.Light, console);
        await page.GotoAsync("/");
        await Expect(page.Locator(".continue")).ToBeHiddenAsync();
        await page.GotoAsync($"{Collection}/themes/iii");
        await page.GotoAsync("/");
        // A page that was only opened was not read.
        await Expect(page.Locator(".continue")).ToBeHiddenAsync();
        await page.GotoAsync($"{Collection}/themes/iii");
        for (var times = 0; times < 3; times++) await Browser.Press(page, "ArrowRight");
        await Expect(page.Locator(".through [aria-current=location]")).ToHaveCountAsync(1);
        var left = page.Url;
        foreach (var front in new[] { "/", Collection })
        {
            await page.GotoAsync(front);
            await Expect(page.Locator(".continue a")).ToContainTextAsync("III · 3, ");
            await Expect(page.Locator(".continue a")).ToContainTextAsync(", as compiled");
        }
        await page.Locator(".continue a").ClickAsync();
        await Browser.Arrive(page, left);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "forget" }).ClickAsync();
        await Expect(page.Locator(".continue a")).ToHaveCountAsync(0);
        Assert.Null(await page.EvaluateAsync<string?>("localStorage.getItem('place')"));
        await page.ReloadAsync();
        await Expect(page.Locator(".continue")).ToBeHiddenAsync();
        // What something else has put there leads nowhere.
        await page.EvaluateAsync("""localStorage.setItem('place', '["//elsewhere.example/", "Elsewhere"]')""");
        await page.ReloadAsync();
        await Expect(page.Locator(".continue a")).ToHaveCountAsync(0);
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_is_copied_by_keyboard_and_that_is_said()
    {
        var console = new List<string>();
        var page = await browser.Open(1280, ColorScheme.Light, console);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync($"{Collection}/themes/i");
        var passage = page.Locator(".passage").Nth(2);
        var address = browser.Address.TrimEnd('/') + await passage.Locator("h3 a").GetAttributeAsync("href");
        await passage.GetByRole(AriaRole.Button, new() { Name = "copy link" }).FocusAsync();
        await Browser.Press(page, "Enter");
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Copied: {address}");
        Assert.Equal(address, await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await page.Locator(".theme-head").GetByRole(AriaRole.Button, new() { Name = "copy link" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Copied: {browser.Address.TrimEnd('/')}{Collection}/themes/i#opening-1");
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "copy", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "copied" })).ToHaveCountAsync(1);
        Assert.Equal(await page.Locator("#cite").TextContentAsync(), await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_scripts_the_contents_unfold_and_every_way_is_a_link()
    {
        var page = await browser.Open(390, ColorScheme.Light, [], scripts: false);
        await page.GotoAsync($"{Collection}/themes/ii");
        await page.Locator(".through summary").ClickAsync();
        await page.Locator(".through ol a").Nth(3).ClickAsync();
        var id = page.Url.Split('#')[1];
        await page.Locator($"#{id} .on a[data-way=spoken]").ClickAsync();
        await Browser.Arrive(page, $"**/chronology#{id}");
        await Expect(page.Locator($"#{id}")).ToBeInViewportAsync();
        await page.Locator($"#{id} .copy a").ClickAsync();
        await Browser.Arrive(page, $"**/excerpts/{id}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nothing_moves_when_the_scripts_come(int width)
    {
        var page = await browser.Open(width, ColorScheme.Light, []);
        await page.GotoAsync($"{Collection}/themes/ii");
        await Browser.Press(page, "ArrowRight");
        await Expect(page.Locator(".through [aria-current=location]")).ToHaveCountAsync(1);
        // They come when the page is long painted, as on a slow line.
        await page.RouteAsync("**/ways.js*", async route =>
        {
            try { await page.EvaluateAsync("new Promise(painted => new PerformanceObserver(() => painted()).observe({ type: 'paint', buffered: true }))"); }
            finally { await route.ContinueAsync(); }
        });
        foreach (var address in new[] { "/", Collection, $"{Collection}/themes/ii", $"{Collection}/chronology", "/counterparts/germany", PageKinds.Addresses["excerpt"] })
        {
            await page.GotoAsync(address);
            var shift = await page.EvaluateAsync<double>("""
                new Promise(done => {
                    let shift = 0;
                    new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
                    document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(shift))));
                })
                """);
            Assert.True(shift == 0, $"{address} moves by {shift} at {width} pixels.");
            Assert.True(await page.EvaluateAsync<bool>("performance.getEntriesByName('first-contentful-paint')[0].startTime < performance.getEntriesByType('resource').find(e => e.name.includes('/ways.js')).responseEnd"), $"{address} had its scripts before it was painted.");
        }
        await page.Context.CloseAsync();
    }
}
