using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What a page says of the text it shows: what was restored, what is missing, and how each thing is known.</summary>
public sealed class RestorationPagesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Collection = "/covid-19-solidarity";

    [Fact]
    public async Task Restored_words_and_gaps_are_marked_where_they_stand()
    {
        var page = await PolishPassage();
        Assert.Equal(["COVID-19", "from 17 Central"], page.QuerySelectorAll(".alone blockquote .emended").Select(e => e.TextContent));
        Assert.Empty(page.QuerySelectorAll(".alone blockquote .gap"));
        var gaps = page.QuerySelectorAll(".alone .attribution .gap");
        Assert.Equal(2, gaps.Length);
        Assert.All(gaps, g => Assert.Equal(("▯", "img", "something is missing here"), (g.TextContent, g.GetAttribute("role"), g.GetAttribute("aria-label"))));
        Assert.Equal("Phone call with Polish President Andrzej Duda, March ▯, ▯", page.QuerySelector(".alone .attribution")!.TextContent);
    }

    [Fact]
    public async Task The_text_as_printed_is_one_step_away_with_every_emendation_and_its_reason()
    {
        var page = await PolishPassage();
        var record = (await Records()).Single(r => page.QuerySelector("link[rel=canonical]")!.GetAttribute("href") == Text(r, "url"));
        var details = Assert.Single(page.QuerySelectorAll(".alone details.as-printed"));
        Assert.Equal("As printed: 2 corrections, 2 gaps", details.QuerySelector("summary")!.TextContent);
        Assert.Equal(
            [
                ("COVID", "COVID-19", "number: hyphen and digits stripped; the disease has one number"),
                ("from  Central", "from 17 Central", "supplied: a number was stripped; the evidence says which"),
                (" ,", " ▯, ▯", "gap: the day and the year were stripped"),
            ],
            details.QuerySelectorAll("li").Select(li => (li.QuerySelector("del")!.TextContent, li.QuerySelector("ins")!.TextContent, li.QuerySelector(".reason")!.TextContent)));
        Assert.Equal([Text(record, "textAsPrinted"), Text(record, "attributionAsPrinted")], details.QuerySelectorAll(".printed p").Select(p => p.TextContent));
        Assert.Equal(Text(record, "text"), page.QuerySelector(".alone blockquote")!.TextContent.Trim());
    }

    [Fact]
    public async Task Every_passage_that_was_emended_shows_itself_as_printed()
    {
        foreach (var record in await Records())
        {
            var page = await site.Page(Address(record));
            var emended = record.GetProperty("emendations").GetArrayLength();
            Assert.Equal(Text(record, "text"), page.QuerySelector(".alone blockquote")!.TextContent.Trim());
            Assert.Equal(record.GetProperty("gaps").EnumerateArray().Count(g => Text(g, "of") == "text"), page.QuerySelectorAll(".alone blockquote .gap").Length);
            if (emended == 0 && Text(record, "voice") == "reported") Assert.Null(page.QuerySelector(".alone details"));
            else Assert.Equal(Text(record, "textAsPrinted"), page.QuerySelector(".alone details .printed p")!.TextContent);
        }
    }

    [Fact]
    public async Task A_standfirst_and_an_opening_that_were_whole_have_nothing_to_show()
    {
        var page = await site.Page($"{Collection}/themes/iv");
        Assert.Null(page.QuerySelector(".theme-head details"));
    }

    [Fact]
    public async Task How_do_we_know_names_the_basis_of_each_field_and_the_evidence()
    {
        var page = await PolishPassage();
        var known = page.QuerySelectorAll(".known > dt").ToDictionary(t => t.TextContent, t => t.NextElementSibling!);
        Assert.Equal(["Counterpart", "Person", "Office", "Date", "Occasion", "Theme", "Text"], known.Keys);
        Assert.Equal(["printed", "printed", "printed", "supplied", "printed", "printed", "supplied"], known.Values.Select(d => d.QuerySelector(".basis")!.TextContent));
        Assert.Equal(
            ["24 March 2020 (EDTF 2020-03-24) supplied", "the source prints “March ,”", "evidence, official: www.mfa.gov.cn"],
            known["Date"].QuerySelectorAll("p").Select(Folded));
        Assert.Equal(
            ["“from Central”, read as “from 17 Central” supplied", "evidence, official: the ministry's report of the same call: 17 Central and Eastern European countries, Poland included www.mfa.gov.cn"],
            known["Text"].QuerySelectorAll("p").Select(Folded));
    }

    [Fact]
    public async Task What_is_inferred_names_its_rule()
    {
        var records = (await Records()).Where(r => Text(r.GetProperty("basis"), "date") == "inferred").ToList();
        Assert.Equal(16, records.Count);
        foreach (var record in records)
        {
            var page = await site.Page(Address(record));
            var date = page.QuerySelectorAll(".known > dt").Single(t => t.TextContent == "Date").NextElementSibling!;
            Assert.Equal("inferred", date.QuerySelector(".basis")!.TextContent);
            Assert.StartsWith("rule: ", date.QuerySelector(".rule")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_link_to_what_a_field_was_read_from_leads_to_just_those_characters()
    {
        var sources = new Dictionary<string, IHtmlDocument>();
        var followed = 0;
        foreach (var record in await Records())
        {
            var address = Address(record);
            var page = await site.Page(address);
            var links = page.QuerySelectorAll(".known .reading a[lang]");
            if (record.GetProperty("attribution").ValueKind == JsonValueKind.String) Assert.NotEmpty(links);
            foreach (var link in links)
            {
                var parts = link.GetAttribute("href")!.Split('#');
                Assert.Equal($"{Collection}/sources/{Text(record, "source")}", parts[0]);
                if (!sources.TryGetValue(parts[0], out var source)) sources[parts[0]] = source = await site.Page(parts[0]);
                var place = source.GetElementById(parts[1]);
                Assert.True(place is not null, $"{address} was read from {parts[1]}, which the page of its source does not have.");
                Assert.Equal(link.TextContent, $"“{place.TextContent}”");
                followed++;
            }
        }
        Assert.Equal(2, sources.Count);
        Assert.True(followed > 43 * 4, $"{followed} links were followed.");
    }

    [Fact]
    public async Task Weak_evidence_looks_weak()
    {
        var person = await site.Page("/people/emmanuel-macron");
        var passage = Assert.Single(person.QuerySelectorAll(".passage"), p => p.QuerySelector(".facts .date")!.TextContent == "22 January 2020, probably");
        Assert.Equal("(supplied, weak evidence)", passage.QuerySelector(".facts .basis.weak")!.TextContent.Trim());
        var page = await site.Page(passage.QuerySelector("h3 a")!.GetAttribute("href")!);
        Assert.Equal("Phone call with Emmanuel Macron, 22 January 2020, probably", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("evidence, weak: the ministry confirms a first call in January", Folded(Assert.Single(page.QuerySelectorAll(".known .weak"))), StringComparison.Ordinal);
        var weak = (await Records()).Where(r => r.GetProperty("evidence").EnumerateArray().Any(e => e.GetProperty("strength").GetString() == "weak"));
        Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Text(Assert.Single(weak), "url"));
        // The other call, of which the day is well known, does not.
        Assert.Single(person.QuerySelectorAll(".weak"));
    }

    [Theory]
    [InlineData("unity-and-cooperation", 48)]
    [InlineData("global-solidarity", 0)]
    public async Task The_witness_is_whole_as_received_although_marks_stand_in_it(string source, int emended)
    {
        var page = await site.Page($"{Collection}/sources/{source}");
        var witness = await File.ReadAllTextAsync(Path.Combine(Repository.Content, "covid-19-solidarity", "sources", source, "0001", $"{source}.txt"), TestContext.Current.CancellationToken);
        Assert.Equal(witness, string.Concat(page.QuerySelectorAll("[data-start]").Select(e => e.TextContent)));
        Assert.NotEmpty(page.QuerySelectorAll(".span .field"));
        var marks = page.QuerySelectorAll(".span .emended");
        Assert.All(marks, m => Assert.NotEqual("", m.GetAttribute("title")));
        Assert.InRange(marks.Length, emended, int.MaxValue);
        Assert.Equal(emended == 0, marks.Length == 0);
        // Each list of emendations stands with the span that they are in.
        Assert.All(page.QuerySelectorAll(".row details del").Where(d => d.TextContent != "nothing"), d => Assert.Contains(d.TextContent, d.Closest(".row")!.QuerySelector(".span")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_coverage_page_has_the_figures_of_each_revision()
    {
        var page = await site.Page($"{Collection}/coverage");
        var revisions = page.QuerySelectorAll("section:first-of-type thead th a").Select(a => a.TextContent).ToList();
        var (second, first) = (revisions.IndexOf("Revision 2"), revisions.IndexOf("Revision 1"));
        Assert.True(second >= 0 && first > second, string.Join(", ", revisions));
        string[] Rows(string heading) =>
            [.. page.QuerySelectorAll("section").Single(s => s.QuerySelector("h2")!.TextContent == heading).QuerySelectorAll("tbody tr")
                .Select(r => $"{r.QuerySelector("th")!.TextContent}: {r.QuerySelectorAll("td")[first].TextContent} → {r.QuerySelectorAll("td")[second].TextContent}")];
        static string Now(string row) => $"{row.Split(": ")[0]}: {row.Split(" → ")[1]}";

        Assert.Equal(["printed: 47 → 9", "supplied: 0 → 38"], Rows("Date of each passage").Where(r => r[0] is 'p' or 's').Order());
        Assert.Contains("inferred: 16 → 16", Rows("Date of each passage"));
        Assert.Contains("empty: 1 → 1", Rows("Date of each passage"));
        Assert.Equal(["printed: 43 → 43", "inferred: 18 → 18", "empty: 3 → 3"], Rows("Theme of each passage"));
        Assert.Equal(["printed: 40 → 40", "inferred: 24 → 24"], Rows("Occasion of each passage"));
        Assert.Equal(["printed: 40 → 40", "empty: 24 → 24"], Rows("Office of each passage"));
        // What the first revision had of these is of its time; what is restored and missing now is not.
        Assert.Equal(
            ["gap: 45", "number: 32", "apostrophe: 23", "hyphen: 14", "quotation: 6", "ampersand: 3", "letter: 2", "supplied: 1"],
            Rows("Emendations, by what was restored").Select(Now));
        Assert.Equal(["apostrophe: 0 → 23", "letter: 0 → 2"], Rows("Emendations, by what was restored").Where(r => r.StartsWith("apostrophe", StringComparison.Ordinal) || r.StartsWith("letter", StringComparison.Ordinal)));
        Assert.Equal(
            ["in the text of passages: 1", "in the attribution of passages: 81", "in captions and standfirsts: 2"],
            Rows("Gaps: what was taken and nobody can supply").Select(Now));
        Assert.Equal(
            ["passages without a date: 1 → 1", "passages in no theme: 3 → 3", "passages without a counterpart: 16 → 16", "characters that are unread: 0 → 0"],
            Rows("What is not known"));
        Assert.Contains("excerpt: 43 (81.7 %) → 43 (81.7 %)", Rows("Characters of Unity and cooperation"));
        Assert.Contains("related link: 9 (8.9 %) → 9 (8.9 %)", Rows("Characters of Global solidarity"));
        Assert.Contains("no attribution of its own: 14 → 14", Rows("Attributions, by the words they open with"));
    }

    [Fact]
    public async Task A_time_has_a_value_that_HTML_allows_and_an_uncertain_date_has_none()
    {
        var addresses = (await Records()).Select(Address).Concat([
            $"{Collection}/chronology", $"{Collection}/occasions/phone-call-emmanuel-macron-2020-01", "/counterparts/france",
            "/people/emmanuel-macron", $"{Collection}/themes/ii",
        ]);
        var values = new HashSet<string>();
        foreach (var address in addresses)
        {
            var page = await site.Page(address);
            foreach (var time in page.QuerySelectorAll("time"))
            {
                Assert.Matches("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", time.GetAttribute("datetime"));
                Assert.DoesNotContain("probably", time.TextContent, StringComparison.Ordinal);
                values.Add($"{time.GetAttribute("datetime")} {time.TextContent}");
            }
            Assert.DoesNotContain(page.QuerySelectorAll("main *"), e => e.GetAttribute("datetime") == "2020-01-22");
        }
        Assert.Superset(new HashSet<string> { "2020-03-19 19 March 2020", "2020-03 March 2020", "2020-03 early March 2020", "2020-02 late February 2020" }, values);
    }

    [Fact]
    public async Task The_chronology_drops_no_occasion_and_has_the_undated_last_and_counted()
    {
        var page = await site.Page($"{Collection}/chronology");
        Assert.Equal("40 occasions, sorted by the earliest day on which each can have taken place; 1 occasion without a date stands last.", page.QuerySelector(".lead")!.TextContent);
        var dates = page.QuerySelectorAll(".occasions > li").Select(li => li.QuerySelector(".date")!).ToList();
        Assert.Equal(40, dates.Count);
        Assert.Equal(("date not known", "Message to Felipe VI"), (dates[^1].TextContent, page.QuerySelectorAll(".occasions > li h2").Last().TextContent));
        Assert.Single(dates, d => d.ClassList.Contains("undated"));
        Assert.Equal("22 January 2020, probably", dates[0].TextContent);
        // By the earliest day; of one earliest day, the narrower first.
        var days = dates[1..^1].Select(d => d.GetAttribute("datetime")!).Select(d => d.Length == 7 ? $"{d}-01" : d).ToList();
        var part = dates[1..^1].FindIndex(d => d.TextContent == "late February 2020");
        days[part] = "2020-02-21";
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        Assert.True(dates.FindIndex(d => d.TextContent == "early March 2020") < dates.FindIndex(d => d.TextContent == "March 2020"));
    }

    [Fact]
    public async Task Whose_words_they_are_stands_with_every_passage()
    {
        string[] addresses =
        [
            .. PageKinds.Addresses.Values.Where(a => a != PageKinds.NotFound), .. new[] { "i", "iii" }.Select(t => $"{Collection}/themes/{t}"), "/counterparts/serbia", "/counterparts/spain", "/search?q=Serbia",
            .. (await Records()).Select(Address),
        ];
        var (direct, reported, hits) = (0, 0, 0);
        foreach (var address in addresses)
        {
            var page = await site.Page(address);
            foreach (var passage in page.QuerySelectorAll(".passage"))
            {
                var isDirect = passage.QuerySelector("blockquote")!.ClassList.Contains("direct");
                var facts = passage.QuerySelectorAll(".facts li").Select(li => li.TextContent.Trim()).ToList();
                var words = isDirect ? "the speaker’s words, in translation" : "a reporter’s words";
                Assert.True(facts.Exists(f => f == words || f == $"{words}; what it quotes is marked"), $"{address}: {string.Join(" · ", facts)}");
                if (isDirect) direct++;
                else reported++;
            }
            foreach (var hit in page.QuerySelectorAll(".hits > li"))
            {
                Assert.Contains(hit.QuerySelectorAll(".facts li").Select(li => li.TextContent), f => f is "the speaker’s words, in translation" or "a reporter’s words");
                hits++;
            }
        }
        Assert.True(direct > 43 && reported > 21 && hits > 2, $"{direct} direct, {reported} reported, {hits} hits");
    }

    [Fact]
    public async Task The_first_version_of_a_changed_passage_is_the_old_text_is_not_indexed_and_leads_to_the_current_one()
    {
        var record = (await Records()).Single(r => r.GetProperty("counterparts").EnumerateArray().Any(c => Text(c, "id") == "poland"));
        var address = Address(record);
        var page = await site.Page($"{address}/v1");
        Assert.Equal("Phone call with Andrzej Duda, March 2020", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(Text(record, "textAsPrinted"), page.QuerySelector("blockquote")!.TextContent.Trim());
        Assert.Equal("March 2020, day lost", page.QuerySelector(".facts .date")!.TextContent);
        Assert.StartsWith("This is version 1 of 2, of revision 1 (21 November 2026). Changed since: ", Folded(page.QuerySelector(".version-note")!), StringComparison.Ordinal);
        Assert.Equal(address, page.QuerySelectorAll(".version-note a").Single(a => a.TextContent == "the present one").GetAttribute("href"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal($"http://localhost{address}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        var current = await site.Page(address);
        Assert.Null(current.QuerySelector("meta[name=robots]"));
        Assert.Contains($"{address}/v1", current.QuerySelectorAll(".versions a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task The_export_carries_every_emendation_gap_and_evidence()
    {
        var records = await Records();
        Assert.Equal(64, records.Count);
        foreach (var record in records)
        {
            foreach (var of in new[] { "text", "attribution" })
            {
                var (printed, read) = (Text(record, $"{of}AsPrinted"), new System.Text.StringBuilder());
                var at = 0;
                foreach (var emendation in record.GetProperty("emendations").EnumerateArray().Where(e => Text(e, "of") == of))
                {
                    var (start, end) = (emendation.GetProperty("start").GetInt32(), emendation.GetProperty("end").GetInt32());
                    Assert.Equal(Text(emendation, "asPrinted"), printed[start..end]);
                    Assert.NotEqual(Text(emendation, "asPrinted"), Text(emendation, "reading"));
                    Assert.Matches("^[a-z]+: .", Text(emendation, "reason"));
                    read.Append(printed, at, start - at).Append(Text(emendation, "reading"));
                    at = end;
                }
                Assert.Equal(Text(record, of), read.Append(printed, at, printed.Length - at).ToString());
            }
            var gaps = record.GetProperty("gaps").EnumerateArray().ToList();
            Assert.All(gaps, g => Assert.Equal("▯", Text(record, Text(g, "of"))[g.GetProperty("start").GetInt32()..g.GetProperty("end").GetInt32()]));
            Assert.Equal($"{Text(record, "text")}{record.GetProperty("attribution").GetString()}".Count(c => c == '▯'), gaps.Count);
            foreach (var basis in record.GetProperty("basis").EnumerateObject().Where(b => b.Value.GetString() is "supplied" or "inferred"))
                Assert.Contains(record.GetProperty("evidence").EnumerateArray(), e => Text(e, "field") == basis.Name && e.GetProperty("strength").ValueKind == JsonValueKind.Null == (basis.Value.GetString() == "inferred"));
        }
        Assert.Equal(38, records.Count(r => r.GetProperty("basis").GetProperty("date").GetString() == "supplied"));
        Assert.Equal(82, records.Sum(r => r.GetProperty("gaps").GetArrayLength()));
        Assert.Equal(("text", 1), records.SelectMany(r => r.GetProperty("gaps").EnumerateArray()).GroupBy(g => Text(g, "of")).Select(g => (g.Key, g.Count())).Single(g => g.Key == "text"));
    }

    private async Task<IHtmlDocument> PolishPassage()
    {
        var poland = await site.Page("/counterparts/poland");
        return await site.Page(Assert.Single(poland.QuerySelectorAll(".passage h3 a")).GetAttribute("href")!);
    }

    private async Task<IReadOnlyList<JsonElement>> Records()
    {
        using var json = JsonDocument.Parse(await site.Client.GetStringAsync(new Uri($"{Collection}/excerpts.json", UriKind.Relative), TestContext.Current.CancellationToken));
        return json.RootElement.EnumerateArray().Select(e => e.Clone()).ToList();
    }

    private static string Address(JsonElement record) => new Uri(Text(record, "url")).AbsolutePath;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string Folded(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
