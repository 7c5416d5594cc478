using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>A collection that the program was not written for, read by the same code: an HTML page, attributions on lines of their own.</summary>
public sealed class TinyCollectionTests : IDisposable
{
    private readonly TinyCollection tiny = new();
    private readonly CollectionReading reading;

    public TinyCollectionTests()
    {
        var diagnostics = new Diagnostics();
        reading = tiny.Read(diagnostics)!;
        Assert.Empty(diagnostics.All);
    }

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void The_text_is_taken_from_the_page()
    {
        Assert.Equal("""
            An almanac of rivers

            20 November 1932

            The rivers

            Of rivers, and of those who live beside them.

            A river has two banks.

            Neither of them is ours alone.

            — Phone call with Graustarkian President Otto Lindqvist, 3 May 1932

            The bridge at Strelsau, in flood.

            Who holds the spring holds nothing.

            It runs to the sea.

            — Letter to King Leopold of Fenwick regarding the Sylvanian dams, early June

            II. The store is full.

            — Speech at the Great Harvest Summit, December 1931

            We sow for our neighbours too.

            — Phone call with President Otto Lindqvist

            Bread & salt.

            — Remarks at a meeting of the Grain Board, 31 October

            """.Replace("beside them", "beside\u00a0them", StringComparison.Ordinal), reading.Sources[0].Reading.Text);
        Assert.Equal($"{TinyCollection.Source}/0001/text.txt", reading.Sources[0].TextFile);
    }

    [Fact]
    public void Spans_count_in_the_text_that_is_kept_beside_the_page()
    {
        var kept = reading.Sources[0].Reading.Text.Replace("two banks", "two long banks", StringComparison.Ordinal);
        tiny.Write($"{TinyCollection.Source}/0001/text.txt", kept);
        var again = tiny.Read(new())!;
        Assert.Equal(kept, again.Sources[0].Reading.Text);
        Assert.Equal("A river has two long banks.\n\nNeither of them is ours alone.", again.Excerpts[0].TextAsPrinted);
    }

    [Fact]
    public void Every_stretch_is_what_it_is()
    {
        var text = reading.Sources[0].Reading.Text;
        Assert.Equal(
            [
                "Title: An almanac of rivers", "Dateline: 20 November 1932",
                "Heading: The rivers", "Standfirst: Of rivers, and of those who live beside\u00a0them.",
                "Excerpt: A river has two banks.\n\nNeither of them is ours alone.", "Attribution: — Phone call with Graustarkian President Otto Lindqvist, 3 May 1932",
                "Caption: The bridge at Strelsau, in flood.",
                "Excerpt: Who holds the spring holds nothing.\n\nIt runs to the sea.", "Attribution: — Letter to King Leopold of Fenwick regarding the Sylvanian dams, early June",
                "Numeral: II.", "Excerpt: The store is full.", "Attribution: — Speech at the Great Harvest Summit, December 1931",
                "Excerpt: We sow for our neighbours too.", "Attribution: — Phone call with President Otto Lindqvist",
                "Excerpt: Bread & salt.", "Attribution: — Remarks at a meeting of the Grain Board, 31 October",
            ],
            reading.Sources[0].Reading.Spans.Where(s => s.Kind != SpanKind.Space).Select(s => $"{s.Kind}: {text[s.Start..s.End]}"));
    }

    [Fact]
    public void Themes_names_and_dates_are_exact() => Assert.Equal(
        [
            "I 1 phone-call graustark otto-lindqvist [Graustarkian President] 1932-05-03",
            "I 2 letter fenwick king-leopold [King + of Fenwick] 1932-06-XX 1932-06-01..1932-06-10",
            "II 1 speech harvest-summit  [] 1931-12",
            "II 2 phone-call graustark otto-lindqvist [President] no date of its own",
            "II 3 remarks   [] 1932-10-31",
        ],
        reading.Excerpts.Select(e => string.Join(' ',
            e.Passage.Theme, e.Position, e.Passage.Attribution!.Opening.Kind,
            string.Join('|', e.Names.Counterparts.Select(c => c.Id)), string.Join('|', e.Names.People.Select(p => p.Id)),
            $"[{string.Join('|', e.Names.People.Select(p => string.Join(" + ", p.Office.Select(r => r.In(e.Source.Reading.Text)))))}]",
            e.PrintedDate is not { } date ? "no date of its own" : date.Edtf.EndsWith("XX", StringComparison.Ordinal) ? $"{date.Edtf} {date.Earliest:yyyy-MM-dd}..{date.Latest:yyyy-MM-dd}" : date.Edtf)));

    [Fact]
    public void The_call_without_a_date_is_the_one_call_that_is_known()
    {
        Assert.Same(reading.Excerpts[0].Occasion, reading.Excerpts[3].Occasion);
        Assert.Equal((Basis.Inferred, Rule.OnlyOneKnown), (reading.Excerpts[3].OccasionBasis, reading.Excerpts[3].OccasionRule));
        Assert.Equal(4, reading.Excerpts.Select(e => e.Occasion).Distinct().Count());
    }

    [Fact]
    public void The_standfirst_is_the_first_paragraph_of_the_one_section_that_has_one()
    {
        var standfirst = Assert.Single(reading.Sources[0].Reading.Standfirsts);
        Assert.Equal(("I", false), (standfirst.Theme, standfirst.CutOff));
    }
}
