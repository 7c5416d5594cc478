using System.Globalization;
using System.Text;

namespace Speeches.Revisions;

/// <summary>The report of a plan as lines for a terminal.</summary>
public static class PlanLines
{
    /// <summary>How many words of what is kept stand around a change.</summary>
    private const int Around = 4;

    /// <summary>How many words of a long change are shown at its start and at its end.</summary>
    private const int Ends = 8;

    /// <summary>The width at which lists of ids break.</summary>
    private const int Width = 100;

    /// <summary>The lines: one a class with its count, then the plan’s number, then everything one by one.</summary>
    /// <param name="report">The report.</param>
    public static IEnumerable<string> Of(PlanReport report) => All(report).Select(OneLine);

    private static IEnumerable<string> All(PlanReport report)
    {
        yield return string.Create(CultureInfo.InvariantCulture, $"{report.Collection}, revision {report.Revision}:");
        foreach (var (name, count) in report.Classes) yield return string.Create(CultureInfo.InvariantCulture, $"  {count,5} {name.InWords()}");
        if (report.Emendations.Count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"  {report.Emendations.Count,5} {Counts("emendation", report.Emendations)}");
        if (report.Supplied.Count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"  {report.Supplied.Count,5} {Counts("supplied value", report.Supplied)}");
        if (report.Questions.Count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"  {report.Questions.Count,5} {(report.Questions.Count == 1 ? "question" : "questions")} to answer");
        yield return $"Plan {report.Plan}{(report.Note is null ? "" : $": {report.Note}")}";

        foreach (var group in report.Excerpts.GroupBy(e => e.Class))
        {
            yield return "";
            yield return Capital(group.Key.InWords());
            foreach (var line in group.Key == OutcomeClass.Unchanged ? Ids(group) : group.SelectMany(Lines)) yield return line;
        }
        foreach (var line in Rows("Emendations", report.Emendations).Concat(Rows("Supplied values", report.Supplied))) yield return line;
        if (report.Occasions.Count > 0)
        {
            yield return "";
            yield return "Occasions";
            foreach (var occasion in report.Occasions)
            {
                yield return $"  {occasion.Slug}: {occasion.Outcome}; {occasion.Title}";
                foreach (var field in occasion.Fields) yield return Line(field);
            }
        }
        if (report.Lists.Count > 0)
        {
            yield return "";
            yield return "Rows of the lists";
            foreach (var change in report.Lists) yield return $"  {change}";
        }
        if (report.Diagnostics.Count > 0)
        {
            yield return "";
            yield return "Errors and warnings";
            foreach (var diagnostic in report.Diagnostics) yield return $"  {diagnostic}";
        }
        foreach (var line in report.Questions.GroupBy(q => q.File).SelectMany(Questions)) yield return line;
    }

    /// <summary>What happens to rows, without their number: <c>emendations: 1 in conflict, 3 retired</c>.</summary>
    /// <param name="one">What one row is.</param>
    /// <param name="rows">The rows.</param>
    public static string Counts(string one, IReadOnlyList<ReportedRow> rows) =>
        $"{one}{(rows.Count == 1 ? "" : "s")}: {string.Join(", ", rows.GroupBy(r => r.Outcome).Select(g => $"{g.Count()} {(g.Key == "conflict" ? "in conflict" : g.Key)}"))}";

    private static IEnumerable<string> Ids(IEnumerable<ReportedExcerpt> excerpts)
    {
        var line = new StringBuilder(" ");
        foreach (var excerpt in excerpts)
        {
            if (line.Length > 1 && line.Length + 1 + excerpt.Id.Length > Width)
            {
                yield return line.ToString();
                line.Clear().Append(' ');
            }
            line.Append(' ').Append(excerpt.Id);
        }
        yield return line.ToString();
    }

    private static IEnumerable<string> Lines(ReportedExcerpt excerpt)
    {
        yield return $"  {excerpt.Id}: {string.Join("; ", Facts(excerpt))}";
        if (excerpt.Text is { } text) yield return $"    text: {Compact(text)}";
        if (excerpt.Attribution is { } attribution) yield return $"    attribution: {Compact(attribution)}";
        foreach (var field in excerpt.Fields) yield return Line(field);
    }

    /// <summary>What is said of an excerpt beside its words: where it stands, how long it is, what became of its id.</summary>
    /// <param name="excerpt">The excerpt.</param>
    public static IEnumerable<string> Facts(ReportedExcerpt excerpt)
    {
        var (before, now) = (excerpt.PlaceBefore, excerpt.PlaceNow);
        yield return $"{excerpt.Source}, {(before is null || now is null || before == now ? now ?? before : $"{before} → {now}")}";
        yield return excerpt switch
        {
            { WordsBefore: { } then, WordsNow: { } words } when then != words => string.Create(CultureInfo.InvariantCulture, $"{then} → {Words(words)}"),
            _ => Words(excerpt.WordsNow ?? excerpt.WordsBefore ?? 0),
        };
        if (excerpt.From is { } from) yield return $"split from {from}";
        if (excerpt.Into is { } into) yield return $"its address leads to {into}";
        if (excerpt.Reason is { } reason) yield return reason;
        if (excerpt.Ground is { } ground) yield return ground;
    }

    private static IEnumerable<string> Rows(string name, IReadOnlyList<ReportedRow> rows)
    {
        if (rows.Count == 0) yield break;
        yield return "";
        yield return name;
        foreach (var row in rows) yield return string.Create(CultureInfo.InvariantCulture, $"  {row.Outcome}: line {row.Line}, {row.What}. {row.Sentence}");
    }

    private static IEnumerable<string> Questions(IGrouping<string, ReportedQuestion> questions)
    {
        yield return "";
        yield return $"Questions: put one of the lines of each into {questions.Key}, whose first line is passage,answer,excerpt,reason; then plan again.";
        foreach (var question in questions)
        {
            yield return "";
            yield return $"  “{question.Passage}…”";
            foreach (var answer in question.Answers)
            {
                yield return answer is { Excerpt: { } excerpt, Score: { } score, Compared: { } compared }
                    ? string.Create(CultureInfo.InvariantCulture, $"  {excerpt}, {Math.Floor(score * 100):0} % in common: {Compact(compared)}")
                    : "  None of these, a new passage:";
                yield return answer.Line;
            }
        }
    }

    private static string Line(FieldChange change) => change is { Before: null, Now: null } ? $"    {change.Field}: known otherwise" : $"    {change.Field}: {change.Before ?? "nothing"} → {change.Now ?? "nothing"}";

    /// <summary>The changes with a few words around each: <c>… the [-Ruritanias-]{+Ruritania’s+} rivers …</c>.</summary>
    private static string Compact(IReadOnlyList<DiffRun> runs)
    {
        var line = new StringBuilder();
        for (var index = 0; index < runs.Count; index++)
        {
            var (kind, text) = (runs[index].Kind, runs[index].Text);
            line.Append(kind switch
            {
                RunKind.Removed => $"[-{Cut(text, Ends, Ends)}-]",
                RunKind.Added => $"{{+{Cut(text, Ends, Ends)}+}}",
                _ => Cut(text, index == 0 ? 0 : Around, index == runs.Count - 1 ? 0 : Around),
            });
        }
        return line.ToString().Trim();
    }

    /// <summary>So many words of the start and of the end, as they stand, and an ellipsis for the others.</summary>
    private static string Cut(string text, int first, int last)
    {
        var words = new List<TextRange>();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at])) continue;
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            words.Add(new(start, at));
        }
        if (words.Count <= first + last + 1) return text;
        var head = first == 0 ? "" : text[..words[first - 1].End] + " ";
        var tail = last == 0 ? "" : " " + text[words[^last].Start..];
        return $"{head}…{tail}";
    }

    private static string Words(int count) => count == 1 ? "1 word" : string.Create(CultureInfo.InvariantCulture, $"{count} words");

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>A text may have line breaks in it, or characters that command a terminal.</summary>
    private static string OneLine(string line) => string.Create(line.Length, line, (to, from) =>
    {
        for (var index = 0; index < from.Length; index++) to[index] = char.IsControl(from[index]) ? ' ' : from[index];
    });
}
