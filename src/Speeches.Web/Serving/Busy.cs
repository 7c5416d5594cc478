namespace Speeches.Web.Serving;

/// <summary>The answer to a request that finds every place taken: a sentence, made without a page and without the database.</summary>
internal static class Busy
{
    /// <summary>Seconds after which to come back.</summary>
    private const int Seconds = 2;

    public static Task Answer(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = $"{Seconds}";
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync("The site has more to do than it can at this moment. Please try again in a few seconds.\n");
    }
}
