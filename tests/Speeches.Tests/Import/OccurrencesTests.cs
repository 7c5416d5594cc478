using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

public class OccurrencesTests
{
    [Fact]
    public void Words_are_found_wherever_they_stand_though_they_overlap_and_one_begins_with_another()
    {
        const string text = "aaa The river, the rivers and The river bank: bank";
        var found = new Occurrences(text, ["The river", "river", "river bank", "rivers", "aa", "bank", "banks", "river", "The river bank: bank"]);
        Assert.Equal([4, 30], found.Of("The river"));
        Assert.Equal([8, 19, 34], found.Of("river"));
        Assert.Equal([34], found.Of("river bank"));
        Assert.Equal([19], found.Of("rivers"));
        Assert.Equal([0, 1], found.Of("aa"));
        Assert.Equal([40, 46], found.Of("bank"));
        Assert.Equal([], found.Of("banks"));
        Assert.Equal([30], found.Of("The river bank: bank"));
    }

    [Fact]
    public void Of_no_words_nothing_is_looked_for() => Assert.Throws<KeyNotFoundException>(() => new Occurrences("The river", []).Of("river"));
}
