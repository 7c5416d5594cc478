using Dapper;

namespace Speeches.Store;

public sealed partial class SpeechesStore
{
    /// <summary>The pages that are read in one step, about.</summary>
    private const int PagesOfStep = 1000;

    /// <summary>The pages that every database has.</summary>
    private static readonly IReadOnlyList<PageKind> Always =
        [PageKind.Library, PageKind.Counterparts, PageKind.People, PageKind.Search];

    /// <summary>
    /// Everything else, a table a statement: the rows behind one row number, in the order of the numbers. Some rows have several pages; a
    /// draft has no other forms, because nothing new in it is public.
    /// </summary>
    private static readonly IReadOnlyList<string> PagesStatements =
    [
        """
        with own (kind, is_there) as (
            values ('collection', true), ('about', true), ('chronology', true), ('coverage', true), ('revisions', true),
                ('collection-json', not @draft))
        select collection.rowid as row, kind, 'there' as state, slug as a, '' as b, '' as c, 1 as number
        from collection cross join own where is_there and collection.rowid > @after
        union all
        select collection.rowid, 'collection-feed', 'there', slug, '', '', 1
        from collection where not @draft and revision is not null and collection.rowid > @after
        order by 1
        """,
        """
        with own (kind, is_feed) as (values ('theme', false), ('theme-feed', true))
        select theme.rowid as row, kind, 'there' as state, theme.collection as a, theme.slug as b, '' as c, 1 as number
        from theme join collection on collection.slug = theme.collection cross join own
        where (not is_feed or (not @draft and revision is not null)) and theme.rowid > @after
        order by theme.rowid
        """,
        """
        select rowid as row, 'source' as kind, 'there' as state, collection as a, slug as b, '' as c, 1 as number
        from source where rowid > @after order by rowid
        """,
        """
        select rowid as row, 'occasion' as kind, 'there' as state, collection as a, slug as b, '' as c, 1 as number
        from occasion where rowid > @after order by rowid
        """,
        """
        select rowid as row, 'excerpt' as kind, 'there' as state, collection as a, id as b, '' as c, 1 as number
        from excerpt where rowid > @after order by rowid
        """,
        """
        select version.rowid as row, 'version' as kind, iif(state = 'suppressed', 'gone', 'there') as state,
            version.collection as a, version.id as b, version.version || '' as c, 1 as number
        from version join public_id on public_id.id = version.id
        where version.rowid > @after order by version.rowid
        """,
        """
        select rowid as row, 'revision' as kind, 'there' as state, collection as a, number || '' as b, '' as c, 1 as number
        from revision where rowid > @after order by rowid
        """,
        """
        select revision.rowid as row, 'revision-theme' as kind, 'there' as state, revision.collection as a, revision.number || '' as b, theme as c, 1 as number
        from revision join theme_in_revision as own on own.collection = revision.collection and own.revision = revision.number
        where revision.rowid > @after order by revision.rowid
        """,
        """
        with own (page, is_there) as (values ('counterpart', true), ('counterpart-feed', not @draft and exists (select 1 from revision)))
        select counterpart.rowid as row, page as kind, 'there' as state, id as a, '' as b, '' as c, 1 as number
        from counterpart cross join own where is_there and counterpart.rowid > @after order by counterpart.rowid
        """,
        """
        select rowid as row, 'person' as kind, 'there' as state, id as a, '' as b, '' as c, 1 as number
        from person where rowid > @after order by rowid
        """,
        """
        select rowid as row, 'month' as kind, 'there' as state, collection as a, month as b, '' as c, 1 as number
        from month where rowid > @after order by rowid
        """,
        """
        select rowid as row, list as kind, 'there' as state, subject as a, '' as b, '' as c, number
        from part where number > 1 and rowid > @after order by rowid
        """,
        """
        with recursive own (row, collection, id, length, number) as (
            select excerpt, collection, id, length, 2 from passage join excerpt on excerpt.rowid = passage.excerpt
                where length > @stretch and excerpt > @after
            union all select row, collection, id, length, number + 1 from own where number * @stretch < length)
        select row, 'excerpt' as kind, 'there' as state, collection as a, id as b, '' as c, number from own order by row
        """,
        // A version has its length in its record alone; few are long.
        """
        with recursive own (row, collection, id, version, length, number) as (
            select rowid, collection, id, version, length(record ->> 'text'), 2 from version
                where octet_length(record) > @stretch and length(record ->> 'text') > @stretch and rowid > @after
            union all select row, collection, id, version, length, number + 1 from own where number * @stretch < length)
        select row, 'version' as kind, 'there' as state, collection as a, id as b, version || '' as c, number from own order by row
        """,
        // What was public once and is so no more. Where nothing of it is shown any more, neither is it told of.
        """
        select rowid as row, 'excerpt' as kind, iif(target is null, 'gone', 'moved') as state, collection as a, id as b, '' as c, 1 as number
        from public_id
        where type = 'excerpt' and state <> 'live' and (target is not null or exists (select 1 from version where version.id = public_id.id))
            and rowid > @after
        order by rowid
        """,
        """
        select rowid as row, 'occasion' as kind, 'gone' as state, collection as a, slug as b, '' as c, 1 as number
        from public_id
        where type = 'occasion' and state = 'withdrawn' and slug is not null and rowid > @after
            and not exists (select 1 from redirect where kind = 'occasion' and redirect.collection = public_id.collection and old = public_id.slug)
            and not exists (select 1 from occasion where occasion.collection = public_id.collection and occasion.slug = public_id.slug)
        order by rowid
        """,
        // Old names are in the lists also of those who are in no collection: these never had a page.
        """
        select redirect.rowid as row, kind, 'moved' as state, old as a, '' as b, '' as c, 1 as number
        from redirect
        where (kind = 'counterpart' and slug in (select id from counterpart) or kind = 'person' and slug in (select id from person))
            and redirect.rowid > @after
        union all
        select redirect.rowid, 'occasion', 'moved', redirect.collection, old, '', 1
        from redirect join occasion on occasion.collection = redirect.collection and occasion.slug = redirect.slug
        where redirect.kind = 'occasion' and redirect.rowid > @after
        order by 1
        """,
    ];

    /// <summary>
    /// Every public page of this database, also those that lead elsewhere or say what became of what was there. They are read in steps:
    /// between two of them no reader is held, however long the caller takes.
    /// </summary>
    public IEnumerable<PublicPage> PublicPages() =>
        Always.Concat(Site.HasPage ? [PageKind.AboutSite] : []).Select(kind => new PublicPage(kind, PageState.There, []))
            .Concat(PagesStatements.SelectMany(PagesOf));

    private IEnumerable<PublicPage> PagesOf(string statement)
    {
        for (var after = 0L; PagesAfter(statement, after) is { Count: > 0 } step; after = step[^1].Row)
        {
            foreach (var page in step) yield return page.ToPage();
        }
    }

    private List<PageRow> PagesAfter(string statement, long after) => Read(reader =>
    {
        var step = new List<PageRow>();
        foreach (var page in reader.Rows<PageRow>(statement, new { after, draft = IsDraft, stretch = LongTexts.Stretch }))
        {
            // All pages of one row are in one step: the next begins behind its number.
            if (step.Count >= PagesOfStep && page.Row != step[^1].Row) break;
            step.Add(page);
        }
        return step;
    });

    [method: ExplicitConstructor]
    private sealed record PageRow(long Row, string Kind, string State, string A, string B, string C, long Number)
    {
        public PublicPage ToPage() => new(
            Named.Parse<PageKind>(Kind), Named.Parse<PageState>(State),
            string.Join('/', A, B, C).Split('/', StringSplitOptions.RemoveEmptyEntries), Number);
    }
}
