using Xunit;

namespace Speeches.Tests.Web;

public sealed class DraftTests
{
    [Fact]
    public async Task A_draft_says_that_it_is_one_on_every_page_and_is_never_exported()
    {
        await using var site = new RunningSite(overHttp: false, draft: true);
        foreach (var address in PageKinds.Addresses.Values)
            Assert.StartsWith("Draft: ", Assert.Single((await site.Page(address)).QuerySelectorAll(".draft")).TextContent, StringComparison.Ordinal);
        Assert.Empty((await site.Page("/covid-19-solidarity")).QuerySelectorAll("[href$='.json'], [href$='.atom']"));
        await site.Page("/covid-19-solidarity/excerpts.json", 404);
        foreach (var feed in new[] { "/covid-19-solidarity/revisions.atom", "/covid-19-solidarity/themes/ii.atom", "/counterparts/germany.atom" }) await site.Page(feed, 404);
    }
}
