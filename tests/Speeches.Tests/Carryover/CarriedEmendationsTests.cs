using Speeches.Carryover;
using Speeches.Content;
using Speeches.Import;
using Speeches.Parsing;
using Xunit;

namespace Speeches.Tests.Carryover;

/// <summary>What a new witness does to the emendations of the old one.</summary>
public sealed class CarriedEmendationsTests : IDisposable
{
    private const string OldFile = "0001/emendations.csv";
    private const string NewFile = "0002/emendations.csv";

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_witness_that_has_everything_retires_every_emendation_and_quotes_what_it_prints()
    {
        var outcomes = Carry(Restored());
        Assert.Equal(33, outcomes.Count);
        Assert.All(outcomes, o => Assert.Equal((Carrying.Retired, 0), (o.Carrying, o.Rows.Count)));
        Assert.All(outcomes.SelectMany(o => o.Places), p => Assert.Equal(PlaceState.Restored, p.State));
        Assert.Equal("The new witness prints “António” itself at all 2 places.", Of(outcomes, "Antnio").Sentence);
        Assert.Equal("The new witness prints “from 17 Central” itself.", Of(outcomes, "from  Central").Sentence);
        Assert.Equal("The new witness prints “February 23, 2020,” itself.", Of(outcomes, "February , ,").Sentence);
        Assert.Equal("The new witness prints “Outbreak,” at” itself.", Of(outcomes, "Outbreak,at").Sentence);
    }

    [Fact]
    public void The_same_text_again_carries_every_row_as_it_is()
    {
        var text = RestoredCompilation.Read(content.Folder).Sources[0].Reading.Text;
        var outcomes = Carry(text);
        Assert.All(outcomes, o => Assert.Equal(Carrying.Carried, o.Carrying));
        Assert.Equal(outcomes.Select(o => o.Entry with { File = NewFile }), outcomes.Select(o => Assert.Single(o.Rows)));
    }

    [Fact]
    public void A_witness_with_straight_apostrophes_has_them_all_the_same() =>
        Assert.All(Carry(Restored().Replace('’', '\'')), o => Assert.Equal(Carrying.Retired, o.Carrying));

    [Fact]
    public void A_rule_whose_words_are_part_of_its_reading_holds_on_only_where_it_is_needed()
    {
        var text = Restored();
        var (first, second) = (text.IndexOf("COVID-19 outbreak", StringComparison.Ordinal), text.LastIndexOf("COVID-19", StringComparison.Ordinal));
        text = text.Remove(second + 5, 3).Remove(first + 5, 3);
        var outcome = Of(Carry(text), "COVID");
        Assert.Equal(Carrying.Carried, outcome.Carrying);
        Assert.Equal(2, outcome.Rows.Count);
        Assert.Equal([2, 3], outcome.Rows.Select(r => r.Line));
        Assert.All(outcome.Rows, r => Assert.NotNull(r.Context));
        Assert.StartsWith($"“COVID” still stands at 2 of {outcome.Places.Count} places and is read “COVID-19”. The new witness prints “COVID-19” itself at {outcome.Places.Count - 2} of {outcome.Places.Count} places.", outcome.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("It becomes 2 rows with a context, because as a rule it would hold where it must not.", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_context_whose_neighbours_were_restored_quotes_the_new_words()
    {
        var outcome = Of(Carry(Restored().Replace("from 17 Central", "from  Central", StringComparison.Ordinal).Replace("with their counterparts from", "with their counter-parts from", StringComparison.Ordinal)), "from  Central");
        var row = Assert.Single(outcome.Rows);
        Assert.Equal((Carrying.Carried, "from  Central", "counter-parts from  Central and"), (outcome.Carrying, row.AsPrinted, row.Context));
        Assert.Equal("“from  Central” still stands and is read “from ▯ Central”. Its context is now “counter-parts from  Central and”.", outcome.Sentence);
    }

    [Fact]
    public void A_place_that_was_changed_is_a_conflict_that_shows_both()
    {
        var text = Restored();
        var at = text.IndexOf("China’s", StringComparison.Ordinal);
        text = text.Remove(at, 7).Insert(at, "the nation’s");
        var outcomes = Carry(text);
        var outcome = Of(outcomes, "Chinas");
        Assert.Equal(Carrying.Conflict, outcome.Carrying);
        Assert.Single(outcomes, o => o.Carrying == Carrying.Conflict);
        Assert.Contains("The old witness prints “Chinas” (", outcome.Sentence, StringComparison.Ordinal);
        Assert.Contains($"), read “China’s”; the new one has “the nation’s” there ({ContentCopy.Collection}/sources/unity-and-cooperation/0002/{RestoredCompilation.File}:3:", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_themes_passages_in_another_order_change_nothing()
    {
        var old = RestoredCompilation.Read(content.Folder).Sources[0].Reading;
        var passages = old.Passages.Where(p => p.Theme == "II").ToList();
        var (start, end) = (passages[0].Range.Start, passages[^1].Attribution!.Range.End);
        var turned = string.Join("  ", passages.AsEnumerable().Reverse().Select(p => old.Text[p.Range.Start..p.Attribution!.Range.End]));
        var text = $"{old.Text[..start]}{turned}{old.Text[end..]}";
        var outcomes = Carry(text, p => p.Theme == "II" ? 10 + passages.Count - 1 - passages.IndexOf(p) : old.Passages.ToList().IndexOf(p));
        Assert.All(outcomes, o => Assert.Equal(Carrying.Carried, o.Carrying));
    }

    [Fact]
    public void Other_words_all_around_a_place_do_not_hide_what_stands_there()
    {
        var read = Later(Restored());
        var words = new System.Text.StringBuilder(read.Text);
        foreach (var passage in read.Passages.Reverse())
        {
            var found = System.Text.RegularExpressions.Regex.Matches(passage.Range.In(read.Text), "(?<![^ ])[a-z]{4,}(?![^ ])").Where((_, index) => index % 3 == 0).Reverse();
            foreach (var word in found) words.Remove(passage.Range.Start + word.Index, word.Length).Insert(passage.Range.Start + word.Index, new string('x', word.Length));
        }
        Assert.True(words.ToString().Split("xxxx").Length > 500);
        Assert.All(Carry(words.ToString()), o => Assert.All(o.Places, p => Assert.Equal(PlaceState.Restored, p.State)));
    }

    [Fact]
    public void The_emendations_of_a_passage_that_is_gone_are_retired()
    {
        var text = Restored();
        var old = RestoredCompilation.Read(content.Folder).Sources[0].Reading;
        var place = old.Passages.ToList().FindIndex(p => p.Range.In(old.Text).Contains("who ones true friends are", StringComparison.Ordinal));
        var outcome = Of(Carry(text, p => old.Passages.ToList().IndexOf(p) is var i && i == place ? null : i), "ones");
        Assert.Equal((Carrying.Retired, PlaceState.Gone), (outcome.Carrying, Assert.Single(outcome.Places).State));
        Assert.Equal("The words it corrects, “ones”, are not in the new witness.", outcome.Sentence);
    }

    [Theory]
    // A number with a space, a reading of its own, a plural where one was read, a word put in between.
    [InlineData("the G Summit met", "the G 20 Summit met", "G", "G20", Carrying.Conflict)]
    [InlineData("the G Summit met", "the G20 Summit met", "G", "G20", Carrying.Retired)]
    [InlineData("the G Summit met", "the G Summit then met", "G", "G20", Carrying.Carried)]
    [InlineData("our peoples spirit", "our peoples’ spirit", "peoples", "people’s", Carrying.Conflict)]
    [InlineData("our peoples spirit", "our people's spirit", "peoples", "people’s", Carrying.Retired)]
    [InlineData("our SinoSylvanian bond", "our Sino‑Sylvanian bond", "SinoSylvanian", "Sino-Sylvanian", Carrying.Retired)]
    [InlineData("the LeadersSummit met", "the Leaders’\u00a0Summit met", "LeadersSummit", "Leaders’ Summit", Carrying.Retired)]
    [InlineData("our peoples spirit", "our peoples own spirit", "peoples", "people’s", Carrying.Carried)]
    [InlineData("the work on RD goes on", "the work on R & D goes on", "RD", "R&D", Carrying.Conflict)]
    [InlineData("the Bill  Flavia Fund", "the Bill Flavia Fund", "Bill  Flavia", "Bill & Flavia", Carrying.Carried)]
    [InlineData("more than  countries", "more than eighty countries", "than  countries", "than ▯ countries", Carrying.Retired)]
    [InlineData("more than  countries", "more countries", "than  countries", "than ▯ countries", Carrying.Conflict)]
    [InlineData("It flows. The rivers mouth is wide. It ends.", "It flows. It ends.", "rivers", "river’s", Carrying.Retired)]
    public void What_stands_at_the_place_decides(string then, string now, string asPrinted, string reading, Carrying expected)
    {
        var outcome = Assert.Single(Carry(then, now, new EmendationEntry(OldFile, 2, asPrinted, reading, null, "letter", "lost")));
        Assert.Equal(expected, outcome.Carrying);
        var diagnostics = new Diagnostics();
        Emender.Find(now, outcome.Rows, Whole(now), diagnostics);
        Assert.Empty(diagnostics.All);
    }

    [Fact]
    public void A_rule_says_where_it_holds_newly()
    {
        var outcome = Assert.Single(Carry("The rivers mouth.", "The rivers mouth. Another rivers mouth.", new EmendationEntry(OldFile, 2, "rivers", "river’s", null, "apostrophe", "stripped")));
        Assert.Equal("“rivers” still stands and is read “river’s”. It holds at 1 place more, where the old witness has other words.", outcome.Sentence);
        Assert.Equal(new EmendationEntry(NewFile, 2, "rivers", "river’s", null, "apostrophe", "stripped"), Assert.Single(outcome.Rows));
    }

    [Fact]
    public void What_would_be_an_error_in_the_new_witness_is_in_conflict_and_not_carried()
    {
        const string then = "The old rivers. A rivers bank.";
        var outcomes = Carry(then, $"{then} The old rivers bank.",
            new EmendationEntry(OldFile, 2, "old rivers", "old river’s", null, "apostrophe", "stripped"), new EmendationEntry(OldFile, 3, "rivers bank", "river’s bank", null, "apostrophe", "stripped"));
        Assert.Equal([(Carrying.Carried, 1), (Carrying.Conflict, 0)], outcomes.Select(o => (o.Carrying, o.Rows.Count)));
        Assert.EndsWith(" In the new witness it cannot stand: The emendation of “rivers bank” overlaps that of “old rivers” in line 2; write one for both, or give each its own words.", outcomes[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_of_a_split_passage_is_looked_for_in_the_part_it_went_to()
    {
        const string then = "A river has two banks. Who holds the rivers spring holds nothing.";
        const string now = "Who holds the river’s spring holds nothing. A note on rivers. A river has two banks.";
        var cut = now.IndexOf(" A note", StringComparison.Ordinal);
        var outcome = Assert.Single(CarriedEmendations.Carry([new(OldFile, 2, "rivers", "river’s", null, "apostrophe", "stripped")], new("then.txt", Read(then)), new("now.txt", Read(now)),
            [new(new(0, then.Length), new(cut + 1, now.Length)), new(new(0, then.Length), new(0, cut))], NewFile));
        Assert.Equal((Carrying.Retired, "The new witness prints “river’s” itself."), (outcome.Carrying, outcome.Sentence));
    }

    [Fact]
    public void A_row_that_found_no_place_before_is_not_retired_in_silence()
    {
        var outcome = Assert.Single(Carry("A river.", "A river.", new EmendationEntry(OldFile, 2, "banks", "bank’s", null, "apostrophe", "stripped")));
        Assert.Equal((Carrying.Conflict, "“banks” finds no place in the old witness; correct the row there, or take it out."), (outcome.Carrying, outcome.Sentence));
    }

    [Theory]
    [InlineData("rivers ")]
    [InlineData("& ")]
    [InlineData("a rivers bank ")]
    public void The_emendations_of_a_long_passage_are_carried_to_a_foreign_text_that_is_longer(string other)
    {
        var then = string.Concat(Enumerable.Range(0, 60_000).Select(n => n % 3 == 0 ? "rivers " : $"w{n} "));
        var now = string.Concat(Enumerable.Repeat(other, 300_000));
        var outcome = Assert.Single(Hang.Guard(() => Carry(then, now, new EmendationEntry(OldFile, 2, "rivers", "river’s", null, "apostrophe", "stripped"))));
        Assert.Equal((Carrying.Conflict, 20_000), (outcome.Carrying, outcome.Places.Count));
        Assert.All(outcome.Places, p => Assert.Equal(PlaceState.Changed, p.State));
    }

    [Fact]
    public void A_rule_that_would_become_too_many_rows_is_left_to_the_editor()
    {
        const int Many = 300;
        var then = string.Concat(Enumerable.Range(0, Many).Select(n => $"w{n} rivers v{n}. "));
        var outcome = Assert.Single(Carry(then, $"{then}In three rivers’ mouths.", new EmendationEntry(OldFile, 2, "rivers", "rivers’", null, "apostrophe", "stripped")));
        Assert.Equal((Carrying.Conflict, CarriedEmendations.MostContexts), (outcome.Carrying, outcome.Rows.Count));
        Assert.Contains("it stands at too many places to name each: 200 places are left to you.", outcome.Sentence, StringComparison.Ordinal);
    }

    private string Restored() => RestoredCompilation.Text(RestoredCompilation.Read(content.Folder), content.State().Excerpts.Where(e => e.Source == "unity-and-cooperation").ToList());

    private Reading Later(string text)
    {
        using var later = content.Again();
        RestoredCompilation.Receive(later, text);
        return RestoredCompilation.Read(later.Folder).Sources[0].Reading;
    }

    /// <summary>Carries the emendations of the compilation to another text of it.</summary>
    private IReadOnlyList<EmendationOutcome> Carry(string text, Func<Passage, int?>? place = null)
    {
        var then = RestoredCompilation.Read(content.Folder).Sources[0];
        using var later = content.Again();
        RestoredCompilation.Receive(later, text);
        var stripped = !text.Contains("COVID-19", StringComparison.Ordinal);
        if (stripped) later.Write($"{RestoredCompilation.Source}/0002/witness.md", content.Text($"{RestoredCompilation.Source}/0001/witness.md"));
        var diagnostics = new Diagnostics();
        var now = CollectionReading.Read(later.Folder, ContentCopy.Collection, Authorities.Read(later.Folder, diagnostics), diagnostics)!.Sources[0];
        var places = then.Reading.Passages.ToList();
        var passages = places.Select(p => (p, (place ?? (q => places.IndexOf(q)))(p))).Where(p => p.Item2 is not null).Select(p => (p.p, now.Reading.Passages[p.Item2!.Value]));
        var entries = EmendationsFile.Read(content.Folder, $"{RestoredCompilation.Source}/0001/emendations.csv", diagnostics);
        var outcomes = CarriedEmendations.Carry(entries, new(then.TextFile, then.Reading), new(now.TextFile, now.Reading), AlignedStretch.Of(then.Reading, now.Reading, passages), NewFile);
        Assert.Equal(entries, outcomes.Select(o => o.Entry));
        var errors = new Diagnostics();
        Emender.Find(now.Reading.Text, outcomes.SelectMany(o => o.Rows).ToList(), now.Reading.Spans, errors);
        Assert.Empty(errors.All);
        return outcomes;
    }

    private static IReadOnlyList<EmendationOutcome> Carry(string then, string now, params EmendationEntry[] entries) => CarriedEmendations.Carry(
        entries, new("then.txt", Read(then)), new("now.txt", Read(now)), [new(new(0, then.Length), new(0, now.Length))], NewFile);

    private static Reading Read(string text) => new(text, Whole(text), [], [], null, []);

    private static Span[] Whole(string text) => [new(SpanKind.Excerpt, 0, text.Length)];

    private static EmendationOutcome Of(IEnumerable<EmendationOutcome> outcomes, string asPrinted) => outcomes.Single(o => o.Entry.AsPrinted == asPrinted);
}
