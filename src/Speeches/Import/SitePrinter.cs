using Speeches.Content;
using Speeches.Store;

namespace Speeches.Import;

/// <summary>Prints the database from the content.</summary>
/// <param name="content">The content folder.</param>
/// <param name="data">The data folder.</param>
public sealed class SitePrinter(ContentFolder content, DataFolder data)
{
    /// <summary>Finds the database that was printed from the content as it is, or prints it.</summary>
    /// <param name="diagnostics">Where errors go; with any error nothing is printed.</param>
    /// <param name="always">Print even where the fingerprint has not changed.</param>
    /// <returns>The pointer to the database; null where there was an error.</returns>
    /// <exception cref="IOException">The disk refused; the published database is as it was.</exception>
    public DatabasePointer? Print(Diagnostics diagnostics, bool always = false)
    {
        try
        {
            var fingerprint = Fingerprint.Of(content);
            if (!always && data.Find("current") is { } printed && printed.Fingerprint == fingerprint && data.IsWhole(printed)) return printed;
            var reading = LibraryReading.Read(content, diagnostics);
            if (diagnostics.HasErrors) return null;
            var tables = TableMaker.Make(reading.Collections.Select(c => c.Published).ToList(), reading.Authorities, reading.Report().ToList());
            return data.Print("current", fingerprint, tables);
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }
}
