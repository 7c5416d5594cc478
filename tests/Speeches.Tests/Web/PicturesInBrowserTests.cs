using Microsoft.Playwright;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What only a browser shows of the pictures: sizes under a finger, letters that fit, and links that the keyboard reaches.</summary>
public sealed class PicturesInBrowserTests(Browser browser)
{
    private const string Collection = "/covid-19-solidarity";

    [Theory]
    [InlineData($"{Collection}/chronology", ".occasion-rows > a", 39)]
    [InlineData("/counterparts/germany", ".occasion-rows > a", 2)]
    [InlineData("/counterparts", ".marker", 24)]
    public async Task A_mark_is_as_large_as_a_finger_needs_on_a_phone(string address, string marks, int count)
    {
        var page = await browser.Open(390, ColorScheme.Light, []);
        await page.GotoAsync(address);
        var sizes = await page.EvaluateAsync<double[]>($"[...document.querySelectorAll('{marks} > .hit')].map(m => m.getBoundingClientRect()).map(r => Math.min(r.width, r.height))");
        Assert.Equal(count, sizes.Length);
        Assert.All(sizes, size => Assert.True(size >= 24, $"A mark is {size:0.0} pixels wide or high."));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_names_beside_the_marks_are_not_cut_off(int width)
    {
        var page = await browser.Open(width, ColorScheme.Light, []);
        await page.GotoAsync($"{Collection}/chronology");
        var rooms = await page.EvaluateAsync<double[]>("[...document.querySelectorAll('.occasion-rows a text')].map(t => t.ownerSVGElement.ownerSVGElement.getBoundingClientRect().right - t.getBoundingClientRect().right)");
        Assert.Equal(39, rooms.Length);
        Assert.All(rooms, room => Assert.True(room >= 0, $"A name is cut off by {-room:0} pixels at {width}."));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Collection)]
    [InlineData($"{Collection}/chronology")]
    [InlineData("/counterparts")]
    [InlineData("/counterparts/germany")]
    public async Task A_page_with_a_picture_needs_no_sideways_scroll_when_it_is_four_times_as_large(string address)
    {
        var page = await browser.Open(320, ColorScheme.Light, []);
        await page.GotoAsync(address);
        Assert.Equal(320, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(Collection, ".theme-lanes > a")]
    [InlineData($"{Collection}/chronology", ".occasion-rows > a")]
    [InlineData("/counterparts", ".marker")]
    public async Task The_keyboard_reaches_a_mark_shows_that_it_is_there_and_follows_it(string address, string marks)
    {
        var page = await browser.Open(1280, ColorScheme.Dark, []);
        await page.GotoAsync(address);
        await page.Locator(".picture .skip").FocusAsync();
        for (var step = 0; step < 3 && !await page.EvaluateAsync<bool>($"document.activeElement.matches('{marks}')"); step++) await Browser.Press(page, "Tab");
        var (target, outline) = (await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"), await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        Assert.Equal(await page.Locator(marks).First.GetAttributeAsync("href"), target);
        Assert.Equal("solid", outline);
        await page.Keyboard.PressAsync("Enter");
        await Arrived(page, target);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_can_pass_a_picture_by()
    {
        var page = await browser.Open(1280, ColorScheme.Light, []);
        await page.GotoAsync($"{Collection}/chronology");
        await page.Locator(".picture .skip").FocusAsync();
        await Browser.Press(page, "Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('figcaption') !== null"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_mark_is_a_link_without_scripts()
    {
        var page = await browser.Open(390, ColorScheme.Light, [], scripts: false);
        await page.GotoAsync("/counterparts");
        await page.Locator(".marker").First.ClickAsync();
        await Arrived(page, "/counterparts/belgium");
        var occasion = await page.Locator(".occasion-rows > a").First.GetAttributeAsync("href");
        await page.Locator(".occasion-rows > a").First.ClickAsync();
        await Arrived(page, occasion!);
        await page.Context.CloseAsync();
    }

    /// <summary>The address is asked for again and again: an event that came before one waits for it would be missed.</summary>
    private Task Arrived(IPage page, string address) => Assertions.Expect(page).ToHaveURLAsync(browser.Address + address, new() { Timeout = 30_000 });
}
