using System.CommandLine;
using System.Globalization;
using System.Text;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
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

    /// <summary>The bytes of a file that was named in the command.</summary>
    /// <exception cref="ContentException">It is not there, is no plain file, is too large, or cannot be read.</exception>
    public static byte[] ReadGiven(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists) throw new ContentException(path, Directory.Exists(path) ? "This is a folder; name the file itself." : "There is no such file; correct the name.");
        if (info.Length > ContentFolder.LargestFile) throw new ContentException(path, $"The file has {info.Length} bytes; at most {ContentFolder.LargestFile} are read. Cut it into several sources.");
        // A pipe or a device has no length; opened, it would be waited for without end.
        if (info.Length == 0) return [];
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(path, $"The file could not be read: {e.Message}", e);
        }
    }

    /// <summary>Writes a file that the command was asked for beside the content.</summary>
    /// <exception cref="ContentException">It cannot be written there, or a link, a pipe or a device stands there.</exception>
    public static void WriteAsked(string path, string text)
    {
        try
        {
            using var file = PlainFiles.OpenOrCreate(Path.GetFullPath(path));
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ContentException(path, $"The file could not be written: {e.Message} Name a file in a folder that is there; nothing was imported.", e);
        }
    }

    /// <summary>The option that gives a revision its day.</summary>
    public static Option<string?> Date() => new("--date") { Description = "The day that the revision carries, such as 2026-11-21; today (UTC) where it is not given." };

    /// <summary>The day that was given, or today.</summary>
    /// <returns>Null where it is no day, or has not come; standard error then says so.</returns>
    public static DateOnly? Day(string? date)
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        if (date is not null && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            Console.Error.WriteLine($"speeches: “{date}” is not a day; write it as 2026-11-21, with a day that exists.");
            return null;
        }
        if (day <= DateOnly.FromDateTime(DateTime.UtcNow.AddHours(14))) return day;
        Console.Error.WriteLine($"speeches: “{date}” has not come yet; a revision carries the day it is published, or one before.");
        return null;
    }

    /// <summary>What a revision did, in one line.</summary>
    public static string Summary(Plan plan) =>
        string.Join(", ", PlanReport.Count(plan).Select(c => $"{c.Count} {c.Class.InWords()}").Append($"{plan.Occasions.Count} occasions"));

    /// <summary>Publishes a revision and says so.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="sentence">What is said of it.</param>
    /// <param name="folders">Where the database is printed.</param>
    /// <param name="diagnostics">What there is to tell beside it.</param>
    /// <param name="output">Where it is said.</param>
    public static int Publish(PendingRevision revision, string sentence, ProjectFolders folders, Diagnostics diagnostics, Output output)
    {
        using var progress = output.Progress();
        progress.Begin("Printing the database and publishing");
        var printed = new SitePrinter(folders.Content, new DataFolder(folders.Data)).Publish(revision, diagnostics);
        progress.Dispose();
        if (revision.IsCommitted) output.Say(sentence);
        if (printed is not null) output.Say($"Printed {Path.Combine(folders.Data, printed.File)}.");
        return Report(diagnostics);
    }

    /// <summary>Prints the database and says so.</summary>
    public static int Print(ProjectFolders folders, Diagnostics diagnostics, Output output, bool always = false, bool draft = false)
    {
        var data = new DataFolder(folders.Data);
        var printer = new SitePrinter(folders.Content, data);
        using var progress = output.Progress();
        progress.Begin("Printing the database");
        var printed = draft ? printer.PrintDraft(diagnostics) : printer.Print(diagnostics, always);
        progress.Dispose();
        if (printed is not null) output.Say($"Printed {Path.Combine(folders.Data, printed.File)}.");
        return Report(diagnostics);
    }
}
