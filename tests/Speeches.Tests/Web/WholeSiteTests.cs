using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Store;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>Every page that a link leads to, from the front page on.</summary>
public sealed class WholeSiteTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task Every_link_leads_to_a_page_and_every_fragment_to_a_place_on_it()
    {
        // 64 excerpts with a version each, 40 occasions, 29 counterparts, 31 people, and the rest.
        Assert.InRange(await Crawl(site), 64 + 64 + 40 + 29 + 31 + 10, 1000);
    }

    /// <summary>Follows every link of a site from its front page on, and sees that what is reached is what is listed.</summary>
    /// <returns>The number of pages.</returns>
    internal static async Task<int> Crawl(RunningSite site)
    {
        var pages = new Dictionary<string, IHtmlDocument>();
        var files = new HashSet<string>();
        var links = new List<(string From, string To)> { ("start", "/") };
        for (var index = 0; index < links.Count; index++)
        {
            var (from, to) = links[index];
            var address = to.Split('#')[0];
            if (Path.GetExtension(address.Split('?')[0]).Length > 0)
            {
                if (!files.Add(address)) continue;
                using var other = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True(other.IsSuccessStatusCode, $"{from} links to {address}, which answers {(int)other.StatusCode}.");
                continue;
            }
            if (!pages.TryGetValue(address, out var page))
            {
                page = pages[address] = await site.Page(address);
                AssertWellMade(address, page);
                links.AddRange(Links(page).Select(h => h.StartsWith(Host, StringComparison.Ordinal) ? h[Host.Length..] : h).Distinct()
                    .Where(h => !h.StartsWith("http", StringComparison.Ordinal)).Select(h => (address, h.StartsWith('#') ? address + h : h)));
            }
            if (to.Contains('#')) Assert.True(page.GetElementById(to.Split('#')[1]) is not null, $"{from} links to {to}, but the page has no such place.");
        }
        // What links lead to is what the site lists, and all of it; only of searches there is no end.
        using var scope = site.Services.CreateScope();
        var listed = Addresses.All(scope.ServiceProvider.GetRequiredService<SpeechesStore>())
            .Where(a => a.Page.State == PageState.There).Select(a => a.Address).ToList();
        var reached = pages.Keys.Concat(files.Where(f => listed.Contains(f))).Where(a => !a.Contains('?', StringComparison.Ordinal));
        Assert.Equal(listed.Order(StringComparer.Ordinal), reached.Order(StringComparer.Ordinal));
        return pages.Count;
    }

    private const string Host = "http://localhost";

    /// <summary>Every address that a page names, in whatever attribute.</summary>
    private static IEnumerable<string> Links(IHtmlDocument page) =>
        new[] { "href", "src", "action", "cite" }.SelectMany(name => page.QuerySelectorAll($"[{name}]").Select(e => e.GetAttribute(name)!))
            .Concat(page.QuerySelectorAll("meta[property='og:url'], meta[property='og:image']").Select(m => m.GetAttribute("content")!));

    private static void AssertWellMade(string address, IHtmlDocument page)
    {
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{address} has {page.QuerySelectorAll("h1").Length} elements h1.");
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.NotEqual("", page.Title?.Trim());
        Assert.StartsWith($"{Host}/", Assert.Single(page.QuerySelectorAll("link[rel=canonical]")).GetAttribute("href"), StringComparison.Ordinal);
        Assert.True(page.QuerySelector("meta[name=description][content], meta[name=robots]") is not null, $"{address} may be indexed and does not say what it is.");
        Assert.True(page.QuerySelector("[style], style, script:not([src]), [onclick], [onload]") is null, $"{address} has something inline.");
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.True(ids.Count == ids.Distinct().Count(), $"{address} has an id twice: {ids.GroupBy(i => i).FirstOrDefault(g => g.Count() > 1)?.Key}.");
        foreach (var labelled in page.QuerySelectorAll("[aria-labelledby]"))
            Assert.NotNull(page.GetElementById(labelled.GetAttribute("aria-labelledby")!));
        // A heading never skips a level.
        var level = 0;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4"))
        {
            var next = heading.LocalName[1] - '0';
            Assert.True(next <= level + 1, $"{address}: {heading.LocalName} “{heading.TextContent.Trim()}” follows an h{level}.");
            level = next;
        }
        foreach (var time in page.QuerySelectorAll("time"))
            Assert.Matches("^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", time.GetAttribute("datetime"));
        foreach (var quotation in page.QuerySelectorAll("blockquote"))
        {
            Assert.StartsWith("/", quotation.GetAttribute("cite"), StringComparison.Ordinal);
            Assert.NotNull(quotation.GetAttribute("lang"));
        }
    }
}
