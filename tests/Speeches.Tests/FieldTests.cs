using System.Text.Json;
using System.Text.Json.Serialization;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests;

/// <summary>The one table of the fields of a record.</summary>
public class FieldTests
{
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
        using var content = ContentCopy.Published();
        var then = content.State().Excerpts[0];
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
    }

    [Fact]
    public void An_office_is_no_difference_of_its_own_where_the_people_are_others()
    {
        using var content = ContentCopy.Published();
        var then = content.State().Excerpts.First(e => e.People.Count == 1);
        Assert.Equal([Field.Office], Difference.Fields(then, then with { People = [then.People[0] with { Office = "Envoy" }] }));
        Assert.Equal([Field.People], Difference.Fields(then, then with { People = [then.People[0] with { Id = "another", Office = "Envoy" }] }));
    }
}
