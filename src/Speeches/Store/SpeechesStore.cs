using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>
/// Reads one published database, which never changes: no locks, no pool, a few readers that close with it. All of them are opened at
/// once, so that the file can be deleted while it is read: the next print does that. Each page's rows, the statement that fills them
/// and the method that runs it stand together in the file of the page's name.
/// A row with a computed column names its constructor: SQLite gives such a column a type only by a value, and it may be null.
/// </summary>
public sealed partial class SpeechesStore : IDisposable
{
    /// <summary>The number of statements that run at a time; a request beyond it waits for a reader.</summary>
    public static readonly int Readers = Math.Clamp(2 * Environment.ProcessorCount, 4, 16);

    private readonly Stack<SqliteConnection> free = new(Readers);
    private bool closed;

    static SpeechesStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Opens a database.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a database that this program printed.</exception>
    public SpeechesStore(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        try
        {
            while (free.Count < Readers)
            {
                var reader = new SqliteConnection(connectionString);
                free.Push(reader);
                reader.Open();
                // SQLite reads nothing of a file before the first statement: each reader sees for itself what the file is.
                if (reader.ExecuteScalar<long>("pragma application_id") != DatabaseWriter.ApplicationId || reader.ExecuteScalar<long>("pragma user_version") != DatabaseWriter.SchemaVersion)
                    throw new InvalidDataException($"“{path}” is not a database that this program printed; delete it, and it is printed again.");
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file's name without its ending: it carries the fingerprint of what the file was printed from, and the file's own.</summary>
    public string Name { get; }

    /// <summary>Whether it shows what is not published: an editor's view.</summary>
    public bool IsDraft => Name.StartsWith("draft-", StringComparison.Ordinal);

    /// <summary>Closes the readers that no request holds; the others close when they come back.</summary>
    public void Dispose()
    {
        lock (free)
        {
            closed = true;
            while (free.TryPop(out var reader)) reader.Dispose();
            Monitor.PulseAll(free);
        }
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        var reader = Take();
        try
        {
            return read(reader);
        }
        finally
        {
            GiveBack(reader);
        }
    }

    private SqliteConnection Take()
    {
        lock (free)
        {
            while (free.Count == 0 && !closed) Monitor.Wait(free);
            ObjectDisposedException.ThrowIf(closed, this);
            return free.Pop();
        }
    }

    private void GiveBack(SqliteConnection reader)
    {
        lock (free)
        {
            if (closed)
            {
                reader.Dispose();
                return;
            }
            free.Push(reader);
            Monitor.Pulse(free);
        }
    }

    private static Excerpt Parse(string record) => JsonSerializer.Deserialize(record, ExcerptJson.Lines.Excerpt)!;

    private static Apparatus ParseApparatus(string json) => JsonSerializer.Deserialize(json, ExcerptJson.Lines.Apparatus)!;
}
