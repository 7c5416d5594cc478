using System.CommandLine;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;

namespace Speeches.Cli;

/// <summary><c>export</c>: writes the published excerpts, one JSON object a line.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var format = new Option<string>("--format") { Description = "The form: jsonl, one object a line.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl");
        var collection = new Option<string?>("--collection") { Description = "Only this collection; all of them where it is not given." };
        var command = Editor.Command(
            "export",
            "Writes the published excerpts to standard output; the database is printed first where the content has changed.",
            "dotnet run --project src/Speeches.Cli -- export --format jsonl > excerpts.jsonl",
            (parsed, folders) => Run(parsed.GetValue(collection), folders));
        command.Add(format);
        command.Add(collection);
        return command;
    }

    private static int Run(string? collection, ProjectFolders folders)
    {
        if (collection is not null && !folders.Content.Collections.Contains(collection))
            return Editor.NoCollection(collection, folders);
        var diagnostics = new Diagnostics();
        var data = new DataFolder(folders.Data);
        if (new SitePrinter(folders.Content, data).Print(diagnostics) is not { } printed) return Editor.Report(diagnostics);
        using var store = new SpeechesStore(data.FilePath(printed));
        using var output = Console.OpenStandardOutput();
        // Where the content does not say the site's own address, an excerpt's is without it.
        string Address(string of, string id) => $"{store.Site.Address}/{of}/excerpts/{id}";
        foreach (var record in collection is null ? store.ExportRecords(Address) : store.ExportRecords(collection, Address))
        {
            output.Write(System.Text.Encoding.UTF8.GetBytes(record));
            output.Write("\n"u8);
        }
        // A collection that cannot be read is not in what was written, or as it was before.
        return Editor.Report(diagnostics);
    }
}
