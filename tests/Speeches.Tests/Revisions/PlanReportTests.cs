using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Speeches.Carryover;
using Speeches.Content;
using Speeches.Identity;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>A plan as an editor is shown it: made from a real plan, and written as lines, as a page and as JSON.</summary>
public sealed class PlanReportTests
{
    /// <summary>A report with something of everything, and with words that are dangerous in a terminal and in a page.</summary>
    internal static PlanReport Everything { get; } = new(
        "rivers-and-harvests", 3, "0a1b2c3d4e", "A new witness of almanac.",
        [new(OutcomeClass.New, 1), new(OutcomeClass.Withdrawn, 1), new(OutcomeClass.Split, 1), new(OutcomeClass.Joined, 1), new(OutcomeClass.TextEdited, 1), new(OutcomeClass.AttributionChanged, 1), new(OutcomeClass.Moved, 1), new(OutcomeClass.Unchanged, 2)],
        [
            new("new-1", OutcomeClass.New, "almanac", "en", null, "theme I, 4", null, 3, WordDiff.Between("", "Bread & <salt>.").Runs, WordDiff.Between("", "Letter to Mira Dorn").Runs, [], null, null, null, null),
            new("gone11", OutcomeClass.Withdrawn, "almanac", "en", "theme II, 1", null, 4, null, WordDiff.Between("The store is full.", "").Runs, null, [], null, null, "The publisher took it back.", null),
            new("new-2", OutcomeClass.Split, "almanac", "en", null, "theme I, 3", null, 5, WordDiff.Between("", "It runs to the sea.").Runs, null, [], "spring", null, null, null),
            new("mouth1", OutcomeClass.Joined, "almanac", "en", "theme I, 5", null, 1, null, WordDiff.Between("Mouth.", "").Runs, null, [], null, "spring", null, null),
            new("spring", OutcomeClass.TextEdited, "almanac", "en", "theme I, 2", "theme I, 2", 14, 14,
                [
                    new(RunKind.Kept, "Now as ever, who holds the "), new(RunKind.Removed, "Ruritanias"), new(RunKind.Added, "Ruritania’s"),
                    new(RunKind.Kept, " spring holds nothing, but they, all of them, who drink <script>alert("), new(RunKind.Removed, "1"), new(RunKind.Added, "2"), new(RunKind.Kept, ")</script>."),
                ],
                [new(RunKind.Kept, "Letter to King Leopold, "), new(RunKind.Removed, "▯"), new(RunKind.Added, "June 1932")],
                [new("date", "June 1932, day lost", "3 June 1932"), new("evidence", null, null)], null, null, null, "it has 70 % in common with this excerpt"),
            new("banks1", OutcomeClass.AttributionChanged, "almanac", "en", "theme I, 1", "theme I, 1", 12, 12, null, null, [new("counterparts", "Graustark", null)], null, null, null, null),
            new("moved1", OutcomeClass.Moved, "almanac", "en", "theme I, 6", "theme II, 2", 2, 2, null, null, [], null, null, null, null),
            new("same11", OutcomeClass.Unchanged, "almanac", "en", "theme II, 3", "theme II, 3", 2, 2, null, null, [], null, null, null, null),
            new("same22", OutcomeClass.Unchanged, "almanac", "en", "unplaced, 1", "unplaced, 1", 2, 2, null, null, [], null, null, null, null),
        ],
        [new(3, "“banks” read “bank’s”", "conflict", "The new witness has “bench” there."), new(2, "“rivers” read “river’s”", "retired", "The new witness prints “river’s” itself.")],
        [new(2, "date of spring: 1932-06-03", "carried", "The line it rests on still stands.")],
        [new("letter-leopold-1932-06", "changed", "Letter to King Leopold, 3 June 1932", [new("date", "June 1932, day lost", "3 June 1932")])],
        [new("authorities/people.csv", "mira-dorn", "mira-dorn,Mira <Dorn>", "mira-dorn,Mira & Dorn")],
        [
            new("rivers-and-harvests/sources/almanac/0002/alignment.csv", "Neither of them,\u001b[2J is ours", "en",
                [new("banks1", 0.434, [new(RunKind.Kept, "Neither "), new(RunKind.Added, "of them "), new(RunKind.Kept, "is ours.")], "\"Neither of them, is ours\",same,banks1,"), new(null, null, null, "\"Neither of them, is ours\",new,,")]),
        ],
        ["rivers-and-harvests/sources/almanac/0002/almanac.html:3:1: warning: “Zenda” is a name that no list knows."]);

    [Fact]
    public void Lines_begin_with_one_a_class_and_the_number_of_the_plan_and_say_everything() => Assert.Equal(
        """
        rivers-and-harvests, revision 3:
              1 new
              1 withdrawn
              1 split
              1 joined
              1 text edited
              1 attribution changed
              1 moved
              2 unchanged
              2 emendations: 1 in conflict, 1 retired
              1 supplied value: 1 carried
              1 question to answer
        Plan 0a1b2c3d4e: A new witness of almanac.

        New
          new-1: almanac, theme I, 4; 3 words
            text: {+Bread & <salt>.+}
            attribution: {+Letter to Mira Dorn+}

        Withdrawn
          gone11: almanac, theme II, 1; 4 words; The publisher took it back.
            text: [-The store is full.-]

        Split
          new-2: almanac, theme I, 3; 5 words; split from spring
            text: {+It runs to the sea.+}

        Joined
          mouth1: almanac, theme I, 5; 1 word; its address leads to spring
            text: [-Mouth.-]

        Text edited
          spring: almanac, theme I, 2; 14 words; it has 70 % in common with this excerpt
            text: … ever, who holds the [-Ruritanias-]{+Ruritania’s+} spring holds nothing, but … them, who drink <script>alert([-1-]{+2+})</script>.
            attribution: Letter to King Leopold, [-▯-]{+June 1932+}
            date: June 1932, day lost → 3 June 1932
            evidence: known otherwise

        Attribution changed
          banks1: almanac, theme I, 1; 12 words
            counterparts: Graustark → nothing

        Moved
          moved1: almanac, theme I, 6 → theme II, 2; 2 words

        Unchanged
          same11 same22

        Emendations
          conflict: line 3, “banks” read “bank’s”. The new witness has “bench” there.
          retired: line 2, “rivers” read “river’s”. The new witness prints “river’s” itself.

        Supplied values
          carried: line 2, date of spring: 1932-06-03. The line it rests on still stands.

        Occasions
          letter-leopold-1932-06: changed; Letter to King Leopold, 3 June 1932
            date: June 1932, day lost → 3 June 1932

        Rows of the lists
          authorities/people.csv, mira-dorn: mira-dorn,Mira <Dorn> → mira-dorn,Mira & Dorn

        Errors and warnings
          rivers-and-harvests/sources/almanac/0002/almanac.html:3:1: warning: “Zenda” is a name that no list knows.

        Questions: put one of the lines of each into rivers-and-harvests/sources/almanac/0002/alignment.csv, whose first line is passage,answer,excerpt,reason; then plan again.

          “Neither of them, [2J is ours…”
          banks1, 43 % in common: Neither {+of them +}is ours.
        "Neither of them, is ours",same,banks1,
          None of these, a new passage:
        "Neither of them, is ours",new,,
        """,
        string.Join('\n', PlanLines.Of(Everything)));

    [Fact]
    public void A_page_shows_the_old_words_on_one_side_and_the_new_ones_on_the_other_and_lets_none_become_markup()
    {
        var page = Page(Everything);
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, form, [src], [style], [onclick]"));
        var sides = page.QuerySelectorAll("#spring .side").Select(s => s.QuerySelectorAll(".text").Select(Visible).ToList()).ToList();
        Assert.Equal(
            [
                ["Now as ever, who holds the Ruritanias spring holds nothing, but they, all of them, who drink <script>alert(1)</script>.", "Letter to King Leopold, ▯"],
                ["Now as ever, who holds the Ruritania’s spring holds nothing, but they, all of them, who drink <script>alert(2)</script>.", "Letter to King Leopold, June 1932"],
            ],
            sides);
        Assert.Equal(["Ruritanias", "1", "▯"], page.QuerySelectorAll("#spring .side del").Select(Visible));
        Assert.Equal(["Ruritania’s", "2", "June 1932"], page.QuerySelectorAll("#spring .side ins").Select(Visible));
        Assert.DoesNotContain(PlanPage.Write(Everything), c => char.IsControl(c) && c != (char)10);
    }

    [Fact]
    public void Every_link_of_a_page_leads_to_a_place_of_it_and_every_excerpt_has_one()
    {
        var page = Page(Everything);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        var links = page.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.Contains(l, ids.Select(i => $"#{i}")));
        Assert.All(Everything.Excerpts, e => Assert.Contains(e.Id, ids));
        Assert.Equal(Everything.Classes.Select(c => $"{c.Count} {c.Class.InWords()}"), page.QuerySelectorAll("nav > ul > li > a[href^='#class-']").Select(a => a.TextContent));
    }

    [Fact]
    public void A_page_may_use_its_own_styles_and_nothing_else()
    {
        var page = Page(Everything);
        Assert.NotEmpty(page.QuerySelector("style")!.TextContent);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'", page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"));
    }

    [Fact]
    public void What_may_not_stand_in_a_page_is_left_out_of_it()
    {
        var page = Page(Everything with { Note = "a\u0000b\u0085c\ud800d\uffffe\ufdd0f\r\ng" });
        Assert.Contains("a b\nc\ufffdd e f\ng", page.QuerySelector("main > p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_says_the_same_and_reads_back()
    {
        using var json = JsonDocument.Parse(PlanJson.Write(Everything));
        Assert.Equal("0a1b2c3d4e", json.RootElement.GetProperty("plan").GetString());
        var spring = json.RootElement.GetProperty("excerpts")[4];
        Assert.Equal(("spring", "text edited", "removed"), (spring.GetProperty("id").GetString(), spring.GetProperty("class").GetString(), spring.GetProperty("text")[1].GetProperty("kind").GetString()));
        Assert.Equal(Everything.Excerpts.Count, json.RootElement.GetProperty("excerpts").GetArrayLength());
        Assert.Equal("0.434", json.RootElement.GetProperty("questions")[0].GetProperty("answers")[0].GetProperty("score").GetRawText());
    }

    [Fact]
    public void A_real_plan_is_reported_with_every_excerpt_old_and_new_once()
    {
        using var content = ContentCopy.Published();
        var before = content.State();
        content.Delete($"{ContentCopy.Collection}/sources/unity-and-cooperation/0001/emendations.csv");
        content.PlaceTheUnplaced();
        var plan = content.Publish()!;
        var report = PlanReport.Of(plan, before.Occasions, []);
        Assert.Equal(plan.Key, report.Plan);
        Assert.Equal(before.Excerpts.Select(e => e.Id).Order(StringComparer.Ordinal), report.Excerpts.Select(e => e.Id).Order(StringComparer.Ordinal));
        Assert.Equal(report.Excerpts.Count, report.Classes.Sum(c => c.Count));
        var now = content.State().Excerpts.ToDictionary(e => e.Id);
        Assert.All(report.Excerpts.Where(e => e.Text is not null), e =>
        {
            Assert.Equal(before.Excerpts.Single(b => b.Id == e.Id).Text, string.Concat(e.Text!.Where(r => r.Kind != RunKind.Added).Select(r => r.Text)));
            Assert.Equal(now[e.Id].Text, string.Concat(e.Text!.Where(r => r.Kind != RunKind.Removed).Select(r => r.Text)));
        });
        Assert.Equal([("theme", "unplaced", "III")], report.Excerpts.SelectMany(e => e.Fields).Where(f => f.Field == "theme").Select(f => (f.Field, f.Before, f.Now)).Distinct());
    }

    [Fact]
    public void Ids_that_are_minted_when_the_plan_is_carried_out_are_not_promised()
    {
        using var content = ContentCopy.Unpublished();
        var report = PlanReport.Of(content.Publish()!, [], []);
        Assert.Equal(Enumerable.Range(1, 64).Select(n => string.Create(CultureInfo.InvariantCulture, $"new-{n}")).Order(StringComparer.Ordinal), report.Excerpts.Select(e => e.Id).Order(StringComparer.Ordinal));
        Assert.Equal(40, report.Occasions.Count(o => o.Outcome == "new"));
        Assert.All(report.Occasions, o => Assert.StartsWith("new-", Assert.Single(o.Fields).Now, StringComparison.Ordinal));
        Assert.Single(report.Classes, new ClassCount(OutcomeClass.New, 64));
    }

    [Fact]
    public void Rows_in_conflict_are_reported_first()
    {
        using var content = ContentCopy.Published();
        content.PlaceTheUnplaced();
        var entry = new EmendationEntry("emendations.csv", 2, "rivers", "river’s", null, "apostrophe", "stripped");
        var supplied = new SuppliedEntry(2, "spring", Field.Date, "Letter", "1932-06-03", new(Field.Date, Strength.Press, "a note", null));
        var plan = content.Publish()! with
        {
            Emendations = [new(entry, Carrying.Carried, [], [entry], "It stands."), new(entry with { Line = 3 }, Carrying.Conflict, [], [], "It does not.")],
            Supplied = [new(supplied, Carrying.Retired, null, "It is printed.")],
        };
        var report = PlanReport.Of(plan, [], [new(Severity.Warning, "almanac.html", 3, 1, "Look here.")]);
        Assert.Equal([(3, "conflict"), (2, "carried")], report.Emendations.Select(r => (r.Line, r.Outcome)));
        Assert.Equal(new ReportedRow(2, "date of spring: 1932-06-03", "retired", "It is printed."), Assert.Single(report.Supplied));
        Assert.Equal(["almanac.html:3:1: warning: Look here."], report.Diagnostics);
    }

    [Fact]
    public void A_question_comes_with_lines_that_alignment_csv_reads()
    {
        using var content = ContentCopy.Published();
        var state = content.State();
        var draft = Carryover.RestoredCompilation.Read(content.Folder).Excerpts[0];
        content.PlaceTheUnplaced();
        const string begins = "We face, he said, \"a common\" task";
        var plan = content.Publish()! with { Questions = [new("0002/alignment.csv", draft, begins, [new(state.Excerpts[0], AlignmentAnswer.Same, 0.4), new(state.Excerpts[1], AlignmentAnswer.Split, 0.3)])] };
        var question = Assert.Single(PlanReport.Of(plan, state.Occasions, []).Questions);
        content.Write("answers.csv", $"passage,answer,excerpt,reason\n{string.Join('\n', question.Answers.Select(a => a.Line))}\n");
        var diagnostics = new Diagnostics();
        var read = AlignmentFile.Read(content.Folder, "answers.csv", diagnostics);
        Assert.Empty(diagnostics.All);
        Assert.Equal(
            [(begins, AlignmentAnswer.Same, state.Excerpts[0].Id), (begins, AlignmentAnswer.Split, state.Excerpts[1].Id), (begins, AlignmentAnswer.New, "")],
            read.Select(e => (e.Passage, e.Answer!.Value, e.Excerpt)));
    }

    [Fact]
    public void The_import_of_the_whole_text_is_reported_with_every_id_kept_and_every_row_retired()
    {
        using var content = ContentCopy.AsItStands();
        var state = content.State();
        var text = Carryover.RestoredCompilation.Text(Carryover.RestoredCompilation.Read(content.Folder), state.Excerpts.Where(e => e.Source == "unity-and-cooperation").ToList());
        using var made = content.Again();
        Carryover.RestoredCompilation.Receive(made, text);
        var declaration = System.IO.File.ReadAllBytes(made.FullPath($"{Carryover.RestoredCompilation.Source}/0002/witness.md"));
        var diagnostics = new Diagnostics();
        var plan = new Publisher(content.Folder).PlanImport(
            new(ContentCopy.Collection, "unity-and-cooperation", [(Carryover.RestoredCompilation.File, System.Text.Encoding.UTF8.GetBytes(text))], declaration, null), new(2026, 11, 22), diagnostics)!;
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
        var report = PlanReport.Of(plan, state.Occasions, diagnostics.All);
        Assert.Equal(state.Excerpts.Select(e => e.Id).Order(StringComparer.Ordinal), report.Excerpts.Select(e => e.Id).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(report.Classes, c => c.Class is OutcomeClass.New or OutcomeClass.Withdrawn or OutcomeClass.Split or OutcomeClass.Joined);
        Assert.Equal((33, 32), (report.Emendations.Count(e => e.Outcome == "retired"), report.Supplied.Count(e => e.Outcome == "retired")));
        Assert.Contains("     33 emendations: 33 retired", PlanLines.Of(report));
    }

    private static IDocument Page(PlanReport report) => new HtmlParser().ParseDocument(PlanPage.Write(report));

    /// <summary>The words without those that only a screen reader hears.</summary>
    private static string Visible(IElement element)
    {
        var copy = (IElement)element.Clone();
        foreach (var unseen in copy.QuerySelectorAll(".unseen").ToList()) unseen.Remove();
        return copy.TextContent;
    }
}
