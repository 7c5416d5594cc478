using Microsoft.AspNetCore.OutputCaching;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>An answer that was made from one database is kept for that database alone, and can be forgotten with it.</summary>
internal sealed class CachedByStore : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var name = context.HttpContext.RequestServices.GetRequiredService<SpeechesStore>().Name;
        context.CacheVaryByRules.VaryByValues["database"] = name;
        context.Tags.Add(name);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;
}
