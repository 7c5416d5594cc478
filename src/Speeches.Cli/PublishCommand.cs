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
        using var revision = new Publisher(folders.Content).PreparePublish(collection, day, diagnostics);
        progress.Dispose();
        if (diagnostics.HasErrors) return Editor.Report(diagnostics);
        if (revision is null)
        {
            output.WriteJson(() => "null\n");
            output.Say($"{collection}: nothing to publish.");
            return Editor.Print(folders, diagnostics, output);
        }
        var done = Editor.Publish(revision, $"{collection}: published revision {revision.Plan.Number}: {Editor.Summary(revision.Plan)}.", folders, diagnostics, output);
        if (revision.IsCommitted) output.WriteJson(() => PlanJson.Write(PlanReport.Of(revision.Plan, revision.Plan.OccasionsBefore, diagnostics.All)));
        return done;
    }
}
