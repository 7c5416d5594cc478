using System.Globalization;
using System.Text;
using Speeches.Revisions;

namespace Speeches.Tests.Revisions;

/// <summary>
/// A witness of the compilation, made in the test from the published passages: one paragraph a passage, its attribution on a line of its
/// own, as an editor might receive it. A test changes the passages, their order, their sections.
/// </summary>
internal sealed class MadeWitness
{
    private const string Source = "unity-and-cooperation";

    /// <summary>A passage of it.</summary>
    /// <param name="Id">The id of the published excerpt it is made from.</param>
    /// <param name="Theme">The numeral of its theme.</param>
    /// <param name="Text">Its words.</param>
    /// <param name="Attribution">Its attribution.</param>
    public sealed record Passage(string Id, string Theme, string Text, string Attribution);

    /// <summary>The passages, in the order in which they are to stand.</summary>
    public List<Passage> Passages { get; private init; } = [];

    /// <summary>The numeral that stands before the passages of each theme; the theme's own where nothing else is said.</summary>
    public Dictionary<string, string> Marks { get; } = new() { ["I"] = "I.", ["II"] = "II.", ["III"] = "III." };

    /// <summary>The passages as published, restored: the days and years that are known stand in their attributions.</summary>
    public static MadeWitness Of(ContentCopy content) => new()
    {
        Passages = content.State().Excerpts.Where(e => e.Source == Source).Select(e => new Passage(e.Id, e.Theme!.Numeral!, e.Text, Dated(e))).ToList(),
    };

    /// <summary>The witness as it is brought in.</summary>
    public NewWitness Received(string? answers = null) => new(
        ContentCopy.Collection, Source, [("compilation.txt", Encoding.UTF8.GetBytes(Text()))], Encoding.UTF8.GetBytes(Declaration()), answers is null ? null : Encoding.UTF8.GetBytes(answers));

    private string Text()
    {
        var text = new StringBuilder("Unity and cooperation\n2020-04-22\n");
        foreach (var section in Passages.GroupBy(p => p.Theme))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Marks[section.Key]}\n");
            foreach (var passage in section) text.Append(CultureInfo.InvariantCulture, $"\n{passage.Text}\n—{passage.Attribution}\n");
        }
        return text.ToString();
    }

    private string Declaration() => $"""
        ---
        received: 2026-11-21
        dateline: 2020-04-22
        files: [compilation.txt]
        begins: [title, dateline]
        attributions: own-line
        attribution-mark: —
        sections:
        {string.Join('\n', Passages.Select(p => p.Theme).Distinct().Select(theme => $"  - numeral: {Marks[theme]}\n    theme: {theme}"))}
        ---
        One paragraph a passage.

        """;

    private static string Dated(Excerpt e)
    {
        var attribution = e.Attribution!;
        var filled = attribution.Replace(" ▯, ▯", e.Date is { Spread: 0 } date ? string.Create(CultureInfo.InvariantCulture, $" {date.Earliest.Day}, {date.Earliest.Year}") : ", 2020", StringComparison.Ordinal);
        return filled.Replace(" ▯", ", 2020", StringComparison.Ordinal);
    }
}
