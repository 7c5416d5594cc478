using Speeches.Content;
using Speeches.Import;
using Speeches.Languages;
using Xunit;

namespace Speeches.Tests.Import;

public class EmenderTests
{
    private const string File = "emendations.csv";
    private const string Table = $"{TinyCollection.Source}/0001/emendations.csv";

    [Fact]
    public void A_rule_holds_wherever_its_words_stand_whole()
    {
        const string text = "COVID, COVIDs, preCOVID and COVID2; the COVID-wide fight against COVID";
        Assert.Equal(
            "COVID-19, COVIDs, preCOVID and COVID2; the COVID-19-wide fight against COVID-19",
            Emender.Read(text, new(0, text.Length), Find(text, Whole(text), Rule("COVID", "COVID-19"))).Text);
    }

    [Fact]
    public void A_context_names_one_place_and_leaves_the_others()
    {
        const string text = "our two peoples share our peoples spirit, as peoples do.";
        Assert.Equal(
            "our two peoples share our people’s spirit, as peoples do.",
            Emender.Read(text, new(0, text.Length), Find(text, Whole(text), Rule("peoples", "people’s") with { Context = "our peoples spirit" })).Text);
    }

    [Fact]
    public void Words_within_a_context_need_not_be_whole()
    {
        const string text = "on the RD of vaccines";
        Assert.Equal([new PlacedEmendation(new(8, 8 + 1), "&D", "letter: lost")], Find(text, Whole(text), Rule("D", "&D") with { Context = "RD of" }));
    }

    [Theory]
    [InlineData("bank,,,letter,lost", "2:6: error: The emendation of “bank” leaves nothing; an emendation restores, it takes nothing away. Write the reading.")]
    [InlineData("bank,b▯nk,,letter,lost", "2:12: error: A gap, and nothing else, has ▯ in its reading; correct the kind or the reading of “bank”.")]
    [InlineData("bank,banks,,gap,lost", "2:13: error: A gap, and nothing else, has ▯ in its reading; correct the kind or the reading of “bank”.")]
    [InlineData("zeppelin,airship,,letter,lost", "2:1: error: The emendation of “zeppelin” finds no place: it does not stand in the witness as whole words. Correct it, or take the row out.")]
    [InlineData("bank,bank’s,,letter,lost", "2:1: error: The emendation of “bank” finds no place: it does not stand in the witness as whole words. Correct it, or take the row out.")]
    [InlineData("banks,bank’s,three banks,letter,lost", "2:1: error: The emendation of “banks” finds no place: “three banks” does not stand in the witness. Quote it as it is printed.")]
    [InlineData("holds,held,holds,letter,lost", "2:1: error: The emendation of “holds” finds two places: “holds” stands more than once. Quote more words around the one that is meant.")]
    [InlineData("banks,bank’s,runs to the sea,letter,lost", "2:1: error: The context “runs to the sea” should hold “banks” once; quote the words around one place.")]
    [InlineData("holds,held,Who holds the spring holds nothing,letter,lost", "2:1: error: The context “Who holds the spring holds nothing” should hold “holds” once; quote the words around one place.")]
    [InlineData("banks,banks,,letter,lost", "2:7: error: The emendation of “banks” changes nothing; write another reading, or take the row out.")]
    [InlineData("banks,bank’s,,letter,", "2:22: error: The emendation of “banks” gives no reason; every correction says why.")]
    [InlineData("banks,bank’s,,comma,lost", "2:15: error: “comma” is not a kind of emendation; the kinds are apostrophe, quotation, hyphen, letter, ampersand, number, space, gap.")]
    [InlineData(",bank’s,,letter,lost", "2:1: error: The emendation does not say what is printed; quote the characters it replaces.")]
    [InlineData("banks,bank’s,,letter,lost\ntwo banks,two Banks,,letter,lost", "2:1: error: The emendation of “banks” overlaps that of “two banks” in line 3; write one for both, or give each its own words.")]
    [InlineData("The rivers,The river’s,,letter,lost", "2:1: error: The emendation of “The rivers” does not stay within one title, standfirst, caption, passage or attribution; part it there.")]
    [InlineData("1932,1933,20 November 1932,number,lost", "2:1: error: The emendation of “1932” does not stay within one title, standfirst, caption, passage or attribution; part it there.")]
    public void A_row_that_cannot_be_followed_is_an_error_that_names_it(string rows, string sentence)
    {
        using var tiny = new TinyCollection();
        tiny.Write(Table, $"as-printed,reading,context,kind,reason\n{rows}\n");
        Assert.Equal([$"{Table}:{sentence}"], tiny.Sentences());
    }

    [Fact]
    public void An_emendation_that_crosses_out_of_its_passage_or_stands_in_a_related_link_is_named()
    {
        const string text = "It runs to the sea. Letter to Leopold Read more: The sea";
        Span[] spans =
        [
            new(SpanKind.Excerpt, 0, 19), new(SpanKind.Space, 19, 20), new(SpanKind.Attribution, 20, 37), new(SpanKind.Space, 37, 38),
            new(SpanKind.Label, 38, 48), new(SpanKind.Space, 48, 49), new(SpanKind.RelatedLink, 49, 56),
        ];
        var diagnostics = new Diagnostics();
        Assert.Empty(Emender.Find(text, [Rule("sea. Letter", "sea, letter"), Rule("The sea", "The sea’s") with { Line = 3 }], spans, diagnostics));
        Assert.Equal(
            [
                $"{File}:2:1: error: The emendation of “sea. Letter” does not stay within one title, standfirst, caption, passage or attribution; part it there.",
                $"{File}:3:1: error: The emendation of “The sea” does not stay within one title, standfirst, caption, passage or attribution; part it there.",
            ],
            diagnostics.All.Select(d => d.ToString()));
    }

    [Fact]
    public void Every_emendation_that_reaches_into_a_long_one_is_named_also_behind_a_short_one()
    {
        const string text = "A river has two banks.";
        var diagnostics = new Diagnostics();
        var places = Emender.Find(text, [Rule(text, "A river has one bank."), Rule("river", "River") with { Line = 3 }, Rule("banks", "bank’s") with { Line = 4 }], Whole(text), diagnostics);
        Assert.Equal([text], places.Select(p => p.Range.In(text)));
        Assert.Equal(
            [
                $"{File}:3:1: error: The emendation of “river” overlaps that of “A river has two banks.” in line 2; write one for both, or give each its own words.",
                $"{File}:4:1: error: The emendation of “banks” overlaps that of “A river has two banks.” in line 2; write one for both, or give each its own words.",
            ],
            diagnostics.All.Select(d => d.ToString()));
    }

    [Theory]
    [InlineData("March ,", "March ▯, ▯", "gap: the day and the year were stripped")]
    [InlineData("March  ,", "March ▯, ▯", "gap: the day and the year were stripped")]
    [InlineData("March", "March ▯", "gap: the year was stripped")]
    [InlineData("early March", "early March ▯", "gap: the year was stripped")]
    [InlineData("March 19", "March 19", null)]
    [InlineData("19 March 2020", "19 March 2020", null)]
    [InlineData("March 19, 2020", "March 19, 2020", null)]
    [InlineData("March 2020", "March 2020", null)]
    public void The_digits_that_a_date_lost_are_gaps_and_a_whole_date_stays(string printed, string read, string? reason)
    {
        var text = $"Letter to Leopold, {printed}";
        var lost = Emender.LostDigits(new DateReader(Language.English, digitsLost: true).ReadAt(text, 19, text.Length)!, text);
        Assert.Equal(reason, lost?.Reason);
        var emended = Emender.Read(text, new(19, text.Length), lost is null ? [] : [lost]);
        Assert.Equal(read, emended.Text);
        Assert.Equal(read.Count(c => c == EmendedText.Gap), emended.Gaps.Count);
    }

    [Fact]
    public void What_is_inserted_between_two_stretches_belongs_to_the_one_that_ends_there()
    {
        const string text = "Letter, March  It runs.";
        PlacedEmendation[] places = [new(new(13, 13), " ▯", "gap: lost")];
        Assert.Equal("Letter, March ▯", Emender.Read(text, new(0, 13), places).Text);
        Assert.Equal("  ", Emender.Read(text, new(13, 15), places).Text);
        Assert.Empty(Emender.Read(text, new(13, 15), places).Emendations);
    }

    [Fact]
    public void Emendations_count_in_the_stretch_as_printed_and_gaps_in_its_text()
    {
        const string text = "The G Summit. from  Central countries and more than  countries. The G end.";
        PlacedEmendation[] places =
        [
            new(new(4, 5), "G20", "number: outside"), new(new(14, 27), "from 17 Central", "number: lost"),
            new(new(47, 62), "than ▯ countries", "gap: lost"), new(new(68, 69), "G20", "number: outside"),
        ];
        var emended = Emender.Read(text, new(14, 63), places);
        Assert.Equal("from  Central countries and more than  countries.", emended.AsPrinted);
        Assert.Equal("from 17 Central countries and more than ▯ countries.", emended.Text);
        Assert.Equal([new(0, 13, "from  Central", "from 17 Central", "number: lost"), new Emendation(33, 48, "than  countries", "than ▯ countries", "gap: lost")], emended.Emendations);
        Assert.Equal([new TextRange(40, 41)], emended.Gaps);
    }

    [Fact]
    public void Every_reading_put_back_gives_the_text_as_printed() => Parallel.For(0, 2000, seed =>
    {
        var random = new Random(seed);
        string Letters(int most) => new([.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => "ab ,’▯é\u00a0"[random.Next(8)])]);
        var printed = Letters(40);
        var emendations = new List<Emendation>();
        for (var at = random.Next(8); at <= printed.Length; at += 1 + random.Next(8))
        {
            var end = Math.Min(printed.Length, at + random.Next(5));
            emendations.Add(new(at, end, printed[at..end], Letters(6), "letter: lost"));
            at = end;
        }
        var emended = EmendedText.Rebuild(printed, emendations);
        Assert.All(emended.Gaps, g => Assert.Equal("▯", g.In(emended.Text)));
        Assert.Equal(emended.Text.Count(c => c == EmendedText.Gap), emended.Gaps.Count);
        var back = emended.Text;
        foreach (var emendation in emendations)
        {
            var start = emendation.Start;
            Assert.True(back.AsSpan(start).StartsWith(emendation.Reading, StringComparison.Ordinal), $"seed {seed}");
            back = back.Remove(start, emendation.Reading.Length).Insert(start, emendation.AsPrinted);
        }
        Assert.True(printed == back, $"seed {seed}: {printed} came back as {back}");
    });

    private static EmendationEntry Rule(string asPrinted, string reading) => new(File, 2, asPrinted, reading, null, "letter", "lost");

    private static Span[] Whole(string text) => [new(SpanKind.Excerpt, 0, text.Length)];

    private static IReadOnlyList<PlacedEmendation> Find(string text, Span[] spans, EmendationEntry entry)
    {
        var diagnostics = new Diagnostics();
        var places = Emender.Find(text, [entry], spans, diagnostics);
        Assert.Empty(diagnostics.All);
        return places;
    }
}
