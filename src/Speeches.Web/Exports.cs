using System.Text;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>Other forms of the pages.</summary>
internal static class Exports
{
    public static void Map(WebApplication app) => app.MapGet("/{collection}/excerpts.json", (string collection, SpeechesStore store) =>
    {
        if (store.FindCollection(collection) is null) return Results.NotFound();
        // The records are kept as JSON: the array is put together, not serialised again.
        return Results.Text($"[\n{string.Join(",\n", store.ExportRecords(collection))}\n]\n", "application/json", Encoding.UTF8);
    });
}
