using Speeches.Content;

namespace Speeches.Import;

/// <summary>A collection, read today from its witnesses.</summary>
/// <param name="File">What <c>collection.md</c> says.</param>
/// <param name="Sources">The sources, in their order.</param>
/// <param name="Excerpts">The excerpts, in the order of the sources.</param>
/// <param name="Registered">The registered occasions.</param>
/// <param name="Supplied">What editors supply.</param>
public sealed record CollectionReading(CollectionFile File, IReadOnlyList<SourceReading> Sources, IReadOnlyList<DraftExcerpt> Excerpts, IReadOnlyList<OccasionEntry> Registered, IReadOnlyList<SuppliedEntry> Supplied)
{
    /// <summary>Reads a collection as far as its names and dates; its excerpts have no ids and no occasions yet.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="slug">The collection.</param>
    /// <param name="authorities">The lists.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>Null where <c>collection.md</c> cannot be read; an error then says why.</returns>
    public static CollectionReading? Read(ContentFolder folder, string slug, Authorities authorities, Diagnostics diagnostics)
    {
        if (CollectionFile.Read(folder, slug, $"{slug}/collection.md", diagnostics) is not { } file) return null;
        if (authorities.FindPerson(file.Speaker) is { } speaker) file = file with { Speaker = speaker.Id };
        else if (file.Speaker.Length > 0)
            diagnostics.Error($"{slug}/collection.md", 0, 0, $"There is no person “{file.Speaker}” in authorities/people.csv; add the speaker there.");
        var sources = file.Sources.Where(Slugs.IsSlug).Select(s => SourceReading.Read(folder, file, s, authorities, diagnostics)).OfType<SourceReading>().ToList();
        var names = new NameResolver(authorities, file.Speaker);
        var excerpts = sources.SelectMany(s => Draft(s, names, diagnostics)).ToList();
        var bySource = excerpts.ToLookup(e => e.Source.File.Slug);
        foreach (var source in sources)
        {
            foreach (var suspicion in Suspicions.Of(source, [.. bySource[source.File.Slug]], authorities.Openings)) diagnostics.Add(source.At(suspicion));
        }
        var registered = OccasionsFile.Read(folder, OccasionsFile.Path(slug), diagnostics);
        foreach (var entry in registered.Where(o => o.Kind is { } kind && !authorities.KindNames.ContainsKey(kind)))
            diagnostics.Error(OccasionsFile.Path(slug), entry.Line, 1, $"There is no kind of occasion “{entry.Kind}”; the kinds are {string.Join(", ", authorities.KindNames.Keys)}.");
        return new(file, sources, excerpts, registered, SuppliedFile.Read(folder, slug, diagnostics));
    }

    private static IEnumerable<DraftExcerpt> Draft(SourceReading source, NameResolver resolver, Diagnostics diagnostics)
    {
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var passage in source.Reading.Passages)
        {
            var names = Names.None;
            EdtfDate? date = null;
            if (passage.Attribution is { } attribution)
            {
                names = resolver.Resolve(source.Reading.Text, attribution);
                foreach (var finding in names.Findings) diagnostics.Add(source.At(finding));
                if (attribution.Date is { } words)
                {
                    date = DateResolver.Resolve(words, source.Witness.Dateline, out var finding);
                    if (finding is not null) diagnostics.Add(source.At(finding));
                }
            }
            var position = positions[passage.Theme ?? ""] = positions.GetValueOrDefault(passage.Theme ?? "") + 1;
            yield return new() { Source = source, Passage = passage, Position = position, Names = names, PrintedDate = date };
        }
    }
}
