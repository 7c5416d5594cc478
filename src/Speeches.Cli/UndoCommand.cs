using System.CommandLine;
using Speeches.Content;
using Speeches.Revisions;

namespace Speeches.Cli;

/// <summary><c>undo</c>: takes back the last revision of a collection by publishing the state before it as a new one.</summary>
internal static class UndoCommand
{
    public static Command Create()
    {
        var collection = new Argument<string>("collection") { Description = "The collection’s folder, such as covid-19-solidarity." };
        var date = Editor.Date();
        var command = Editor.Command(
            "undo",
            "Takes back the last revision: the state before it is published as a new revision. Nothing that was public is lost, and an undo can be undone.",
            "dotnet run --project src/Speeches.Cli -- undo covid-19-solidarity",
            (parsed, folders) => Run(parsed.GetRequiredValue(collection), parsed.GetValue(date), folders));
        command.Add(collection);
        command.Add(date);
        return command;
    }

    private static int Run(string collection, string? date, ProjectFolders folders)
    {
        if (!folders.Content.Collections.Contains(collection)) return Editor.NoCollection(collection, folders);
        if (Editor.Day(date) is not { } day) return Editor.CommandWasWrong;
        var diagnostics = new Diagnostics();
        var plan = new Publisher(folders.Content).Undo(collection, day, diagnostics);
        if (plan is null) return Editor.Report(diagnostics);
        return Editor.PrintPublished(plan, $"{collection}: revision {plan.Undoes} is taken back; published revision {plan.Number}: {Editor.Summary(plan)}.", folders, diagnostics);
    }
}
