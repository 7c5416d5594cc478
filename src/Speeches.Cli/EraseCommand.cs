using System.CommandLine;
using Speeches.Content;
using Speeches.Revisions;

namespace Speeches.Cli;

/// <summary><c>erase</c>: takes the words of a suppressed excerpt out of the frozen records.</summary>
internal static class EraseCommand
{
    public static Command Create()
    {
        var collection = new Argument<string>("collection") { Description = "The collection’s folder, such as covid-19-solidarity." };
        var excerpt = new Argument<string>("excerpt") { Description = "The id of an excerpt that is published as suppressed." };
        var reason = new Option<string?>("--reason") { Description = "A sentence that is left in place of each record." };
        var date = Editor.Date();
        var command = Editor.Command(
            "erase",
            "Takes the words of a suppressed excerpt out of the records of every revision, where the law asks for that; "
                + "it cannot be taken back.",
            "dotnet run --project src/Speeches.Cli -- erase covid-19-solidarity ks9fm3 --reason \"The publisher asked for it.\"",
            (parsed, folders) => Run(parsed.GetRequiredValue(collection), parsed.GetRequiredValue(excerpt), parsed.GetValue(reason),
                parsed.GetValue(date), folders, Output.Of(parsed)));
        command.Add(collection);
        command.Add(excerpt);
        command.Add(reason);
        command.Add(date);
        Output.AddTo(command);
        return command;
    }

    private static int Run(string collection, string excerpt, string? reason, string? date, ProjectFolders folders, Output output)
    {
        if (!folders.Content.Collections.Contains(collection)) return Editor.NoCollection(collection, folders);
        if (Editor.Day(date) is not { } day) return Editor.CommandWasWrong;
        var diagnostics = new Diagnostics();
        var erased = new Eraser(folders.Content).Erase(collection, excerpt, day, reason, diagnostics);
        if (diagnostics.HasErrors) return Editor.Report(diagnostics);
        output.WriteJson(() => $"{erased}\n");
        output.Say(erased == 0 ? $"{collection}: no record of {excerpt} is left to be erased."
            : $"{collection}: {erased} {(erased == 1 ? "record" : "records")} of {excerpt} erased. The witness that it was read from "
                + "still has its words.");
        return Editor.Report(diagnostics);
    }
}
