using Dapper;

namespace Speeches.Store;

/// <summary>An occasion in a list.</summary>
/// <param name="Slug">The address within its collection.</param>
/// <param name="Collection">The collection.</param>
/// <param name="Title">The title, with the date.</param>
/// <param name="KindName">What it was.</param>
/// <param name="Edtf">The date; null where none is known.</param>
/// <param name="Earliest">ISO 8601; null where none is known.</param>
/// <param name="Latest">ISO 8601; null where none is known.</param>
/// <param name="Basis">How it is known that its members belong together.</param>
public sealed record OccasionSummary(string Slug, string Collection, string Title, string KindName, string? Edtf, string? Earliest, string? Latest, string Basis)
{
    /// <summary>The date; null where none is known.</summary>
    public EdtfDate? Date => Edtf is null ? null : new(Edtf, Day(Earliest!), Day(Latest!));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An occasion with its excerpts.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Occasion">The occasion.</param>
/// <param name="Passages">Those of this part, in the order of the sources.</param>
/// <param name="Part">Which part of the page it is.</param>
public sealed record OccasionPage(CollectionSummary Collection, OccasionSummary Occasion, IReadOnlyList<ShownExcerpt> Passages,
    ListPart Part);

/// <summary>An occasion from which no passage is any more.</summary>
/// <param name="Title">The title, with the date.</param>
/// <param name="Date">The day since when, ISO 8601.</param>
/// <param name="Reason">Why.</param>
/// <param name="Excerpts">The ids of the excerpts that were from it in an earlier version, as a JSON array.</param>
[method: ExplicitConstructor]
public sealed record GoneOccasion(string Title, string Date, string Reason, string Excerpts)
{
    /// <summary>The ids of the excerpts that were from it in an earlier version.</summary>
    public IReadOnlyList<string> Ids => System.Text.Json.JsonDocument.Parse(Excerpts).RootElement.EnumerateArray().Select(e => e.GetString()!).ToList();
}

/// <summary>A collection as spoken: whole, or where it is too long for a page its months.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Occasions">
/// By earliest day, then latest; the undated ones last; each with its excerpts. Empty where there are months.
/// </param>
/// <param name="Months">In their order, the undated occasions last; empty where the chronology is one page.</param>
/// <param name="Timeline">All of it, as a picture draws them.</param>
public sealed record ChronologyPage(
    CollectionSummary Collection, IReadOnlyList<SpokenOccasion> Occasions, IReadOnlyList<MonthSummary> Months, Timeline Timeline);

/// <summary>An occasion in a chronology.</summary>
/// <param name="Occasion">The occasion.</param>
/// <param name="Passages">Its excerpts on this page, in the order of the sources.</param>
public sealed record SpokenOccasion(OccasionSummary Occasion, IReadOnlyList<ShownExcerpt> Passages);

/// <summary>A month of a chronology.</summary>
/// <param name="Month"><c>2020-03</c>, of the earliest day on which an occasion can have taken place; <c>undated</c>.</param>
/// <param name="Occasions">The number of occasions.</param>
/// <param name="Excerpts">The number of excerpts.</param>
[method: ExplicitConstructor]
public sealed record MonthSummary(string Month, long Occasions, long Excerpts);

/// <summary>A month of a chronology with its occasions.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Month">The month.</param>
/// <param name="Previous">The month before; null for the first.</param>
/// <param name="PreviousParts">How many parts that has.</param>
/// <param name="Next">The month after; null for the last.</param>
/// <param name="Occasions">Those of this part, as spoken.</param>
/// <param name="Part">Which part of the month it is.</param>
public sealed record MonthPage(
    CollectionSummary Collection, MonthSummary Month, string? Previous, long PreviousParts, string? Next,
    IReadOnlyList<SpokenOccasion> Occasions, ListPart Part);

public sealed partial class SpeechesStore
{
    private const string OccasionColumns = "select slug, collection, title, kind_name, edtf, earliest, latest, basis from occasion ";

    private const string OccasionStatement = OccasionColumns + "where collection = @slug and slug = @occasion";

    private const string PassagesAsSpokenStatement = PassageColumns + """
        where excerpt.collection = @slug and excerpt.chronological between @first and @last
        order by excerpt.chronological
        """;

    private const string OccasionsAsSpokenStatement = OccasionColumns + """
        where id in (select occasion from excerpt where collection = @slug and chronological between @first and @last)
        """;

    private const string MonthsStatement = "select month, occasions, excerpts from month where collection = @slug order by first";

    private const string MonthStatement = """
        select month, occasions, excerpts, first, last,
            (select month from month as before where before.collection = here.collection and before.first < here.first
                order by before.first desc limit 1) as previous,
            (select month from month as after where after.collection = here.collection and after.first > here.first
                order by after.first limit 1) as next
        from month as here where collection = @slug and month = @month
        """;

    private const string PassagesOfOccasionStatement = PassageColumns + """
        where excerpt.occasion = (select id from occasion where collection = @slug and slug = @occasion)
            and excerpt.place between @first and @last
        order by excerpt.place
        """;

    private const string OccasionRedirectStatement = "select slug from redirect where kind = 'occasion' and collection = @slug and old = @occasion";

    private const string GoneOccasionStatement = """
        select title, date, reason, (select json_group_array(distinct version.id) from version where occasion = public_id.id) as excerpts
        from public_id where type = 'occasion' and state = 'withdrawn' and collection = @slug and slug = @occasion
        """;

    /// <summary>An occasion that was public and from which no passage is any more.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="occasion">The occasion's slug.</param>
    /// <returns>Null where there was none.</returns>
    public GoneOccasion? FindGoneOccasion(string slug, string occasion) => Read(reader => reader.QuerySingleOrDefault<GoneOccasion>(GoneOccasionStatement, new { slug, occasion }));

    /// <summary>An occasion.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="occasion">The occasion's slug.</param>
    /// <param name="number">Which part of the page.</param>
    /// <returns>Null where there is no such occasion, or no such part.</returns>
    public OccasionPage? FindOccasion(string slug, string occasion, long number = 1) => Read(reader =>
        Collection(reader, slug) is { } collection
            && reader.QuerySingleOrDefault<OccasionSummary>(OccasionStatement, new { slug, occasion }) is { } found
            && Part(reader, PageKind.Occasion, $"{slug}/{occasion}", number) is { } part
            ? new OccasionPage(
                collection, found, Passages(reader, PassagesOfOccasionStatement,
                    new { slug, occasion, first = part.First, last = part.Last }), part)
            : null);

    /// <summary>A collection as spoken.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection.</returns>
    public ChronologyPage? FindChronology(string slug) => Read(reader =>
    {
        if (Collection(reader, slug) is not { } collection) return null;
        var months = reader.Query<MonthSummary>(MonthsStatement, new { slug });
        return new ChronologyPage(
            collection, months.Count > 0 ? [] : Spoken(reader, slug, long.MinValue, long.MaxValue), months,
            TimelineOfCollection(reader, collection));
    });

    /// <summary>A month of a collection's chronology.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="month"><c>2020-03</c>, or <c>undated</c>.</param>
    /// <param name="number">Which part of it.</param>
    /// <returns>Null where there is no such collection, month or part.</returns>
    public MonthPage? FindMonth(string slug, string month, long number = 1) => Read(reader =>
    {
        if (Collection(reader, slug) is not { } collection) return null;
        if (reader.QuerySingleOrDefault<MonthRow>(MonthStatement, new { slug, month }) is not { } found) return null;
        if (Part(reader, PageKind.Month, $"{slug}/{month}", number) is not { } part) return null;
        var (first, last) = (Math.Max(part.First, found.First), Math.Min(part.Last, found.Last));
        return new MonthPage(
            collection, new(found.Month, found.Occasions, found.Excerpts), found.Previous,
            found.Previous is null ? 1 : LastPart(reader, PageKind.Month, $"{slug}/{found.Previous}"), found.Next,
            Spoken(reader, slug, first, last), part);
    });

    /// <summary>The present slug of an occasion that had another.</summary>
    /// <param name="slug">The collection.</param>
    /// <param name="occasion">The old slug.</param>
    /// <returns>Null where no occasion had it.</returns>
    public string? FindMovedOccasion(string slug, string occasion) => Read(reader => reader.QuerySingleOrDefault<string>(OccasionRedirectStatement, new { slug, occasion }));

    private static List<SpokenOccasion> Spoken(Reader reader, string slug, long first, long last)
    {
        var occasions = reader.Query<OccasionSummary>(OccasionsAsSpokenStatement, new { slug, first, last }).ToDictionary(o => o.Slug);
        return Passages(reader, PassagesAsSpokenStatement, new { slug, first, last }).GroupBy(p => p.Excerpt.Occasion.Slug)
            .Select(g => new SpokenOccasion(occasions[g.Key], g.ToList())).ToList();
    }

    [method: ExplicitConstructor]
    private sealed record MonthRow(string Month, long Occasions, long Excerpts, long First, long Last, string? Previous, string? Next);
}
