using System.Diagnostics;
using Speeches.Revisions;
using Speeches.Tests.Revisions;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>
/// The HTML checker (vnu) on every kind of page, on every stylesheet and on every picture that is a file. It is heavy to install, so it is
/// run by hand: tests/clients.sh installs it and runs this.
/// </summary>
public sealed class HtmlCheckerTests(RunningSite site, RevisedSite revised) : IClassFixture<RunningSite>, IClassFixture<RevisedSite>
{
    [Fact(Explicit = true)]
    public async Task The_checker_has_nothing_to_say_of_any_page_stylesheet_or_picture()
    {
        var checker = Path.Combine(Repository.Root, "artifacts", "clients", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");
        Assert.True(File.Exists(checker), "The HTML checker is not there; tests/clients.sh installs it.");
        var folder = Directory.CreateTempSubdirectory("speeches-").FullName;
        try
        {
            foreach (var kind in PageKinds.Addresses.Keys.Append(PageKinds.NotFound)) await Keep(site.Client, PageKinds.Address(kind), kind);
            string[] made = [.. revised.Ids.Keys.SelectMany(word => new[] { revised.Address(word), $"{revised.Address(word)}/v1" }), .. Enumerable.Range(1, 5).Select(n => $"{RevisedSite.Collection}/revisions/{n}")];
            foreach (var (address, at) in made.Select((a, at) => (a, at))) await Keep(revised.Site.Client, address, $"revised-{at}");
            await Write("plan.html", PlanPage.Write(PlanReportTests.Everything));
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "wwwroot"), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".css" or ".svg"))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            // What has a mistake shows that the checker reads what it is given.
            await Write("wrong.html", "<!DOCTYPE html><html lang=en><title>Wrong</title><p><b>not closed</p></html>");
            await Write("wrong.css", "p { colour: red }");
            await Write("wrong.svg", "<svg xmlns='http://www.w3.org/2000/svg'><rectangle/></svg>");

            var said = Check(checker, folder);
            foreach (var wrong in new[] { "wrong.html", "wrong.css", "wrong.svg" }) Assert.Contains(said, line => line.Contains(wrong, StringComparison.Ordinal));
            Assert.Equal("", string.Join('\n', said.Where(line => !line.Contains("/wrong.", StringComparison.Ordinal))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        async Task Keep(HttpClient client, string address, string name)
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            // An excerpt that is part of another one now is not a page.
            if (response.Content.Headers.ContentType is { } type && (int)response.StatusCode is not (>= 300 and < 400))
            {
                Assert.Equal("text/html", type.MediaType);
                await Write($"{name}.html", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }
        }

        Task Write(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
    }

    /// <summary>What the checker says: a line for each mistake and each warning, each with its file.</summary>
    private static List<string> Check(string checker, string folder)
    {
        var start = new ProcessStartInfo("java", ["-Xss4m", "-jar", checker, "--also-check-css", "--also-check-svg", "--format", "gnu", "--stdout", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var java = Process.Start(start)!;
        var error = java.StandardError.ReadToEndAsync();
        var lines = java.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        java.WaitForExit();
        Assert.True(java.ExitCode == 1, $"The checker ended with {java.ExitCode}: {error.Result}");
        return lines;
    }
}
