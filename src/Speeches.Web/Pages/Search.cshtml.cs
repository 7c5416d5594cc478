using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class SearchModel(SpeechesStore store) : PageModel
{
    /// <summary>The longest query that is read, in UTF-16 units.</summary>
    public const int LongestQuery = 400;

    public string Query { get; private set; } = "";

    public SearchPage? Found { get; private set; }

    public void OnGet([FromQuery(Name = "q")] string? query)
    {
        var typed = query is { Length: > LongestQuery } ? query[..LongestQuery] : query ?? "";
        // HTML has no way to write a control character, and no text has one.
        Query = new([.. typed.Where(c => !char.IsControl(c))]);
        if (!string.IsNullOrWhiteSpace(Query)) Found = store.Search(Query);
    }
}
