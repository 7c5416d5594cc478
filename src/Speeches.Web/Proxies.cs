using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Speeches.Web;

/// <summary>
/// Whom the site believes what it says of a request's client and scheme (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>): the proxies of
/// the setting <c>Speeches:Proxies</c>, addresses or networks with semicolons between them, and nobody else.
/// </summary>
internal static class Proxies
{
    /// <exception cref="InvalidDataException">The setting names something else; the sentence says what.</exception>
    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        var networks = (configuration["Speeches:Proxies"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network).ToList();
        // Said after the framework's own switch, which believes everybody.
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0
                ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks) options.KnownIPNetworks.Add(network);
        });
    }

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new(address, address.GetAddressBytes().Length * 8);
        throw new InvalidDataException(
            $"The setting Speeches:Proxies names “{text}”, which is neither an address nor a network; " +
            "give 10.0.0.5 or 10.0.0.0/24, with semicolons between several.");
    }
}
