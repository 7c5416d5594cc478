using System.Xml.Linq;
using AngleSharp.Dom;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What readers see of revisions: versions, whole revisions, what is gone, and feeds.</summary>
public sealed class RevisedSiteTests(RevisedSite revised) : IClassFixture<RevisedSite>
{
    private const string Collection = RevisedSite.Collection;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task An_earlier_version_says_what_changed_since_in_which_words_and_leads_to_the_present_one()
    {
        var address = revised.Address("Who");
        var page = await Page($"{address}/v1");
        Assert.Equal("This is version 1 of 2, of revision 1 (10 January 1933). Changed since: date. Read the present one.", Folded(page.QuerySelector(".version-note")!));
        Assert.Equal([$"{Collection}/revisions/1", "#changed", address], page.QuerySelectorAll(".version-note a").Select(a => a.GetAttribute("href")));
        Assert.Equal("Date [was: early June 1932] [is now: 4 June 1932]", Folded(page.QuerySelector(".changed")!));
        Assert.Null(page.QuerySelector(".word-diff"));
        var present = await Page($"{address}/v2");
        Assert.Equal("This is version 2 of 2, of revision 2 (10 February 1933). It is the present one.", Folded(present.QuerySelector(".version-note")!));
        Assert.Null(present.GetElementById("changed"));
    }

    [Fact]
    public async Task The_words_that_changed_are_marked_and_either_text_can_be_read_from_them()
    {
        var address = revised.Address("We");
        var (then, last) = (await Page($"{address}/v1"), await Page($"{address}/v4"));
        var diff = then.QuerySelector(".word-diff p")!;
        Assert.Equal("We sow for our neighbours[added: ’] too.", diff.TextContent);
        foreach (var spoken in diff.QuerySelectorAll(".unseen")) spoken.Remove();
        Assert.Equal("’", Assert.Single(diff.QuerySelectorAll("ins")).TextContent);
        Assert.Equal(Text(last), diff.TextContent);
        foreach (var added in diff.QuerySelectorAll("ins")) added.Remove();
        Assert.Equal(Text(then), diff.TextContent);
        Assert.Equal("en", diff.ParentElement!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_version_that_an_undo_restored_says_which_one_it_equals()
    {
        var address = revised.Address("We");
        var page = await Page($"{address}/v4");
        Assert.Equal("This is version 4 of 4, of revision 4 (10 April 1933). It is the same again as version 2. It is the last one. The passage is part of another one now, since revision 5.", Folded(page.QuerySelector(".version-note")!));
        Assert.StartsWith(
            "This is version 2 of 4, of revision 2 (10 February 1933). There are later ones, of which the last, version 4, is the same again.",
            Folded((await Page($"{address}/v2")).QuerySelector(".version-note")!), StringComparison.Ordinal);
        Assert.Equal(
            [
                "version 1, 10 January 1933, revision 1", "version 2, 10 February 1933, revision 2: text changed",
                "version 3, 10 March 1933, revision 3: text changed", "version 4, 10 April 1933, revision 4: the same again as version 2",
            ],
            page.QuerySelectorAll(".versions li").Select(Folded));
    }

    [Fact]
    public async Task An_excerpt_says_that_it_changed_since_it_was_first_published_and_when()
    {
        var page = await Page(revised.Address("Who"));
        Assert.Contains("version 2, changed since it was first published", page.QuerySelectorAll(".alone .facts li").Select(Folded));
        Assert.Equal(["version 1, 10 January 1933, revision 1", "version 2, 10 February 1933, revision 2: date changed"], page.QuerySelectorAll(".versions li").Select(Folded));
        Assert.Equal("It has not changed since it was first published.", (await Page(revised.Address("A"))).QuerySelector("section[aria-labelledby=versions] p")!.TextContent);
    }

    [Fact]
    public async Task A_withdrawn_excerpt_keeps_its_last_text_its_date_its_reason_and_its_versions()
    {
        var page = await Page(revised.Address("Ice"), 410);
        Assert.Equal("On 10 April 1933: Undone: revision 3, which had it, was taken back.", page.QuerySelector(".lead")!.TextContent);
        Assert.Equal("Ice on the Elph breaks in March.", Text(page));
        Assert.Equal($"{Collection}/revisions/4", page.QuerySelector("section[aria-labelledby=versions] p a")!.GetAttribute("href"));
        Assert.Equal(["version 1, 10 March 1933, revision 3"], page.QuerySelectorAll(".versions li").Select(Folded));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        var version = await Page($"{revised.Address("Ice")}/v1");
        Assert.Equal("Ice on the Elph breaks in March.", Text(version));
        Assert.Equal(
            "This is version 1 of 1, of revision 3 (10 March 1933). It is the last one. The passage was withdrawn on 10 April 1933, in revision 4: Undone: revision 3, which had it, was taken back.",
            Folded(version.QuerySelector(".version-note")!));
    }

    [Fact]
    public async Task A_merged_excerpt_leads_to_the_other_and_its_versions_stay_readable()
    {
        using var response = await revised.Site.Client.GetAsync(new Uri(revised.Address("We"), UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((301, revised.Address("A")), ((int)response.StatusCode, response.Headers.Location!.OriginalString));
        // An undo makes it live again: no browser may keep this for good.
        Assert.Equal("no-cache", response.Headers.CacheControl?.ToString());
        var version = await Page($"{revised.Address("We")}/v1");
        Assert.Equal("We sow for our neighbours too.", Text(version));
        Assert.EndsWith("Changed since: text. Read the last one. The passage is part of another one now, since revision 5.", Folded(version.QuerySelector(".version-note")!), StringComparison.Ordinal);
        Assert.Equal(
            [$"{Collection}/revisions/1", "#changed", $"{revised.Address("We")}/v4", revised.Address("A"), $"{Collection}/revisions/5"],
            version.QuerySelectorAll(".version-note a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task What_is_suppressed_is_shown_nowhere_in_no_version()
    {
        foreach (var address in new[] { revised.Address("The"), $"{revised.Address("The")}/v1" })
            Assert.Contains("On 10 May 1933: The Grain Board asked for it.", (await Page(address, 410)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        string[] pages = [.. Enumerable.Range(1, 5).Select(n => $"{Collection}/revisions/{n}"), .. Enumerable.Range(1, 5).Select(n => $"{Collection}/revisions/{n}/themes/harvests")];
        foreach (var address in pages) Assert.DoesNotContain("store is full", (await Page(address)).Source.Text, StringComparison.Ordinal);
        foreach (var address in new[] { $"{Collection}/revisions.atom", $"{Collection}/themes/harvests.atom", "/counterparts/harvest-summit.atom" })
        {
            var feed = (await Feed(address)).ToString();
            Assert.DoesNotContain("store is full", feed, StringComparison.Ordinal);
            Assert.Contains("The passage was taken down since.", feed, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_list_of_revisions_counts_what_each_did_and_says_what_brought_it_about()
    {
        var page = await Page($"{Collection}/revisions");
        Assert.Equal(["Revision 5", "Revision 4", "Revision 3", "Revision 2", "Revision 1"], page.QuerySelectorAll(".revisions h2").Select(h => h.TextContent));
        Assert.Equal(
            [
                "10 May 1933: 1 withdrawn, 2 joined, 2 unchanged", "10 April 1933: 1 withdrawn, 1 restored, 1 text edited, 3 unchanged",
                "10 March 1933: 1 new, 1 withdrawn, 1 text edited, 3 unchanged", "10 February 1933: 1 text edited, 1 attribution changed, 3 unchanged", "10 January 1933: 5 new",
            ],
            page.QuerySelectorAll(".revisions .facts").Select(p => p.TextContent));
        Assert.Contains("Witness 0002 of almanac was received.", page.QuerySelector(".revisions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("It takes back revision 3.", page.QuerySelector(".revisions")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "text-edited", "II · 2, Phone call with Otto Lindqvist, 3 May 1932: text; before it was version 1 What changed in II · 2, Phone call with Otto Lindqvist, 3 May 1932 We sow for our neighbours[added: ’] too.")]
    [InlineData(2, "attribution-changed", "I · 2, Letter to King Leopold, early June 1932: date; before it was version 1 What changed in I · 2, Letter to King Leopold, early June 1932 Date [was: early June 1932] [is now: 4 June 1932]")]
    [InlineData(3, "new", "II · 3, Remarks at a meeting of the Grain Board, 31 October 1932")]
    [InlineData(3, "withdrawn", "II · 3, Remarks at a meeting of the Grain Board, 31 October 1932: Witness 0002 of almanac does not have it.")]
    [InlineData(4, "restored", "II · 3, Remarks at a meeting of the Grain Board, 31 October 1932")]
    [InlineData(4, "text-edited", "II · 2, Phone call with Otto Lindqvist, 3 May 1932: text; before it was version 3; the same again as version 2 What changed in II · 2, Phone call with Otto Lindqvist, 3 May 1932 We sow for [removed: all ]our neighbours’ too.")]
    [InlineData(5, "joined", "I · 1, Phone call with Otto Lindqvist, 3 May 1932, of which another passage is part now|II · 2, Phone call with Otto Lindqvist, 3 May 1932, now part of another passage")]
    [InlineData(5, "withdrawn", "II · 1: taken down since")]
    public async Task A_revision_lists_what_it_did_by_class(int number, string name, string expected)
    {
        var page = await Page($"{Collection}/revisions/{number}");
        var entries = page.QuerySelectorAll($"section[aria-labelledby={name}] .outcomes > li").ToList();
        Assert.Equal(expected.Split('|'), entries.Select(Folded));
        Assert.Equal(entries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), page.QuerySelector($"#{name} .count")!.TextContent);
    }

    [Fact]
    public async Task A_revision_is_read_whole_as_it_stood()
    {
        Assert.Equal(
            [
                "II · 1", "This passage was taken down since.", "II · 2", "We sow for our neighbours’ too.", "II · 3", "Bread & salt.",
            ],
            await Whole(2));
        Assert.Equal(["II · 1", "This passage was taken down since.", "II · 2", "We sow for all our neighbours’ too.", "II · 3", "Ice on the Elph breaks in March."], await Whole(3));
        Assert.Equal(["II · 3", "Bread & salt."], await Whole(5));
        var page = await Page($"{Collection}/revisions/3/themes/harvests");
        Assert.Equal([$"{revised.Address("We")}/v3", $"{revised.Address("Ice")}/v1"], page.QuerySelectorAll(".passage h3 a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["version 3: text edited in this revision", "version 1: new in this revision"], page.QuerySelectorAll(".facts li").Select(Folded).Where(f => f.StartsWith("version", StringComparison.Ordinal)));
        Assert.Equal(["part of another passage since", "withdrawn since"], page.QuerySelectorAll(".facts a").Select(Folded).Where(f => f.EndsWith("since", StringComparison.Ordinal)));
        Assert.Equal("II · 3, Remarks at a meeting of the Grain Board, 31 October 1932: withdrawn", Folded(Assert.Single(page.QuerySelectorAll("section[aria-labelledby=ended] li"))));
        Assert.Contains("changed since", (await Page($"{Collection}/revisions/1/themes/rivers")).QuerySelectorAll(".facts a").Select(Folded));
        foreach (var none in new[] { "/revisions/6/themes/rivers", "/revisions/1/themes/none", "/revisions/01/themes/rivers" }) await Page(Collection + none, 404);
    }

    [Fact]
    public async Task A_feed_tells_of_each_change_newest_first_and_of_none_that_is_no_change_of_the_passage()
    {
        var feed = await Feed($"{Collection}/revisions.atom");
        Assert.Equal(
            [
                "1933-05-10 corrected: Another passage is part of it now.", "1933-05-10 withdrawn: The passage was taken down since.", "1933-05-10 corrected: It is part of another passage now.",
                "1933-04-10 corrected: Changed: text. It is the same again as version 2.", "1933-04-10 new: It is there again.", "1933-04-10 withdrawn: Withdrawn: Undone: revision 3, which had it, was taken back.",
                "1933-03-10 corrected: Changed: text.", "1933-03-10 new: It was not there before.", "1933-03-10 withdrawn: Withdrawn: Witness 0002 of almanac does not have it.",
                "1933-02-10 re-attributed: Changed: date.", "1933-02-10 corrected: Changed: text.",
                .. Enumerable.Repeat("1933-01-10 new: It was not there before.", 2), "1933-01-10 new: The passage was taken down since.", .. Enumerable.Repeat("1933-01-10 new: It was not there before.", 2),
            ],
            feed.Elements(Atom + "entry").Select(e => $"{e.Element(Atom + "updated")!.Value[..10]} {string.Join('+', e.Elements(Atom + "category").Select(c => c.Attribute("term")!.Value))}: {e.Element(Atom + "summary")!.Value}"));
        var dated = feed.Elements(Atom + "entry").Single(e => e.Element(Atom + "summary")!.Value == "Changed: date.");
        Assert.Equal("Who holds the spring holds nothing.\n\nIt runs to the sea.\n\nLetter to King Leopold of Fenwick regarding the Sylvanian dams, early June", dated.Element(Atom + "content")!.Value);
        Assert.Equal($"http://localhost{revised.Address("Who")}/v2", Link(dated, "alternate"));
    }

    [Fact]
    public async Task A_feed_has_what_the_format_requires_and_entries_keep_their_names()
    {
        var names = new Dictionary<string, string>();
        foreach (var address in new[] { $"{Collection}/revisions.atom", $"{Collection}/themes/rivers.atom", $"{Collection}/themes/harvests.atom", "/counterparts/graustark.atom" })
        {
            var feed = await Feed(address);
            Assert.Equal(Atom + "feed", feed.Name);
            AssertHas(feed, "id", "title", "updated", "author");
            Assert.NotEqual("", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            Assert.Equal($"http://localhost{address}", Link(feed, "self"));
            Assert.Equal($"http://localhost{address[..^5]}", Link(feed, "alternate"));
            var entries = feed.Elements(Atom + "entry").ToList();
            Assert.NotEmpty(entries);
            Assert.Equal(entries.Max(e => e.Element(Atom + "updated")!.Value), feed.Element(Atom + "updated")!.Value);
            foreach (var entry in entries)
            {
                AssertHas(entry, "id", "title", "updated", "summary");
                Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", entry.Element(Atom + "id")!.Value);
                var told = $"{entry.Element(Atom + "updated")!.Value} {Link(entry, "alternate")}";
                // The same change has the same name in every feed, and no other has it.
                Assert.Equal(told, names.TryAdd(entry.Element(Atom + "id")!.Value, told) ? told : names[entry.Element(Atom + "id")!.Value]);
                using var page = await revised.Site.Client.GetAsync(new Uri(Link(entry, "alternate")), TestContext.Current.CancellationToken);
                Assert.Contains((int)page.StatusCode, new[] { 200, 410 });
            }
            Assert.Equal(entries.Count, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        }
        Assert.Equal(16, names.Count);
    }

    [Theory]
    [InlineData("/counterparts/graustark", 7)]
    [InlineData("/counterparts/fenwick", 2)]
    [InlineData($"{Collection}/themes/rivers", 4)]
    [InlineData($"{Collection}/themes/harvests", 12)]
    [InlineData(Collection + "/revisions", 16)]
    public async Task A_page_announces_the_feed_of_its_own_changes(string address, int changes)
    {
        var page = await Page(address);
        var link = Assert.Single(page.QuerySelectorAll("link[rel=alternate][type='application/atom+xml']"));
        Assert.Equal($"{address}.atom", link.GetAttribute("href"));
        using var response = await revised.Site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains($"<{address}.atom>; rel=\"alternate\"; type=\"application/atom+xml\"", response.Headers.GetValues("Link"));
        Assert.Equal(changes, (await Feed($"{address}.atom")).Elements(Atom + "entry").Count());
    }

    [Fact]
    public async Task A_feed_that_has_not_changed_is_not_sent_again()
    {
        var address = new Uri($"{Collection}/revisions.atom", UriKind.Relative);
        using var first = await revised.Site.Client.GetAsync(address, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var unchanged = await revised.Site.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(304, (int)unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        foreach (var none in new[] { "/nothing/revisions.atom", $"{Collection}/themes/none.atom", "/counterparts/nowhere.atom" }) await Page(none, 404);
    }

    private Task<AngleSharp.Html.Dom.IHtmlDocument> Page(string address, int status = 200) => revised.Site.Page(address, status);

    private async Task<List<string>> Whole(int revision)
    {
        var page = await Page($"{Collection}/revisions/{revision}/themes/harvests");
        return page.QuerySelectorAll("article.passage").SelectMany(a => new[] { a.QuerySelector("h3")!.TextContent.Split(':')[0], a.QuerySelector("blockquote, .note")!.TextContent.Trim() }).ToList();
    }

    private async Task<XElement> Feed(string address)
    {
        using var response = await revised.Site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}.");
        Assert.Equal("application/atom+xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        return XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
    }

    private static void AssertHas(XElement element, params string[] names) => Assert.All(names, n => Assert.True(element.Elements(Atom + n).Count() == 1 && element.Element(Atom + n)!.Value.Length > 0, $"{element.Name.LocalName} has not one {n}."));

    private static string Link(XElement element, string relation) => element.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == relation).Attribute("href")!.Value;

    private static string Text(IDocument page) => page.QuerySelector("blockquote")!.TextContent.Trim();

    private static string Folded(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" :", ":", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal).Replace(" ;", ";", StringComparison.Ordinal);
}
