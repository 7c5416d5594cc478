namespace Speeches.Cli;

/// <summary>
/// Says what is being done when it takes long: in a terminal on one line that overwrites itself and is gone at the end, else on a line
/// for each step.
/// </summary>
/// <param name="to">Where it is written: standard error, so that output can be piped.</param>
/// <param name="isTerminal">Whether lines can be overwritten there.</param>
/// <param name="isQuiet">Whether nothing is said.</param>
/// <param name="patience">How long a step takes before it is worth a line.</param>
internal sealed class Progress(TextWriter to, bool isTerminal, bool isQuiet, TimeSpan patience) : IDisposable
{
    private readonly Lock writing = new();
    private Timer? waiting;
    private int step;
    private int shown;

    /// <summary>Progress on standard error: in a terminal of steps that take more than a second, in a file or a pipe more than half a minute.</summary>
    /// <param name="isQuiet">Whether nothing is said.</param>
    public static Progress OnStandardError(bool isQuiet) => new(Console.Error, !Console.IsErrorRedirected, isQuiet, TimeSpan.FromSeconds(Console.IsErrorRedirected ? 30 : 1));

    /// <summary>A step begins, and the one before is done.</summary>
    /// <param name="name">What is done, such as <c>Comparing the passages</c>.</param>
    public void Begin(string name)
    {
        if (isQuiet) return;
        lock (writing)
        {
            waiting?.Dispose();
            var begun = ++step;
            if (patience == TimeSpan.Zero) Show(name);
            else waiting = new(_ => ShowLate(name, begun), null, patience, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (writing)
        {
            waiting?.Dispose();
            step++;
            if (shown > 0) to.Write($"\r{new string(' ', shown)}\r");
            shown = 0;
        }
    }

    private void ShowLate(string name, int begun)
    {
        lock (writing)
        {
            // The step may have ended while this waited for its turn.
            if (begun == step) Show(name);
        }
    }

    private void Show(string name)
    {
        if (!isTerminal)
        {
            to.WriteLine($"{name} …");
            return;
        }
        to.Write($"\r{$"{name} …".PadRight(shown)}");
        to.Flush();
        shown = name.Length + 2;
    }
}
