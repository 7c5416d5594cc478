using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Settings.Configuration;
using Serilog.Sinks.File;
using Speeches.Content;

namespace Speeches.Web;

/// <summary>
/// What the site says of itself, through Serilog: one line a request, and what went wrong. Every sink writes <see cref="LogLine"/>s, so
/// nothing that was read can forge a line.
/// </summary>
internal static class Logs
{
    /// <summary>The most characters of a path that are logged, as it stands in an address.</summary>
    public const int LongestPath = 200;

    /// <summary>The size in bytes at which a log file is full and the next begins. The entry that fills it is written whole.</summary>
    public const long FileSize = 10_000_000;

    /// <summary>How many log files are kept, the one that is written included.</summary>
    public const int Files = 5;

    /// <summary>
    /// The log of the site: on the console, unless <c>Speeches:Log:Console</c> is <c>false</c>, and in the file that
    /// <c>Speeches:Log:File</c> names. <c>Serilog:MinimumLevel</c> says how much.
    /// </summary>
    public static Logger Create(IConfiguration configuration, LoggerProviderCollection others)
    {
        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            // The framework logs every address with its query at Information; our own line leaves the query out.
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // A start that fails is said in one sentence, by the site.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting", LogEventLevel.Fatal)
            // The framework's own line on an exception and ours would say the same twice.
            .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogEventLevel.Fatal)
            // Levels alone are read: a sink that is named in a configuration would write in a form of its own.
            .ReadFrom.Configuration(configuration, new ConfigurationReaderOptions(typeof(LoggerConfiguration).Assembly))
            .Filter.With(new OnceAMinute(TimeProvider.System))
            .WriteTo.Providers(others);
        if (configuration["Speeches:Log:Console"] is not "false") logger.WriteTo.Console(new LogLine());
        var file = configuration["Speeches:Log:File"];
        var refusal = file is null ? null : Refusal(file);
        if (file is not null && refusal is null) ToFile(logger, file, FileSize, Console.Error);
        var log = logger.CreateLogger();
        if (refusal is not null)
            log.Warning("The log cannot be written to the file that Speeches:Log:File names, and is not. {Sentence:l}", refusal);
        return log;
    }

    /// <summary>Writes into a file that is followed by another when it is full, of which the oldest are deleted.</summary>
    internal static LoggerConfiguration ToFile(LoggerConfiguration logger, string path, long size, TextWriter errors) => logger.WriteTo.File(
        new LogLine(), path, fileSizeLimitBytes: size,
        rollingInterval: RollingInterval.Infinite, rollOnFileSizeLimit: true, retainedFileCountLimit: Files, hooks: new PlainFilesOnly(errors));

    /// <summary>
    /// One line a request: method, path, status, milliseconds. Never the query: what a reader searches for is the reader's.
    /// </summary>
    public static void OfRequests(IApplicationBuilder app, Serilog.ILogger log) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = log;
        options.MessageTemplate = "{Method:l} {Path:l} {Status} {Milliseconds:0.0} ms";
        options.GetMessageTemplateProperties = (context, path, milliseconds, status) =>
        [
            new("Method", new ScalarValue(Cut(context.Request.Method, 20))),
            new("Path", new ScalarValue(Cut(new PathString(path).ToUriComponent(), LongestPath))),
            new("Status", new ScalarValue(status)),
            new("Milliseconds", new ScalarValue(milliseconds)),
        ];
        options.GetLevel = (context, _, exception) => (exception, context.Response.StatusCode) switch
        {
            (not null, _) => LogEventLevel.Error,
            // What was turned away on purpose is no fault.
            (_, StatusCodes.Status503ServiceUnavailable) => LogEventLevel.Warning,
            (_, >= 500) => LogEventLevel.Error,
            _ => LogEventLevel.Information,
        };
        options.EnrichDiagnosticContext = (diagnostics, context) =>
        {
            if (context.Features.Get<IExceptionHandlerFeature>()?.Error is { } error) diagnostics.SetException(error);
        };
    });

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..longest]}…";

    private static string? Refusal(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            using var file = PlainFiles.OpenOrCreate(Path.GetFullPath(path));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }

    /// <summary>
    /// Writes a file that follows a full one only where it is a plain file: whoever may write in the folder could have put a link in its
    /// place. One that is none is told of on standard error, and taken for a file that is in use: the sink tries the next.
    /// </summary>
    private sealed class PlainFilesOnly(TextWriter errors) : FileLifecycleHooks
    {
        /// <summary>ERROR_SHARING_VIOLATION, as .NET says it on every system.</summary>
        private const int InUse = unchecked((int)0x80070020);

        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            try
            {
                PlainFiles.OpenOrCreate(path).Dispose();
                return underlyingStream;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                underlyingStream.Dispose();
                errors.WriteLine($"The log goes on in another file. {e.Message}");
                throw new IOException(e.Message, InUse);
            }
        }
    }

    /// <summary>
    /// Lets through one warning of the framework a minute of each kind: a client that is refused again and again, by the limit of
    /// connections for instance, writes no line each time. Errors and the site's own events all pass.
    /// </summary>
    internal sealed class OnceAMinute(TimeProvider time) : ILogEventFilter
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

        /// <summary>When the last of each kind passed. The kinds are the framework's own texts, so they are few.</summary>
        private readonly ConcurrentDictionary<string, long> passed = [];

        public bool IsEnabled(LogEvent logEvent)
        {
            if (logEvent.Level > LogEventLevel.Warning || !IsOfFramework(logEvent)) return true;
            var (kind, now) = (logEvent.MessageTemplate.Text, time.GetTimestamp());
            if (passed.TryAdd(kind, now)) return true;
            return passed.TryGetValue(kind, out var last) && time.GetElapsedTime(last, now) >= Pause && passed.TryUpdate(kind, now, last);
        }

        private static bool IsOfFramework(LogEvent logEvent) =>
            logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: string source } &&
            source.StartsWith("Microsoft.", StringComparison.Ordinal);
    }
}
