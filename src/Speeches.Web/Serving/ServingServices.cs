using Microsoft.AspNetCore.ResponseCompression;

namespace Speeches.Web.Serving;

/// <summary>Puts together what stands between the connections and the pages.</summary>
internal static class ServingServices
{
    /// <summary>
    /// Threads that are there at once: as many as pages, searches and exports may be busy with, and some for what is in memory. Beyond
    /// the number of processors the runtime would add one only every half second.
    /// </summary>
    private const int Threads = 32;

    public static void AddServing(this WebApplicationBuilder builder)
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Threads), ports);
        builder.WebHost.ConfigureKestrel(Connections.Bound);
        builder.Services.AddSingleton(ServingLimits.Read(builder.Configuration)).AddSingleton<Answers>().AddSingleton<Gates>();
        builder.Services.AddResponseCompression().AddSingleton<IResponseCompressionProvider, Compression>();
    }

    /// <summary>Everything before the endpoints, in its order.</summary>
    public static void UseServing(this WebApplication app)
    {
        app.UseMiddleware<Files>();
        app.UseMiddleware<DamagedDatabase>();
        app.UseMiddleware<UnavailableCollections>();
        app.UseRouting();
        app.UseMiddleware<ConditionalGet>();
        app.UseMiddleware<Admission>();
        app.UseResponseCompression();
    }
}
