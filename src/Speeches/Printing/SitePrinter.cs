using Speeches.Content;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>Prints the database from the content.</summary>
/// <param name="content">The content folder.</param>
/// <param name="data">The data folder.</param>
public sealed class SitePrinter(ContentFolder content, DataFolder data)
{
    private static readonly Edition Published = new("current", Fingerprint.OfPublished, PublishedLibrary.Read);

    // An editor saves while a draft is read: each file is read once.
    private static readonly Edition Draft = new("draft", Fingerprint.OfEverything, 
        (folder, found) => LibraryReading.Read(folder.Snapshot(), found).Drafted());

    /// <summary>What is printed.</summary>
    /// <param name="Name">The name of its pointer.</param>
    /// <param name="FingerprintOf">What stands for all that it is printed from.</param>
    /// <param name="Read">Reads it; what is read where there was an error is not used.</param>
    private sealed record Edition(
        string Name, Func<ContentFolder, string> FingerprintOf, Func<ContentFolder, Diagnostics, PublishedLibrary?> Read);

    /// <summary>Finds the database that was printed from what is published, or prints it.</summary>
    /// <param name="diagnostics">Where errors go; with any error nothing is printed.</param>
    /// <param name="always">Print even where the fingerprint has not changed.</param>
    /// <returns>The pointer to the database; null where there was an error.</returns>
    /// <exception cref="IOException">The disk refused; the sentence says which database is shown.</exception>
    public DatabasePointer? Print(Diagnostics diagnostics, bool always = false) => Print(Published, diagnostics, always);

    /// <summary>Prints what the site would show if today's reading were published, into a file of its own.</summary>
    /// <param name="diagnostics">Where errors go; with any error nothing is printed.</param>
    /// <returns>The pointer to the database; null where there was an error.</returns>
    /// <exception cref="IOException">The disk refused; the sentence says which database is shown.</exception>
    public DatabasePointer? PrintDraft(Diagnostics diagnostics) => Print(Draft, diagnostics, always: false);

    /// <summary>
    /// Publishes a revision: prints the database from the content as it will be, verifies it, commits the revision, and shows the
    /// database. What cannot be printed is not committed.
    /// </summary>
    /// <param name="revision">The revision; it says afterwards whether it is committed.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>The pointer to the database; null where there was an error.</returns>
    /// <exception cref="IOException">The disk refused. What was published before stands, or the sentence says that the revision is published and what to do.</exception>
    public DatabasePointer? Publish(PendingRevision revision, Diagnostics diagnostics)
    {
        using var candidate = PrepareBefore(revision, diagnostics);
        if (candidate is null) return null;
        revision.Commit(diagnostics);
        try
        {
            if (Fingerprint.OfPublished(content) == candidate.Pointer.Fingerprint) return candidate.Show();
            // Another collection was published, or a list was edited, since this was printed.
            candidate.Dispose();
            return Print(diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ContentException)
        {
            throw new IOException(
                $"Revision {revision.Plan.Number} is published, but printing it came to no good end. {e.Message} Mend that, and run build.", e);
        }
    }

    private Candidate? PrepareBefore(PendingRevision revision, Diagnostics diagnostics)
    {
        try
        {
            return Prepare(Published, revision.After, diagnostics);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{e.Message} Nothing was published; mend that, and run the command again.", e);
        }
    }

    private DatabasePointer? Print(Edition edition, Diagnostics diagnostics, bool always)
    {
        try
        {
            if (!always && data.Find(edition.Name) is { } printed
                && printed.Fingerprint == edition.FingerprintOf(content) && data.IsWhole(printed) == true)
            {
                return printed;
            }
            using var candidate = Prepare(edition, content, diagnostics);
            return candidate?.Show();
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }

    private Candidate? Prepare(Edition edition, ContentFolder folder, Diagnostics diagnostics)
    {
        for (var attempt = 1; ; attempt++)
        {
            var fingerprint = edition.FingerprintOf(folder);
            var found = new Diagnostics();
            var library = edition.Read(folder, found);
            if (found.HasErrors)
            {
                // A publish that runs meanwhile is seen in part: what reads badly then is no error of the content, and reads well again.
                if (attempt == 1 || edition.FingerprintOf(folder) != fingerprint) continue;
                diagnostics.Include(found);
                return null;
            }
            // A slow print must not put an older state in the place of a newer one that was printed meanwhile.
            if (data.Prepare(edition.Name, fingerprint, content.Root, library!.Tables(), IsCurrent) is not { } candidate) continue;
            diagnostics.Include(found);
            return candidate;

            bool IsCurrent() => edition.FingerprintOf(folder) == fingerprint;
        }
    }
}
