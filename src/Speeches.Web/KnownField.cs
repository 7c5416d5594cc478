using Speeches.Store;

namespace Speeches.Web;

/// <summary>A field of an excerpt with all that is known of how it is known.</summary>
/// <param name="Name">The field, as a reader calls it.</param>
/// <param name="Links">Its value, each part with its address; empty where the field is empty.</param>
/// <param name="Nothing">What is said where it is empty, or where its value has no page of its own.</param>
/// <param name="Detail">What follows the value; may be empty.</param>
/// <param name="Basis">Null where the field is empty.</param>
/// <param name="Readings">The characters that it was read from.</param>
/// <param name="Evidence">What it rests on.</param>
public sealed record KnownField(
    string Name, IReadOnlyList<(string Text, string Url)> Links, string Nothing, string Detail, Basis? Basis, IReadOnlyList<FieldReading> Readings, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Whether it was supplied for a line that the source does not print any more.</summary>
    public bool IsStale => Evidence.Any(Words.IsStale);

    /// <summary>The fields of an excerpt, in the order in which a researcher asks for them.</summary>
    /// <param name="passage">The excerpt, in any version.</param>
    public static IReadOnlyList<KnownField> Of(ShownExcerpt passage)
    {
        var excerpt = passage.Excerpt;
        var basis = excerpt.Basis;
        KnownField Of(Field field, IReadOnlyList<(string, string)> links, string nothing, string detail = "", Basis? how = null) => new(
            Comparison.Capital(field.Word), links, nothing, detail, how ?? field.BasisIn(basis),
            passage.Apparatus.Fields.Where(f => f.Field == field).ToList(), excerpt.Evidence.Where(e => e.Field == field).ToList());
        var counterparts = excerpt.Counterparts.Select(c => (c.Name, Addresses.Counterpart(c.Id))).ToList();
        var people = excerpt.People.Select(p => (p.Name, Addresses.Person(p.Id))).ToList();
        var occasion = Addresses.Occasion(excerpt.Collection, excerpt.Occasion.Slug);
        var office = Field.Office.InWords(excerpt) ?? (basis.People == Speeches.Basis.Supplied ? "none is given" : "none is printed");
        var range = excerpt.Date switch
        {
            null => "",
            { Spread: > 0 } date => $" (from {Words.Day(date.Earliest)} to {Words.Day(date.Latest)}; EDTF {date.Edtf})",
            { } date => $" (EDTF {date.Edtf})",
        };
        var theme = excerpt.Theme is null ? "unplaced" : $"{excerpt.Theme.Name}. {passage.ThemeTitle}";
        var fields = new List<KnownField>
        {
            Of(Field.Counterparts, counterparts, "none is named"),
            Of(Field.People, people, "nobody is named"),
            Of(Field.Office, [], office),
            Of(Field.Date, [], excerpt.Date?.Describe() ?? Field.Date.Nothing, range),
            Of(Field.Occasion, [(excerpt.Occasion.Title, occasion)], ""),
            Of(Field.Theme, [(theme, Addresses.Theme(excerpt.Collection, passage.Theme))], "",
                excerpt.Theme is null ? ": the text does not say" : ""),
        };
        // Where nobody says otherwise it is the collection's, whose pages name him.
        if (basis.Speakers == Speeches.Basis.Supplied) fields.Add(Of(Field.Speakers, [], Field.Speakers.InWords(excerpt)!));
        if (excerpt.Evidence.Any(e => e.Field == Field.Text))
        {
            var places = excerpt.EmendationsOf(Field.Text).Where(e => e.Reason.StartsWith("supplied", StringComparison.Ordinal))
                .Select(e => ($"“{e.AsPrinted}”, read as “{e.Reading}”",
                    $"{Addresses.InSource(passage, excerpt.Span.Start)}#{excerpt.Id}")).ToList();
            fields.Add(Of(Field.Text, places, "", how: Speeches.Basis.Supplied));
        }
        return fields;
    }

    /// <summary>Where what a field rests on can be read on this site.</summary>
    /// <param name="passage">The excerpt.</param>
    /// <param name="evidence">What the field rests on.</param>
    /// <returns>A name and an address; null where the evidence itself is the place, or where there is none.</returns>
    public static (string Name, string Address)? RestsOn(ShownExcerpt passage, Evidence evidence)
    {
        var excerpt = passage.Excerpt;
        var occasion = ("the passages of the occasion", Addresses.Occasion(excerpt.Collection, excerpt.Occasion.Slug));
        return (evidence.Strength, evidence.Note) switch
        {
            (Strength.Source, _) => occasion,
            (null, Rule.PartiesOfOccasion or Rule.DateOfOccasion or Rule.OnlyOneKnown or Rule.SameMonth or Rule.Continues) => occasion,
            (null, Rule.YearFromDateline or Rule.WeekdayFromDateline) => ("the dateline",
                $"{Addresses.Source(excerpt.Collection, excerpt.Source)}#dateline"),
            (null, Rule.StandsFor) when excerpt.People.Count > 0 => (excerpt.People[0].Name, Addresses.Person(excerpt.People[0].Id)),
            _ => null,
        };
    }
}
