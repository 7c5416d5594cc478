using Speeches.Content;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>Prints the database from the content.</summary>
/// <param name="content">The content folder.</param>
/// <param name="data">The data folder.</param>
public sealed class SitePrinter(ContentFolder content, DataFolder data)
{
    private const string Published = "current";
    private const string Draft = "draft";

    /// <summary>Finds the database that was printed from what is published, or prints it.</summary>
    /// <param name="diagnostics">
    /// Where errors go. A collection with errors is shown as it was, or not at all; where none is without, nothing is printed.
    /// </param>
    /// <param name="always">Print even where nothing has changed, and read all of it again.</param>
    /// <returns>The pointer to the database; null where nothing could be printed.</returns>
    /// <exception cref="IOException">The disk refused; the sentence says which database is shown.</exception>
    public DatabasePointer? Print(Diagnostics diagnostics, bool always = false)
    {
        try
        {
            if (!always && data.Find(Published) is { } printed && data.IsWhole(printed) == true
                && (printed.Fingerprint == Fingerprint.OfPublished(content) || IsAllThatCanBeRead(printed, diagnostics)))
            {
                return printed;
            }
            var found = new Diagnostics();
            using var prepared = Prepare(content, always, found);
            diagnostics.Include(found);
            if (prepared is null) return null;
            // What was printed without a collection is what would be printed again.
            var isThere = !always && prepared.Pointer == data.Find(Published) && data.IsWhole(prepared.Pointer) == true;
            return isThere ? prepared.Pointer : prepared.Show();
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }

    /// <summary>A collection that cannot be read stays so until somebody mends it: until then nothing is printed for it again.</summary>
    private bool IsAllThatCanBeRead(DatabasePointer printed, Diagnostics diagnostics)
    {
        using var kept = KeptRows.Open(data, Published);
        var library = new PublishedLibrary(content);
        if (kept is null || !library.IsPrinted(kept, printed.Fingerprint, Fingerprint.OfPublished(content))) return false;
        foreach (var broken in library.Broken) diagnostics.Include(broken.Found);
        return true;
    }

    /// <summary>Prints what the site would show if today's reading were published, into a file of its own.</summary>
    /// <param name="diagnostics">Where errors go; a collection with errors is shown as it is published.</param>
    /// <returns>The pointer to the database; null where nothing could be printed.</returns>
    /// <exception cref="IOException">The disk refused; the sentence says which database is shown.</exception>
    public DatabasePointer? PrintDraft(Diagnostics diagnostics)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var fingerprint = Fingerprint.OfEverything(content);
                if (data.Find(Draft) is { } printed && printed.Fingerprint == fingerprint && data.IsWhole(printed) == true) return printed;
                var found = new Diagnostics();
                // An editor saves while a draft is read: each file is read once.
                var drafted = LibraryReading.Read(content.Snapshot(), found).Drafted(fingerprint);
                if (drafted.Count > 0)
                {
                    var site = LastDescription.Read(content, Shown, found);
                    using var candidate = data.Prepare(Draft, content.Root, path =>
                    {
                        DatabaseWriter.Write(path, site, drafted.Count, drafted);
                        return Fingerprint.OfEverything(content) == fingerprint ? fingerprint : null;
                    });
                    if (candidate is not null)
                    {
                        diagnostics.Include(found);
                        return candidate.Show();
                    }
                }
                if (drafted.Count > 0 || (found.HasErrors && attempt == 1)) continue;
                diagnostics.Include(found);
                return null;
            }
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }

    /// <summary>
    /// Publishes a revision: prints the database from the content as it will be, verifies it, commits the revision, and shows the
    /// database. What cannot be printed is not committed.
    /// </summary>
    /// <param name="revision">The revision; it says afterwards whether it is committed.</param>
    /// <param name="diagnostics">Where errors go; those of other collections are warnings.</param>
    /// <returns>The pointer to the database; null where there was an error.</returns>
    /// <exception cref="IOException">
    /// The disk refused. What was published before stands, or the sentence says that the revision is published and what to do.
    /// </exception>
    public DatabasePointer? Publish(PendingRevision revision, Diagnostics diagnostics)
    {
        using var candidate = PrepareBefore(revision, diagnostics);
        if (candidate is null) return null;
        revision.Commit(diagnostics);
        try
        {
            if (Fingerprint.OfPublished(content) == candidate.Content) return candidate.Show();
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

    /// <summary>What the site that is shown says of itself; null where none is.</summary>
    private SiteDescription? Shown()
    {
        using var kept = KeptRows.Open(data, Published);
        return kept?.Site;
    }

    private Prepared? PrepareBefore(PendingRevision revision, Diagnostics diagnostics)
    {
        try
        {
            var found = new Diagnostics();
            var prepared = Prepare(revision.After, always: false, found);
            var own = revision.Plan.Collection;
            var isWhole = prepared?.Broken.All(b => b.Slug != own) == true;
            foreach (var diagnostic in found.All)
                diagnostics.Add(isWhole ? diagnostic with { Severity = Severity.Warning } : diagnostic);
            if (isWhole) return prepared;
            prepared?.Dispose();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{e.Message} Nothing was published; mend that, and run the command again.", e);
        }
    }

    /// <summary>A database that is printed, and not shown yet.</summary>
    /// <param name="Candidate">The database.</param>
    /// <param name="Content">What stands for the content that it was printed from, whether all of it could be read or not.</param>
    /// <param name="Broken">The collections that could not be read.</param>
    private sealed record Prepared(Candidate Candidate, string Content, IReadOnlyList<BrokenCollection> Broken) : IDisposable
    {
        public DatabasePointer Pointer => Candidate.Pointer;

        public DatabasePointer Show() => Candidate.Show();

        public void Dispose() => Candidate.Dispose();
    }

    private Prepared? Prepare(ContentFolder folder, bool always, Diagnostics diagnostics)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var kept = KeptRows.Open(data, Published);
            var (fingerprint, library, ofSite) = ("", new PublishedLibrary(folder), new Diagnostics());
            var isSame = false;
            // A slow print must not put an older state in the place of a newer one: nobody else prints before this is shown.
            var candidate = data.Prepare(Published, content.Root, path =>
            {
                fingerprint = Fingerprint.OfPublished(folder);
                var site = LastDescription.Read(folder, () => kept?.Site, ofSite);
                DatabaseWriter.Write(path, site, library.Collections.Count, library.Read(kept, always));
                isSame = Fingerprint.OfPublished(folder) == fingerprint;
                return isSame && library.Broken.Count < library.Collections.Count ? Fingerprint.Without(fingerprint, library.Broken) : null;
            });
            // A publish that runs meanwhile is seen in part: what reads badly then is no error of the content, and reads well again.
            if (!isSame || (library.Broken.Count > 0 && attempt == 1))
            {
                candidate?.Dispose();
                continue;
            }
            PublishedLibrary.RefuseNone(folder, diagnostics);
            diagnostics.Include(ofSite);
            foreach (var broken in library.Broken) diagnostics.Include(broken.Found);
            return candidate is null ? null : new(candidate, fingerprint, library.Broken);
        }
    }
}
