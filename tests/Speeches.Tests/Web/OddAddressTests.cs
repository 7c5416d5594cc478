using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>A part of an address is a slug or a number; whatever else stands in its place leads nowhere, on every route there is.</summary>
public sealed class OddAddressTests(RunningSite site) : IClassFixture<RunningSite>
{
    /// <summary>One address of each kind, without a query.</summary>
    private static readonly List<string> Known =
        PageKinds.Addresses.Values.Concat(PageKinds.OtherForms).Select(a => a.Split('?')[0]).Distinct().ToList();

    private List<RouteEndpoint> Routes => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

    [Fact]
    public void Every_part_of_every_route_says_what_it_may_be()
    {
        Assert.InRange(Routes.Sum(r => r.RoutePattern.Parameters.Count), 20, 200);
        Assert.All(Routes, route => Assert.All(route.RoutePattern.Parameters, part =>
            Assert.True(
                part.ParameterPolicies is [{ Content: "slug" or "name" or "number" or "part" or "month" }],
                $"{{{part.Name}}} of {route.RoutePattern.RawText} may be anything.")));
    }

    [Fact]
    public async Task A_part_that_is_blank_or_odd_is_no_address_on_any_route()
    {
        var tried = 0;
        foreach (var route in Routes.DistinctBy(r => r.RoutePattern.RawText))
        {
            var template = TemplateParser.Parse(route.RoutePattern.RawText!.TrimStart('/'));
            // The page of a fault has no address, odd or not.
            if (template.Parameters.Count == 0 || template.TemplateText == "error/{code:number}" ||
                PageKinds.IsOfLongLists(template.TemplateText!)) continue;
            // The address of which most is literal is this route's own.
            var (address, values) = Known.Select(a => (Address: a, Values: Matched(template, a)))
                .First(a => a.Values is not null && IsOwn(a.Address, template));
            Assert.Equal(200, await Status(address));
            foreach (var part in template.Parameters)
            {
                foreach (var odd in Odd($"{values![part.Name!]}"))
                {
                    var path = Filled(template, values, part.Name!, odd);
                    Assert.True(await Status(path) == 404, $"“{path}” was answered with {await Status(path)}.");
                    tried++;
                }
            }
        }
        Assert.InRange(tried, 500, 10_000);
    }

    [Theory]
    [InlineData("//people")]
    [InlineData("/people/donald-trump/x")]
    [InlineData("/\u017Fearch")]
    [InlineData("/people.")]
    [InlineData("/people\\donald-trump")]
    [InlineData("/..")]
    [InlineData("/covid-19-solidarity/../people")]
    [InlineData("/\0")]
    [InlineData("/ ")]
    [InlineData("/css/..")]
    [InlineData("/css")]
    public async Task An_address_that_is_only_like_one_is_none(string path) => Assert.Equal(404, await Status(path));

    [Fact]
    public async Task An_address_in_another_case_leads_to_the_one_in_lower_case_with_its_query()
    {
        var addresses = PageKinds.Addresses.Values.Concat(PageKinds.OtherForms).Where(a => a != "/")
            .Concat(["/css/site.css", "/search?q=Some+Words&order=date"]).ToList();
        Assert.InRange(addresses.Count, 20, 100);
        foreach (var address in addresses)
        {
            var parts = address.Split('?', 2);
            var (path, query) = (parts[0], parts.Length > 1 ? $"?{parts[1]}" : "");
            var first = $"/{char.ToUpperInvariant(path[1])}{path[2..]}";
            var last = $"{path[..^1]}{char.ToUpperInvariant(path[^1])}";
            foreach (var other in new[] { path.ToUpperInvariant(), first, last }.Where(o => o != path))
            {
                var asked = new Uri(other + query, UriKind.Relative);
                using var response = await site.Client.GetAsync(asked, TestContext.Current.CancellationToken);
                Assert.Equal((301, address), ((int)response.StatusCode, response.Headers.Location?.OriginalString));
            }
        }
    }

    [Theory]
    [InlineData("/NOWHERE")]
    [InlineData("/covid-19-solidarity/excerpts/ZZZZZZ")]
    [InlineData("/PEOPLE/NOBODY")]
    [InlineData("/covid-19-solidarity/REVISIONS/2000000")]
    [InlineData("/css/Nothing.css")]
    [InlineData("/ERROR")]
    public async Task An_address_that_is_not_there_in_lower_case_either_is_not_there(string address) =>
        Assert.Equal("There is no such page", (await site.Page(address, 404)).QuerySelector("h1")!.TextContent);

    [Fact]
    public async Task A_file_whose_name_has_capitals_is_there_under_its_name() => Assert.Equal(200, await Status("/fonts/OFL.txt"));

    private static IEnumerable<string> Odd(string right) =>
    [
        " ", "\t", "\u2002", "\u00a0", "\0", "\n", ".", "..", "%2F", "../etc", "-",
        $"-{right}", $"{right}-", $"{right}.", $"{right} ", $" {right}", $"{right}\0", $"{right}%20",
        $"{right}\u202e", $"\u200b{right}", $"{right}\u0301", "é", "共产党", "ⅱ", "１", "٣",
        "+1", "01", "0", "-1", "1e0", "99999999999999999999", "null", "*", "'", "\"", "{id}",
        new('a', 101), new('a', 3000), "a--b", "a_b", "%",
    ];

    private static string Filled(RouteTemplate template, RouteValueDictionary values, string name, string odd)
    {
        string Part(TemplatePart part) => part.IsLiteral ? part.Text! : part.Name == name ? odd : $"{values[part.Name!]}";
        return "/" + string.Join('/', template.Segments.Select(s => string.Concat(s.Parts.Select(Part))));
    }

    private static RouteValueDictionary? Matched(RouteTemplate template, string address)
    {
        var values = new RouteValueDictionary();
        return new TemplateMatcher(template, []).TryMatch(address, values) ? values : null;
    }

    private bool IsOwn(string address, RouteTemplate template) => Routes
        .Select(r => TemplateParser.Parse(r.RoutePattern.RawText!.TrimStart('/')))
        .Where(t => Matched(t, address) is not null)
        .OrderBy(t => t.Parameters.Count).ThenByDescending(t => t.TemplateText!.Length).First().TemplateText == template.TemplateText;

    /// <summary>Asks for a path as the site is given it, decoded: a client would put many of these right.</summary>
    private async Task<int> Status(string path)
    {
        var context = await site.Server.SendAsync(
            c =>
            {
                c.Request.Method = HttpMethods.Get;
                (c.Request.Scheme, c.Request.Host, c.Request.Path) = ("http", new("localhost"), new(path));
            },
            TestContext.Current.CancellationToken);
        return context.Response.StatusCode;
    }
}
