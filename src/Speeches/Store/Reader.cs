using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Speeches.Store;

/// <summary>
/// One connection to a database that never changes, for one caller at a time. A statement is prepared when it is first run, and kept:
/// it is a constant of this program, and what differs from one run to the next are its values. (Not the bound of a <c>limit</c>: SQLite
/// prepares a statement anew for each value of one.)
/// </summary>
internal sealed class Reader(SqliteConnection connection) : IDisposable
{
    /// <summary>More than the program has: statements that are put together from values would soon be more.</summary>
    public const int MostStatements = 128;

    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private long deadline = long.MaxValue;

    public sqlite3 Handle => connection.Handle!;

    /// <summary>The rows of a statement, mapped as Dapper maps them.</summary>
    /// <param name="statement">SQL.</param>
    /// <param name="values">An object with a property for each value of the statement.</param>
    public List<T> Query<T>(string statement, object? values = null) => [.. Rows<T>(statement, values)];

    /// <summary>The same, one at a time; the statement is not to be run again before the last was taken or the rest is let go.</summary>
    public IEnumerable<T> Rows<T>(string statement, object? values = null)
    {
        using var rows = Run(statement, values);
        if (!rows.Read()) yield break;
        var map = rows.GetRowParser(typeof(T));
        do yield return (T)map(rows);
        while (rows.Read());
    }

    public T QuerySingle<T>(string statement, object? values = null) => Rows<T>(statement, values).Single();

    public T? QuerySingleOrDefault<T>(string statement, object? values = null) => Rows<T>(statement, values).SingleOrDefault();

    /// <summary>The one value of a statement that is never null.</summary>
    public T ExecuteScalar<T>(string statement, object? values = null)
    {
        using var rows = Run(statement, values);
        return rows.Read() ? rows.GetFieldValue<T>(0) : throw new InvalidOperationException($"A statement without a row: {statement}");
    }

    public void Execute(string statement, object? values = null) => Run(statement, values).Dispose();

    /// <summary>The rows as SQLite has them.</summary>
    public SqliteDataReader Run(string statement, object? values = null)
    {
        if (!statements.TryGetValue(statement, out var prepared))
        {
            if (statements.Count == MostStatements) throw new InvalidOperationException($"A statement that is no constant: {statement}");
            var command = connection.CreateCommand();
            command.CommandText = statement;
            statements.Add(statement, prepared = new(command));
        }
        return prepared.Run(values);
    }

    /// <summary>Stops a run whose time is up where no statement runs: to be asked in every loop over what one brought.</summary>
    /// <exception cref="TimeoutException">It is up; <see cref="Within"/> ends with null.</exception>
    public void StopWhenLate()
    {
        if (Environment.TickCount64 > deadline) throw new TimeoutException();
    }

    /// <summary>
    /// Runs statements, and what is made of their rows, within a time, and within what is left of that of a run around this one.
    /// </summary>
    /// <returns>Null where they took longer and were stopped.</returns>
    public T? Within<T>(int milliseconds, Func<T> run) where T : class
    {
        var before = deadline;
        deadline = Math.Min(before, Environment.TickCount64 + milliseconds);
        // A running statement hears nothing else: no time-out, no cancellation.
        raw.sqlite3_progress_handler(Handle, 100, _ => Environment.TickCount64 > deadline ? 1 : 0, null);
        try
        {
            return run();
        }
        catch (Exception e) when (e is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT } or TimeoutException)
        {
            return null;
        }
        finally
        {
            deadline = before;
            if (before == long.MaxValue) raw.sqlite3_progress_handler(Handle, 0, null, null);
        }
    }

    /// <summary>Runs statements that write temporary tables, of which nothing stays.</summary>
    public T Temporarily<T>(Func<T> run)
    {
        Execute("begin");
        try
        {
            return run();
        }
        finally
        {
            var before = deadline;
            deadline = long.MaxValue;
            // A statement that was stopped may have ended the transaction itself.
            if (raw.sqlite3_get_autocommit(Handle) == 0) Execute("rollback");
            deadline = before;
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        connection.Dispose();
    }

    private sealed class Statement(SqliteCommand command) : IDisposable
    {
        private PropertyInfo[] properties = [];

        public SqliteDataReader Run(object? values)
        {
            if (values is not null) Bind(values);
            return command.ExecuteReader();
        }

        private void Bind(object values)
        {
            if (properties.Length == 0 || properties[0].DeclaringType != values.GetType())
            {
                properties = values.GetType().GetProperties();
                command.Parameters.Clear();
                foreach (var property in properties) command.Parameters.Add(new SqliteParameter { ParameterName = $"@{property.Name}" });
            }
            for (var n = 0; n < properties.Length; n++) command.Parameters[n].Value = properties[n].GetValue(values) ?? DBNull.Value;
        }

        public void Dispose() => command.Dispose();
    }
}
