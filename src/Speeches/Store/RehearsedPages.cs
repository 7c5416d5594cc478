namespace Speeches.Store;

public sealed partial class SpeechesStore
{
    /// <summary>The most collections of which pages are tried: those that were published last.</summary>
    public const int MostRehearsedCollections = 10;

    /// <summary>The most excerpts that are tried of those that the last revision of a collection changed.</summary>
    public const int MostRehearsedChanges = 50;

    /// <summary>The most excerpts that are tried beside, spread evenly over all.</summary>
    public const int MostRehearsedExcerpts = 200;

    private const string Recent = "recent as (select * from collection order by revision_date desc, slug limit @collections)";

    /// <summary>Where there are several of a kind, the first; a collection has one of each of its own.</summary>
    private const string OneOfEachKindStatement = $"""
        with {Recent},
        opening (collection, id) as (
            select slug, (select id from excerpt where collection = slug order by chronological limit 1) from recent),
        page (suffix) as (values (''), ('/about'), ('/chronology'), ('/coverage'), ('/revisions')),
        kind (address) as (
            values ('/'), ('/counterparts'), ('/people'), ('/search')
            union all select '/counterparts/' || min(id) from counterpart
            union all select '/counterparts/' || min(id) || '.atom' from counterpart where not @draft and exists (select 1 from revision)
            union all select '/people/' || min(id) from person
            union all select '/search?q=' || min(id) from counterpart
            union all select '/' || slug || suffix from recent, page
            union all select '/' || slug || '/excerpts.json' from recent where not @draft
            union all select '/' || slug || '/revisions.atom' from recent where not @draft and revision is not null
            union all select '/' || slug || '/themes/' || (select min(theme.slug) from theme where collection = recent.slug) from recent
            union all select '/' || slug || '/themes/' || (select min(theme.slug) from theme where collection = recent.slug) || '.atom'
                from recent where not @draft and revision is not null
            union all select '/' || slug || '/sources/' || (select min(source.slug) from source where collection = recent.slug) from recent
            union all select '/' || slug || '/occasions/' || (select min(occasion.slug) from occasion where collection = recent.slug) from recent
            union all select '/' || slug || '/revisions/' || revision from recent
            union all select '/' || slug || '/revisions/' || revision || '/themes/' || (
                select min(theme) from theme_in_revision as own where own.collection = slug and own.revision = recent.revision) from recent
            union all select '/' || collection || '/excerpts/' || id from opening
            union all select '/' || collection || '/excerpts/' || id || '/v' || (select min(version) from version where version.id = opening.id)
                from opening)
        select address from kind where address is not null
        """;

    /// <summary>A row number names an excerpt, and they are in the order of place: none but those that are tried is read.</summary>
    private const string SomeExcerptsStatement = $"""
        with recursive {Recent},
        step (length) as (select (max(rowid) + @excerpts - 1) / @excerpts from excerpt),
        nth (passage, n) as (select 1, 1 union all select passage + length, n + 1 from nth, step where n < @excerpts),
        tried (id) as (
            select told.excerpt from recent join outcome told on told.collection = recent.slug and told.revision = recent.revision
                where told.class not in ('unchanged', 'moved', 'noted') and told.place in (
                    select place from outcome where outcome.collection = recent.slug and outcome.revision = recent.revision
                        and outcome.class not in ('unchanged', 'moved', 'noted') order by place limit @changes)
            union select excerpt.id from nth join excerpt on excerpt.rowid = nth.passage)
        select '/' || collection || '/excerpts/' || excerpt.id from tried join excerpt using (id)
        """;

    private const string SomeGoneExcerptsStatement = """
        select '/' || collection || '/excerpts/' || id from public_id
        where type = 'excerpt' and state in ('merged', 'withdrawn') order by date desc limit @changes
        """;

    private object Most =>
        new { draft = IsDraft, collections = MostRehearsedCollections, changes = MostRehearsedChanges, excerpts = MostRehearsedExcerpts };

    /// <summary>The addresses of one page of each kind, of the collections that were published last.</summary>
    public IReadOnlyList<string> OneOfEachKind() => Read(reader => reader.Query<string>(OneOfEachKindStatement, Most));

    /// <summary>The addresses of live excerpts: of those that the last revisions changed, and of all.</summary>
    public IReadOnlyList<string> SomeExcerpts() => Read(reader => reader.Query<string>(SomeExcerptsStatement, Most));

    /// <summary>The addresses of the excerpts that were merged or withdrawn last.</summary>
    public IReadOnlyList<string> SomeGoneExcerpts() => Read(reader => reader.Query<string>(SomeGoneExcerptsStatement, Most));
}
