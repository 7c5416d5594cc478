using System.Globalization;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Revisions;
using Speeches.Store;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>Lists of names, of revisions and of collections that are longer than a page.</summary>
public sealed class LongNamesTests : IDisposable
{
    private const int Names = 320;
    private const string Source = $"{TinyCollection.Slug}/sources/almanac";

    private readonly TinyCollection content = new();

    public void Dispose() => content.Dispose();

    /// <summary>A name of its own for each number: <c>Abaa</c>, <c>Abab</c> ….</summary>
    private static string Name(int n) => $"Ab{(char)('a' + n / 26)}{(char)('a' + n % 26)}";

    [Fact]
    public async Task Names_are_read_through_part_by_part_and_the_map_is_whole()
    {
        var (countries, people, text) = (new StringBuilder(TinyCollection.CounterpartRows), new StringBuilder(TinyCollection.PeopleRows), new StringBuilder("A ledger\n20 November 1932\n\nI.\n"));
        foreach (var n in Enumerable.Range(0, Names))
        {
            var (name, code) = (Name(n), n == 0 ? "BE" : $"{(char)('A' + n / 26)}{(char)('A' + n % 26)}");
            // Belgium is on the map; the first 310 are countries, the others bodies.
            countries.Append(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}-land,{name}land,{(n < 310 ? $"country,{(n > 0 && code == "BE" ? "ZZ" : code)}" : "organisation,")},,,\n");
            people.Append(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()},{name} Dorn{name},,{name.ToLowerInvariant()}-land,President,\n");
            text.Append(CultureInfo.InvariantCulture, $"\nWe keep sack {n} of rye.\n— Phone call with President {name} Dorn{name}, 3 May 1932\n");
        }
        content.Write(TinyCollection.Counterparts, countries.ToString());
        content.Write(TinyCollection.People, people.ToString());
        content.Write($"{Source}/0001/witness.md", """
            ---
            received: 1933-01-02
            dateline: 1932-11-20
            files: [ledger.txt]
            begins: [title, dateline]
            attributions: own-line
            attribution-mark: —
            sections:
              - numeral: I.
                theme: I
            ---
            One paragraph a passage.

            """);
        content.Write($"{Source}/0001/ledger.txt", text.ToString());
        var diagnostics = new Diagnostics();
        new Publisher(content.Folder).Publish(TinyCollection.Slug, new(1933, 1, 10), diagnostics);
        Assert.Equal("", string.Join('\n', diagnostics.All.Where(d => d.Severity == Severity.Error)));
        await using var site = new RunningSite(overHttp: false, content: content.Folder.Root);
        foreach (var (address, expected) in new[]
        {
            ("/people", Enumerable.Range(0, Names).Select(n => $"/people/{Name(n).ToLowerInvariant()}")),
            ("/counterparts", Enumerable.Range(0, Names).Select(n => $"/counterparts/{Name(n).ToLowerInvariant()}-land")),
        })
        {
            var (first, second) = (await site.Page(address), await site.Page($"{address}/p2"));
            var names = Links(first).Concat(Links(second)).ToList();
            Assert.Equal(expected, names);
            Assert.Equal(300, Links(first).Count);
            Assert.Equal(["", $"{address}/p2"], first.QuerySelectorAll(".parts")[0].QuerySelectorAll("li").Select(l => l.QuerySelector("a")?.GetAttribute("href") ?? ""));
            Assert.EndsWith(", part 2 of 2", second.Title, StringComparison.Ordinal);
            await site.Page($"{address}/p3", 404);
            await site.Page($"{address}/p1", 404);
        }
        Assert.NotNull((await site.Page("/counterparts")).QuerySelector("#map"));
        Assert.Null((await site.Page("/counterparts/p2")).QuerySelector("#map"));
        using var store = site.Services.GetRequiredService<PublishedSite>().Lease();
        Assert.Contains(store.PublicPages(), p => p is { Kind: PageKind.People, Number: 2 });

        static List<string> Links(IHtmlDocument page) => page.QuerySelectorAll("main table th[scope=row] a").Select(a => a.GetAttribute("href")!).ToList();
    }

    [Fact]
    public void Revisions_are_read_through_part_by_part_and_many_collections_are_named_and_not_opened()
    {
        var path = Path.Combine(content.Folder.Root, "made.db");
        DatabaseWriter.Write(path, SiteDescription.None, 20, Enumerable.Range(10, 20).Select(n => new PrintedCollection($"c{n}", Made($"c{n}", n == 10 ? 700 : 1), null)));
        using var store = new SpeechesStore(path);
        var parts = Enumerable.Range(1, 3).Select(n => store.FindRevisions("c10", n)!).ToList();
        Assert.All(parts, p => Assert.Equal(3, p.Part.Count));
        Assert.Equal(Enumerable.Range(1, 700).Reverse().Select(n => (long)n), parts.SelectMany(p => p.Revisions).Select(r => r.Number));
        Assert.Equal([300, 300, 100], parts.Select(p => p.Revisions.Count));
        Assert.Null(store.FindRevisions("c10", 4));
        Assert.Equal([1L], store.FindRevisions("c11")!.Revisions.Select(r => r.Number));
        Assert.Equal(20, store.Library().Count);
        Assert.All(store.Library(), c => Assert.Empty(c.Themes));
    }

    private static CollectionRows Made(string slug, int revisions) => new()
    {
        Collection = new(slug, slug, "otto", "Otto", "en", revisions, "2020-04-22", "", "", ""),
        Themes = [new(slug, "i", 0, "I", "", null)],
        Revisions = Enumerable.Range(1, revisions).Select(n => new RevisionRow(slug, n, "2020-04-22", null, null)).ToList(),
        Standfirsts = [], Sources = [], Spans = [], Occasions = [], Counterparts = [], People = [], Excerpts = [], Versions = [],
        VersionCounterparts = [], ExcerptCounterparts = [], ExcerptPeople = [], Outcomes = [], Figures = [], PublicIds = [],
        Redirects = [], Search = [], Passages = [],
    };
}
