using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The site as a process of its own, as it is run.</summary>
internal sealed partial class SiteProcess : IDisposable
{
    /// <summary>Generous: a slow machine is no fault, and building gives way to whatever else it does.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(5);

    private static readonly string Program = typeof(Speeches.Web.Site).Assembly.Location;

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = [];

    /// <summary>Starts the site over a copy of the content.</summary>
    /// <param name="content">The copy.</param>
    /// <param name="before">What stands before the command.</param>
    public SiteProcess(ContentCopy content, params string[] before)
    {
        string[] command = [.. before, CommandLine.Dotnet, Program, "--urls", "http://127.0.0.1:0", "--Speeches:Content", content.Folder.Root, "--Speeches:Data", content.Data];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = content.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        // The runtime reserves memory through a large file, which a limit on the size of files would forbid.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>Waits until the site serves.</summary>
    /// <returns>A client of it.</returns>
    public async Task<HttpClient> Client() => new() { BaseAddress = new(Address().Match(await Line("Serving at ")).Value) };

    /// <summary>Waits for a line of the log.</summary>
    public async Task<string> Line(string words)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (true)
        {
            if (lines.FirstOrDefault(l => l.Contains(words, StringComparison.Ordinal)) is { } line) return line;
            Assert.False(guard.IsCancellationRequested || process.HasExited, $"Waited for “{words}”; the site said: {string.Join('\n', lines)}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the process has ended.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> Ended(TimeSpan? guard = null)
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(guard ?? Guard, TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Asks the process to end, as a service manager does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) lines.Enqueue(line.Data);
    }

    [GeneratedRegex("http://[0-9.:]+")]
    private static partial Regex Address();
}
