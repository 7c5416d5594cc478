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
        var collection = $"/{excerpt.Collection}";
        KnownField Field(string name, string field, Basis? how, IReadOnlyList<(string, string)> links, string nothing, string detail = "") => new(
            name, links, nothing, detail, how, passage.Apparatus.Fields.Where(f => f.Field == field).ToList(), excerpt.Evidence.Where(e => e.Field == field).ToList());
        var fields = new List<KnownField>
        {
            Field("Counterpart", "counterparts", basis.Counterparts, excerpt.Counterparts.Select(c => (c.Name, $"/counterparts/{c.Id}")).ToList(), "none is named"),
            Field("Person", "people", basis.People, excerpt.People.Select(p => (p.Name, $"/people/{p.Id}")).ToList(), "nobody is named"),
            Field("Office", "office", basis.Office, [], string.Join("; ", excerpt.People.Select(p => p.Office).OfType<string>()) is { Length: > 0 } offices ? offices : basis.People == Speeches.Basis.Supplied ? "none is given" : "none is printed"),
            Field("Date", "date", basis.Date, [], excerpt.Date?.Describe() ?? "not known", excerpt.Date is { Spread: > 0 } date ? $" (from {Words.Day(date.Earliest)} to {Words.Day(date.Latest)}; EDTF {date.Edtf})" : excerpt.Date is null ? "" : $" (EDTF {excerpt.Date.Edtf})"),
            Field("Occasion", "occasion", basis.Occasion, [(excerpt.Occasion.Title, $"{collection}/occasions/{excerpt.Occasion.Slug}")], ""),
            Field("Theme", "theme", basis.Theme, [(excerpt.Theme is null ? "unplaced" : $"{excerpt.Theme}. {passage.ThemeTitle}", $"{collection}/themes/{passage.Theme}")], "", excerpt.Theme is null ? ": the text does not say" : ""),
        };
        if (excerpt.Evidence.Any(e => e.Field == "text"))
        {
            var places = excerpt.Emendations.Where(e => e.Reason.StartsWith("supplied", StringComparison.Ordinal)).Select(e => ($"“{e.AsPrinted}”, read as “{e.Reading}”", $"{collection}/sources/{excerpt.Source}#{excerpt.Id}")).ToList();
            fields.Add(Field("Text", "text", Speeches.Basis.Supplied, places, ""));
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
        var occasion = ("the passages of the occasion", $"/{excerpt.Collection}/occasions/{excerpt.Occasion.Slug}");
        return (evidence.Strength, evidence.Note) switch
        {
            (Strength.Source, _) => occasion,
            (null, Rule.PartiesOfOccasion or Rule.DateOfOccasion or Rule.OnlyOneKnown or Rule.SameMonth or Rule.Continues) => occasion,
            (null, Rule.YearFromDateline or Rule.WeekdayFromDateline) => ("the dateline", $"/{excerpt.Collection}/sources/{excerpt.Source}#dateline"),
            (null, Rule.StandsFor) when excerpt.People.Count > 0 => (excerpt.People[0].Name, $"/people/{excerpt.People[0].Id}"),
            _ => null,
        };
    }
}
