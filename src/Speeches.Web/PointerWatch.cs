using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;
using Speeches.Web.Serving;

namespace Speeches.Web;

/// <summary>
/// Looks every second whether another database was published, and shows it once it is seen to be whole and its pages answer; where that
/// fails, the last good one stays. Looks too whether the file of the one that is shown is still what was printed: what a database is called
/// says what it was made from, and not whether it is whole. What failed is tried again every minute, and said once.
/// </summary>
internal sealed class PointerWatch(
    PublishedSite site, ProjectFolders folders, BuildProcess building, Rehearsal rehearsal, Answers answers, TimeProvider time,
    ILogger<PointerWatch> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    /// <summary>The pointer as it was when it was last followed.</summary>
    private (DateTime, string?)? followed;
    private long? failed;
    private string? refusal;
    private bool namesAnother;

    /// <summary>The file of what is shown, as it was when every byte of it was last seen to be what was printed.</summary>
    private FileState? whole;
    private long? doubted;

    /// <summary>The file as it was when it was last found to be otherwise; null where it was not there.</summary>
    private (bool Is, FileState? State) bad;

    private long looked;

    /// <summary>When the content was last seen to be another than what is shown, or could not be read; null where it is the same.</summary>
    private long? unlike;
    private string? notCompared;

    private Task build = Task.CompletedTask;
    private string? said;

    /// <summary>Watches until the site stops. The pointer is read every time: some file systems do not tell of a change.</summary>
    public async Task Run(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            Compare(stopping);
            do
            {
                await Look(stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The site stops.
        }
        await build;
    }

    private async Task Look(CancellationToken stopping)
    {
        try
        {
            await TakeUp(stopping);
            SeeWhetherItIsWhole(stopping);
            if (IsDue(unlike)) Compare(stopping);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            Refuse(e);
        }
    }

    private async Task TakeUp(CancellationToken stopping)
    {
        var file = site.Data.PointerFile(site.Name);
        if (file == followed && !IsDue(failed)) return;
        if (file != followed) refusal = null;
        (followed, failed, namesAnother) = (file, null, false);
        try
        {
            var pointer = site.Data.ReadPointer(site.Name);
            if (pointer.File == site.Pointer.File) return;
            namesAnother = true;
            var state = site.Data.Look(pointer);
            using var next = site.Data.Open(pointer);
            await rehearsal.Run(next, stopping);
            Show(pointer, next, state);
            namesAnother = false;
            Log.Shows(log, next.IsDraft ? "a new draft" : "what was published", string.Join("; ", next.Collections().Select(InWords)));
            if (pointer.Content != folders.Content.Root && pointer.Fingerprint != FingerprintNow()) WarnOfAnother(pointer);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Where another print came between, its pointer is read next; the file that this one named is gone, and that is no fault.
            if (site.Data.PointerFile(site.Name) != file) return;
            failed = time.GetTimestamp();
            Refuse(e);
        }
    }

    /// <summary>
    /// What is shown is opened anew where its file is another and whole, and is shown to nobody while it is damaged. Where only its name is
    /// gone, what is open of it is good. In both cases it is built anew.
    /// </summary>
    private void SeeWhetherItIsWhole(CancellationToken stopping)
    {
        var state = site.Data.Look(site.Pointer);
        // The print that put another there, which cannot be shown, has taken it away: that is no damage.
        if (state is null && namesAnother) return;
        var isDoubted = site.IsDoubted && (doubted is null || IsDue(doubted));
        if (bad.Is ? bad.State == state && !IsDue(looked) : whole is not null && state == whole && !isDoubted) return;
        looked = time.GetTimestamp();
        var path = site.Data.FilePath(site.Pointer);
        var isWhole = state is null ? false : site.Data.IsWhole(site.Pointer);
        // What may not be read now is not known to be damaged; what is open of it goes on.
        if (isWhole is null) throw new UnauthorizedAccessException(
            $"“{path}” may not be read by this user any more; give the right to read it.");
        if (isWhole == true)
        {
            // Before the first look it was opened unread.
            if (whole is null && !bad.Is && !isDoubted) whole = state;
            else OpenAnew(path, state!, isDoubted);
            return;
        }
        if (!bad.Is && state is null) Log.Gone(log, path);
        else if (!site.IsDamaged && state is not null) Log.Damaged(log, path);
        bad = (true, state);
        site.IsDamaged |= state is not null;
        BeginBuild(stopping);
    }

    private void OpenAnew(string path, FileState state, bool isDoubted)
    {
        // Until it is open; what a request doubts and a look finds whole is not looked at again at once.
        bad = (true, state);
        if (isDoubted) doubted = looked;
        using var next = site.Data.OpenAtOnce(site.Pointer);
        Show(site.Pointer, next, state);
        Log.OpenedAnew(log, path);
    }

    private void Show(DatabasePointer pointer, SpeechesStore next, FileState? state)
    {
        using var shown = site.Lease();
        site.Show(pointer, next);
        (whole, bad, refusal) = (state, default, null);
        _ = Forget(shown);
    }

    /// <summary>
    /// Whether what is served was built from the content as it is; where not, it is built, and that is looked into again.
    /// </summary>
    private void Compare(CancellationToken stopping)
    {
        var isFirst = unlike is null;
        unlike = time.GetTimestamp();
        try
        {
            var isSame = site.Pointer.Fingerprint == FingerprintNow();
            notCompared = null;
            if (isSame)
            {
                unlike = null;
                return;
            }
            if (isFirst) WarnOfAnother(site.Pointer);
            BeginBuild(stopping);
        }
        catch (Exception e)
        {
            if (notCompared == e.Message) return;
            notCompared = e.Message;
            Log.NotCompared(log, IsKnown(e) ? null : e, e is ContentException refused ? refused.Diagnostic.ToString() : e.Message);
        }
    }

    private void WarnOfAnother(DatabasePointer pointer)
    {
        if (pointer.Content != folders.Content.Root) Log.Shared(log, pointer.Content, folders.Content.Root);
    }

    private string FingerprintNow() =>
        building.Name == "draft" ? Fingerprint.OfEverything(folders.Content) : Fingerprint.OfPublished(folders.Content);

    /// <summary>Builds, where no build goes on. What is built is seen as any print is.</summary>
    private void BeginBuild(CancellationToken stopping)
    {
        if (build.IsCompleted) build = Task.Run(() => Build(stopping), CancellationToken.None);
    }

    private async Task Build(CancellationToken stopping)
    {
        try
        {
            var result = await building.Run(stopping);
            // What fails again is not said again.
            var words = string.Join('\n', result.Lines.Select(l => l.Text));
            if (words == said) return;
            said = words;
            foreach (var (isError, line) in result.Lines) Log.Found(log, isError ? LogLevel.Error : LogLevel.Warning, line);
            if (!result.IsGood) Log.NotBuilt(log);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The site stops.
        }
        catch (Exception e)
        {
            if (e.Message == said) return;
            said = e.Message;
            Log.BuildFailed(log, IsKnown(e) ? null : e, e.Message);
        }
    }

    private bool IsDue(long? since) => since is { } then && time.GetElapsedTime(then) >= Again;

    private void Refuse(Exception e)
    {
        if (refusal == e.Message) return;
        refusal = e.Message;
        Log.Refused(log, IsKnown(e) ? null : e, e.Message);
    }

    private static bool IsKnown(Exception e) => e is InvalidDataException or IOException or UnauthorizedAccessException or ContentException;

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

    [LoggerMessage(LogLevel.Warning, "“{Path:l}” is no longer there; the site goes on with what it has open of it, and it is built anew.")]
    public static partial void Gone(ILogger log, string path);

    [LoggerMessage(LogLevel.Error, "“{Path:l}” is not what was printed any more; readers are asked to come back, and it is built anew.")]
    public static partial void Damaged(ILogger log, string path);

    [LoggerMessage(LogLevel.Information, "“{Path:l}” is whole, and was opened anew.")]
    public static partial void OpenedAnew(ILogger log, string path);

    [LoggerMessage("{Sentence:l}")]
    public static partial void Found(ILogger log, LogLevel level, string sentence);

    [LoggerMessage(LogLevel.Error, "The database could not be built; the site stays as it is.")]
    public static partial void NotBuilt(ILogger log);

    [LoggerMessage(LogLevel.Error, "The database could not be built; the site stays as it is. {Sentence:l}")]
    public static partial void BuildFailed(ILogger log, Exception? exception, string sentence);

    [LoggerMessage(LogLevel.Error, "Whether the content has changed could not be seen; what was built before is served. {Sentence:l}")]
    public static partial void NotCompared(ILogger log, Exception? exception, string sentence);

    [LoggerMessage(LogLevel.Warning, "The database was built from the content in “{Theirs:l}”, and this site has that in “{Own:l}”; two sites need a data folder each (Speeches:Data).")]
    public static partial void Shared(ILogger log, string theirs, string own);
}
