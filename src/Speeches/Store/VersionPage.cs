using Dapper;

namespace Speeches.Store;

/// <summary>A version in the list of an excerpt's versions.</summary>
/// <param name="Version">The number.</param>
/// <param name="Revision">The revision in which it first appeared.</param>
/// <param name="Date">That revision's day, ISO 8601; null in a draft, for what is not published yet.</param>
/// <param name="Fields">The fields that changed from the version before; empty for the first.</param>
/// <param name="EqualsVersion">The earlier version that it equals, because an undo restored it; null else.</param>
public sealed record VersionSummary(long Version, long Revision, string? Date, IReadOnlyList<Field> Fields, long? EqualsVersion);

/// <summary>One version of an excerpt, current or not.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Passage">That version.</param>
/// <param name="Last">The last version of the excerpt; the same where that is the one.</param>
/// <param name="ChangedSince">The fields in which the last version differs; empty where none do.</param>
/// <param name="Versions">All versions, first to last.</param>
/// <param name="Id">What has become of the id.</param>
/// <param name="Ended">The revision that merged or withdrew it; null where it is live, or where no revision says so.</param>
public sealed record VersionPage(
    CollectionSummary Collection, ShownExcerpt Passage, ShownExcerpt Last, IReadOnlyList<Field> ChangedSince, IReadOnlyList<VersionSummary> Versions, PublicId Id, long? Ended)
{
    /// <summary>The entry of this version in the list.</summary>
    public VersionSummary Summary => Versions.Single(v => v.Version == Passage.Excerpt.Version);

    /// <summary>Whether it is the last version.</summary>
    public bool IsLast => Passage.Excerpt.Version == Last.Excerpt.Version;
}

public sealed partial class SpeechesStore
{
    private const string VersionsStatement = """
        select version.version, version.revision, revision.date, outcome.fields, outcome.equals_version
        from version
        left join revision on revision.collection = version.collection and revision.number = version.revision
        left join outcome on outcome.excerpt = version.id and outcome.revision = revision.number and outcome.version = version.version
        where version.id = @id
        order by version.version
        """;

    private const string VersionStatement = """
        select version.record, coalesce(theme.slug, 'unplaced') as theme, coalesce(theme.title, '') as theme_title,
            coalesce(source.short_title, '') as source_title, coalesce(source.voice_words, '') as voice, version.apparatus,
            null as theme_part, null as month, null as month_part, null as with_parts
        from version
        left join theme on theme.collection = version.collection and theme.slug = version.theme
        left join source on source.collection = version.collection and source.slug = version.source
        where version.id = @id and version.version = @number and version.collection = @slug
        """;

    private const string ChangedSinceStatement = "select changed_since from version where id = @id and version = @number";

    private const string EndedStatement = "select max(revision) from outcome where excerpt = @id and outcome in ('merged', 'withdrawn')";

    /// <summary>One version of an excerpt; readable for ever, unless it was suppressed.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="id">The excerpt's id.</param>
    /// <param name="number">The version; null for the last.</param>
    /// <returns>Null where there is no such version.</returns>
    public VersionPage? FindVersion(string slug, string id, long? number) => Read(reader =>
    {
        if (Collection(reader, slug) is not { } collection || PublicIdOf(reader, slug, id, "excerpt") is not { } known) return null;
        if (Versions(reader, id) is not { Count: > 0 } versions) return null;
        ShownExcerpt? Version(long? asked) => Passages(reader, VersionStatement, new { slug, id, number = asked }).SingleOrDefault();
        var last = Version(versions[^1].Version)!;
        var passage = number is null || number == last.Excerpt.Version ? last : Version(number);
        if (passage is null) return null;
        return new VersionPage(
            collection, WithPlacesOfSource(reader, passage), last,
                Fields(reader.QuerySingle<string>(ChangedSinceStatement, new { id, number = passage.Excerpt.Version })), versions, known,
            known.State == PublicState.Live ? null : reader.QuerySingle<long?>(EndedStatement, new { id }));
    });

    private static List<VersionSummary> Versions(Reader reader, string id) => reader.Query<VersionRowShown>(VersionsStatement, new { id })
        .Select(v => new VersionSummary(v.Version, v.Revision, v.Date, Fields(v.Fields), v.EqualsVersion)).ToList();

    private static List<Field> Fields(string? parted) => (parted ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(name => Field.Find(name) ?? throw new InvalidDataException($"“{name}” is no field.")).ToList();

    [method: ExplicitConstructor]
    private sealed record VersionRowShown(long Version, long Revision, string? Date, string? Fields, long? EqualsVersion);
}
