namespace Speeches.Web.Serving;

/// <summary>The bounds of all work that is done for readers.</summary>
internal sealed class Gates(ServingLimits limits) : IDisposable
{
    private readonly SemaphoreSlim exportReader = new(1);

    public Gate Pages { get; } = new(limits.Pages, limits.PagesWaiting, limits.LongestWait);

    public Gate Searches { get; } = new(limits.Searches, limits.SearchesWaiting, limits.LongestWait);

    public Gate Exports { get; } = new(limits.Exports, waiting: 0, limits.LongestWait);

    /// <summary>Exports read the database one at a time, a part each, and let the next do so while that part is sent.</summary>
    /// <param name="read">Reads a part.</param>
    /// <param name="stopping">Ends the waiting early.</param>
    public async Task<T> ReadForExport<T>(Func<T> read, CancellationToken stopping)
    {
        await exportReader.WaitAsync(stopping);
        try
        {
            return read();
        }
        finally
        {
            exportReader.Release();
        }
    }

    public void Dispose()
    {
        exportReader.Dispose();
        Pages.Dispose();
        Searches.Dispose();
        Exports.Dispose();
    }
}
