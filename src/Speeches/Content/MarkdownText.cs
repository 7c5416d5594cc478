using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Speeches.Content;

/// <summary>
/// Takes the text out of a Markdown witness (CommonMark), as <see cref="HtmlText"/> does out of a page: one line for each paragraph,
/// heading and list item, a hard line break as a line break. Front matter, pictures, and HTML that a page would leave out are left out;
/// the numbers of a list are kept.
/// </summary>
public static class MarkdownText
{
    /// <summary>The most opening brackets, and the most marks of emphasis, that a paragraph may have.</summary>
    public const int MostInParagraph = 20_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseYamlFrontMatter().Build();

    /// <summary>Takes the text of a file.</summary>
    /// <param name="path">The file, for the sentence.</param>
    /// <param name="markdown">The decoded file.</param>
    /// <returns>Lines parted by an empty line, with LF at the end of each.</returns>
    /// <exception cref="ContentException">The file is nested too deeply, has too many links or marks in a paragraph, or has no text.</exception>
    public static string Take(string path, string markdown)
    {
        Guard(path, markdown);
        string page;
        try
        {
            page = ToHtml(markdown);
        }
        catch (ArgumentException e)
        {
            throw new ContentException(path, "This Markdown is nested too deeply to be read; save its text as a .txt file.", e);
        }
        try
        {
            return HtmlText.Take(path, page);
        }
        catch (ContentException e)
        {
            // Its place counts in the page that the Markdown makes, which no editor sees.
            throw new ContentException(path, $"Read as the page that this Markdown makes: {e.Diagnostic.Sentence}", e);
        }
    }

    private static void Guard(string path, string markdown)
    {
        if (MarkdownBounds.Exceeded(markdown, MostInParagraph) is not var (at, what)) return;
        var (line, column) = new TextLines(markdown).Place(at);
        throw new ContentException(path, line, column, $"This Markdown has more than {MostInParagraph} {what} in one paragraph; at most that many are read. Save its text as a .txt file.");
    }

    private static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var list in document.Descendants<ListBlock>().Where(l => l.IsOrdered))
        {
            // In a page the numbers are no text; here somebody typed them, and “1932. A dry year.” is a list too.
            foreach (var item in list.OfType<ListItemBlock>())
            {
                if (item.FirstOrDefault() is ParagraphBlock { Inline.FirstChild: { } first }) first.InsertBefore(new LiteralInline($"{item.Order}{list.OrderedDelimiter} "));
            }
        }
        using var page = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(page);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return page.ToString();
    }
}
