using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>The open readers of one database file, closed when the last store that shares them is.</summary>
internal sealed class SharedReaders
{
    private readonly Stack<SqliteConnection> free = new();
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int shares = 1;

    public SharedReaders(string path, int count)
    {
        var connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = $"file:{Uri.EscapeDataString(Path.GetFullPath(path)).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        }.ToString();
        try
        {
            while (free.Count < count)
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
            Release();
            throw;
        }
    }

    /// <summary>Ends when the last share is given back.</summary>
    public Task Closed => closed.Task;

    public void Share()
    {
        lock (free)
        {
            ObjectDisposedException.ThrowIf(shares == 0, typeof(SpeechesStore));
            shares++;
        }
    }

    /// <summary>Gives a share back; with the last, the readers close: those that are free now, the others when they come back.</summary>
    public void Release()
    {
        lock (free)
        {
            if (--shares > 0) return;
            while (free.TryPop(out var reader)) reader.Dispose();
            Monitor.PulseAll(free);
        }
        closed.SetResult();
    }

    public SqliteConnection Take()
    {
        lock (free)
        {
            while (free.Count == 0 && shares > 0) Monitor.Wait(free);
            ObjectDisposedException.ThrowIf(shares == 0, typeof(SpeechesStore));
            return free.Pop();
        }
    }

    public void GiveBack(SqliteConnection reader)
    {
        lock (free)
        {
            if (shares == 0)
            {
                reader.Dispose();
                return;
            }
            free.Push(reader);
            Monitor.Pulse(free);
        }
    }
}
