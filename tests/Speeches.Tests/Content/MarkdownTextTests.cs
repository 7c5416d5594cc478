using System.Text;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

public class MarkdownTextTests
{
    [Theory]
    [InlineData("One\nline.\n\nTwo.", "One line.\n\nTwo.\n")]
    [InlineData("# A *title* #\n\nA heading\n---\nText.", "A title\n\nA heading\n\nText.\n")]
    [InlineData("---\ntitle: not text\n---\nText.", "Text.\n")]
    [InlineData("One bank  \nand the other\\\nand more", "One bank\n\nand the other\n\nand more\n")]
    [InlineData("> **We** share\n> the _river_.\n>\n> — Phone call", "We share the river.\n\n— Phone call\n")]
    [InlineData("- Rye\n- Oats\n  * winter oats", "Rye\n\nOats\n\nwinter oats\n")]
    [InlineData("1932. A dry year.", "1932. A dry year.\n")]
    [InlineData("3) Rye\n4) Oats\n\n   from the south", "3) Rye\n\n4) Oats\n\nfrom the south\n")]
    [InlineData("![never read](b.png) A [river](http://almanac.example) &amp; \\*banks\\*\u00a0&mdash; a&nbsp;b", "A river & *banks*\u00a0— a\u00a0b\n")]
    [InlineData("Kept.\n\n<nav>All pages</nav>\n\n<script>x()</script>\n\n<p>Kept <b>too</b></p>", "Kept.\n\nKept too\n")]
    [InlineData("\n\n\tindented\n\n***\n\nEnd", "indented\n\nEnd\n")]
    public void The_text_of_a_file_is_one_line_a_paragraph(string markdown, string text) => Assert.Equal(text, MarkdownText.Take("text.md", markdown));

    public static TheoryData<string, string> Refused() => new()
    {
        { "![only a picture](b.png)", "0:0: error: Read as the page that this Markdown makes: The page has no text outside navigation and scripts; save the page as it is shown." },
        { Times(">", 100_000), "0:0: error: This Markdown is nested too deeply to be read; save its text as a .txt file." },
        { Times("[", 20_000), "0:0: error: This Markdown is nested too deeply to be read; save its text as a .txt file." },
        { "Rivers\n" + Times("[a](", 100_000), "2:80001: error: This Markdown has more than 20000 opening brackets in one paragraph; at most that many are read. Save its text as a .txt file." },
        { "> Rivers\n> " + Times("*a_", 50_000), "2:30003: error: This Markdown has more than 20000 marks of emphasis in one paragraph; at most that many are read. Save its text as a .txt file." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_read_is_refused_at_once(string markdown, string sentence)
    {
        var refused = Hang.Guard(() => Assert.Throws<ContentException>(() => MarkdownText.Take("text.md", markdown)));
        Assert.Equal($"text.md:{sentence}", refused.Diagnostic.ToString());
    }

    [Fact]
    public void What_is_too_much_for_a_paragraph_is_not_for_a_text()
    {
        Assert.Equal(30_000, MarkdownText.Take("text.md", Times("> [a](b) *c*\n>\n", 30_000)).Split("a c").Length - 1);
    }

    private static string Times(string words, int count) => new StringBuilder(words.Length * count).Insert(0, words, count).ToString();
}
