using System.Globalization;
using Speeches.Store;

namespace Speeches.Web.Serving;

/// <summary>How much the site does at once and holds in memory. A request beyond it is told to come back (503).</summary>
public sealed record ServingLimits
{
    /// <summary>Pages that are made at once. Each needs a reader of the database, and the exports need one beside them.</summary>
    public int Pages { get; init; } = SpeechesStore.Readers - 1;

    /// <summary>Pages that wait to be made.</summary>
    public int PagesWaiting { get; init; } = 128;

    /// <summary>Searches that are run at once.</summary>
    public int Searches { get; init; } = SpeechesStore.Searchers;

    /// <summary>Searches that wait to be run.</summary>
    public int SearchesWaiting { get; init; } = 16;

    /// <summary>The longest that a page or a search waits before it is begun.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Milliseconds that a search may run.</summary>
    public int SearchBudget { get; init; } = SpeechesStore.SearchBudget;

    /// <summary>Exports that are sent at once, each as fast as its reader takes it.</summary>
    public int Exports { get; init; } = 64;

    /// <summary>Bytes of answers that are kept for the next who asks.</summary>
    public long KeptBytes { get; init; } = 64 * Megabyte;

    /// <summary>
    /// Bytes of answers that are not kept and wait for somebody to read them: this much for answers below <see cref="LargeBytes"/>, and
    /// as much for those above; one that is larger still is held alone.
    /// </summary>
    public long WaitingBytes { get; init; } = 32 * Megabyte;

    /// <summary>From this length on an answer is a large one: it is never kept.</summary>
    public long LargeBytes => KeptBytes / 8;

    public const long Megabyte = 1024 * 1024;

    /// <summary>Reads the setting <c>Speeches:KeptMegabytes</c>.</summary>
    /// <exception cref="InvalidDataException">It is no number of megabytes.</exception>
    public static ServingLimits Read(IConfiguration configuration)
    {
        var given = configuration["Speeches:KeptMegabytes"];
        if (string.IsNullOrEmpty(given)) return new();
        if (!long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes))
            throw new InvalidDataException($"The setting Speeches:KeptMegabytes is “{given}”, which is no number of megabytes. Give one, "
                + "as 64, and start again.");
        return new() { KeptBytes = Math.Clamp(megabytes, 1, 64 * 1024) * Megabyte };
    }
}
