using Speeches.Printing;
using Xunit;

namespace Speeches.Tests.Printing;

public class ProseTests
{
    [Theory]
    [InlineData("Of *rivers* and **banks**.\n\n- Rye\n- Oats", "<p>Of <em>rivers</em> and <strong>banks</strong>.</p>\n<ul>\n<li>Rye</li>\n<li>Oats</li>\n</ul>")]
    [InlineData("[the almanac](https://almanac.example/rivers?a=1&b=2)", "<p><a href=\"https://almanac.example/rivers?a=1&amp;b=2\">the almanac</a></p>")]
    [InlineData("[here](/counterparts/graustark) [below](#note)", "<p><a href=\"/counterparts/graustark\">here</a> <a href=\"#note\">below</a></p>")]
    // Written as %5C, a backslash is a character of the path; bare, browsers would take it for a second slash.
    [InlineData("[here](/\\elsewhere.example)", "<p><a href=\"/%5Celsewhere.example\">here</a></p>")]
    [InlineData("<https://almanac.example>", "<p><a href=\"https://almanac.example\">https://almanac.example</a></p>")]
    [InlineData("Große “Flüsse” & Brot", "<p>Große “Flüsse” &amp; Brot</p>")]
    [InlineData("", "")]
    public void Plain_Markdown_becomes_plain_HTML(string markdown, string html) => Assert.Equal(html, Prose.ToHtml(markdown));

    [Theory]
    [InlineData("[a *b* c](javascript:alert(1))", "<p>a <em>b</em> c</p>")]
    [InlineData("[x](JaVaScRiPt:alert(1))", "<p>x</p>")]
    [InlineData("[x](java&#115;cript:alert(1))", "<p>x</p>")]
    [InlineData("[x](<java\tscript:alert(1)>)", "<p>x</p>")]
    [InlineData("[x](&#1;javascript:alert(1))", "<p>x</p>")]
    [InlineData("[x](data:text/html,y)", "<p>x</p>")]
    [InlineData("[x](vbscript:y)", "<p>x</p>")]
    [InlineData("[x](//elsewhere.example)", "<p>x</p>")]
    [InlineData("[x](/\t/elsewhere.example)", "<p>[x](/\t/elsewhere.example)</p>")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)", "<p>x</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("[x](relative/path)", "<p>x</p>")]
    public void A_link_that_could_run_a_script_or_lead_astray_is_its_words(string markdown, string html) => Assert.Equal(html, Prose.ToHtml(markdown));

    [Theory]
    [InlineData("![a bridge](https://almanac.example/bridge.png)", "<p>a bridge</p>")]
    [InlineData("![](/bridge.png)", "<p></p>")]
    [InlineData("[![a bridge](/bridge.png)](https://almanac.example)", "<p><a href=\"https://almanac.example\">a bridge</a></p>")]
    [InlineData("[![a bridge](/bridge.png) of stone](javascript:x)", "<p>a bridge of stone</p>")]
    [InlineData("![a ![b](/b.png) c](/a.png)", "<p>a b c</p>")]
    public void A_picture_is_its_words(string markdown, string html) => Assert.Equal(html, Prose.ToHtml(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>")]
    [InlineData("*x*{onclick=alert(1)}", "<p><em>x</em>{onclick=alert(1)}</p>")]
    [InlineData("[x](https://almanac.example \"a\\\" onclick=y\")", "<p><a href=\"https://almanac.example\" title=\"a&quot; onclick=y\">x</a></p>")]
    [InlineData("[x](https://almanac.example/\"onclick=y)", "<p><a href=\"https://almanac.example/%22onclick=y\">x</a></p>")]
    public void Raw_HTML_is_text(string markdown, string html) => Assert.Equal(html, Prose.ToHtml(markdown));
}
