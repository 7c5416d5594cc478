using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Speeches.Printing;

/// <summary>Turns editorial Markdown (CommonMark) into HTML that can stand in a page: no raw HTML, no link that runs a script, no picture.</summary>
internal static class Prose
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        // The inner ones first: a picture in a link would go with it, words and all.
        foreach (var link in document.Descendants<LinkInline>().Reverse().ToList())
        {
            if (link.IsImage || !IsSafe(link.Url)) ReplaceByText(link);
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !IsSafe(l.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString().Trim();
    }

    private static void ReplaceByText(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }
        link.Remove();
    }

    private static bool IsSafe(string? url) =>
        url is { Length: > 0 } && (url[0] is '#' || (url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https"));
}
