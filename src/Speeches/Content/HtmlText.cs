using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Speeches.Content;

/// <summary>
/// Takes the text out of an HTML witness: one line for each paragraph, heading, list item and caption, <c>br</c> as a line break.
/// Navigation, scripts, forms and what is hidden are left out, and the header and footer of the page, but not those of its article. The
/// page itself is never stored or shown.
/// </summary>
public static class HtmlText
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int Deepest = 256;

    /// <summary>The most tags that are read.</summary>
    public const int MostTags = 500_000;

    /// <summary>The most elements that a parser may have to open anew.</summary>
    private const int MostReopened = 1_000_000;

    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "head", "nav", "aside", "form", "iframe", "object", "svg", "math", "select", "textarea", "button",
        "audio", "canvas", "datalist", "dialog", "search", "video",
    };

    /// <summary>What an element may say of itself that makes it no text of the page.</summary>
    private static readonly HashSet<string> RolesLeftOut = new(StringComparer.Ordinal)
    {
        "navigation", "search", "banner", "contentinfo", "complementary", "dialog",
    };

    /// <summary>Within these a header or a footer is a part of the text: its title and dateline, or who is quoted.</summary>
    private static readonly HashSet<string> WithOwnHeader = new(StringComparer.Ordinal) { "article", "blockquote", "figure", "main", "section" };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "blockquote", "body", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    /// <summary>Elements whose end tag HTML lets one leave out, and those that have none: they tell nothing about nesting.</summary>
    private static readonly HashSet<string> Uncounted = new(StringComparer.Ordinal)
    {
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rp", "rt",
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    /// <summary>Elements that a parser opens anew in the next paragraph where they were not closed in the one before.</summary>
    private static readonly HashSet<string> Reopened = new(StringComparer.Ordinal)
    {
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>Takes the text of a page.</summary>
    /// <param name="path">The file, for the sentence.</param>
    /// <param name="html">The decoded page.</param>
    /// <returns>Lines parted by an empty line, with LF at the end of each.</returns>
    /// <exception cref="ContentException">The page is nested too deeply, has too many tags, or has no text.</exception>
    public static string Take(string path, string html)
    {
        Guard(path, html);
        var body = new HtmlParser().ParseDocument(html).Body;
        var text = new StringBuilder();
        if (body is not null) Append(body, text, inArticle: false);
        var lines = text.ToString().Split('\n').Select(Fold).Where(l => l.Length > 0).ToList();
        if (lines.Count == 0) throw new ContentException(path, "The page has no text outside navigation and scripts; save the page as it is shown.");
        return string.Join("\n\n", lines) + "\n";
    }

    /// <summary>A parser's time grows with the square of what stays open, so that is counted first, in one pass.</summary>
    private static void Guard(string path, string html)
    {
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        var (depth, tags, formatting, reopened) = (0, 0, 0, 0);
        for (var at = html.IndexOf('<'); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var closing = html[at + 1] == '/';
            var start = closing ? at + 2 : at + 1;
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
            if (end == start) continue;
            tags++;
            var name = html[start..Math.Min(end, start + 16)].ToLowerInvariant();
            // An end tag closes nothing but its own name: a parser ignores one that nothing opened.
            if (!Uncounted.Contains(name) && (!closing || open.GetValueOrDefault(name) > 0))
            {
                var change = closing ? -1 : 1;
                open[name] = open.GetValueOrDefault(name) + change;
                depth += change;
                if (Reopened.Contains(name)) formatting += change;
            }
            else
            {
                reopened += formatting;
            }
            if (depth <= Deepest && tags <= MostTags && reopened <= MostReopened) continue;
            var (line, column) = new TextLines(html).Place(at);
            throw new ContentException(path, line, column, depth > Deepest
                ? $"More than {Deepest} elements stand open here; at most that many are read. Save the text of the page, or its article alone."
                : reopened > MostReopened ? "Elements that nothing closes would be opened anew here more than a million times. Save the text of the page, or its article alone."
                : $"The page has more than {MostTags} tags; at most that many are read. Cut it into several pages.");
        }
    }

    private static bool IsLeftOut(IElement element, bool inArticle) =>
        LeftOut.Contains(element.LocalName) || element.HasAttribute("hidden")
        || (element.LocalName is "header" or "footer" && !inArticle)
        || (element.GetAttribute("role") is { } role && RolesLeftOut.Contains(role.Trim().ToLowerInvariant()));

    private static void Append(INode parent, StringBuilder text, bool inArticle)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText { Data: var data })
            {
                // A line break in the file is white space in the text.
                text.Append(data.Replace('\n', ' ').Replace('\r', ' '));
            }
            else if (node is IElement element && !IsLeftOut(element, inArticle))
            {
                var isBlock = element.LocalName == "br" || Blocks.Contains(element.LocalName);
                if (isBlock) text.Append('\n');
                Append(element, text, inArticle || WithOwnHeader.Contains(element.LocalName));
                if (isBlock) text.Append('\n');
            }
        }
    }

    private static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (c is ' ' or '\t' or '\f') { if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' '); }
            else folded.Append(c);
        }
        return folded.ToString().Trim();
    }
}
