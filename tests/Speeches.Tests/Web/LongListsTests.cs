using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Printing;
using Speeches.Store;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>A list that is longer than a page is cut into pages that are read through as one, and every link says which.</summary>
public sealed class LongListsTests(LongLists lists) : IClassFixture<LongLists>
{
    private const string Theme = $"{LongLists.Collection}/themes/gifts";
    private const string Person = "/people/mira-dorn";
    private const string Counterpart = "/counterparts/sylvania";
    private const string Source = $"{LongLists.Collection}/sources/ledger";
    private const string RevisionTheme = $"{LongLists.Collection}/revisions/1/themes/gifts";
    private const string Chronology = $"{LongLists.Collection}/chronology";

    /// <summary>The most bytes of a page, as it is sent uncompressed.</summary>
    private const int MostBytes = 300_000;

    private RunningSite Site => lists.Site;

    [Theory]
    [InlineData(Theme, LongLists.Gifts, 3)]
    [InlineData(RevisionTheme, LongLists.Gifts, 3)]
    [InlineData(Counterpart, LongLists.Gifts - 10, 3)]
    [InlineData(Person, LongLists.Gifts - 10, 3)]
    [InlineData($"{LongLists.Collection}/occasions/phone-call-mira-dorn-1500-03", 60, 2)]
    public async Task Each_passage_stands_on_one_part_and_the_parts_are_read_through_in_order(string address, int passages, int count)
    {
        var parts = await Through(address);
        Assert.Equal([address, .. Enumerable.Range(2, count - 1).Select(n => $"{address}/p{n}")], parts.Select(p => p.Address));
        var ids = parts.SelectMany(p => Passages(p.Page)).ToList();
        Assert.Equal(passages, ids.Count);
        Assert.Equal(passages, ids.Distinct().Count());
        Assert.All(parts, p => Assert.InRange(Passages(p.Page).Count, 1, ListParts.MostPassages));
        // Back again, the same way.
        Assert.Equal(parts.Select(p => p.Address).SkipLast(1), parts.Skip(1).Select(p => Step(p.Page, "prev")));
        foreach (var (n, (own, page)) in parts.Index())
        {
            Assert.Equal($"http://localhost{own}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.EndsWith($", part {n + 1} of {count}", page.Title, StringComparison.Ordinal);
            Assert.Equal($"{n + 1}", page.QuerySelector(".parts [aria-current=page]")!.LastChild!.TextContent);
        }
    }

    [Fact]
    public async Task The_passages_of_a_theme_are_in_the_order_of_the_source_whatever_the_part()
    {
        var ids = (await Through(Theme)).SelectMany(p => Passages(p.Page)).ToList();
        var spans = (await Through(Source)).SelectMany(p => p.Page.QuerySelectorAll(".k-excerpt").Select(s => s.Id!)).ToList();
        Assert.Equal(ids, spans);
    }

    [Fact]
    public async Task The_parts_of_a_source_joined_are_its_text()
    {
        var parts = await Through(Source);
        Assert.InRange(parts.Count, 3, 10);
        var text = string.Concat(parts.SelectMany(p => p.Page.QuerySelectorAll(".witness .span").Select(s => s.TextContent)));
        Assert.StartsWith("A ledger of gifts\n20 November 1932\n\nIII.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("Letter to Sylvanian Prime Minister Mira Dorn, 2 February 1504\n", text, StringComparison.Ordinal);
        Assert.All(parts.Skip(1), p => Assert.Contains("k-excerpt", p.Page.QuerySelector(".witness > *")!.ClassList));
    }

    [Fact]
    public async Task A_chronology_has_months_and_the_undated_last_and_counted()
    {
        var page = await Site.Page(Chronology);
        Assert.Empty(page.QuerySelectorAll("article.passage"));
        var months = page.QuerySelectorAll("#months ~ * a, .months a").Select(a => a.GetAttribute("href")!).Distinct().ToList();
        Assert.Equal($"{Chronology}/1500-03", months[0]);
        Assert.Equal($"{Chronology}/undated", months[^1]);
        Assert.Equal("Without a date", page.QuerySelector($"a[href='{months[^1]}']")!.TextContent);
        var through = await Through(months[0]);
        // Next leads from month to month, through all parts of each, as the list has them.
        Assert.Equal(months, through.Select(p => p.Address).Where(a => !a.Contains("/p", StringComparison.Ordinal)));
        Assert.Contains($"{Chronology}/1500-03/p2", through.Select(p => p.Address));
        var ids = through.SelectMany(p => Passages(p.Page)).ToList();
        Assert.Equal(All().Order(), ids.Order());
        var dates = through.SelectMany(p => p.Page.QuerySelectorAll("article.passage .date")).Select(d => d.ClassList.Contains("undated")).ToList();
        Assert.True(dates[^1]);
        Assert.Equal(dates.Count(d => d), dates.AsEnumerable().Reverse().TakeWhile(d => d).Count());
        Assert.Equal(10, dates.Count(d => d));
    }

    [Fact]
    public async Task Every_link_leads_to_a_page_that_has_its_place_and_all_that_is_listed_is_reached() =>
        Assert.InRange(await WholeSiteTests.Crawl(Site), 300, 2000);

    [Fact]
    public async Task Every_listed_page_answers_and_none_is_larger_than_it_may_be()
    {
        foreach (var (address, page) in Listed())
        {
            using var response = await Site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True((int)response.StatusCode == Rehearsal.StatusOf(page.State), $"{address} answers {(int)response.StatusCode}.");
            var bytes = (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
            Assert.True(page.Kind == PageKind.CollectionJson || bytes <= MostBytes, $"{address} has {bytes} bytes.");
        }
    }

    [Fact]
    public void Each_route_that_long_lists_need_has_a_page()
    {
        var routes = Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => e.RoutePattern.RawText!.TrimStart('/')).Where(PageKinds.IsOfLongLists).Distinct()
            .Where(r => !r.EndsWith("/at/{place:slug}", StringComparison.Ordinal) && !r.Contains("/v{number", StringComparison.Ordinal))
            // Of names and of revisions there are more than a page elsewhere.
            .Except(["counterparts/p{part:part}", "people/p{part:part}", "{collection:slug}/revisions/p{part:part}"]).ToList();
        Assert.InRange(routes.Count, 8, 12);
        var listed = Listed().Select(a => a.Address).ToList();
        Assert.All(routes, r => Assert.Contains(listed, a => new TemplateMatcher(TemplateParser.Parse(r), []).TryMatch(a, [])));
    }

    [Theory]
    [InlineData(Theme)]
    [InlineData(RevisionTheme)]
    [InlineData(Counterpart)]
    [InlineData(Person)]
    [InlineData(Source)]
    [InlineData(Chronology)]
    public async Task A_place_that_is_asked_for_is_found_on_the_part_where_it_stands(string list)
    {
        var last = (await Through(Theme)).SelectMany(p => Passages(p.Page)).Last();
        using var response = await Site.Client.GetAsync(new Uri($"{list}/at/{last}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(302, (int)response.StatusCode);
        var found = response.Headers.Location!.OriginalString.Split('#');
        Assert.Equal(last, found[1]);
        Assert.NotNull((await Site.Page(found[0])).GetElementById(last));
        using var nobody = await Site.Client.GetAsync(new Uri($"{list}/at/nobody", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal($"{list}#content", nobody.Headers.Location!.OriginalString);
    }

    /// <summary>Ids are random: one may be what a stretch of a source that begins with its first character could be called.</summary>
    [Fact]
    public void An_excerpt_whose_id_looks_like_a_stretch_of_its_source_is_found_where_it_stands()
    {
        var data = new DataFolder(Directory.CreateTempSubdirectory("speeches-").FullName);
        var path = data.FilePath(new SitePrinter(lists.Content, data).Print(new())!);
        using (var database = new SqliteConnection($"Data Source={path};Foreign Keys=False;Pooling=False"))
        {
            const string Renamed = """
                update span set excerpt = 'c1'
                where excerpt = (select excerpt from span where source = 'ledger' and kind = 'excerpt' order by place desc limit 1)
                """;
            Assert.True(database.Execute(Renamed) >= 1);
        }
        using var store = new SpeechesStore(path);
        string[] source = [TinyCollection.Slug, "ledger"];
        Assert.True(store.FindPlace(PageKind.Source, source, "c1")!.Number > 1);
        Assert.Equal(1, store.FindPlace(PageKind.Source, source, "c2")!.Number);
        Directory.Delete(data.Root, recursive: true);
    }

    [Theory]
    [InlineData($"{Theme}/p1")]
    [InlineData($"{Theme}/p4")]
    [InlineData($"{Theme}/p02")]
    [InlineData($"{LongLists.Collection}/themes/rivers/p2")]
    [InlineData($"{Chronology}/1400-01")]
    [InlineData($"{Chronology}/1500-13")]
    [InlineData($"{Chronology}/1500-03/p3")]
    public async Task A_part_that_a_list_does_not_have_is_no_page(string address) => await Site.Page(address, 404);

    [Fact]
    public async Task A_long_passage_begins_in_lists_and_goes_on_by_itself()
    {
        var shown = (await Through(Theme)).SelectMany(p => p.Page.QuerySelectorAll("article.passage")).Last();
        var beginning = shown.QuerySelector("blockquote")!.TextContent.Trim().TrimEnd('…').Trim();
        Assert.InRange(beginning.Length, LongTexts.Beginning - 500, LongTexts.Beginning);
        Assert.StartsWith(beginning, lists.Long, StringComparison.Ordinal);
        var own = $"{LongLists.Collection}/excerpts/{shown.Id}";
        Assert.Contains(own, shown.QuerySelectorAll(".note a").Select(a => a.GetAttribute("href")));
        var stretches = await Through(own);
        Assert.Equal([own, $"{own}/p2", $"{own}/p3", $"{own}/p4"], stretches.Select(p => p.Address));
        var text = string.Concat(stretches.Select(p => p.Page.QuerySelector(".alone blockquote p")!.TextContent.TrimEnd('…')[..^0]));
        Assert.Equal(Words(lists.Long), Words(text));

        static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private List<(string Address, PublicPage Page)> Listed()
    {
        using var scope = Site.Services.CreateScope();
        return Addresses.All(scope.ServiceProvider.GetRequiredService<SpeechesStore>()).ToList();
    }

    private List<string> All() => Listed().Where(a => a.Page is { Kind: PageKind.Excerpt, Number: 1 }).Select(a => a.Page.Parts[1]).ToList();

    private static List<string> Passages(IHtmlDocument page) => page.QuerySelectorAll("article.passage[id]").Select(p => p.Id!).ToList();

    /// <summary>A page and all that next leads to, as long as it is a part of the same, or a month after a month.</summary>
    private async Task<List<(string Address, IHtmlDocument Page)>> Through(string address)
    {
        var parts = new List<(string, IHtmlDocument)>();
        var isMonth = address.StartsWith($"{Chronology}/", StringComparison.Ordinal);
        for (string? next = address; next is not null;)
        {
            var page = await Site.Page(next);
            parts.Add((next, page));
            next = Step(page, "next");
            if (!isMonth && next?.StartsWith($"{address}/p", StringComparison.Ordinal) != true) break;
        }
        return parts;
    }

    private static string? Step(IHtmlDocument page, string to) => page.QuerySelector($".steps:not([aria-label='Passages as compiled']) a[rel={to}]")?.GetAttribute("href");
}
