using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Speeches.Content;
using Speeches.Printing;

namespace Speeches.Cli;

/// <summary><c>check</c>: reads everything, writes nothing, and prints what an editor can trust.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var collection = new Argument<string?>("collection")
        {
            Description = "Only this collection, and no file of another; all of them where it is not given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        // An option that this command does not have would be taken for the name.
        collection.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: ['-', ..] } option]) given.AddError($"Unrecognized command or argument '{option.Value}'.");
        });
        var command = Editor.Command(
            "check",
            "Reads everything and writes nothing: errors and warnings with their places, how much of each witness was read as what, and what is unpublished.",
            "dotnet run --project src/Speeches.Cli -- check",
            (parsed, folders) => Run(parsed.GetValue(collection), folders, Output.Of(parsed)));
        command.Add(collection);
        Output.AddTo(command);
        return command;
    }

    private static int Run(string? collection, ProjectFolders folders, Output output)
    {
        if (collection is not null && !folders.Content.Collections.Contains(collection))
            return Editor.NoCollection(collection, folders);
        var diagnostics = new Diagnostics();
        using var progress = output.Progress();
        progress.Begin("Reading the content");
        var library = LibraryReading.Read(folders.Content, diagnostics, collection);
        if (collection is null)
        {
            SiteFile.Read(folders.Content, diagnostics);
            RefuseWhatCannotBePrinted(folders.Content, diagnostics);
        }
        progress.Dispose();
        var lines = library.Collections.Where(c => c.Today is not null).SelectMany(c => Coverage.Of(c, library.Authorities)).ToList();
        foreach (var line in lines) output.Say(line);
        output.WriteJson(() => JsonSerializer.Serialize(new(lines, [.. diagnostics.All]), CheckJson.Readable.CheckReport) + "\n");
        return Editor.Report(diagnostics);
    }

    /// <summary>A draft is printed from files that no reading asks for by name: a link among them is an error too.</summary>
    private static void RefuseWhatCannotBePrinted(ContentFolder folder, Diagnostics diagnostics)
    {
        try
        {
            Fingerprint.OfEverything(folder);
        }
        catch (ContentException e)
        {
            // Where a reading met it too, it is said already.
            if (!diagnostics.All.Contains(e.Diagnostic)) diagnostics.Add(e.Diagnostic);
        }
    }
}

/// <summary>What <c>check</c> found.</summary>
/// <param name="Coverage">How much of each witness was read as what, and what is unpublished, line by line.</param>
/// <param name="Diagnostics">Errors and warnings, in the order in which they were found.</param>
internal sealed record CheckReport(IReadOnlyList<string> Coverage, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(CheckReport))]
internal sealed partial class CheckJson : JsonSerializerContext
{
    /// <summary>For people and programs.</summary>
    public static CheckJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<Severity>(JsonNamingPolicy.CamelCase) },
    });
}
