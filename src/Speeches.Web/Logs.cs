using Serilog;
using Serilog.Core;
using Serilog.Extensions.Logging;
using Serilog.Settings.Configuration;

namespace Speeches.Web;

/// <summary>Serilog's set-up. With the package Serilog.AspNetCore, <c>UseSerilog</c> would stand in its place.</summary>
internal static class Logs
{
    public static Logger Create(IConfiguration configuration) => new LoggerConfiguration()
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", Serilog.Events.LogEventLevel.Warning)
        // A start that fails is said in one sentence, by the site.
        .MinimumLevel.Override("Microsoft.Extensions.Hosting", Serilog.Events.LogEventLevel.Fatal)
        // The framework's own line on an exception and ours would say the same twice.
        .MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", Serilog.Events.LogEventLevel.Fatal)
        .WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture)
        // Named, so that a start does not search every assembly for sinks.
        .ReadFrom.Configuration(configuration, new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly))
        .CreateLogger();

    public static ILoggingBuilder AddSerilog(this ILoggingBuilder logging, Logger log) =>
        // The framework logs every address with its query at Information; our own line leaves the query out.
        logging.AddFilter("Microsoft", LogLevel.Warning).AddProvider(new SerilogLoggerProvider(log));
}
