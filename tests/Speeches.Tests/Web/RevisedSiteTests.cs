using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What readers see of revisions.</summary>
public sealed class RevisedSiteTests(RevisedSite revised) : IClassFixture<RevisedSite>
{
    [Fact]
    public async Task Probe()
    {
        foreach (var n in new[] { 1, 2, 3, 4, 5 })
        {
            var page = await revised.Site.Page($"{RevisedSite.Collection}/revisions/{n}");
            Console.Error.WriteLine(page.QuerySelector("main")!.TextContent);
        }
    }
}
