using System.CommandLine;

namespace Speeches.Cli;

/// <summary><c>build</c>: prints the database from the frozen revisions.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var draft = new Option<bool>("--draft") { Description = "Print what the site would show if the present reading were published, into a file of its own; Speeches:Draft=true makes the site serve it." };
        var command = Editor.Command(
            "build",
            "Prints the database from the content as it was last published. The published database stays until the new one is whole.",
            "dotnet run --project src/Speeches.Cli -- build",
            (parsed, folders) => Editor.Print(folders, new Diagnostics(), Output.Of(parsed, hasJson: false), always: true, draft: parsed.GetValue(draft)));
        command.Add(draft);
        Output.AddTo(command, hasJson: false);
        return command;
    }
}
