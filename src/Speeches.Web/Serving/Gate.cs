using System.Threading.RateLimiting;

namespace Speeches.Web.Serving;

/// <summary>
/// Lets a number of requests do work at once, a number of others wait in the order in which they came, and none of them for long.
/// Whoever waits holds no thread.
/// </summary>
internal sealed class Gate(int atOnce, int waiting, TimeSpan longest) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(new() { PermitLimit = atOnce, QueueLimit = waiting });

    /// <summary>Waits to be let in.</summary>
    /// <returns>What the caller disposes when the work is done; null where it is to be told to come back.</returns>
    public async Task<RateLimitLease?> Enter()
    {
        using var patience = new CancellationTokenSource(longest);
        try
        {
            var lease = await limiter.AcquireAsync(1, patience.Token);
            if (lease.IsAcquired) return lease;
            lease.Dispose();
        }
        catch (OperationCanceledException)
        {
            // It waited for as long as it may.
        }
        return null;
    }

    public void Dispose() => limiter.Dispose();
}
