using System.CommandLine;

namespace Speeches.Cli;

/// <summary>The editor's commands. Exit codes: 0 good, 1 the content has errors (or the disk refused), 2 the command was wrong.</summary>
public static class Program
{
    public static int Main(string[] args)
    {
        var root = new RootCommand("Reads, checks, publishes and exports collections of speech excerpts. The record is the folder content/; everything else is printed from it.")
        {
            CheckCommand.Create(), PublishCommand.Create(), ImportCommand.Create(), UndoCommand.Create(), EraseCommand.Create(),
                BuildCommand.Create(), ExportCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return parsed.Invoke();
        foreach (var error in parsed.Errors) Console.Error.WriteLine($"speeches: {error.Message}");
        Console.Error.WriteLine("speeches: run it with --help to see the commands and an example of each.");
        return 2;
    }
}
