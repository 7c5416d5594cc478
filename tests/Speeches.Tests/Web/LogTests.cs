using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Speeches.Content;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What the log says, that nothing can put words into it, and that it does not grow without bound.</summary>
public sealed partial class LogTests : IDisposable
{
    /// <summary>What ends a line, moves a cursor, rings, turns the direction of a text or is not seen.</summary>
    private const string Forging =
        "a\n2026-11-25 12:00:00 INF GET /admin 200 1.0 ms\r\u001b[2J\u0007\u009b2J\u0085\u2028\u2029\u202E\u2066\u200F\uFEFF\0z";

    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly string folder = Directory.CreateTempSubdirectory("speeches-").FullName;

    private string LogFile => System.IO.Path.Combine(folder, "logs", "site.log");

    private Dictionary<string, string> IntoFile => new() { ["Speeches:Log:File"] = LogFile };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task No_address_forges_a_line_or_reaches_a_terminal_as_it_is()
    {
        await using var site = new RunningSite(overHttp: false, settings: IntoFile);
        string[] addresses =
        [
            "/a%0a2026-11-25%2012:00:00%20INF%20GET%20/admin%20200%201.0%20ms", "/a%0d%0ab", "/%1b[2J", "/%07",
            "/%E2%80%AEgnp", "/%E2%80%A8x", "/%C2%85x", "/%EF%BB%BF", "/%C2%9B2J", "/%E2%81%A6x",
        ];
        foreach (var address in addresses) await site.Page(address, 404);
        var lines = await Lines(addresses.Length);
        Assert.Equal(addresses.Select(Uri.UnescapeDataString), lines.Select(l => Uri.UnescapeDataString(Path(l))));
        Assert.All(lines, l => Assert.Matches("^[ -~]*$", l));
    }

    [Fact]
    public async Task A_long_path_is_cut_and_a_query_is_not_there()
    {
        await using var site = new RunningSite(overHttp: false, settings: IntoFile);
        await site.Page($"/{new string('a', 3000)}?q=unmistakable", 404);
        var line = Assert.Single(await Lines(1));
        Assert.Equal($"/{new string('a', Logs.LongestPath - 1)}…", Path(line));
        Assert.DoesNotContain("unmistakable", await Written(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_is_an_error_with_what_was_thrown_and_what_is_turned_away_is_none()
    {
        await using var site = new RunningSite(overHttp: false, services: ServedWrong.With(Forging), settings: IntoFile);
        await site.Page(ServedWrong.Throws, 500);
        await site.Page(ServedWrong.Busy, 503);
        await site.Page("/nothing", 404);
        using var words = new StringContent("q=x");
        using var posted = await site.Client.PostAsync(new Uri("/search", UriKind.Relative), words, TestContext.Current.CancellationToken);
        var lines = await Lines(4);
        Assert.Equal(
            ["ERR GET /people 500", "WRN GET /counterparts 503", "INF GET /nothing 404", "INF POST /search 405"],
            lines.Select(l => RequestLine().Match(l).Groups["what"].Value));
        // The exception is written once, on indented lines, and what it says on one of them.
        var told = Assert.Single((await Written()).Split('\n'), l => l.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.StartsWith("    System.InvalidOperationException: a", told, StringComparison.Ordinal);
        AssertPlain(await Written());
    }

    [Fact]
    public void What_is_read_in_the_content_and_what_an_exception_says_is_encoded()
    {
        using var content = ContentCopy.Unpublished();
        content.Write("authorities/people.csv", $"id,name,spellings,counterpart,offices,old-slugs\nsome-body,Some Body,,\"{Forging}\",,\n");
        var diagnostics = new Diagnostics();
        Authorities.Read(content.Folder, diagnostics);
        var found = Assert.Single(diagnostics.All, d => d.ToString().Contains('\u202E')).ToString();
        using (var log = Logs.Create(Settings(IntoFile), new()))
        {
            log.Warning("{Diagnostic:l}", found);
            log.Error(new InvalidDataException(Forging), "{Name} failed", Forging);
            log.Information("{@Values}", new { Forging, List = new[] { Forging } });
        }
        var written = File.ReadAllText(LogFile);
        AssertPlain(written);
        Assert.Equal(3, written.Split('\n').Count(l => l.Length > 0 && l[0] != ' '));
        Assert.Contains(
            "\\u{001B}[2J\\u{0007}\\u{009B}2J\\u{0085}\\u{2028}\\u{2029}\\u{202E}\\u{2066}\\u{200F}\\u{FEFF}\\u{0000}z",
            written, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_write_is_written_as_it_is()
    {
        using (var log = Logs.Create(Settings(IntoFile), new())) log.Information("{Name:l}", "Aleksandar Vučić 共产党 😀 “quoted” – 1 %");
        Assert.EndsWith(" INF Aleksandar Vučić 共产党 😀 “quoted” – 1 %\n", File.ReadAllText(LogFile), StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_the_log_are_as_many_and_as_large_as_is_said()
    {
        const int size = 2_000, entry = 100;
        using (var log = Logs.ToFile(new(), LogFile, size, TextWriter.Null).CreateLogger())
            for (var n = 0; n < 1_000; n++) log.Information("{Number} {Filling:l}", n, new string('x', entry - 40));
        var files = Directory.GetFiles(System.IO.Path.GetDirectoryName(LogFile)!);
        Assert.Equal(Logs.Files, files.Length);
        Assert.All(files, f => Assert.InRange(new FileInfo(f).Length, 1, size + entry));
        Assert.Contains(files, f => File.ReadAllText(f).Contains(" 999 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_written_through_a_link_in_the_place_of_the_next_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link needs rights there.");
        var elsewhere = System.IO.Path.Combine(folder, "elsewhere.txt");
        File.WriteAllText(elsewhere, "Not ours.");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(LogFile)!);
        File.CreateSymbolicLink(LogFile.Replace(".log", "_001.log", StringComparison.Ordinal), elsewhere);
        var errors = new StringWriter();
        using (var log = Logs.ToFile(new(), LogFile, 2_000, errors).CreateLogger())
            for (var n = 0; n < 100; n++) log.Information("{Number} {Filling:l}", n, new string('x', 60));
        Assert.Equal("Not ours.", File.ReadAllText(elsewhere));
        Assert.Matches("^The log goes on in another file. “.*_001.log” is a link, and no plain file; take it away.\n$", errors.ToString());
        var files = Directory.GetFiles(System.IO.Path.GetDirectoryName(LogFile)!);
        Assert.Contains(files, f => File.ReadAllText(f).Contains(" 99 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_and_an_exception_have_a_bound()
    {
        var endless = new string('x', 1_000_000);
        using (var log = Logs.Create(Settings(IntoFile), new())) log.Error(new InvalidDataException(endless), "{Long:l}", endless);
        Assert.InRange(new FileInfo(LogFile).Length, LogLine.LongestMessage, LogLine.LongestMessage + LogLine.LongestException + 200);
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_said_to_be_so_and_keeps_nothing_from_starting()
    {
        var heard = new LogKeeper();
        var others = new Serilog.Extensions.Logging.LoggerProviderCollection();
        others.AddProvider(heard);
        Directory.CreateDirectory(LogFile);
        using var log = Logs.Create(Settings(IntoFile), others);
        Assert.StartsWith(
            "The log cannot be written to the file that Speeches:Log:File names, and is not. ",
            Assert.Single(heard.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_of_the_framework_is_written_once_a_minute_and_everything_else_each_time()
    {
        var (time, events) = (new SetTime(), new List<LogEvent>());
        using var log = new LoggerConfiguration().Filter.With(new Logs.OnceAMinute(time)).WriteTo.Sink(new Kept(events)).CreateLogger();
        var kestrel = log.ForContext(Constants.SourceContextPropertyName, "Microsoft.AspNetCore.Server.Kestrel.Connections");
        for (var n = 0; n < 1_000; n++) kestrel.Warning("Connection {Id} rejected.", n);
        kestrel.Warning("The heartbeat is late.");
        var written = events.Select(e => e.RenderMessage(CultureInfo.InvariantCulture));
        Assert.Equal(["Connection 0 rejected.", "The heartbeat is late."], written);
        time.Now += TimeSpan.FromSeconds(59);
        kestrel.Warning("Connection {Id} rejected.", 1_000);
        Assert.Equal(2, events.Count);
        time.Now += TimeSpan.FromSeconds(1);
        kestrel.Warning("Connection {Id} rejected.", 1_001);
        Assert.Equal(3, events.Count);
        for (var n = 0; n < 10; n++) kestrel.Error("The connection failed.");
        for (var n = 0; n < 10; n++) log.Warning("The site says so.");
        Assert.Equal(23, events.Count);
    }

    [Fact]
    public async Task Connections_that_are_refused_write_one_line_not_one_each()
    {
        await using var site = new RunningSite(overHttp: true, services: s => s.PostConfigure<KestrelServerOptions>(k =>
        {
            k.Limits.MaxConcurrentConnections = 1;
            // The one that is held must not be let go, however slow the machine is.
            k.Limits.KeepAliveTimeout = 10 * Guard;
        }));
        var address = site.ClientOptions.BaseAddress;
        using var held = new TcpClient(address.Host, address.Port) { ReceiveTimeout = (int)Guard.TotalMilliseconds };
        // Answered once, it has the one place for certain: connections are not counted in the order in which they were made.
        held.GetStream().Write("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8);
        Assert.NotEqual(0, held.GetStream().Read(new byte[1]));
        var refused = 0;
        for (var n = 0; n < 20; n++)
        {
            using var client = new TcpClient(address.Host, address.Port) { ReceiveTimeout = (int)Guard.TotalMilliseconds };
            try
            {
                if (client.GetStream().Read(new byte[1]) == 0) refused++;
            }
            catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
            {
                refused++;
            }
        }
        Assert.Equal(20, refused);
        Assert.Single(site.Log.Lines, l => l.Contains("rejected because the maximum number", StringComparison.Ordinal));
    }

    private static IConfiguration Settings(Dictionary<string, string> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(s => s.Key, string? (s) => s.Value))
        .AddInMemoryCollection([new("Speeches:Log:Console", "false")]).Build();

    private static string Path(string line) => RequestLine().Match(line).Groups["path"].Value;

    private static void AssertPlain(string written)
    {
        Assert.DoesNotMatch(@"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", written);
        Assert.DoesNotMatch("(?m)^2026-11-25 12:00:00 INF GET /admin", written);
    }

    /// <summary>The lines of requests, when there are as many as there should be: a line is written after its answer.</summary>
    private async Task<List<string>> Lines(int requests)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (true)
        {
            var lines = (await Written()).Split('\n').Where(l => RequestLine().IsMatch(l)).ToList();
            if (lines.Count >= requests || guard.IsCancellationRequested)
            {
                Assert.Equal(requests, lines.Count);
                return lines;
            }
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task<string> Written()
    {
        await using var file = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d (?<what>[A-Z]{3} [A-Z]+ (?<path>\S*) \d{3}) \d+\.\d ms$")]
    private static partial Regex RequestLine();

    private sealed class SetTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    private sealed class Kept(List<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Add(logEvent);
    }
}
