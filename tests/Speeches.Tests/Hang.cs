using Xunit;

namespace Speeches.Tests;

/// <summary>
/// A guard for work that grew with the square of a text once, or would without its bound: it ends, and the run does not hang. How long it
/// takes is no matter here; tests/Speeches.Benchmarks measures that.
/// </summary>
internal static class Hang
{
    /// <summary>Milliseconds that a search may take in a test: how long it takes on a busy machine is no matter of the tests.</summary>
    public const int Budget = 60_000;

    /// <summary>Many times what the slowest machine needs, with others at work beside it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static void Guard(Action work) => Guard(() =>
    {
        work();
        return true;
    });

    public static T Guard<T>(Func<T> work)
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        Assert.True(((IAsyncResult)task).AsyncWaitHandle.WaitOne(Patience), $"It did not end within {Patience.TotalMinutes} minutes.");
        return task.GetAwaiter().GetResult();
    }
}
