using Xunit;

namespace Speeches.Tests;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("A river has two banks.", "A river has three banks.", "A river has [-two-]{+three+} banks.")]
    [InlineData("fight COVID together", "fight COVID-19 together", "fight [-COVID-]{+COVID-19+} together")]
    [InlineData("Chinas harvest", "China’s harvest", "[-Chinas-]{+China’s+} harvest")]
    [InlineData("from  Central Ruritania", "from 17 Central Ruritania", "from {+17+} Central Ruritania")]
    [InlineData("the end", "the end.", "the end{+.+}")]
    [InlineData("one, two", "three, four", "[-one, two-]{+three, four+}")]
    [InlineData("a word", "a\u00a0word", "a[- -]{+\u00a0+}word")]
    [InlineData("It runs. To the sea.", "It runs to the sea.", "It runs[-. To-]{+ to+} the sea.")]
    [InlineData("paid 1,000.50 crowns", "paid 1,000.60 crowns", "paid [-1,000.50-]{+1,000.60+} crowns")]
    [InlineData("河有两岸。", "河有三岸。", "河有[-两-]{+三+}岸。")]
    [InlineData("March ▯, ▯", "March 19, 2020", "March [-▯, ▯-]{+19, 2020+}")]
    [InlineData("", "new", "{+new+}")]
    [InlineData("old", "", "[-old-]")]
    [InlineData("", "", "")]
    [InlineData("same", "same", "same")]
    [InlineData(" led", "led", "[- -]led")]
    public void A_change_is_shown_by_whole_words_and_what_stands_beside_them(string old, string now, string expected) =>
        Assert.Equal(expected, string.Concat(WordDiff.Between(old, now).Runs.Select(r => r.Kind switch { RunKind.Kept => r.Text, RunKind.Removed => $"[-{r.Text}-]", _ => $"{{+{r.Text}+}}" })));

    [Fact]
    public void What_is_kept_and_removed_is_the_old_text_and_what_is_kept_and_added_the_new_one()
    {
        string[] pieces = ["river", "banks", "two", "COVID-19", "’", "'", "-", " ", "  ", "\n", "\r\n", "\u00a0", ".", ",", "▯", "é", "e\u0301", "\u0301", "河", "岸", "👩‍🌾", "\ud83d", "\udc69", "\0", "1", "1.5", "<b>", "&"];
        var changes = 0;
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var words = Enumerable.Range(0, random.Next(25)).Select(_ => pieces[random.Next(pieces.Length)]).ToList();
            var old = string.Concat(words);
            for (var edits = random.Next(6); edits > 0; edits--)
            {
                if (random.Next(2) == 0 && words.Count > 0) words.RemoveAt(random.Next(words.Count));
                else words.Insert(random.Next(words.Count + 1), pieces[random.Next(pieces.Length)]);
            }
            var now = string.Concat(words);
            var diff = WordDiff.Between(old, now);
            Assert.True(old == Side(diff, RunKind.Removed) && now == Side(diff, RunKind.Added), $"Seed {seed}.");
            Assert.True(diff.IsEmpty == (old == now), $"Seed {seed}.");
            Assert.True(diff.Runs.All(r => r.Text.Length > 0) && diff.Runs.Zip(diff.Runs.Skip(1)).All(p => p.First.Kind != p.Second.Kind), $"Seed {seed}.");
            if (!diff.IsEmpty) changes++;
        }
        Assert.InRange(changes, 1500, 3000);
    }

    [Fact]
    public void Words_are_counted_without_their_punctuation()
    {
        var diff = WordDiff.Between("We sow, and we reap.", "We sow; they reap.");
        Assert.Equal((2, 1, 3), (diff.Words(RunKind.Removed), diff.Words(RunKind.Added), diff.Words(RunKind.Kept)));
    }

    [Fact]
    public void A_text_too_long_to_compare_is_replaced_between_its_first_and_its_last_change()
    {
        var middle = string.Concat(Enumerable.Range(0, WordDiff.MostWords).Select(n => $"old{n} "));
        var diff = Hang.Guard(() => WordDiff.Between($"Of rivers: {middle}and of banks.", $"Of rivers: {middle.Replace("old", "new", StringComparison.Ordinal)}and of banks."));
        Assert.Equal([RunKind.Kept, RunKind.Removed, RunKind.Added, RunKind.Kept], diff.Runs.Select(r => r.Kind));
        Assert.Equal(("Of rivers: ", " and of banks."), (diff.Runs[0].Text, diff.Runs[^1].Text));
        Assert.Equal(middle.TrimEnd(), diff.Runs[1].Text);
        // The longest texts that are still compared, with no word in common.
        var longest = middle[..(middle.Length / 2)];
        var compared = Hang.Guard(() => WordDiff.Between(longest, longest.Replace("old", "new", StringComparison.Ordinal)));
        Assert.Equal(2, compared.Runs.Count(r => r.Kind != RunKind.Kept));
    }

    private static string Side(WordDiff diff, RunKind kind) => string.Concat(diff.Runs.Where(r => r.Kind == RunKind.Kept || r.Kind == kind).Select(r => r.Text));
}
