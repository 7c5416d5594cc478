using Microsoft.Playwright;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>How a page is set: its lines, its sizes, its papers, its weight, and how it prints.</summary>
public sealed class LookTests(Browser browser) : IAsyncDisposable
{
    private const string Theme = "/covid-19-solidarity/themes/iii";

    private IPage? opened;

    public async ValueTask DisposeAsync()
    {
        if (opened is not null) await opened.Context.CloseAsync();
    }

    [Theory]
    [InlineData(700)]
    [InlineData(1100)]
    [InlineData(1280)]
    public async Task From_700_pixels_on_a_line_of_the_text_has_60_to_70_characters(int width)
    {
        var page = await Open(width, Theme);
        var lines = await page.EvaluateAsync<int[]>("""
            [...document.querySelectorAll('blockquote.direct p')].flatMap(p => {
                const words = new Map();
                const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
                for (let node; node = walker.nextNode();)
                    for (let at = 0; at < node.length; at++) {
                        const range = document.createRange();
                        range.setStart(node, at);
                        range.setEnd(node, at + 1);
                        const line = Math.round(range.getBoundingClientRect().bottom / 10);
                        words.set(line, (words.get(line) ?? 0) + 1);
                    }
                return [...words.values()].slice(0, -1);
            })
            """);
        Assert.InRange(lines.Length, 100, 1000);
        Assert.InRange(lines.Average(), 60, 70);
        // A line is ragged: a few are longer than the measure by a short word.
        Assert.True(lines.Count(l => l > 70) * 20 < lines.Length, $"{lines.Count(l => l > 70)} of {lines.Length} lines are longer than 70 characters.");
    }

    [Theory]
    [InlineData(1100, true)]
    [InlineData(1099, false)]
    public async Task Notes_stand_beside_the_passage_from_1100_pixels_on_and_under_it_below_that(int width, bool beside)
    {
        var page = await Open(width, Theme);
        var text = await page.Locator(".passage .text").First.BoundingBoxAsync();
        var notes = await page.Locator(".passage .facts").First.BoundingBoxAsync();
        Assert.Equal(beside, notes!.X >= text!.X + text.Width);
        Assert.Equal(!beside, notes.Y >= text.Y + text.Height);
        Assert.True(notes.X + notes.Width <= width);
        var attribution = await page.Locator(".passage .attribution").First.BoundingBoxAsync();
        Assert.True(attribution!.Y >= text.Y + text.Height);
        // Beside a passage of one line its notes still end before the next passage begins.
        await page.Locator(".passage .text").First.EvaluateAsync("text => text.textContent = 'One line.'");
        notes = await page.Locator(".passage .facts").First.BoundingBoxAsync();
        Assert.True(notes!.Y + notes.Height <= (await page.Locator(".passage").Nth(1).BoundingBoxAsync())!.Y);
    }

    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task At_four_hundred_percent_nothing_is_wider_than_the_window_and_a_page_has_at_most_four_sizes(string kind)
    {
        var page = await Open(320, PageKinds.Address(kind));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320, $"{kind} is wider than 320 pixels.");
        var sizes = await page.EvaluateAsync<string[]>(
            $"{Texts} [...new Set(texts().map(e => getComputedStyle(e).fontSize))]");
        Assert.InRange(sizes.Length, 2, 4);
    }

    [Theory]
    [MemberData(nameof(PageKinds.Names), MemberType = typeof(PageKinds))]
    public async Task Every_word_has_a_contrast_of_seven_to_one_on_every_paper(string kind)
    {
        var page = await Open(1280, PageKinds.Address(kind));
        foreach (var paper in new[] { "light", "sepia", "dark" })
        {
            var weak = await page.EvaluateAsync<string[]>($$"""
                paper => {
                    document.documentElement.dataset.paper = paper;
                    {{Texts}}
                    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                    const paint = colours => {
                        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
                        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
                        return .2126 * r + .7152 * g + .0722 * b;
                    };
                    return texts().map(e => {
                        const papers = [];
                        for (let at = e; at; at = at.parentElement) papers.unshift(getComputedStyle(at).backgroundColor);
                        const [dark, light] = [paint(papers), paint([...papers, getComputedStyle(e).color])].sort((a, b) => a - b);
                        return [(light + .05) / (dark + .05), `${e.localName}.${e.className}`];
                    }).filter(([contrast]) => contrast < 7).map(([contrast, name]) => `${name} ${contrast.toFixed(2)}`);
                }
                """, paper);
            Assert.True(weak.Length == 0, $"{kind} on {paper} paper: {string.Join(", ", weak.Distinct())}");
        }
    }

    [Fact]
    public async Task A_reader_chooses_a_paper_by_keyboard_and_every_page_has_it_before_it_is_shown()
    {
        var page = await Open(390, Theme, ColorScheme.Light);
        Assert.Equal("rgb(253, 251, 247)", await Paper(page));
        var chooser = page.GetByLabel("Paper");
        await chooser.FocusAsync();
        // The third choice by its first letter, as a list is used without a mouse.
        await chooser.PressAsync("s");
        await Assertions.Expect(chooser).ToHaveValueAsync("sepia");
        Assert.Equal("rgb(244, 232, 210)", await Paper(page));
        // What the next page has when its body begins is what its first paint has.
        await page.AddInitScriptAsync("new MutationObserver((_, o) => { if (document.body) { window.begun = document.documentElement.dataset.paper; o.disconnect(); } }).observe(document, { childList: true, subtree: true })");
        await page.GotoAsync("/");
        Assert.Equal("sepia", await page.EvaluateAsync<string>("window.begun"));
        Assert.Equal("rgb(244, 232, 210)", await Paper(page));
        await Assertions.Expect(page.GetByLabel("Paper")).ToHaveValueAsync("sepia");
        await page.GetByLabel("Paper").SelectOptionAsync("");
        await page.ReloadAsync();
        Assert.Equal("rgb(253, 251, 247)", await Paper(page));
    }

    [Fact]
    public async Task Without_scripts_the_paper_is_the_systems_and_nothing_offers_another()
    {
        var page = await Open(390, Theme, ColorScheme.Dark, scripts: false);
        await Assertions.Expect(page.GetByLabel("Paper")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", "rgb(27, 25, 22)");
    }

    [Fact]
    public async Task A_theme_weighs_less_than_100_kilobytes_in_at_most_8_requests_and_the_next_page_less_than_15()
    {
        var page = await Open(1280, Theme);
        var (first, requests) = await Weight(page);
        Assert.InRange(first, 50_000, 100_000);
        Assert.InRange(requests, 5, 8);
        await page.GotoAsync("/covid-19-solidarity/themes/ii");
        Assert.InRange((await Weight(page)).Bytes, 2_000, 15_000);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Nothing_moves_while_a_page_is_loaded_and_the_serif_is_ours(int width)
    {
        var page = await Open(width, Theme);
        var shift = await page.EvaluateAsync<double>("""
            new Promise(done => {
                let shift = 0;
                new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
                document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done(shift))));
            })
            """);
        Assert.Equal(0, shift);
        // The chooser of papers comes last, perhaps after the first paint: its place is kept.
        Assert.Equal(0, await page.EvaluateAsync<double>("""
            (() => {
                const top = () => document.querySelector('main').getBoundingClientRect().top;
                const before = top();
                document.querySelector('.paper label').remove();
                return top() - before;
            })()
            """));
        // Regular and italic, loaded and in use.
        Assert.Equal(2, await page.EvaluateAsync<int>("[...document.fonts].filter(f => f.family.includes('Speeches Serif') && f.status === 'loaded').length"));
    }

    [Fact]
    public async Task A_theme_prints_without_controls_on_white_with_its_revision_and_the_address_of_every_passage()
    {
        var page = await Open(700, Theme, ColorScheme.Dark);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await Paper(page));
        await Assertions.Expect(page.Locator(".on-paper")).ToContainTextAsync(new System.Text.RegularExpressions.Regex($"^Solidarity against COVID-19, revision [0-9]+ of .+ [0-9]{{4}}\\. {browser.Address}{Theme}$"));
        foreach (var control in new[] { ".paper select", "details", ".steps", ".skip", "a[href='/search']" }) await Assertions.Expect(page.Locator(control).First).ToBeHiddenAsync();
        var addresses = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.passage h3 a')].map(a => [getComputedStyle(a, '::after').content, a.getAttribute('href')]).filter(([shown, href]) => !shown.includes(href)).map(([shown]) => shown)");
        Assert.Empty(addresses);
        Assert.Equal(21, await page.Locator(".passage h3 a").CountAsync());
    }

    [Theory]
    [InlineData("/", 390)]
    [InlineData("/", 1280)]
    [InlineData("/covid-19-solidarity", 390)]
    [InlineData("/covid-19-solidarity", 1280)]
    public async Task A_front_page_says_in_one_screen_who_spoke_when_from_which_sources_and_what_is_missing(string address, int width)
    {
        var page = await Open(width, address);
        var glance = await page.Locator(".glance").BoundingBoxAsync();
        Assert.InRange(glance!.Y + glance.Height, 300, 900);
    }

    /// <summary>Every element that shows text of its own.</summary>
    private const string Texts = """
        const texts = () => [...document.querySelectorAll('body *')].filter(e =>
            [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && !e.closest('.unseen, .skip, option, svg'));
        """;

    private async Task<IPage> Open(int width, string address, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        opened = await browser.Open(width, scheme, [], scripts);
        await opened.GotoAsync(address);
        return opened;
    }

    private static Task<string> Paper(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private static async Task<(int Bytes, int Requests)> Weight(IPage page)
    {
        var sizes = await page.EvaluateAsync<int[]>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map(e => e.transferSize)");
        return (sizes.Sum(), sizes.Count(s => s > 0));
    }
}
