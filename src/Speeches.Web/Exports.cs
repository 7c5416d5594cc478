using System.Text;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>Other forms of the pages.</summary>
internal static class Exports
{
    public static void Map(WebApplication app) => app.MapMethods("/{collection}/excerpts.json", [HttpMethods.Get, HttpMethods.Head], (string collection, SpeechesStore store) =>
    {
        // The passages of a draft have no lasting ids: they are never exported.
        if (store.IsDraft) return Results.NotFound();
        var records = store.ExportRecords(collection);
        if (records.Count == 0 && store.FindCollection(collection) is null) return Results.NotFound();
        // The records are kept as JSON: the array is put together, not serialised again.
        return Results.Text($"[\n{string.Join(",\n", records)}\n]\n", OtherForms.Json, Encoding.UTF8);
    });
}
