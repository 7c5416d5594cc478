using System.Text.Json;
using Xunit;

namespace Speeches.Tests.Web;

public sealed class AddressTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("/covid-19-solidarity/", "/covid-19-solidarity")]
    [InlineData("/search/?q=a%20b", "/search?q=a%20b")]
    [InlineData("//example.org/", "/example.org")]
    public async Task An_address_with_a_slash_at_its_end_leads_to_the_one_without(string address, string plain)
    {
        using var response = await Get(new Uri(site.Client.BaseAddress!, site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + address));
        Assert.Equal(301, (int)response.StatusCode);
        Assert.Equal(plain, response.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/css/site.css")]
    [InlineData("/covid-19-solidarity/excerpts.json")]
    public async Task Every_answer_forbids_what_the_site_does_not_need(string address)
    {
        using var response = await Get(new(address, UriKind.Relative));
        string Header(string name) => string.Join(',', response.Headers.GetValues(name));
        Assert.Equal(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
            Header("Content-Security-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_that_has_another_form_announces_it_and_one_that_is_unchanged_is_not_sent_again()
    {
        using var page = await Get(new("/covid-19-solidarity", UriKind.Relative));
        Assert.Equal(
            ["</covid-19-solidarity/excerpts.json>; rel=\"alternate\"; type=\"application/json\"", "</covid-19-solidarity/revisions.atom>; rel=\"alternate\"; type=\"application/atom+xml\""],
            page.Headers.GetValues("Link"));
        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/covid-19-solidarity", UriKind.Relative));
        again.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        using var unchanged = await site.Client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(304, (int)unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var missing = new HttpRequestMessage(HttpMethod.Get, new Uri("/nothing", UriKind.Relative));
        missing.Headers.IfNoneMatch.Add(page.Headers.ETag!);
        using var notThere = await site.Client.SendAsync(missing, TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)notThere.StatusCode);
        Assert.Contains("There is no such page", await notThere.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var head = await site.Client.SendAsync(new(HttpMethod.Head, new Uri("/covid-19-solidarity/excerpts.json", UriKind.Relative)), TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)head.StatusCode);
    }

    [Fact]
    public async Task Only_reading_is_answered()
    {
        using var response = await site.Client.PostAsync(new Uri("/search", UriKind.Relative), new StringContent("q=x"), TestContext.Current.CancellationToken);
        Assert.Equal(405, (int)response.StatusCode);
        Assert.Equal("GET, HEAD", response.Content.Headers.GetValues("Allow").Aggregate((a, b) => $"{a}, {b}"));
    }

    [Fact]
    public async Task The_export_has_all_excerpts_in_order_each_with_its_address()
    {
        using var response = await Get(new("/covid-19-solidarity/excerpts.json", UriKind.Relative));
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        using var records = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(64, records.RootElement.GetArrayLength());
        Assert.Equal(
            "format id collection source witness theme section position label speakers voice translation lang text textAsPrinted attribution attributionAsPrinted occasion counterparts people date basis evidence quoted gaps notes emendations span version revision url",
            string.Join(' ', records.RootElement[0].EnumerateObject().Select(p => p.Name)));
        foreach (var record in records.RootElement.EnumerateArray())
        {
            using var page = await Get(new(record.GetProperty("url").GetString()!));
            Assert.Equal(200, (int)page.StatusCode);
        }
    }

    private Task<HttpResponseMessage> Get(Uri address) => site.Client.GetAsync(address, TestContext.Current.CancellationToken);
}
