using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>
/// Plans the next revision of a collection: today's reading, a new witness, or the state before the last revision. What is planned is
/// published by <see cref="PendingRevision"/>.
/// </summary>
/// <param name="folder">The content folder.</param>
public sealed class Publisher(ContentFolder folder)
{
    /// <summary>Prepares to publish a collection as it is read today.</summary>
    /// <param name="collection">The collection; no draft of another is read.</param>
    /// <param name="date">The day that the revision carries.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is published.</param>
    /// <returns>What is to be published; null where there was an error, or nothing to publish.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">The disk refused to complete what an interruption left.</exception>
    public PendingRevision? PreparePublish(string collection, DateOnly date, Diagnostics diagnostics) =>
        Prepare(collection, date, diagnostics, seen => PlanReading(seen, seen, collection, date, null, diagnostics));

    /// <summary>Plans what a new witness would do, and writes nothing.</summary>
    /// <param name="witness">The witness.</param>
    /// <param name="date">The day that the revision would carry.</param>
    /// <param name="diagnostics">Where errors go; open questions are errors too.</param>
    /// <returns>The plan; null where the content cannot be read.</returns>
    public Plan? PlanImport(NewWitness witness, DateOnly date, Diagnostics diagnostics)
    {
        var seen = Unfinished.AsCompleted(folder, witness.Collection, diagnostics).Snapshot();
        return new ImportPlanner(seen, witness, date, diagnostics).Make();
    }

    /// <summary>Prepares to take a new witness into the content, and to publish what it says.</summary>
    /// <param name="witness">The witness.</param>
    /// <param name="date">The day that the revision carries.</param>
    /// <param name="key">The <see cref="Plan.Key"/> of the plan that was agreed to; exactly that plan is carried out, or nothing.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is published.</param>
    /// <returns>What is to be published; null where there was an error.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">As for <see cref="PreparePublish"/>.</exception>
    public PendingRevision? PrepareImport(NewWitness witness, DateOnly date, string key, Diagnostics diagnostics) =>
        Prepare(witness.Collection, date, diagnostics, seen =>
        {
            if (new ImportPlanner(seen, witness, date, diagnostics).Make() is not { } plan || diagnostics.HasErrors) return null;
            if (plan.Key == key) return plan;
            diagnostics.Error($"{witness.Collection}/sources/{witness.Source}", 0, 0, $"The plan “{key}” is not the one that would be carried out now, which is “{plan.Key}”: the files, the content or the program have changed since. Look at the new plan, and agree to that.");
            return null;
        });

    /// <summary>Plans what taking back the last revision would do, and writes nothing.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="date">The day that the revision would carry.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>The plan; null where there is nothing to take back, or the content cannot be read.</returns>
    public Plan? PlanUndo(string collection, DateOnly date, Diagnostics diagnostics) =>
        PlanUndo(Unfinished.AsCompleted(folder, collection, diagnostics).Snapshot(), collection, date, diagnostics);

    /// <summary>Prepares to take back the last revision: the state before it is published as a new one.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="date">The day that the revision carries.</param>
    /// <param name="diagnostics">Where errors go; with any error nothing is published.</param>
    /// <returns>What is to be published; null where there was an error.</returns>
    /// <exception cref="ContentException">Another process is writing the content.</exception>
    /// <exception cref="IOException">As for <see cref="PreparePublish"/>.</exception>
    public PendingRevision? PrepareUndo(string collection, DateOnly date, Diagnostics diagnostics) =>
        Prepare(collection, date, diagnostics, seen => PlanUndo(seen, collection, date, diagnostics));

    internal static Plan? PlanReading(ContentFolder planned, ContentFolder seen, string collection, DateOnly date, PlacedWitness? witness, Diagnostics diagnostics)
    {
        var authorities = Authorities.Read(planned, diagnostics);
        var published = PublishedCollection.Read(planned, collection, authorities, diagnostics);
        if (published is not null) RegisterStates.Check(planned, published, diagnostics);
        var reading = CollectionReading.Read(planned, collection, authorities, diagnostics);
        if (published is null || reading is null || diagnostics.HasErrors) return null;
        CheckDate(published, date, diagnostics);
        return new Planner(planned, seen, authorities, Identifiers(planned, published).Mint, diagnostics)
        {
            Date = date,
            Note = witness is null ? null : $"Witness {witness.Number} of {witness.Source} was received.",
            WithdrawalReason = witness is null ? null : $"Witness {witness.Number} of {witness.Source} does not have it.",
        }.Make(reading, published);
    }

    private PendingRevision? Prepare(string collection, DateOnly date, Diagnostics diagnostics, Func<ContentFolder, Plan?> make)
    {
        var held = ContentLock.Take(folder);
        PendingRevision? pending = null;
        try
        {
            Unfinished.Finish(folder, collection, diagnostics);
            if (make(folder.Snapshot()) is { HasChanges: true } plan && !diagnostics.HasErrors) pending = new(folder, plan, date, held);
            return pending;
        }
        finally
        {
            if (pending is null) held.Dispose();
        }
    }

    private static Plan? PlanUndo(ContentFolder seen, string collection, DateOnly date, Diagnostics diagnostics)
    {
        var authorities = Authorities.Read(seen, diagnostics);
        if (PublishedCollection.Read(seen, collection, authorities, diagnostics) is not { } published) return null;
        RegisterStates.Check(seen, published, diagnostics);
        if (diagnostics.HasErrors) return null;
        CheckDate(published, date, diagnostics);
        return new UndoPlanner(seen, authorities, date, diagnostics).Make(published);
    }

    /// <summary>No id is minted twice; those of the other collections are known from what they froze, whatever state their files are in.</summary>
    private static Identifiers Identifiers(ContentFolder folder, PublishedCollection published)
    {
        // An error in what another collection froze is said where that is built.
        var others = folder.Collections.Where(c => c != published.Slug).SelectMany(c => RegisterOf(folder, c));
        return new(published.Register.Concat(others).Select(e => e.Id));
    }

    private static IReadOnlyList<RegisterEntry> RegisterOf(ContentFolder folder, string collection)
    {
        try
        {
            return RevisionFolder.LastInfo(folder, collection)?.PlaceOf(collection, "register.csv") is { } register
                ? RegisterFile.Read(folder, register, new Diagnostics()) : [];
        }
        catch (ContentException)
        {
            return [];
        }
    }

    private static void CheckDate(PublishedCollection published, DateOnly date, Diagnostics diagnostics)
    {
        if (published.Revisions.LastOrDefault() is { } last && date < last.Info.Date)
            diagnostics.Error($"{last.Path}/revision.json", 0, 0, $"The last revision is dated {last.Info.Date:yyyy-MM-dd}; a later one cannot be dated {date:yyyy-MM-dd}.");
    }
}
