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
            (parsed, folders) => Run(parsed.GetRequiredValue(collection), parsed.GetValue(date), folders, Output.Of(parsed)));
        command.Add(collection);
        command.Add(date);
        Output.AddTo(command);
        return command;
    }

    private static int Run(string collection, string? date, ProjectFolders folders, Output output)
    {
        if (!folders.Content.Collections.Contains(collection))
            return Editor.NoCollection(collection, folders);
        if (Editor.Day(date) is not { } day) return Editor.CommandWasWrong;
        var diagnostics = new Diagnostics();
        using var progress = output.Progress();
        progress.Begin("Reading the content and comparing it with what is published");
        var plan = new Publisher(folders.Content).Publish(collection, day, diagnostics);
        progress.Dispose();
        if (diagnostics.HasErrors) return Editor.Report(diagnostics);
        output.WriteJson(() => plan is null ? "null\n" : PlanJson.Write(PlanReport.Of(plan, plan.OccasionsBefore, diagnostics.All)));
        return Editor.PrintPublished(plan, plan is null ? $"{collection}: nothing to publish." : $"{collection}: published revision {plan.Number}: {Editor.Summary(plan)}.", folders, diagnostics, output);
    }
}
