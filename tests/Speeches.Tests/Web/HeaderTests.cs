using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>Every answer of the site has the headers that keep a reader safe, whatever kind of answer it is and whoever makes it.</summary>
public sealed class HeaderTests(HeaderTests.FailingSite failing) : IClassFixture<HeaderTests.FailingSite>
{
    private const string Collection = "/covid-19-solidarity";

    private static readonly string[] Expected =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy", "Cross-Origin-Embedder-Policy", "Permissions-Policy",
    ];

    private readonly RunningSite site = failing.Site;

    [Theory]
    [InlineData("GET", "/", 200)]
    [InlineData("HEAD", "/", 200)]
    [InlineData("GET", $"{Collection}/excerpts.json", 200)]
    [InlineData("HEAD", $"{Collection}/excerpts.json", 200)]
    [InlineData("GET", $"{Collection}/revisions.atom", 200)]
    [InlineData("GET", "/css/site.css", 200)]
    [InlineData("GET", "/fonts/OFL.txt", 200)]
    [InlineData("GET", $"{Collection}/", 301)]
    [InlineData("GET", "/SEARCH", 301)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("HEAD", "/nothing", 404)]
    [InlineData("GET", "/NOTHING", 404)]
    [InlineData("GET", "/css/nothing.css", 404)]
    [InlineData("POST", "/search", 405)]
    [InlineData("OPTIONS", "/", 405)]
    [InlineData("GET", ServedWrong.Throws, 500)]
    [InlineData("HEAD", ServedWrong.Throws, 500)]
    [InlineData("GET", ServedWrong.Busy, 503)]
    public async Task An_answer_has_them(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
        using var response = await Send(request);
        Assert.Equal(status, (int)response.StatusCode);
        AssertSaid(response);
    }

    [Theory]
    [InlineData(Collection)]
    [InlineData($"{Collection}/revisions.atom")]
    [InlineData("/css/site.css")]
    public async Task An_answer_that_nothing_changed_has_them(string address)
    {
        using var first = await Send(new(HttpMethod.Get, new Uri(address, UriKind.Relative)));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var response = await Send(again);
        Assert.Equal(304, (int)response.StatusCode);
        AssertSaid(response);
    }

    [Fact]
    public async Task The_answer_to_a_host_that_is_not_the_sites_has_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative)) { Headers = { Host = "evil.example" } };
        using var response = await Send(request);
        Assert.Equal(400, (int)response.StatusCode);
        AssertSaid(response);
    }

    [Fact]
    public async Task The_page_of_a_fault_says_so_and_nothing_of_the_fault()
    {
        var page = await site.Page(ServedWrong.Throws, 500);
        Assert.Equal("Something went wrong here", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("It broke.", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("link[rel=canonical], meta[property='og:url']"));
    }

    [Fact]
    public async Task A_fault_outside_of_all_pages_has_them_and_is_logged()
    {
        await using var broken = new RunningSite(overHttp: false, services: services => services.AddSingleton<IStartupFilter, Broken>());
        using var response = await broken.Client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(500, (int)response.StatusCode);
        AssertSaid(response);
        Assert.Equal(
            "The site failed to make this page. Please try again later.\n",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("It broke early.", broken.Log.Faults);
    }

    /// <summary>Throws before anything that could make the page of a fault.</summary>
    private sealed class Broken : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext _, RequestDelegate _) => throw new InvalidOperationException("It broke early."));
            next(app);
        };
    }

    [Fact]
    public async Task What_cannot_be_answered_now_asks_the_reader_to_come_again() =>
        Assert.Equal("The site is busy just now", (await site.Page(ServedWrong.Busy, 503)).QuerySelector("h1")!.TextContent);

    [Theory]
    [InlineData("/error")]
    [InlineData("/error/500")]
    [InlineData("/error/404")]
    [InlineData("/ERROR/500")]
    [InlineData("/error?code=500")]
    public async Task The_page_of_a_fault_has_no_address(string address)
    {
        // Also not when it was made before, in the place of an answer.
        await site.Page(ServedWrong.Throws, 500);
        Assert.Equal("There is no such page", (await site.Page(address, 404)).QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("/")]
    [InlineData($"{Collection}/themes/ii")]
    public async Task A_reader_who_wants_only_what_a_cache_has_is_answered_by_the_site(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.CacheControl = new CacheControlHeaderValue { OnlyIfCached = true };
        using var response = await Send(request);
        Assert.Equal(200, (int)response.StatusCode);
    }

    private Task<HttpResponseMessage> Send(HttpRequestMessage request) =>
        site.Client.SendAsync(request, TestContext.Current.CancellationToken);

    private static void AssertSaid(HttpResponseMessage response) =>
        Assert.All(Expected, name =>
            Assert.True(response.Headers.TryGetValues(name, out var values) && values.Count() == 1, $"{name} is missing."));

    /// <summary>A site that answers one host, and of which two pages fail.</summary>
    public sealed class FailingSite : IDisposable
    {
        internal RunningSite Site { get; } = new(
            overHttp: false, services: ServedWrong.With("It broke."),
            settings: new Dictionary<string, string> { ["AllowedHosts"] = "localhost" });

        public void Dispose() => Site.Dispose();
    }
}
