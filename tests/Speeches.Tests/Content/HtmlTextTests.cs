using System.Text;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

public class HtmlTextTests
{
    [Theory]
    [InlineData("<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n")]
    [InlineData("<p>One\n  line,\tfolded.</p>", "One line, folded.\n")]
    [InlineData("<p>One.<p>Two, never closed.", "One.\n\nTwo, never closed.\n")]
    [InlineData("<h1>A title</h1><h2>A <em>head</em>ing</h2>Text.", "A title\n\nA heading\n\nText.\n")]
    [InlineData("<ul><li>Rye</li><li>Oats</li></ul>", "Rye\n\nOats\n")]
    [InlineData("<p>One bank<br>and the other<br/>.</p>", "One bank\n\nand the other\n\n.\n")]
    [InlineData("<p>Bread &amp; salt &#8212; &ldquo;ours&rdquo;&nbsp;</p>", "Bread & salt — “ours”\n")]
    [InlineData("<p>a&nbsp;b</p>", "a\u00a0b\n")]
    [InlineData("<figure><img alt='not text'><figcaption>The bridge.</figcaption></figure>", "The bridge.\n")]
    [InlineData("<table><tr><td>Rye</td><td>4</td></tr></table>", "Rye\n\n4\n")]
    [InlineData("<nav>Pages</nav><p>Kept.</p><script>dropped()</script><style>p{}</style><footer>Printed</footer>", "Kept.\n")]
    [InlineData("<p>Kept.</p><p hidden>Hidden</p><form><button>Send</button></form><!-- said to nobody --><aside>Read more</aside>", "Kept.\n")]
    [InlineData("<p>a <b>b</b><i>c</i></p>", "a bc\n")]
    [InlineData("Only text", "Only text\n")]
    [InlineData("<p>if a < b and b > a</p>", "if a < b and b > a\n")]
    public void The_text_of_a_page_is_one_line_a_paragraph(string html, string text) => Assert.Equal(text, HtmlText.Take("page.html", html));

    [Fact]
    public void Of_a_page_as_the_world_makes_them_only_the_article_is_read() => Assert.Equal(
        """
        An almanac of rivers — Strelsau

        Strelsau, 20 November 1932 · by the Almanac’s staff

        1. The rivers

        A river has two banks. Neither is “ours”.

        — Phone call with Otto Lindqvist, 3 May 1932

        The bridge, in flood.

        Photo: Almanac

        Rye

        Oats

        winter oats

        Who holds the spring

        holds nothing.

        — Letter to King Leopold

        """,
        HtmlText.Take("page.html", """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Rivers | The Almanac</title><script type="application/ld+json">{"headline":"never"}</script></head>
        <body class="article">
        <a class="skip" href="#main" hidden>Skip to the text</a>
        <header><div><nav><ul><li><a href="/">All pages</a><ul><li><a href="/rivers">Rivers</a></li></ul></li></ul></nav></div><p>The Almanac</p></header>
        <div role="search"><label>Search <input></label></div>
        <div id="page"><div role="navigation"><ol><li>Home</li><li>Rivers</li></ol></div>
        <main id="main"><article>
          <header><h1>An almanac of rivers &mdash;
             Strelsau</h1><p class="dateline">Strelsau, <time datetime="1932-11-20">20 November 1932</time> &middot; by the Almanac&rsquo;s staff</p></header>
          <nav aria-label="Contents"><ol><li><a href="#i">The rivers</a></li></ol></nav>
          <section><h2 id="i"><span>1.</span> The <em>rivers</em></h2>
            <p>A&#32;river has <b>two</b> banks. <span>Neither</span> is &#x201C;ours&#8221;.<!-- not yours --></p>
            <p style="text-align:right">&mdash; Phone call with <a href="/otto">Otto Lindqvist</a>, 3 May 1932</p>
            <figure><picture><source srcset="b.webp"><img src="b.png" alt="never read"></picture><figcaption>The bridge, in flood. <p>Photo: Almanac</p></figcaption></figure>
            <aside><h3>Read more</h3></aside><noscript>Turn scripts on</noscript><button>Share</button>
            <ul><li>Rye<li>Oats<ul><li>winter oats</ul></ul>
            <blockquote><p>Who holds the spring<br />holds nothing.</p><footer>— <cite>Letter to King Leopold</cite></footer></blockquote>
          </section>
        </article></main></div>
        <div role="complementary">Most read</div>
        <footer><p>Printed at Strelsau</p></footer>
        <script>track()</script></body></html>
        """));

    [Theory]
    [InlineData("")]
    [InlineData("<nav>All pages</nav><script>x()</script>")]
    [InlineData("<p>&nbsp;</p>")]
    public void A_page_without_text_is_refused(string html) =>
        Assert.Equal("page.html:0:0: error: The page has no text outside navigation and scripts; save the page as it is shown.", Refusal(html));

    [Fact]
    public void What_stands_open_by_the_thousand_is_refused_before_it_is_parsed() =>
        Assert.Equal("page.html:1:4097: error: More than 256 elements stand open here; at most that many are read. Save the text of the page, or its article alone.",
            Refusal(Times("<font size=i><p>", 5000)));

    /// <summary>Each of these is small, and would make a parser that follows the standard build millions of elements, or nest too deeply.</summary>
    public static TheoryData<string, string, string> Attacks() => new()
    {
        { "deep", Times("<div>", 5000), "page.html:1:1281: error: More than 256 elements stand open here;" },
        { "closed by another name", Times("<div></q>x", 5000), "page.html:1:2561: error: More than 256 elements stand open here;" },
        { "opened anew in each paragraph", "<p>" + string.Concat(Enumerable.Range(0, 250).Select(i => $"<font size={i}>")) + Times("<p>x", 20_000), "page.html:1:19644: error: Elements that nothing closes would be opened anew here more than a million times." },
        { "tags", Times("<br>", HtmlText.MostTags + 1), "page.html:1:2000001: error: The page has more than 500000 tags;" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_is_refused_at_once(string name, string html, string sentence)
    {
        var refusal = Hang.Guard(() => Refusal(html));
        Assert.True(refusal.StartsWith(sentence, StringComparison.Ordinal), $"{name}: {refusal}");
    }

    [Fact]
    public void A_long_page_that_closes_what_it_opens_is_read()
    {
        var html = Times("<div><p><b>One</b> <a href='#x'>of <i>many</i></a>.</p></div>\n", 20_000);
        Assert.Equal(20_000, HtmlText.Take("page.html", html).Split("\n\n").Length);
    }

    private static string Refusal(string html) => Assert.Throws<ContentException>(() => HtmlText.Take("page.html", html)).Diagnostic.ToString();

    private static string Times(string words, int count) => new StringBuilder(words.Length * count).Insert(0, words, count).ToString();
}
