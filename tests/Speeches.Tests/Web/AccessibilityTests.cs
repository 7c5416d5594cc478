using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The rules of axe on every kind of page, with everything unfolded that can be.</summary>
public sealed class AccessibilityTests(Browser browser)
{
    /// <summary>Only what is wrong is told with its places: to name the place of everything that is right takes most of the time.</summary>
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>Papers differ in their colours alone.</summary>
    private static readonly AxeRunOptions Colours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = RunOnlyOptions.Rules("color-contrast", "color-contrast-enhanced", "link-in-text-block"),
    };

    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task Axe_finds_nothing_at_either_width_and_on_any_paper(string kind)
    {
        var page = await browser.Open(390, ColorScheme.Light, []);
        await page.GotoAsync(PageKinds.Address(kind));
        foreach (var (width, paper) in new[] { (390, "light"), (390, "sepia"), (1280, "light"), (1280, "dark") })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EvaluateAsync("for (const folded of document.querySelectorAll('details')) folded.open = true");
            await page.EvaluateAsync("paper => { document.documentElement.dataset.paper = paper }", paper);
            var result = await page.RunAxe(paper == "light" ? Everything : Colours);
            Assert.NotEmpty(result.Passes);
            var found = result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}: {n.Html}"));
            Assert.True(!found.Any(), $"{kind} at {width} pixels on {paper} paper:\n{string.Join('\n', found)}");
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Axe_would_find_a_picture_without_a_name_and_words_too_pale_to_read()
    {
        var page = await browser.Open(390, ColorScheme.Light, []);
        await page.GotoAsync("/");
        await page.EvaluateAsync("document.querySelector('main').append(new Image(9, 9))");
        await page.EvaluateAsync("document.querySelector('h1').style.color = '#eee'");
        Assert.Equal(["color-contrast", "image-alt"], (await page.RunAxe()).Violations.Select(v => v.Id).Order());
        await page.Context.CloseAsync();
    }
}
