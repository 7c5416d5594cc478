using System.CommandLine;
using Speeches.Content;
using Speeches.Revisions;

namespace Speeches.Cli;

/// <summary><c>publish</c>: freezes the present reading of a collection as a revision, mints ids, and prints the database.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var collection = new Argument<string>("collection") { Description = "The collection’s folder, such as covid-19-solidarity." };
        var date = Editor.Date();
        var command = Editor.Command(
            "publish",
            "Freezes the present reading of a collection as its next revision, gives new passages and occasions their ids, and prints the database.",
            "dotnet run --project src/Speeches.Cli -- publish covid-19-solidarity",
            (parsed, folders) => Run(parsed.GetRequiredValue(collection), parsed.GetValue(date), folders));
        command.Add(collection);
        command.Add(date);
        return command;
    }

    private static int Run(string collection, string? date, ProjectFolders folders)
    {
        if (!folders.Content.Collections.Contains(collection))
            return Editor.NoCollection(collection, folders);
        if (Editor.Day(date) is not { } day) return Editor.CommandWasWrong;
        var diagnostics = new Diagnostics();
        var plan = new Publisher(folders.Content).Publish(collection, day, diagnostics);
        if (diagnostics.HasErrors) return Editor.Report(diagnostics);
        return Editor.PrintPublished(plan, plan is null ? $"{collection}: nothing to publish." : $"{collection}: published revision {plan.Number}: {Editor.Summary(plan)}.", folders, diagnostics);
    }
}
