using System.Globalization;
using Speeches.Content;
using Speeches.Import;
using Speeches.Revisions;

namespace Speeches.Printing;

/// <summary>One collection: as published, as read today, and what publishing would change.</summary>
/// <param name="Published">The last revision's state.</param>
/// <param name="Today">What the witnesses say today; null where they cannot be read.</param>
/// <param name="Plan">The revision that would come next; null where today's reading has errors.</param>
public sealed record ComparedCollection(PublishedCollection Published, CollectionReading? Today, Plan? Plan);

/// <summary>The whole content, read and compared.</summary>
/// <param name="Authorities">The lists.</param>
/// <param name="Collections">In the order of their slugs.</param>
public sealed record LibraryReading(Authorities Authorities, IReadOnlyList<ComparedCollection> Collections)
{
    /// <summary>Reads everything and writes nothing.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static LibraryReading Read(ContentFolder folder, Diagnostics diagnostics)
    {
        var authorities = Authorities.Read(folder, diagnostics);
        if (folder.Collections.Count == 0)
            diagnostics.Error(".", 0, 0, $"No folder in “{folder.Root}” has a collection.md; name the folder that holds the collections.");
        var collections = new List<ComparedCollection>();
        var number = 0;
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var slug in folder.Collections)
        {
            if (PublishedCollection.Read(folder, slug, authorities, diagnostics) is not { } published) continue;
            foreach (var entry in published.Register.Where(r => !owners.TryAdd(r.Id, slug)))
                diagnostics.Error(RegisterFile.Path(slug), 0, 0, $"The id “{entry.Id}” belongs to the collection “{owners[entry.Id]}”; a copied collection is published anew, without the register, the revisions and the ids of the other.");
            var completed = Unfinished.AsCompleted(folder, slug);
            var today = CollectionReading.Read(completed, slug, authorities, diagnostics);
            // Passages that were never published have ids for the time being, which nobody is shown.
            string Mint() => string.Create(CultureInfo.InvariantCulture, $"draft-{++number}");
            var planner = new Planner(completed, completed, authorities, Mint, diagnostics) { Date = published.Revisions.LastOrDefault()?.Info.Date ?? default };
            var plan = today is null || diagnostics.HasErrors ? null : planner.Make(today, published);
            collections.Add(new(published, today, plan));
        }
        return new(authorities, collections);
    }

    /// <summary>What was read, in a few lines for the start of the site.</summary>
    public IEnumerable<string> Report()
    {
        foreach (var (published, _, plan) in Collections)
        {
            var counterparts = published.Excerpts.SelectMany(e => e.Counterparts).Select(c => c.Id).Distinct().Count();
            yield return published.Revisions.Count == 0
                ? $"{published.Slug}: no revision is published yet."
                : $"{published.Slug}: revision {published.Revisions.Count} of {published.Revisions[^1].Info.Date:yyyy-MM-dd}, {published.Excerpts.Count} excerpts from {published.Sources.Count} {(published.Sources.Count == 1 ? "source" : "sources")}, {published.Excerpts.Select(e => e.Occasion.Id).Distinct().Count()} occasions, {counterparts} counterparts.";
            if (plan is { HasChanges: true }) yield return $"{published.Slug}: {Unpublished(plan)} Run “publish {published.Slug}” to publish, “check” to see.";
        }
    }

    /// <summary>What publishing would change, in a sentence.</summary>
    /// <param name="plan">The plan.</param>
    public static string Unpublished(Plan plan)
    {
        var parts = plan.Excerpts.Where(e => e.Outcome.Outcome != Outcome.Unchanged).GroupBy(e => e.Outcome.Outcome).Select(g => $"{g.Count()} {g.Key.Name()}")
            .Concat(plan.Gone.GroupBy(g => g.Outcome.Outcome).Select(g => $"{g.Count()} {g.Key.Name()}")).ToList();
        return (parts.Count == 0, plan.ChangedInputs.Count) switch
        {
            (true, 0) => "nothing is unpublished.",
            (true, _) => $"unpublished changes in {string.Join(", ", plan.ChangedInputs)}.",
            (false, 0) => $"unpublished: {string.Join(", ", parts)}.",
            _ => $"unpublished: {string.Join(", ", parts)}; changes in {string.Join(", ", plan.ChangedInputs)}.",
        };
    }
}
