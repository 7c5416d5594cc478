using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Speeches.Printing;
using Speeches.Web.Serving;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The real site over the real content, over a copy of it or over other content, printed into a folder of its own.</summary>
public sealed class RunningSite : WebApplicationFactory<Speeches.Web.Pages.IndexModel>
{
    private static readonly HtmlParser Strict = new(new HtmlParserOptions { IsStrictMode = true });

    private readonly string data = Directory.CreateTempSubdirectory("speeches-").FullName;

    private readonly bool draft;
    private readonly ContentCopy? copy;
    private readonly string content;
    private readonly Action<IServiceCollection>? services;
    private readonly IReadOnlyDictionary<string, string>? settings;

    public RunningSite() : this(overHttp: false) { }

    /// <summary>Over HTTP for a browser; else in memory.</summary>
    internal RunningSite(
        bool overHttp, bool draft = false, ContentCopy? copy = null, string? content = null,
        Action<IServiceCollection>? services = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        this.services = services;
        this.settings = settings;
        this.draft = draft;
        this.copy = copy;
        this.content = content ?? copy?.Folder.Root ?? Repository.Content;
        // Printed here, by a program that is warm: the site finds it, and needs no process that builds it.
        var printer = new SitePrinter(new(this.content), new(copy?.Data ?? data));
        _ = draft ? printer.PrintDraft(new()) : printer.Print(new());
        if (overHttp) UseKestrel(0);
        if (overHttp) StartServer();
        Client = CreateClient(new() { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
    }

    public HttpClient Client { get; }

    internal LogKeeper Log { get; } = new();

    /// <summary>A page that must answer with this status and be well-formed HTML.</summary>
    public async Task<IHtmlDocument> Page(string address, int status = 200)
    {
        using var response = await Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(status == (int)response.StatusCode, $"{address} answered {(int)response.StatusCode}, not {status}.");
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return Strict.ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Speeches:Content", content);
        builder.UseSetting("Speeches:Data", copy?.Data ?? data);
        builder.UseSetting("Speeches:Draft", draft ? "true" : "false");
        // Tests are silent.
        builder.UseSetting("Speeches:Log:Console", "false");
        builder.ConfigureLogging(logging => logging.AddProvider(Log));
        // How long something takes on a busy machine is no matter of these tests.
        builder.ConfigureTestServices(site => site.AddSingleton(new ServingLimits { LongestWait = TimeSpan.FromMinutes(1), SearchBudget = Hang.Budget }));
        if (services is not null) builder.ConfigureTestServices(services);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) builder.UseSetting(name, value);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }
}

/// <summary>Keeps what the site logs, for tests to read.</summary>
internal sealed class LogKeeper : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = [];
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> faults = [];

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <summary>What the faults that were logged say.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue(formatter(state, exception));
        if (exception is not null) faults.Enqueue(exception.Message);
    }

    public void Dispose() => lines.Clear();
}
