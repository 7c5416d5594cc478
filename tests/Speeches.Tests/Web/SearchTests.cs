using Xunit;

namespace Speeches.Tests.Web;

public sealed class SearchTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("Guterres", "3 passages.")]
    [InlineData("Antnio", "3 passages.")]
    [InlineData("antónio", "3 passages.")]
    [InlineData("Sisi", "1 passage.")]
    [InlineData("Vučić", "3 passages.")]
    [InlineData("charcoal", "1 passage.")]
    [InlineData("virus Germany", "1 passage.")]
    [InlineData("viruses Germany", "1 passage.")]
    [InlineData("crisis", "3 passages.")]
    [InlineData("crises", "3 passages.")]
    [InlineData("China’s difficulties", "2 passages.")]
    [InlineData("empathise", "No passage has all of these words.")]
    public async Task Words_and_names_in_any_spelling_are_found(string query, string answer)
    {
        var page = await site.Page($"/search?q={Uri.EscapeDataString(query)}");
        Assert.Equal(answer, page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(query, page.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Words_are_found_in_all_their_forms_and_marked()
    {
        var page = await site.Page("/search?q=winning+battles");
        Assert.Contains("battle", page.QuerySelectorAll("mark").Select(m => m.TextContent));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("AND OR NOT")]
    [InlineData("NEAR(virus")]
    [InlineData("text:virus")]
    [InlineData("^virus")]
    [InlineData("-x")]
    [InlineData("1.5")]
    [InlineData("virus*")]
    [InlineData("'; drop table excerpt; --")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("   ")]
    [InlineData("\u0000")]
    [InlineData("\u0001\u0002")]
    [InlineData("病毒")]
    public async Task Nothing_in_a_query_is_an_error_or_becomes_markup(string query)
    {
        var page = await site.Page($"/search?q={Uri.EscapeDataString(query)}");
        Assert.Empty(page.QuerySelectorAll("script:not([src])"));
    }

    [Fact]
    public async Task A_long_query_is_cut_and_answered()
    {
        var page = await site.Page($"/search?q={string.Join('+', Enumerable.Repeat("p*", 1500))}");
        Assert.Equal(400, page.QuerySelector("input")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task The_log_has_one_line_a_request_and_no_word_that_a_reader_searched_for()
    {
        await site.Page("/search?q=unmistakable");
        Assert.Contains(site.Log.Lines, line => line.StartsWith("GET /search 200 ", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("unmistakable", StringComparison.Ordinal));
    }
}
