using Speeches.Parsing;
using Xunit;

namespace Speeches.Tests.Parsing;

public class AttributionReaderTests
{
    private static readonly Opening[] Openings =
    [
        new("phone-call", "Phone call with", false, Addressed.Counterpart, "regarding"),
        new("phone-call", "in a phone conversation with", true, Addressed.Counterpart, null),
        new("letter", "Letter", false, Addressed.Nobody, null),
        new("letter", "Letter of reply to", false, Addressed.Counterpart, null),
        new("speech", "Speech", false, Addressed.Event, null),
    ];

    private static readonly AttributionReader Whole = new(new() { Openings = Openings });
    private static readonly AttributionReader Stripped = new(new() { Openings = Openings, DigitsLost = true });

    [Theory]
    [InlineData("Phone call with Otto Lindqvist, March ,  Then", "Phone call with Otto Lindqvist, March ,", "Otto Lindqvist")]
    [InlineData("Phone call with Otto Lindqvist regarding the flood in Sylvania, March  Then", "Phone call with Otto Lindqvist regarding the flood in Sylvania, March", "Otto Lindqvist")]
    [InlineData("SpeechOn Rivers,at the Harvest Summit, March , ", "SpeechOn Rivers,at the Harvest Summit, March ,", "On Rivers,at the Harvest Summit")]
    [InlineData("Letter of reply to Mr. Dorn, March ,", "Letter of reply to Mr. Dorn, March ,", "Mr. Dorn")]
    [InlineData("letter of reply to Mira Dorn in March", "letter of reply to Mira Dorn in March", "Mira Dorn in")]
    public void An_attribution_in_running_text_goes_to_its_date(string text, string words, string who)
    {
        var read = Stripped.ReadRunningAt(text, 0, text.Length)!;
        Assert.Equal((words, who), (read.Range.In(text), read.Who.In(text)));
    }

    [Theory]
    [InlineData("Phone calls are cheap, March ,")]
    [InlineData("Phone call with Otto Lindqvist. March , was cold.")]
    [InlineData("Phone call with those who march, April , or never")]
    [InlineData("Phone call with the heirs of the May Fourth movement was never made.")]
    [InlineData("Speeches, March ,")]
    [InlineData("A letter of reply to Mira Dorn, March ,")]
    public void What_only_begins_like_one_is_none(string text) => Assert.Null(Stripped.ReadRunningAt(text, 0, text.Length));

    [Fact]
    public void The_longest_opening_words_win() => Assert.Equal("Letter of reply to", Stripped.ReadRunningAt("Letter of reply to Mira Dorn, March ,", 0, 37)!.Opening.Words);

    [Fact]
    public void An_attribution_in_running_text_is_not_looked_for_without_end()
    {
        var text = "Phone call with " + new string('x', AttributionReader.Longest) + ", March ,";
        Assert.Null(Stripped.ReadRunningAt(text, 0, text.Length));
        Assert.True(Stripped.OpensAt(text, 0, text.Length));
    }

    [Theory]
    [InlineData("Phone call with Otto Lindqvist, 3 May 1932", "Otto Lindqvist", "3 May 1932")]
    [InlineData("Speech at the May Fair in Strelsau, 4 June", "at the May Fair in Strelsau", "4 June")]
    [InlineData("Letter of reply to Mira Dorn", "Mira Dorn", null)]
    public void A_line_is_an_attribution_with_its_last_date(string text, string who, string? date)
    {
        var read = Whole.ReadLine(text, new(0, text.Length))!;
        Assert.Equal((text, who, date), (read.Range.In(text), read.Who.In(text), read.Date?.Range.In(text)));
    }

    [Fact]
    public void Words_that_open_in_prose_open_no_line_and_those_of_a_line_are_not_looked_for_in_prose()
    {
        const string prose = "in a phone conversation with Mira Dorn, 3 May 1932", line = "She said, Phone call with Mira Dorn, 3 May 1932";
        Assert.Null(Whole.ReadLine(prose, new(0, prose.Length)));
        Assert.Null(Whole.FindInProse(line, new(0, line.Length)));
    }

    [Fact]
    public void A_line_that_is_longer_than_an_attribution_can_be_is_none()
    {
        var line = "Phone call with " + new string('x', AttributionReader.Longest);
        Assert.Null(Whole.ReadLine(line, new(0, line.Length)));
        Assert.NotNull(Whole.ReadLine(line, new(0, AttributionReader.Longest)));
    }

    [Fact]
    public void A_line_that_no_list_knows_is_none() => Assert.Null(Whole.ReadLine("Telegram to Mira Dorn", new(0, 21)));

    [Theory]
    [InlineData("For example, in a phone conversation with his Sylvanian colleague on March 19, Flavia said", "in a phone conversation with his Sylvanian colleague on March 19", "his Sylvanian colleague on", "March 19")]
    [InlineData("She said in a phone conversation with Mira Dorn on March 19, 1932, that", "in a phone conversation with Mira Dorn on March 19, 1932", "Mira Dorn on", "March 19, 1932")]
    [InlineData("It came up in a phone conversation with Mira Dorn. On May 3 she left.", "in a phone conversation with Mira Dorn", "Mira Dorn", null)]
    public void In_prose_an_attribution_goes_to_the_end_of_its_clause(string text, string words, string who, string? date)
    {
        var read = Whole.FindInProse(text, new(0, text.Length))!;
        Assert.Equal((words, who, date), (read.Range.In(text), read.Who.In(text), read.Date?.Range.In(text)));
    }

    [Fact]
    public void In_prose_opening_words_do_not_start_inside_a_word()
    {
        const string text = "The twin in a phone conversation without Mira Dorn, herein a phone conversation with nobody";
        Assert.Null(Whole.FindInProse(text, new(0, text.Length)));
    }
}
