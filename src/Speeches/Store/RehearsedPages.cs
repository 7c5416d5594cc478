using System.Security.Cryptography;
using System.Text;

namespace Speeches.Store;

public sealed partial class SpeechesStore
{
    /// <summary>Where there are several of a kind, the first; a collection has one of each of its own.</summary>
    private const string OneOfEachKindStatement = """
        with page (suffix) as (values (''), ('/about'), ('/chronology'), ('/coverage'), ('/revisions')),
        kind (address) as (
            values ('/'), ('/counterparts'), ('/people'), ('/search')
            union all select '/counterparts/' || min(id) from counterpart
            union all select '/counterparts/' || min(id) || '.atom' from counterpart where not @draft and exists (select 1 from revision)
            union all select '/people/' || min(id) from person
            union all select '/search?q=' || min(id) from counterpart
            union all select '/' || slug || suffix from collection, page
            union all select '/' || slug || '/excerpts.json' from collection where not @draft
            union all select '/' || slug || '/revisions.atom' from collection where not @draft and revision is not null
            union all select '/' || collection || '/themes/' || min(theme.slug) from theme group by collection
            union all select '/' || collection || '/themes/' || min(theme.slug) || '.atom' from theme join collection on collection.slug = theme.collection where not @draft and revision is not null group by collection
            union all select '/' || collection || '/sources/' || min(slug) from source group by collection
            union all select '/' || collection || '/occasions/' || min(slug) from occasion group by collection
            union all select '/' || collection || '/revisions/' || max(number) from revision group by collection
            union all select '/' || slug || '/revisions/' || revision || '/themes/' || (
                select min(theme) from outcome where outcome.collection = slug and outcome.revision = collection.revision and outcome not in ('merged', 'withdrawn')) from collection
            union all select '/' || collection || '/excerpts/' || min(id) from excerpt group by collection
            union all select '/' || version.collection || '/excerpts/' || min(version.id) || '/v' || version from version join excerpt using (id) group by version.collection)
        select address from kind where address is not null
        """;

    private const string LiveExcerptsStatement = "select '/' || collection || '/excerpts/' || id, record, apparatus from excerpt";

    private const string GoneExcerptsStatement = "select '/' || collection || '/excerpts/' || id from public_id where type = 'excerpt' and state in ('merged', 'withdrawn')";

    /// <summary>The addresses of one page of each kind.</summary>
    public IReadOnlyList<string> OneOfEachKind() => Read(reader => reader.Query<string>(OneOfEachKindStatement, new { draft = IsDraft }));

    /// <summary>The addresses of the live excerpts that another database of the same collections has not, or has otherwise.</summary>
    /// <param name="before">The other.</param>
    public IReadOnlyList<string> ExcerptsChangedSince(SpeechesStore before)
    {
        var known = before.LiveExcerpts();
        return LiveExcerpts().Where(e => !known.TryGetValue(e.Key, out var digest) || digest != e.Value).Select(e => e.Key).ToList();
    }

    /// <summary>The addresses of the excerpts that are merged or withdrawn here, and live in another database.</summary>
    /// <param name="before">The other.</param>
    public IReadOnlyList<string> ExcerptsGoneSince(SpeechesStore before)
    {
        var known = before.LiveExcerpts();
        return Read(reader => reader.Query<string>(GoneExcerptsStatement).Where(known.ContainsKey).ToList());
    }

    /// <summary>The address of each live excerpt, with a digest of what its page is made from: all their texts at once would be too much to hold.</summary>
    private Dictionary<string, UInt128> LiveExcerpts() => Read(reader => reader.Rows<(string Address, string Record, string Apparatus)>(LiveExcerptsStatement)
        .ToDictionary(e => e.Address, e => BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes($"{e.Record}\n{e.Apparatus}"))), StringComparer.Ordinal));
}
