using System.CommandLine;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;

namespace Speeches.Cli;

/// <summary>What every command shares: where the content lies, how errors are printed, and the exit codes.</summary>
internal static class Editor
{
    public const int Good = 0;
    public const int ContentHasErrors = 1;
    public const int CommandWasWrong = 2;

    /// <summary>A command with the two folder options, an example in its help, and an action that gets the folders.</summary>
    public static Command Command(string name, string description, string example, Func<ParseResult, ProjectFolders, int> run)
    {
        var content = new Option<string?>("--content") { Description = "The content folder; found from the current folder upwards where it is not given." };
        var data = new Option<string?>("--data") { Description = "Where databases are printed; data/ beside the content folder where it is not given." };
        var command = new Command(name, $"{description}\n\nExample: {example}") { content, data };
        command.SetAction(parsed =>
        {
            try
            {
                return run(parsed, ProjectFolders.Find(parsed.GetValue(content), parsed.GetValue(data)));
            }
            catch (ContentException e)
            {
                Console.Error.WriteLine(e.Diagnostic);
                return ContentHasErrors;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"speeches: error: {e.Message}");
                return ContentHasErrors;
            }
        });
        return command;
    }

    /// <summary>Says which collections there are.</summary>
    /// <returns>The exit code.</returns>
    public static int NoCollection(string collection, ProjectFolders folders)
    {
        var known = folders.Content.Collections;
        Console.Error.WriteLine($"speeches: there is no collection “{collection}”; {(known.Count == 0 ? $"no folder in {folders.Content.Root} is one" : $"the collections are {string.Join(", ", known)}")}.");
        return CommandWasWrong;
    }

    /// <summary>Prints the diagnostics to standard error.</summary>
    /// <returns>The exit code they call for.</returns>
    public static int Report(Diagnostics diagnostics)
    {
        foreach (var diagnostic in diagnostics.All) Console.Error.WriteLine(diagnostic);
        return diagnostics.HasErrors ? ContentHasErrors : Good;
    }

    /// <summary>Prints the database and says so.</summary>
    public static int Print(ProjectFolders folders, Diagnostics diagnostics, bool always = false, bool draft = false)
    {
        var data = new DataFolder(folders.Data);
        var printer = new SitePrinter(folders.Content, data);
        var printed = draft ? printer.PrintDraft(diagnostics) : printer.Print(diagnostics, always);
        if (printed is not null) Console.WriteLine($"Printed {Path.Combine(folders.Data, printed.File)}.");
        return Report(diagnostics);
    }
}
