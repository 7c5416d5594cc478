using Dapper;
using Microsoft.Data.Sqlite;

namespace Speeches.Store;

/// <summary>
/// Cuts long lists into pages when a database is built: a part ends with the passage that makes it full, and the source of a text is cut
/// before a passage, never between it and its attribution. What is cut is kept, so that a page knows its part, and a link that of what it
/// leads to, without a count.
/// </summary>
internal static class ListParts
{
    /// <summary>The most passages of a part.</summary>
    public const int MostPassages = 50;

    /// <summary>The most bytes of a part, but for a passage that is longer alone. A record has its text twice: 100 KB are read.</summary>
    public const int MostBytes = 200_000;

    /// <summary>The most passages of a collection whose chronology is one page, with at most three times the bytes of a part.</summary>
    public const int MostOfChronology = 100;

    /// <summary>The most occasions of a picture that has a mark for each; of more it has the numbers month by month.</summary>
    public const int MostDrawn = 150;

    /// <summary>The most spans, names or revisions of a part that has few passages or none.</summary>
    private const int MostSpans = 300;

    /// <summary>
    /// What is a list, and of what: in its order, with the bytes of each of its rows, whether it counts as a passage, and whether a part
    /// may begin with it.
    /// </summary>
    private static readonly IReadOnlyList<(PageKind List, string Statement)> Lists =
    [
        (PageKind.Theme, """
            select collection || '/' || theme as subject, place, octet_length(record) as bytes, 1 as passages, 1 as begins
            from excerpt order by collection, theme, place
            """),
        (PageKind.Occasion, """
            select occasion.collection || '/' || slug as subject, excerpt.place, octet_length(record) as bytes, 1 as passages, 1 as begins
            from excerpt join occasion on occasion.id = excerpt.occasion
            order by occasion.id, excerpt.place
            """),
        (PageKind.Counterpart, """
            select counterpart as subject, own.chronological as place, octet_length(record) as bytes, 1 as passages, 1 as begins
            from excerpt_counterpart as own join excerpt on excerpt.id = own.excerpt
            order by counterpart, own.chronological
            """),
        (PageKind.Person, """
            select person as subject, own.chronological as place, octet_length(record) as bytes, 1 as passages, 1 as begins
            from excerpt_person as own join excerpt on excerpt.id = own.excerpt
            order by person, own.chronological
            """),
        (PageKind.Month, """
            select month.collection || '/' || month as subject, chronological as place, octet_length(record) as bytes, 1 as passages, 1 as begins
            from month join excerpt on excerpt.collection = month.collection and chronological between first and last
            order by month.collection, first, chronological
            """),
        (PageKind.Source, """
            select collection || '/' || source as subject, start as place, 2 * octet_length(text) as bytes, kind = 'excerpt' as passages,
                kind not in ('attribution', 'label', 'space') as begins
            from span order by collection, source, span.place
            """),
        // Names and numbers, and no passages.
        (PageKind.Counterparts, """
            select '' as subject, place, octet_length(name) as bytes, 0 as passages, 1 as begins
            from counterpart where place is not null order by place
            """),
        (PageKind.People, """
            select '' as subject, place, octet_length(name || counterparts) as bytes, 0 as passages, 1 as begins
            from person where place is not null order by place
            """),
        (PageKind.Revisions, """
            select collection as subject, -number as place, coalesce(octet_length(note), 0) as bytes, 0 as passages, 1 as begins
            from revision order by collection, number desc
            """),
        (PageKind.RevisionTheme, """
            select outcome.collection || '/' || outcome.revision || '/' || outcome.theme as subject, place,
                octet_length(record) as bytes, 1 as passages, 1 as begins
            from outcome join version on version.id = outcome.excerpt and version.version = outcome.version
            order by outcome.collection, outcome.revision, outcome.theme, place
            """),
    ];

    private const string MonthsStatement = """
        insert into month
        select excerpt.collection, coalesce(substr(earliest, 1, 7), 'undated'), min(chronological), max(chronological),
            count(distinct occasion.id), count(*)
        from excerpt join occasion on occasion.id = excerpt.occasion
        where excerpt.collection in (
            select collection from excerpt group by collection having count(*) > @most or sum(octet_length(record)) > @bytes)
        group by excerpt.collection, coalesce(substr(earliest, 1, 7), 'undated')
        """;

    private const string OccasionsStatement = """
        insert into occasions_in_month
        select 'collection', collection, substr(earliest, 1, 7), count(*)
        from occasion
        where earliest is not null and collection in (select slug from collection where occasions > @most)
        group by collection, substr(earliest, 1, 7)
        union all
        select 'counterpart', counterpart, substr(earliest, 1, 7), count(distinct occasion.id)
        from excerpt_counterpart
        join excerpt on excerpt.id = excerpt_counterpart.excerpt
        join occasion on occasion.id = excerpt.occasion
        where earliest is not null and counterpart in (select id from counterpart where occasions > @most)
        group by counterpart, substr(earliest, 1, 7)
        """;

    private const string InsertStatement = "insert into part values (@List, @Subject, @First, @Last, @Number, @Before, @Passages)";

    /// <summary>Cuts every list; all other rows are there.</summary>
    public static void Make(SqliteConnection connection, SqliteTransaction transaction)
    {
        connection.Execute(MonthsStatement, new { most = MostOfChronology, bytes = 3 * MostBytes }, transaction);
        connection.Execute(OccasionsStatement, new { most = MostDrawn }, transaction);
        foreach (var (list, statement) in Lists)
        {
            var rows = connection.Query<Row>(statement, transaction: transaction, buffered: false);
            // What is cut is far shorter than what is read for it.
            connection.Execute(InsertStatement, Cut(list.Name(), rows).ToList(), transaction);
        }
    }

    /// <summary>The parts of every subject that has more than one.</summary>
    private static IEnumerable<PartRow> Cut(string list, IEnumerable<Row> rows)
    {
        var parts = new List<PartRow>();
        var (bytes, spans) = (0L, 0);
        foreach (var row in rows)
        {
            if (parts.Count == 0 || parts[^1].Subject != row.Subject)
            {
                foreach (var part in parts.Count > 1 ? parts : []) yield return part;
                parts.Clear();
                parts.Add(new(list, row.Subject, row.Place, row.Place, 1, 0, 0));
                (bytes, spans) = (0, 0);
            }
            var last = parts[^1];
            var isFull = spans > 0
                && (last.Passages + row.Passages > MostPassages || spans >= MostSpans || bytes + Weight(row.Bytes) > MostBytes);
            if (isFull && row.Begins == 1)
            {
                parts.Add(last = new(list, row.Subject, row.Place, row.Place, parts.Count + 1, last.Before + last.Passages, 0));
                (bytes, spans) = (0, 0);
            }
            parts[^1] = last with { Last = row.Place, Passages = last.Passages + row.Passages };
            (bytes, spans) = (bytes + Weight(row.Bytes), spans + 1);
        }
        foreach (var part in parts.Count > 1 ? parts : []) yield return part;
    }

    /// <summary>Of a passage that is longer a list shows the beginning.</summary>
    private static long Weight(long bytes) => Math.Min(bytes, 2 * LongTexts.MostInList);

    [method: ExplicitConstructor]
    private sealed record Row(string Subject, long Place, long Bytes, long Passages, long Begins);

    private sealed record PartRow(string List, string Subject, long First, long Last, long Number, long Before, long Passages);
}
