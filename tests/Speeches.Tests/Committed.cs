using Speeches.Printing;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests;

/// <summary>Publishes as the commands do, but for the file of the database: what readers are shown is worked out before anything is frozen.</summary>
internal static class Committed
{
    public static Plan? Publish(this Publisher publisher, string collection, DateOnly date, Diagnostics diagnostics) =>
        Commit(publisher.PreparePublish(collection, date, diagnostics), diagnostics);

    public static Plan? Import(this Publisher publisher, NewWitness witness, DateOnly date, string key, Diagnostics diagnostics) =>
        Commit(publisher.PrepareImport(witness, date, key, diagnostics), diagnostics);

    public static Plan? Undo(this Publisher publisher, string collection, DateOnly date, Diagnostics diagnostics) =>
        Commit(publisher.PrepareUndo(collection, date, diagnostics), diagnostics);

    private static Plan? Commit(PendingRevision? pending, Diagnostics diagnostics)
    {
        using var revision = pending;
        if (revision is null) return null;
        var library = new PublishedLibrary(revision.After);
        Assert.Equal(library.Collections.Count, library.Read(kept: null, always: true).Count());
        foreach (var broken in library.Broken) diagnostics.Include(broken.Found);
        if (diagnostics.HasErrors) return null;
        revision.Commit(diagnostics);
        return revision.Plan;
    }
}
