using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What is tested of every kind of page is tested of every page that the site has.</summary>
public sealed class PageKindsTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public void Every_route_of_the_site_is_among_the_kinds()
    {
        var routes = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => TemplateParser.Parse(e.RoutePattern.RawText!.TrimStart('/'))).DistinctBy(t => t.TemplateText)
            .Where(t => !PageKinds.IsOfLongLists(t.TemplateText!)).ToList();
        Assert.InRange(routes.Count, 20, 100);
        // Of the routes that fit an address the one that says most of it is the one that answers; the page for errors answers where none fits.
        var taken = PageKinds.Addresses.Values.Concat(PageKinds.OtherForms).Select(a => a.Split('?')[0])
            .Select(a => routes.Where(r => new TemplateMatcher(r, []).TryMatch(a, []))
                .OrderBy(r => r.Parameters.Count).ThenByDescending(r => r.TemplateText!.Length).First().TemplateText).Append("error/{code:number}");
        Assert.Equal(routes.Select(r => r.TemplateText).Order(), taken.Distinct().Order());
    }
}
