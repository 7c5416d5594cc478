using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Speeches.Carryover;
using Speeches.Content;
using Speeches.Identity;

namespace Speeches.Revisions;

/// <summary>An excerpt of a planned revision.</summary>
/// <param name="Record">The record it would be published with.</param>
/// <param name="Before">The record as it is published; null where it is not.</param>
/// <param name="Outcome">What the revision does to it.</param>
/// <param name="Ground">How it is known which excerpt it is.</param>
/// <param name="Score">What it has in common with that excerpt as published, 0 to 1.</param>
public sealed record PlannedExcerpt(Excerpt Record, Excerpt? Before, OutcomeRecord Outcome, AlignmentGround Ground, double Score);

/// <summary>A published excerpt that the planned revision does not have.</summary>
/// <param name="Record">The record as it is published.</param>
/// <param name="Outcome">Withdrawn, or merged into another.</param>
public sealed record GoneExcerpt(Excerpt Record, OutcomeRecord Outcome);

/// <summary>What earlier revisions froze, which the next one names and does not write again.</summary>
/// <param name="Last">What the last one says.</param>
/// <param name="Parts">The digests of the parts of spans that any of them has.</param>
public sealed record FrozenBefore(RevisionInfo Last, IReadOnlySet<string> Parts)
{
    internal static FrozenBefore? Of(PublishedCollection published) => published.Revisions.Count == 0 ? null
        : new(published.Revisions[^1].Info, published.Revisions.SelectMany(r => r.Info.Spans ?? []).SelectMany(s => s.Parts)
            .ToHashSet(StringComparer.Ordinal));
}

/// <summary>The revision that would come next, compared with the last one. What it holds is written as it stands.</summary>
public sealed record Plan
{
    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>The number it would have.</summary>
    public required int Number { get; init; }

    /// <summary>The SHA-256 of the <c>revision.json</c> before; null for the first.</summary>
    public required string? Previous { get; init; }

    /// <summary>What brings it about, in a sentence; null where an editor publishes the reading as it is.</summary>
    public string? Note { get; init; }

    /// <summary>The revision that it takes back; null for every other.</summary>
    public int? Undoes { get; init; }

    /// <summary>The live excerpts, in the order of the sources.</summary>
    public required IReadOnlyList<PlannedExcerpt> Excerpts { get; init; }

    /// <summary>The excerpts that were live and would not be.</summary>
    public required IReadOnlyList<GoneExcerpt> Gone { get; init; }

    /// <summary>What only an editor can decide; while any is open, nothing is published.</summary>
    public IReadOnlyList<OpenQuestion> Questions { get; init; } = [];

    /// <summary>What a new witness does to the emendations of the one before; empty where none comes.</summary>
    public IReadOnlyList<EmendationOutcome> Emendations { get; init; } = [];

    /// <summary>What a new witness does to the supplied values; empty where none comes.</summary>
    public IReadOnlyList<SuppliedOutcome> Supplied { get; init; } = [];

    /// <summary>The occasions with their ids, slugs and members.</summary>
    public required IReadOnlyList<OccasionEntry> Occasions { get; init; }

    /// <summary>The occasions as they are published.</summary>
    public required IReadOnlyList<Occasion> OccasionsBefore { get; init; }

    /// <summary>The register as it would be.</summary>
    public required IReadOnlyList<RegisterEntry> Register { get; init; }

    /// <summary>What the revision before says, and the files of spans that the revisions have; null for the first.</summary>
    public required FrozenBefore? Frozen { get; init; }

    /// <summary>The rows of the lists that the collection uses, by path within the revision's folder.</summary>
    public required IReadOnlyDictionary<string, byte[]> Lists { get; init; }

    /// <summary>The rows of the lists that readers are shown otherwise from this revision on.</summary>
    public required IReadOnlyList<ListChange> ListChanges { get; init; }

    /// <summary>Every span of every source.</summary>
    public required IReadOnlyList<SpanRecord> Spans { get; init; }

    /// <summary>Whether a span, or the order of the passages, differs from the last revision.</summary>
    public required bool SpansChanged { get; init; }

    /// <summary>The small files it is made from, by path within the collection's folder.</summary>
    public required IReadOnlyDictionary<string, byte[]> Inputs { get; init; }

    /// <summary>Those of them that differ from the last revision, and <c>register.csv</c> where an editor changed a row that no outcome tells of.</summary>
    public required IReadOnlyList<string> ChangedInputs { get; init; }

    /// <summary>The files of the collection that it replaces or, where its inputs do not have them, takes away; each with the SHA-256 it had when this was planned, null for one that was not there.</summary>
    public required IReadOnlyDictionary<string, string?> Replaces { get; init; }

    /// <summary>The SHA-256 of each file of the witnesses it was read from, by path within the collection's folder.</summary>
    public required IReadOnlyDictionary<string, string> Witnesses { get; init; }

    /// <summary>The files that the witnesses get, by path within the collection's folder: those of a new one, or the text taken from pages.</summary>
    public required IReadOnlyDictionary<string, byte[]> WitnessFiles { get; init; }

    /// <summary>The ids that this plan mints, in their order; they are others each time it is made.</summary>
    public required IReadOnlyList<string> Minted { get; init; }

    /// <summary>What it does to each excerpt: the live ones in their order, then those that are gone.</summary>
    public IEnumerable<OutcomeRecord> Outcomes => Excerpts.Select(e => e.Outcome).Concat(Gone.Select(e => e.Outcome));

    /// <summary>Whether publishing would change anything.</summary>
    public bool HasChanges => Gone.Count > 0 || SpansChanged || ChangedInputs.Count > 0 || ListChanges.Count > 0 || Excerpts.Any(e => e.Outcome.Outcome != Outcome.Unchanged);

    /// <summary>
    /// Ten characters that stand for exactly this plan: for what it is made from, what it follows and what it does; not for the ids it
    /// mints or the day.
    /// </summary>
    public string Key
    {
        get
        {
            var minted = Minted.Select((id, place) => (id, place)).ToDictionary(p => p.id, p => string.Create(CultureInfo.InvariantCulture, $"#{p.place}"), StringComparer.Ordinal);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Add(Previous);
            Add(Note);
            foreach (var (path, bytes) in Inputs.Where(i => i.Key != "occasions.csv").OrderBy(i => i.Key, StringComparer.Ordinal)) Add($"{path} {ContentFolder.Digest(path.EndsWith("/witness.md", StringComparison.Ordinal) ? NewWitness.WithoutDay(bytes) : bytes)}");
            foreach (var (path, digest) in Witnesses.OrderBy(w => w.Key, StringComparer.Ordinal)) Add($"{path} {digest}");
            foreach (var o in Outcomes) Add($"{Id(o.Excerpt)} {o.Outcome.Name()} {o.Version} {string.Join(' ', o.Fields ?? [])} {o.Moved} {Id(o.From)} {Id(o.Into)} {o.Reason}");
            foreach (var o in Occasions) Add($"{Id(o.Id)} {o.Slug} {o.Kind} {o.Title} {o.Date} {string.Join(' ', o.Members.Select(m => Id(m.Excerpt)))} {o.Basis}");
            foreach (var r in Register) Add($"{Id(r.Id)} {r.State} {Id(r.Target)} {r.Reason}");
            foreach (var change in ListChanges) Add(change.ToString());
            return Convert.ToHexStringLower(hash.GetHashAndReset())[..10];

            void Add(string? line) => hash.AppendData(Encoding.UTF8.GetBytes($"{line}\n"));
            string? Id(string? id) => id is null ? null : minted.GetValueOrDefault(id, id);
        }
    }
}
