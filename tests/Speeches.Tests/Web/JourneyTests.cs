using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Speeches.Tests.Cli;
using Speeches.Web;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Speeches.Tests.Web;

/// <summary>What the three users of the site come for, from start to finish in Chromium: on a phone and on a desk, light and dark, with scripts and without.</summary>
public sealed partial class JourneyTests(Browser browser)
{
    private const string Collection = "/covid-19-solidarity";

    public static TheoryData<int, ColorScheme, bool> Windows() => new()
    {
        { 390, ColorScheme.Light, true },
        { 390, ColorScheme.Dark, false },
        { 1280, ColorScheme.Dark, true },
        { 1280, ColorScheme.Light, false },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_reader_goes_from_the_front_page_through_a_theme_to_a_passage_on_to_the_next_and_back_to_where_they_left(int width, ColorScheme scheme, bool scripts)
    {
        var console = new List<string>();
        var page = await browser.Open(width, scheme, console, scripts);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Solidarity against COVID-19" }).GetByRole(AriaRole.Link).ClickAsync();
        await At(page, Collection);
        await page.Locator($"main h3 a[href='{Collection}/themes/ii']").ClickAsync();
        await At(page, $"{Collection}/themes/ii");
        await Expect(page.Locator("h1")).ToContainTextAsync("building a community with a shared future");

        // The third passage, which is not on the first screen.
        var third = page.Locator(".passage").Nth(2);
        var words = await third.Locator("blockquote").InnerTextAsync();
        await third.ScrollIntoViewIfNeededAsync();
        await third.Locator("h3 a").ClickAsync();
        await Expect(page.Locator("main blockquote").First).ToHaveTextAsync(words);
        await Expect(page.Locator("main .attribution").First).ToBeVisibleAsync();
        var left = page.Url;
        await page.Locator("main a[rel=next]").First.ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(left);
        var id = page.Url.Split('/')[^1];
        Assert.NotEqual(words, await page.Locator("main blockquote").First.InnerTextAsync());

        // From a passage one comes back to its place in the theme.
        await page.Locator($"main a[href='{Collection}/themes/ii#{id}']").First.ClickAsync();
        await At(page, $"{Collection}/themes/ii#{id}");
        await Expect(page.Locator($"[id='{id}']")).ToBeInViewportAsync();
        await Expect(page.Locator(".passage").First).Not.ToBeInViewportAsync();
        await page.GoBackAsync();
        await page.Locator("main a[rel=prev]").First.ClickAsync();
        await At(page, left[browser.Address.Length..]);

        // Another day the front page knows where that was, if the browser may keep it.
        await page.GotoAsync("/");
        await Expect(page.Locator(".continue a")).ToHaveCountAsync(scripts ? 1 : 0);
        if (scripts)
        {
            await page.Locator(".continue a").ClickAsync();
            await At(page, $"{Collection}/themes/ii#{id}");
            await Expect(page.Locator($"[id='{id}']")).ToBeInViewportAsync();
        }
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public async Task A_researcher_goes_from_a_counterpart_through_an_occasion_to_a_passage_in_each_source_to_its_first_version_and_to_its_record(int width, ColorScheme scheme, bool scripts)
    {
        var console = new List<string>();
        var page = await browser.Open(width, scheme, console, scripts);
        await page.GotoAsync("/");
        await page.Locator(".site-head a[href='/counterparts']").ClickAsync();
        // The map and the list lead to the same page.
        if (width == 1280) await page.Locator(".marker[href='/counterparts/russia']").ClickAsync();
        else await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = "Russia" }).ClickAsync();
        await At(page, "/counterparts/russia");
        await page.Locator($"main a[href='{Collection}/occasions/phone-call-vladimir-putin-2020-03']").First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Phone call with Vladimir Putin, 19 March 2020");

        // One occasion, two sources: each passage says whose words it has.
        await Expect(page.Locator("main h2")).ToHaveTextAsync(["Unity and cooperation", "Global solidarity"]);
        Assert.Equal((1, 2), (await page.Locator("blockquote.direct").CountAsync(), await page.Locator("blockquote.reported").CountAsync()));
        await page.Locator(".passage:has(blockquote.direct) h3 a").ClickAsync();
        var address = page.Url[browser.Address.Length..];
        var words = await page.Locator("main blockquote").First.TextContentAsync();
        Assert.Equal(address, await page.Locator("main blockquote").First.GetAttributeAsync("cite"));
        await Expect(page.Locator(".known")).ToContainTextAsync("19 March 2020 (EDTF 2020-03-19) supplied");

        await Expect(page.Locator("#cite")).ToContainTextAsync(browser.Address + address);

        await page.Locator($".versions a[href='{address}/v1']").ClickAsync();
        await Expect(page.Locator(".version-note")).ToContainTextAsync("This is version 1 of 2, of revision 1 (21 November 2026). Changed since: ");
        await page.GetByRole(AriaRole.Link, new() { Name = "the present one" }).ClickAsync();
        await At(page, address);

        // The record that the collection exports has the same words under the same address.
        await page.Locator($".site-head a[href='{Collection}']").ClickAsync();
        var export = await page.Locator("link[rel=alternate][type='application/json']").First.GetAttributeAsync("href");
        var answer = await page.Context.APIRequest.GetAsync(browser.Address + export);
        var records = (await answer.JsonAsync())!.Value.EnumerateArray();
        var record = records.Single(r => r.GetProperty("url").GetString() == browser.Address + address);
        Assert.Equal(words!.Trim(), record.GetProperty("text").GetString());
        Assert.Equal("2020-03-19", record.GetProperty("date").GetProperty("edtf").GetString());
        Assert.Empty(console);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, false)]
    public async Task An_editor_sees_what_a_new_witness_will_change_publishes_it_under_the_running_site_and_takes_it_back(int width, ColorScheme scheme, bool scripts)
    {
        using var content = ContentCopy.AsItStands();
        await using var site = new RunningSite(overHttp: true, copy: content);
        var server = site.Client.BaseAddress!.ToString().TrimEnd('/');
        var page = await browser.Open(width, scheme, [], scripts);
        var before = content.State().Revisions.Count;
        var passage = content.State().Excerpts.First(e => e.Source == "unity-and-cooperation");
        var first = passage.Text.Split(' ')[0];

        Assert.EndsWith("\n  nothing is unpublished.\n", CommandLine.Run(content, "check").Output, StringComparison.Ordinal);
        var received = Path.Combine(content.Root, "received.txt");
        var old = content.Text($"{ContentCopy.Collection}/sources/unity-and-cooperation/0001/unity-and-cooperation.txt");
        var at = old.IndexOf(passage.TextAsPrinted[..40], StringComparison.Ordinal);
        Assert.True(at > 0);
        File.WriteAllText(received, $"{old[..at]}Truly {old[at..]}");
        string[] import = ["import", received, "--source", $"{ContentCopy.Collection}/unity-and-cooperation", "--date", "2026-11-21"];

        // The dry run writes nothing but its report, which opens in the browser.
        var files = content.Files();
        var report = Path.Combine(Directory.CreateTempSubdirectory("speeches-").FullName, "plan.html");
        var shown = CommandLine.Run(content, [.. import, "--dry-run", "--report", report]);
        Assert.True(shown.Code == 0, shown.Error);
        Assert.Equal(files, content.Files());
        await page.GotoAsync(new Uri(report).AbsoluteUri);
        await Expect(page.Locator("ins").First).ToContainTextAsync("Truly");
        Directory.Delete(Path.GetDirectoryName(report)!, recursive: true);
        await page.GotoAsync(server + Addresses.Of(passage));
        await Expect(page.Locator("main blockquote").First).ToContainTextAsync(new Regex($"^\\s*{first}"));

        var plan = PlanNumber().Match(CommandLine.Run(content, import).Error).Groups[1].Value;
        var done = CommandLine.Run(content, [.. import, "--plan", plan]);
        Assert.True(done.Code == 0, done.Error);
        await Until(page, server + Addresses.Of(passage), new Regex($"^\\s*Truly {first}"));

        // The same address, a version more, and a revision that says what changed.
        await page.GotoAsync($"{server}{Collection}/revisions/{before + 1}");
        await page.Locator($"main a[href^='{Addresses.Of(passage)}']").First.WaitForAsync();
        await page.GetByText("What changed").First.ClickAsync();
        await Expect(page.Locator(".word-diff ins").First).ToContainTextAsync("Truly");

        var undone = CommandLine.Run(content, "undo", ContentCopy.Collection, "--date", "2026-11-21");
        Assert.True(undone.Code == 0, undone.Error);
        await Until(page, server + Addresses.Of(passage), new Regex($"^\\s*{first}"));
        await page.GotoAsync($"{server}{Collection}/revisions/{before + 2}");
        await Expect(page.Locator("main")).ToContainTextAsync($"evision {before + 1}");
        await page.GotoAsync($"{server}{Addresses.Of(passage)}/v{passage.Version + 1}");
        await Expect(page.Locator("main blockquote").First).ToContainTextAsync("Truly");
        Assert.EndsWith("\n  nothing is unpublished.\n", CommandLine.Run(content, "check").Output, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [GeneratedRegex("add --plan ([^ ]+)\\.\n")]
    private static partial Regex PlanNumber();

    private Task At(IPage page, string address) => Expect(page).ToHaveURLAsync(browser.Address + address, new() { Timeout = 30_000 });

    /// <summary>Asks for a page again and again until its passage begins with these words: a running site takes up what is published within seconds.</summary>
    private static async Task Until(IPage page, string address, Regex words)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        do
        {
            Assert.False(guard.IsCancellationRequested, $"{address} does not begin with {words}.");
            await page.GotoAsync(address);
        }
        while (!words.IsMatch((await page.Locator("main blockquote").First.TextContentAsync())!));
    }
}
