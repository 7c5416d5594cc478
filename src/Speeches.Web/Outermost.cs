using Microsoft.AspNetCore.HostFiltering;

namespace Speeches.Web;

/// <summary>
/// What stands before all that answers. The framework puts parts of its own, as the check of the host, before those of the site: their
/// answers are logged and have the headers too.
/// </summary>
internal sealed class Outermost(Serilog.ILogger log) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        Logs.OfRequests(app, log);
        app.UseMiddleware<ResponseHeaders>();
        app.UseForwardedHeaders();
        next(app);
    };

    /// <exception cref="InvalidDataException">A setting cannot be what it is; the sentence says which.</exception>
    public static void AddTo(WebApplicationBuilder builder, Serilog.ILogger log)
    {
        var origin = new PublicOrigin(builder.Configuration);
        builder.Services.AddSingleton(origin).Configure<HostFilteringOptions>(origin.Limit);
        Proxies.AddTo(builder.Services, builder.Configuration);
        // The first of the start-up filters is the outermost.
        builder.Services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(new Outermost(log)));
    }
}
