using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Web.Serving;
using Xunit;

namespace Speeches.Tests.Web.Serving;

/// <summary>How much is done at once, and that what is in memory never waits for it.</summary>
public sealed class AdmissionTests
{
    private const string Front = $"/{ContentCopy.Collection}";
    private const string Theme = $"{Front}/themes/ii";

    private static readonly ServingLimits OneAtATime = new() { Pages = 1, PagesWaiting = 0, Searches = 1, SearchesWaiting = 0 };

    [Fact]
    public async Task A_page_for_which_there_is_no_place_is_told_to_come_back_and_is_made_when_there_is_one()
    {
        await using var site = new HeldSite(OneAtATime);
        var held = await site.Hold(Theme);
        using var busy = await site.Ask($"{Front}/about");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), busy.Headers.RetryAfter?.Delta);
        Assert.Equal("no-store", busy.Headers.CacheControl?.ToString());
        Assert.Null(busy.Headers.ETag);
        foreach (var name in new[] { "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy" })
            Assert.True(busy.Headers.Contains(name), $"The answer has no {name}.");
        Assert.Equal("text/plain; charset=utf-8", busy.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "The site has more to do than it can at this moment. Please try again in a few seconds.\n",
            await busy.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, site.Made($"{Front}/about"));
        site.LetGo(Theme);
        using var page = await held;
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await site.Status($"{Front}/about"));
    }

    [Fact]
    public async Task A_page_waits_for_its_place_and_not_for_ever()
    {
        await using var site = new HeldSite(OneAtATime with { PagesWaiting = 1, LongestWait = TimeSpan.FromMilliseconds(50) });
        var held = await site.Hold(Theme);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.Status($"{Front}/about"));
        site.LetGo(Theme);
        (await held).Dispose();

        await using var patient = new HeldSite(OneAtATime with { PagesWaiting = 1, LongestWait = HeldSite.Guard });
        held = await patient.Hold(Theme);
        var waiting = patient.Status($"{Front}/about");
        patient.LetGo(Theme);
        (await held).Dispose();
        Assert.Equal(HttpStatusCode.OK, await waiting);
    }

    [Fact]
    public async Task What_is_in_memory_is_answered_while_every_place_is_taken()
    {
        await using var site = new HeldSite(OneAtATime);
        using var first = await site.Ask(Front);
        using var missing = await site.Ask("/nowhere/at/all");
        var (tag, page) = (first.Headers.ETag!.ToString(), await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        await site.Hold(Theme);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.Status($"{Front}/about"));
        using var again = await site.Ask(Front);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(page, await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(first.Headers.GetValues("Link"), again.Headers.GetValues("Link"));
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal(tag, again.Headers.ETag!.ToString());
        using var head = await site.Ask(Front, method: HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, (long?)page.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(HttpStatusCode.NotModified, await site.Status(Front, had: tag, encoding: "br"));
        Assert.Equal(HttpStatusCode.OK, await site.Status("/css/site.css", encoding: "br"));
        // No page has such an address: no place is needed to say so, and the page that says it is in memory.
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await site.Status("/nowhere/to/be/found"));
        Assert.Equal(1, site.Made(Front) - site.Made($"{Front}/"));
    }

    [Fact]
    public async Task Searches_take_no_place_from_pages_and_pages_none_from_searches()
    {
        await using var site = new HeldSite(OneAtATime);
        await site.Hold("/search?q=pandemic");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.Status("/search?q=unity"));
        Assert.Equal(HttpStatusCode.OK, await site.Status($"{Front}/about"));
        // Where nothing is looked for, the page is one as any other.
        Assert.Equal(HttpStatusCode.OK, await site.Status("/search"));
        site.LetGo("/search?q=pandemic");
        await site.Hold(Theme);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await site.Status("/people"));
        await Until(async () => await site.Status("/search?q=unity") == HttpStatusCode.OK, "a search");
    }

    [Fact]
    public async Task Who_asks_for_the_same_page_at_the_same_time_shares_its_making()
    {
        await using var site = new HeldSite(OneAtATime);
        var held = await site.Hold(Theme);
        var others = Enumerable.Range(0, 8).Select(n => site.Ask($"{Theme}?n={n}")).ToList();
        site.LetGo(Theme);
        using var first = await held;
        var expected = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        foreach (var other in await Task.WhenAll(others))
        {
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            Assert.Equal(expected, await other.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            other.Dispose();
        }
        Assert.Equal(1, site.Made(Theme));
    }

    [Fact]
    public async Task What_no_page_reads_in_an_address_makes_no_other_answer()
    {
        await using var site = new HeldSite(new());
        using var plain = await site.Ask(Theme);
        foreach (var query in new[] { "?x=1", "?q=virus", "?x=1&y=%22%3E", "?", "?%00" })
        {
            using var other = await site.Ask(Theme + query);
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            Assert.Equal(plain.Headers.ETag, other.Headers.ETag);
        }
        Assert.Equal(1, site.Made(Theme));

        using var search = await site.Ask("/search?q=pandemic&order=date");
        using var same = await site.Ask("/search?order=date&utm=x&q=pandemic&q=unity&month=");
        Assert.Equal(search.Headers.ETag, same.Headers.ETag);
        Assert.Equal(
            await search.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await same.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        // A question mark that belongs to the path is none that begins a query.
        Assert.Equal(HttpStatusCode.NotFound, await site.Status("/search%3Fq=pandemic&order=date", had: search.Headers.ETag!.ToString()));
    }

    [Fact]
    public async Task What_readers_search_for_is_not_kept()
    {
        await using var site = new HeldSite(new());
        for (var time = 1; time <= 2; time++)
        {
            Assert.Equal(HttpStatusCode.OK, await site.Status("/search?q=pandemic"));
            Assert.Equal(time, site.Made("/search"));
        }
    }

    [Fact]
    public async Task The_head_of_a_search_looks_for_nothing_and_the_head_of_an_export_has_no_records()
    {
        await using var site = new HeldSite(new());
        using var search = await site.Ask("/search?q=pandemic", method: HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, "text/html; charset=utf-8"), (search.StatusCode, search.Content.Headers.ContentType?.ToString()));
        Assert.Equal(0, site.Made("/search"));
        using var page = await site.Ask("/search?q=pandemic");
        Assert.Equal(page.Headers.ETag, search.Headers.ETag);
        using var export = await site.Ask($"{Front}/excerpts.json", method: HttpMethod.Head);
        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
        Assert.Equal("application/json; charset=utf-8", export.Content.Headers.ContentType?.ToString());
        Assert.NotNull(export.Headers.ETag);
        Assert.Empty(await export.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, await site.Status("/nothing/excerpts.json", method: HttpMethod.Head));
    }

    [Fact]
    public async Task A_tag_is_of_one_address_and_whoever_has_it_is_answered_without_a_page()
    {
        await using var site = new HeldSite(OneAtATime);
        using var theme = await site.Ask(Theme);
        using var search = await site.Ask("/search?q=pandemic");
        using var export = await site.Ask($"{Front}/excerpts.json");
        var tags = new[] { theme, search, export }.Select(r => r.Headers.ETag!.ToString()).ToList();
        Assert.Equal(3, tags.Distinct().Count());
        var made = site.Made("/");
        foreach (var (address, tag) in new[] { Theme, "/search?q=pandemic", $"{Front}/excerpts.json" }.Zip(tags))
        {
            using var unchanged = await site.Ask(address, had: $"\"another\", {tag}");
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.Equal(tag, unchanged.Headers.ETag!.ToString());
            Assert.Equal(["Accept-Encoding"], unchanged.Headers.Vary);
            Assert.Equal("no-cache", unchanged.Headers.CacheControl?.ToString());
            Assert.Equal(HttpStatusCode.NotModified, await site.Status(address, had: tag, method: HttpMethod.Head));
        }
        Assert.Equal(made, site.Made("/"));
        Assert.Equal(HttpStatusCode.OK, await site.Status($"{Front}/about", had: string.Join(", ", tags)));
    }

    [Fact]
    public async Task What_is_not_there_has_no_tag_and_is_not_unchanged()
    {
        await using var site = new HeldSite(new());
        foreach (var address in new[] { "/nothing", "/nothing/at/all", $"{Front}/excerpts/nothing", "/nothing/excerpts.json" })
        {
            using var missing = await site.Ask(address, had: "*");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.Null(missing.Headers.ETag);
            var page = new HtmlParser().ParseDocument(await missing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("There is no such page", page.QuerySelector("h1")!.TextContent);
        }
        Assert.Equal(HttpStatusCode.NotModified, await site.Status(Front, had: "*"));
    }

    /// <summary>The framework would read a form of any request, and drop what the address says where that fails.</summary>
    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_a_request_says_of_its_body_changes_no_page(string type)
    {
        await using var site = new HeldSite(new());
        foreach (var (address, status) in new[] { ("/nothing", 404), (Theme, 200), ($"{Front}/revisions/1", 200), ("/counterparts/germany", 200) })
        {
            foreach (var hasBody in new[] { true, false })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
                if (hasBody) request.Content = new ByteArrayContent("code=7&theme=i&number=9&id=france"u8.ToArray()) { Headers = { { "Content-Type", type } } };
                using var answer = await site.Site.Client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal((status, address), ((int)answer.StatusCode, address));
            }
        }
        foreach (var hasBody in new[] { true, false })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/", UriKind.Relative));
            if (hasBody) request.Content = new ByteArrayContent("code=7"u8.ToArray()) { Headers = { { "Content-Type", type } } };
            using var answer = await site.Site.Client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_reader_who_hangs_up_leaves_a_whole_answer_to_those_who_come_after(string encoding)
    {
        await using var site = new RunningSite(overHttp: false, services: services => services.AddSingleton<IStartupFilter, HangUp>());
        foreach (var address in new[] { $"{Front}/revisions.atom", Theme, "/nothing" })
        {
            var sizes = new List<int>();
            foreach (var hangsUp in new[] { true, false })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
                request.Headers.Add("Accept-Encoding", encoding);
                if (hangsUp) request.Headers.Add(HangUp.Header, "1");
                try
                {
                    using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
                    sizes.Add((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
                }
                catch (Exception e) when (hangsUp && e is HttpRequestException or OperationCanceledException or IOException)
                {
                    // Nobody is there to be answered.
                }
            }
            Assert.True(sizes[^1] > 500, $"{address} has {sizes[^1]} bytes.");
        }
    }

    /// <summary>The connection of a request with this header is closed before it is answered.</summary>
    private sealed class HangUp : IStartupFilter
    {
        public const string Header = "X-Hangs-Up";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                if (context.Request.Headers.ContainsKey(Header)) context.RequestAborted = new(canceled: true);
                return go(context);
            });
            next(app);
        };
    }

    private static async Task Until(Func<Task<bool>> ask, string what)
    {
        using var guard = new CancellationTokenSource(HeldSite.Guard);
        while (!await ask()) Assert.False(guard.IsCancellationRequested, $"Waited for {what}.");
    }
}
