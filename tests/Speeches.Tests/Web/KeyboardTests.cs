using Microsoft.Playwright;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The keyboard alone, on every kind of page.</summary>
public sealed class KeyboardTests(Browser browser)
{
    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task Tab_reaches_everything_one_can_use_in_its_order_and_shows_where_it_is(string kind)
    {
        var page = await browser.Open(1280, ColorScheme.Dark, []);
        await page.GotoAsync(PageKinds.Address(kind));
        // Judged in the page when the next Tab is pressed: by then what has the focus was brought into sight.
        var usable = await page.EvaluateAsync<int>("""
            (() => {
                const choice = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
                const isShown = e => e.checkVisibility({ visibilityProperty: true });
                window.usable = [...document.querySelectorAll(choice)].filter(e => e.tabIndex >= 0 && isShown(e));
                window.reached = [];
                window.wrong = [];
                window.ended = false;
                window.judge = () => {
                    const e = document.activeElement;
                    ended ||= reached.length > 0 && (e === document.body || e === null) || reached.includes(e);
                    if (ended || e === document.body || e === null) return;
                    reached.push(e);
                    const style = getComputedStyle(e), place = e.getBoundingClientRect();
                    const name = `${e.localName} ${(e.textContent || e.getAttribute('aria-label') || e.id).trim().slice(0, 60)}`;
                    if (style.outlineStyle === 'none' || !(parseFloat(style.outlineWidth) >= 1)) wrong.push(`${name}: no outline`);
                    const isInSight = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
                    if (!isInSight) wrong.push(`${name}: out of sight`);
                };
                addEventListener('keydown', judge, true);
                return usable.length;
            })()
            """);
        Assert.InRange(usable, 8, 1500);
        // A part that scrolls is reached besides. Many presses at once: each alone would be waited for.
        var ended = false;
        for (var pressed = 0; !ended && pressed < usable + 100; pressed += 50)
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => page.Keyboard.PressAsync("Tab")));
            ended = await page.EvaluateAsync<bool>("ended");
        }
        var wrong = await page.EvaluateAsync<string[]>("wrong");
        Assert.True(wrong.Length == 0, $"{kind}: {string.Join(", ", wrong)}");
        var missed = await page.EvaluateAsync<string[]>("usable.filter(e => !reached.includes(e)).map(e => e.outerHTML.slice(0, 120))");
        Assert.True(missed.Length == 0, $"{kind}: the keyboard does not reach {string.Join(", ", missed)}");
        Assert.True(
            await page.EvaluateAsync<bool>("reached.filter(e => usable.includes(e)).every((e, at) => e === usable[at])"),
            $"{kind}: the keyboard goes another way than the page.");
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task The_first_link_skips_to_the_text(string kind)
    {
        var page = await browser.Open(390, ColorScheme.Light, [], scripts: false);
        await page.GotoAsync(PageKinds.Address(kind));
        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to the text" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#content$"));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("header.site-head :focus, body > .skip:focus")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
