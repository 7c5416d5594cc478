using System.Text.Json;
using System.Text.Json.Serialization;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests;

/// <summary>The one table of the fields of a record.</summary>
public class FieldTests
{
    private static readonly Lazy<IReadOnlyList<Excerpt>> Published = new(() =>
    {
        using var content = ContentCopy.AsItStands();
        return content.State().Excerpts;
    });

    /// <summary>A record that differs in one field from another, for each field, by what that means.</summary>
    private static readonly (FieldBearing Bearing, string Field, Func<Excerpt, Excerpt> Other)[] Others =
    [
        (FieldBearing.Words, "text", e => e with { Text = e.Text + "." }),
        (FieldBearing.Words, "attribution", e => e with { Attribution = "Letter" }),
        (FieldBearing.Words, "theme", e => e with { Theme = null }),
        (FieldBearing.Whence, "occasion", e => e with { Occasion = e.Occasion with { Id = "bcdfgh" } }),
        (FieldBearing.Whence, "counterparts", e => e with { Counterparts = [] }),
        (FieldBearing.Whence, "people", e => e with { People = [] }),
        (FieldBearing.Circumstance, "office", e => e with { People = e.People.Select(p => p with { Office = "Envoy" }).ToList() }),
        (FieldBearing.Circumstance, "date", e => e with { Date = null }),
        (FieldBearing.Whence, "voice", e => e with { Voice = Voice.Reported }),
        (FieldBearing.Whence, "speakers", e => e with { Speakers = [] }),
        (FieldBearing.Words, "label", e => e with { Label = "7" }),
        (FieldBearing.Words, "quoted", e => e with { Quoted = [new(0, 4)] }),
        (FieldBearing.Words, "notes", e => e with { Notes = [new(4, "1", "So in the hall.")] }),
        (FieldBearing.Knowledge, "collection", e => e with { Collection = "another" }),
        (FieldBearing.Knowledge, "source", e => e with { Source = "another" }),
        (FieldBearing.Knowledge, "witness", e => e with { Witness = "0009" }),
        (FieldBearing.Knowledge, "section", e => e with { Section = [] }),
        (FieldBearing.Knowledge, "translation", e => e with { Translation = !e.Translation }),
        (FieldBearing.Knowledge, "lang", e => e with { Lang = "zh" }),
        (FieldBearing.Knowledge, "textAsPrinted", e => e with { TextAsPrinted = "" }),
        (FieldBearing.Knowledge, "attributionAsPrinted", e => e with { AttributionAsPrinted = null }),
        (FieldBearing.Knowledge, "basis", e => e with { Basis = new() }),
        (FieldBearing.Knowledge, "evidence", e => e with { Evidence = [new(Field.Date, Strength.Weak, "a note", null)] }),
        (FieldBearing.Knowledge, "gaps", e => e with { Gaps = [new(Field.Text, 0, 1)] }),
        (FieldBearing.Knowledge, "emendations", e => e with { Emendations = [new(0, 1, "a", "b", "lost")] }),
        (FieldBearing.Place, "format", e => e with { Format = 1 }),
        (FieldBearing.Place, "id", e => e with { Id = "bcdfgh" }),
        (FieldBearing.Place, "position", e => e with { Position = 70 }),
        (FieldBearing.Place, "span", e => e with { Span = default }),
        (FieldBearing.Place, "version", e => e with { Version = 70 }),
        (FieldBearing.Place, "revision", e => e with { Revision = 70 }),
    ];

    [Fact]
    public void Every_member_of_the_record_is_a_field_and_every_field_is_a_member()
    {
        var members = typeof(Excerpt).GetProperties().Where(p => !p.IsDefined(typeof(JsonIgnoreAttribute), false)).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToList();
        Assert.Contains("text", members);
        Assert.Equal(members.Order(StringComparer.Ordinal), Field.All.Select(f => f.Name).Order(StringComparer.Ordinal).Where(n => n != "office"));
    }

    [Fact]
    public void Every_field_whose_knowledge_the_record_tells_of_can_be_asked_for_it()
    {
        var told = typeof(FieldBases).GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
        Assert.Equal(told.Order(StringComparer.Ordinal), Field.All.Where(f => f.HasBasis).Select(f => f.Name).Order(StringComparer.Ordinal));
        foreach (var basis in typeof(FieldBases).GetProperties())
        {
            var bases = new FieldBases();
            basis.SetValue(bases, Basis.Supplied);
            Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(basis.Name), Field.All.Single(f => f.BasisIn(bases) is not null).Name);
        }
    }

    [Fact]
    public void A_difference_in_what_is_said_makes_a_version_and_one_in_how_it_is_known_is_noted()
    {
        var then = Published.Value[0];
        Assert.Equal([Field.Label], Difference.Fields(then, then with { Label = "7" }));
        Assert.Equal([Field.Quoted], Difference.Fields(then, then with { Quoted = [new(0, 4)] }));
        Assert.Equal([Field.Speakers], Difference.Fields(then, then with { Speakers = [new("otto-lindqvist", "Otto Lindqvist")] }));
        Assert.Equal([Field.Speakers], Difference.Fields(then, then with { Speakers = [.. then.Speakers, new("otto-lindqvist", "Otto Lindqvist")] }));
        Assert.Empty(Difference.Fields(then, then with { Speakers = [then.Speakers[0] with { Name = "Another spelling" }] }));
        Assert.Equal([Field.Notes], Difference.Fields(then, then with { Notes = [new(4, "1", "So in the hall.")] }));
        Assert.Equal([Field.Theme], Difference.Fields(then, then with { Theme = new("another", then.Theme!.Numeral) }));
        Assert.Empty(Difference.Fields(then, then with { Theme = then.Theme with { Numeral = "A" } }));
        Assert.Equal([Field.Theme], Difference.Noted(then, then with { Theme = then.Theme with { Numeral = "A" } }));
        Assert.Equal(["section", "translation"], Difference.Noted(then, then with { Section = [], Translation = !then.Translation }).Select(f => f.Name));
        Assert.Empty(Difference.Fields(then, then with { Position = 70, Version = 3, Revision = 3, Witness = "0002" }));
        Assert.Equal(["witness"], Difference.Noted(then, then with { Position = 70, Version = 3, Revision = 3, Witness = "0002" }).Select(f => f.Name));
        Assert.Equal([Field.Occasion], Difference.Noted(then, then with { Occasion = then.Occasion with { Kind = "visit", Title = "Visit" } }));
        Assert.Empty(Difference.Noted(then, then with { Occasion = then.Occasion with { Title = "Visit" } }));
        Assert.Empty(Difference.Noted(then, then with { Counterparts = then.Counterparts.Select(c => c with { Name = "Elsewhere" }).ToList() }));
        var others = then.Counterparts.Select(c => c with { Code = "XX" }).ToList();
        Assert.Equal([Field.Counterparts], Difference.Noted(then, then with { Counterparts = others }));
    }

    [Fact]
    public void What_differs_in_one_field_differs_in_no_other_and_bears_on_the_version_as_that_field_does()
    {
        var then = Published.Value.First(e => e is { People.Count: 1, Voice: Voice.Direct, Date: not null });
        Assert.Equal(Field.All.Select(f => (f.Bearing, f.Name)), Others.Select(o => (o.Bearing, o.Field)));
        foreach (var (bearing, field, other) in Others)
        {
            var makesVersion = bearing is FieldBearing.Words or FieldBearing.Whence or FieldBearing.Circumstance;
            Assert.Equal(makesVersion ? [field] : [], Difference.Fields(then, other(then)).Select(f => f.Name));
            // What is noted is asked only of two records of one version.
            if (makesVersion) continue;
            Assert.Equal(bearing == FieldBearing.Knowledge ? [field] : [], Difference.Noted(then, other(then)).Select(f => f.Name));
        }
    }

    [Fact]
    public void What_may_be_supplied_for_an_excerpt_and_what_for_an_occasion_is_said_by_the_field()
    {
        string[] OfSupply(Supply supply) => [.. Field.All.Where(f => f.Supply == supply).Select(f => f.Name)];
        Assert.Equal(["counterparts", "people", "date"], OfSupply(Supply.OfOccasion));
        Assert.Equal(["text", "theme", "office", "speakers"], OfSupply(Supply.OfExcerpt));
    }

    [Fact]
    public void An_office_is_no_difference_of_its_own_where_the_people_are_others()
    {
        var then = Published.Value.First(e => e.People.Count == 1);
        Assert.Equal([Field.Office], Difference.Fields(then, then with { People = [then.People[0] with { Office = "Envoy" }] }));
        Assert.Equal([Field.People], Difference.Fields(then, then with { People = [then.People[0] with { Id = "another", Office = "Envoy" }] }));
    }
}
