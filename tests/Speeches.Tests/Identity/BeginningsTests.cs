using Speeches.Identity;
using Xunit;

namespace Speeches.Tests.Identity;

public class BeginningsTests
{
    private static readonly string[] Texts = ["The river", "the river", "The river runs.", "", "The rivers", "Ärger", "The", "The river"];

    [Theory]
    [InlineData("")]
    [InlineData("T")]
    [InlineData("The")]
    [InlineData("The river")]
    [InlineData("The river ")]
    [InlineData("the")]
    [InlineData("Ä")]
    [InlineData("A")]
    [InlineData("The rivers and harvests")]
    [InlineData("\uffff")]
    public void The_texts_that_begin_with_words_are_found_letter_for_letter(string words)
    {
        var expected = Texts.Index().Where(t => t.Item.StartsWith(words, StringComparison.Ordinal)).Select(t => t.Index);
        Assert.Equal(expected, new Beginnings(Texts).With(words).Order());
    }

    [Fact]
    public void Nothing_begins_among_no_texts() => Assert.Equal(0, new Beginnings([]).With("The").Count);
}
