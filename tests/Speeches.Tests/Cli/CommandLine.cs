using System.Diagnostics;
using System.Text;
using Xunit;

namespace Speeches.Tests.Cli;

/// <summary>What a command did.</summary>
internal sealed record CommandResult(int Code, string Output, string Error)
{
    public static implicit operator CommandResult((int Code, string Output, string Error) outcome) => new(outcome.Code, outcome.Output, outcome.Error);
}

/// <summary>Runs the editor's commands as processes of their own, the way an editor does.</summary>
internal static class CommandLine
{
    private static readonly string Program = typeof(Speeches.Cli.Program).Assembly.Location;

    public static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet";

    /// <summary>Runs a command in the folder that holds the content.</summary>
    public static CommandResult Run(ContentCopy content, params string[] arguments) => Run(content.Root, [Dotnet, Program, .. arguments]);

    /// <summary>Runs a line as it is typed in a terminal, in the folder that holds the content; the program is the one that was built for the tests.</summary>
    public static CommandResult Shell(ContentCopy content, string line) =>
        Run(content.Root, ["bash", "-c", line.Replace("dotnet run --project src/Speeches.Cli --", "\"$0\" \"$1\"", StringComparison.Ordinal), Dotnet, Program]);

    /// <summary>Runs a command that can write no file beyond a size, in units of 1024 bytes.</summary>
    public static CommandResult RunOnFullDisk(int size, ContentCopy content, params string[] arguments)
    {
        return Run(content.Root, [.. FullDisk(size), Dotnet, Program, .. arguments]);
    }

    /// <summary>What has to stand before a command so that it can write no file beyond a size, in units of 1024 bytes.</summary>
    public static string[] FullDisk(int size)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A limit on the size of files is set with ulimit.");
        return ["bash", "-c", $"trap '' XFSZ; ulimit -f {size}; exec \"$@\"", "bash"];
    }

    /// <summary>Runs a command that must not write where the permissions forbid it, even when the tests run as root.</summary>
    public static CommandResult RunWithoutPrivileges(ContentCopy content, params string[] arguments)
    {
        return Run(content.Root, [.. WithoutPrivileges(content), Dotnet, Program, .. arguments]);
    }

    /// <summary>What has to stand before a command so that permissions hold for it, even when the tests run as root.</summary>
    public static string[] WithoutPrivileges(ContentCopy content)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Permissions of folders are those of Linux.");
        if (!Environment.IsPrivilegedProcess) return [];
        string[] drop = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--"];
        Assert.SkipUnless(Run(content.Root, ["bash", "-c", "\"$@\"", "bash", .. drop, "true"]).Code == 0, "Root may write everywhere, and setpriv cannot take that from it here.");
        return drop;
    }

    /// <summary>
    /// The commands that the program's own help lists, each with its example; asked for once, however many tests look at them.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Examples() => ExamplesInTheHelp.Value;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> ExamplesInTheHelp = new(() =>
    {
        using var content = ContentCopy.Unpublished();
        var help = Run(content, "--help").Output;
        var names = help[help.IndexOf("Commands:", StringComparison.Ordinal)..].Split('\n')
            .Where(l => l.Length > 2 && l.StartsWith("  ", StringComparison.Ordinal) && l[2] != ' ')
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]);
        return names.ToDictionary(n => n, n => Example(Run(content, n, "--help").Output));
    });

    private static string Example(string help) =>
        help.Split('\n').Single(l => l.Contains("Example: ", StringComparison.Ordinal)).Trim()["Example: ".Length..];

    private static CommandResult Run(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        // The runtime reserves memory through a large file, which a limit on the size of files would forbid.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
