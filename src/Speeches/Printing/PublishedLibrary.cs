using Speeches.Content;
using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>A collection whose frozen files cannot be read as they were published.</summary>
/// <param name="Slug">The collection.</param>
/// <param name="Found">Why, in errors with their places.</param>
/// <param name="Shown">
/// What stands for the rows that readers go on with; null where there are none. They may be just those that were published.
/// </param>
/// <param name="Published">What stands for the rows that were published; null where that cannot be read.</param>
public sealed record BrokenCollection(string Slug, Diagnostics Found, string? Shown, string? Published);

/// <summary>
/// What readers are shown: each collection as its last revision froze it, with the rows of the lists that were frozen last, and no draft.
/// The collections are read one after another, and none of them is kept. One that cannot be read is told of, and hinders no other.
/// </summary>
/// <param name="folder">The content folder.</param>
internal sealed class PublishedLibrary(ContentFolder folder)
{
    private readonly List<BrokenCollection> broken = [];

    /// <summary>The slugs of the collections that were ever published, sorted.</summary>
    public IReadOnlyList<string> Collections { get; } = folder.Collections.Where(folder.IsPublished).ToList();

    /// <summary>Those that could not be read; known when all were asked for.</summary>
    public IReadOnlyList<BrokenCollection> Broken => broken;

    /// <summary>Says that a folder holds no collection: probably it is the wrong one.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="diagnostics">Where it is said.</param>
    public static void RefuseNone(ContentFolder folder, Diagnostics diagnostics)
    {
        if (folder.Collections.Count == 0)
            diagnostics.Error(".", 0, 0,
                $"No folder in “{folder.Root}” has a collection.md; name the folder that holds the collections.");
    }

    /// <summary>The collections as they are printed.</summary>
    /// <param name="kept">What was printed before: the rows of what is as it was, or cannot be read; null where there is nothing.</param>
    /// <param name="always">Whether also what is as it was is read again.</param>
    public IEnumerable<PrintedCollection> Read(KeptRows? kept, bool always)
    {
        var lists = ShownLists.Read(folder);
        var owners = new Owners();
        foreach (var slug in Collections)
        {
            var fingerprint = Fingerprint.OfCollection(folder, slug, lists);
            var rows = !always && fingerprint is not null && kept?.FingerprintOf(slug) == fingerprint ? kept.Read(slug) : null;
            var found = new Diagnostics();
            rows ??= Read(slug, lists, fingerprint ?? "", found);
            if (rows is not null && !owners.Take(rows, found)) rows = null;
            if (rows is null && kept?.Read(slug) is { } before && owners.Take(before, new())) rows = before;
            if (found.HasErrors) broken.Add(new(slug, found, rows?.Collection.Fingerprint, fingerprint));
            yield return new(slug, rows, rows is null ? found.All.First(d => d.Severity == Severity.Error).ToString() : null);
        }
    }

    /// <summary>
    /// Whether the same would be printed again, because what it was printed without can still not be read. Only that is read.
    /// </summary>
    /// <param name="kept">What was printed before.</param>
    /// <param name="printed">What stands for it.</param>
    /// <param name="published">What stands for what is published.</param>
    public bool IsPrinted(KeptRows kept, string printed, string published)
    {
        var lists = ShownLists.Read(folder);
        var others = Collections
            .Select(c => new BrokenCollection(c, new(), kept.FingerprintOf(c), Fingerprint.OfCollection(folder, c, lists)))
            .Where(c => c.Published is null || c.Shown != c.Published).ToList();
        if (Fingerprint.Without(published, others) != printed
            || others.Exists(c => Read(c.Slug, lists, c.Published ?? "", c.Found) is not null)) return false;
        broken.AddRange(others);
        return true;
    }

    private CollectionRows? Read(string slug, ShownLists lists, string fingerprint, Diagnostics found)
    {
        try
        {
            // What no revision froze is in today's lists, and they have to be good.
            if (!lists.Frozen.ContainsKey(slug)) found.Include(lists.Today);
            if (folder.Revisions(slug).Count == 0)
            {
                found.Error(RevisionFolder.Of(slug), 0, 0,
                    $"“{RegisterFile.Path(slug)}” has ids that were published, but no revision is here that published them. Restore the "
                    + "revisions from version control; a copied collection is published anew, without the register of the other.");
                return null;
            }
            if (PublishedCollection.Read(folder, slug, lists.Rows, found) is not { } published || found.HasErrors) return null;
            CheckSpeakers(published, lists.Rows, found);
            return found.HasErrors ? null : TableMaker.Make(published, lists.Rows, fingerprint);
        }
        catch (ContentException e)
        {
            found.Add(e.Diagnostic);
            return null;
        }
    }

    /// <summary>Every excerpt is searchable by its speaker's name.</summary>
    internal static void CheckSpeakers(PublishedCollection collection, Authorities lists, Diagnostics diagnostics)
    {
        if (collection.Revisions.Count == 0) return;
        var speakers = collection.Excerpts.SelectMany(e => e.Speakers).Select(s => s.Id).Append(collection.File.Speaker).Distinct();
        foreach (var lost in speakers.Where(id => !lists.People.ContainsKey(id)))
        {
            diagnostics.Error("authorities/people.csv", 0, 0,
                $"The speaker “{lost}” of “{collection.Slug}” is public, but no row here has them any more; bring the row back, "
                + $"or put “{lost}” in the old-slugs of the one that took its place.");
        }
    }

    /// <summary>The ids that are taken; what no revision can be wrong in by itself is an id that two collections have.</summary>
    private sealed class Owners
    {
        private readonly Dictionary<string, string> owners = new(StringComparer.Ordinal);

        public bool Take(CollectionRows rows, Diagnostics found)
        {
            var slug = rows.Collection.Slug;
            foreach (var id in rows.PublicIds.Select(r => r.Id).Where(owners.ContainsKey))
            {
                found.Error(RegisterFile.Path(slug), 0, 0,
                    $"The id “{id}” belongs to the collection “{owners[id]}”; a copied collection is published anew, "
                    + "without the register, the revisions and the ids of the other.");
            }
            if (found.HasErrors) return false;
            foreach (var id in rows.PublicIds) owners.Add(id.Id, slug);
            return true;
        }
    }
}
