using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class PeopleModel(SpeechesStore store) : PageModel
{
    public IReadOnlyList<PersonSummary> People { get; private set; } = [];

    public void OnGet() => People = store.People().Where(p => p.Excerpts > 0).ToList();
}
