using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The real site on a port of its own, and Debian's Chromium. Where there is no Chromium the tests that need it are skipped, and say so.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly RunningSite site = new(overHttp: true);
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(p => Path.Combine(p, "chromium")).FirstOrDefault(File.Exists);
        if (path is null) return;
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"],
        });
        Address = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    /// <summary>A page of the given width; every message that the browser writes to its console is kept.</summary>
    public async Task<IPage> Open(int width, ColorScheme scheme, List<string> console, bool scripts = true)
    {
        Assert.SkipWhen(chromium is null, "There is no chromium on the PATH; tests/run.sh installs it.");
        var context = await chromium!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            BaseURL = Address,
            JavaScriptEnabled = scripts,
        });
        // A guard against a hang: on a busy machine a page may take its time.
        context.SetDefaultTimeout(120_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => console.Add(message.Text);
        page.PageError += (_, error) => console.Add(error);
        page.RequestFailed += (_, request) => console.Add($"{request.Url} failed");
        page.Request += (_, request) => { if (!request.Url.StartsWith(Address, StringComparison.Ordinal)) console.Add($"{request.Url} leaves the site"); };
        return page;
    }

    /// <summary>Presses a key as a reader does: on a page that is seen. What is pressed before a page's first frame the browser throws away.</summary>
    public static async Task Press(IPage page, string key)
    {
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        await page.Keyboard.PressAsync(key);
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
        await site.DisposeAsync();
    }
}
