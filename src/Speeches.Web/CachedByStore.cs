using Microsoft.AspNetCore.OutputCaching;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// An answer that was made from one database is kept for that database alone, and can be forgotten with it. What is only rehearsed
/// is not kept: it may never be shown.
/// </summary>
internal sealed class CachedByStore : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.RequestServices;
        if (request.GetRequiredService<StoreOfRequest>().Rehearsed is not null) context.EnableOutputCaching = false;
        var name = request.GetRequiredService<SpeechesStore>().Name;
        context.CacheVaryByRules.VaryByValues["database"] = name;
        context.Tags.Add(name);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
}
