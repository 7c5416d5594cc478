using System.Diagnostics;

namespace Speeches.Web;

/// <summary>One line a request: method, path, status, milliseconds. Never the query: what a reader searches for is the reader's.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var (method, path) = (context.Request.Method, context.Request.Path.Value);
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            Log.Failed(log, e, method, path);
            throw;
        }
        finally
        {
            if (context.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>()?.Error is { } error) Log.Failed(log, error, method, path);
            Log.Answered(log, method, path, context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "{Method:l} {Path:l} {Status} {Milliseconds:0.0} ms")]
    public static partial void Answered(ILogger log, string method, string? path, int status, double milliseconds);

    [LoggerMessage(LogLevel.Error, "{Method:l} {Path:l} failed")]
    public static partial void Failed(ILogger log, Exception exception, string method, string? path);
}
