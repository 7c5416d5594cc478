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

/// <summary>A person through every occasion.</summary>
/// <param name="Person">The person.</param>
/// <param name="Counterparts">The counterparts the person is named for.</param>
/// <param name="Offices">The offices, as printed.</param>
/// <param name="Occasions">As spoken; the undated ones last.</param>
public sealed record PersonPage(PersonSummary Person, IReadOnlyList<CounterpartSummary> Counterparts, IReadOnlyList<PersonWithOffice> Offices, IReadOnlyList<OccasionPassages> Occasions);

public sealed partial class SpeechesStore
{
    private const string PeopleStatement = """
        select id, name, excerpts, occasions, coalesce((
            select group_concat(name, ', ') from (
                select distinct counterpart.name
                from excerpt_person
                join excerpt_counterpart on excerpt_counterpart.excerpt = excerpt_person.excerpt
                join counterpart on counterpart.id = excerpt_counterpart.counterpart
                where excerpt_person.person = person.id
                order by counterpart.name)), '') as counterparts
        from person where @id is null or id = @id order by name
        """;

    private const string CounterpartsOfPersonStatement = """
        select distinct counterpart.id, counterpart.name, counterpart.kind, counterpart.code, counterpart.excerpts, counterpart.occasions
        from excerpt_person
        join excerpt_counterpart on excerpt_counterpart.excerpt = excerpt_person.excerpt
        join counterpart on counterpart.id = excerpt_counterpart.counterpart
        where excerpt_person.person = @id
        order by counterpart.name
        """;

    private const string OfficesStatement = """
        select person.id, person.name, office, count(*) as excerpts
        from excerpt_person join person on person.id = excerpt_person.person
        where person = @id and office is not null
        group by office order by count(*) desc, office
        """;

    private const string PassagesOfPersonStatement = PassageColumns + """
        join excerpt_person on excerpt_person.excerpt = excerpt.id
        where excerpt_person.person = @id
        order by excerpt_person.chronological
        """;

    /// <summary>All people addressed or met, by name.</summary>
    public IReadOnlyList<PersonSummary> People() => Read(reader => reader.Query<PersonSummary>(PeopleStatement, new { id = (string?)null }));

    /// <summary>A person.</summary>
    /// <param name="id">The slug.</param>
    /// <returns>Null where there is no such person.</returns>
    public PersonPage? FindPerson(string id) => Read(reader =>
        reader.QuerySingleOrDefault<PersonSummary>(PeopleStatement, new { id }) is not { } person ? null : new PersonPage(
            person,
            reader.Query<CounterpartSummary>(CounterpartsOfPersonStatement, new { id }),
            reader.Query<PersonWithOffice>(OfficesStatement, new { id }),
            ByOccasion(reader, PassagesOfPersonStatement, new { id })));
}
