using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Speeches.Tests.Web.Browser))]

namespace Speeches.Tests.Web;

/// <summary>
/// The real site on a port of its own, and Debian's Chromium: one for all tests, started by the first that opens a page. Each page has a
/// browsing context of its own. Where there is no Chromium the tests that need it are skipped, and say so.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>Chromium as it draws pages, without windows and menus of its own: the same pages for a third of the work.</summary>
    private const string Shell = "chromium-headless-shell";

    /// <summary>A guard against a hang: on a busy machine a page may take its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lazy<Task<Started>> started = new(Start);

    private sealed record Started(RunningSite Site, IPlaywright Playwright, IBrowser Chromium);

    public string Address { get; private set; } = "";

    private static async Task<Started> Start()
    {
        var places = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var path = places.Select(p => Path.Combine(p, Shell)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"There is no {Shell} on the PATH; tests/run.sh installs it.");
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            // Letters as wide as they are drawn on a fine screen, not rounded to whole pixels: lines are measured.
            Args = ["--font-render-hinting=none", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"],
        });
        return new(new(overHttp: true), playwright, chromium);
    }

    /// <summary>A page of the given width; every message that the browser writes to its console is kept.</summary>
    public async Task<IPage> Open(int width, ColorScheme scheme, List<string> console, bool scripts = true)
    {
        Address = AddressOf((await started.Value).Site);
        return await Open(Address, width, scheme, console, scripts);
    }

    /// <summary>The same of another site than that of the content, which is where <see cref="AddressOf"/> says.</summary>
    internal async Task<IPage> Open(string address, int width, ColorScheme scheme, List<string> console, bool scripts = true)
    {
        var chromium = (await started.Value).Chromium;
        var context = await chromium.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            BaseURL = address,
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => console.Add(message.Text);
        page.PageError += (_, error) => console.Add(error);
        page.RequestFailed += (_, request) => console.Add($"{request.Url} failed");
        page.Request += (_, request) => { if (!request.Url.StartsWith(address, StringComparison.Ordinal)) console.Add($"{request.Url} leaves the site"); };
        return page;
    }

    /// <summary>Where a site over HTTP is.</summary>
    public static string AddressOf(RunningSite site) =>
        site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>
    /// Presses a key as a reader does: on a page that is seen. What is pressed before a page's first frame the browser throws away, and it
    /// holds that frame back after scripts were told of it: that it was painted is what counts. Only where there are scripts: without
    /// them a page tells of no frame.
    /// </summary>
    public static async Task Press(IPage page, string key)
    {
        const string drawn = """
            () => new Promise(painted => new PerformanceObserver((_, observer) => { observer.disconnect(); painted(); })
                .observe({ type: 'paint', buffered: true }))
                .then(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
            """;
        await page.EvaluateAsync(drawn).WaitAsync(Patience);
        await page.Keyboard.PressAsync(key);
    }

    /// <summary>
    /// Waits until a page that was gone to is there with all its scripts. Its address is asked for again and again: whoever waited for the
    /// message that it was reached, as WaitForURLAsync does, could begin to wait when the message had gone by.
    /// </summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Its whole address; <c>**</c> stands for any characters.</param>
    public static async Task Arrive(IPage page, string address)
    {
        var pattern = $"^{Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal)}$";
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(pattern), new() { Timeout = (float)Patience.TotalMilliseconds });
        const string whole = "() => new Promise(loaded => document.readyState === 'complete' ? loaded() : addEventListener('load', () => loaded()))";
        await page.EvaluateAsync(whole).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || !started.Value.IsCompletedSuccessfully) return;
        var (site, playwright, chromium) = await started.Value;
        await chromium.DisposeAsync();
        playwright.Dispose();
        await site.DisposeAsync();
    }
}
