using Speeches.Content;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>Prints the database from the content.</summary>
/// <param name="content">The content folder.</param>
/// <param name="data">The data folder.</param>
public sealed class SitePrinter(ContentFolder content, DataFolder data)
{
    /// <summary>Finds the database that was printed from the content as it is, or prints it.</summary>
    /// <param name="diagnostics">Where errors go; with any error nothing is printed.</param>
    /// <param name="always">Print even where the fingerprint has not changed.</param>
    /// <returns>The pointer to the database; null where there was an error.</returns>
    /// <exception cref="IOException">The disk refused; the sentence says which database is shown.</exception>
    public DatabasePointer? Print(Diagnostics diagnostics, bool always = false) => Print("current", c => c.Published, diagnostics, always);

    /// <summary>Prints what the site would show if today's reading were published, into a file of its own.</summary>
    /// <param name="diagnostics">Where errors go; with any error nothing is printed.</param>
    /// <returns>The pointer to the database; null where there was an error.</returns>
    /// <exception cref="IOException">The disk refused; the sentence says which database is shown.</exception>
    public DatabasePointer? PrintDraft(Diagnostics diagnostics) => Print("draft", c => c.Published.Drafted(c.Today!, c.Plan!), diagnostics, always: false);

    private DatabasePointer? Print(string name, Func<ComparedCollection, PublishedCollection> shown, Diagnostics diagnostics, bool always)
    {
        try
        {
            while (true)
            {
                // Of the files themselves, before they are read and again before the database takes its place: nothing is held for it.
                var fingerprint = Fingerprint.Of(content);
                if (!always && data.Find(name) is { } printed && printed.Fingerprint == fingerprint && data.IsWhole(printed)) return printed;
                var found = new Diagnostics();
                var reading = LibraryReading.Read(content.Snapshot(), found);
                if (found.HasErrors)
                {
                    // A publish that ran meanwhile is seen in part: what reads badly then is no error of the content.
                    if (Fingerprint.Of(content) != fingerprint) continue;
                    foreach (var diagnostic in found.All) diagnostics.Add(diagnostic);
                    return null;
                }
                var tables = TableMaker.Make(reading.Collections.Select(shown).ToList(), reading.Authorities, reading.Report().ToList());
                // A slow print must not put an older state in the place of a newer one that was printed meanwhile.
                if (data.Print(name, fingerprint, content.Root, tables, () => Fingerprint.Of(content) == fingerprint) is not { } done) continue;
                foreach (var diagnostic in found.All) diagnostics.Add(diagnostic);
                return done;
            }
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }
}
