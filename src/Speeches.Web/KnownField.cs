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
    /// <summary>The fields of an excerpt, in the order in which a researcher asks for them.</summary>
    /// <param name="page">The excerpt's page.</param>
    public static IReadOnlyList<KnownField> Of(ExcerptPage page)
    {
        var excerpt = page.Passage.Excerpt;
        var basis = excerpt.Basis;
        var collection = $"/{page.Collection.Slug}";
        KnownField Field(string name, string field, Basis? how, IReadOnlyList<(string, string)> links, string nothing, string detail = "") => new(
            name, links, nothing, detail, how, page.Passage.Apparatus.Fields.Where(f => f.Field == field).ToList(), excerpt.Evidence.Where(e => e.Field == field).ToList());
        var fields = new List<KnownField>
        {
            Field("Counterpart", "counterparts", basis.Counterparts, excerpt.Counterparts.Select(c => (c.Name, $"/counterparts/{c.Id}")).ToList(), "none is named"),
            Field("Person", "people", basis.People, excerpt.People.Select(p => (p.Name, $"/people/{p.Id}")).ToList(), "nobody is named"),
            Field("Office", "office", basis.Office, [], string.Join("; ", excerpt.People.Select(p => p.Office).OfType<string>()) is { Length: > 0 } offices ? offices : "none is printed"),
            Field("Date", "date", basis.Date, [], excerpt.Date?.Describe() ?? "not known", excerpt.Date is { Spread: > 0 } date ? $" (from {Words.Day(date.Earliest)} to {Words.Day(date.Latest)}; EDTF {date.Edtf})" : excerpt.Date is null ? "" : $" (EDTF {excerpt.Date.Edtf})"),
            Field("Occasion", "occasion", basis.Occasion, [(excerpt.Occasion.Title, $"{collection}/occasions/{excerpt.Occasion.Slug}")], ""),
            Field("Theme", "theme", basis.Theme, [(excerpt.Theme is null ? "unplaced" : $"{excerpt.Theme}. {page.Passage.ThemeTitle}", $"{collection}/themes/{page.Passage.Theme}")], "", excerpt.Theme is null ? ": the text does not say" : ""),
        };
        if (excerpt.Evidence.Any(e => e.Field == "text"))
            fields.Add(Field("Text", "text", Speeches.Basis.Supplied, [], "one place of the text is supplied"));
        return fields;
    }
}
