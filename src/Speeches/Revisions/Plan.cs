using System.Text.Json;
using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>An excerpt of a planned revision.</summary>
/// <param name="Draft">What was read today.</param>
/// <param name="Record">The record it would be published with.</param>
/// <param name="Outcome">What the revision does to it.</param>
public sealed record PlannedExcerpt(DraftExcerpt Draft, Excerpt Record, OutcomeRecord Outcome);

/// <summary>The revision that today's reading would make, compared with the last one.</summary>
/// <param name="Number">The number it would have.</param>
/// <param name="Excerpts">In the order of the sources.</param>
/// <param name="Missing">Published excerpts that today's reading does not have.</param>
/// <param name="Occasions">The occasions with their ids, slugs and members.</param>
/// <param name="Register">The register as it would be.</param>
/// <param name="Spans">Every span of every source.</param>
/// <param name="SpansChanged">Whether a span, or the order of the passages, differs from the last revision.</param>
/// <param name="Inputs">The small files it is made from, as they were read, by path within the collection's folder.</param>
/// <param name="ChangedInputs">Those of them that differ from the last revision.</param>
public sealed record Plan(
    int Number, IReadOnlyList<PlannedExcerpt> Excerpts, IReadOnlyList<Excerpt> Missing, IReadOnlyList<OccasionEntry> Occasions,
    IReadOnlyList<RegisterEntry> Register, IReadOnlyList<SpanRecord> Spans, bool SpansChanged,
    IReadOnlyDictionary<string, byte[]> Inputs, IReadOnlyList<string> ChangedInputs)
{
    /// <summary>Whether publishing would change anything.</summary>
    public bool HasChanges => Missing.Count > 0 || SpansChanged || ChangedInputs.Count > 0 || Excerpts.Any(e => e.Outcome.Outcome != "unchanged");

    /// <summary>Plans a revision.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="reading">What was read today.</param>
    /// <param name="published">What was published.</param>
    /// <param name="authorities">The lists.</param>
    /// <param name="mint">Gives a new id.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static Plan Make(ContentFolder folder, CollectionReading reading, PublishedCollection published, Authorities authorities, Func<string> mint, Diagnostics diagnostics)
    {
        var slug = reading.File.Slug;
        var number = published.Revisions.Count + 1;
        var missing = Identify(reading.Excerpts, published.Excerpts);
        var known = published.Register.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (occasion, member) in reading.Registered.SelectMany(o => o.Members.Select(m => (o, m.Excerpt))).Where(p => p.Excerpt is { } id && !known.Contains(id)))
            diagnostics.Error(OccasionsFile.Path(slug), occasion.Line, 1, $"No excerpt has the id “{member}”; name a member by the id that the register has, or before it is published as “source: attribution as printed”.");
        var dates = published.Occasions.ToDictionary(o => o.Id, o => o.Date);
        foreach (var entry in reading.Registered.Where(o => o.Date != (o.Id is null ? null : dates.GetValueOrDefault(o.Id))))
            diagnostics.Error(OccasionsFile.Path(slug), entry.Line, 1, $"The date of an occasion is read from its passages, not from this table: “{entry.Date?.Edtf}” was written by hand. Take it back, and supply the date with its evidence in {SuppliedFile.Path(slug)}.");
        var groups = new OccasionGrouping(reading.Excerpts, reading.Registered, diagnostics).Group(OccasionsFile.Path(slug));
        var newIds = reading.Excerpts.Where(d => d.Id is null).ToDictionary(d => d, _ => mint());
        string Id(DraftExcerpt draft) => draft.Id ?? newIds[draft];

        var supplied = new SuppliedValues(reading.Supplied, authorities, reading.File, diagnostics);
        var naming = new OccasionNaming(authorities, reading.Registered);
        var entries = groups.Select(g => naming.Register(g, supplied.DateOf(g.Registered?.Id), Id, mint)).ToList();
        Gate.Check(reading, published, missing, entries, authorities, diagnostics);
        supplied.Check(PrintedLines(groups.Zip(entries), Id), entries.Select(e => e.Id!).ToHashSet(StringComparer.Ordinal));
        var occasions = groups.Zip(entries).ToDictionary(p => p.First, p => p.Second.ToOccasion());
        var builder = new ExcerptBuilder(reading.File, authorities, supplied);
        var then = published.Excerpts.ToDictionary(e => e.Id, StringComparer.Ordinal);
        var versions = published.Versions.GroupBy(v => v.Id).ToDictionary(g => g.Key, g => g.Max(v => v.Version));
        var positions = new Dictionary<(string, string), int>();
        var excerpts = reading.Excerpts.Select(draft =>
        {
            var record = builder.Build(draft, Id(draft), occasions[draft.Occasion!], 1, number);
            // A theme that is supplied moves the passage, so positions are counted last.
            var place = (record.Source, record.Theme ?? "");
            record = record with { Position = positions[place] = positions.GetValueOrDefault(place) + 1 };
            if (draft.Id is null) return new PlannedExcerpt(draft, record, new(record.Id, "new", 1));
            var before = then[draft.Id];
            if (Difference.Fields(before, record) is { Count: > 0 } fields)
                return new(draft, record with { Version = versions[draft.Id] + 1 }, new(record.Id, "changed", versions[draft.Id] + 1, fields));
            record = record with { Version = before.Version, Revision = before.Revision };
            return new(draft, record, new(record.Id, Difference.Any(before, record) ? "noted" : "unchanged", record.Version));
        }).ToList();

        var register = published.Register
            .Concat(excerpts.Where(e => e.Draft.Id is null).Select(e => new RegisterEntry(e.Record.Id, "excerpt", RegisterState.Live, number, null, null, null)))
            .Concat(entries.Where(o => !known.Contains(o.Id!)).Select(o => new RegisterEntry(o.Id!, "occasion", RegisterState.Live, number, null, null, null)))
            .ToList();
        var last = published.Revisions.LastOrDefault();
        var inputs = ReadInputs(folder, reading, OccasionsFile.Write(entries));
        var changed = inputs.Where(i => last?.Info.Files.GetValueOrDefault($"inputs/{i.Key}") != ContentFolder.Digest(i.Value)).Select(i => i.Key)
            .Concat(last is null ? [] : last.Info.Files.Keys.Where(f => f.StartsWith("inputs/", StringComparison.Ordinal) && !inputs.ContainsKey(f[7..])).Select(f => f[7..])).ToList();
        var spans = SpansOf(reading, excerpts).ToList();
        var moved = last is not null && !last.Spans.Select(Line).SequenceEqual(spans.Select(Line));
        return new(number, excerpts, missing, entries, register, spans, moved, inputs, changed);

        static string Line(SpanRecord span) => JsonSerializer.Serialize(span, RevisionJson.Lines.SpanRecord);
    }

    /// <summary>Sets the id of each excerpt that was published, source by source.</summary>
    /// <returns>The published excerpts that today's reading does not have.</returns>
    private static List<Excerpt> Identify(IReadOnlyList<DraftExcerpt> drafts, IReadOnlyList<Excerpt> published)
    {
        var missing = new List<Excerpt>();
        var today = drafts.ToLookup(d => d.Source.File.Slug);
        foreach (var then in published.GroupBy(e => e.Source))
        {
            var (old, now) = (then.ToList(), today[then.Key].ToList());
            var result = Alignment.Align(
                old.Select(e => new AlignedPassage(e.Text, e.TextAsPrinted, e.AttributionAsPrinted, e.Theme, e.AttributionAsPrinted is null ? null : e.Occasion.Kind, [.. e.People.Select(p => p.Id), .. e.Counterparts.Select(c => c.Id)], e.Date)).ToList(),
                now.Select(d => new AlignedPassage(d.Emended.Text, d.TextAsPrinted, d.AttributionAsPrinted, d.Passage.Theme, d.Passage.Attribution?.Opening.Kind, [.. d.Names.People.Select(p => p.Id), .. d.Names.Counterparts.Select(c => c.Id)], d.PrintedDate)).ToList(), []);
            foreach (var (draft, link) in now.Zip(result.Now)) draft.Id = link.Keeps is { } kept ? old[kept].Id : null;
            missing.AddRange(old.Where((_, index) => result.Now.All(n => n.Keeps != index)));
        }
        return missing;
    }

    /// <summary>The lines that supplied values can rest on, by the id of the occasion or the excerpt that prints them.</summary>
    private static ILookup<string, string> PrintedLines(IEnumerable<(OccasionGroup Group, OccasionEntry Entry)> occasions, Func<DraftExcerpt, string> id) => occasions
        .SelectMany(o => o.Group.Members.SelectMany(m => new[]
        {
            (Id: o.Entry.Id!, Line: m.AttributionAsPrinted ?? ""),
            (Id: id(m), Line: m.AttributionAsPrinted ?? ""),
            (Id: id(m), Line: m.TextAsPrinted),
        })).ToLookup(p => p.Id, p => p.Line);

    /// <summary>The small files that a revision is made from, by path within the collection's folder.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="reading">What was read today.</param>
    /// <param name="occasions">The text of <c>occasions.csv</c> as it will be.</param>
    private static SortedDictionary<string, byte[]> ReadInputs(ContentFolder folder, CollectionReading reading, string occasions)
    {
        var slug = reading.File.Slug;
        var inputs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["collection.md"] = folder.ReadBytes($"{slug}/collection.md"),
            ["occasions.csv"] = System.Text.Encoding.UTF8.GetBytes(occasions),
        };
        foreach (var source in reading.Sources.Select(s => s.File))
        {
            foreach (var path in new[] { $"sources/{source.Slug}/source.md", $"sources/{source.Slug}/{source.Witness}/witness.md" })
                inputs[path] = folder.ReadBytes($"{slug}/{path}");
            KeepWhereThere($"sources/{source.Slug}/{source.Witness}/emendations.csv");
        }
        KeepWhereThere("supplied.csv");
        return inputs;

        void KeepWhereThere(string path)
        {
            if (folder.Exists($"{slug}/{path}")) inputs[path] = folder.ReadBytes($"{slug}/{path}");
        }
    }

    private static IEnumerable<SpanRecord> SpansOf(CollectionReading reading, List<PlannedExcerpt> excerpts)
    {
        foreach (var source in reading.Sources)
        {
            var byStart = excerpts.Where(e => e.Draft.Source == source).ToDictionary(e => e.Draft.Passage.Range.Start);
            var byAttribution = byStart.Values.Where(e => e.Draft.Passage.Attribution is not null).ToDictionary(e => e.Draft.Passage.Attribution!.Range.End);
            var standfirsts = source.Reading.Standfirsts.ToDictionary(s => s.Range.Start);
            foreach (var span in source.Reading.Spans)
            {
                var excerpt = span.Kind switch
                {
                    SpanKind.Excerpt => byStart[span.Start],
                    SpanKind.Attribution => byAttribution.GetValueOrDefault(span.End),
                    _ => null,
                };
                var standfirst = span.Kind == SpanKind.Standfirst ? standfirsts[span.Start] : null;
                // The record of an excerpt has its own text, with what is supplied.
                var emended = span.Kind == SpanKind.Excerpt ? null : source.Emended(new(span.Start, span.End));
                yield return new()
                {
                    Source = source.File.Slug,
                    Witness = source.File.Witness,
                    Start = span.Start,
                    End = span.End,
                    Kind = span.Kind,
                    Theme = standfirst?.Theme ?? (span.Kind == SpanKind.Excerpt ? excerpt!.Record.Theme : null),
                    Excerpt = excerpt?.Record.Id,
                    Position = span.Kind == SpanKind.Excerpt ? excerpt!.Record.Position : null,
                    CutOff = standfirst?.CutOff == true ? true : null,
                    Text = emended is { Emendations.Count: > 0 } ? emended.Text : null,
                    Emendations = emended is { Emendations.Count: > 0 } ? emended.Emendations : null,
                    Fields = span.Kind == SpanKind.Excerpt && ExcerptBuilder.Fields(excerpt!.Draft) is { Count: > 0 } fields ? fields : null,
                };
            }
        }
    }
}
