using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;

namespace Speeches.Content;

/// <summary>
/// Editorial Markdown (CommonMark) with the HTML that it makes, which can stand in a page: no raw HTML, no link that runs a script, no
/// picture. There is none that was not read, and what cannot be put on a page is refused where it is read.
/// </summary>
public sealed class Prose
{
    /// <summary>The longest that is read, in UTF-16 units.</summary>
    public const int Longest = 100_000;

    /// <summary>The most opening brackets, and the most marks of emphasis, that a paragraph may have.</summary>
    public const int MostInParagraph = 1000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    private Prose(string html) => Html = html;

    /// <summary>No words.</summary>
    public static Prose None { get; } = new("");

    /// <summary>The HTML of the page.</summary>
    public string Html { get; }

    /// <summary>Reads a part of a file.</summary>
    /// <param name="file">The file, relative to the content folder.</param>
    /// <param name="text">Its text, with LF at the end of each line.</param>
    /// <param name="part">The part of it that is prose.</param>
    /// <param name="diagnostics">Where errors go: it is too long, is nested too deeply, or has too much in a paragraph.</param>
    /// <returns><see cref="None"/> where there is an error.</returns>
    public static Prose Read(string file, string text, TextRange part, Diagnostics diagnostics)
    {
        var markdown = part.In(text);
        if (markdown.Length > Longest)
            return Refused(Longest, $"This text has {markdown.Length} characters; at most {Longest} are shown in one place. Shorten it.");
        if (MarkdownBounds.Exceeded(markdown, MostInParagraph) is var (at, what))
            return Refused(at, $"This paragraph has more than {MostInParagraph} {what}; at most that many are read. Part it with empty lines.");
        try
        {
            return new(ToHtml(markdown));
        }
        catch (ArgumentException)
        {
            return Refused(FirstTooDeep(markdown), "Quotations, lists, links or emphasis are nested too deeply here to be shown; take some of them out.");
        }

        Prose Refused(int at, string sentence)
        {
            var (line, column) = new TextLines(text).Place(part.Start + at);
            diagnostics.Error(file, line, column, sentence);
            return None;
        }
    }

    /// <summary>The start of the first line with which the text cannot be parsed any more: the parser does not tell.</summary>
    private static int FirstTooDeep(string markdown)
    {
        var ends = Enumerable.Range(0, markdown.Length).Where(i => markdown[i] == '\n').Append(markdown.Length).ToList();
        var (good, bad) = (-1, ends.Count - 1);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            if (IsParsed(markdown[..ends[middle]])) good = middle;
            else bad = middle;
        }
        return good < 0 ? 0 : ends[good] + 1;
    }

    private static bool IsParsed(string markdown)
    {
        try
        {
            ToHtml(markdown);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string ToHtml(string markdown)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        var links = new SafeLinks();
        renderer.ObjectRenderers.Replace<LinkInlineRenderer>(links);
        renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new SafeAutolinks(links));
        renderer.Render(Markdown.Parse(markdown, Pipeline));
        return writer.ToString().Trim();
    }

    private static bool IsSafe(string? url) =>
        url is { Length: > 0 } && (url[0] is '#' || (url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https"));

    /// <summary>Writes a link where its address is safe and none is open; else, and of a picture, its words.</summary>
    private sealed class SafeLinks : LinkInlineRenderer
    {
        /// <summary>Whether what is written stands in a link: HTML knows none in another.</summary>
        public bool IsOpen { get; private set; }

        protected override void Write(HtmlRenderer renderer, LinkInline link)
        {
            if (link.IsImage || IsOpen || !IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url))
            {
                renderer.WriteChildren(link);
                return;
            }
            IsOpen = true;
            base.Write(renderer, link);
            IsOpen = false;
        }
    }

    /// <summary>The same of an address between angle brackets.</summary>
    private sealed class SafeAutolinks(SafeLinks links) : AutolinkInlineRenderer
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline link)
        {
            if (!link.IsEmail && !links.IsOpen && IsSafe(link.Url)) base.Write(renderer, link);
            else renderer.WriteEscape(link.Url);
        }
    }
}
