using Speeches.Content;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>What readers are shown: each collection as its last revision froze it, with the names that the lists give, and no draft.</summary>
/// <param name="Authorities">The lists.</param>
/// <param name="Collections">In the order of their slugs; those that were ever published.</param>
public sealed record PublishedLibrary(Authorities Authorities, IReadOnlyList<PublishedCollection> Collections)
{
    /// <summary>Reads what is published.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="diagnostics">Where errors go: what is frozen is damaged, or a list cannot be read.</param>
    public static PublishedLibrary Read(ContentFolder folder, Diagnostics diagnostics)
    {
        RefuseNone(folder, diagnostics);
        var authorities = Authorities.Read(folder, diagnostics);
        var collections = new List<PublishedCollection>();
        foreach (var slug in folder.Collections.Where(c => folder.Revisions(c).Count > 0))
        {
            if (PublishedCollection.Read(folder, slug, authorities, diagnostics) is { } published) collections.Add(published);
        }
        var library = new PublishedLibrary(authorities, collections);
        library.Check(diagnostics);
        return library;
    }

    /// <summary>Says that a folder holds no collection: probably it is the wrong one.</summary>
    internal static void RefuseNone(ContentFolder folder, Diagnostics diagnostics)
    {
        if (folder.Collections.Count == 0)
            diagnostics.Error(".", 0, 0, $"No folder in “{folder.Root}” has a collection.md; name the folder that holds the collections.");
    }

    /// <summary>Refuses what no revision can be wrong in by itself: an id that two collections have, a speaker whom no list has.</summary>
    internal void Check(Diagnostics diagnostics)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var collection in Collections)
        {
            foreach (var entry in collection.Register.Where(r => !owners.TryAdd(r.Id, collection.Slug)))
            {
                diagnostics.Error(RegisterFile.Path(collection.Slug), 0, 0,
                    $"The id “{entry.Id}” belongs to the collection “{owners[entry.Id]}”; a copied collection is published anew, "
                    + "without the register, the revisions and the ids of the other.");
            }
            // Every excerpt is searchable by its speaker's name.
            if (collection.Revisions.Count == 0) continue;
            var speakers = collection.Excerpts.SelectMany(e => e.Speakers).Select(s => s.Id).Append(collection.File.Speaker).Distinct();
            foreach (var lost in speakers.Where(id => !Authorities.People.ContainsKey(id)))
            {
                diagnostics.Error("authorities/people.csv", 0, 0,
                    $"The speaker “{lost}” of “{collection.Slug}” is public, but no row here has them any more; bring the row back, "
                    + $"or put “{lost}” in the old-slugs of the one that took its place.");
            }
        }
    }

    internal Tables Tables() => TableMaker.Make(Collections, Authorities, Report().ToList());

    /// <summary>What is published, in a line a collection, for the start of the site.</summary>
    private IEnumerable<string> Report() => Collections.Select(c => c.Revisions.Count == 0
        ? $"{c.Slug}: no revision is published yet."
        : $"{c.Slug}: revision {c.Revisions.Count} of {c.Revisions[^1].Info.Date:yyyy-MM-dd}, {c.Excerpts.Count} excerpts "
            + $"from {c.Sources.Count} {(c.Sources.Count == 1 ? "source" : "sources")}, {c.Excerpts.Select(e => e.Occasion.Id).Distinct().Count()} occasions, "
            + $"{c.Excerpts.SelectMany(e => e.Counterparts).Select(p => p.Id).Distinct().Count()} counterparts.");
}
