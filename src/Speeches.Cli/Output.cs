using System.CommandLine;

namespace Speeches.Cli;

/// <summary>What a command says on standard output: lines for people, JSON for programs, or nothing. Errors and warnings go to standard error in any case.</summary>
/// <param name="isQuiet">Whether nothing is said.</param>
/// <param name="isJson">Whether only JSON is written.</param>
internal sealed class Output(bool isQuiet, bool isJson)
{
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "Say nothing but errors and warnings." };
    private static readonly Option<bool> Json = new("--json") { Description = "Write what was found or done as JSON." };

    /// <summary>Whether only JSON is written.</summary>
    public bool IsJson { get; } = isJson;

    /// <summary>Whether people are talked to.</summary>
    public bool IsTalkative { get; } = !isQuiet && !isJson;

    /// <summary>Gives a command the options.</summary>
    public static void AddTo(Command command, bool hasJson = true)
    {
        command.Add(Quiet);
        if (hasJson) command.Add(Json);
    }

    /// <summary>What was asked for.</summary>
    public static Output Of(ParseResult parsed, bool hasJson = true) => new(parsed.GetValue(Quiet), hasJson && parsed.GetValue(Json));

    /// <summary>Says a sentence to people.</summary>
    public void Say(string sentence)
    {
        if (IsTalkative) Console.WriteLine(sentence);
    }

    /// <summary>Writes JSON where it was asked for.</summary>
    public void WriteJson(Func<string> json)
    {
        if (IsJson) Console.Write(json());
    }

    /// <summary>Progress on standard error.</summary>
    public Progress Progress() => Cli.Progress.OnStandardError(!IsTalkative);
}
