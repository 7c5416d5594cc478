using Dapper;

namespace Speeches.Store;

/// <summary>A part of a list that may be longer than a page.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many parts the list has.</param>
/// <param name="First">Where it begins, in the list's own order.</param>
/// <param name="Last">Where it ends, included.</param>
/// <param name="Before">The passages in the parts before it; of a list that is one part 0.</param>
/// <param name="Passages">The passages in it; of a list that is one part 0.</param>
/// <param name="All">The passages of the list; of a list that is one part 0.</param>
[method: ExplicitConstructor]
public sealed record ListPart(long Number, long Count, long First, long Last, long Before, long Passages, long All)
{
    /// <summary>The part of a list that is one page.</summary>
    public static ListPart Whole { get; } = new(1, 1, long.MinValue, long.MaxValue, 0, 0, 0);

    /// <summary>Whether it is the whole list.</summary>
    public bool IsWhole => Count == 1;
}

/// <summary>The pages on which an excerpt stands, of lists that are cut into pages. It stands on the first of every other.</summary>
/// <param name="Theme">The part of its theme.</param>
/// <param name="Month">The month of its chronology; null where that is one page.</param>
/// <param name="Spoken">The part of that month.</param>
/// <param name="With">The parts of its counterparts' pages.</param>
public sealed record Places(long Theme, string? Month, long Spoken, IReadOnlyDictionary<string, long> With)
{
    /// <summary>On the first page of everything.</summary>
    public static Places First { get; } = new(1, null, 1, new Dictionary<string, long>());

    /// <summary>
    /// The part of its source for each place in it that is named, by its first UTF-16 unit; those of the first part may lack.
    /// </summary>
    public IReadOnlyDictionary<long, long> OfSource { get; init; } = new Dictionary<long, long>();

    /// <summary>The part of its source in which a place is.</summary>
    public long InSource(long start) => OfSource.GetValueOrDefault(start, 1);
}

public sealed partial class SpeechesStore
{
    private const string ListPartStatement = """
        select number, (select max(number) from part as other where other.list = part.list and other.subject = part.subject) as count,
            first, last, before, passages,
            (select before + passages from part as other where other.list = part.list and other.subject = part.subject
                order by number desc limit 1) as "all"
        from part where list = @list and subject = @subject and number = @number
        """;

    private const string LastPartStatement = "select coalesce(max(number), 1) from part where list = @list and subject = @subject";

    private const string PartOfPlaceStatement = """
        select number from part where list = @list and subject = @subject and first <= @place order by first desc limit 1
        """;

    private const string PartsOfSourceStatement = """
        select start.value as start, (
            select number from part where list = 'source' and subject = @subject and first <= start.value order by first desc limit 1) as number
        from json_each(@starts) as start
        """;

    private const string MonthOfPlaceStatement = """
        select month from month where collection = @collection and first <= @place order by first desc limit 1
        """;

    /// <summary>
    /// Where a thing stands in a list, from what an address may name it by: an excerpt's id, or an occasion's place on a page.
    /// </summary>
    private static readonly Dictionary<PageKind, string> PlaceStatements = new()
    {
        [PageKind.Theme] = "select place from excerpt where collection = @a and theme = @b and id = @name",
        [PageKind.Occasion] = """
            select place from excerpt
            where id = @name and collection = @a and occasion = (select id from occasion where collection = @a and slug = @b)
            """,
        [PageKind.Counterpart] = """
            select min(own.chronological) from excerpt_counterpart as own join excerpt on excerpt.id = own.excerpt
            where counterpart = @a and (excerpt.id = @name or excerpt.occasion in (select id from occasion where slug = @occasion))
            """,
        [PageKind.Person] = """
            select min(own.chronological) from excerpt_person as own join excerpt on excerpt.id = own.excerpt
            where person = @a and (excerpt.id = @name or excerpt.occasion in (select id from occasion where slug = @occasion))
            """,
        [PageKind.Chronology] = """
            select min(chronological) from excerpt
            where collection = @a and (id = @name or occasion = (select id from occasion where collection = @a and slug = @occasion))
            """,
        [PageKind.Source] = """
            select start from span where collection = @a and source = @b and (
                kind = 'excerpt' and excerpt = @name or kind = 'dateline' and @name = 'dateline')
            """,
        [PageKind.RevisionTheme] = "select place from outcome where collection = @a and revision = @b and theme = @c and excerpt = @name",
    };

    /// <summary>Which page of a list a place on it is on.</summary>
    /// <param name="list">The kind of the list.</param>
    /// <param name="parts">What tells it from others of its kind.</param>
    /// <param name="name">
    /// The place as a fragment names it: an excerpt's id, <c>o-</c> and an occasion's slug, <c>c12-34</c> or <c>u12</c>.
    /// </param>
    /// <returns>Null where the list has no such place.</returns>
    public PublicPage? FindPlace(PageKind list, IReadOnlyList<string> parts, string name) => Read<PublicPage?>(reader =>
    {
        if (!PlaceStatements.TryGetValue(list, out var statement)) return null;
        var values = new
        {
            a = parts[0], b = parts.ElementAtOrDefault(1), c = parts.ElementAtOrDefault(2), name,
            occasion = name.StartsWith("o-", StringComparison.Ordinal) ? name[2..] : "",
        };
        // An excerpt may have an id that looks like the name of a stretch.
        var found = reader.Query<long?>(statement, values).FirstOrDefault() ?? (list == PageKind.Source ? Start(name) : null);
        if (found is not { } place) return null;
        if (list == PageKind.Chronology)
        {
            var month = reader.QuerySingleOrDefault<string>(MonthOfPlaceStatement, new { collection = parts[0], place });
            if (month is null) return new(list, PageState.There, parts);
            (list, parts) = (PageKind.Month, [parts[0], month]);
        }
        var number = reader.QuerySingleOrDefault<long?>(
            PartOfPlaceStatement, new { list = list.Name(), subject = string.Join('/', parts), place });
        return new(list, PageState.There, parts, number ?? 1);
    });

    /// <summary>Where a stretch of a source begins: what it is named by says it.</summary>
    private static long? Start(string name)
    {
        if (name.Length < 2 || name[0] is not ('c' or 'u')) return null;
        var digits = name[1..].Split('-')[0];
        return digits.All(char.IsAsciiDigit) && long.TryParse(digits, out var start) ? start : null;
    }

    /// <returns>Null where the list has no such part.</returns>
    private static ListPart? Part(Reader reader, PageKind list, string subject, long number) =>
        reader.QuerySingleOrDefault<ListPart>(ListPartStatement, new { list = list.Name(), subject, number })
            ?? (number == 1 ? ListPart.Whole : null);

    /// <summary>An excerpt with the parts of its source in which it stands, and in which its fields were read.</summary>
    private static ShownExcerpt WithPlacesOfSource(Reader reader, ShownExcerpt passage)
    {
        var excerpt = passage.Excerpt;
        var starts = StoreJson.List(passage.Apparatus.Fields.Select(f => f.Start).Append(excerpt.Span.Start).Distinct());
        var parts = reader.Query<(long Start, long? Number)>(
            PartsOfSourceStatement, new { subject = $"{excerpt.Collection}/{excerpt.Source}", starts });
        return passage with { Places = passage.Places with { OfSource = parts.ToDictionary(p => p.Start, p => p.Number ?? 1) } };
    }

    private static long LastPart(Reader reader, PageKind list, string subject) =>
        reader.ExecuteScalar<long>(LastPartStatement, new { list = list.Name(), subject });
}
