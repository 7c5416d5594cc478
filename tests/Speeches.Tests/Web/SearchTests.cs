using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Web;

public sealed class SearchTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("Guterres", "3 passages.")]
    [InlineData("Antnio", "3 passages.")]
    [InlineData("antónio", "3 passages.")]
    [InlineData("Antonio", "3 passages.")]
    [InlineData("Sisi", "1 passage.")]
    [InlineData("elSisi", "1 passage.")]
    [InlineData("el-Sisi", "1 passage.")]
    [InlineData("el‐sisi", "1 passage.")]
    [InlineData("El Sisi", "1 passage.")]
    [InlineData("Vučić", "3 passages.")]
    [InlineData("vucic", "3 passages.")]
    [InlineData("Jaein", "2 passages.")]
    [InlineData("DiazCanel", "1 passage.")]
    [InlineData("Díaz-Canel", "1 passage.")]
    [InlineData("COVID19", "31 passages.")]
    [InlineData("covid-19", "31 passages.")]
    [InlineData("charcoal", "1 passage.")]
    [InlineData("virus Germany", "1 passage.")]
    [InlineData("viruses Germany", "1 passage.")]
    [InlineData("virus -Germany", "15 passages.")]
    [InlineData("virus -\"respect no borders\"", "14 passages.")]
    [InlineData("-virus", "48 passages.")]
    [InlineData("crisis", "3 passages.")]
    [InlineData("crises", "3 passages.")]
    [InlineData("\"crises\"", "1 passage.")]
    [InlineData("difficulty china", "7 passages.")]
    [InlineData("\"shared future\"", "24 passages.")]
    [InlineData("“Shared future”", "24 passages.")]
    [InlineData("\"shared fut", "24 passages.")]
    [InlineData("\"future shared\"", "No passage has all of these words.")]
    [InlineData("pandem*", "18 passages.")]
    [InlineData("pand", "18 passages. No passage has “pand” by itself; these have words that begin so.")]
    [InlineData("empathise", "No passage has all of these words.")]
    [InlineData("* - \"", "There is no word to look for in this.")]
    public async Task Words_phrases_and_names_in_any_spelling_are_found(string query, string answer)
    {
        var page = await Search(query);
        Assert.Equal(answer, Said(page));
        Assert.Equal(query, page.QuerySelector("input")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("winning battles", "battle, win, winning")]
    [InlineData("Sisi", "Sisi")]
    [InlineData("elSisi", "el-Sisi")]
    [InlineData("\"public health\"", "Public health, public health")]
    [InlineData("Antnio", "Antnio")]
    [InlineData("covid19", "COVID-19")]
    public async Task What_matched_is_marked_in_text_title_or_name(string query, string marked)
    {
        var page = await Search(query);
        Assert.Equal(marked, string.Join(", ", page.QuerySelectorAll("mark").Select(m => m.TextContent).Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task The_best_come_first_or_all_stand_as_spoken()
    {
        var best = await Search("virus");
        var spoken = await Search("virus", "&order=date");
        Assert.Equal(Hits(best).Order(), Hits(spoken).Order());
        Assert.NotEqual(Hits(best), Hits(spoken));
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri("/covid-19-solidarity/excerpts.json", UriKind.Relative), TestContext.Current.CancellationToken));
        var days = json.RootElement.EnumerateArray().ToDictionary(
            e => new Uri(e.GetProperty("url").GetString()!).AbsolutePath,
            e => e.GetProperty("date") is { ValueKind: JsonValueKind.Object } date ? date.GetProperty("earliest").GetString()! : "undated");
        Assert.Equal(Hits(spoken).Select(h => days[h]).Order(StringComparer.Ordinal), Hits(spoken).Select(h => days[h]));
    }

    [Theory]
    [InlineData("pandmic", "Did you mean pandemic 18 passages")]
    [InlineData("Gutteres", "Did you mean Guterres 3 passages")]
    [InlineData("Merkle", "Did you mean Merkel 3 passages")]
    [InlineData("antonoi", "Did you mean Antonio 3 passages")]
    [InlineData("vrius Germnay", "Did you mean virus Germany 1 passage")]
    [InlineData("\"shraed future\"", "Did you mean \"shared future\" 24 passages")]
    [InlineData("empathise", "Did you mean empathize 1 passage")]
    [InlineData("\"future shared\"", "The words apart: future shared 24 passages")]
    public async Task A_misspelt_word_is_answered_with_the_collections_own(string query, string way)
    {
        var page = await Search(query);
        var first = page.QuerySelector(".ways li")!;
        Assert.Equal(way, Folded(first));
        await LeadsTo(first);
    }

    [Theory]
    [InlineData("Germany charcoal", "")]
    [InlineData("nowhere found", "")]
    [InlineData("Germany charcoal Belgium \"shared future\"", "&voice=reported")]
    [InlineData("virus", "&counterpart=serbia&month=2020-03")]
    [InlineData("virus", "&theme=of-another-collection/x")]
    [InlineData("pandmic", "&counterpart=germany")]
    public async Task Where_nothing_is_found_every_way_on_finds_what_it_says(string query, string narrowed)
    {
        var page = await Search(query, narrowed);
        Assert.StartsWith("No passage ", Said(page), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".ways li"));
        foreach (var way in page.QuerySelectorAll(".ways li")) await LeadsTo(way);
        Assert.NotNull(page.QuerySelector("#found a[href='/counterparts']"));
    }

    [Fact]
    public async Task A_word_like_none_leads_to_the_counterparts_and_themes()
    {
        var page = await Search("qqqqqqqq");
        Assert.Equal(["/counterparts", "/people", "/covid-19-solidarity"], page.QuerySelectorAll("#found a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("virus", "")]
    [InlineData("China", "&counterpart=germany")]
    [InlineData("China", "&theme=covid-19-solidarity%2Fii&voice=direct&month=2020-03")]
    [InlineData("", "&kind=letter")]
    public async Task Each_count_is_what_one_sees_when_the_value_is_chosen_and_a_chosen_one_can_be_taken_away(string query, string narrowed)
    {
        var page = await Search(query, narrowed);
        var headings = page.QuerySelectorAll(".narrow h2").Select(h => h.TextContent).ToList();
        Assert.Equal(["Theme", "Counterpart", "Occasion", "Whose words", "Source", "Month"], headings);
        var chosen = narrowed.Split('&', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal(chosen, page.QuerySelectorAll(".chosen a").Length);
        Assert.Equal(chosen, page.QuerySelectorAll("form input[type=hidden]").Length);
        foreach (var value in page.QuerySelectorAll(".narrow li"))
        {
            var count = value.QuerySelector(".count")!.TextContent;
            if (value.QuerySelector("[aria-current]") is not null) Assert.Equal(Said(page), $"{count}.");
            else await LeadsTo(value);
        }
        foreach (var taken in page.QuerySelectorAll(".chosen a"))
        {
            var wider = await site.Page(taken.GetAttribute("href")!);
            Assert.Equal(chosen - 1, wider.QuerySelectorAll(".chosen a").Length);
        }
    }

    [Fact]
    public async Task Results_stand_on_pages_that_hold_each_once()
    {
        var seen = new List<string>();
        var address = "/search?q=China";
        for (string? next = address; next is not null;)
        {
            var page = await site.Page(next);
            Assert.InRange(Hits(page).Count, 1, SpeechesStore.HitsOfPage);
            Assert.Equal(seen.Count + 1, int.Parse(page.QuerySelector("ol.hits")!.GetAttribute("start")!, System.Globalization.CultureInfo.InvariantCulture));
            seen.AddRange(Hits(page));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        var first = await site.Page(address);
        Assert.Equal(Said(first), $"{seen.Distinct().Count()} passages.");
        Assert.Equal(Hits(await site.Page($"{address}&page=999999999")), Hits(await site.Page($"{address}&page={(seen.Count + SpeechesStore.HitsOfPage - 1) / SpeechesStore.HitsOfPage}")));
        Assert.Equal(Hits(first), Hits(await site.Page($"{address}&page=-1")));
    }

    [Theory]
    [InlineData("left", 0)]
    [InlineData("right", 2)]
    public async Task Matches_stand_in_context_sorted_by_what_is_left_or_right(string sort, int column)
    {
        var passages = await Search("virus");
        var page = await Search("virus", $"&view=context&sort={sort}");
        var lines = page.QuerySelectorAll("table.contexts tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList()).ToList();
        Assert.Equal($"{lines.Count} matches in the text of 16 passages.", Said(page));
        Assert.All(lines, l => Assert.Contains(l[1].ToLowerInvariant(), new[] { "virus", "viruses" }));
        var keys = lines.Select(l => WrittenWords.Of(l[column]).Select(WrittenWords.Plain)).Select(w => string.Join(' ', column == 0 ? w.Reverse() : w)).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Contains(lines, l => l[0].EndsWith("information about the", StringComparison.Ordinal) && l[2].StartsWith("and to share our experiences", StringComparison.Ordinal));
        var urls = page.QuerySelectorAll("table.contexts a").Select(a => a.GetAttribute("href")).ToHashSet();
        Assert.Equal(16, urls.Count);
        Assert.Superset(Hits(passages).ToHashSet(), urls!);
    }

    [Fact]
    public async Task A_name_that_stands_in_titles_alone_has_no_line_in_context_and_that_is_said()
    {
        var page = await Search("Sisi", "&view=context");
        Assert.Equal("The words stand in titles and names of 1 passage, not in the text.", Said(page));
        Assert.Empty(page.QuerySelectorAll("table"));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("AND OR NOT")]
    [InlineData("NEAR(virus")]
    [InlineData("text:virus")]
    [InlineData("^virus")]
    [InlineData("-x")]
    [InlineData("1.5")]
    [InlineData("virus*")]
    [InlineData("'; drop table excerpt; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("   ")]
    [InlineData("\u0000")]
    [InlineData("\u0001\u0002")]
    [InlineData("\ue000")]
    [InlineData("病毒")]
    public async Task Nothing_in_a_query_is_an_error_or_becomes_markup(string query)
    {
        var page = await Search(query);
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Matches(@"^/js/[a-z]+\.js", script.GetAttribute("src")!));
    }

    [Fact]
    public async Task Two_thousand_odd_addresses_are_all_answered()
    {
        string[] odd =
        [
            "virus", "China", "pandem", "el-Sisi", "Guterres", "\"", "“", "”", "*", "-", "−", "'", "’", "(", ")", ":", "^", "+", "AND", "OR", "NOT", "NEAR(a b, 2)", "{text}", "text:", " ", "\t", "\n",
            "\0", "\u0001", "\u0002", "\u001f", "\u007f", "\u0085", "\ufffe", "\uffff", "\ufdd0", "\ue000", "\ud800", "\udc00", "\u200d", "\u202e", "\u0301", "é", "ß", "İ", "病毒", "हिन्दी", "🙂", "𝒳",
            "<b>", "&amp;", "&#0;", "%", "%00", "_", "--", ";", "/*", "\\", "|", "0", "1.5", "-1", "2147483648", "NaN", "null", "left", "date", "context", "covid-19-solidarity/ii", "germany", "2020-03",
        ];
        string[] names = ["q", "q", "q", "theme", "counterpart", "kind", "voice", "source", "month", "view", "sort", "order", "page", "nothing"];
        var random = new Random(20200319);
        string Odd() => string.Concat(Enumerable.Range(0, random.Next(1, random.Next(2, 60))).Select(_ => odd[random.Next(odd.Length)]));
        var addresses = Enumerable.Range(0, 2000)
            .Select(_ => $"/search?q={Uri.EscapeDataString(Odd())}" + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => $"&{names[random.Next(names.Length)]}={Uri.EscapeDataString(Odd())}")))
            .ToList();
        var answered = 0;
        await Parallel.ForEachAsync(addresses, TestContext.Current.CancellationToken, async (address, _) =>
        {
            var page = await site.Page(address);
            if (page.QuerySelector(".hits, .contexts, .ways") is not null) Interlocked.Increment(ref answered);
        });
        // Not all of them are so odd that they find nothing.
        Assert.InRange(answered, 50, 2000);
    }

    [Fact]
    public void The_script_is_small() => Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "wwwroot", "js", "search.js")).Length, 1, 4096);

    [Fact]
    public async Task A_long_query_is_cut_and_answered()
    {
        var page = await site.Page($"/search?q={string.Join('+', Enumerable.Range(0, 1000).Select(n => $"{n}*"))}");
        Assert.Equal(400, page.QuerySelector("input")!.GetAttribute("value")!.Length);
        Assert.EndsWith("Only the first 32 words were looked for.", Said(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0301")]
    [InlineData("\u0301 ")]
    [InlineData("病毒")]
    [InlineData("virus-")]
    [InlineData("𝒳\u0001")]
    public async Task What_is_too_long_is_cut_once_and_repeated_short_in_every_link(string part)
    {
        var page = await Search($"virus {string.Concat(Enumerable.Repeat(part, 400))}", "&voice=direct");
        var kept = page.QuerySelector("input")!.GetAttribute("value")!;
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(kept), SearchRequest.Longest - 3, SearchRequest.Longest);
        Assert.Contains("That was too long: only the beginning of it, which stands in the field, was looked for.", Said(page), StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("a[href^='/search']"), a => Assert.InRange(a.GetAttribute("href")!.Length, 1, 3 * SearchRequest.Longest + 200));
        Assert.DoesNotContain("too long", Said(await Search(kept, "&voice=direct")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_has_one_line_a_request_and_no_word_that_a_reader_searched_for()
    {
        await Search("unmistakable");
        Assert.Contains(site.Log.Lines, line => line.StartsWith("GET /search 200 ", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("unmistakable", StringComparison.Ordinal));
    }

    private Task<IHtmlDocument> Search(string query, string more = "") => site.Page($"/search?q={Uri.EscapeDataString(query)}{more}");

    private static string Said(IDocument page) => page.QuerySelector("[role=status]")!.TextContent;

    private static List<string> Hits(IDocument page) => page.QuerySelectorAll(".hits h2 a").Select(a => a.GetAttribute("href")!).ToList();

    /// <summary>Follows a link and sees as many passages as are said beside it.</summary>
    private async Task LeadsTo(IElement item)
    {
        var page = await site.Page(item.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal($"{item.QuerySelector(".count")!.TextContent}.", Said(page));
    }

    private static string Folded(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
