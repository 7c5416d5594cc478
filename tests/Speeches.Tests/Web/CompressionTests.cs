using System.IO.Compression;
using System.Security.Cryptography;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>How pages and files are sent: small, and kept for as long as they are right.</summary>
public sealed class CompressionTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Theme = "/covid-19-solidarity/themes/iii";

    [Fact]
    public async Task A_page_is_the_same_in_every_encoding_however_often_it_is_asked_for()
    {
        var plain = await site.Client.GetByteArrayAsync(new Uri(Theme, UriKind.Relative), TestContext.Current.CancellationToken);
        foreach (var encoding in new[] { "br", "gzip", "br", "gzip" })
        {
            using var response = await Ask(Theme, encoding);
            Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", response.Headers.Vary);
            await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await using Stream unpacked = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
            using var page = new MemoryStream();
            await unpacked.CopyToAsync(page, TestContext.Current.CancellationToken);
            Assert.Equal(plain, page.ToArray());
        }
        using var again = await Ask(Theme, "identity");
        Assert.Empty(again.Content.Headers.ContentEncoding);
        Assert.Equal(plain, await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unchanged_page_has_neither_body_nor_encoding()
    {
        using var first = await Ask(Theme, "br");
        using var request = Request(Theme, "br");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(304, (int)second.StatusCode);
        Assert.Empty(second.Content.Headers.ContentEncoding);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_whose_address_names_its_version_is_kept_and_any_other_is_asked_for_again()
    {
        var page = await site.Page(Theme);
        var addresses = page.QuerySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon], link[rel=manifest]").Select(l => l.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script").Select(s => s.GetAttribute("src")!)).ToList();
        Assert.InRange(addresses.Count, 6, 8);
        Assert.Contains(addresses, a => a.StartsWith("/css/site.css?v=", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            using var response = await Ask(address, "br");
            Assert.True(response.IsSuccessStatusCode, $"{address} answered {(int)response.StatusCode}.");
            var isVersioned = address.Contains("?v=", StringComparison.Ordinal) || address.StartsWith("/fonts/", StringComparison.Ordinal);
            Assert.Equal(isVersioned ? "public, max-age=31536000, immutable" : "no-cache", response.Headers.CacheControl?.ToString());
            // A font is compressed as it lies there.
            Assert.Equal(address.StartsWith("/fonts/", StringComparison.Ordinal) ? [] : ["br"], response.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task A_version_that_a_file_does_not_have_is_not_kept_and_a_file_that_has_not_changed_is_not_sent_again()
    {
        using var other = await Ask("/css/site.css?v=another", "br");
        Assert.Equal("no-cache", other.Headers.CacheControl?.ToString());
        using var request = Request("/css/site.css", "gzip");
        request.Headers.IfNoneMatch.Add(other.Headers.ETag!);
        using var unchanged = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(304, (int)unchanged.StatusCode);
        Assert.Empty(await unchanged.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        var file = await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "wwwroot", "css", "site.css"), TestContext.Current.CancellationToken);
        using var whole = await Ask("/css/site.css", "identity");
        Assert.Equal(file, await whole.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("text/css", whole.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public void The_name_of_a_font_carries_the_first_characters_of_its_digest()
    {
        var fonts = Directory.GetFiles(Path.Combine(Repository.Root, "wwwroot", "fonts"), "*.woff2");
        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, f => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(f)))[..8], Path.GetFileName(f).Split('.')[1]));
    }

    private async Task<HttpResponseMessage> Ask(string address, string encoding)
    {
        using var request = Request(address, encoding);
        return await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Request(string address, string encoding) => new(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept-Encoding", encoding } } };
}
