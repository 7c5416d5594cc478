using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>A published source with its witness and the spans of it.</summary>
/// <param name="File">What <c>source.md</c> said when it was published.</param>
/// <param name="Witness">What <c>witness.md</c> said when it was published.</param>
/// <param name="Text">The decoded text that the spans count in.</param>
/// <param name="Spans">Every span, in the order of the text.</param>
public sealed record PublishedSource(SourceFile File, WitnessFile Witness, string Text, IReadOnlyList<SpanRecord> Spans);

/// <summary>
/// The state that the last revision of a collection froze, put together from all its revisions, the register, and today's authority
/// (for display names only).
/// </summary>
/// <param name="Slug">The collection.</param>
/// <param name="File">What <c>collection.md</c> said when it was published; today's where there is no revision.</param>
/// <param name="Revisions">First to last; empty where nothing was published.</param>
/// <param name="Sources">In their order.</param>
/// <param name="Excerpts">The live excerpts, in the order of the sources.</param>
/// <param name="Versions">Every version of every excerpt that ever was, by id and version.</param>
/// <param name="Occasions">In the order of the table.</param>
/// <param name="Register">Every id that was ever public, with what the last revision says has become of it.</param>
public sealed record PublishedCollection(
    string Slug, CollectionFile File, IReadOnlyList<RevisionFolder> Revisions, IReadOnlyList<PublishedSource> Sources,
    IReadOnlyList<Excerpt> Excerpts, IReadOnlyList<Excerpt> Versions, IReadOnlyList<Occasion> Occasions, IReadOnlyList<RegisterEntry> Register)
{
    /// <summary>The decoded text of every witness that was ever published, by source and number.</summary>
    public IReadOnlyDictionary<(string Source, string Witness), string> Texts { get; init; } = new Dictionary<(string, string), string>();

    /// <summary>
    /// The excerpts whose words stand in the witnesses, in the order of the sources: the live ones, and those that an editor took from
    /// the readers though the text has them.
    /// </summary>
    internal IReadOnlyList<Excerpt> Standing { get; init; } = [];

    /// <summary>The rows of the lists that the last revision froze; null where it is of format 1 or 2, or there is none.</summary>
    internal Authorities? Lists { get; init; }

    private Dictionary<string, Excerpt>? live;
    private Dictionary<string, Excerpt>? newest;

    /// <summary>Reads a collection as published: what is frozen, and no draft; of one that was never published, what <c>collection.md</c> says.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="slug">The collection.</param>
    /// <param name="authorities">The lists.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <param name="upTo">The revision whose state is read; null for the last.</param>
    /// <returns>Null where it cannot be read; an error then says why.</returns>
    public static PublishedCollection? Read(ContentFolder folder, string slug, Authorities authorities, Diagnostics diagnostics, int? upTo = null)
    {
        try
        {
            folder = Unfinished.AsPlaced(folder, slug);
            var revisions = RevisionFolder.ReadAll(folder, slug);
            if (revisions.Count == 0)
                return CollectionFile.Read(folder, slug, $"{slug}/collection.md", diagnostics) is { } today ? new(slug, today, [], [], [], [], [], []) : null;
            if (upTo is { } end) revisions = revisions.Take(end).ToList();
            var found = new Diagnostics();
            var published = Fold(folder, slug, authorities, revisions, found);
            diagnostics.Include(found);
            return published;
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }

    /// <summary>The collection as it would be if today's reading were published: an editor's view, never exported.</summary>
    /// <param name="reading">What was read today.</param>
    /// <param name="plan">The revision that would come next.</param>
    public PublishedCollection Drafted(CollectionReading reading, Plan plan) => this with
    {
        File = reading.File,
        Sources = reading.Sources.Select(s => new PublishedSource(s.File, s.Witness, s.Reading.Text, plan.Spans.Where(p => p.Source == s.File.Slug).ToList())).ToList(),
        Excerpts = plan.Excerpts.Select(e => e.Record).ToList(),
        Versions = Versions.Concat(plan.Excerpts.Select(e => e.Record)).GroupBy(r => (r.Id, r.Version)).Select(g => g.Last()).ToList(),
        Occasions = plan.Occasions.Select(o => o.ToOccasion()).ToList(),
        Texts = reading.Sources.Select(s => KeyValuePair.Create((s.File.Slug, s.File.Witness), s.Reading.Text)).Concat(Texts).DistinctBy(t => t.Key).ToDictionary(),
    };

    /// <summary>An excerpt that was ever public.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The record it is shown with, null where it is not live; and that of its newest version.</returns>
    internal (Excerpt? Live, Excerpt Newest) LastOf(string id)
    {
        live ??= Excerpts.ToDictionary(e => e.Id, StringComparer.Ordinal);
        newest ??= Versions.GroupBy(v => v.Id).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Version)!, StringComparer.Ordinal);
        return (live.GetValueOrDefault(id), newest[id]);
    }

    private static PublishedCollection? Fold(ContentFolder folder, string slug, Authorities authorities, IReadOnlyList<RevisionFolder> revisions, Diagnostics diagnostics)
    {
        var last = revisions[^1];
        if (CollectionFile.Read(folder, slug, last.PlaceOf("inputs/collection.md"), diagnostics) is not { } file) return null;
        foreach (var (number, (path, digest)) in revisions.SelectMany(r => r.Info.Witnesses.Select(w => (r.Info.Number, w))).DistinctBy(w => w.w))
        {
            if (ContentFolder.Digest(folder.ReadBytes($"{slug}/{path}")) != digest)
                throw new ContentException($"{slug}/{path}", $"This witness was edited after revision {number} was published from it; a witness is kept as received. Restore it from version control, and bring the change in as a new witness.");
        }
        var texts = new Dictionary<(string Source, string Witness), string>();
        var checks = new FrozenChecks(slug);
        var present = new List<RevisionFolder>();
        var (place, then) = ("", file);
        // What the older formats did not say of a source, its last file of their time says.
        var older = revisions.LastOrDefault(r => r.Info.Format < 3);
        var files = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        foreach (var revision in revisions)
        {
            if (revision.PlaceOf("inputs/collection.md") is var other && other != place)
            {
                if (CollectionFile.Read(folder, slug, other, diagnostics) is not { } read) return null;
                (place, then) = (other, read);
            }
            present.Add(checks.Check(revision, then,
                source => files.TryGetValue(source, out var known) ? known
                    : files[source] = ReadFile(folder, older!.Info.Files.ContainsKey($"inputs/sources/{source}/source.md") 
                        ? older : revision, source),
                (source, witness) => texts.TryGetValue((source, witness), out var known) ? known
                    : texts[(source, witness)] = ReadText(folder, slug, revision, then, source, witness, diagnostics)));
        }
        revisions = present;
        last = revisions[^1];
        var sources = file.Sources.Select(s => ReadSource(folder, s, file, last, texts, diagnostics)).OfType<PublishedSource>().ToList();
        var rows = OccasionsFile.Read(folder, last.PlaceOf("inputs/occasions.csv"), diagnostics);
        var register = RegisterFile.Read(folder, last.PlaceOf("register.csv"), diagnostics);
        var lists = FrozenLists.Read(folder, slug, last.Info, diagnostics);
        if (diagnostics.HasErrors) return null;
        checks.CheckRegister(last, register, rows);
        var occasions = rows.Select(o => o.ToOccasion()).ToList();
        // The frozen file may name the speaker by an id that has another now.
        file = file with { Speaker = authorities.FindPerson(file.Speaker)?.Id ?? file.Speaker };
        var names = new DisplayNames(authorities, occasions);
        var records = new Dictionary<(string, int), Excerpt>();
        foreach (var record in revisions.SelectMany(r => r.Excerpts.Concat(r.Erased.Select(e => e.ToExcerpt(slug)))))
            records[(record.Id, record.Version)] = names.RefreshVersion(record);
        var latest = records.Values.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Version)!);
        var live = last.Outcomes.Where(o => o.IsLive).Select(o => o.Excerpt).ToHashSet(StringComparer.Ordinal);
        var standing = last.Spans.Where(s => s.Kind == SpanKind.Excerpt)
            .Select(s => Placed(names.Refresh(latest[s.Excerpt!]), s, last, texts)).ToList();
        var excerpts = standing.Where(e => live.Contains(e.Id)).ToList();
        foreach (var excerpt in excerpts) records[(excerpt.Id, excerpt.Version)] = excerpt;
        return new(slug, file, revisions, sources, excerpts, records.OrderBy(r => r.Key).Select(r => r.Value).ToList(), occasions, register)
        {
            Standing = standing,
            Texts = texts,
            Lists = lists,
        };
    }

    /// <summary>
    /// A passage where it stands now. One whose records are erased is known again by what its witness prints: else its words would be read
    /// as those of a new passage, and shown.
    /// </summary>
    private static Excerpt Placed(Excerpt record, SpanRecord span, RevisionFolder last, Dictionary<(string, string), string> texts)
    {
        record = record with { Position = span.Position!.Value, Span = new(span.Start, span.End) };
        if (record.TextAsPrinted.Length > 0) return record;
        var text = texts[(span.Source, span.Witness)];
        var attribution = last.Spans.FirstOrDefault(s => s.Kind == SpanKind.Attribution && s.Excerpt == record.Id);
        var printed = text[span.Start..span.End];
        var words = attribution is null ? null : text[attribution.Start..attribution.End];
        return record with { Text = printed, TextAsPrinted = printed, Attribution = words, AttributionAsPrinted = words };
    }

    private static SourceFile ReadFile(ContentFolder folder, RevisionFolder revision, string source)
    {
        var (path, found) = (revision.PlaceOf($"inputs/sources/{source}/source.md"), new Diagnostics());
        return SourceFile.Read(folder, source, path, found)
            ?? throw new ContentException(path, "This file of a frozen revision cannot be read. Restore it from version control.");
    }

    /// <summary>The text of a witness as the revision declared it, whose digest the revision has.</summary>
    private static string ReadText(
        ContentFolder folder, string slug, RevisionFolder revision, CollectionFile file, string source, string witness, Diagnostics diagnostics)
    {
        var declared = revision.PlaceOf($"inputs/sources/{source}/{witness}/witness.md");
        var place = SourceReading.Folder(slug, source, witness);
        if (WitnessFile.Read(folder, declared, file.Themes, diagnostics) is not { } known)
            throw new ContentException(declared, "This file of a frozen revision cannot be read. Restore it from version control.");
        var (path, text) = SourceReading.ReadText(folder, place, known);
        return revision.Info.Witnesses.ContainsKey(path[(slug.Length + 1)..]) ? text
            : throw new ContentException($"{revision.Path}/revision.json", $"The revision was read from “{path}”, and has no digest of it. Restore the file from version control.");
    }

    private static PublishedSource? ReadSource(
        ContentFolder folder, string slug, CollectionFile file, RevisionFolder last, Dictionary<(string, string), string> texts, Diagnostics diagnostics)
    {
        var declared = last.PlaceOf($"inputs/sources/{slug}/source.md");
        if (SourceFile.Read(folder, slug, declared, diagnostics) is not { } source) return null;
        if (WitnessFile.Read(folder, last.PlaceOf($"inputs/sources/{slug}/{source.Witness}/witness.md"), file.Themes,
            diagnostics) is not { } witness) return null;
        var spans = last.Spans.Where(s => s.Source == slug).ToList();
        if (spans.Count == 0 || spans[0].Witness != source.Witness)
            throw new ContentException(declared, $"The revision has no spans of witness {source.Witness}. Restore it from version "
                + "control.");
        return new(source, witness, texts[(slug, source.Witness)], spans);
    }
}

/// <summary>Display names come from today's authority; a name is no difference between revisions.</summary>
/// <param name="authorities">The lists.</param>
/// <param name="occasions">The occasions as registered.</param>
internal sealed class DisplayNames(Authorities authorities, IReadOnlyList<Occasion> occasions)
{
    private readonly Dictionary<string, Occasion> byId = occasions.ToDictionary(o => o.Id, StringComparer.Ordinal);

    /// <summary>The current record: with the occasion's title and date as they are now.</summary>
    public Excerpt Refresh(Excerpt record) => RefreshVersion(record) with
    {
        Occasion = byId.TryGetValue(record.Occasion.Id, out var occasion) ? new(occasion.Id, occasion.Slug, occasion.Kind, occasion.FullTitle) : record.Occasion,
    };

    /// <summary>A version: with the title that its occasion had, which says its date, at the address that it has now.</summary>
    public Excerpt RefreshVersion(Excerpt record) => record with
    {
        Speakers = record.Speakers.Select(s => authorities.FindPerson(s.Id) is { } entry ? new Speaker(entry.Id, entry.Name) : s).ToList(),
        Occasion = byId.TryGetValue(record.Occasion.Id, out var occasion) ? record.Occasion with { Slug = occasion.Slug } : record.Occasion,
        Counterparts = record.Counterparts.Select(c => authorities.FindCounterpart(c.Id)?.Counterpart ?? c).ToList(),
        People = record.People.Select(p => authorities.FindPerson(p.Id) is { } entry ? p with { Id = entry.Id, Name = entry.Name } : p).ToList(),
    };
}
