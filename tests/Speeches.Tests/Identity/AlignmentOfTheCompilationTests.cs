using Speeches.Identity;
using Xunit;

namespace Speeches.Tests.Identity;

public class AlignmentOfTheCompilationTests
{
    private static IReadOnlyList<AlignedPassage> Published => Compilation.Published;

    private static IEnumerable<int?> All => Enumerable.Range(0, Published.Count).Select(i => (int?)i);

    public static TheoryData<int> Seeds => new(Enumerable.Range(1, 20));

    public static TheoryData<int> Passages => new(Enumerable.Range(0, 43));

    [Fact]
    public void The_same_passages_keep_their_ids()
    {
        Assert.Equal(43, Published.Count);
        var result = Compilation.Align(Published);
        Compilation.AssertKeeps(All, result);
        Assert.All(result.Now, n => Assert.Equal(new AlignedNow(n.Keeps, null, AlignmentGround.SameWords, 1), n));
        Assert.All(result.JoinedInto, Assert.Null);
    }

    [Fact]
    public void A_witness_with_every_apostrophe_digit_and_hyphen_keeps_every_id()
    {
        var restored = Published.Select(p => p.With(Compilation.Restore(p.Text)) with { Attribution = Compilation.Restore(p.Attribution!) }).ToList();
        Assert.True(restored.Zip(Published).Count(p => p.First.AsPrinted != p.Second.AsPrinted) > 25);
        var result = Compilation.Align(restored);
        Compilation.AssertKeeps(All, result);
        Assert.All(result.Now, n => Assert.Equal(AlignmentGround.SameWords, n.Ground));
    }

    [Fact]
    public void A_restored_witness_in_another_order_with_every_numeral_changed_keeps_every_id()
    {
        var restored = Published.Select(p => p.With(Compilation.Restore(p.Text)) with { Attribution = Compilation.Restore(p.Attribution!), Theme = p.Theme + "X" }).Reverse().ToList();
        Compilation.AssertKeeps(All.Reverse(), Compilation.Align(restored));
    }

    [Fact]
    public void A_stripped_copy_of_a_restored_text_keeps_every_id()
    {
        var restored = Published.Select(p => p.With(Compilation.Restore(p.Text))).ToList();
        Compilation.AssertKeeps(All, Alignment.Align(restored, Published, []));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void With_every_fifth_word_replaced_every_id_is_kept(int seed)
    {
        var random = new Random(seed);
        Compilation.AssertKeeps(All, Compilation.Align(Published.Select(p => p.Replace(0.2, random)).ToList()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void With_every_fifth_word_replaced_in_any_order_without_attributions_every_id_is_kept_or_proposed_first(int seed)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, Published.Count).ToArray();
        random.Shuffle(order);
        var now = order.Select(i => Published[i].Replace(0.2, random) with { Attribution = null, Parties = [], Kind = null, Date = null, Theme = null }).ToList();
        var result = Compilation.Align(now);
        Assert.Equal(order, result.Now.Select((p, n) => p.Keeps ?? result.Questions.Single(q => q.Now == n).Proposals[0].Then));
        Assert.True(result.Questions.Count <= 2);
    }

    [Fact]
    public void A_theme_in_reverse_order_keeps_every_id()
    {
        var order = All.OrderBy(i => Published[i!.Value].Theme, StringComparer.Ordinal).ThenBy(i => Published[i!.Value].Theme == "II" ? -i : i).ToList();
        Compilation.AssertKeeps(order, Compilation.Align(order.Select(i => Published[i!.Value]).ToList()));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    [InlineData(2, 0.1)]
    [InlineData(3, 0.1)]
    public void Of_every_third_passage_that_is_split_the_part_with_most_characters_keeps_the_id(int parts, double replaced)
    {
        var random = new Random(7);
        var (now, expected) = (new List<AlignedPassage>(), new List<AlignedNow>());
        for (var i = 0; i < Published.Count; i++)
        {
            var pieces = i % 3 == 2 ? Published[i].Split(parts) : [Published[i]];
            var longest = pieces.Select((p, at) => (p, at)).OrderByDescending(p => p.p.Text.Length).First().at;
            for (var at = 0; at < pieces.Count; at++)
            {
                expected.Add(at == longest ? new(i, null, default, 0) : new(null, i, default, 0));
                now.Add(i % 3 == 2 && replaced > 0 ? pieces[at].Replace(replaced, random) : pieces[at]);
            }
        }
        var result = Compilation.Align(now);
        Assert.Equal(expected.Select(e => e.Keeps ?? e.SplitFrom), result.Now.Select(e => e.Keeps ?? e.SplitFrom));
        Assert.Empty(result.Questions);
        // With other words in it, another part may have most.
        if (replaced == 0) Assert.Equal(expected.Select(e => e.Keeps), result.Now.Select(e => e.Keeps));
        else Assert.All(Enumerable.Range(0, Published.Count), i => Assert.Single(result.Now, n => n.Keeps == i));
    }

    [Fact]
    public void Of_two_passages_that_are_joined_the_one_that_gave_most_keeps_its_id()
    {
        var pairs = Enumerable.Range(0, Published.Count / 2).Select(i => (First: 2 * i, Second: 2 * i + 1)).ToList();
        var now = pairs.Select(p => Published[p.First].With($"{Published[p.First].Text} {Published[p.Second].Text}")).Append(Published[^1]).ToList();
        var keepers = pairs.Select(p => Published[p.First].Text.Length >= Published[p.Second].Text.Length ? p.First : p.Second).ToList();
        var result = Compilation.Align(now);
        Compilation.AssertKeeps(keepers.Append(Published.Count - 1).Select(i => (int?)i), result);
        for (var i = 0; i < pairs.Count; i++)
        {
            var other = keepers[i] == pairs[i].First ? pairs[i].Second : pairs[i].First;
            Assert.Equal(i, result.JoinedInto[other]);
            Assert.Null(result.JoinedInto[keepers[i]]);
        }
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_passage_that_is_gone_gives_its_id_to_none(int gone)
    {
        var result = Compilation.Align(Published.Where((_, i) => i != gone).ToList());
        Compilation.AssertKeeps(All.Where(i => i != gone), result);
        Assert.All(result.JoinedInto, Assert.Null);
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_near_copy_of_any_passage_takes_no_id_from_it(int copied)
    {
        var random = new Random(copied);
        var copy = Published[copied].Replace(0.1, random) with { Attribution = "Letter to the League of Rivers, May ,", Parties = ["league-of-rivers"] };
        foreach (var place in new[] { 0, copied, copied + 1, Published.Count })
        {
            var now = Published.ToList();
            now.Insert(place, copy);
            var result = Compilation.Align(now);
            Assert.Equal(All.Take(place).Append(null).Concat(All.Skip(place)), result.Now.Select(n => n.Keeps));
            Assert.Null(result.Now[place].SplitFrom);
        }
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_near_copy_takes_no_id_of_another_passage_that_is_gone(int gone)
    {
        var random = new Random(gone);
        var nearest = Enumerable.Range(0, Published.Count).Where(i => i != gone).MaxBy(i => Published[i].Text.Split(' ').Intersect(Published[gone].Text.Split(' ')).Count());
        foreach (var copied in new[] { nearest, (gone + 1) % Published.Count })
        {
            var now = Published.ToList();
            now[gone] = Published[copied].Replace(0.1, random);
            Assert.Equal(All.Select(i => i == gone ? null : i), Compilation.Align(now).Now.Select(n => n.Keeps));
        }
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_near_copy_of_an_edited_passage_takes_no_id_of_another(int copied)
    {
        var random = new Random(copied);
        var now = Published.ToList();
        now[copied] = Published[copied].Replace(0.05, random);
        now.Add(Published[copied].Replace(0.3, random) with { Attribution = "Letter to the League of Rivers, May ,", Parties = ["league-of-rivers"] });
        var result = Compilation.Align(now);
        Compilation.AssertKeeps(All.Append(null), result);
    }

    [Fact]
    public void Attributions_that_are_all_shifted_by_one_move_no_id()
    {
        var shifted = Published.Select((p, i) => Published[(i + 1) % Published.Count] with { Text = p.Text, AsPrinted = p.AsPrinted }).ToList();
        Compilation.AssertKeeps(All, Compilation.Align(shifted));
        var restored = shifted.Select(p => p.With(Compilation.Restore(p.Text))).ToList();
        Compilation.AssertKeeps(All, Compilation.Align(restored));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void With_some_words_replaced_and_attributions_shifted_by_one_no_id_goes_astray(int seed)
    {
        var random = new Random(seed);
        var shifted = Published.Select((p, i) => Published[(i + 1) % Published.Count].With(p.Replace(0.1, random).Text)).ToList();
        var result = Compilation.Align(shifted);
        Assert.All(result.Now.Zip(All), p => Assert.True(p.First.Keeps is null || p.First.Keeps == p.Second));
        Assert.All(result.Questions, q => Assert.Equal(q.Now, q.Proposals[0].Then));
        Assert.Equal(43, result.Now.Count(n => n.Keeps is not null) + result.Questions.Count);
    }

    [Theory]
    [MemberData(nameof(Passages))]
    public void A_passage_translated_anew_between_recognised_ones_keeps_its_id_by_its_attribution(int translated)
    {
        var now = Published.ToList();
        // Every second word is kept, and none of them in the company it had.
        var words = now[translated].Text.Split(' ');
        now[translated] = now[translated].With(string.Join(' ', words.Select((w, i) => i % 3 == 0 ? w : $"{(char)('a' + i % 26)}{new string(w.Reverse().ToArray())}")));
        var result = Compilation.Align(now);
        Compilation.AssertKeeps(All, result);
        Assert.Equal(AlignmentGround.Certain, result.Now[translated].Ground);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_to_the_passages_no_id_goes_to_one_that_shares_nothing_with_it_and_the_same_comes_out_again(int seed)
    {
        var random = new Random(seed);
        var now = new List<(AlignedPassage Passage, int From)>();
        for (var i = 0; i < Published.Count; i++)
        {
            var p = Published[i];
            now.AddRange(random.Next(7) switch
            {
                0 => [],
                1 => [(p.Replace(0.2, random), i)],
                2 => p.Split(2).Select(part => (part, i)),
                3 => [(p, i), (p.Replace(0.15, random) with { Attribution = "Speech", Parties = [] }, i)],
                4 => [(p.With(new string('x', 5 + i) + " new words of rivers and harvests, " + i), -1)],
                5 => [(p with { Attribution = "Speech at a harvest", Parties = [], Kind = "speech" }, i)],
                _ => [(p, i)],
            });
        }
        var passages = now.Select(p => p.Passage).ToList();
        var result = Compilation.Align(passages);
        Assert.All(result.Now.Zip(now), p => Assert.True((p.First.Keeps ?? p.First.SplitFrom) is not { } then || then == p.Second.From, $"{p}"));
        Assert.Equal(result.Now, Compilation.Align(passages).Now);
        Assert.DoesNotContain(result.Now.Where(n => n.Keeps is not null).GroupBy(n => n.Keeps), g => g.Count() > 1);
        Assert.All(result.Questions, q => Assert.Null(result.Now[q.Now].Keeps));
    }
}
