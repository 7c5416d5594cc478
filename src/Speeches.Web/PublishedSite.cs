using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// The database that readers are shown. Another takes its place in one step; a request keeps the one it started with, which closes
/// after the last such request.
/// </summary>
/// <param name="data">The folder it lies in.</param>
/// <param name="name">The name of its pointer: <c>current</c>, or <c>draft</c>.</param>
/// <param name="pointer">The pointer to it.</param>
/// <param name="store">The database itself; closed by this.</param>
/// <param name="report">What it says of what was read, in a few lines for the start.</param>
internal sealed class PublishedSite(DataFolder data, string name, DatabasePointer pointer, SpeechesStore store, IReadOnlyList<string> report)
    : IDisposable
{
    private readonly Lock swap = new();
    private SpeechesStore store = store;
    private volatile bool isDamaged;
    private volatile bool isDoubted;

    public DataFolder Data => data;

    public string Name => name;

    public IReadOnlyList<string> Report => report;

    /// <summary>Which database is shown.</summary>
    public DatabasePointer Pointer { get; private set; } = pointer;

    /// <summary>Whether its file was seen to be damaged: nobody is answered from it, until another or the same is whole.</summary>
    public bool IsDamaged { get => isDamaged; set => isDamaged = value; }

    /// <summary>Whether a request found it to be damaged, and nobody has looked yet.</summary>
    public bool IsDoubted { get => isDoubted; set => isDoubted = value; }

    /// <summary>The database that is shown now, open until the caller closes it.</summary>
    public SpeechesStore Lease()
    {
        lock (swap) return store.Share();
    }

    /// <summary>Shows another database to every request that starts from now on.</summary>
    public void Show(DatabasePointer next, SpeechesStore nextStore)
    {
        SpeechesStore last;
        lock (swap) (last, store, Pointer, IsDamaged, IsDoubted) = (store, nextStore.Share(), next, false, false);
        last.Dispose();
    }

    public void Dispose() => store.Dispose();
}

/// <summary>The database that one request reads, from its first question to its end.</summary>
internal sealed class StoreOfRequest(PublishedSite site)
{
    /// <summary>A database that nobody is shown yet and this request tries; null for a reader's request.</summary>
    public SpeechesStore? Rehearsed { get; set; }

    public SpeechesStore Lease() => Rehearsed?.Share() ?? site.Lease();

    /// <summary>Lets pages ask for the store alone: one for each request, which the request's end closes.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddScoped<StoreOfRequest>();
        services.AddScoped(request => request.GetRequiredService<StoreOfRequest>().Lease());
    }
}
