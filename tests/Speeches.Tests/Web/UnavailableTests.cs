using System.Net;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>A collection whose frozen files are damaged, on a machine that has never shown it: the others are served.</summary>
public sealed class UnavailableTests : IDisposable
{
    private const string Rivers = TinyCollection.Slug;
    private const string Seas = "seas";

    private readonly TinyCollection tiny = new();

    public UnavailableTests()
    {
        foreach (var path in new[] { TinyCollection.Collection, TinyCollection.SourceFile, TinyCollection.WitnessFile, TinyCollection.Page })
            tiny.Write(path.Replace(Rivers, Seas, StringComparison.Ordinal), File.ReadAllText(tiny.Folder.FullPath(path)));
        foreach (var collection in new[] { Rivers, Seas })
            Assert.NotNull(new Publisher(tiny.Folder).Publish(collection, new(1933, 1, 3), new()));
        tiny.Write($"{Seas}/revisions/0001/excerpts.jsonl", "{}\n");
    }

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task Its_addresses_ask_to_come_back_and_say_why_and_all_others_are_what_they_are()
    {
        await using var site = new RunningSite(overHttp: false, content: tiny.Folder.Root);
        foreach (var address in new[] { "", "/themes/rivers", "/excerpts/bcdfgh", "/excerpts.json", "/revisions.atom", "/sources/almanac", "/chronology" })
        {
            using var answer = await site.Client.GetAsync(new Uri($"/{Seas}{address}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "600"), (answer.StatusCode, answer.Headers.GetValues("Retry-After").Single()));
            Assert.Equal("no-store", answer.Headers.GetValues("Cache-Control").Single());
            Assert.True(answer.Headers.Contains("Content-Security-Policy"));
            Assert.Equal(
                $"The collection “{Seas}” cannot be shown at the moment. {Seas}/revisions/0001/excerpts.jsonl:0:0: error: This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control.\n",
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        foreach (var address in new[] { $"/{Rivers}", $"/{Rivers}/themes/rivers", $"/{Rivers}/excerpts.json", "/search?q=river" })
        {
            using var answer = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        foreach (var address in new[] { "/seasons", $"/{Rivers}/themes/{Seas}", $"/{Seas}%20" }) await site.Page(address, 404);
        var home = await site.Page("/");
        Assert.Contains($"The collection {Seas} cannot be shown at the moment", home.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
