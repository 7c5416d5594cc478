using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Speeches.Web.Serving;
using Xunit;

namespace Speeches.Tests.Web.Serving;

/// <summary>What a connection may take, and how long it may take nothing.</summary>
public sealed class ConnectionsTests
{
    private const string Export = $"/{ContentCopy.Collection}/excerpts.json";

    [Fact]
    public async Task A_reader_who_does_not_read_is_ended_and_gives_its_place_back()
    {
        await using var site = new RunningSite(overHttp: true, services: services =>
        {
            services.AddSingleton(new ServingLimits { Exports = 1 });
            // The least that Kestrel takes: it looks once a second.
            services.Configure<KestrelServerOptions>(o => o.Limits.MinResponseDataRate = new(1_000_000, TimeSpan.FromSeconds(1.1)));
        });
        using var deaf = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await deaf.ConnectAsync(IPAddress.Loopback, site.Client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        // More than the system keeps between the two, asked for at once and never read.
        var asked = string.Concat(Enumerable.Repeat($"GET {Export} HTTP/1.1\r\nHost: localhost\r\n\r\n", 100));
        await deaf.SendAsync(Encoding.ASCII.GetBytes(asked), TestContext.Current.CancellationToken);
        var statuses = new HashSet<HttpStatusCode>();
        using var guard = new CancellationTokenSource(HeldSite.Guard);
        while (!IsEnded(deaf))
        {
            Assert.False(guard.IsCancellationRequested, "The connection is still there.");
            statuses.Add(await Status(site));
        }
        Assert.Contains(HttpStatusCode.ServiceUnavailable, statuses);
        while (await Status(site) != HttpStatusCode.OK) Assert.False(guard.IsCancellationRequested, "The place is still taken.");
    }

    /// <summary>Whoever is let go sees it when it sends something.</summary>
    private static bool IsEnded(Socket connection)
    {
        try
        {
            connection.Send("G"u8);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static async Task<HttpStatusCode> Status(RunningSite site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(Export, UriKind.Relative));
        using var answer = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    [Fact]
    public async Task What_a_connection_may_take_is_bounded()
    {
        await using var site = new RunningSite(overHttp: false);
        var limits = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal(Connections.AtMost(Connections.OpenFiles()), limits.MaxConcurrentConnections);
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(15)), (limits.RequestHeadersTimeout, limits.KeepAliveTimeout));
        Assert.Equal((4096, 4096), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinResponseDataRate!.BytesPerSecond));
        Assert.Equal((0, 4096, 16 * 1024), (limits.MaxRequestBodySize, limits.MaxRequestLineSize, limits.MaxRequestHeadersTotalSize));
        Assert.Equal((20 * 1024, 16 * 1024), (limits.MaxRequestBufferSize, limits.MaxResponseBufferSize));
        Assert.Equal(16, limits.Http2.MaxStreamsPerConnection);
    }

    [Theory]
    [InlineData(1024, 824)]
    [InlineData(20_000, 5000)]
    [InlineData(int.MaxValue, 5000)]
    [InlineData(100, 16)]
    public void Connections_leave_files_for_everything_else(int files, int connections) =>
        Assert.Equal(connections, Connections.AtMost(files));

    [Fact]
    public void The_number_of_files_that_may_be_open_is_known()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limits of a process are listed by Linux.");
        Assert.InRange(Connections.OpenFiles(), 100, int.MaxValue - 1);
    }
}
