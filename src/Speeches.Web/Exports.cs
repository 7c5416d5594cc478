using System.Text;
using Speeches.Store;
using Speeches.Web.Serving;

namespace Speeches.Web;

/// <summary>Other forms of the pages, sent while they are read.</summary>
internal static class Exports
{
    public static void Map(WebApplication app) =>
        app.MapMethods(Addresses.Route(PageKind.CollectionJson), [HttpMethods.Get, HttpMethods.Head], Send).WithMetadata(new Streamed());

    private static async Task Send(
        string collection, HttpContext context, StoreOfRequest database, SpeechesStore store, Gates gates, PublicOrigin origin)
    {
        // What is rehearsed takes no reader's place.
        using var place = database.Rehearsed is null ? await gates.Exports.Enter() : null;
        if (place is null && database.Rehearsed is null)
        {
            await Busy.Answer(context);
            return;
        }
        var (response, stopping) = (context.Response, context.RequestAborted);
        // The passages of a draft have no lasting ids: they are never exported.
        if (store.IsDraft || !await gates.ReadForExport(() => store.HasCollection(collection), stopping))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        response.ContentType = $"{OtherForms.Json}; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        // The records are kept as JSON: the array is put together, not serialised again.
        var body = response.BodyWriter;
        var before = "[\n";
        var site = origin.Of(context.Request, store.Site) ?? "";
        using var parts = store.ExportParts(collection, (of, id) => site + Addresses.Excerpt(of, id)).GetEnumerator();
        while (await gates.ReadForExport(parts.MoveNext, stopping))
        {
            foreach (var record in parts.Current)
            {
                Encoding.UTF8.GetBytes(before, body);
                Encoding.UTF8.GetBytes(record, body);
                before = ",\n";
            }
            await body.FlushAsync(stopping);
            // Others are let in between two parts, also where this reader is as fast as the site.
            await Task.Yield();
        }
        Encoding.UTF8.GetBytes(before == "[\n" ? "[\n\n]\n" : "\n]\n", body);
        await body.FlushAsync(stopping);
    }
}
