using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;

namespace Speeches.Web.Serving;

/// <summary>
/// A page is compressed when it is made, once. A stream is compressed for each reader, with what takes little memory. Nothing secret
/// stands beside what a visitor sends, so compression over HTTPS gives nothing away.
/// </summary>
internal sealed class Compression(IServiceProvider services) : IResponseCompressionProvider
{
    private readonly ResponseCompressionProvider made = Of(services, Brotli, Gzip);
    private readonly ResponseCompressionProvider streamed = Of(services, Gzip);

    private static BrotliCompressionProvider Brotli => new(new BrotliCompressionProviderOptions { Level = CompressionLevel.Optimal });

    private static GzipCompressionProvider Gzip => new(new GzipCompressionProviderOptions { Level = CompressionLevel.Optimal });

    public ICompressionProvider? GetCompressionProvider(HttpContext context) => For(context).GetCompressionProvider(context);

    public bool ShouldCompressResponse(HttpContext context) => For(context).ShouldCompressResponse(context);

    public bool CheckRequestAcceptsCompression(HttpContext context) => For(context).CheckRequestAcceptsCompression(context);

    private ResponseCompressionProvider For(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Streamed>() is null ? made : streamed;

    private static ResponseCompressionProvider Of(IServiceProvider services, params ICompressionProvider[] providers)
    {
        var options = new ResponseCompressionOptions
        {
            EnableForHttps = true,
            MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/manifest+json", OtherForms.Atom],
        };
        foreach (var provider in providers) options.Providers.Add(provider);
        return new(services, Options.Create(options));
    }
}
