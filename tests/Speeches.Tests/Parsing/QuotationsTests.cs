using Speeches.Parsing;
using Xunit;

namespace Speeches.Tests.Parsing;

public class QuotationsTests
{
    [Theory]
    [InlineData("\"We sow,\" she said, \"for all.\"", "We sow,|for all.")]
    [InlineData("She said “we sow” twice.", "we sow")]
    [InlineData("“We call it “ours””, she said", "We call it “ours")]
    [InlineData("\"\"", "")]
    [InlineData("An inch (\") is an inch.", "")]
    [InlineData("\"One,\" and \"never closed", "One,")]
    [InlineData("“never closed, and \"straight\"", "")]
    [InlineData("No quotation; it's the river's.", "")]
    [InlineData("", "")]
    public void The_words_between_the_marks_are_found(string text, string quoted) =>
        Assert.Equal(quoted, string.Join('|', Quotations.Find(text).Select(r => r.In(text))));

    [Fact]
    public void Nothing_but_marks_quotes_nothing() => Assert.Empty(Quotations.Find(new string('"', 1_000_000)));
}
