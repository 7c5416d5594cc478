using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>
/// The open readers of one database file, closed when the last store that shares them is. Searches have readers of their own: however
/// many there are, none of those for pages is taken. Nobody ever waits for a reader: the site admits no more readers than are open, and
/// who comes on top of them has one opened that closes when it comes back.
/// </summary>
internal sealed class SharedReaders
{
    private readonly Stack<Reader> pages = new();
    private readonly Stack<Reader> searches = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string path;
    private int shares = 1;

    /// <summary>Opens the readers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="forPages">How many there are for pages.</param>
    /// <param name="forSearches">How many for searches.</param>
    /// <exception cref="InvalidDataException">The file is not a database that this program printed.</exception>
    public SharedReaders(string path, int forPages, int forSearches)
    {
        this.path = path;
        (ForPages, ForSearches) = (forPages, forSearches);
        try
        {
            while (pages.Count < forPages) pages.Push(Open(isForSearch: false));
            while (searches.Count < forSearches) searches.Push(Open(isForSearch: true));
            // The readers of pages keep the statements of pages.
            using var once = Open(isForSearch: false);
            Site = once.QuerySingle<SiteDescription>(KeptRows.SiteStatement);
        }
        catch
        {
            Release();
            throw;
        }
    }

    public SiteDescription Site { get; }

    public int ForPages { get; }

    public int ForSearches { get; }

    /// <summary>Ends when the last share is given back.</summary>
    public Task Closed => closed.Task;

    public void Share()
    {
        lock (pages)
        {
            ObjectDisposedException.ThrowIf(shares == 0, typeof(SpeechesStore));
            shares++;
        }
    }

    /// <summary>Gives a share back; with the last, the readers close: those that are free now, the others when they come back.</summary>
    public void Release()
    {
        lock (pages)
        {
            if (--shares > 0) return;
            foreach (var reader in pages.Concat(searches)) reader.Dispose();
        }
        closed.SetResult();
    }

    /// <summary>A reader that is given back with <see cref="GiveBack"/>.</summary>
    public Reader Take(bool isForSearch)
    {
        lock (pages)
        {
            ObjectDisposedException.ThrowIf(shares == 0, typeof(SpeechesStore));
            if ((isForSearch ? searches : pages).TryPop(out var free)) return free;
        }
        return Open(isForSearch);
    }

    public void GiveBack(Reader reader, bool isForSearch)
    {
        var (free, most) = isForSearch ? (searches, ForSearches) : (pages, ForPages);
        lock (pages)
        {
            if (shares > 0 && free.Count < most)
            {
                free.Push(reader);
                return;
            }
        }
        reader.Dispose();
    }

    private Reader Open(bool isForSearch)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            // SQLite reads nothing of a file before the first statement: each reader sees for itself what the file is.
            if (connection.ExecuteScalar<long>("pragma application_id") != DatabaseWriter.ApplicationId
                || connection.ExecuteScalar<long>("pragma user_version") != DatabaseWriter.SchemaVersion)
                throw new InvalidDataException($"“{path}” is not a database that this program printed; delete it, and it is printed again.");
            if (isForSearch) connection.Execute(SpeechesStore.SearchTables);
            return new(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
