using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Store;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("river bank", "river bank")]
    [InlineData("\"river bank\" dam", "\"river bank\" dam")]
    [InlineData("“river bank” «dam wall»", "\"river bank\" \"dam wall\"")]
    [InlineData("\"river ba", "\"river ba\"*")]
    [InlineData("\"river ba\"*", "\"river ba\"*")]
    [InlineData("river -dam -\"old mill\" −weir", "river -dam -\"old mill\" -weir")]
    [InlineData("riv* -mil*", "riv* -mil*")]
    [InlineData("self-reliance O’Brien O'Hara 1-2", "self-reliance O’Brien O'Hara 1-2")]
    [InlineData("well- -- - -' 'quoted' a--b", "well quoted a b")]
    [InlineData("title:river ^bank NEAR(dam, 2) {a} 1.5", "title river bank NEAR dam 2 a 1 5")]
    [InlineData("river river \"river\" river*", "river \"river\" river*")]
    [InlineData("\" * - \"\" -\"", "")]
    [InlineData("Łódź 水 हिन्दी 𝒳", "Łódź 水 हिन्दी 𝒳")]
    public void What_is_typed_is_read_as_words_phrases_beginnings_and_exclusions(string typed, string read)
    {
        Assert.Equal(read, SearchQuery.Read(typed).ToString());
        Assert.Equal(read, SearchQuery.Read(read).ToString());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("\u0301")]
    [InlineData("𝒳")]
    public void Of_a_word_without_end_the_first_letters_are_looked_for(string letter)
    {
        string Word(int letters) => string.Concat(Enumerable.Repeat(letter, letters));
        Assert.Equal(Word(63), SearchQuery.Read(Word(63)).ToString());
        Assert.Equal($"{Word(64)}*", SearchQuery.Read(Word(400)).ToString());
        Assert.Equal($"{Word(64)}*", SearchQuery.Read($"{Word(64)}*").ToString());
        Assert.Equal($"\"river {Word(64)}\"*", SearchQuery.Read($"\"river {Word(65)}\"").ToString());
    }

    [Fact]
    public void The_words_beyond_the_most_are_not_looked_for()
    {
        var words = Enumerable.Range(0, SearchQuery.MostWords + 1).Select(n => $"w{n}").ToList();
        Assert.False(SearchQuery.Read(string.Join(' ', words[1..])).IsCut);
        var query = SearchQuery.Read(string.Join(' ', words));
        Assert.True(query.IsCut);
        Assert.Equal(words[..^1], query.Terms.Select(t => t.Text));
    }
}
