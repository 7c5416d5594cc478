using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Speeches.Tests.Web;

/// <summary>Search in Chromium: results as one types under the site's content policy, and the same page without scripts.</summary>
public sealed class SearchInBrowserTests(Browser browser)
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Results_appear_while_one_types_and_are_announced(int width)
    {
        var console = new List<string>();
        var page = await browser.Open(width, ColorScheme.Light, console);
        await page.GotoAsync("/search");
        await page.Locator("#q").FocusAsync();
        // Whether the element that announces is still the one that was there.
        await page.EvaluateAsync("document.getElementById('said').first = true");
        await page.Keyboard.TypeAsync("charco");
        await Expect(page.Locator("#said")).ToHaveTextAsync("1 passage. No passage has “charco” by itself; these have words that begin so.");
        await page.Keyboard.TypeAsync("al");
        await Expect(page.Locator("#said")).ToHaveTextAsync("1 passage.");
        await Expect(page.Locator("mark")).ToHaveTextAsync("charcoal");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('said').first"));
        Assert.Equal($"{browser.Address.TrimEnd('/')}/search?q=charcoal", page.Url);
        Assert.Equal("Search: charcoal · Speeches", await page.TitleAsync());
        Assert.Equal(width > 1000, await page.EvaluateAsync<bool>("document.getElementById('narrow').open"));
        await page.Locator("#q").FillAsync("pandmic");
        await Expect(page.Locator(".ways a")).ToHaveTextAsync("pandemic");
        await page.Locator("#q").FillAsync("");
        await Expect(page.Locator("#said")).ToBeEmptyAsync();
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_is_chosen_stays_while_one_types_and_the_keyboard_alone_reaches_it()
    {
        var console = new List<string>();
        var page = await browser.Open(390, ColorScheme.Dark, console);
        await page.GotoAsync("/search?q=China");
        await page.Locator("#q").FocusAsync();
        await Browser.Press(page, "Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#narrow summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#narrow a").First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".chosen a")).ToHaveCountAsync(1);
        await page.Locator("#narrow summary").ClickAsync();
        await page.Locator("#q").FillAsync("Germany");
        await Expect(page.Locator("#said")).ToHaveTextAsync("1 passage.");
        await Expect(page.Locator(".chosen a")).ToHaveCountAsync(1);
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('narrow').open"));
        Assert.Contains("theme=", page.Url, StringComparison.Ordinal);
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_same_page_works_without_scripts()
    {
        var page = await browser.Open(390, ColorScheme.Light, [], scripts: false);
        await page.GotoAsync("/search");
        await page.Locator("#q").FillAsync("charcoal");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#said")).ToHaveTextAsync("1 passage.");
        await page.Locator("#narrow summary").ClickAsync();
        await page.Locator("#narrow a").First.ClickAsync();
        await Expect(page.Locator(".chosen a")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(page.Locator(".chosen a")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "in context" }).ClickAsync();
        await Expect(page.Locator("table.contexts mark")).ToHaveTextAsync("charcoal");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Matches_in_context_stand_one_below_the_other_each_on_one_line()
    {
        foreach (var width in new[] { 390, 1280 })
        {
            var page = await browser.Open(width, ColorScheme.Light, []);
            await page.GotoAsync("/search?q=virus&view=context&sort=left");
            var middles = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.contexts mark')].map(m => { const b = m.getBoundingClientRect(); return b.left + b.width / 2; })");
            var heights = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.contexts tbody tr')].map(r => r.getBoundingClientRect().height)");
            Assert.InRange(middles.Length, 10, 50);
            Assert.InRange(middles.Max() - middles.Min(), 0, 1);
            Assert.InRange(heights.Max(), 1, 1.5 * heights.Min());
            await page.Context.CloseAsync();
        }
    }
}
