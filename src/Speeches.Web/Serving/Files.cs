using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Speeches.Web.Serving;

/// <summary>
/// The files of the web root, in memory as they were at the start, each compressed once where that helps. One whose address names its
/// version never changes and is kept for a year; of any other the browser asks again whether it has changed.
/// </summary>
internal sealed class Files
{
    private readonly RequestDelegate next;
    private readonly IResponseCompressionProvider compression;
    private readonly FrozenDictionary<string, FileInMemory> files;

    public Files(RequestDelegate next, IWebHostEnvironment environment, IResponseCompressionProvider compression)
    {
        (this.next, this.compression) = (next, compression);
        files = Read(environment.WebRootFileProvider, "").ToFrozenDictionary(f => f.Path, StringComparer.Ordinal);
    }

    public Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!files.TryGetValue(request.Path.Value ?? "", out var file)) return next(context);
        var isVersioned = request.Query["v"] == file.Version || request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal);
        response.Headers.CacheControl = isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.ETag = file.Tag.ToString();
        var had = request.GetTypedHeaders().IfNoneMatch;
        if (had.Any(t => t == EntityTagHeaderValue.Any || t.Compare(file.Tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        response.ContentType = file.Type;
        return file.In(compression.ShouldCompressResponse(context) ? compression.GetCompressionProvider(context) : null).Send(context);
    }

    private static IEnumerable<FileInMemory> Read(IFileProvider root, string folder)
    {
        foreach (var found in root.GetDirectoryContents(folder))
        {
            var path = $"{folder}/{found.Name}";
            if (found.IsDirectory)
            {
                foreach (var file in Read(root, path)) yield return file;
                continue;
            }
            using var stream = found.CreateReadStream();
            var bytes = new byte[found.Length];
            stream.ReadExactly(bytes);
            yield return new(path, bytes);
        }
    }

    private sealed class FileInMemory(string path, byte[] bytes)
    {
        private static readonly FileExtensionContentTypeProvider Types = new();

        private readonly ConcurrentDictionary<string, Answer> encoded = [];

        public string Path => path;

        public string Type { get; } = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";

        /// <summary>As Razor writes it behind the address: the SHA-256 of the bytes.</summary>
        public string Version { get; } = WebEncoders.Base64UrlEncode(SHA256.HashData(bytes));

        public EntityTagHeaderValue Tag => new($"\"{Version}\"", isWeak: true);

        public Answer In(ICompressionProvider? encoding) => encoded.GetOrAdd(encoding?.EncodingName ?? "", _ => Made(encoding));

        private Answer Made(ICompressionProvider? encoding)
        {
            using var pieces = new Pieces();
            var headers = new Dictionary<string, StringValues>
            {
                [HeaderNames.ContentType] = Type,
                [HeaderNames.Vary] = HeaderNames.AcceptEncoding,
            };
            if (encoding is null)
            {
                pieces.Write(bytes);
            }
            else
            {
                headers[HeaderNames.ContentEncoding] = encoding.EncodingName;
                using var packed = encoding.CreateStream(pieces);
                packed.Write(bytes);
            }
            return new(StatusCodes.Status200OK, headers.ToList(), pieces.Written());
        }
    }
}
