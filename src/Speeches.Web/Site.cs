using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.WebEncoders;
using Serilog;
using Serilog.Extensions.Logging;
using Speeches.Content;
using Speeches.Web.Serving;

namespace Speeches.Web;

/// <summary>The site: serves the last good database, and has another built where the content has changed.</summary>
public static class Site
{
    /// <summary>Runs the site until it is stopped.</summary>
    /// <returns>0 when it was stopped; 1 when there was nothing to serve.</returns>
    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var others = new LoggerProviderCollection();
        using var log = Logs.Create(builder.Configuration, others);
        builder.Logging.ClearProviders();
        builder.Services.AddSerilog(log, dispose: false, others);
        try
        {
            var folders = ProjectFolders.Find(builder.Configuration["Speeches:Content"], builder.Configuration["Speeches:Data"]);
            var isDraft = string.Equals(builder.Configuration["Speeches:Draft"], "true", StringComparison.OrdinalIgnoreCase);
            var building = new BuildProcess(folders, isDraft ? "draft" : "current");
            builder.Services.AddSingleton(folders).AddSingleton(building);
            Outermost.AddTo(builder, log);
            // The database is opened while the framework is put together: a start waits for the longer of the two.
            var opening = Task.Run(() => Opening.Open(new(folders.Data), building, log));
            await using var app = Build(builder, opening, log);
            if (await opening is not { } site) return 1;
            if (isDraft) log.Information("This is a draft: what the site would show if the present reading were published.");
            foreach (var line in site.Report) log.Information("{Line:l}", line);
            await app.StartAsync();
            log.Information("Serving at {Addresses:l}; press Ctrl+C to stop.", string.Join(", ", app.Urls));
            var watch = app.Services.GetRequiredService<PointerWatch>();
            var watching = Task.Run(() => watch.Run(app.Lifetime.ApplicationStopping));
            await app.WaitForShutdownAsync();
            // Where a large file is just being read, the end of the process ends that.
            await Task.WhenAny(watching, Task.Delay(TimeSpan.FromSeconds(1)));
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or SocketException)
        {
            // The disk refused, or the address is taken, not allowed or not ours: our user can mend it, and a stack trace would not help.
            log.Fatal("{Message:l}", e.Message);
            return 1;
        }
    }

    private static WebApplication Build(WebApplicationBuilder builder, Task<PublishedSite?> opening, Serilog.ILogger log)
    {
        builder.AddServing();
        // With what they are still being sent, readers who do not read could hold up the end for half a minute.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(3));
        AddressParts.AddTo(builder.Services);
        builder.Services.AddSingleton(_ => opening.Result!);
        builder.Services.AddSingleton<Rehearsal>().AddSingleton<PointerWatch>().AddSingleton(TimeProvider.System);
        StoreOfRequest.AddTo(builder.Services);
        builder.Services.AddRazorPages(options =>
        {
            Addresses.Lead(options);
            options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
        });
        // A page is made from its address alone. The framework would read a form too, whatever the method is: of a request that claims to
        // have one nothing is read, so that it neither waits for its sender behind the gate nor spoils a page that all are sent.
        builder.Services.Configure<MvcOptions>(options =>
        {
            options.ValueProviderFactories.Clear();
            options.ValueProviderFactories.Add(new RouteValueProviderFactory());
        });
        // The site sets no cookie and takes no form: the keys that would protect them are neither made nor stored.
        foreach (var keys in builder.Services.Where(s => s.ImplementationType?.Name == "DataProtectionHostedService").ToList()) builder.Services.Remove(keys);
        // Accents and dashes stay letters; what HTML gives a meaning is still encoded.
        builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<Rehearsal>().Watch);
        app.UseStatusCodePagesWithReExecute($"{Addresses.Errors}/{{0}}");
        app.UseExceptionHandler($"{Addresses.Errors}/500");
        app.UseMiddleware<PlainAddresses>();
        app.UseServing();
        app.MapRazorPages();
        Exports.Map(app);
        Feeds.Map(app);
        PassagePlaces.Map(app);
        return app;
    }
}
