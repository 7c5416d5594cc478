using Microsoft.Data.Sqlite;

namespace Speeches.Web;

/// <summary>
/// While the database is damaged, readers are asked to come back: that is no mistake of a page. Who meets the damage first has it looked
/// into.
/// </summary>
internal sealed class DamagedDatabase(RequestDelegate next, PublishedSite site)
{
    /// <summary>Seconds after which to come back.</summary>
    private const string Seconds = "10";

    public async Task InvokeAsync(HttpContext context, StoreOfRequest database)
    {
        if (database.Rehearsed is null && site.IsDamaged)
        {
            await ComeBack(context.Response);
            return;
        }
        try
        {
            await next(context);
        }
        catch (SqliteException e) when (database.Rehearsed is null && IsDamage(e))
        {
            site.IsDoubted = true;
            if (context.Response.HasStarted) throw;
            context.Response.Clear();
            await ComeBack(context.Response);
        }
    }

    /// <summary>SQLITE_IOERR, SQLITE_CORRUPT and SQLITE_NOTADB: the file cannot be read, or is not what it was.</summary>
    private static bool IsDamage(SqliteException e) => e.SqliteErrorCode is 10 or 11 or 26;

    private static Task ComeBack(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = Seconds;
        response.Headers.CacheControl = "no-store";
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync("The site is being mended. Please come back in a few seconds.\n");
    }
}
