using Microsoft.Data.Sqlite;
using Serilog.Events;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// What there is to serve when the site starts: the last good database, at once and whatever building would say. Only where there is none
/// is one built first.
/// </summary>
internal static class Opening
{
    /// <summary>Opens the database that is served first.</summary>
    /// <returns>Null where there is none and none could be built; the log says why.</returns>
    public static async Task<PublishedSite?> Open(DataFolder data, BuildProcess building, Serilog.ILogger log)
    {
        if (Last(data, building.Name, log) is { } last) return last;
        var built = await building.Run(CancellationToken.None);
        foreach (var line in built.Lines) log.Write(line.IsError ? LogEventLevel.Error : LogEventLevel.Warning, "{Line:l}", line.Text);
        // Another process may have built it meanwhile.
        if (Last(data, building.Name, log) is { } first) return first;
        log.Fatal("There is no database to serve, and none could be built; mend what is said above, and start again.");
        return null;
    }

    /// <summary>
    /// The database that the pointer names, where it looks as it was printed and its first words can be read. Whether every byte of it is
    /// whole is seen while it is served.
    /// </summary>
    private static PublishedSite? Last(DataFolder data, string name, Serilog.ILogger log)
    {
        for (var seen = data.PointerFile(name); seen.Text is not null; seen = data.PointerFile(name))
        {
            try
            {
                var pointer = data.ReadPointer(name);
                var store = data.OpenAtOnce(pointer);
                try
                {
                    return new(data, name, pointer, store, store.Report());
                }
                catch
                {
                    store.Dispose();
                    throw;
                }
            }
            catch (Exception e) when (e is InvalidDataException or IOException or SqliteException)
            {
                // Another process may have printed, and taken this file away, in between.
                if (data.PointerFile(name) != seen) continue;
                log.Warning("What was built before cannot be served. {Sentence:l}", e.Message);
                return null;
            }
        }
        return null;
    }
}
