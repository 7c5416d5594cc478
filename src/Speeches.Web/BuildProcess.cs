using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>What came of a build.</summary>
/// <param name="IsGood">Whether the database is there; a collection that cannot be read is then shown as it was, or not at all.</param>
/// <param name="Lines">What was found on the way, or why it is not there.</param>
internal sealed record BuildResult(bool IsGood, IReadOnlyList<(bool IsError, string Text)> Lines);

/// <summary>
/// Builds the database in a process of its own: whatever becomes of that, a text that no program survives or memory that runs out, the site
/// goes on, and what building took is given back when it ends. It gives way to readers, and it ends when the site does.
/// </summary>
/// <param name="folders">Where the content and the databases lie.</param>
/// <param name="name">The name of the pointer: <c>current</c>, or <c>draft</c>.</param>
internal sealed class BuildProcess(ProjectFolders folders, string name)
{
    /// <summary>The first argument of the process, and no setting of the site.</summary>
    private const string Word = "build-for-the-site";

    /// <summary>The most lines that are logged of one build; the others are counted.</summary>
    private const int MostLines = 200;

    private const string Error = ": error: ";
    private const string Warning = ": warning: ";

    public string Name => name;

    /// <summary>Builds the database where what there is was built from something else, or is damaged.</summary>
    /// <param name="stopping">Ends the process.</param>
    public async Task<BuildResult> Run(CancellationToken stopping)
    {
        using var process = new Process { StartInfo = Command() };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            return new(false, [(true, $"The database could not be built, because no process could be started: {e.Message}.")]);
        }
        try
        {
            var lines = new List<(bool, string)>();
            var (more, first) = (0, "");
            while (await process.StandardError.ReadLineAsync(stopping) is { } line)
            {
                var isError = line.Contains(Error, StringComparison.Ordinal);
                // What is neither was said by the runtime when it fell; its first words say why.
                if (!isError && !line.Contains(Warning, StringComparison.Ordinal)) first = first.Length == 0 ? line.Trim() : first;
                else if (lines.Count < MostLines) lines.Add((isError, line.StartsWith(Error, StringComparison.Ordinal) ? line[Error.Length..] : line));
                else more++;
            }
            await process.WaitForExitAsync(stopping);
            if (more > 0) lines.Add((false, $"{more} further warnings and errors are not logged; the command check says them all."));
            if (process.ExitCode is not (0 or 1))
                lines.Add((true, $"Building came to no end: its process ended with {process.ExitCode}{(first.Length == 0 ? "" : $" and the words “{first}”")}."));
            return new(process.ExitCode == 0, lines);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    /// <summary>Builds, in the process that <see cref="Run"/> starts.</summary>
    /// <param name="args">The arguments of the program.</param>
    /// <returns>The exit code; null where the arguments ask for the site.</returns>
    public static int? TryBuild(string[] args)
    {
        if (args is not [Word, var content, var data, var name]) return null;
        // The site holds the other end: when it ends, however it ends, this does.
        new Thread(() =>
        {
            while (Console.In.Read() >= 0);
            Environment.Exit(1);
        }) { IsBackground = true }.Start();
        GiveWay();
        var diagnostics = new Diagnostics();
        DatabasePointer? printed = null;
        try
        {
            var printer = new SitePrinter(new ContentFolder(content), new DataFolder(data));
            printed = name == "draft" ? printer.PrintDraft(diagnostics) : printer.Print(diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            diagnostics.Error("", 0, 0, e.Message);
        }
        catch (Exception e)
        {
            // A mistake of ours: in one line, as everything here.
            diagnostics.Error("", 0, 0, $"The program failed while it built the database: {e.ToString().ReplaceLineEndings(" ")}");
        }
        foreach (var found in diagnostics.All)
            Console.Error.WriteLine(found.File.Length == 0 ? $"{Error}{found.Sentence}" : found.ToString());
        return printed is null ? 1 : 0;
    }

    /// <summary>The same program, run by the same runtime.</summary>
    private ProcessStartInfo Command()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var host = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        var program = typeof(BuildProcess).Assembly.Location;
        string[] own = [Word, folders.Content.Root, folders.Data, name];
        // A program that brings its own runtime is its own host.
        var start = File.Exists(host) ? new ProcessStartInfo(host, [program, .. own]) : new ProcessStartInfo(Environment.ProcessPath!, own);
        (start.RedirectStandardInput, start.RedirectStandardError) = (true, true);
        (start.StandardErrorEncoding, start.UseShellExecute) = (System.Text.Encoding.UTF8, false);
        return start;
    }

    private static void GiveWay()
    {
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Win32Exception)
        {
            // Where the system forbids it, building is no slower for it.
        }
    }
}
