using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Speeches.Web.Pages;

/// <summary>
/// What a reader sees where there is no page, with a way on. It stands in the place of another answer, and nobody can ask for it: an
/// answer that says that the site failed is always one that did.
/// </summary>
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    public void OnGet(int code) => Response.StatusCode = Code = code;

    /// <summary>Whether what is asked for is not what the reader asked for, but what is said in its place.</summary>
    public static bool IsInPlaceOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
