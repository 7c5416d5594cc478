using System.Text.Json;

namespace Speeches.Store;

public sealed partial class SpeechesStore
{
    private const string HasCollectionStatement = "select exists (select 1 from collection where slug = @collection)";

    private const string ExportPartStatement = """
        select excerpt.place, excerpt.id, excerpt.record
        from excerpt join source on source.collection = excerpt.collection and source.slug = excerpt.source
        where excerpt.collection = @collection and excerpt.place > @after and source.bulk = 1
        order by excerpt.place
        """;

    /// <summary>A part ends with the record that reaches it: 64 K UTF-16 units.</summary>
    private const int PartLength = 64 * 1024;

    /// <summary>Whether there is a collection of this name.</summary>
    /// <param name="collection">The slug.</param>
    public bool HasCollection(string collection) => Read(reader => reader.ExecuteScalar<bool>(HasCollectionStatement, new { collection }));

    /// <summary>The export records of all collections, in the order of the library, read as <see cref="ExportParts"/> are.</summary>
    /// <param name="address">As for <see cref="ExportParts"/>.</param>
    public IEnumerable<string> ExportRecords(Func<string, string, string>? address = null) =>
        Collections().SelectMany(c => ExportRecords(c.Slug, address));

    /// <summary>The export records of a collection as JSON, in the order of its sources, read as <see cref="ExportParts"/> are.</summary>
    /// <param name="collection">The slug.</param>
    /// <param name="address">As for <see cref="ExportParts"/>.</param>
    public IEnumerable<string> ExportRecords(string collection, Func<string, string, string>? address = null) =>
        ExportParts(collection, address).SelectMany(part => part);

    /// <summary>
    /// The export records of a collection as JSON, in the order of its sources, a part at a time: no more of them is in memory, and
    /// between two parts no reader is held, however long the caller takes.
    /// </summary>
    /// <param name="collection">The slug.</param>
    /// <param name="address">
    /// The address of an excerpt, by its collection and its id, which is added as <c>url</c>; null for records as they are, which have
    /// none.
    /// </param>
    public IEnumerable<IReadOnlyList<string>> ExportParts(string collection, Func<string, string, string>? address = null)
    {
        for (var after = -1L; PartAfter(collection, after) is { Count: > 0 } part; after = part[^1].Place)
            yield return part.ConvertAll(r => address is null ? r.Record
                : $"{r.Record[..^1]},\"url\":{JsonSerializer.Serialize(address(collection, r.Id), StoreJson.Default.String)}}}");
    }

    private List<(long Place, string Id, string Record)> PartAfter(string collection, long after) => Read(reader =>
    {
        var (part, length) = (new List<(long, string, string)>(), 0);
        foreach (var row in reader.Rows<(long Place, string Id, string Record)>(ExportPartStatement, new { collection, after }))
        {
            part.Add(row);
            if ((length += row.Record.Length) >= PartLength) break;
        }
        return part;
    });

    /// <summary>What the site says when it starts.</summary>
    public IReadOnlyList<string> Report() => Read(reader => reader.Query<string>("select line from report order by place"));
}
