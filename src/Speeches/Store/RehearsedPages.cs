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
        always (kind) as (values ('library'), ('counterparts'), ('people'), ('search')),
        own (kind) as (values ('collection'), ('about'), ('chronology'), ('coverage'), ('revisions')),
        -- A part that there is none of is null; one that a kind does not have is empty.
        page (kind, a, b, c, number) as (
            select kind, '', '', '', 1 from always
            union all select 'about-site', '', '', '', 1 where @about
            union all select 'counterpart', min(id), '', '', 1 from counterpart
            union all select 'counterpart-feed', min(id), '', '', 1 from counterpart where not @draft and exists (select 1 from revision)
            union all select 'person', min(id), '', '', 1 from person
            union all select 'search', min(id), '', '', 1 from counterpart
            union all select kind, slug, '', '', 1 from recent, own
            union all select 'collection-json', slug, '', '', 1 from recent where not @draft
            union all select 'collection-feed', slug, '', '', 1 from recent where not @draft and revision is not null
            union all select 'theme', slug, (select min(theme.slug) from theme where collection = recent.slug), '', 1 from recent
            union all select 'theme-feed', slug, (select min(theme.slug) from theme where collection = recent.slug), '', 1
                from recent where not @draft and revision is not null
            union all select 'source', slug, (select min(source.slug) from source where collection = recent.slug), '', 1 from recent
            union all select 'occasion', slug, (select min(occasion.slug) from occasion where collection = recent.slug), '', 1 from recent
            union all select 'revision', slug, revision || '', '', 1 from recent
            union all select 'revision-theme', slug, revision || '', (
                select min(theme) from theme_in_revision as own where own.collection = slug and own.revision = recent.revision), 1 from recent
            union all select 'excerpt', collection, id, '', 1 from opening
            union all select 'version', collection, id, (select min(version) || '' from version where version.id = opening.id), 1 from opening
            union all select 'month', collection, month, '', 1 from month
                where rowid in (select min(rowid) from month group by collection) and collection in (select slug from recent)
            union all select list, subject, '', '', number from part where rowid in (select min(rowid) from part where number = 2 group by list))
        select 0 as row, kind, 'there' as state, a, b, c, number from page where a || b || c is not null
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
        select 0 as row, 'excerpt' as kind, 'there' as state, collection as a, id as b, '' as c, 1 as number from tried join excerpt using (id)
        """;

    private const string SomeGoneExcerptsStatement = """
        select 0 as row, 'excerpt' as kind, iif(target is null, 'gone', 'moved') as state, collection as a, id as b, '' as c, 1 as number
        from public_id
        where type = 'excerpt' and state in ('merged', 'withdrawn') order by date desc limit @changes
        """;

    private object Most => new
    {
        draft = IsDraft,
        about = Site.HasPage,
        collections = MostRehearsedCollections,
        changes = MostRehearsedChanges,
        excerpts = MostRehearsedExcerpts,
    };

    /// <summary>One page of each kind, of the collections that were published last.</summary>
    public IReadOnlyList<PublicPage> OneOfEachKind() => Pages(OneOfEachKindStatement);

    /// <summary>Live excerpts: some of those that the last revisions changed, and of all.</summary>
    public IReadOnlyList<PublicPage> SomeExcerpts() => Pages(SomeExcerptsStatement);

    /// <summary>The excerpts that were merged or withdrawn last.</summary>
    public IReadOnlyList<PublicPage> SomeGoneExcerpts() => Pages(SomeGoneExcerptsStatement);

    private List<PublicPage> Pages(string statement) =>
        Read(reader => reader.Query<PageRow>(statement, Most).ConvertAll(page => page.ToPage()));
}
