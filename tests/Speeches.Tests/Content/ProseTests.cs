using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Parser;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

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
    public void Plain_Markdown_becomes_plain_HTML(string markdown, string html) => Assert.Equal(html, Html(markdown));

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
    [InlineData("[<javascript:alert(1)>](javascript:1)", "<p>javascript:alert(1)</p>")]
    [InlineData("[a](javascript:1) <JavaScript:alert(1)>", "<p>a JavaScript:alert(1)</p>")]
    [InlineData("**<javascript:alert(1)>** [k](https://ok.example)", "<p><strong>javascript:alert(1)</strong> <a href=\"https://ok.example\">k</a></p>")]
    [InlineData("![i](http://e/p.gif) <javascript:alert(1)>", "<p>i javascript:alert(1)</p>")]
    [InlineData("<javascript:alert(1)> <data:text/html,x>", "<p>javascript:alert(1) data:text/html,x</p>")]
    [InlineData("<editor@almanac.example>", "<p>editor@almanac.example</p>")]
    [InlineData("[a <https://b.example> c](https://d.example)", "<p><a href=\"https://d.example\">a https://b.example c</a></p>")]
    [InlineData("[x](relative/path)", "<p>x</p>")]
    public void A_link_that_could_run_a_script_or_lead_astray_is_its_words(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("![a bridge](https://almanac.example/bridge.png)", "<p>a bridge</p>")]
    [InlineData("![](/bridge.png)", "<p></p>")]
    [InlineData("[![a bridge](/bridge.png)](https://almanac.example)", "<p><a href=\"https://almanac.example\">a bridge</a></p>")]
    [InlineData("[![a bridge](/bridge.png) of stone](javascript:x)", "<p>a bridge of stone</p>")]
    [InlineData("![a ![b](/b.png) c](/a.png)", "<p>a b c</p>")]
    public void A_picture_is_its_words(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>")]
    [InlineData("*x*{onclick=alert(1)}", "<p><em>x</em>{onclick=alert(1)}</p>")]
    [InlineData("[x](https://almanac.example \"a\\\" onclick=y\")", "<p><a href=\"https://almanac.example\" title=\"a&quot; onclick=y\">x</a></p>")]
    [InlineData("[x](https://almanac.example/\"onclick=y)", "<p><a href=\"https://almanac.example/%22onclick=y\">x</a></p>")]
    public void Raw_HTML_is_text(string markdown, string html) => Assert.Equal(html, Html(markdown));

    /// <summary>Links in links, in emphasis, in pictures, in quotations, by reference, of every scheme, put together at random: repeatable.</summary>
    [Fact]
    public void Every_address_in_what_is_made_is_one_that_can_stand_in_a_page()
    {
        string[] pieces =
        [
            "[", "](", ")", "]", "![", "<", ">", "*", "**", "_", "`", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\\", "a", " ", "[1]: ", "[1]", "\"t\"",
            "javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,y", "vbscript:z", "//evil.example", "/\\evil.example", "&#106;avascript:1", "java\tscript:1",
            "https://ok.example", "http://ok.example/a", "/here", "#there", "mailto:a@b.example", "a@b.example", "<javascript:1>", "<https://ok.example>", "<script>",
        ];
        var random = new Random(7);
        var parser = new HtmlParser();
        var links = 0;
        for (var round = 0; round < 4000; round++)
        {
            var markdown = string.Concat(Enumerable.Range(0, random.Next(2, 40)).Select(_ => pieces[random.Next(pieces.Length)]));
            var page = parser.ParseDocument(Html(markdown));
            foreach (var element in page.All)
            {
                Assert.True(element.LocalName is not ("script" or "img" or "iframe"), markdown);
                Assert.True(element.Attributes.All(a => a.Name is "href" or "title" or "start" or "class"), markdown);
                if (element.GetAttribute("href") is not { } address) continue;
                links++;
                Assert.True(address[0] == '#' || (address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal)) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase), markdown);
                Assert.True(element.QuerySelector("a") is null, markdown);
            }
        }
        Assert.True(links > 500);
    }

    public static TheoryData<string, string> TooMuch() => new()
    {
        { "Rivers.\n\n" + Times(">", 200) + " x\n\nHarvests.", "12:1: error: Quotations, lists, links or emphasis are nested too deeply here to be shown; take some of them out." },
        { "Rivers.\n\n" + string.Concat(Enumerable.Range(0, 200).Select(depth => new string(' ', 2 * depth) + "- a\n")), "75:1: error: Quotations, lists, links or emphasis are nested too deeply here to be shown; take some of them out." },
        { Times("[", 900), "10:1: error: Quotations, lists, links or emphasis are nested too deeply here to be shown; take some of them out." },
        { Times("*a ", 300) + Times(" b*", 300), "10:1: error: Quotations, lists, links or emphasis are nested too deeply here to be shown; take some of them out." },
        { "Rivers.\n\n" + Times("[", 20_000), "12:1001: error: This paragraph has more than 1000 opening brackets; at most that many are read. Part it with empty lines." },
        { Times("*a_", 30_000), "10:1501: error: This paragraph has more than 1000 marks of emphasis; at most that many are read. Part it with empty lines." },
        { Times("*a_", 50_000), "10:100001: error: This text has 150000 characters; at most 100000 are shown in one place. Shorten it." },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void What_cannot_be_put_on_a_page_is_refused_where_it_is_read_and_at_once(string markdown, string sentence)
    {
        using var tiny = new TinyCollection();
        var since = Stopwatch.GetTimestamp();
        foreach (var file in new[] { TinyCollection.SourceFile, TinyCollection.WitnessFile, TinyCollection.Collection })
        {
            // The prose begins on the line behind the front matter; the sentences above count from the tenth.
            var text = File.ReadAllText(tiny.Folder.FullPath(file));
            var head = text[..(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)];
            var lines = head.Count(c => c == '\n');
            tiny.Write(file, head + markdown);
            var place = sentence.Split(':', 2);
            var expected = $"{file}:{int.Parse(place[0], System.Globalization.CultureInfo.InvariantCulture) - 9 + lines}:{place[1]}";
            Assert.Equal([expected], tiny.Sentences());
            tiny.Write(file, text);
        }
        Assert.Empty(tiny.Sentences());
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void The_part_about_the_texts_is_read_as_the_rest_is()
    {
        using var tiny = new TinyCollection();
        tiny.Write(TinyCollection.Collection, TinyCollection.CollectionText + "\n<!-- about -->\n\nOf *banks*.\n\n" + Times(">", 200));
        Assert.Equal([$"{TinyCollection.Collection}:20:1: error: Quotations, lists, links or emphasis are nested too deeply here to be shown; take some of them out."], tiny.Sentences());
        tiny.Write(TinyCollection.Collection, TinyCollection.CollectionText + "\n<!-- about -->\n\nOf *banks*.\n");
        var file = CollectionFile.Read(tiny.Folder, TinyCollection.Slug, TinyCollection.Collection, new())!;
        Assert.Equal(("<p>What the President of Ruritania said of rivers and harvests.</p>", "<p>Of <em>banks</em>.</p>"), (file.Introduction.Html, file.About.Html));
    }

    private static string Html(string markdown)
    {
        var diagnostics = new Diagnostics();
        var prose = Prose.Read("text.md", markdown, new(0, markdown.Length), diagnostics);
        Assert.Empty(diagnostics.All);
        return prose.Html;
    }

    private static string Times(string words, int count) => new StringBuilder(words.Length * count).Insert(0, words, count).ToString();
}
