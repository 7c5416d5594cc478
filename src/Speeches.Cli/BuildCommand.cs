using System.CommandLine;

namespace Speeches.Cli;

/// <summary><c>build</c>: prints the database from the frozen revisions.</summary>
internal static class BuildCommand
{
    public static Command Create() => Editor.Command(
        "build",
        "Prints the database from the content as it was last published. The published database stays until the new one is whole.",
        "dotnet run --project src/Speeches.Cli -- build",
        (_, folders) => Editor.Print(folders, always: true, new Diagnostics()));
}
