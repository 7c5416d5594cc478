using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Speeches.Revisions;

/// <summary>The report of a plan as one HTML page that needs nothing else: no script, no file beside it, no request.</summary>
public static class PlanPage
{
    private static readonly string Styles = ReadStyles();

    /// <summary>The page.</summary>
    /// <param name="report">The report.</param>
    public static string Write(PlanReport report)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{report.Collection}: what revision {report.Revision} would change");
        var page = new XElement("html", new XAttribute("lang", "en"),
            new XElement("head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", Clean(title)),
                new XElement("style", Styles)),
            new XElement("body",
                new XElement("main",
                    new XElement("h1", Clean(title)),
                    Text("p", "Plan ", new XElement("strong", new XAttribute("class", "number"), report.Plan), report.Note is null ? "" : $": {report.Note}"),
                    Contents(report),
                    report.Questions.Count == 0 ? null : Section("questions", "Questions", Questions(report)),
                    report.Diagnostics.Count == 0 ? null : Section("diagnostics", "Errors and warnings", new XElement("ul", report.Diagnostics.Select(d => Text("li", d)))),
                    report.Excerpts.GroupBy(e => e.Class).Select(g => Section(Anchor(g.Key), Capital(g.Key.InWords()), g.Key == OutcomeClass.Unchanged ? Ids(g) : g.Select(Article))),
                    Rows("emendations", "Emendations", report.Emendations),
                    Rows("supplied", "Supplied values", report.Supplied),
                    report.Occasions.Count == 0 ? null : Section("occasions", "Occasions", new XElement("ul", report.Occasions.Select(Occasion))),
                    report.Lists.Count == 0 ? null : Section("lists", "Rows of the lists", new XElement("ul", report.Lists.Select(ListRow))))));
        // Of the elements here only those of the head have no end; everywhere else “>” is encoded.
        return $"<!DOCTYPE html>\n{page.ToString(SaveOptions.DisableFormatting).Replace(" />", ">", StringComparison.Ordinal)}\n";
    }

    private static XElement Contents(PlanReport report) => new("nav", new XAttribute("aria-label", "Contents"), new XElement("ul",
        Entry("questions", report.Questions.Count == 1 ? "question" : "questions", report.Questions.Count),
        Entry("diagnostics", report.Diagnostics.Count == 1 ? "error or warning" : "errors and warnings", report.Diagnostics.Count),
        report.Classes.Select(c => Entry(Anchor(c.Class), c.Class.InWords(), c.Count, c.Class == OutcomeClass.Unchanged ? null : new XElement("ul", report.Excerpts.Where(e => e.Class == c.Class).Select(e => new XElement("li", Link(e.Id)))))),
        Entry("emendations", PlanLines.Counts("emendation", report.Emendations), report.Emendations.Count),
        Entry("supplied", PlanLines.Counts("supplied value", report.Supplied), report.Supplied.Count),
        Entry("occasions", report.Occasions.Count == 1 ? "occasion that changes" : "occasions that change", report.Occasions.Count),
        Entry("lists", report.Lists.Count == 1 ? "row of the lists that changes" : "rows of the lists that change", report.Lists.Count)));

    private static XElement? Entry(string anchor, string name, int count, XElement? inside = null) =>
        count == 0 ? null : new("li", new XElement("a", new XAttribute("href", $"#{anchor}"), string.Create(CultureInfo.InvariantCulture, $"{count} {name}")), inside);

    private static XElement Section(string anchor, string name, params object?[] inside) =>
        new("section", new XAttribute("id", anchor), new XElement("h2", name), inside);

    private static XElement Ids(IEnumerable<ReportedExcerpt> excerpts) =>
        new("ul", new XAttribute("class", "ids"), excerpts.Select(e => new XElement("li", new XAttribute("id", e.Id), e.Id)));

    private static XElement Article(ReportedExcerpt excerpt) => new("article", new XAttribute("id", excerpt.Id),
        new XElement("h3", excerpt.Id),
        Text("p", $"{string.Join("; ", PlanLines.Facts(excerpt).Select(f => f.TrimEnd('.')))}.", new XAttribute("class", "facts")),
        Sides(excerpt.Lang, excerpt.Text, excerpt.Attribution),
        Fields(excerpt.Fields));

    private static XElement? Fields(IReadOnlyList<FieldChange> fields) => fields.Count == 0 ? null : new("dl", fields.Select(f => new object?[]
    {
        new XElement("dt", Capital(f.Field)),
        f is { Before: null, Now: null } ? new XElement("dd", "known otherwise") : new XElement("dd",
            f.Before is null ? null : Run(new(RunKind.Removed, f.Before)), f is { Before: not null, Now: not null } ? " " : null, f.Now is null ? null : Run(new(RunKind.Added, f.Now))),
    }));

    /// <summary>The published words on one side, the planned ones on the other; where there is only one side, it stands alone.</summary>
    private static XElement? Sides(string lang, IReadOnlyList<DiffRun>? text, IReadOnlyList<DiffRun>? attribution)
    {
        if (text is null && attribution is null) return null;
        var runs = (text ?? []).Concat(attribution ?? []).ToList();
        if (runs.TrueForAll(r => r.Kind == RunKind.Removed)) return Side("As published, and gone", RunKind.Removed, whole: true);
        if (runs.TrueForAll(r => r.Kind == RunKind.Added)) return Side("As planned", RunKind.Added, whole: true);
        return new("div", new XAttribute("class", "sides"), Side("As published", RunKind.Removed, whole: false), Side("As planned", RunKind.Added, whole: false));

        XElement Side(string name, RunKind kind, bool whole) => new("div", new XAttribute("class", whole ? "side whole" : "side"),
            new XElement("h4", name), Words(text, kind), Words(attribution, kind));

        XElement? Words(IReadOnlyList<DiffRun>? words, RunKind kind) => words?.Any(r => r.Kind == kind || r.Kind == RunKind.Kept) != true ? null
            : new("p", new XAttribute("class", "text"), new XAttribute("lang", lang), words.Where(r => r.Kind == kind || r.Kind == RunKind.Kept).Select(Run));
    }

    private static object Run(DiffRun run) => run.Kind switch
    {
        RunKind.Removed => new XElement("del", Unseen("[removed: "), Clean(run.Text), Unseen("]")),
        RunKind.Added => new XElement("ins", Unseen("[added: "), Clean(run.Text), Unseen("]")),
        _ => new XText(Clean(run.Text)),
    };

    private static XElement Unseen(string words) => new("span", new XAttribute("class", "unseen"), words);

    private static XElement? Rows(string anchor, string name, IReadOnlyList<ReportedRow> rows) => rows.Count == 0 ? null : Section(anchor, name,
        new XElement("ul", rows.Select(r => new XElement("li", r.Outcome == "conflict" ? new XAttribute("class", "conflict") : null,
            new XElement("strong", r.Outcome), Clean(string.Create(CultureInfo.InvariantCulture, $": line {r.Line}, {r.What}. {r.Sentence}"))))));

    private static XElement Occasion(ReportedOccasion occasion) => Text("li", $"{occasion.Slug}: {occasion.Outcome}; {occasion.Title}", Fields(occasion.Fields));

    private static XElement ListRow(ListChange change) => Text("li", $"{change.File}, {change.Id}: ",
        Run(new(RunKind.Removed, change.Before)), " ", Run(new(RunKind.Added, change.Now)));

    private static IEnumerable<XElement> Questions(PlanReport report)
    {
        yield return Text("p", $"Nothing is published while one is open. Put one of the lines of each into {string.Join(", ", report.Questions.Select(q => q.File).Distinct())}, whose first line is passage,answer,excerpt,reason; then plan again.");
        foreach (var question in report.Questions)
        {
            yield return new("article", new XElement("h3", new XAttribute("lang", question.Lang), Clean($"“{question.Passage}…”")), question.Answers.Select(answer => new object?[]
            {
                answer is { Excerpt: { } excerpt, Score: { } score } ? new XElement("p", Link(excerpt), string.Create(CultureInfo.InvariantCulture, $", {Math.Floor(score * 100):0} % in common")) : new XElement("p", "None of these, a new passage"),
                new XElement("pre", new XElement("code", Clean(answer.Line))),
                Sides(question.Lang, answer.Compared, null),
            }));
        }
    }

    private static XElement Link(string id) => new("a", new XAttribute("href", $"#{id}"), id);

    private static XElement Text(string name, params object?[] content) => new(name, content.Select(c => c is string words ? Clean(words) : c));

    private static string Anchor(OutcomeClass outcome) => $"class-{outcome.Name()}";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The words without what may not stand in a page: control characters, halves of characters, code points that are none.</summary>
    private static string Clean(string words)
    {
        var clean = new StringBuilder(words.Length);
        foreach (var rune in words.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n' || !(Rune.IsControl(rune) || (rune.Value & 0xfffe) == 0xfffe || rune.Value is >= 0xfdd0 and <= 0xfdef)) clean.Append(rune.ToString());
            else clean.Append(' ');
        }
        return clean.ToString();
    }

    private static string ReadStyles()
    {
        using var reader = new StreamReader(typeof(PlanPage).Assembly.GetManifestResourceStream("plan.css")!);
        return reader.ReadToEnd();
    }
}
