using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Store;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>Every public address is made and listed in one place.</summary>
public sealed class AddressesTests(RunningSite site, RevisedSite revised) : IClassFixture<RunningSite>, IClassFixture<RevisedSite>
{
    [Fact]
    public async Task Every_address_that_is_listed_answers_as_the_list_says()
    {
        var states = new HashSet<PageState>();
        foreach (var on in new[] { site, revised.Site })
        {
            var listed = All(on);
            Assert.Equal(listed.Count, listed.Select(a => a.Address).Distinct().Count());
            foreach (var (address, page) in listed)
            {
                using var response = await on.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True(
                    (int)response.StatusCode == Rehearsal.StatusOf(page.State),
                    $"{address} is listed as {page.State}, and answers {(int)response.StatusCode}.");
                states.Add(page.State);
            }
        }
        Assert.Equal(Enum.GetValues<PageState>(), states.Order());
    }

    [Fact]
    public void Each_kind_of_page_is_listed()
    {
        var kinds = All(site).Select(a => a.Page.Kind).ToHashSet();
        // Only a chronology that is longer than a page has months.
        Assert.Equal(Enum.GetValues<PageKind>().Where(k => k != PageKind.Month), kinds.Order());
        Assert.Equal(64, All(site).Count(a => a.Page is { Kind: PageKind.Excerpt, State: PageState.There }));
    }

    [Fact]
    public void A_draft_has_no_other_forms_and_lists_none()
    {
        using var draft = new RunningSite(overHttp: false, draft: true);
        var kinds = All(draft).Select(a => a.Page.Kind).ToHashSet();
        Assert.Equal(
            [PageKind.CounterpartFeed, PageKind.CollectionFeed, PageKind.CollectionJson, PageKind.ThemeFeed],
            Enum.GetValues<PageKind>().Where(k => !kinds.Contains(k) && k != PageKind.Month));
    }

    [Fact]
    public void An_address_stands_written_in_one_place()
    {
        var names = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => e.RoutePattern.PathSegments.Where(s => s.IsSimple).Select(s => s.Parts[0])).OfType<RoutePatternLiteralPart>()
            .Select(l => Regex.Escape(l.Content)).Distinct().ToList();
        Assert.InRange(names.Count, 10, 50);
        // A name of the routes behind a slash, a value behind or before one at the beginning of a text, a version behind one.
        var address = new Regex($$"""(?<!\.)/(({{string.Join('|', names)}})\b(?!\.css|\.js)|v[@{])|"/[@{]""");
        Assert.Matches(address, "href=\"/counterparts/");
        Assert.Matches(address, "$\"/{collection}\"");
        Assert.Matches(address, "@excerpt.Collection/excerpts/@id");
        Assert.Matches(address, "'/' || slug || '/excerpts/' || id");
        var files = new[] { "src/Speeches.Web", "src/Speeches/Store", "wwwroot/js" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".cshtml" or ".sql" or ".js")
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Addresses.cs")).ToList();
        Assert.InRange(files.Count, 100, 1000);
        Assert.Equal("", string.Join('\n', files.SelectMany(f => File.ReadLines(f)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && address.IsMatch(line))
            .Select(line => $"{Path.GetRelativePath(Repository.Root, f)}: {line.Trim()}"))));
    }

    private static List<(string Address, PublicPage Page)> All(RunningSite site)
    {
        using var scope = site.Services.CreateScope();
        return Addresses.All(scope.ServiceProvider.GetRequiredService<SpeechesStore>()).ToList();
    }
}
