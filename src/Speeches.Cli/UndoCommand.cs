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
        var dryRun = new Option<bool>("--dry-run") { Description = "Show what that would do and write nothing." };
        var command = Editor.Command(
            "undo",
            "Takes back the last revision: the state before it is published as a new revision. Nothing that was public is lost, and an undo can be undone.",
            "dotnet run --project src/Speeches.Cli -- undo covid-19-solidarity",
            (parsed, folders) => Run(parsed.GetRequiredValue(collection), parsed.GetValue(date), parsed.GetValue(dryRun), folders, Output.Of(parsed)));
        command.Add(collection);
        command.Add(date);
        command.Add(dryRun);
        Output.AddTo(command);
        return command;
    }

    private static int Run(string collection, string? date, bool isDryRun, ProjectFolders folders, Output output)
    {
        if (!folders.Content.Collections.Contains(collection)) return Editor.NoCollection(collection, folders);
        if (Editor.Day(date) is not { } day) return Editor.CommandWasWrong;
        var diagnostics = new Diagnostics();
        var publisher = new Publisher(folders.Content);
        using var progress = output.Progress();
        progress.Begin("Reading the revisions");
        if (isDryRun)
        {
            var shown = publisher.PlanUndo(collection, day, diagnostics);
            progress.Dispose();
            return Show(shown, diagnostics, output);
        }
        using var revision = publisher.PrepareUndo(collection, day, diagnostics);
        progress.Dispose();
        if (revision is null || diagnostics.HasErrors) return Editor.Report(diagnostics);
        var plan = revision.Plan;
        var done = Editor.Publish(revision, $"{collection}: revision {plan.Undoes} is taken back; published revision {plan.Number}: {Editor.Summary(plan)}.", folders, diagnostics, output);
        if (revision.IsCommitted) output.WriteJson(() => PlanJson.Write(PlanReport.Of(plan, plan.OccasionsBefore, diagnostics.All)));
        return done;
    }

    private static int Show(Plan? plan, Diagnostics diagnostics, Output output)
    {
        if (plan is null || diagnostics.HasErrors) return Editor.Report(diagnostics);
        var report = PlanReport.Of(plan, plan.OccasionsBefore, diagnostics.All);
        output.WriteJson(() => PlanJson.Write(report));
        foreach (var line in PlanLines.Of(report)) output.Say(line);
        return Editor.Report(diagnostics);
    }
}
