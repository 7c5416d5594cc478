using Speeches.Content;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>What an editor supplies, on a copy of the content that has one revision: used, shown as supplied, and held against what is printed.</summary>
public sealed class SuppliedValuesTests : IDisposable
{
    private const string File = $"{ContentCopy.Collection}/supplied.csv";
    private const string Bolsonaro = "phone-call-jair-bolsonaro-2020-03";
    private const string BolsonaroLine = "Phone call with Brazilian President Jair Bolsonaro, March ,";
    private const string Mattarella = "message-sergio-mattarella-2020-03";
    private const string MattarellaLine = "Message of sympathy and support to Italian President Sergio Mattarella regarding the COVID outbreak in Italy, March";
    private const string Geingob = "phone-call-hage-geingob-2020-04";
    private const string GeingobLine = "Phone call with President of Namibia Hage Geingob, April ,";
    private const string Union = "message-european-union-2020-03";
    private const string UnionLine = "Message of sympathy and support sent to President of the European Council Charles Michel and President of the European Commission Ursula von der Leyen, March ,";
    private const string Address = "https://records.example/note";

    private static readonly string[] Columns = ["target", "field", "printed", "value", "strength", "url", "note"];

    private readonly ContentCopy content = ContentCopy.Published();

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_supplied_date_refines_a_lost_day()
    {
        var before = Passage(Bolsonaro);
        Assert.Equal(("2020-03-XX", Basis.Printed, 1), (before.Date!.Edtf, before.Basis.Date!.Value, before.Version));
        Supply([Occasion(Bolsonaro), "date", BolsonaroLine, "2020-03-24", "press", Address, "in the morning"]);
        var plan = content.Publish()!;
        var after = Passage(Bolsonaro);
        Assert.Equal(EdtfDate.OfDay(new(2020, 3, 24)), after.Date);
        Assert.Equal(Basis.Supplied, after.Basis.Date);
        Assert.Equal([new Evidence(Field.Date, Strength.Press, "in the morning", Address)], DateEvidence(after));
        Assert.Equal((before.Id, 2, 2), (after.Id, after.Version, after.Revision));
        Assert.Equal("Phone call with Jair Bolsonaro, 24 March 2020", after.Occasion.Title);
        Assert.Equal(Bolsonaro, after.Occasion.Slug);
        var changed = Assert.Single(plan.Excerpts, e => e.Outcome.Outcome == Outcome.Changed);
        Assert.Equal((before.Id, Field.Date), (changed.Record.Id, Assert.Single(changed.Outcome.Fields!)));
        // The days in the printed line stay gaps: the date is supplied, not the print.
        Assert.Equal((before.Attribution, 2), (after.Attribution, after.Gaps.Count(g => g.Of == Field.Attribution)));
    }

    [Fact]
    public void Weak_evidence_makes_the_date_uncertain_and_keeps_its_day()
    {
        const string macron = "phone-call-emmanuel-macron-2020-01";
        Supply([Occasion(macron), "date", "Phone call with French President Emmanuel Macron, January ,", "2020-01-22?", "weak", "", "secondary pages only"]);
        content.Publish();
        var passage = Passage(macron);
        Assert.Equal(new EdtfDate("2020-01-22?", new(2020, 1, 22), new(2020, 1, 22)), passage.Date);
        Assert.Equal(Strength.Weak, Assert.Single(DateEvidence(passage)).Strength);
        Assert.Equal("Phone call with Emmanuel Macron, 22 January 2020, probably", passage.Occasion.Title);
    }

    [Fact]
    public void A_month_on_weak_evidence_is_no_day_and_leaves_a_printed_month()
    {
        Supply([Occasion(Mattarella), "date", MattarellaLine, "2020-03?", "weak", "", "secondary pages only"]);
        Assert.NotNull(content.Publish());
        Assert.Equal(EdtfDate.OfMonth(2020, 3), Passage(Mattarella).Date);
        Assert.Equal(Basis.Printed, Passage(Mattarella).Basis.Date);
    }

    [Fact]
    public void A_date_that_is_the_day_of_publication_is_taken()
    {
        Supply([Occasion(Geingob), "date", GeingobLine, "2020-04-22", "press", Address, ""]);
        content.Publish();
        Assert.Equal(EdtfDate.OfDay(new(2020, 4, 22)), Passage(Geingob).Date);
    }

    [Theory]
    [InlineData(Geingob, GeingobLine, "2020-04-23", "“2020-04-23” lies behind the day on which the source was published, 2020-04-22; nothing is reported before it was said.")]
    [InlineData(Geingob, GeingobLine, "2020-04-30", "“2020-04-30” lies behind the day on which the source was published, 2020-04-22; nothing is reported before it was said.")]
    [InlineData(Bolsonaro, BolsonaroLine, "2020-04-14", "“2020-04-14” contradicts what is printed (“2020-03-XX”); a supplied date lies within the printed one.")]
    [InlineData(Bolsonaro, BolsonaroLine, "2020", "“2020” contradicts what is printed (“2020-03-XX”); a supplied date lies within the printed one.")]
    [InlineData("letter-bill-gates-2020-02", "Letter of reply to Bill Gates, February ,", "2020-03-20", "“2020-03-20” contradicts what is printed (“2020-02-XX”); a supplied date lies within the printed one.")]
    [InlineData(Mattarella, MattarellaLine, "2020-03-15", "“2020-03-15” names a day, but “" + MattarellaLine + "” prints a month without one; supply no day here.")]
    [InlineData(Mattarella, MattarellaLine, "2019-03", "“2019-03” contradicts what is printed (“2020-03”); a supplied date lies within the printed one.")]
    public void A_date_that_contradicts_what_is_printed_is_refused(string occasion, string printed, string value, string sentence)
    {
        Supply([Occasion(occasion), "date", printed, value, "press", Address, ""]);
        Assert.Equal([$"{File}:2:1: error: {sentence}"], content.Refused());
    }

    [Fact]
    public void A_counterpart_whose_last_passage_is_given_to_another_keeps_its_page()
    {
        var passage = content.State().Excerpts.Single(e => e.Counterparts.Any(c => c.Id == "egypt"));
        Supply([passage.Id, "counterparts", passage.AttributionAsPrinted!, "france", "press", Address, ""]);
        content.Publish(warnings: $"{ContentCopy.Register}:0:0: warning: No passage is with Egypt (“egypt”) any more; 1 passage was published. Check whether the text lacks what it had, or an attribution is read otherwise.");
        using var store = new Speeches.Store.SpeechesStore(new Speeches.Store.DataFolder(content.Data).FilePath(content.Print()));
        var left = store.FindCounterpart("egypt")!;
        Assert.Equal((0, 0, 0), (left.Counterpart.Excerpts, left.Counterpart.Occasions, left.Occasions.Count));
        Assert.Equal([Field.Counterparts], content.State().Revisions[1].Outcomes.Single(o => o.Excerpt == passage.Id).Fields);
        // Who follows either of them is told.
        foreach (var counterpart in new[] { "egypt", "france" })
            Assert.Equal((passage.Id, 2), store.FindChangesOfCounterpart(counterpart)!.Changes[0] is { Revision: 2, Outcome.Excerpt: var told } ? (told.Id, told.Version) : default);
    }

    [Fact]
    public void A_day_on_which_the_occasion_of_the_passage_was_not_is_refused()
    {
        var passage = content.State().Excerpts.First(e => e.Occasion.Slug == "phone-call-vladimir-putin-2020-03");
        Supply([passage.Id, "date", passage.AttributionAsPrinted!, "2020-03-20", "press", Address, ""]);
        Assert.Equal(
            [$"{File}:2:1: error: “2020-03-20” cannot be the date of a passage whose occasion has the date “2020-03-19”; correct one of them, or move the passage to another occasion in occasions.csv."],
            content.Refused());
    }

    [Fact]
    public void A_day_other_than_the_one_that_a_passage_prints_is_refused()
    {
        Supply([Occasion("phone-call-vladimir-putin-2020-03"), "date", "Phone call with Russian President Vladimir Putin, March ,", "2020-03-20", "press", Address, ""]);
        Assert.Equal([$"{File}:2:1: error: “2020-03-20” contradicts what is printed (“2020-03-19”); a supplied date lies within the printed one."], content.Refused());
    }

    [Theory]
    [InlineData("value", "date", "2020-03-32", "press", Address, "", "“2020-03-32” is not a date; write it as 2020-03-19, 2020-03-XX, 2020-03 or 2020-03-19?, with a day that exists.")]
    [InlineData("value", "date", "", "press", Address, "", "No value is given; write it, or take the row out.")]
    [InlineData("field", "title", "A call", "press", Address, "", "“title” cannot be supplied; the fields are text, theme, counterparts, people, office, date, speakers.")]
    [InlineData("strength", "date", "2020-03-24", "certain", Address, "", "“certain” is not a strength of evidence; the words are official, press, source, weak.")]
    [InlineData("note", "date", "2020-03-24", "press", "", "", "No evidence is given; name an address or write a note.")]
    [InlineData("url", "date", "2020-03-24", "press", "records.example", "", "“records.example” is not a web address; write it whole, with https://.")]
    [InlineData(null, "theme", "V", "press", Address, "", "There is no theme “V”; collection.md has I, II, III, IV, and there is “unplaced”.")]
    [InlineData(null, "counterparts", "brazil|ruritania", "press", Address, "", "There is no counterpart “ruritania” in authorities/counterparts.csv; add it there, or correct the id.")]
    [InlineData(null, "people", "rudolf-rassendyll", "press", Address, "", "There is no person “rudolf-rassendyll” in authorities/people.csv; add the person there, or correct the id.")]
    [InlineData(null, "text", "17", "press", Address, "", "“" + BolsonaroLine + "” should stand once in the passage and hold one gap; quote the words around the gap as they are printed.")]
    public void A_row_that_cannot_be_used_is_refused(string? column, string field, string value, string strength, string url, string note, string sentence)
    {
        string[] row = [Passage(Bolsonaro).Id, field, BolsonaroLine, value, strength, url, note];
        Supply(row);
        var place = column is null ? 1 : Place(row, column);
        Assert.Equal($"{File}:2:{place}: error: {sentence}", Assert.Single(content.Refused(), d => d.Contains(": error: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_row_without_the_printed_line_is_refused()
    {
        string[] row = [Occasion(Bolsonaro), "date", "", "2020-03-24", "press", Address, ""];
        Supply(row);
        Assert.Equal([$"{File}:2:{Place(row, "printed")}: error: The printed line is missing; quote the attribution (of a passage that has none, its text), so that a changed source makes the row stale."], content.Refused());
    }

    [Fact]
    public void A_target_that_nothing_has_is_refused()
    {
        Supply(["zzzzzz", "date", BolsonaroLine, "2020-03-24", "press", Address, ""]);
        Assert.Equal([$"{File}:2:1: error: There is no occasion or excerpt “zzzzzz” in today’s reading; correct the id, or take the row out."], content.Refused());
    }

    [Fact]
    public void A_field_that_is_supplied_twice_is_refused()
    {
        var id = Occasion(Bolsonaro);
        string[] row = [id, "date", BolsonaroLine, "2020-03-24", "press", Address, ""];
        Supply(row, [id, "date", BolsonaroLine, "2020-03-25", "press", Address, ""]);
        Assert.Equal([$"{File}:3:{Place(row, "field")}: error: The field “date” of “{id}” is supplied in line 2 already; a target has one row a field."], content.Refused());
    }

    [Theory]
    [InlineData("theme", "IV")]
    [InlineData("office", "President of Brazil")]
    [InlineData("text", "17")]
    public void A_field_of_one_passage_is_not_supplied_for_an_occasion(string field, string value)
    {
        var id = Occasion(Bolsonaro);
        Supply([id, field, BolsonaroLine, value, "press", Address, ""]);
        Assert.Equal([$"{File}:2:1: error: “{id}” is an occasion, but the field “{field}” belongs to a single passage; name the excerpt."], content.Refused());
    }

    [Fact]
    public void An_office_is_supplied_for_one_person()
    {
        Supply([Passage(Union).Id, "office", UnionLine, "Presidents", "press", Address, ""]);
        Assert.Equal([$"{File}:2:1: error: The passage has 2 people; an office is supplied for one."], content.Refused());
    }

    [Fact]
    public void Every_field_can_be_overridden_and_is_shown_as_supplied()
    {
        var before = Passage(Bolsonaro);
        Supply(
            [before.Id, "theme", BolsonaroLine, "I", "official", Address, "one"],
            [before.Id, "counterparts", BolsonaroLine, "brazil | poland", "official", Address, "two"],
            [before.Id, "people", BolsonaroLine, "andrzej-duda", "official", Address, "three"],
            [before.Id, "office", BolsonaroLine, "President of Poland", "weak", Address, "four"],
            [before.Id, "speakers", BolsonaroLine, "xi-jinping | andrzej-duda", "press", Address, "five"]);
        content.Publish();
        var after = Passage(Bolsonaro);
        Assert.Equal(new ThemeReference("i", "I"), after.Theme);
        Assert.Equal(["brazil", "poland"], after.Counterparts.Select(c => c.Id));
        Assert.Equal([new("xi-jinping", "Xi Jinping"), new Speaker("andrzej-duda", "Andrzej Duda")], after.Speakers);
        Assert.Equal([new PersonInOffice("andrzej-duda", "Andrzej Duda", "President of Poland")], after.People);
        Assert.Equal(
            before.Basis with { Theme = Basis.Supplied, Speakers = Basis.Supplied, Counterparts = Basis.Supplied, People = Basis.Supplied, Office = Basis.Supplied },
            after.Basis);
        Assert.Equal(
            [
                new(Field.Speakers, Strength.Press, "five", Address),
                new(Field.Theme, Strength.Official, "one", Address), new(Field.Counterparts, Strength.Official, "two", Address), new(Field.People, Strength.Official, "three", Address),
                new(Field.Office, Strength.Weak, "four", Address), new Evidence(Field.Date, null, Rule.YearFromDateline, null),
            ],
            after.Evidence);
        Assert.Equal((before.Id, 2), (after.Id, after.Version));
        // A passage that moves stands in its new theme in the order of the text, and each theme is counted anew.
        foreach (var theme in content.State().Excerpts.GroupBy(e => (e.Source, e.Theme))) Assert.Equal(Enumerable.Range(1, theme.Count()), theme.Select(e => e.Position));
    }

    [Fact]
    public void A_passage_can_be_taken_out_of_its_theme()
    {
        Supply([Passage(Bolsonaro).Id, "theme", BolsonaroLine, "unplaced", "press", Address, ""]);
        content.Publish();
        Assert.Null(Passage(Bolsonaro).Theme);
        Assert.Equal(Basis.Supplied, Passage(Bolsonaro).Basis.Theme);
    }

    [Theory]
    [InlineData("in the morning", "stale: the source no longer prints “Phone call with President Bolsonaro, March 24”; in the morning")]
    [InlineData("", "stale: the source no longer prints “Phone call with President Bolsonaro, March 24”")]
    public void A_row_whose_printed_line_changed_is_stale_and_says_so(string note, string evidence)
    {
        Supply([Occasion(Bolsonaro), "date", "Phone call with President Bolsonaro, March 24", "2020-03-24", "press", Address, note]);
        var diagnostics = new Diagnostics();
        Assert.NotNull(new Publisher(content.Folder).Publish(ContentCopy.Collection, new(2026, 11, 21), diagnostics));
        Assert.Equal(
            [$"{File}:2:1: warning: The row is stale: the source does not print “Phone call with President Bolsonaro, March 24” for “{Occasion(Bolsonaro)}” any more. Check that “2020-03-24” still holds, and quote the line as it is printed now."],
            diagnostics.All.Select(d => d.ToString()));
        Assert.Equal([new Evidence(Field.Date, Strength.Press, evidence, Address)], DateEvidence(Passage(Bolsonaro)));
        Assert.Equal("2020-03-24", Passage(Bolsonaro).Date!.Edtf);
    }

    [Fact]
    public void A_date_of_an_occasion_leaves_what_a_passage_prints_and_reaches_those_that_print_none()
    {
        const string putin = "phone-call-vladimir-putin-2020-03";
        Supply([Occasion(putin), "date", "Phone call with Russian President Vladimir Putin, March ,", "2020-03-19", "source", "", "the digest says March 19"]);
        content.Publish();
        var passages = content.State().Excerpts.Where(e => e.Occasion.Slug == putin).ToList();
        var given = new Evidence(Field.Date, Strength.Source, "the digest says March 19", null);
        Assert.Equal(3, passages.Count);
        Assert.All(passages, p => Assert.Equal("2020-03-19", p.Date!.Edtf));
        Assert.Equal([Basis.Supplied, Basis.Printed, Basis.Inferred], passages.Select(p => p.Basis.Date!.Value));
        Assert.Equal([given], DateEvidence(passages[0]));
        Assert.Equal([new Evidence(Field.Date, null, Rule.YearFromDateline, null)], DateEvidence(passages[1]));
        Assert.Null(passages[2].AttributionAsPrinted);
        Assert.Equal([new Evidence(Field.Date, null, Rule.DateOfOccasion, null), given], DateEvidence(passages[2]));
    }

    [Fact]
    public void A_number_fills_its_gap_and_another_gap_stays()
    {
        var before = Passage("phone-call-andrzej-duda-2020-03");
        Assert.Contains("counterparts from ▯ Central and Eastern European countries", before.Text, StringComparison.Ordinal);
        Supply([before.Id, "text", "from  Central and Eastern European countries including Poland", "17", "official", Address, ""]);
        content.Publish();
        var after = Passage("phone-call-andrzej-duda-2020-03");
        Assert.Equal(before.Text.Replace("▯", "17", StringComparison.Ordinal), after.Text);
        Assert.DoesNotContain(after.Gaps, g => g.Of == Field.Text);
        Assert.Equal(new("from  Central", "from 17 Central", "supplied: a number was stripped; the evidence says which"),
            after.Emendations.Where(e => e.Reading.Contains("17", StringComparison.Ordinal)).Select(e => (e.AsPrinted, e.Reading, e.Reason)).Single());
        Assert.Contains(new Evidence(Field.Text, Strength.Official, null, Address), after.Evidence);
        var other = Assert.Single(content.State().Excerpts, e => e.Text.Contains("and more than ▯ countries", StringComparison.Ordinal));
        var gap = Assert.Single(other.Gaps, g => g.Of == Field.Text);
        Assert.Equal(("▯", 1), (other.Text[gap.Start..gap.End], other.Version));
    }

    private static IEnumerable<Evidence> DateEvidence(Excerpt passage) => passage.Evidence.Where(e => e.Field == Field.Date);

    /// <summary>The column, from 1, at which a field starts on the row's line.</summary>
    private static int Place(string[] row, string column)
    {
        var before = row[..Array.IndexOf(Columns, column)];
        return CsvTable.Write(before, []).TrimEnd('\n').Length + 2;
    }

    private void Supply(params string[][] rows) => content.Write(File, CsvTable.Write(Columns, rows));

    private string Occasion(string slug) => content.State().Occasions.Single(o => o.Slug == slug).Id;

    /// <summary>The first passage of an occasion.</summary>
    private Excerpt Passage(string occasion) => content.State().Excerpts.First(e => e.Occasion.Slug == occasion);
}
