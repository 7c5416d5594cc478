using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Speeches.Web.Serving;
using Xunit;

namespace Speeches.Tests.Web.Serving;

/// <summary>A site with narrow gates, whose pages a test can hold while they are made, and which counts how often each is.</summary>
internal sealed class HeldSite : IAsyncDisposable
{
    /// <summary>Generous: a slow machine is no fault.</summary>
    public static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private readonly Holder holder = new();
    private readonly List<Task<HttpResponseMessage>> held = [];

    public HeldSite(ServingLimits limits) => Site = new(overHttp: false, services: services =>
    {
        services.AddSingleton(limits with { SearchBudget = Hang.Budget });
        services.Configure<MvcOptions>(options => options.Filters.Add(holder));
    });

    public RunningSite Site { get; }

    /// <summary>How often pages were made whose address begins so.</summary>
    public int Made(string address) => holder.Made.Count(a => a.StartsWith(address, StringComparison.Ordinal));

    /// <summary>Asks for a page that is held once it is begun, and waits until it is.</summary>
    /// <returns>The answer, which comes after <see cref="LetGo"/>.</returns>
    public async Task<Task<HttpResponseMessage>> Hold(string address)
    {
        const TaskCreationOptions apart = TaskCreationOptions.RunContinuationsAsynchronously;
        var page = holder.Held[address] = new(new(apart), new(apart));
        var answer = Ask(address);
        held.Add(answer);
        await page.Begun.Task.WaitAsync(Guard, TestContext.Current.CancellationToken);
        return answer;
    }

    public void LetGo(string address) => holder.Held[address].Go.SetResult();

    public async Task<HttpResponseMessage> Ask(string address, string? had = null, string encoding = "identity", HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("Accept-Encoding", encoding);
        if (had is not null) request.Headers.TryAddWithoutValidation("If-None-Match", had);
        var stopping = TestContext.Current.CancellationToken;
        return await Site.Client.SendAsync(request, stopping).WaitAsync(Guard, stopping);
    }

    public async Task<HttpStatusCode> Status(string address, string? had = null, string encoding = "identity", HttpMethod? method = null)
    {
        using var answer = await Ask(address, had, encoding, method);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in holder.Held.Values) page.Go.TrySetResult();
        foreach (var answer in held) (await answer).Dispose();
        await Site.DisposeAsync();
    }

    private sealed record HeldPage(TaskCompletionSource Begun, TaskCompletionSource Go);

    private sealed class Holder : IAsyncPageFilter
    {
        public ConcurrentQueue<string> Made { get; } = [];

        public ConcurrentDictionary<string, HeldPage> Held { get; } = [];

        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
        {
            var address = context.HttpContext.Request.GetEncodedPathAndQuery();
            Made.Enqueue(address);
            if (Held.TryGetValue(address, out var held))
            {
                held.Begun.TrySetResult();
                await held.Go.Task;
            }
            await next();
        }
    }
}
