using Speeches.Store;
using Speeches.Web.Serving;

namespace Speeches.Web;

/// <summary>
/// Looks every second whether another database was published, and shows it once it is seen to be whole and its pages answer. Where
/// that fails, the last good one stays, and what failed is not tried again: the next print is.
/// </summary>
internal sealed class PointerWatch(PublishedSite site, Rehearsal rehearsal, Answers answers, TimeProvider time, ILogger<PointerWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Watches until the site stops. The pointer is read every time: some file systems do not tell of a change.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, time);
        (DateTime, string?)? seen = null;
        try
        {
            do
            {
                var file = site.Data.PointerFile(site.Name);
                if (file == seen) continue;
                seen = file;
                await TakeUp(file, stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The site stops.
        }
    }

    private async Task TakeUp((DateTime, string?) file, CancellationToken stopping)
    {
        try
        {
            var pointer = site.Data.ReadPointer(site.Name);
            if (pointer == site.Pointer) return;
            using var next = site.Data.Open(pointer);
            using var shown = site.Lease();
            await rehearsal.Run(next, shown, stopping);
            site.Show(pointer, next);
            _ = Forget(shown);
            Log.Shows(log, next.IsDraft ? "a new draft" : "what was published", string.Join("; ", next.Collections().Select(InWords)));
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Where another print came between, its pointer is read next; the file that this one named is gone, and that is no fault.
            if (site.Data.PointerFile(site.Name) != file) return;
            var isContent = e is InvalidDataException or IOException or UnauthorizedAccessException;
            Log.Refused(log, isContent ? null : e, e.Message);
        }
    }

    /// <summary>A page that was begun before is still kept after: what is made from a database goes when its last request has ended.</summary>
    private async Task Forget(SpeechesStore last)
    {
        await last.Closed;
        answers.Forget(last.Name);
    }

    private static string InWords(CollectionSummary collection) =>
        collection.Revision is null ? $"{collection.Slug}, no revision yet" : $"{collection.Slug}, revision {collection.Revision} of {collection.RevisionDate}";
}

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "The site now shows {What:l}: {Collections:l}.")]
    public static partial void Shows(ILogger log, string what, string collections);

    [LoggerMessage(LogLevel.Error, "What was printed is not shown, and the site stays as it was. {Sentence:l}")]
    public static partial void Refused(ILogger log, Exception? exception, string sentence);
}
