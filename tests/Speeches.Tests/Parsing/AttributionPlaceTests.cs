using Speeches.Parsing;
using Xunit;

namespace Speeches.Tests.Parsing;

/// <summary>The same passages, with their attributions where each kind of layout has them.</summary>
public class AttributionPlaceTests
{
    private static readonly Opening[] Openings =
    [
        new("phone-call", "Phone call with", false, Addressed.Counterpart, "regarding"),
        new("letter", "From a reply letter to", false, Addressed.Counterpart, "regarding"),
        new("speech", "Speech", false, Addressed.Event, null),
    ];

    private static readonly Layout Dashes = new() { Attributions = AttributionPlace.OwnLine, AttributionMarks = ["—", "–", "- "], Openings = Openings };
    private static readonly Layout DateFirst = Dashes with { AttributionMarks = [], DateFirst = true };
    private static readonly Layout Unmarked = Dashes with { AttributionMarks = [] };
    private static readonly Layout LineEnd = Dashes with { Attributions = AttributionPlace.LineEnd };
    private static readonly Layout Parentheses = new() { Attributions = AttributionPlace.Parentheses, Openings = Openings };

    public static TheoryData<string, string> Forms() => new()
    {
        { "own line", "—Phone call with Otto Lindqvist, May 3, 1932" },
        { "own line", "— From a reply letter to Otto Lindqvist on 3 May 1932" },
        { "own line", "–\u00a0Phone call with Otto Lindqvist, 3 May 1932" },
        { "own line", "\u00a0\u00a0- Phone call with Otto Lindqvist, 3 May 1932" },
        { "own line", "-\u00a0Phone call with Otto Lindqvist, 3 May 1932." },
        { "unmarked", "Phone call with Otto Lindqvist, May 3, 1932" },
        { "unmarked", "From a reply letter to Otto Lindqvist on 3 May 1932." },
        { "date first", "May 3, 1932: Phone call with Otto Lindqvist" },
        { "date first", "3 May 1932, phone call with Otto Lindqvist" },
        { "date first", "3 May 1932 – phone call with Otto Lindqvist regarding the flood of 4 June 1931" },
        { "line end", "—Phone call with Otto Lindqvist, May 3, 1932" },
        { "line end", "\u00a0\u00a0— From a reply letter to Otto Lindqvist on 3 May 1932" },
        { "parentheses", "(Phone call with Otto Lindqvist, May 3, 1932)" },
        { "parentheses", "( From a reply letter to Otto Lindqvist (by courier) on 3 May 1932 )" },
    };

    private static Layout Of(string form) => form switch
    {
        "own line" => Dashes,
        "unmarked" => Unmarked,
        "date first" => DateFirst,
        "line end" => LineEnd,
        _ => Parentheses,
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_attribution_on_a_line_of_its_own_is_read_in_every_form(string form, string line)
    {
        var reading = WitnessParser.Parse($"A river has two banks.\n\nNeither is ours.\n{line}\nThe store is full.\n{line}\n", Of(form));
        Assert.Empty(reading.Findings);
        Assert.Equal(["A river has two banks.\n\nNeither is ours.", "The store is full."], reading.Passages.Select(p => p.Range.In(reading.Text)));
        Assert.Equal(["Excerpt", "Attribution", "Excerpt", "Attribution"], Kinds(reading));
        Assert.All(reading.Passages, p =>
        {
            Assert.StartsWith("Otto Lindqvist", p.Attribution!.Who.In(reading.Text), StringComparison.Ordinal);
            Assert.Equal((1932, 5, 3), (p.Attribution.Date!.Year, p.Attribution.Date.Month, p.Attribution.Date.Day));
            Assert.Equal(line.Trim('(', ')', '—', '–', '-', ' ', '\u00a0'), p.Attribution.Range.In(reading.Text));
        });
    }

    [Theory]
    [InlineData("line end", "We share the river. —Phone call with Otto Lindqvist, 3 May 1932", "We share the river.", "—Phone call with Otto Lindqvist, 3 May 1932")]
    [InlineData("line end", "We share the river.—Phone call with Otto Lindqvist, 3 May 1932", "We share the river.", "—Phone call with Otto Lindqvist, 3 May 1932")]
    [InlineData("line end", "“Whose river?”\u00a0– Phone call with Otto Lindqvist, 3 May 1932", "“Whose river?”", "– Phone call with Otto Lindqvist, 3 May 1932")]
    [InlineData("line end", "He said it. — Speech is silver. — Phone call with Otto Lindqvist, 3 May 1932", "He said it. — Speech is silver.", "— Phone call with Otto Lindqvist, 3 May 1932")]
    [InlineData("line end", "The well-known river. — Speech at Strelsau — the old town, 3 May 1932", "The well-known river.", "— Speech at Strelsau — the old town, 3 May 1932")]
    [InlineData("parentheses", "We share the river. (Phone call with Otto Lindqvist, 3 May 1932)", "We share the river.", "(Phone call with Otto Lindqvist, 3 May 1932)")]
    [InlineData("parentheses", "We (both) share it.(Speech at the (second) summit, 3 May 1932).", "We (both) share it.", "(Speech at the (second) summit, 3 May 1932).")]
    public void An_attribution_may_end_the_line_of_its_passage(string form, string text, string passage, string attribution)
    {
        var reading = WitnessParser.Parse(text, Of(form));
        Assert.Empty(reading.Findings);
        var only = Assert.Single(reading.Passages);
        Assert.Equal(passage, only.Range.In(text));
        Assert.Equal(attribution, Assert.Single(reading.Spans, s => s.Kind == SpanKind.Attribution) is var span ? text[span.Start..span.End] : null);
    }

    [Theory]
    [InlineData("own line", "It is — Speech at Strelsau — so.")]
    [InlineData("own line", "-Phone call with Otto Lindqvist, 3 May 1932")]
    [InlineData("line end", "A line-end — Speech at the bridge, 3 May 1932")]
    [InlineData("parentheses", "We share the river (and the bridge).")]
    [InlineData("parentheses", "We share the river. (Laughter, 3 May 1932)")]
    [InlineData("parentheses", "We share the river.)")]
    [InlineData("date first", "On 3 May 1932, phone call with Otto Lindqvist")]
    [InlineData("date first", "3 May 1932 was cold.")]
    [InlineData("unmarked", "3 May 1932: Phone call with Otto Lindqvist")]
    public void What_only_looks_like_one_is_no_attribution(string form, string text) => Assert.Empty(WitnessParser.Parse(text, Of(form)).Passages);

    [Theory]
    [InlineData("own line", "A river.\n— 3 May 1932: Phone call with Otto Lindqvist", 11, "The date stands first in this attribution, but witness.md says “date: last”; it was read. Check the line, or what witness.md says.")]
    [InlineData("parentheses", "A river. (3 May 1932: Phone call with Otto Lindqvist)", 10, "The date stands first in this attribution, but witness.md says “date: last”; it was read. Check the line, or what witness.md says.")]
    [InlineData("parentheses", "We share it (Phone call with Otto Lindqvist, 3 May 1932).", 56, "This full stop stands behind the parentheses and was read with the attribution, so the passage ends without one; emend the end of the passage.")]
    public void What_is_read_against_the_layout_is_said(string form, string text, int at, string sentence)
    {
        var reading = WitnessParser.Parse(text, Of(form));
        Assert.Equal(new Finding(Severity.Warning, at, sentence), Assert.Single(reading.Findings));
        Assert.Equal(3, Assert.Single(reading.Passages).Attribution!.Date!.Day);
    }

    [Theory]
    [InlineData("own line", "A river.\n— Telegram to Mira Dorn, 3 May", 11)]
    [InlineData("line end", "A river.\n— Telegram to Mira Dorn, 3 May", 11)]
    [InlineData("line end", "A river.\n—", 10)]
    public void A_mark_without_known_words_is_an_error(string form, string text, int at) => Assert.Contains(
        new Finding(Severity.Error, at, "This line is marked as an attribution, but no list knows the words it opens with; add them to authorities/occasion-kinds.csv."),
        WitnessParser.Parse(text, Of(form)).Findings);

    [Theory]
    [InlineData("unmarked", "Phone call with Otto Lindqvist\nA river.\nSpeech, 3 May 1932", 0)]
    [InlineData("unmarked", "Speech on 3 May 1932 is free.\nSpeech, 3 May 1932", 0)]
    [InlineData("date first", "Phone call with Otto Lindqvist, 3 May 1932\n3 May 1932: Speech", 0)]
    public void An_unmarked_line_that_lacks_its_date_is_part_of_the_passage_with_a_warning(string form, string text, int at)
    {
        var reading = WitnessParser.Parse(text, Of(form));
        Assert.Equal(new Finding(Severity.Warning, at, "A line opens like an attribution, but has no date where the layout has one; it was read as part of the passage."), Assert.Single(reading.Findings));
        Assert.Equal(0, Assert.Single(reading.Passages).Range.Start);
    }

    private static IEnumerable<string> Kinds(Reading reading) => reading.Spans.Where(s => s.Kind != SpanKind.Space).Select(s => s.Kind.ToString());
}
