using Speeches.Store;

namespace Speeches.Web;

/// <summary>The feeds of changes. A draft has none: nothing new in it is public.</summary>
internal static class Feeds
{
    public static void Map(WebApplication app)
    {
        app.MapMethods("/{collection:slug}/revisions.atom", Methods, (string collection, HttpRequest request, SpeechesStore store) =>
            Answer(store, request, s => s.FindChanges(collection), $"/{collection}/revisions"));
        app.MapMethods("/{collection:slug}/themes/{theme:slug}.atom", Methods, (string collection, string theme, HttpRequest request, SpeechesStore store) =>
            Answer(store, request, s => s.FindChangesOfTheme(collection, theme), $"/{collection}/themes/{theme}"));
        app.MapMethods("/counterparts/{id:slug}.atom", Methods, (string id, HttpRequest request, SpeechesStore store) =>
            store.FindMoved("counterpart", id) is { } moved
                ? Results.Redirect($"/counterparts/{moved}.atom", permanent: true)
                : Answer(store, request, s => s.FindChangesOfCounterpart(id), $"/counterparts/{id}"));
    }

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static IResult Answer(SpeechesStore store, HttpRequest request, Func<SpeechesStore, ChangeFeed?> find, string page)
    {
        if (store.IsDraft || find(store) is not { } feed) return Results.NotFound();
        var origin = request.HttpContext.RequestServices.GetRequiredService<PublicOrigin>();
        return Results.Bytes(AtomFeed.Write(feed, origin.Of(request) ?? "", $"{page}.atom", page), $"{OtherForms.Atom}; charset=utf-8");
    }
}
