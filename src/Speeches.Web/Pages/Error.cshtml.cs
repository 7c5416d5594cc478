using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Speeches.Web.Pages;

/// <summary>What a reader sees where there is no page, with a way on.</summary>
public sealed class ErrorModel : PageModel
{
    public int Code { get; private set; }

    public void OnGet(int code)
    {
        Code = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
    }
}
