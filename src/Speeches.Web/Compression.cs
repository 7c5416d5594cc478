using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Speeches.Web;

/// <summary>
/// Pages are compressed inside the output cache: once, and the bytes are kept. Nothing secret stands beside what a visitor sends, so
/// compression over HTTPS gives nothing away.
/// </summary>
internal static class Compression
{
    public static void Choose(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Concat(["image/svg+xml", "application/manifest+json", "application/atom+xml"]);
        options.Providers.Add(new BrotliCompressionProvider(new BrotliCompressionProviderOptions { Level = CompressionLevel.Optimal }));
        options.Providers.Add(new GzipCompressionProvider(new GzipCompressionProviderOptions { Level = CompressionLevel.Optimal }));
    }

    /// <summary>What the cache keeps a page by, beside its address: the encoding it is sent in, of three, not the words in which a browser asks for it.</summary>
    public static KeyValuePair<string, string> Kept(HttpContext context)
    {
        var provider = context.RequestServices.GetRequiredService<IResponseCompressionProvider>();
        return new("encoding", provider.GetCompressionProvider(context)?.EncodingName ?? "");
    }
}
