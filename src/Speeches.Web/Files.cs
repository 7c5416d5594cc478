namespace Speeches.Web;

/// <summary>
/// The files of the web root, compressed where that helps. One whose address names its version never changes and is kept for a year;
/// of any other the browser asks again whether it has changed.
/// </summary>
internal static class Files
{
    public static void Serve(WebApplication app)
    {
        var options = new StaticFileOptions
        {
            OnPrepareResponse = file =>
            {
                var request = file.Context.Request;
                var isVersioned = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal);
                file.Context.Response.Headers.CacheControl = isVersioned ? "public, max-age=31536000, immutable" : "no-cache";
            },
        };
        app.UseWhen(context => app.Environment.WebRootFileProvider.GetFileInfo(context.Request.Path).Exists, files =>
        {
            files.UseResponseCompression();
            files.UseStaticFiles(options);
        });
    }
}
