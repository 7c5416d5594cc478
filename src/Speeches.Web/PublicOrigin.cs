using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Speeches.Content;

namespace Speeches.Web;

/// <summary>
/// The origin of the site (<c>https://example.org</c>), from which everything absolute follows: canonical addresses, cards, feeds,
/// citations, exports, the foot of a printed page. A setting of this machine says it, else the content (<c>site.md</c>), else the request.
/// The setting alone says, too, which hosts are answered and whether browsers may come over HTTPS alone: that is a matter of how the
/// machine is reached, and no edit of the content shuts it off. What a request says of its host is believed only where the site itself
/// knows that name, so of one address there are only as many answers as the site has names: whoever keeps answers keeps them by
/// <see cref="Of"/>.
/// </summary>
internal sealed class PublicOrigin
{
    private readonly string? site;

    /// <summary>The names in <c>AllowedHosts</c>; a pattern names no host.</summary>
    private readonly HashSet<string> names;

    /// <summary>Reads the settings <c>Speeches:Site</c> and <c>AllowedHosts</c>.</summary>
    /// <exception cref="InvalidDataException">The first is no origin; the sentence says what it must be.</exception>
    public PublicOrigin(IConfiguration configuration)
    {
        var given = configuration["Speeches:Site"];
        var allowed = (configuration["AllowedHosts"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        names = allowed.Where(h => !h.Contains('*')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (string.IsNullOrEmpty(given)) return;
        site = SiteFile.Origin(given) ?? throw new InvalidDataException(
            $"The setting Speeches:Site is “{given}”, which is not the public address of a site. " +
            "Give its scheme and host, as https://example.org, in ASCII and without a path, and start again.");
        Hosts = [new Uri(site).Host, "localhost", "127.0.0.1", "[::1]", .. allowed];
    }

    /// <summary>Whether the site is public over HTTPS: then browsers need not come over anything else.</summary>
    public bool IsHttps => site?.StartsWith("https://", StringComparison.Ordinal) == true;

    /// <summary>The hosts that are answered; null where the settings leave that open.</summary>
    public IReadOnlyList<string>? Hosts { get; }

    /// <summary>The origin as an answer may name it, without a slash at its end.</summary>
    /// <param name="request">A request.</param>
    /// <param name="shown">What the site says of itself in the database that the request reads.</param>
    /// <returns>
    /// The public one; where none is given the host of the request, if it is <c>localhost</c>, the address of this end of the connection or
    /// named in <c>AllowedHosts</c>; else null, and the answer names no absolute address.
    /// </returns>
    public string? Of(HttpRequest request, SiteDescription shown)
    {
        if ((site ?? shown.Address) is { } given) return given;
        var (connection, host) = (request.HttpContext.Connection, request.Host);
        var usual = request.IsHttps ? 443 : 80;
        // Without a connection, as in a test or over a socket, there is no port to hold a host against.
        var port = connection.LocalIpAddress is null ? usual : connection.LocalPort;
        var isHere = (host.Port ?? usual) == port;
        var name = names.TryGetValue(host.Host, out var known) && (host.Port is null || isHere) ? known
            : isHere ? Local(host.Host, connection.LocalIpAddress)
            : null;
        if (name is null) return null;
        var scheme = request.IsHttps ? "https" : "http";
        return host.Port is null || port == usual
            ? $"{scheme}://{name}"
            : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{name}:{port}");
    }

    /// <summary>Lets the framework refuse every host but the site's own.</summary>
    public void Limit(HostFilteringOptions filter)
    {
        if (Hosts is not null) filter.AllowedHosts = [.. Hosts];
    }

    /// <summary>A name of this machine as it is written, however the request writes it.</summary>
    private static string? Local(string host, IPAddress? own)
    {
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)) return "localhost";
        if (own is { IsIPv4MappedToIPv6: true }) own = own.MapToIPv4();
        if (own is null || !IPAddress.TryParse(host.Trim('[', ']'), out var address) || !address.Equals(own)) return null;
        return own.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{own}]" : own.ToString();
    }
}
