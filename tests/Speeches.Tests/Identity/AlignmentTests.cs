using System.Globalization;
using Speeches.Identity;
using Xunit;

namespace Speeches.Tests.Identity;

public class AlignmentTests
{
    private const string Rivers = "The rivers of Ruritania belong to all who drink of them, and the dams that were built in my father's time will be opened every spring, as the millers have asked.";
    private const string Harvests = "This year's harvest was the poorest since the frost of our grandfathers; the barns of the crown stand open to every village, and nobody shall pay for bread before Easter.";
    private const string Bridges = "Engineers from Graustark and ours have measured the gorge together, and next summer a bridge of stone will carry carts where only goats have crossed.";

    [Fact]
    public void Many_passages_in_another_order_find_their_ids_without_searching_all_the_others()
    {
        const int Count = 100_000;
        var then = Enumerable.Range(0, Count).Select(i => i.ToString("000000", CultureInfo.InvariantCulture)).Select(name => Passage(name)).ToList();
        var now = then.Skip(1).Reverse().ToList();
        var result = AlignMany(then, now);
        Assert.Equal(Enumerable.Range(1, Count - 1).Reverse(), result.Now.Select(n => n.Keeps!.Value));
    }

    [Fact]
    public void Ten_thousand_identical_texts_keep_their_ids_by_attribution_and_the_rest_by_order()
    {
        var then = Enumerable.Range(0, 10_000).Select(i => Passage(Rivers, i % 2 == 0 ? $"Letter to village {(char)('a' + i / 2 % 26)}{i}" : null)).ToList();
        var now = then.AsEnumerable().Reverse().ToList();
        var result = AlignMany(then, now);
        Assert.Empty(result.Questions);
        Assert.All(result.Now.Select((n, at) => (n.Keeps, at)), p => Assert.Equal(then[p.Keeps!.Value].Attribution, now[p.at].Attribution));
        var unnamed = result.Now.Where((_, at) => now[at].Attribution is null).Select(n => n.Keeps!.Value).ToList();
        Assert.Equal(unnamed.Order(), unnamed);
    }

    [Fact]
    public void A_corpus_of_nothing_but_formulas_with_every_text_changed_is_aligned_in_time_and_nobody_gets_anothers_id()
    {
        var then = Enumerable.Range(0, 10_000).Select(i => Passage(Formula(i), $"Letter number {Name(i)}")).ToList();
        var now = Enumerable.Range(0, 10_000).Select(i => Passage(Formula(i) + " Long live the crown.", $"Letter number {Name(i)}")).ToList();
        var result = AlignMany(then, now);
        Assert.All(result.Now.Select((n, at) => (n.Keeps, at)), p => Assert.True(p.Keeps is null || p.Keeps == p.at));
        Assert.All(result.Questions, q => Assert.Contains(q.Proposals, p => p.Then == q.Now));
    }

    [Fact]
    public void Two_thousand_passages_that_were_all_edited_and_reversed_keep_their_ids()
    {
        var random = new Random(1);
        var words = Enumerable.Range(0, 20_000).Select(Name).ToArray();
        // Words as rare and as frequent as in a language.
        string Word() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 4))];
        var then = Enumerable.Range(0, 2_000).Select(_ => Enumerable.Range(0, 100).Select(_ => Word()).ToArray()).ToList();
        var now = then.Select(text => text.Select(w => random.Next(10) == 0 ? Word() : w).ToArray()).Reverse().ToList();
        var result = AlignMany(then.Select(t => Passage(string.Join(' ', t))).ToList(), now.Select(t => Passage(string.Join(' ', t))).ToList());
        Assert.Equal(Enumerable.Range(0, 2_000).Reverse(), result.Now.Select(n => n.Keeps!.Value));
    }

    [Fact]
    public void Two_identical_texts_with_other_attributions_are_told_apart_by_them_wherever_they_stand()
    {
        var then = new[] { Passage(Rivers, "Letter to King Leopold"), Passage(Rivers, "Letter to President Lindqvist") };
        Assert.Equal([1, 0], Keeps(then, then.Reverse()));
        var restored = new[] { Passage(Rivers.ToUpperInvariant(), "Letter to President Lindqvist, 1907"), Passage(Rivers.ToUpperInvariant(), "Letter to King Leopold, 1907") };
        Assert.Equal([1, 0], Keeps(then, restored));
    }

    [Fact]
    public void Two_identical_passages_are_told_apart_by_their_theme_and_then_by_their_order()
    {
        var then = new[] { Passage(Rivers) with { Theme = "I" }, Passage(Rivers) with { Theme = "II" }, Passage(Rivers) with { Theme = "II" } };
        Assert.Equal([1, 2, 0], Keeps(then, [then[1], then[2], then[0]]));
        // Also where they are printed otherwise.
        var capitals = then.Select(p => Passage(Rivers.ToUpperInvariant()) with { Theme = p.Theme }).ToArray();
        Assert.Equal([1, 2, 0], Keeps(then, [capitals[1], capitals[2], capitals[0]]));
    }

    [Fact]
    public void Texts_that_differ_in_their_numbers_alone_are_not_told_apart_by_their_order()
    {
        var then = new[] { Passage("In 1905 the crown gave 300 carts of grain."), Passage("In 1907 the crown gave 450 carts of grain."), Passage(Bridges) };
        var now = new[] { Passage("In 1907 the Crown gave 450 carts of grain."), Passage("In 1905 the Crown gave 300 carts of grain."), Passage(Bridges) };
        var result = Alignment.Align(then, now, []);
        Assert.All(result.Now.Take(2).Select((n, at) => (n.Keeps, at)), p => Assert.True(p.Keeps is null || p.Keeps == 1 - p.at));
        Assert.All(result.Questions, q => Assert.Equal(1 - q.Now, q.Proposals[0].Then));
    }

    [Fact]
    public void Texts_in_scripts_without_capitals_spaces_or_latin_letters_are_aligned_too()
    {
        var then = new[] { Passage("人类是一个命运共同体，战胜疫情需要团结合作。"), Passage("中国愿同各国一道，共同维护全球公共卫生安全。"), Passage("Реки Руритании принадлежат всем, кто из них пьёт.") };
        var now = new[] { Passage("Реки Руритании принадлежат всем, кто из них пил."), Passage("中国愿意同各国一道，共同维护全球的公共卫生安全。"), Passage("人类是命运共同体，战胜疫情需要团结和合作。") };
        Assert.Equal([2, 1, 0], Keeps(then, now));
    }

    [Fact]
    public void Nothing_against_something_and_texts_without_a_word_have_no_ids_to_keep()
    {
        Assert.Equal([null], Keeps([], [Passage(Rivers)]));
        Assert.Empty(Keeps([Passage(Rivers)], []));
        Assert.Equal([null, 1], Keeps([Passage("—"), Passage("") with { AsPrinted = "?" }], [Passage("…"), Passage("") with { AsPrinted = "?" }]));
        Assert.Equal([null], Keeps([Passage(Rivers)], [Passage(Harvests)]));
    }

    [Fact]
    public void An_answer_of_the_editor_is_obeyed_even_against_the_words()
    {
        var then = new[] { Passage(Rivers), Passage(Harvests), Passage(Bridges) };
        var same = Alignment.Align(then, then, [new(AlignmentAnswer.Same, 0, 2)]);
        Assert.Equal([null, 1, 0], same.Now.Select(n => n.Keeps));
        Assert.Equal(AlignmentGround.Decided, same.Now[2].Ground);

        var fresh = Alignment.Align(then, then, [new(AlignmentAnswer.New, null, 1)]);
        Assert.Equal(new AlignedNow(null, null, AlignmentGround.Decided, 0), fresh.Now[1]);
        Assert.Equal([0, null, 2], fresh.Now.Select(n => n.Keeps));

        Assert.Equal([0, null, 2], Alignment.Align(then, then, [new(AlignmentAnswer.Withdrawn, 1, null)]).Now.Select(n => n.Keeps));
        Assert.Equal([0, 1, 2], Alignment.Align(then, then, [new(AlignmentAnswer.Same, 0, 0)]).Now.Select(n => n.Keeps));
    }

    [Fact]
    public void A_part_of_which_an_editor_said_so_keeps_no_id_and_leaves_it_to_the_other_part()
    {
        var then = new[] { Passage($"{Rivers} {Harvests}", "Letter") };
        var now = new[] { Passage(Rivers, "Letter"), Passage(Harvests, "Letter") };
        var result = Alignment.Align(then, now, [new(AlignmentAnswer.Split, 0, 1)]);
        Assert.Equal([0, null], result.Now.Select(n => n.Keeps));
        Assert.Equal([null, 0], result.Now.Select(n => n.SplitFrom));
        Assert.Equal(AlignmentGround.Decided, result.Now[1].Ground);
    }

    [Fact]
    public void A_part_of_which_an_editor_said_that_it_is_the_passage_keeps_the_id_though_the_other_is_longer()
    {
        Assert.True(Rivers.Length < Harvests.Length);
        var result = Alignment.Align([Passage($"{Rivers} {Harvests}")], [Passage(Rivers), Passage(Harvests)], [new(AlignmentAnswer.Same, 0, 0)]);
        Assert.Equal([0, null], result.Now.Select(n => n.Keeps));
        Assert.Equal([null, 0], result.Now.Select(n => n.SplitFrom));
    }

    [Fact]
    public void A_passage_of_which_an_editor_said_that_it_was_joined_gives_its_id_to_none()
    {
        var then = new[] { Passage(Rivers), Passage(Harvests) };
        var result = Alignment.Align(then, [Passage($"{Rivers} {Harvests}")], [new(AlignmentAnswer.Joined, 1, 0)]);
        Assert.Equal(0, result.Now[0].Keeps);
        Assert.Equal([null, 0], result.JoinedInto);
        Assert.Equal(1, Alignment.Align(then, [Passage($"{Rivers} {Harvests}")], []).Now[0].Keeps);
    }

    [Fact]
    public void An_answer_that_names_nothing_is_refused()
    {
        Assert.Contains("Same", Assert.Throws<ArgumentException>(() => Alignment.Align([Passage(Rivers)], [Passage(Rivers)], [new(AlignmentAnswer.Same, 0, null)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_equal_parts_the_first_keeps_the_id()
    {
        const string One = "The barns of Ruritania are full of new rye.", Other = "The ferry to Sylvania is often late in fog.";
        Assert.Equal(One.Length, Other.Length);
        var result = Alignment.Align([Passage($"{One} {Other}")], [Passage(One), Passage(Other)], []);
        Assert.Equal([0, null], result.Now.Select(n => n.Keeps));
        Assert.Equal(0, result.Now[1].SplitFrom);
        var joined = Alignment.Align([Passage(One), Passage(Other)], [Passage($"{One} {Other}")], []);
        Assert.Equal([0], joined.Now.Select(n => n.Keeps));
        Assert.Equal([null, 0], joined.JoinedInto);
    }

    [Fact]
    public void A_passage_to_which_a_paragraph_is_added_keeps_its_id_and_is_not_a_join()
    {
        var result = Alignment.Align([Passage(Rivers), Passage(Bridges)], [Passage($"{Rivers} {Harvests}"), Passage(Bridges)], []);
        Assert.Equal([0, 1], result.Now.Select(n => n.Keeps));
        Assert.Equal([null, null], result.JoinedInto);
    }

    [Fact]
    public void What_is_neither_certain_nor_hopeless_is_asked_with_the_nearest_proposed_first()
    {
        var then = new[] { Passage(Rivers), Passage(Harvests), Passage(Bridges) };
        var now = new[] { Passage(Bridges), Passage("The rivers of Ruritania belong to the crown, and the dams are its own; nothing in this province was ever decided by millers or by those who drink."), Passage(Harvests) };
        var result = Alignment.Align(then, now, []);
        var question = Assert.Single(result.Questions);
        Assert.Equal(1, question.Now);
        Assert.Equal(new AlignedNow(null, null, AlignmentGround.None, 0), result.Now[1]);
        var proposal = Assert.Single(question.Proposals);
        Assert.Equal((0, AlignmentAnswer.Same), (proposal.Then, proposal.Answer));
        Assert.InRange(proposal.Score, 0.2, 0.5);
    }

    [Fact]
    public void A_passage_that_is_hardly_nearer_to_one_than_to_another_is_asked_about()
    {
        const string Common = "The millers of the lower valley came to the gate at noon and asked that the water be shared among all who grind for bread before winter";
        var then = new[] { Passage($"{Common}, oxen and barley too."), Passage($"{Common}, geese and honey too.") };
        var result = Alignment.Align(then, [Passage($"{Common}, oxen and honey alike, too.")], []);
        Assert.Null(Assert.Single(result.Now).Keeps);
        var question = Assert.Single(result.Questions);
        Assert.Equal(2, question.Proposals.Count);
        // It is not asked because it is far from both: each alone would be certain.
        Assert.All(question.Proposals, p => Assert.InRange(p.Score, 0.5, 1));
        Assert.InRange(question.Proposals[0].Score - question.Proposals[1].Score, 0, 0.1);
    }

    [Fact]
    public void Of_two_parts_that_are_asked_about_the_longer_may_be_the_passage_and_the_other_a_part_of_it()
    {
        const string more = "The winter was long, and wolves came down to the walls of Strelsau; whoever had wood gave of it, and whoever "
            + "had none was ashamed to ask, so that three old men froze in a house full of furniture.";
        var (whole, longer, shorter) = (Passage($"{more} {Rivers} {Harvests} {Bridges}"), Passage(Rivers), Passage(Bridges));
        Assert.True(Rivers.Length > Bridges.Length);
        Assert.Equal([(0, 0, AlignmentAnswer.Split), (1, 0, AlignmentAnswer.Same)], Proposed([whole], [shorter, longer]));
        Assert.Equal([(0, 0, AlignmentAnswer.Same), (0, 1, AlignmentAnswer.Joined)], Proposed([longer, shorter], [whole]));
        // Where there is no other part, the rest is gone, or new.
        Assert.Equal([(0, 0, AlignmentAnswer.Same)], Proposed([whole], [longer, Passage("We sow for our neighbours too.")]));
        Assert.Equal([(0, 0, AlignmentAnswer.Same)], Proposed([longer, Passage("We sow for our neighbours too.")], [whole]));

        static IEnumerable<(int Now, int Then, AlignmentAnswer Answer)> Proposed(AlignedPassage[] then, AlignedPassage[] now) =>
            Alignment.Align(then, now, []).Questions.SelectMany(q => q.Proposals.Select(p => (q.Now, p.Then, p.Answer)));
    }

    /// <summary>Of two passages with half of their words in common.</summary>
    [Theory]
    [InlineData("nothing", false)]
    [InlineData("the same attribution", true)]
    [InlineData("an attribution that many have", false)]
    [InlineData("another attribution", false)]
    [InlineData("the same attribution and another kind", false)]
    [InlineData("the same attribution and a later date", false)]
    [InlineData("the same attribution and an earlier date", false)]
    [InlineData("the same attribution and a date within the other", true)]
    [InlineData("the same parties", true)]
    [InlineData("one party of two", false)]
    [InlineData("other parties", false)]
    public void What_the_words_leave_open_is_certain_where_an_attribution_or_parties_that_few_have_agree(string known, bool isCertain)
    {
        const string half = "The rivers of Ruritania belong to all who drink of them, and the dams stay shut; "
            + "nobody has asked the fishermen, their wives or the council of the upper valley about it.";
        var result = AlignKnown(half, known);
        Assert.Equal(isCertain ? 0 : null, result.Now[2].Keeps);
        // It is the bar that differs: the words are not enough alone, and not hopeless.
        var score = isCertain ? result.Now[2].Score : Assert.Single(result.Questions).Proposals.Single(p => p.Then == 0).Score;
        Assert.InRange(score, 0.43, 0.52);
    }

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("the same attribution and another kind", true)]
    [InlineData("one party of two", true)]
    [InlineData("other parties", false)]
    [InlineData("another attribution", false)]
    public void What_the_words_make_certain_is_asked_where_attribution_or_parties_speak_against_it(string known, bool isCertain)
    {
        const string most = "The rivers of Ruritania belong to all who drink of them, and the dams that were built in those years "
            + "stay shut; nobody asks the fishermen or their wives about it.";
        var result = AlignKnown(most, known);
        Assert.Equal(isCertain ? 0 : null, result.Now[2].Keeps);
        var score = isCertain ? result.Now[2].Score : Assert.Single(result.Questions).Proposals.Single(p => p.Then == 0).Score;
        Assert.InRange(score, 0.55, 0.62);
    }

    [Fact]
    public void Two_identical_passages_without_attributions_are_told_apart_by_their_parties()
    {
        var then = new[] { Passage(Rivers) with { Parties = ["graustark"] }, Passage(Rivers) with { Parties = ["sylvania", "fenwick"] } };
        Assert.Equal([1, 0], Keeps(then, [then[1] with { Parties = ["fenwick", "sylvania"] }, then[0]]));
    }

    [Fact]
    public void Two_identical_passages_with_one_attribution_are_told_apart_by_their_theme()
    {
        var then = new[] { Passage(Rivers, "Letter") with { Theme = "I" }, Passage(Rivers, "Letter") with { Theme = "II" } };
        Assert.Equal([1, 0], Keeps(then, then.Reverse()));
    }

    [Fact]
    public void A_part_that_has_less_of_its_own_than_of_another_part_was_not_split_from_the_whole()
    {
        var (own, doubled) = (Passage($"{Harvests} {Bridges}"), Passage($"{Rivers} {Harvests}"));
        Assert.InRange((double)Bridges.Length / own.Text.Length, 0.35, 0.55);
        var result = Alignment.Align([Passage($"{Rivers} {Harvests} {Bridges}")], [doubled, own], []);
        Assert.Equal([null, null], result.Now.Select(n => n.SplitFrom));
        // With most of what it shares its own, it is a part.
        Assert.Equal([null, 0], Alignment.Align([Passage($"{Rivers} {Harvests} {Bridges}")], [doubled, Passage(Bridges)], []).Now.Select(n => n.SplitFrom));
    }

    /// <summary>Aligns a passage that resembles the first of three, and that stands last, where no neighbours tell what it is.</summary>
    private static AlignmentResult AlignKnown(string text, string known)
    {
        var (then, now) = (Passage(Rivers), Passage(text));
        var (letter, other) = ("Letter to King Leopold", "Speech at the Harvest Summit");
        (then, now) = known switch
        {
            "the same attribution" or "an attribution that many have" =>
                (then with { Attribution = letter }, now with { Attribution = letter }),
            "another attribution" => (then with { Attribution = letter }, now with { Attribution = other }),
            "the same attribution and another kind" =>
                (then with { Attribution = letter, Kind = "letter" }, now with { Attribution = letter, Kind = "message" }),
            "the same attribution and a later date" => Dated("1932-05", "1932-06"),
            "the same attribution and an earlier date" => Dated("1932-06", "1932-05"),
            "the same attribution and a date within the other" => Dated("1932-05", "1932-05-03"),
            "the same parties" => (then with { Parties = ["fenwick", "king-leopold"] }, now with { Parties = ["king-leopold", "fenwick"] }),
            "one party of two" => (then with { Parties = ["fenwick", "king-leopold"] }, now with { Parties = ["fenwick"] }),
            "other parties" => (then with { Parties = ["fenwick"] }, now with { Parties = ["graustark"] }),
            _ => (then, now),
        };
        var common = known == "an attribution that many have" ? letter : null;
        List<AlignedPassage> others = [Passage(Harvests, common), Passage(Bridges, common)];
        List<AlignedPassage> more = common is null ? [] : [Passage("We sow for our neighbours too.", common)];
        return Alignment.Align([then, .. others, .. more], [.. others, now, .. more], []);

        (AlignedPassage Then, AlignedPassage Now) Dated(string one, string other) => (
            then with { Attribution = letter, Date = EdtfDate.Parse(one) }, now with { Attribution = letter, Date = EdtfDate.Parse(other) });
    }

    private static AlignedPassage Passage(string text, string? attribution = null) => new(text, text, attribution, null, null, [], null);

    private static IEnumerable<int?> Keeps(IEnumerable<AlignedPassage> then, IEnumerable<AlignedPassage> now) => Alignment.Align(then.ToList(), now.ToList(), []).Now.Select(n => n.Keeps);

    /// <summary>Aligns many: to compare all with all would not end.</summary>
    private static AlignmentResult AlignMany(List<AlignedPassage> then, List<AlignedPassage> now) => Hang.Guard(() => Alignment.Align(then, now, []));

    private static string Name(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(d => "abcdefghij"[d - '0']));

    private static string Formula(int number)
    {
        string[] kings = ["King Leopold", "President Lindqvist", "Prime Minister Dorn", "the League of Rivers"], wishes = ["good harvests", "mild winters", "full rivers", "safe bridges", "long peace"];
        return $"In the name of the people of Ruritania I send my greetings to {kings[number % 4]}, with whom we stand ready to work for {wishes[number % 5]} and {wishes[number / 5 % 5]}, as our fathers did.";
    }
}
