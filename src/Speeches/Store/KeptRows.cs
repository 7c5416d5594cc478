using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>
/// The rows of the database that was printed before, collection by collection: where what a collection is made from is as it was, or
/// cannot be read now, they are printed again.
/// </summary>
internal sealed class KeptRows : IDisposable
{
    /// <summary>The one row of the site, as every reader of a database has it.</summary>
    public const string SiteStatement = "select name, tagline, address, keeper, contact, languages, licence, about from site";

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, string> fingerprints;
    private readonly Dictionary<string, (string Facet, string Value)> facets;

    private KeptRows(SqliteConnection connection)
    {
        this.connection = connection;
        fingerprints = connection.Query<(string Slug, string Fingerprint)>("select slug, fingerprint from collection")
            .ToDictionary(c => c.Slug, c => c.Fingerprint, StringComparer.Ordinal);
        facets = connection.Query<(string Id, string Facet, string Value)>("select cast(id as text), facet, value from facet")
            .ToDictionary(f => f.Id, f => (f.Facet, f.Value), StringComparer.Ordinal);
    }

    static KeptRows() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>Opens the database that a pointer names.</summary>
    /// <param name="data">The folder it lies in.</param>
    /// <param name="name"><c>current</c>, or <c>draft</c>.</param>
    /// <returns>Null where there is none, its bytes are not those that were printed, or its schema is another.</returns>
    public static KeptRows? Open(DataFolder data, string name)
    {
        if (data.Find(name) is not { } pointer || data.IsWhole(pointer) != true) return null;
        SqliteConnection? connection = null;
        try
        {
            connection = DatabaseWriter.Open(data.FilePath(pointer), SqliteOpenMode.ReadOnly);
            if (connection.ExecuteScalar<long>("pragma user_version") != DatabaseWriter.SchemaVersion
                || connection.ExecuteScalar<long>("pragma application_id") != DatabaseWriter.ApplicationId)
            {
                connection.Dispose();
                return null;
            }
            return new(connection);
        }
        catch (SqliteException)
        {
            // Taken away by another print, or no database: whoever prints makes every row.
            connection?.Dispose();
            return null;
        }
    }

    /// <summary>What the site said of itself.</summary>
    public SiteDescription Site => connection.QuerySingle<SiteDescription>(SiteStatement);

    /// <summary>What the rows of a collection were made from.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where it has none.</returns>
    public string? FingerprintOf(string slug) => fingerprints.GetValueOrDefault(slug);

    /// <summary>The rows of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where it has none.</returns>
    public CollectionRows? Read(string slug)
    {
        if (!fingerprints.ContainsKey(slug)) return null;
        IReadOnlyList<T> All<T>(string statement) => connection.Query<T>(statement, new { slug }).AsList();

        var occasions = All<OccasionRow>("""
            select id, collection, slug, kind, kind_name, title, edtf, earliest, latest, place, basis
            from occasion where collection = @slug order by place
            """);
        var excerpts = All<ExcerptRow>("""
            select id, collection, place, source, theme, position, voice, occasion, compiled, chronological, record, apparatus
            from excerpt where collection = @slug order by place
            """);
        return new()
        {
            Collection = All<CollectionRow>("""
                select slug, title, speaker, speaker_name, language, revision, revision_date, introduction, about, fingerprint
                from collection where slug = @slug
                """).Single(),
            Themes = All<ThemeRow>(
                "select collection, slug, place, numeral, title, title_from from theme where collection = @slug order by place"),
            Sources = All<SourceRow>("""
                select collection, slug, place, title, short_title, voice, voice_words, publisher, address, rights, bulk, witness,
                    received, dateline, description, notes
                from source where collection = @slug order by place
                """),
            Standfirsts = All<StandfirstRow>("""
                select collection, theme, place, source, text, as_printed, apparatus, cut_off
                from standfirst where collection = @slug order by rowid
                """),
            Spans = All<SpanRow>("""
                select collection, source, place, start, kind, excerpt, text, apparatus
                from span where collection = @slug order by rowid
                """),
            Occasions = occasions,
            Counterparts = All<CounterpartRow>("""
                select id, name, kind, code from counterpart where id in (
                    select counterpart from version_counterpart join version using (id, version) where collection = @slug)
                order by rowid
                """),
            People = All<PersonRow>("""
                select id, name from person where id in (select person from person_in_collection where collection = @slug)
                order by rowid
                """),
            Excerpts = excerpts,
            Versions = All<VersionRow>("""
                select id, version, collection, revision, source, theme, occasion, record, apparatus, changed_since
                from version where collection = @slug order by rowid
                """),
            VersionCounterparts = All<VersionCounterpartRow>("""
                select counterpart, id, version from version_counterpart join version using (id, version) where collection = @slug
                order by id, version, counterpart
                """),
            ExcerptCounterparts = All<ExcerptCounterpartRow>("""
                select counterpart, excerpt from excerpt_counterpart join excerpt on excerpt.id = excerpt where collection = @slug
                order by place, counterpart
                """),
            ExcerptPeople = All<ExcerptPersonRow>("""
                select person, excerpt, office from excerpt_person join excerpt on excerpt.id = excerpt where collection = @slug
                order by place, person
                """),
            Revisions = All<RevisionRow>(
                "select collection, number, date, note, undoes from revision where collection = @slug order by number"),
            Outcomes = All<OutcomeRow>("""
                select collection, revision, place, nth, excerpt, source, theme, position, outcome, class, version, fields, moved,
                    origin, target, reason, equals_version
                from outcome where collection = @slug order by revision, place
                """),
            Figures = All<FigureRow>("""
                select collection, revision, section, place, name, count, characters
                from figure where collection = @slug order by revision, place
                """),
            PublicIds = All<PublicIdRow>("""
                select id, collection, type, state, target, date, reason, slug, title
                from public_id where collection = @slug order by rowid
                """),
            Redirects = All<RedirectRow>("""
                select kind, collection, old, slug from redirect where collection = @slug
                    or kind = 'counterpart' and slug in (
                        select counterpart from version_counterpart join version using (id, version) where version.collection = @slug)
                    or kind = 'person' and slug in (
                        select person from person_in_collection where person_in_collection.collection = @slug)
                order by rowid
                """),
            Search = All<SearchRow>("""
                select excerpt.id as excerpt, search.text, search.title, search.attribution, search.names
                from excerpt join search on search.rowid = excerpt.rowid where collection = @slug order by place
                """),
            Passages = All<(string Excerpt, long Length, string Facets)>("""
                select excerpt.id, passage.length, passage.facets
                from excerpt join passage on passage.excerpt = excerpt.rowid where collection = @slug order by place
                """).Select(p => new PassageRow(p.Excerpt, p.Length,
                    p.Facets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => facets[id]).ToList())).ToList(),
        };
    }

    public void Dispose() => connection.Dispose();
}
