namespace Speeches.Store;

public sealed partial class SpeechesStore
{
    private const string CollectionSlugsStatement = "select slug from collection order by place";

    private const string HasCollectionStatement = "select exists (select 1 from collection where slug = @collection)";

    /// <summary>A row's rowid is in the order of place, and the rows of a collection stand together.</summary>
    private const string ExportedRowsStatement =
        "select coalesce(min(rowid), 1) as First, coalesce(max(rowid), 0) as Last from excerpt where collection = @collection";

    private const string ExportPartStatement =
        "select rowid as Row, record as Record from excerpt where rowid between @first and @last order by rowid";

    /// <summary>A part ends with the record that reaches it: 64 K UTF-16 units.</summary>
    private const int PartLength = 64 * 1024;

    /// <summary>Whether there is a collection of this name.</summary>
    /// <param name="collection">The slug.</param>
    public bool HasCollection(string collection) => Read(reader => reader.ExecuteScalar<bool>(HasCollectionStatement, new { collection }));

    /// <summary>The export records as JSON, in the order of the collections and sources, read as <see cref="ExportParts"/> are.</summary>
    /// <param name="collection">The slug; null for all collections.</param>
    public IEnumerable<string> ExportRecords(string? collection)
    {
        var collections = collection is not null ? [collection] : Read(reader => reader.Query<string>(CollectionSlugsStatement));
        return collections.SelectMany(ExportParts).SelectMany(part => part);
    }

    /// <summary>
    /// The export records of a collection as JSON, in the order of its sources, a part at a time: no more of them is in memory, and
    /// between two parts no reader is held, however long the caller takes.
    /// </summary>
    /// <param name="collection">The slug.</param>
    public IEnumerable<IReadOnlyList<string>> ExportParts(string collection)
    {
        var (first, last) = Read(reader => reader.QuerySingle<(long, long)>(ExportedRowsStatement, new { collection }));
        while (first <= last)
        {
            var part = Read(reader => ExportPart(reader, first, last));
            yield return part.ConvertAll(r => r.Record);
            first = part[^1].Row + 1;
        }
    }

    private static List<(long Row, string Record)> ExportPart(Reader reader, long first, long last)
    {
        var part = new List<(long Row, string Record)>();
        var length = 0;
        foreach (var row in reader.Rows<(long Row, string Record)>(ExportPartStatement, new { first, last }))
        {
            part.Add(row);
            if ((length += row.Record.Length) >= PartLength) break;
        }
        return part;
    }

    /// <summary>What the site says when it starts.</summary>
    public IReadOnlyList<string> Report() => Read(reader => reader.Query<string>("select line from report order by place"));
}
