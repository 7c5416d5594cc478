using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Speeches.Web.Serving;

/// <summary>
/// What one connection may take, and how many there are. Requests are bounded by the gates, so that connections may be many; each is
/// held to be cheap, and one that neither asks nor reads is ended.
/// </summary>
internal static class Connections
{
    /// <summary>Connections at once, where the system lets the process open as many files.</summary>
    public const int Most = 5000;

    /// <summary>Files that are open beside the connections: the database's readers, the log, what the runtime needs.</summary>
    private const int OtherFiles = 200;

    public static void Bound(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxConcurrentConnections = AtMost(OpenFiles());
        // A reader's browser sends its head at once, and asks for the next page on a new connection where this one is closed.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(15);
        limits.MinResponseDataRate = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(2));
        limits.MaxRequestBodySize = 0;
        limits.MaxRequestLineSize = 4096;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        // What a connection has sent and nobody has looked at, and what was made for it and it has not taken.
        limits.MaxRequestBufferSize = 20 * 1024;
        limits.MaxResponseBufferSize = 16 * 1024;
        limits.Http2.MaxStreamsPerConnection = 16;
        limits.Http2.InitialConnectionWindowSize = 64 * 1024;
        limits.Http2.InitialStreamWindowSize = 64 * 1024;
    }

    /// <summary>The number of connections for a number of files that the process may open.</summary>
    public static int AtMost(int files) => Math.Clamp(files - OtherFiles, 16, Most);

    /// <summary>How many files the process may open; the runtime has raised it as far as it may. Where nothing tells, enough.</summary>
    public static int OpenFiles()
    {
        const string limits = "/proc/self/limits";
        if (!File.Exists(limits)) return int.MaxValue;
        var line = File.ReadLines(limits).FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal));
        var number = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var files) ? files : int.MaxValue;
    }
}
