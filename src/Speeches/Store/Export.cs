using Dapper;

namespace Speeches.Store;

public sealed partial class SpeechesStore
{
    private const string ExportStatement = "select record from excerpt where @collection is null or collection = @collection order by place";

    /// <summary>The export records as JSON, in the order of the collections and sources.</summary>
    /// <param name="collection">The slug; null for all collections.</param>
    public IReadOnlyList<string> ExportRecords(string? collection) => Read(reader => reader.Query<string>(ExportStatement, new { collection }).AsList());

    /// <summary>What the site says when it starts.</summary>
    public IReadOnlyList<string> Report() => Read(reader => reader.Query<string>("select line from report order by place").AsList());
}
