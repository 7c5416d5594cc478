using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Revisions;
using Speeches.Store;
using SQLitePCL;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>
/// What a page says of the whole is stored, never counted: a page that shows the same takes the same number of steps in the database,
/// whatever else its collection holds.
/// </summary>
public sealed class StepsTests : IClassFixture<StepsTests.Sites>
{
    /// <summary>These list everything of a collection.</summary>
    private static readonly string[] Lists =
        [$"/{TinyCollection.Slug}", $"/{TinyCollection.Slug}/chronology", $"/{TinyCollection.Slug}/excerpts.json"];

    /// <summary>What the site says of itself was read when the database was opened.</summary>
    private const string Unasked = "/about";

    private readonly Sites sites;

    public StepsTests(Sites sites) => this.sites = sites;

    [Fact]
    public async Task A_page_takes_the_same_steps_in_a_collection_ten_times_as_large()
    {
        var (small, large) = (await sites.Small.StepsOfPages(), await sites.Large.StepsOfPages());
        Assert.All(small.Values, steps => Assert.True(steps > 0));
        // Ids are random: pages are compared by what they are of, and of two ids the one that sorts first may be found a step sooner.
        Assert.Equal(small.Keys, large.Keys);
        Assert.All(small, page => Assert.InRange(large[page.Key], page.Value - 2, page.Value + 2));
    }

    [Fact]
    public void Every_page_is_among_them_but_for_those_that_list_everything_or_ask_for_nothing()
    {
        var routes = sites.Small.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => TemplateParser.Parse(e.RoutePattern.RawText!.TrimStart('/'))).DistinctBy(t => t.TemplateText).ToList();
        var taken = sites.Small.Addresses().Select(a => a.Address).Concat(Lists).Append(Unasked).Select(a => routes
            .Where(r => new TemplateMatcher(r, []).TryMatch(a, []))
            .OrderBy(r => r.Parameters.Count).ThenByDescending(r => r.TemplateText!.Length).First().TemplateText);
        Assert.Equal(
            routes.Select(r => r.TemplateText!).Where(r => !r.StartsWith("error/", StringComparison.Ordinal) && !PageKinds.IsOfLongLists(r)).Order(StringComparer.Ordinal),
            taken.Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The same collection twice, one with ten times as many passages of a source that its other pages do not show.</summary>
    public sealed class Sites : IDisposable
    {
        // Of a class of changes, and in a feed, a hundred are shown: both have more.
        internal GrownSite Small { get; } = new(110);

        internal GrownSite Large { get; } = new(1100);

        public void Dispose()
        {
            Small.Dispose();
            Large.Dispose();
        }
    }

    /// <summary>The made-up collection with a ledger beside the almanac: so many calls with one person, each in its own month.</summary>
    internal sealed class GrownSite : IDisposable
    {
        private const string Ledger = $"{TinyCollection.Slug}/sources/ledger";

        private readonly TinyCollection content = new();

        public GrownSite(int passages)
        {
            content.Replace(TinyCollection.Collection, "sources: [almanac]", "sources: [almanac, ledger]");
            content.Replace(
                TinyCollection.Collection, "    title: The harvests\n",
                "    title: The harvests\n  - numeral: III\n    slug: gifts\n    title: The gifts\n");
            content.Write($"{Ledger}/source.md", TinyCollection.SourceText.Replace("An almanac", "A ledger", StringComparison.Ordinal));
            content.Write($"{Ledger}/0001/witness.md", """
                ---
                received: 1933-01-02
                dateline: 1932-11-20
                files: [ledger.txt]
                begins: [title, dateline]
                attributions: own-line
                attribution-mark: —
                sections:
                  - numeral: III.
                    theme: III
                ---
                One paragraph a passage.

                """);
            var text = new StringBuilder("A ledger of gifts\n20 November 1932\n\nIII.\n");
            foreach (var month in Enumerable.Range(0, passages).Select(new DateOnly(1500, 1, 3).AddMonths))
            {
                var day = month.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
                text.Append(CultureInfo.InvariantCulture, $"\nOf {day} we keep a sack of rye.\n")
                    .Append(CultureInfo.InvariantCulture, $"— Phone call with Sylvanian Prime Minister Mira Dorn, {day}\n");
            }
            content.Write($"{Ledger}/0001/ledger.txt", text.ToString());
            Publish("1933-01-10");
            content.Write(
                $"{TinyCollection.Source}/0001/emendations.csv",
                "as-printed,reading,context,kind,reason\nneighbours,neighbours’,,apostrophe,the apostrophe was lost\n");
            Publish("1933-02-10");
            Site = new(overHttp: false, content: content.Folder.Root);
        }

        public RunningSite Site { get; }

        /// <summary>Pages that show the same whatever the ledger holds, each with a name that does not depend on its id.</summary>
        public IEnumerable<(string Name, string Address)> Addresses()
        {
            const string Collection = $"/{TinyCollection.Slug}";
            using var scope = Site.Services.CreateScope();
            var store = scope.ServiceProvider.GetRequiredService<SpeechesStore>();
            var almanac = store.FindSource(TinyCollection.Slug, "almanac")!;
            foreach (var id in almanac.Spans.Where(s => s.Kind == "excerpt").Select(s => s.Excerpt!))
            {
                var excerpt = store.FindExcerpt(TinyCollection.Slug, id)!.Passage.Excerpt;
                var name = $"{excerpt.Theme?.Name} {excerpt.Position}";
                yield return (name, $"{Collection}/excerpts/{id}");
                yield return ($"{name}, version", $"{Collection}/excerpts/{id}/v1");
                yield return ($"{name}, occasion", $"{Collection}/occasions/{excerpt.Occasion.Slug}");
            }
            string[] others =
            [
                "/", $"{Collection}/about", $"{Collection}/coverage", $"{Collection}/sources/almanac",
                $"{Collection}/themes/rivers", $"{Collection}/themes/harvests", $"{Collection}/themes/rivers.atom", $"{Collection}/themes/gifts.atom",
                $"{Collection}/revisions", $"{Collection}/revisions/1", $"{Collection}/revisions/2", $"{Collection}/revisions.atom",
                $"{Collection}/revisions/1/themes/rivers", $"{Collection}/revisions/2/themes/harvests",
                "/counterparts", "/counterparts/graustark", "/counterparts/graustark.atom", "/counterparts/sylvania.atom",
                "/people", "/people/otto-lindqvist", "/search",
                $"{Collection}/excerpts/nobody", $"{Collection}/excerpts/nobody/v1", $"{Collection}/occasions/nowhere", "/people/nobody",
            ];
            foreach (var address in others) yield return (address, address);
        }

        /// <summary>The instructions that SQLite runs for each page.</summary>
        public async Task<Dictionary<string, long>> StepsOfPages()
        {
            var steps = new Dictionary<string, long>();
            var here = 0L;
            // What was answered once is kept: two passages may have one occasion.
            var addresses = Addresses().DistinctBy(a => a.Address).ToList();
            using var scope = Site.Services.CreateScope();
            // Pages that are asked for one after the other share the reader that was given back last.
            var reader = scope.ServiceProvider.GetRequiredService<SpeechesStore>().Read(r => r.Handle!);
            raw.sqlite3_progress_handler(reader, 1, _ => (int)Math.Min(0, Interlocked.Increment(ref here)), null);
            foreach (var (name, address) in addresses)
            {
                Interlocked.Exchange(ref here, 0);
                using var response = await Site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                Assert.True((int)response.StatusCode < 500, $"{address} answered {(int)response.StatusCode}.");
                await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                steps.Add(name, Interlocked.Read(ref here));
            }
            raw.sqlite3_progress_handler(reader, 0, null, null);
            return steps;
        }

        public void Dispose()
        {
            Site.Dispose();
            content.Dispose();
        }

        private void Publish(string date)
        {
            var diagnostics = new Diagnostics();
            var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var plan = new Publisher(content.Folder).Publish(TinyCollection.Slug, day, diagnostics);
            Assert.Equal("", string.Join('\n', diagnostics.All.Where(d => d.Severity == Severity.Error)));
            Assert.NotNull(plan);
        }
    }
}
