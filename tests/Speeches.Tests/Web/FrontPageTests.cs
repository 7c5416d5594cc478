using AngleSharp.Dom;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>What a visitor sees first, and what another site shows of a page that is linked there.</summary>
public sealed class FrontPageTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Collection = "/covid-19-solidarity";

    [Theory]
    [InlineData("/")]
    [InlineData(Collection)]
    public async Task A_front_page_says_who_spoke_when_from_which_sources_and_what_is_missing(string address)
    {
        var page = await site.Page(address);
        var glance = page.QuerySelectorAll(".glance dt").ToDictionary(t => t.TextContent, t => Folded(t.NextElementSibling!));
        Assert.Equal("Xi Jinping", glance["Speaker"]);
        Assert.Equal("January–April 2020: 64 passages from 40 occasions", glance["When"]);
        Assert.Equal("Unity and cooperation, 43 passages: the speaker’s words, in translation Global solidarity, 21 passages: a reporter’s words", glance["Sources"]);
        Assert.Equal("the rest of theme IV; the theme of 3 passages; the date of 1 occasion; more is told about these texts", glance["Missing"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData(Collection)]
    public async Task A_front_page_opens_every_theme_with_its_first_words_and_counts_its_passages(string address)
    {
        var page = await site.Page(address);
        var themes = page.QuerySelectorAll(".contents > li");
        Assert.Equal(["I", "II", "III", "IV", null], themes.Select(t => t.QuerySelector(".numeral")?.TextContent));
        Assert.Equal(["17 passages", "20 passages", "21 passages", "3 passages; its text breaks off in the opening paragraph", "3 passages: the text does not say which theme they belong to"], themes.Select(t => t.QuerySelector(".facts")!.TextContent));
        Assert.StartsWith("Viruses do not respect borders, nor do epidemics discriminate between races.", themes[0].QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.All(themes.Take(4), t => Assert.EndsWith(" …", t.QuerySelector("p")!.TextContent, StringComparison.Ordinal));
        Assert.All(themes, t => Assert.StartsWith($"{Collection}/themes/", t.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_of_a_passage_has_its_own_words_its_address_and_a_picture()
    {
        var page = await site.Page(PageKinds.Addresses["excerpt"]);
        string Property(string name) => page.QuerySelector($"meta[property='og:{name}']")!.GetAttribute("content")!;
        var text = page.QuerySelector(".alone blockquote")!.TextContent.Trim();
        Assert.StartsWith(Property("description").TrimEnd('…', ' '), text, StringComparison.Ordinal);
        Assert.InRange(Property("description").Length, 100, 202);
        Assert.Equal($"{site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{PageKinds.Addresses["excerpt"]}", Property("url"));
        Assert.Equal(page.QuerySelector("meta[name=description]")!.GetAttribute("content"), Property("description"));
        var picture = await site.Client.GetByteArrayAsync(new Uri(Property("image")), TestContext.Current.CancellationToken);
        // The first chunk of a PNG: its width and height, four bytes each.
        Assert.Equal((1200, 630), (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))));
    }

    [Fact]
    public async Task The_manifest_names_icons_that_are_there()
    {
        using var response = await site.Client.GetAsync(new Uri("/site.webmanifest", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/manifest+json", response.Content.Headers.ContentType!.MediaType);
        using var manifest = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var icons = manifest.RootElement.GetProperty("icons").EnumerateArray().ToList();
        Assert.Equal(3, icons.Count);
        foreach (var icon in icons)
        {
            using var picture = await site.Client.GetAsync(new Uri(icon.GetProperty("src").GetString()!, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(icon.GetProperty("type").GetString(), picture.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("Unity is strength.", 100, "Unity is strength.")]
    [InlineData("Unity is strength.", 12, "Unity is …")]
    [InlineData("Unity, then strength.", 7, "Unity …")]
    [InlineData("𠀀𠀁𠀂", 3, "𠀀 …")]
    public void An_opening_ends_between_two_words(string text, int longest, string opening) => Assert.Equal(opening, Speeches.Web.Words.Opening(text, longest));

    private static string Folded(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
