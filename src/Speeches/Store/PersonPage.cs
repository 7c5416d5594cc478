using Dapper;

namespace Speeches.Store;

/// <summary>A person in a list.</summary>
/// <param name="Id">The slug.</param>
/// <param name="Name">The name.</param>
/// <param name="Excerpts">The number of excerpts.</param>
/// <param name="Occasions">The number of occasions.</param>
/// <param name="Counterparts">The names of the counterparts the person is named for, parted by commas.</param>
[method: ExplicitConstructor]
public sealed record PersonSummary(string Id, string Name, long Excerpts, long Occasions, string Counterparts);

/// <summary>The list of people.</summary>
/// <param name="People">Those of this part, by name.</param>
/// <param name="Part">Which part of the list it is.</param>
public sealed record PeoplePage(IReadOnlyList<PersonSummary> People, ListPart Part);

/// <summary>A person through every occasion.</summary>
/// <param name="Person">The person.</param>
/// <param name="Counterparts">The counterparts the person is named for: the first <see cref="MostNames"/> by name.</param>
/// <param name="Offices">The offices, as printed: the <see cref="MostNames"/> that most passages print.</param>
/// <param name="Occasions">Those of this part, as spoken; the undated ones last.</param>
/// <param name="Part">Which part of the page it is.</param>
public sealed record PersonPage(PersonSummary Person, IReadOnlyList<CounterpartSummary> Counterparts,
    IReadOnlyList<PersonWithOffice> Offices, IReadOnlyList<OccasionPassages> Occasions, ListPart Part)
{
    /// <summary>The most counterparts, and the most offices, on the page of a person.</summary>
    public const int MostNames = 100;
}

public sealed partial class SpeechesStore
{
    private const string PersonColumns = "select id, name, excerpts, occasions, counterparts from person ";

    private const string PeopleStatement = PersonColumns + "where place between @first and @last order by place";

    private const string PersonStatement = PersonColumns + "where id = @id";

    private static readonly string CounterpartsOfPersonStatement = $"""
        select distinct counterpart.id, name, kind, code, counterpart.excerpts, counterpart.occasions
        from person_of_counterpart join counterpart on counterpart.id = person_of_counterpart.counterpart
        where person = @id
        order by name limit {PersonPage.MostNames}
        """;

    private static readonly string OfficesStatement = $"""
        select person.id, name, office, office_of_person.excerpts
        from office_of_person join person on person.id = office_of_person.person
        where person = @id
        order by office_of_person.excerpts desc, office limit {PersonPage.MostNames}
        """;

    private const string PassagesOfPersonStatement = PassageColumns + """
        join excerpt_person on excerpt_person.excerpt = excerpt.id
        where excerpt_person.person = @id and excerpt_person.chronological between @first and @last
        order by excerpt_person.chronological
        """;

    /// <summary>The list of people addressed or met.</summary>
    /// <param name="number">Which part of it.</param>
    /// <returns>Null where there is no such part.</returns>
    public PeoplePage? FindPeople(long number = 1) => Read(reader => Part(reader, PageKind.People, "", number) is not { } part ? null
        : new PeoplePage(reader.Query<PersonSummary>(PeopleStatement, new { first = part.First, last = part.Last }), part));

    /// <summary>A person.</summary>
    /// <param name="id">The slug.</param>
    /// <param name="number">Which part of the page.</param>
    /// <returns>Null where there is no such person, or no such part.</returns>
    public PersonPage? FindPerson(string id, long number = 1) => Read(reader =>
        reader.QuerySingleOrDefault<PersonSummary>(PersonStatement, new { id }) is not { } person
            || Part(reader, PageKind.Person, id, number) is not { } part ? null : new PersonPage(
            person,
            reader.Query<CounterpartSummary>(CounterpartsOfPersonStatement, new { id }),
            reader.Query<PersonWithOffice>(OfficesStatement, new { id }),
            ByOccasion(reader, PassagesOfPersonStatement, new { id, first = part.First, last = part.Last }),
            part));
}
