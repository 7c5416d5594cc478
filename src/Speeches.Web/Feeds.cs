using Speeches.Store;

namespace Speeches.Web;

/// <summary>The feeds of changes. A draft has none: nothing new in it is public.</summary>
internal static class Feeds
{
    public static void Map(WebApplication app)
    {
        app.MapMethods(Addresses.Route(PageKind.CollectionFeed), Methods, (string collection, HttpRequest request, SpeechesStore store) =>
            Answer(store, request, s => s.FindChanges(collection), Addresses.CollectionFeed(collection), Addresses.Revisions(collection)));
        app.MapMethods(Addresses.Route(PageKind.ThemeFeed), Methods,
            (string collection, string theme, HttpRequest request, SpeechesStore store) =>
            Answer(store, request, s => s.FindChangesOfTheme(collection, theme),
                Addresses.ThemeFeed(collection, theme), Addresses.Theme(collection, theme)));
        app.MapMethods(Addresses.Route(PageKind.CounterpartFeed), Methods, (string id, HttpRequest request, SpeechesStore store) =>
            store.FindMoved("counterpart", id) is { } moved
                ? Results.Redirect(Addresses.CounterpartFeed(moved), permanent: true)
                : Answer(store, request, s => s.FindChangesOfCounterpart(id), Addresses.CounterpartFeed(id), Addresses.Counterpart(id)));
    }

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private static IResult Answer(SpeechesStore store, HttpRequest request, Func<SpeechesStore, ChangeFeed?> find, string self, string page)
    {
        if (store.IsDraft || find(store) is not { } feed) return Results.NotFound();
        var origin = request.HttpContext.RequestServices.GetRequiredService<PublicOrigin>();
        var written = AtomFeed.Write(feed, store.Site.Name, origin.Of(request, store.Site) ?? "", self, page);
        return Results.Bytes(written, $"{OtherForms.Atom}; charset=utf-8");
    }
}
