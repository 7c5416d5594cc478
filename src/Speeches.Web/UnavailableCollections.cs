namespace Speeches.Web;

/// <summary>
/// A collection that is published but cannot be read has no page; its addresses are not lost, and readers are asked to come back.
/// </summary>
internal sealed class UnavailableCollections(RequestDelegate next)
{
    /// <summary>Seconds after which to come back: somebody has to mend the content.</summary>
    private const string Seconds = "600";

    public async Task InvokeAsync(HttpContext context, StoreOfRequest database)
    {
        await next(context);
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status404NotFound || response.HasStarted) return;
        var first = (context.Request.Path.Value ?? "").Split('/', 3).ElementAtOrDefault(1) ?? "";
        using var store = database.Lease();
        if (store.Unavailable().FirstOrDefault(u => u.Collection == first) is not { } unavailable) return;
        response.Clear();
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Seconds;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/plain; charset=utf-8";
        await response.WriteAsync($"The collection “{first}” cannot be shown at the moment. {unavailable.Reason}\n", context.RequestAborted);
    }
}
