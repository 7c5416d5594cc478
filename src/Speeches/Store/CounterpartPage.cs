using Dapper;

namespace Speeches.Store;

/// <summary>A counterpart in a list.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind"><c>country</c>, <c>organisation</c> or <c>summit</c>.</param>
/// <param name="Code">ISO 3166-1 alpha-2 for a country; null else.</param>
/// <param name="Excerpts">The number of excerpts.</param>
/// <param name="Occasions">The number of occasions.</param>
[method: ExplicitConstructor]
public sealed record CounterpartSummary(string Id, string Name, string Kind, string? Code, long Excerpts, long Occasions);

/// <summary>A person with one office, as printed.</summary>
/// <param name="Id">The person's slug.</param>
/// <param name="Name">The name.</param>
/// <param name="Office">The office as printed; null where none is printed.</param>
/// <param name="Excerpts">The number of excerpts that print it so.</param>
[method: ExplicitConstructor]
public sealed record PersonWithOffice(string Id, string Name, string? Office, long Excerpts);

/// <summary>Passages of one occasion under its title.</summary>
/// <param name="Collection">The slug of the collection.</param>
/// <param name="Occasion">The occasion.</param>
/// <param name="Passages">In the order of the sources.</param>
public sealed record OccasionPassages(string Collection, OccasionReference Occasion, IReadOnlyList<ShownExcerpt> Passages);

/// <summary>The list of counterparts.</summary>
/// <param name="Countries">All countries of the list, for a map; empty on later parts. There are no more than codes of two letters.</param>
/// <param name="Counterparts">Those of this part: countries, then bodies, each by name.</param>
/// <param name="Part">Which part of the list it is.</param>
public sealed record CounterpartsPage(
    IReadOnlyList<CounterpartSummary> Countries, IReadOnlyList<CounterpartSummary> Counterparts, ListPart Part);

/// <summary>A counterpart through every occasion.</summary>
/// <param name="Counterpart">The counterpart.</param>
/// <param name="People">Its people, with the offices printed: the first <see cref="MostPeople"/> by name.</param>
/// <param name="Occasions">Those of this part, as spoken; the undated ones last.</param>
/// <param name="Timeline">
/// All of them, as a picture draws them, between the days of the collections they come from; empty on later parts.
/// </param>
/// <param name="Part">Which part of the page it is.</param>
public sealed record CounterpartPage(CounterpartSummary Counterpart, IReadOnlyList<PersonWithOffice> People,
    IReadOnlyList<OccasionPassages> Occasions, Timeline Timeline, ListPart Part)
{
    /// <summary>The most people, each with each office, on the page of a counterpart.</summary>
    public const int MostPeople = 200;
}

public sealed partial class SpeechesStore
{
    private const string CounterpartColumns = "select id, name, kind, code, excerpts, occasions from counterpart ";

    private const string CountriesStatement = CounterpartColumns + "where place is not null and kind = 'country' order by place";

    private const string CounterpartsStatement = CounterpartColumns + "where place between @first and @last order by place";

    private const string CounterpartStatement = CounterpartColumns + "where id = @id";

    // The bound is no value: for each value of one SQLite prepares the statement anew.
    private static readonly string PeopleOfCounterpartStatement = $"""
        select person.id, person.name, office, person_of_counterpart.excerpts
        from person_of_counterpart join person on person.id = person_of_counterpart.person
        where counterpart = @id
        order by person.name, person.id, office is null, office limit {CounterpartPage.MostPeople}
        """;

    private const string PassagesOfCounterpartStatement = PassageColumns + """
        join excerpt_counterpart on excerpt_counterpart.excerpt = excerpt.id
        where excerpt_counterpart.counterpart = @id and excerpt_counterpart.chronological between @first and @last
        order by excerpt_counterpart.chronological
        """;

    private const string RedirectStatement = "select slug from redirect where kind = @kind and collection = '' and old = @old";

    /// <summary>The list of counterparts that passages are with.</summary>
    /// <param name="number">Which part of it.</param>
    /// <returns>Null where there is no such part.</returns>
    public CounterpartsPage? FindCounterparts(long number = 1) => Read(reader => Part(reader, PageKind.Counterparts, "", number) is not { } part
        ? null
        : new CounterpartsPage(
            number == 1 ? reader.Query<CounterpartSummary>(CountriesStatement) : [],
            reader.Query<CounterpartSummary>(CounterpartsStatement, new { first = part.First, last = part.Last }), part));

    /// <summary>A counterpart.</summary>
    /// <param name="id">The slug.</param>
    /// <param name="number">Which part of the page.</param>
    /// <returns>Null where there is no such counterpart, or no such part.</returns>
    public CounterpartPage? FindCounterpart(string id, long number = 1) => Read(reader =>
    {
        if (Counterpart(reader, id) is not { } counterpart || Part(reader, PageKind.Counterpart, id, number) is not { } part) return null;
        return new CounterpartPage(
            counterpart, reader.Query<PersonWithOffice>(PeopleOfCounterpartStatement, new { id }),
            ByOccasion(reader, PassagesOfCounterpartStatement, new { id, first = part.First, last = part.Last }),
            number == 1 ? TimelineOfCounterpart(reader, counterpart) : Timeline.None,
            part);
    });

    /// <summary>The present slug of a counterpart or a person that had another.</summary>
    /// <param name="kind"><c>counterpart</c> or <c>person</c>.</param>
    /// <param name="old">The old slug.</param>
    /// <returns>Null where none had it.</returns>
    public string? FindMoved(string kind, string old) => Read(reader => reader.QuerySingleOrDefault<string>(RedirectStatement, new { kind, old }));

    private static CounterpartSummary? Counterpart(Reader reader, string id) =>
        reader.QuerySingleOrDefault<CounterpartSummary>(CounterpartStatement, new { id });

    /// <summary>Passages as spoken, brought together by occasion.</summary>
    private static List<OccasionPassages> ByOccasion(Reader reader, string statement, object values) => Passages(reader, statement, values)
        .GroupBy(p => p.Excerpt.Occasion.Id)
        .Select(g => new OccasionPassages(g.First().Excerpt.Collection, g.First().Excerpt.Occasion, g.ToList())).ToList();
}
