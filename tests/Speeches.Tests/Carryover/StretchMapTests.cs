using Speeches.Carryover;
using Xunit;

namespace Speeches.Tests.Carryover;

public class StretchMapTests
{
    private const int Long = 100_000;

    [Fact]
    public void A_place_is_found_between_what_both_copies_have_around_it() =>
        Assert.Equal("of Antonio, then", Mapped("a letter of Antnio then sent", "the letter of Antonio, then sent off", "of Antnio then"));

    [Fact]
    public void In_a_long_copy_a_place_is_found_by_the_words_that_stand_once()
    {
        var then = Words(0, Long).Replace("w777 ", "w777 Antnio ", StringComparison.Ordinal);
        var now = $"A new beginning. {Words(0, Long / 2)}and words between them {Words(Long / 2, Long)}".Replace("w777 ", "w777 António ", StringComparison.Ordinal);
        Assert.Equal(" António ", Mapped(then, now, " Antnio "));
    }

    [Fact]
    public void A_long_copy_in_which_no_word_stands_once_is_compared_where_it_is_the_same()
    {
        var rivers = string.Concat(Enumerable.Repeat("the river rose ", Long));
        Assert.Equal(" Antonio ", Mapped($"{rivers}Antnio {rivers}", $"{rivers}Antonio {rivers}", " Antnio "));
    }

    [Theory]
    [InlineData("& ")]
    [InlineData("a b ")]
    [InlineData("river ")]
    public void A_long_copy_with_nothing_in_common_ends(string other)
    {
        var then = Words(0, Long);
        var now = string.Concat(Enumerable.Repeat(other, 3 * Long));
        var map = Hang.Guard(() => new StretchMap(then, now, new(new(0, then.Length), new(0, now.Length))));
        Hang.Guard(() =>
        {
            for (var at = 0; at < then.Length; at += 2) Assert.Equal(new TextRange(0, now.Length), map.Map(new(at, at + 1)));
        });
    }

    private static string Mapped(string then, string now, string words)
    {
        var map = Hang.Guard(() => new StretchMap(then, now, new(new(0, then.Length), new(0, now.Length))));
        var at = then.IndexOf(words, StringComparison.Ordinal);
        return map.Map(new(at, at + words.Length)).In(now);
    }

    private static string Words(int first, int end) => string.Concat(Enumerable.Range(first, end - first).Select(n => $"w{n} "));
}
