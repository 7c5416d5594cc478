using Speeches.Content;
using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>Both texts, read by the program, held against a careful reading by hand (Annotation/passages.csv).</summary>
public class HandAnnotationTests
{
    private static readonly (CollectionReading Reading, Authorities Authorities) Today = Read();

    public static TheoryData<string, int> Passages()
    {
        var rows = new TheoryData<string, int>();
        var index = 0;
        foreach (var row in Annotation()) rows.Add($"{row["source"]} {row["theme"]} {row["position"]}", index++);
        Assert.Equal(64, rows.Count);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_passage_is_read_as_the_hand_annotation_has_it(string name, int index)
    {
        Assert.NotEmpty(name);
        var row = Annotation()[index];
        var excerpt = Today.Reading.Excerpts[index];
        var text = excerpt.TextAsPrinted;
        Assert.StartsWith(row["starts"], text, StringComparison.Ordinal);
        Assert.EndsWith(row["ends"], text, StringComparison.Ordinal);
        Assert.Equal(row["length"], $"{text.Length}");
        Assert.Equal(row["source"], excerpt.Source.File.Slug);
        Assert.Equal(row["theme"], excerpt.Passage.Theme ?? "");
        Assert.Equal(row["position"], $"{excerpt.Position}");
        Assert.Equal(row["attribution"], excerpt.AttributionAsPrinted ?? "");
        Assert.Equal(row["kind"], excerpt.Occasion!.Kind);
        Assert.Equal(row["voice"], excerpt.Source.File.Voice.ToString().ToLowerInvariant());
        Assert.Equal(row["counterparts"], string.Join('|', excerpt.Occasion.Counterparts.Select(c => c.Id)));
        Assert.Equal(row["people"], string.Join('|', excerpt.Occasion.People.Select(p => p.Id)));
        Assert.Equal(row["edtf"], (excerpt.PrintedDate ?? excerpt.Occasion.Date)?.Edtf ?? "");
    }

    [Fact]
    public void Passages_share_an_occasion_just_where_the_hand_annotation_says_so()
    {
        var byHand = Annotation().Select(r => r["occasion"]).ToList();
        for (var a = 0; a < 64; a++)
        {
            for (var b = 0; b < a; b++)
                Assert.Equal(byHand[a] == byHand[b], Today.Reading.Excerpts[a].Occasion == Today.Reading.Excerpts[b].Occasion);
        }
        Assert.Equal(40, Today.Reading.Excerpts.Select(e => e.Occasion).Distinct().Count());
        Assert.Equal(36, Today.Reading.Excerpts.Where(e => e.Source.File.Slug == "unity-and-cooperation").Select(e => e.Occasion).Distinct().Count());
    }

    [Fact]
    public void The_compilation_has_24_countries_and_5_bodies()
    {
        var counterparts = Today.Reading.Excerpts.Take(43).SelectMany(e => e.Names.Counterparts).Select(c => c.Id).Distinct().Select(id => Today.Authorities.Counterparts[id].Counterpart).ToList();
        Assert.Equal(24, counterparts.Count(c => c.Kind == CounterpartKind.Country));
        Assert.Equal(["bill", "european", "g20", "united", "world"], counterparts.Where(c => c.Kind != CounterpartKind.Country).Select(c => c.Name.ToLowerInvariant().Split(' ')[0]).Order());
    }

    private static IReadOnlyList<CsvRow> Annotation() =>
        CsvTable.Read(new ContentFolder(Repository.TestFile("Annotation")), "passages.csv",
            ["source", "theme", "position", "starts", "ends", "length", "attribution", "kind", "occasion", "counterparts", "people", "offices", "voice", "edtf", "datebasis", "quoted"], new());

    private static (CollectionReading, Authorities) Read()
    {
        var folder = new ContentFolder(Repository.Content);
        var diagnostics = new Diagnostics();
        var authorities = Authorities.Read(folder, diagnostics);
        var reading = CollectionReading.Read(folder, "covid-19-solidarity", authorities, diagnostics)!;
        new OccasionGrouping(reading.Excerpts, [], diagnostics, []).Group("occasions.csv");
        Assert.Empty(diagnostics.All);
        return (reading, authorities);
    }
}
