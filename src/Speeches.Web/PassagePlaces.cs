using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// Leads to the page of a list that a passage is on now. A link that names a place on a list (<c>…/themes/ii#x7k2</c>) was made when the
/// list was shorter, or by a reader: a script asks here for what is not on its page, and whoever writes the address gets there without.
/// What is on no page of a list leads to its beginning.
/// </summary>
internal static class PassagePlaces
{
    public static void Map(WebApplication app)
    {
        foreach (var (list, route) in Addresses.PlaceRoutes)
        {
            app.MapMethods(route, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, SpeechesStore store) =>
            {
                var pattern = ((RouteEndpoint)context.GetEndpoint()!).RoutePattern;
                var parts = pattern.Parameters.Select(p => (string)context.Request.RouteValues[p.Name]!).ToList();
                var (own, name) = (parts.SkipLast(1).ToList(), parts[^1]);
                // It moves when the list grows: nobody is to keep it.
                return Results.Redirect(store.FindPlace(list, own, name) is { } page
                    ? $"{Addresses.Of(page)}#{name}"
                    : $"{Addresses.Of(new PublicPage(list, PageState.There, own))}#content");
            });
        }
    }
}
