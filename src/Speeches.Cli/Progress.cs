using System.Diagnostics;
using System.Globalization;

namespace Speeches.Cli;

/// <summary>
/// Says how far long work has come: in a terminal one line that overwrites itself and is gone at the end, else a line for each step.
/// </summary>
/// <param name="to">Where it is written: standard error, so that output can be piped.</param>
/// <param name="isTerminal">Whether lines can be overwritten there.</param>
/// <param name="isQuiet">Whether nothing is said.</param>
internal sealed class Progress(TextWriter to, bool isTerminal, bool isQuiet) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private string step = "";
    private int shown;
    private long last;

    /// <summary>Progress on standard error.</summary>
    /// <param name="isQuiet">Whether nothing is said.</param>
    public static Progress OnStandardError(bool isQuiet) => new(Console.Error, !Console.IsErrorRedirected, isQuiet);

    /// <summary>A step begins.</summary>
    /// <param name="name">What is done, such as <c>Comparing the passages</c>.</param>
    public void Begin(string name)
    {
        step = name;
        if (isQuiet) return;
        if (isTerminal) Show($"{name} …");
        else to.WriteLine($"{name}.");
    }

    /// <summary>Part of the step is done; in a terminal shown ten times a second at most, else not at all.</summary>
    /// <param name="done">How much.</param>
    /// <param name="all">Of how much.</param>
    public void Report(int done, int all)
    {
        if (isQuiet || !isTerminal || (done < all && last > 0 && Stopwatch.GetElapsedTime(last) < Pause)) return;
        last = Stopwatch.GetTimestamp();
        Show(string.Create(CultureInfo.InvariantCulture, $"{step} … {done} of {all}"));
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (shown == 0) return;
        Show("");
        to.Write('\r');
    }

    private void Show(string line)
    {
        to.Write($"\r{line.PadRight(shown)}");
        to.Flush();
        shown = line.Length;
    }
}
