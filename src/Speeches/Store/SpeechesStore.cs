using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Revisions;

namespace Speeches.Store;

/// <summary>
/// Reads one published database, which never changes: no locks, no pool, a few readers that close with it. Each page's rows, the
/// statement that fills them and the method that runs it stand together in the file of the page's name.
/// A row with a computed column names its constructor: SQLite gives such a column a type only by a value, and it may be null.
/// </summary>
public sealed partial class SpeechesStore : IDisposable
{
    private readonly ConcurrentBag<SqliteConnection> readers = [];
    private readonly string connectionString;
    private bool closed;

    static SpeechesStore() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Opens a database.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">The file is not a database that this program printed.</exception>
    public SpeechesStore(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        var (application, version) = Read(reader => (reader.ExecuteScalar<long>("pragma application_id"), reader.ExecuteScalar<long>("pragma user_version")));
        if (application != DatabaseWriter.ApplicationId || version != DatabaseWriter.SchemaVersion)
            throw new InvalidDataException($"“{path}” is not a database that this program printed; delete it, and it is printed again.");
    }

    /// <summary>The file's name without its ending: it carries the fingerprint of what the file was printed from, and the file's own.</summary>
    public string Name { get; }

    /// <summary>Closes the readers that no request holds; the others close when they come back.</summary>
    public void Dispose()
    {
        closed = true;
        while (readers.TryTake(out var reader)) reader.Dispose();
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        if (!readers.TryTake(out var reader))
        {
            reader = new SqliteConnection(connectionString);
            reader.Open();
        }
        try
        {
            return read(reader);
        }
        finally
        {
            readers.Add(reader);
            if (closed) Dispose();
        }
    }

    private static Excerpt Parse(string record) => JsonSerializer.Deserialize(record, RecordJson.Lines.Excerpt)!;

    private static Apparatus ParseApparatus(string json) => JsonSerializer.Deserialize(json, RecordJson.Lines.Apparatus)!;
}
