using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What pages say of the site: what site.md says, and nothing where it says nothing.</summary>
public sealed class AboutSiteTests : IDisposable
{
    private const string Front = $"/{ContentCopy.Collection}";
    private const string Feed = $"{Front}/revisions.atom";
    private const string Name = "\"Rivers\" & <i>banks</i>";

    private const string Everything = """
        ---
        name: '"Rivers" & <i>banks</i>'
        tagline: What was said of <b>them</b>.
        address: https://rivers.example
        keeper: The Strelsau Library
        contact: o'brien+rivers@rivers.example
        languages: [en, pt-BR, cy]
        licence: https://creativecommons.org/licenses/by/4.0/
        ---
        Of *rivers*, [and more](/covid-19-solidarity).
        """;

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public async Task Of_a_site_that_says_nothing_nothing_is_said()
    {
        content.Delete(SiteFile.Path);
        await using var site = new RunningSite(overHttp: false, copy: content);
        await site.Page("/about", 404);
        Assert.DoesNotContain("/about", Listed(site));
        foreach (var address in new[] { "/", Front, PageKinds.Addresses["excerpt"], "/counterparts", "/search" })
        {
            var page = await site.Page(address);
            Assert.DoesNotContain("Speeches", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            Assert.Equal("All collections", page.QuerySelector(".trail a")!.TextContent);
            Assert.Empty(page.QuerySelectorAll("meta[name='application-name'], meta[property='og:site_name'], a[href='/about']"));
            Assert.NotEqual("", page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        }
        var front = await site.Page("/");
        Assert.Equal(("All collections", "All collections"), (front.Title, front.QuerySelector("h1")!.TextContent));
        Assert.Empty(front.QuerySelectorAll(".lead"));
        Assert.Equal("Solidarity against COVID-19", (await site.Page(Front)).Title);
        // A feed has to name somebody.
        Assert.Equal("Speeches", Author(await Text(site, Feed)));
    }

    [Fact]
    public async Task A_name_stands_on_every_page_as_it_is_written()
    {
        content.Write(SiteFile.Path, Everything);
        await using var site = new RunningSite(overHttp: false, copy: content);
        foreach (var (address, title) in new[] { ("/", ""), (Front, "Solidarity against COVID-19 · "), ("/people", "People · ") })
        {
            var page = await site.Page(address);
            Assert.Equal(title + Name, page.Title);
            var link = page.QuerySelector(".trail a > bdi")!;
            Assert.Equal((Name, "en", 0), (link.TextContent, link.GetAttribute("lang"), link.ChildElementCount));
            Assert.Equal(Name, Meta(page, "meta[property='og:site_name']"));
            Assert.Equal(Name, Meta(page, "meta[name='application-name']"));
            Assert.Equal("/about", Assert.Single(page.QuerySelectorAll(".site-foot a[href='/about']")).GetAttribute("href"));
            Assert.DoesNotContain("Speeches", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
        var front = await site.Page("/");
        Assert.Equal(Name, front.QuerySelector("h1")!.TextContent);
        Assert.Equal("What was said of <b>them</b>.", front.QuerySelector("h1 + .lead")!.TextContent);
        Assert.Equal("What was said of <b>them</b>.", Meta(front, "meta[name=description]"));
        Assert.Equal(Name, Meta(front, "meta[property='og:title']"));
        Assert.Equal(Name, Author(await Text(site, Feed)));
    }

    [Fact]
    public async Task The_page_about_the_site_says_who_keeps_it_how_to_report_an_error_and_under_which_licence_its_words_are()
    {
        content.Write(SiteFile.Path, Everything);
        await using var site = new RunningSite(overHttp: false, copy: content);
        Assert.Contains("/about", Listed(site));
        var page = await site.Page("/about");
        Assert.Equal($"About this site · {Name}", page.Title);
        Assert.Equal("About this site", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("What was said of <b>them</b>.", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal(
            "<p>Of <em>rivers</em>, <a href=\"/covid-19-solidarity\">and more</a>.</p>", page.QuerySelector(".prose[lang=en]")!.InnerHtml);
        Assert.Equal(
            ["Kept by: The Strelsau Library", "Languages: en, pt-BR, cy",
                "Licence: https://creativecommons.org/licenses/by/4.0/, for the site’s own words"],
            page.QuerySelectorAll(".fields dt").Select(t => $"{t.TextContent}: {Folded(t.NextElementSibling!.TextContent)}"));
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", page.QuerySelector("a[rel~=license]")!.GetAttribute("href"));
        Assert.Equal("To report an error", page.QuerySelector("h2")!.TextContent);
        var contact = page.QuerySelector("h2 + p a")!;
        Assert.Equal("o'brien+rivers@rivers.example", contact.TextContent);
        Assert.Equal("mailto:o%27brien%2Brivers@rivers.example", contact.GetAttribute("href"));
    }

    [Theory]
    [InlineData("keeper: The Strelsau Library", "Kept by", "")]
    [InlineData("licence: CC <BY> 4.0", "Licence", "")]
    [InlineData("languages: [fr, de]", "Languages", "")]
    [InlineData("languages: fr", null, null)]
    [InlineData("contact: https://rivers.example/report", "", "To report an error")]
    [InlineData("name: Rivers", null, null)]
    public async Task What_is_not_said_has_no_heading(string key, string? terms, string? headings)
    {
        content.Write(SiteFile.Path, $"---\n{key}\n---\n");
        await using var site = new RunningSite(overHttp: false, copy: content);
        var page = await site.Page("/about", terms is null ? 404 : 200);
        if (terms is null) return;
        Assert.Equal("About this site", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("About this site", page.Title);
        Assert.Equal(terms, string.Join(", ", page.QuerySelectorAll("dt").Select(t => t.TextContent)));
        Assert.Equal(headings, string.Join(", ", page.QuerySelectorAll("h2").Select(t => t.TextContent)));
        Assert.Equal(terms.Length == 0, page.QuerySelector("dl") is null);
        Assert.Empty(page.QuerySelectorAll(".prose, .lead"));
        if (headings!.Length > 0) Assert.Equal("https://rivers.example/report", page.QuerySelector("h2 + p a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Letters_that_run_from_right_to_left_turn_nothing_around_them()
    {
        content.Write(SiteFile.Path, """
            ---
            name: אגרות הנהרות
            tagline: מה נאמר עליהם
            keeper: ספריית העיר
            languages: [he, en]
            ---
            על *נהרות*.
            """);
        await using var site = new RunningSite(overHttp: false, copy: content);
        var page = await site.Page("/about");
        Assert.Equal("About this site · אגרות הנהרות", page.Title);
        foreach (var name in new[] { page.QuerySelector(".trail bdi")!, (await site.Page("/")).QuerySelector("h1 bdi")! })
            Assert.Equal(("אגרות הנהרות", "he"), (name.TextContent, name.GetAttribute("lang")));
        foreach (var words in new[] { page.QuerySelector(".lead")!, page.QuerySelector(".prose")! })
            Assert.Equal(("auto", "he"), (words.GetAttribute("dir"), words.GetAttribute("lang")));
        Assert.Equal("ספריית העיר", page.QuerySelector("dd > bdi")!.TextContent);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Theory]
    [InlineData(null, "https://rivers.example")]
    [InlineData("https://set.example", "https://set.example")]
    public async Task Every_absolute_address_is_on_the_public_one_that_is_set_or_else_that_the_content_says(string? set, string origin)
    {
        content.Write(SiteFile.Path, Everything);
        var settings = new Dictionary<string, string>();
        if (set is not null) settings["Speeches:Site"] = set;
        await using var site = new RunningSite(overHttp: false, copy: content, settings: settings);
        // Whatever a request says of its host.
        foreach (var host in set is null ? new[] { "localhost", "evil.example" } : ["localhost"])
        {
            site.Client.DefaultRequestHeaders.Host = host;
            var page = await site.Page(PageKinds.Addresses["excerpt"]);
            var address = $"{origin}{PageKinds.Addresses["excerpt"]}";
            Assert.Equal(address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal(address, Meta(page, "meta[property='og:url']"));
            Assert.Equal($"{origin}/social-card.png", Meta(page, "meta[property='og:image']"));
            Assert.EndsWith(address, page.QuerySelector(".on-paper")!.TextContent, StringComparison.Ordinal);
            Assert.Contains($" {address}/v", page.QuerySelector("#cite")!.TextContent, StringComparison.Ordinal);
            foreach (var feed in PageKinds.OtherForms.Where(f => f.EndsWith(".atom", StringComparison.Ordinal)))
            {
                var links = Links(await Text(site, feed));
                Assert.InRange(links.Count, 3, 1000);
                Assert.All(links, l => Assert.StartsWith($"{origin}/", l, StringComparison.Ordinal));
            }
            using var records = JsonDocument.Parse(await Text(site, $"{Front}/excerpts.json"));
            Assert.Equal(64, records.RootElement.EnumerateArray()
                .Count(r => r.GetProperty("url").GetString() == $"{origin}{Front}/excerpts/{r.GetProperty("id").GetString()}"));
        }
        using var front = await site.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        // How the machine is reached is not for the content to say.
        Assert.Equal(set is not null, front.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_running_site_takes_up_what_the_file_says_and_keeps_what_it_said_while_it_cannot_be_read()
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        Assert.Equal("Speeches", (await site.Page("/")).Title);
        content.Write(SiteFile.Path, Everything);
        content.Print();
        await Until(site, Name);
        Assert.Equal("https://rivers.example/", (await site.Page("/")).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));

        content.Write(SiteFile.Path, "rubbish");
        Assert.NotNull(new SitePrinter(content.Folder, new(content.Data)).Print(new()));
        content.Edit($"{ContentCopy.Collection}/collection.md", "title: Solidarity against", "title: United against");
        Assert.NotNull(content.Publish());
        Assert.NotNull(new SitePrinter(content.Folder, new(content.Data)).Print(new()));
        await Until(site, $"United against COVID-19 · {Name}", Front);
        Assert.Equal(Name, (await site.Page("/")).Title);

        content.Write(SiteFile.Path, "---\nname: Banks\n---\n");
        content.Print();
        await Until(site, "Banks");
        await site.Page("/about", 404);
    }

    [Fact]
    public async Task The_error_page_and_a_draft_name_the_site_too()
    {
        content.Write(SiteFile.Path, Everything);
        await using var site = new RunningSite(overHttp: false, copy: content, draft: true);
        Assert.Equal($"There is no such page · {Name}", (await site.Page("/nowhere", 404)).Title);
        Assert.Equal($"About this site · {Name}", (await site.Page("/about")).Title);
    }

    [Fact]
    public void No_collection_can_take_its_address() => Assert.Contains(Addresses.AboutSite.Trim('/'), Slugs.Reserved);

    [Fact]
    public void The_export_has_the_public_address_where_the_content_says_one()
    {
        var path = Assert.Single(Url(), u => u.StartsWith('/'));
        content.Write(SiteFile.Path, Everything);
        Assert.Equal($"https://rivers.example{path}", Assert.Single(Url()));

        IEnumerable<string> Url() => Cli.CommandLine.Run(content, "export").Output.Split('\n').Take(1)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!);
    }

    private static async Task Until(RunningSite site, string title, string address = "/")
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await site.Page(address)).Title != title)
        {
            var said = string.Join(" ", site.Log.Lines.TakeLast(5));
            Assert.False(guard.IsCancellationRequested, $"Waited for {title}; the site said: {said}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static Task<string> Text(RunningSite site, string address) =>
        site.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Meta(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("content");

    private static string Author(string feed)
    {
        var root = XDocument.Parse(feed).Root!;
        return root.Element(root.Name.Namespace + "author")!.Element(root.Name.Namespace + "name")!.Value;
    }

    private static List<string> Links(string feed)
    {
        var root = XDocument.Parse(feed).Root!;
        return root.Descendants(root.Name.Namespace + "link").Select(l => l.Attribute("href")!.Value).ToList();
    }

    private static List<string> Listed(RunningSite site)
    {
        using var scope = site.Services.CreateScope();
        return Addresses.All(scope.ServiceProvider.GetRequiredService<SpeechesStore>()).Select(a => a.Address).ToList();
    }
}
