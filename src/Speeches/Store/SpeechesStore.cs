using System.Text.Json;
using Dapper;

namespace Speeches.Store;

/// <summary>
/// Reads one published database, which never changes: no locks, a few readers that close with the last store that shares them. They
/// are opened at once, so that the file can be deleted while it is read: the next print does that. Each page's rows, the statement that fills them and the method that runs it stand together in the file of the page's name.
/// A row with a computed column names its constructor: SQLite gives such a column a type only by a value, and it may be null.
/// </summary>
public sealed partial class SpeechesStore : IDisposable
{
    /// <summary>
    /// The pages that can be read at a time. Nobody waits for a reader: whoever lets requests in lets in no more than these, since one
    /// above them costs the opening of another, for which the file must still be there.
    /// </summary>
    public static readonly int Readers = Math.Clamp(2 * Environment.ProcessorCount, 4, 16);

    /// <summary>The searches that can run at a time, beside the pages, and no more than there are processors to run them.</summary>
    public static readonly int Searchers = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>A search may ask what a page asks, too; and once in a while a database is compared with the next.</summary>
    internal static readonly int ReadersForPages = Readers + Searchers + 1;

    private readonly SharedReaders readers;
    private int disposed;

    static SpeechesStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Opens a database.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a database that this program printed.</exception>
    public SpeechesStore(string path)
        : this(new SharedReaders(path, ReadersForPages, Searchers), Path.GetFileNameWithoutExtension(path)) { }

    internal SpeechesStore(SharedReaders readers, string name) => (this.readers, Name) = (readers, name);

    /// <summary>What the site says of itself. It is read with the database: no answer, not even one in memory, waits for it.</summary>
    public SiteDescription Site => readers.Site;

    /// <summary>The file's name without its ending: it carries the fingerprint of what the file was printed from, and the file's own.</summary>
    public string Name { get; }

    /// <summary>Whether it shows what is not published: an editor's view.</summary>
    public bool IsDraft => Name.StartsWith("draft-", StringComparison.Ordinal);

    /// <summary>Ends when the last store that shares the readers is closed.</summary>
    public Task Closed => readers.Closed;

    /// <summary>A store of the same database, with the same readers: they stay open until both are closed.</summary>
    /// <exception cref="ObjectDisposedException">The readers are closed.</exception>
    public SpeechesStore Share()
    {
        readers.Share();
        return new(readers, Name);
    }

    /// <summary>Closes the readers that nobody holds, if no other store shares them; those that are held close when they come back.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0) readers.Release();
    }

    internal T Read<T>(Func<Reader, T> read, bool isSearch = false)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        var reader = readers.Take(isSearch);
        try
        {
            return read(reader);
        }
        finally
        {
            readers.GiveBack(reader, isSearch);
        }
    }

    private static Excerpt Parse(string record) => JsonSerializer.Deserialize(record, ExcerptJson.Lines.Excerpt)!;

    private static Apparatus ParseApparatus(string json) => JsonSerializer.Deserialize(json, ExcerptJson.Lines.Apparatus)!;
}
