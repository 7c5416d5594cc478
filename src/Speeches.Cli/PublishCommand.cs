using System.CommandLine;
using System.Globalization;
using Speeches.Content;
using Speeches.Revisions;

namespace Speeches.Cli;

/// <summary><c>publish</c>: freezes the present reading of a collection as a revision, mints ids, and prints the database.</summary>
internal static class PublishCommand
{
    public static Command Create()
    {
        var collection = new Argument<string>("collection") { Description = "The collection’s folder, such as covid-19-solidarity." };
        var date = new Option<string?>("--date") { Description = "The day that the revision carries, such as 2026-11-21; today (UTC) where it is not given." };
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
        var day = DateOnly.FromDateTime(DateTime.UtcNow);
        if (date is not null && !DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
        {
            Console.Error.WriteLine($"speeches: “{date}” is not a day; write it as 2026-11-21, with a day that exists.");
            return Editor.CommandWasWrong;
        }
        if (day > DateOnly.FromDateTime(DateTime.UtcNow.AddHours(14)))
        {
            Console.Error.WriteLine($"speeches: “{date}” has not come yet; a revision carries the day it is published, or one before.");
            return Editor.CommandWasWrong;
        }
        var diagnostics = new Diagnostics();
        var plan = new Publisher(folders.Content).Publish(collection, day, diagnostics);
        if (diagnostics.HasErrors) return Editor.Report(diagnostics);
        Console.WriteLine(plan is null ? $"{collection}: nothing to publish." : $"{collection}: published revision {plan.Number}: {Summary(plan)}.");
        try
        {
            return Editor.Print(folders, diagnostics);
        }
        catch (Exception e) when (plan is not null && e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Revision {plan!.Number} is published, but the database still shows the one before: {e.Message} Mend that, and run build.", e);
        }
    }

    private static string Summary(Plan plan) =>
        string.Join(", ", plan.Excerpts.GroupBy(e => e.Outcome.Outcome).Select(g => $"{g.Count()} {g.Key}").Append($"{plan.Occasions.Count} occasions"));
}
