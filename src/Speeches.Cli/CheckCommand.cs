using System.CommandLine;
using Speeches.Content;
using Speeches.Printing;

namespace Speeches.Cli;

/// <summary><c>check</c>: reads everything, writes nothing, and prints what an editor can trust.</summary>
internal static class CheckCommand
{
    public static Command Create() => Editor.Command(
        "check",
        "Reads everything and writes nothing: errors and warnings with their places, how much of each witness was read as what, and what is unpublished.",
        "dotnet run --project src/Speeches.Cli -- check",
        (_, folders) => Run(folders));

    private static int Run(ProjectFolders folders)
    {
        var diagnostics = new Diagnostics();
        var library = LibraryReading.Read(folders.Content, diagnostics);
        foreach (var collection in library.Collections.Where(c => c.Today is not null))
        {
            foreach (var line in Coverage.Of(collection, library.Authorities)) Console.WriteLine(line);
        }
        return Editor.Report(diagnostics);
    }
}
