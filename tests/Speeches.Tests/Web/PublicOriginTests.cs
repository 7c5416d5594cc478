using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The site names the address it knows, and none that only a request knows.</summary>
public sealed class PublicOriginTests
{
    private const string Theme = "/covid-19-solidarity/themes/ii";
    private const string Feed = "/covid-19-solidarity/revisions.atom";

    [Theory]
    [InlineData("localhost", null, 0, "http://localhost")]
    [InlineData("localhost:5080", "127.0.0.1", 5080, "http://localhost:5080")]
    [InlineData("LOCALHOST:5080", "127.0.0.1", 5080, "http://localhost:5080")]
    [InlineData("localhost", "127.0.0.1", 80, "http://localhost")]
    [InlineData("127.0.0.1:5080", "127.0.0.1", 5080, "http://127.0.0.1:5080")]
    [InlineData("127.1:5080", "127.0.0.1", 5080, "http://127.0.0.1:5080")]
    [InlineData("127.0.0.1:5080", "::ffff:127.0.0.1", 5080, "http://127.0.0.1:5080")]
    [InlineData("[::1]:5080", "::1", 5080, "http://[::1]:5080")]
    [InlineData("192.0.2.7:5080", "192.0.2.7", 5080, "http://192.0.2.7:5080")]
    [InlineData("named.example", "127.0.0.1", 5080, "http://named.example")]
    [InlineData("NAMED.example:5080", "127.0.0.1", 5080, "http://named.example:5080")]
    [InlineData("named.example:99", "127.0.0.1", 5080, null)]
    [InlineData("a.pattern.example", "127.0.0.1", 5080, null)]
    [InlineData("localhost:99", "127.0.0.1", 5080, null)]
    [InlineData("localhost:99", null, 0, null)]
    [InlineData("127.0.0.1", null, 0, null)]
    [InlineData("localhost", "127.0.0.1", 5080, null)]
    [InlineData("127.0.0.2:5080", "127.0.0.1", 5080, null)]
    [InlineData("evil.example", "127.0.0.1", 80, null)]
    [InlineData("evil.example:5080", "127.0.0.1", 5080, null)]
    [InlineData("..", "127.0.0.1", 80, null)]
    [InlineData("", "127.0.0.1", 80, null)]
    [InlineData("[", "127.0.0.1", 80, null)]
    public void A_host_is_believed_only_where_it_is_one_of_the_sites_own(string host, string? own, int port, string? origin)
    {
        var context = new DefaultHttpContext { Request = { Scheme = "http", Host = new(host) } };
        (context.Connection.LocalIpAddress, context.Connection.LocalPort) = (own is null ? null : IPAddress.Parse(own), port);
        Assert.Equal(origin, Read(("AllowedHosts", "named.example;*.pattern.example")).Of(context.Request, SiteDescription.None));
        // Where the site says what its address is, no request does; and what is set on this machine goes before what the content says.
        var described = SiteDescription.None with { Address = "https://content.example" };
        Assert.Equal("https://content.example", Read().Of(context.Request, described));
        Assert.Equal("https://example.org", Read(("Speeches:Site", "https://example.org")).Of(context.Request, described));
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org", true)]
    [InlineData("https://EXAMPLE.org/", "https://example.org", true)]
    [InlineData("https://example.org:443", "https://example.org", true)]
    [InlineData("http://example.org:8080", "http://example.org:8080", false)]
    public void The_public_address_is_a_scheme_and_a_host(string given, string origin, bool isHttps)
    {
        var read = Read(("Speeches:Site", given), ("AllowedHosts", "inside.example"));
        Assert.Equal((origin, isHttps), (read.Of(new DefaultHttpContext().Request, SiteDescription.None), read.IsHttps));
        Assert.Equal(["example.org", "localhost", "127.0.0.1", "[::1]", "inside.example"], read.Hosts);
    }

    [Theory]
    [InlineData("example.org")]
    [InlineData("ftp://example.org")]
    [InlineData("https://")]
    [InlineData("https://example.org/speeches")]
    [InlineData("https://example.org?a")]
    [InlineData("https://example.org#a")]
    [InlineData("https://me:secret@example.org")]
    [InlineData("https://exämple.org")]
    [InlineData(" https://example.org")]
    public void Anything_else_is_refused_with_a_sentence(string given) => Assert.Equal(
        $"The setting Speeches:Site is “{given}”, which is not the public address of a site. " +
        "Give its scheme and host, as https://example.org, in ASCII and without a path, and start again.",
        Assert.Throws<InvalidDataException>(() => Read(("Speeches:Site", given))).Message);

    [Fact]
    public async Task Whoever_asks_for_a_host_that_is_not_the_sites_is_told_no_absolute_address_and_gets_what_all_such_get()
    {
        await using var site = new RunningSite(overHttp: false);
        foreach (var address in new[] { Theme, PageKinds.Addresses["excerpt"], Feed, "/counterparts/germany.atom", "/nothing" })
        {
            var (one, other) = (await Body(site, address, "evil.example"), await Body(site, address, "worse.example:99"));
            Assert.Equal(one, other);
            Assert.DoesNotContain("example:99", other, StringComparison.Ordinal);
            Assert.DoesNotContain("http://localhost", one, StringComparison.Ordinal);
            Assert.DoesNotContain("rel=\"canonical\"", one, StringComparison.Ordinal);
            Assert.DoesNotContain("og:url", one, StringComparison.Ordinal);
        }
        var feed = XDocument.Parse(await Body(site, Feed, "evil.example")).Root!;
        var links = feed.Descendants(feed.Name.Namespace + "link").Select(l => l.Attribute("href")!.Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.Matches("^/[a-z0-9]", l));
    }

    [Fact]
    public async Task Every_absolute_address_is_on_the_public_one()
    {
        await using var site = new RunningSite(
            overHttp: false, settings: new Dictionary<string, string> { ["Speeches:Site"] = "https://speeches.example" });
        var page = await site.Page(PageKinds.Addresses["excerpt"]);
        var address = $"https://speeches.example{PageKinds.Addresses["excerpt"]}";
        Assert.Equal(address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(address, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.Equal("https://speeches.example/social-card.png", page.QuerySelector("meta[property='og:image']")!.GetAttribute("content"));
        Assert.EndsWith(address, page.QuerySelector(".on-paper")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($" {address}/v", page.QuerySelector("#cite")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"\"https://speeches.example{Feed}\"", await Body(site, Feed, "localhost"), StringComparison.Ordinal);
        using var response = await Ask(site, "/", "speeches.example");
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
        using var refused = await Ask(site, "/", "evil.example");
        Assert.Equal(400, (int)refused.StatusCode);
    }

    [Theory]
    [InlineData(null, "http://")]
    [InlineData("192.0.2.1;198.51.100.0/24", "http://")]
    [InlineData("127.0.0.0/8;::1", "https://")]
    public async Task What_is_forwarded_is_believed_from_the_proxies_that_are_named(string? proxies, string scheme)
    {
        // The framework's own switch believes everybody.
        var settings = new Dictionary<string, string> { ["FORWARDEDHEADERS_ENABLED"] = "true" };
        if (proxies is not null) settings["Speeches:Proxies"] = proxies;
        await using var site = new RunningSite(overHttp: true, settings: settings);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/people", UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var address = $"{scheme}{site.ClientOptions.BaseAddress.Authority}/people";
        Assert.Contains($"<link rel=\"canonical\" href=\"{address}\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_proxy_that_is_none_is_refused_with_a_sentence() => Assert.Equal(
        "The setting Speeches:Proxies names “nginx”, which is neither an address nor a network; " +
        "give 10.0.0.5 or 10.0.0.0/24, with semicolons between several.",
        Assert.Throws<InvalidDataException>(() =>
            Proxies.AddTo(new ServiceCollection(), Configuration(("Speeches:Proxies", "10.0.0.1; nginx")))).Message);

    private static PublicOrigin Read(params (string Name, string Value)[] settings) => new(Configuration(settings));

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Name, string? (s) => s.Value)).Build();

    private static async Task<string> Body(RunningSite site, string address, string host)
    {
        using var response = await Ask(site, address, host);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> Ask(RunningSite site, string address, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { Host = host } };
        return await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
