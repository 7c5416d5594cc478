using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;
using Speeches.Web;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>A running site shows what is published, from one answer to the next, and never anything that is damaged.</summary>
public sealed class LiveSwapTests : IDisposable
{
    private const string Front = $"/{ContentCopy.Collection}";

    /// <summary>Generous: a slow machine is no fault.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly ContentCopy content = ContentCopy.AsItStands();

    private string Pointer => Path.Combine(content.Data, "current.json");

    public void Dispose() => content.Dispose();

    [Fact]
    public async Task While_revisions_are_published_every_answer_is_of_one_of_them()
    {
        await using var site = new RunningSite(overHttp: true, copy: content);
        var addresses = PageKinds.Addresses.Values.Where(a => a != PageKinds.NotFound).Append($"{Front}/excerpts.json").Append($"{Front}/themes/iii").Distinct().ToList();
        var answers = new ConcurrentBag<(string Address, string Tag, string Body)>();
        var files = new List<string>();
        var expected = new Dictionary<(string, string), string>();
        var shown = new List<string>();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var readers = Enumerable.Range(0, 6).Select(n => Task.Run(() => ReadOnAndOn(site, addresses, n, answers, done.Token))).ToList();
        // The passages under the digest's fifth heading go into theme III, out of it, and in again.
        for (var revision = 2; revision <= 5; revision++)
        {
            if (revision > 2) Assert.Equal(revision, PublishNext().Number);
            files.Add(content.Print().File);
            var tag = await Until(site, async () => await Tag(site, Front) is { } tag && !shown.Contains(tag) ? tag : null, $"revision {revision}");
            shown.Add(tag);
            foreach (var address in addresses)
            {
                using var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
                // The unplaced have a page only while there are some.
                if (response.StatusCode == HttpStatusCode.OK) expected[(address, response.Headers.ETag!.Tag)] = await Digest(response);
                else Assert.Equal((HttpStatusCode.NotFound, $"{Front}/themes/unplaced", revision % 2), (response.StatusCode, address, 1));
            }
            Assert.Equal(revision % 2 == 1 ? 7 : 4, (await site.Page($"{Front}/themes/iii")).QuerySelectorAll("blockquote.reported").Length);
            Assert.EndsWith($"/revisions/{revision}", (await site.Page(Front)).QuerySelector(".site-foot a + a")!.GetAttribute("href"), StringComparison.Ordinal);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);
        var databases = shown.Select(Database).Order().ToList();
        Assert.Equal(4, databases.Distinct().Count());
        Assert.Equal(databases, expected.Keys.Select(k => Database(k.Item2)).Distinct().Order());
        Assert.Equal(databases, answers.Select(a => Database(a.Tag)).Distinct().Order());
        Assert.All(answers, a => Assert.Equal(expected[(a.Address, a.Tag)], a.Body));
        Assert.Equal(
            ["revision 3 of 2026-11-21", "revision 4 of 2026-11-21", "revision 5 of 2026-11-21"],
            site.Log.Lines.Where(l => l.StartsWith("The site now shows ", StringComparison.Ordinal)).Select(l => l["The site now shows what was published: covid-19-solidarity, ".Length..].TrimEnd('.')));
        Assert.Empty(Refusals(site));
        if (OperatingSystem.IsLinux()) await Until(site, () => Task.FromResult(files[..^1].Any(IsOpen) ? null : ""), "the old databases to close");
    }

    [Fact]
    public async Task A_request_keeps_the_database_it_started_with_which_closes_after_the_last_such_request()
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        var first = content.Print().File;
        var before = await Tag(site, Front);
        var request = site.Services.CreateScope();
        var store = request.ServiceProvider.GetRequiredService<SpeechesStore>();
        PublishNext();
        content.Print();
        await Until(site, async () => await Tag(site, Front) is { } tag && tag != before ? tag : null, "the next revision");
        Assert.Same(store, request.ServiceProvider.GetRequiredService<SpeechesStore>());
        Assert.Equal((first, 2), ($"{store.Name}.db", store.Collections().Single().Revision));
        using (var later = site.Services.CreateScope()) Assert.Equal(3, later.ServiceProvider.GetRequiredService<SpeechesStore>().Collections().Single().Revision);
        Assert.False(store.Closed.IsCompleted);
        if (OperatingSystem.IsLinux()) Assert.True(IsOpen(first));
        request.Dispose();
        await store.Closed.WaitAsync(Guard, TestContext.Current.CancellationToken);
        if (OperatingSystem.IsLinux()) Assert.False(IsOpen(first));
    }

    [Fact]
    public async Task A_site_that_shows_the_draft_takes_up_the_next_draft()
    {
        await using var site = new RunningSite(overHttp: false, draft: true, copy: content);
        Assert.Equal(4, (await site.Page($"{Front}/themes/iii")).QuerySelectorAll("blockquote.reported").Length);
        content.PlaceTheUnplaced();
        Assert.NotNull(new SitePrinter(content.Folder, new DataFolder(content.Data)).PrintDraft(new()));
        await Until(site, () => Task.FromResult(site.Log.Lines.FirstOrDefault(l => l.StartsWith("The site now shows a new draft: ", StringComparison.Ordinal))), "the next draft");
        Assert.Equal(7, (await site.Page($"{Front}/themes/iii")).QuerySelectorAll("blockquote.reported").Length);
    }

    [Fact]
    public async Task Whoever_has_a_page_of_the_revision_before_is_sent_the_new_one()
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        var before = await Tag(site, Front);
        Assert.Equal((304, before), await Ask(site, Front, before));
        PublishNext();
        content.Print();
        var after = await Until(site, async () => await Tag(site, Front) is { } tag && tag != before ? tag : null, "the next revision");
        Assert.Equal((200, after), await Ask(site, Front, before));
        Assert.Equal((304, after), await Ask(site, Front, after));
    }

    [Theory]
    [InlineData("a flipped bit", "is not what was printed: its SHA-256 is another; run the command build, which prints it anew.")]
    [InlineData("a file that is cut", "is not what was printed: its SHA-256 is another; run the command build, which prints it anew.")]
    [InlineData("a pointer that is rubbish", "current.json” cannot be read; run the command build, which writes it anew.")]
    [InlineData("a pointer to nowhere", "which is not there; run the command build, which prints it anew.")]
    [InlineData("a pointer to elsewhere", "current.json” names no database of its folder; run the command build, which writes it anew.")]
    [InlineData("a pointer that is gone", "current.json”; run the command build, which writes it.")]
    [InlineData("another schema", "is not a database that this program printed; delete it, and it is printed again.")]
    [InlineData("an excerpt that changed and cannot be shown", "answers 500, because of “")]
    [InlineData("an excerpt that was withdrawn and has no last text", "answers 404; mend the content or the program, and print again.")]
    [InlineData("a kind of page that cannot be shown", "The page /covid-19-solidarity/coverage answers 500, because of “SQLite Error 1: 'no such table: figure'.”; mend the content or the program, and print again.")]
    public async Task What_is_damaged_is_not_shown_and_the_next_print_is(string damage, string sentence)
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        var before = await Tag(site, Front);
        PublishNext();
        Place(damage, Elsewhere());
        await Until(site, () => Task.FromResult(Refusals(site).Count > 0 ? "" : null), "a refusal");
        var refusal = Assert.Single(Refusals(site));
        Assert.StartsWith("What was printed is not shown, and the site stays as it was. ", refusal, StringComparison.Ordinal);
        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
        Assert.Equal(before, await Tag(site, Front));
        Assert.Equal(4, (await site.Page($"{Front}/themes/iii")).QuerySelectorAll("blockquote.reported").Length);

        Assert.NotNull(new SitePrinter(content.Folder, new DataFolder(content.Data)).Print(new(), always: true));
        await Until(site, async () => await Tag(site, Front) is { } tag && tag != before ? tag : null, "the next print");
        Assert.Equal(7, (await site.Page($"{Front}/themes/iii")).QuerySelectorAll("blockquote.reported").Length);
        Assert.Equal(refusal, Assert.Single(Refusals(site)));
    }

    [Fact]
    public async Task A_page_of_every_kind_is_tried_before_a_database_is_shown()
    {
        await using var site = new RunningSite(overHttp: false, copy: content);
        using var store = new DataFolder(content.Data).Open(content.Print());
        var tried = store.OneOfEachKind().Select(p => Addresses.Of(p).Split('?')[0]).ToList();
        var kinds = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => e.RoutePattern.RawText!).Where(r => r != "error/{code:number}" && !PageKinds.IsOfLongLists(r)).Distinct().ToList();
        Assert.InRange(kinds.Count, 15, 100);
        Assert.All(kinds, kind => Assert.True(tried.Any(a => Segments(kind) == Segments(a) && new TemplateMatcher(TemplateParser.Parse(kind.TrimStart('/')), []).TryMatch(a, [])), $"No page of the kind {kind} is tried."));
        foreach (var page in store.OneOfEachKind()) Assert.Equal(200, (await Ask(site, Addresses.Of(page), null)).Status);
    }

    /// <summary>A literal weighs more than a parameter, so the pages of a kind are those that no more literal one takes.</summary>
    private static int Segments(string address) => address.Trim('/').Split('/').Length;

    private static List<string> Refusals(RunningSite site) => site.Log.Lines.Where(l => l.StartsWith("What was printed ", StringComparison.Ordinal)).ToList();

    /// <summary>Reads one page after the other, sometimes only if it changed, and keeps what it was sent.</summary>
    private static async Task ReadOnAndOn(RunningSite site, List<string> addresses, int start, ConcurrentBag<(string, string, string)> answers, CancellationToken done)
    {
        var tags = new Dictionary<string, string>();
        for (var n = start; !done.IsCancellationRequested; n++)
        {
            var address = addresses[n % addresses.Count];
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            var had = n % 3 == 0 ? tags.GetValueOrDefault(address) : null;
            if (had is not null) request.Headers.IfNoneMatch.Add(new(had));
            using var response = await site.Client.SendAsync(request, CancellationToken.None);
            if (response.StatusCode == HttpStatusCode.NotFound && address == $"{Front}/themes/unplaced") continue;
            Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotModified, $"{address} answered {(int)response.StatusCode}.");
            var tag = response.Headers.ETag!.Tag;
            if (response.StatusCode == HttpStatusCode.NotModified) Assert.Equal(had, tag);
            else answers.Add((address, tags[address] = tag, await Digest(response)));
        }
    }

    /// <summary>A tag names the database and the program, and ends with the digest of the address.</summary>
    private static string Database(string tag) => tag[..tag.LastIndexOf('-')];

    private static async Task<string> Digest(HttpResponseMessage response) => Convert.ToHexString(SHA256.HashData(await response.Content.ReadAsByteArrayAsync(CancellationToken.None)));

    private static async Task<string?> Tag(RunningSite site, string address) => (await Ask(site, address, null)).Tag;

    private static async Task<(int Status, string? Tag)> Ask(RunningSite site, string address, string? had)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (had is not null) request.Headers.IfNoneMatch.Add(new(had));
        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, response.Headers.ETag?.Tag);
    }

    /// <summary>Asks again and again until there is an answer.</summary>
    private static async Task<string> Until(RunningSite site, Func<Task<string?>> ask, string what)
    {
        using var guard = new CancellationTokenSource(Guard);
        while (true)
        {
            if (await ask() is { } answer) return answer;
            Assert.False(guard.IsCancellationRequested, $"Waited for {what}; the site said: {string.Join(" ", site.Log.Lines.TakeLast(5))}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Linux says of a deleted file that is still open what its name was.</summary>
    private bool IsOpen(string file) => Directory.EnumerateFiles("/proc/self/fd").Any(f => new FileInfo(f).LinkTarget?.StartsWith(Path.Combine(content.Data, file), StringComparison.Ordinal) == true);

    private Plan PublishNext()
    {
        var (from, to) = content.Text($"{ContentCopy.Digest}/0001/witness.md").Contains("theme: unplaced", StringComparison.Ordinal) ? ("theme: unplaced", "theme: III") : ("theme: III # was unplaced", "theme: unplaced");
        content.Edit($"{ContentCopy.Digest}/0001/witness.md", from, to == "theme: III" ? "theme: III # was unplaced" : to);
        return content.Publish()!;
    }

    /// <summary>Prints where the site does not look.</summary>
    private (string File, DatabasePointer Pointer) Elsewhere()
    {
        var data = new DataFolder(Path.Combine(content.Root, "elsewhere"));
        var pointer = new SitePrinter(content.Folder, data).Print(new Diagnostics())!;
        return (data.FilePath(pointer), pointer);
    }

    /// <summary>Puts a print before the site that is damaged in some way.</summary>
    private void Place(string damage, (string File, DatabasePointer Pointer) print)
    {
        var (file, pointer) = print;
        var bytes = File.ReadAllBytes(file);
        switch (damage)
        {
            case "a flipped bit":
                bytes[bytes.Length / 2] ^= 1;
                break;
            case "a file that is cut":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "another schema":
                (bytes, pointer) = Changed(print, "pragma user_version = 70");
                break;
            case "an excerpt that changed and cannot be shown":
                (bytes, pointer) = Changed(print, "update excerpt set record = '{}' where id = (select max(id) from excerpt where id not in (select min(id) from excerpt) and theme = 'iii' and source = 'global-solidarity')");
                break;
            case "an excerpt that was withdrawn and has no last text":
                (bytes, pointer) = Changed(print, """
                    create temp table gone as select max(id) as id from excerpt;
                    update public_id set state = 'withdrawn' where id in gone;
                    delete from version_counterpart where id in gone;
                    delete from version where id in gone;
                    delete from excerpt_counterpart where excerpt in gone;
                    delete from excerpt_person where excerpt in gone;
                    delete from excerpt where id in gone;
                    """);
                break;
            case "a kind of page that cannot be shown":
                (bytes, pointer) = Changed(print, "drop table figure");
                break;
        }
        if (damage != "a pointer to nowhere") File.WriteAllBytes(Path.Combine(content.Data, pointer.File), bytes);
        if (damage == "a pointer to elsewhere") pointer = pointer with { File = $"../data/{pointer.File}" };
        if (damage == "a pointer that is gone") File.Delete(Pointer);
        else DurableFiles.Replace(Pointer, damage == "a pointer that is rubbish" ? "{\"File\":"u8.ToArray() : JsonSerializer.SerializeToUtf8Bytes(pointer));
    }

    /// <summary>The database after a statement, with a pointer that names its digest.</summary>
    private static (byte[] Bytes, DatabasePointer Pointer) Changed((string File, DatabasePointer Pointer) print, string statement)
    {
        using (var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = print.File, Pooling = false, ForeignKeys = false }.ToString()))
        {
            database.Open();
            database.Execute(statement);
        }
        var bytes = File.ReadAllBytes(print.File);
        var digest = ContentFolder.Digest(bytes);
        return (bytes, print.Pointer with { Sha256 = digest, File = print.Pointer.File.Replace(print.Pointer.Sha256[..8], digest[..8], StringComparison.Ordinal) });
    }
}
