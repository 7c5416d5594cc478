using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>
/// A database that is damaged while it is shown: nobody is sent an error of ours, the log says it, and the site mends itself, though what
/// is built has the name of what was damaged.
/// </summary>
public sealed class DamageTests : IDisposable
{
    private const string Front = $"/{ContentCopy.Collection}";

    /// <summary>Generous: a slow machine is no fault, and building gives way to whatever else it does.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(5);

    private readonly ContentCopy content = ContentCopy.AsItStands();

    private DataFolder Data => new(content.Data);

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("overwritten", "is not what was printed any more; readers are asked to come back, and it is built anew.")]
    [InlineData("overwritten, and its time set back", "is not what was printed any more; readers are asked to come back, and it is built anew.")]
    [InlineData("cut", "is not what was printed any more; readers are asked to come back, and it is built anew.")]
    [InlineData("emptied", "is not what was printed any more; readers are asked to come back, and it is built anew.")]
    [InlineData("replaced", "is not what was printed any more; readers are asked to come back, and it is built anew.")]
    [InlineData("deleted", "is no longer there; the site goes on with what it has open of it, and it is built anew.")]
    [InlineData("deleted after it was touched", "is no longer there; the site goes on with what it has open of it, and it is built anew.")]
    [InlineData("deleted with its folder", "is no longer there; the site goes on with what it has open of it, and it is built anew.")]
    public async Task A_site_mends_a_database_that_is_damaged_while_it_is_shown(string damage, string sentence)
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        var pointer = Data.ReadPointer("current");
        var path = Data.FilePath(pointer);
        var opened = $"“{path}” is whole, and was opened anew.";
        if (damage == "deleted after it was touched")
        {
            var written = File.GetLastWriteTimeUtc(path);
            await Until(site, () =>
            {
                File.SetLastWriteTimeUtc(path, written = written.AddHours(1));
                return Task.FromResult(site.Log.Lines.Contains(opened));
            }, "the file to be opened anew");
        }
        Do(damage, path);
        var statuses = new HashSet<HttpStatusCode>();
        var ids = content.State().Excerpts.Select(e => e.Id).ToList();
        await Until(site, async () =>
        {
            foreach (var id in ids) statuses.Add(await Ask(site, $"{Front}/excerpts/{id}"));
            var lines = site.Log.Lines.ToList();
            return lines.IndexOf($"“{path}” {sentence}") is >= 0 and var seen && lines.LastIndexOf(opened) > seen;
        }, "the site to mend itself");
        HashSet<HttpStatusCode> right = damage.StartsWith("deleted", StringComparison.Ordinal)
            ? [HttpStatusCode.OK]
            : [HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable];
        Assert.Subset(right, statuses);
        Assert.Single(site.Log.Lines, l => l == $"“{path}” {sentence}");
        Assert.Equal(pointer, Data.ReadPointer("current"));
        Assert.True(Data.IsWhole(pointer));
        foreach (var id in ids) Assert.Equal(HttpStatusCode.OK, await Ask(site, $"{Front}/excerpts/{id}"));
    }

    [Fact]
    public async Task A_database_that_is_whole_again_is_shown_again_though_nothing_can_be_built()
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        var path = Data.FilePath(Data.ReadPointer("current"));
        var bytes = File.ReadAllBytes(path);
        content.Edit("authorities/counterparts.csv", "belgium,Belgium,country,BE", "belgium,Belgium,country,be");
        Do("overwritten", path);
        await Until(site, async () => await Ask(site, Front) == HttpStatusCode.ServiceUnavailable, "the damage to be seen");
        await Until(site, () => Task.FromResult(site.Log.Lines.Contains("The database could not be built; the site stays as it is.")), "the build to fail");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ask(site, "/counterparts"));
        // What is in memory needs no database.
        Assert.Equal(HttpStatusCode.OK, await Ask(site, "/css/site.css"));
        using (var file = new FileStream(path, FileMode.Open)) file.Write(bytes);
        await Until(site, async () => await Ask(site, Front) == HttpStatusCode.OK, "the database to be shown again");
        Assert.Single(site.Log.Lines, l => l.Contains(": error: “be” cannot stand here;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Damage_is_mended_though_the_pointer_names_another_that_cannot_be_shown()
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        var shown = Data.ReadPointer("current");
        var digest = new string('0', 64);
        var other = shown with { Sha256 = digest, File = shown.File.Replace(shown.Sha256[..8], digest[..8], StringComparison.Ordinal) };
        File.WriteAllText(Data.FilePath(other), "Not a database.");
        DurableFiles.Replace(Path.Combine(content.Data, "current.json"), JsonSerializer.SerializeToUtf8Bytes(other));
        const string Refusal = "What was printed is not shown";
        await Until(site, () => Task.FromResult(site.Log.Lines.Any(l => l.StartsWith(Refusal, StringComparison.Ordinal))), "the refusal");
        Assert.Equal(HttpStatusCode.OK, await Ask(site, Front));
        Do("overwritten", Data.FilePath(shown));
        var whole = $"“{Data.FilePath(shown)}” is whole, and was opened anew.";
        await Until(site, () => Task.FromResult(site.Log.Lines.Contains(whole)), "the site to mend itself");
        Assert.Equal((shown, HttpStatusCode.OK), (Data.ReadPointer("current"), await Ask(site, Front)));
    }

    [Fact]
    public async Task A_database_that_was_damaged_before_the_start_is_mended_after_it()
    {
        var pointer = content.Print();
        var path = Data.FilePath(pointer);
        // In the middle, where nothing is read to open it.
        using (var file = new FileStream(path, FileMode.Open))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[4096]);
        }
        using var site = new SiteProcess(content);
        using var client = await site.Client();
        await site.Line($"“{path}” is not what was printed any more; readers are asked to come back, and it is built anew.");
        await site.Line($"“{path}” is whole, and was opened anew.");
        Assert.True(Data.IsWhole(pointer));
    }

    [Fact]
    public async Task Another_database_that_is_published_takes_the_place_of_a_damaged_one()
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        Do("overwritten", Data.FilePath(Data.ReadPointer("current")));
        content.PlaceTheUnplaced();
        content.Publish();
        Assert.NotNull(new SitePrinter(content.Folder, Data).Print(new()));
        await Until(site, async () => await Ask(site, $"{Front}/revisions/3") == HttpStatusCode.OK, "revision 3");
    }

    [Fact]
    public async Task What_could_not_be_built_at_the_start_is_built_once_it_can_be()
    {
        // Edited when the first was printed, and before the site compares.
        await using var site = new RunningSite(overHttp: false, copy: content, services: services =>
        {
            services.AddSingleton<TimeProvider>(new FastTime());
            content.Edit("authorities/counterparts.csv", "belgium,Belgium,country,BE", "belgium,Belgium,country,be");
        });
        await Until(site, () => Task.FromResult(site.Log.Lines.Contains("The database could not be built; the site stays as it is.")), "the build to fail");
        Assert.Equal(HttpStatusCode.OK, await Ask(site, "/counterparts/belgium"));
        content.Edit("authorities/counterparts.csv", "belgium,Belgium,country,be", "belgium,Kingdom of Belgium,country,BE");
        await Until(site, async () => (await site.Client.GetStringAsync(new Uri("/counterparts/belgium", UriKind.Relative), TestContext.Current.CancellationToken))
            .Contains("Kingdom of Belgium", StringComparison.Ordinal), "the database to be built");
        Assert.Single(site.Log.Lines, l => l.Contains(": error: “be” cannot stand here;", StringComparison.Ordinal));
    }

    /// <summary>A clock by which what is waited for a minute comes in half a second.</summary>
    private sealed class FastTime : TimeProvider
    {
        public override long GetTimestamp() => base.GetTimestamp() * 120;
    }

    private static void Do(string damage, string path)
    {
        var written = File.GetLastWriteTimeUtc(path);
        switch (damage)
        {
            case "overwritten" or "overwritten, and its time set back":
                using (var file = new FileStream(path, FileMode.Open))
                {
                    file.Position = 4096;
                    file.Write(new byte[file.Length - 4096]);
                }
                break;
            case "cut":
                using (var file = new FileStream(path, FileMode.Open)) file.SetLength(8192);
                break;
            case "emptied":
                using (var file = new FileStream(path, FileMode.Truncate)) { }
                break;
            case "replaced":
                File.WriteAllText($"{path}.other", "Not a database.");
                File.Move($"{path}.other", path, overwrite: true);
                break;
            case "deleted" or "deleted after it was touched":
                File.Delete(path);
                break;
            default:
                Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
                break;
        }
        if (damage.EndsWith("set back", StringComparison.Ordinal)) File.SetLastWriteTimeUtc(path, written);
    }

    private static async Task<HttpStatusCode> Ask(RunningSite site, string address)
    {
        using var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable) Assert.NotNull(response.Headers.RetryAfter);
        return response.StatusCode;
    }

    private static async Task Until(RunningSite site, Func<Task<bool>> holds, string what)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (!await holds())
        {
            Assert.False(guard.IsCancellationRequested, $"Waited for {what}; the site said: {string.Join('\n', site.Log.Lines.Where(l => !l.StartsWith("GET ", StringComparison.Ordinal)))}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
