using System.Globalization;
using Speeches.Content;
using Speeches.Import;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>One collection: as published, as read today, and what publishing would change.</summary>
/// <param name="Published">The last revision's state.</param>
/// <param name="Today">What the witnesses say today; null where they cannot be read.</param>
/// <param name="Plan">The revision that would come next; null where today's reading has errors.</param>
public sealed record ComparedCollection(PublishedCollection Published, CollectionReading? Today, Plan? Plan);

/// <summary>The whole content, read and compared with what is published: for <c>check</c> and the draft.</summary>
/// <param name="Authorities">The lists.</param>
/// <param name="Collections">In the order of their slugs.</param>
public sealed record LibraryReading(Authorities Authorities, IReadOnlyList<ComparedCollection> Collections)
{
    /// <summary>Reads everything and writes nothing.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="diagnostics">Where errors go; those of one collection hide nothing of another.</param>
    /// <param name="only">The collection that is read, and no file of another; null for all of them.</param>
    public static LibraryReading Read(ContentFolder folder, Diagnostics diagnostics, string? only = null)
    {
        PublishedLibrary.RefuseNone(folder, diagnostics);
        var authorities = Authorities.Read(folder, diagnostics);
        var canPlan = !diagnostics.HasErrors;
        var collections = new List<ComparedCollection>();
        var number = 0;
        // Passages that were never published have ids for the time being, which nobody is shown.
        string Mint() => string.Create(CultureInfo.InvariantCulture, $"draft-{++number}");
        foreach (var slug in only is null ? folder.Collections : [only])
        {
            var found = new Diagnostics();
            try
            {
                if (Compare(folder, slug, authorities, Mint, canPlan, found) is { } compared) collections.Add(compared);
            }
            catch (ContentException e)
            {
                found.Add(e.Diagnostic);
            }
            diagnostics.Include(found);
        }
        foreach (var collection in collections) PublishedLibrary.CheckSpeakers(collection.Published, authorities, diagnostics);
        return new(authorities, collections);
    }

    private static ComparedCollection? Compare(ContentFolder folder, string slug, Authorities authorities, Func<string> mint, bool canPlan, Diagnostics found)
    {
        var completed = Unfinished.AsCompleted(folder, slug, found);
        if (PublishedCollection.Read(completed, slug, authorities, found) is not { } published) return null;
        RegisterStates.Check(completed, published, found);
        var today = CollectionReading.Read(completed, slug, authorities, found);
        var planner = new Planner(completed, completed, authorities, mint, found) { Date = published.Revisions.LastOrDefault()?.Info.Date ?? default };
        return new(published, today, today is null || !canPlan || found.HasErrors ? null : planner.Make(today, published));
    }

    /// <summary>What readers would be shown if today's reading were published; a collection that cannot be is shown as it is published.</summary>
    /// <param name="fingerprint">What stands for all that was read.</param>
    internal IReadOnlyList<PrintedCollection> Drafted(string fingerprint) => Collections
        .Where(c => (c.Plan is not null || c.Published.Revisions.Count > 0) && Authorities.People.ContainsKey(c.Published.File.Speaker))
        .Select(c => new PrintedCollection(c.Published.Slug,
            TableMaker.Make(c.Plan is null ? c.Published : c.Published.Drafted(c.Today!, c.Plan), Authorities, fingerprint), null)).ToList();

    /// <summary>What publishing would change, in a sentence.</summary>
    /// <param name="plan">The plan.</param>
    public static string Unpublished(Plan plan)
    {
        var parts = plan.Excerpts.Where(e => e.Outcome.Outcome != Outcome.Unchanged).GroupBy(e => e.Outcome.Outcome).Select(g => $"{g.Count()} {g.Key.Name()}")
            .Concat(plan.Gone.GroupBy(g => g.Outcome.Outcome).Select(g => $"{g.Count()} {g.Key.Name()}")).ToList();
        var changes = string.Join(", ", plan.ChangedInputs.Concat(plan.ListChanges.Select(c => $"{c.File} ({c.Id})")));
        return (parts.Count == 0, changes.Length == 0) switch
        {
            (true, true) => "nothing is unpublished.",
            (true, _) => $"unpublished changes in {changes}.",
            (false, true) => $"unpublished: {string.Join(", ", parts)}.",
            _ => $"unpublished: {string.Join(", ", parts)}; changes in {changes}.",
        };
    }
}
