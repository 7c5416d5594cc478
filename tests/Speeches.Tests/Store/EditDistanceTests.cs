using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Store;

public class EditDistanceTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("of", 0)]
    [InlineData("oak", 1)]
    [InlineData("river", 1)]
    [InlineData("rivers", 2)]
    [InlineData("harvests", 2)]
    public void A_short_word_may_have_one_slip_and_one_of_six_letters_two(string word, int slips) => Assert.Equal(slips, EditDistance.Allowed(word));

    [Theory]
    [InlineData("rivers", "rivers", 0)]
    [InlineData("rivers", "river", 1)]
    [InlineData("rivers", "rivres", 1)]
    [InlineData("rivers", "rivals", 2)]
    [InlineData("rivers", "", 6)]
    [InlineData("ca", "abc", 3)]
    public void A_slip_is_a_letter_too_many_too_few_another_or_two_exchanged(string word, string other, int slips)
    {
        Assert.Equal(slips, EditDistance.Between(word, other));
        Assert.Equal(slips, EditDistance.Between(other, word));
    }
}
