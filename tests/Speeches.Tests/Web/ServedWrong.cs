using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Speeches.Tests.Web;

/// <summary>Has the page of all people throw, and that of all counterparts answer 503, inside the whole of the real site.</summary>
internal sealed class ServedWrong(string message) : IResourceFilter
{
    public const string Throws = "/people";
    public const string Busy = "/counterparts";

    public static Action<IServiceCollection> With(string message) =>
        services => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new ServedWrong(message)));

    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.Request.Path == Throws) throw new InvalidOperationException(message);
        if (context.HttpContext.Request.Path == Busy) context.Result = new StatusCodeResult(503);
    }

    public void OnResourceExecuted(ResourceExecutedContext context) { }
}
