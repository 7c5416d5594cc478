using System.Threading.RateLimiting;

namespace Speeches.Web.Serving;

/// <summary>What an answer is made from, beside the program.</summary>
/// <param name="Database">The name of the published database.</param>
/// <param name="Origin">The site's own address, which pages name.</param>
/// <param name="Address">The path and the parameters that its page reads.</param>
/// <param name="Encoding">The encoding it is sent in; empty for none.</param>
internal sealed record AnswerKey(string Database, string Origin, string Address, string Encoding);

/// <summary>
/// The answers in memory. Whoever asks for one that is being made, or being sent, shares it; what was asked for last is kept as long as
/// its database is shown and there is room. What is not kept is held until its last reader has it, and there is a bound to that too: no
/// number of readers who do not read makes the site hold more.
/// </summary>
internal sealed class Answers(ServingLimits limits) : IDisposable
{
    private readonly Lock all = new();
    private readonly Dictionary<AnswerKey, Shared> shared = [];
    // The one that was asked for last stands first.
    private readonly LinkedList<Shared> kept = [];
    private readonly ConcurrencyLimiter waiting = new(new() { PermitLimit = Kilobytes(limits.WaitingBytes) });
    private readonly ConcurrencyLimiter waitingLarge = new(new() { PermitLimit = Kilobytes(limits.WaitingBytes) });
    private long keptBytes;

    /// <summary>An answer that some requests have asked for and not yet let go.</summary>
    internal sealed class Shared(AnswerKey key)
    {
        private readonly TaskCompletionSource<Answer?> made = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public AnswerKey Key => key;

        /// <summary>The answer when it is made; null where there is no room for it.</summary>
        public Task<Answer?> Made => made.Task;

        public int Holders { get; set; }

        public LinkedListNode<Shared>? Kept { get; set; }

        public RateLimitLease? Room { get; set; }

        public long Weight { get; set; }

        public void End(Answer? answer) => made.SetResult(answer);

        public void End(Exception failure) => made.SetException(failure);
    }

    /// <summary>Asks for an answer; the caller lets it go with <see cref="Release"/>.</summary>
    /// <param name="key">Which.</param>
    /// <param name="isMaker">Whether nobody makes it yet: the caller does; <see cref="End"/> or <see cref="Fail"/> follows.</param>
    public Shared Take(AnswerKey key, out bool isMaker)
    {
        lock (all)
        {
            if (isMaker = !shared.TryGetValue(key, out var found)) shared.Add(key, found = new(key));
            found!.Holders++;
            if (found.Kept is { } place && place != kept.First)
            {
                kept.Remove(place);
                kept.AddFirst(place);
            }
            return found;
        }
    }

    public void Release(Shared held)
    {
        lock (all)
        {
            if (--held.Holders > 0 || held.Kept is not null) return;
            shared.Remove(held.Key);
        }
        held.Room?.Dispose();
    }

    /// <summary>Gives the answer to all who asked for it.</summary>
    /// <param name="held">What was asked for.</param>
    /// <param name="answer">The answer; null where it could not be made now.</param>
    /// <param name="mayKeep">Whether it is worth keeping.</param>
    public void End(Shared held, Answer? answer, bool mayKeep)
    {
        if (answer is not null && !(mayKeep && Keep(held, answer.Weight)))
        {
            var room = answer.Weight < limits.LargeBytes ? waiting : waitingLarge;
            held.Room = room.AttemptAcquire(Kilobytes(Math.Min(answer.Weight, limits.WaitingBytes)));
            if (!held.Room.IsAcquired) answer = null;
        }
        held.End(answer);
    }

    public static void Fail(Shared held, Exception failure) => held.End(failure);

    /// <summary>Forgets what was made from a database, after the last request that reads it has ended.</summary>
    public void Forget(string database)
    {
        lock (all)
            foreach (var old in kept.Where(a => a.Key.Database == database).ToList()) Remove(old);
    }

    private bool Keep(Shared held, long weight)
    {
        if (weight >= limits.LargeBytes) return false;
        lock (all)
        {
            // What is being sent is not thrown away: the bytes would stay, and nobody would count them.
            for (var place = kept.Last; place is not null && keptBytes + weight > limits.KeptBytes;)
            {
                var before = place.Previous;
                if (place.Value.Holders == 0) Remove(place.Value);
                place = before;
            }
            if (keptBytes + weight > limits.KeptBytes) return false;
            keptBytes += held.Weight = weight;
            held.Kept = kept.AddFirst(held);
            return true;
        }
    }

    private void Remove(Shared old)
    {
        kept.Remove(old.Kept!);
        keptBytes -= old.Weight;
        shared.Remove(old.Key);
    }

    private static int Kilobytes(long bytes) => (int)(bytes / 1024);

    public void Dispose()
    {
        waiting.Dispose();
        waitingLarge.Dispose();
    }
}
