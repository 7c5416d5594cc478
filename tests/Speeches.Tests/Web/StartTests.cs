using System.Net.Sockets;
using System.Text;
using Speeches.Printing;
using Speeches.Store;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>The site starts wherever there is a database to serve, whatever building says, and ends when it is asked to.</summary>
public sealed class StartTests : IDisposable
{
    private const string Front = $"/{ContentCopy.Collection}";
    private const string Read = $"{ContentCopy.Collection}: revision 2 of ";

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public async Task The_first_start_builds_the_database_and_says_what_was_read()
    {
        using var site = new SiteProcess(content);
        using var client = await site.Client();
        Assert.Equal(200, await Status(client, Front));
        Assert.Single(site.Lines, l => l.Contains(Read, StringComparison.Ordinal));
        Assert.True(new DataFolder(content.Data).IsWhole(new DataFolder(content.Data).ReadPointer("current")));
        site.Terminate();
        Assert.Equal(0, await site.Ended());
    }

    [Theory]
    [InlineData("an error in a list", ": error: “be” cannot stand here;")]
    [InlineData("a full disk", "The database could not be written (")]
    [InlineData("a data folder that cannot be written", "The database could not be written (Access to the path '")]
    [InlineData("a lock that is a link", ".lock” is a link, and no plain file; take it away")]
    public async Task Where_building_fails_the_database_that_was_built_before_is_served(string fault, string sentence)
    {
        content.Print();
        content.Edit("authorities/counterparts.csv", "belgium,Belgium,", "belgium,Kingdom of Belgium,");
        var mode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        string[] before = [];
        switch (fault)
        {
            case "an error in a list":
                content.Edit("authorities/counterparts.csv", ",country,BE", ",country,be");
                break;
            case "a full disk":
                before = CommandLine.FullDisk(64);
                break;
            case "a data folder that cannot be written":
                before = CommandLine.WithoutPrivileges(content);
                File.Delete(Path.Combine(content.Data, ".lock"));
                if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.Data, mode);
                break;
            case "a lock that is a link":
                File.Delete(Path.Combine(content.Data, ".lock"));
                File.CreateSymbolicLink(Path.Combine(content.Data, ".lock"), Path.Combine(content.Root, "elsewhere"));
                break;
        }
        try
        {
            using var site = new SiteProcess(content, before);
            using var client = await site.Client();
            await site.Line("The database could not be built; the site stays as it is.");
            Assert.Single(site.Lines, l => l.Contains(sentence, StringComparison.Ordinal));
            Assert.Equal(200, await Status(client, Front));
            Assert.Contains("<h1>Belgium", await client.GetStringAsync("/counterparts/belgium", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        finally
        {
            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(content.Data, mode | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData("an error in a list", ": error: “be” cannot stand here;")]
    [InlineData("a full disk", "The database could not be written (")]
    [InlineData("no content", "There is no content folder at “")]
    public async Task Where_there_is_no_database_and_building_fails_the_site_says_so_and_ends(string fault, string sentence)
    {
        if (fault == "an error in a list") content.Edit("authorities/counterparts.csv", "belgium,Belgium,country,BE", "belgium,Belgium,country,be");
        if (fault == "no content") Directory.Move(content.Folder.Root, Path.Combine(content.Root, "elsewhere"));
        using var site = new SiteProcess(content, fault == "a full disk" ? CommandLine.FullDisk(64) : []);
        Assert.Equal(1, await site.Ended());
        Assert.Single(site.Lines, l => l.Contains(sentence, StringComparison.Ordinal));
        Assert.EndsWith("There is no database to serve, and none could be built; mend what is said above, and start again.", site.Lines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_while_the_site_was_away_is_shown_after_it_has_started()
    {
        var before = content.Print();
        content.PlaceTheUnplaced();
        content.Publish();
        using var site = new SiteProcess(content);
        using var client = await site.Client();
        await site.Line("The site now shows what was published: covid-19-solidarity, revision 3 of 2026-11-21.");
        Assert.Contains("/revisions/3\"", await client.GetStringAsync(Front, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.NotEqual(before, new DataFolder(content.Data).ReadPointer("current"));
    }

    [Fact]
    public async Task A_site_whose_data_folder_another_uses_says_so()
    {
        using var other = content.Again();
        other.Edit("authorities/counterparts.csv", "belgium,Belgium,", "belgium,Kingdom of Belgium,");
        content.Print();
        using var site = new SiteProcess(content);
        using var client = await site.Client();
        Assert.NotNull(new SitePrinter(other.Folder, new DataFolder(content.Data)).Print(new()));
        await site.Line($"The database was built from the content in “{other.Folder.Root}”, and this site has that in “{content.Folder.Root}”; two sites need a data folder each (Speeches:Data).");
    }

    /// <summary>Kestrel alone would wait for them for half a minute.</summary>
    [Fact]
    public async Task Half_open_and_slow_connections_do_not_hold_up_the_end()
    {
        using var site = new SiteProcess(content);
        using var client = await site.Client();
        var sockets = new List<Socket>();
        foreach (var words in Enumerable.Repeat(new[] { "", "GET /coun", $"GET {Front}/excerpts.json HTTP/1.1\r\nHost: localhost\r\n\r\n" }, 10).SelectMany(w => w))
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 1024 };
            sockets.Add(socket);
            await socket.ConnectAsync(client.BaseAddress!.Host, client.BaseAddress.Port, TestContext.Current.CancellationToken);
            await socket.SendAsync(Encoding.ASCII.GetBytes(words), TestContext.Current.CancellationToken);
        }
        Assert.Equal(200, await Status(client, Front));
        site.Terminate();
        Assert.Equal(0, await site.Ended(TimeSpan.FromSeconds(20)));
        sockets.ForEach(s => s.Dispose());
    }

    private static async Task<int> Status(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
