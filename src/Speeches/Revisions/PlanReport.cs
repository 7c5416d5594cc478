using System.Globalization;
using Speeches.Carryover;
using Speeches.Content;
using Speeches.Identity;

namespace Speeches.Revisions;

/// <summary>How many excerpts a plan puts into one class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Count">At least one.</param>
public sealed record ClassCount(OutcomeClass Class, int Count);

/// <summary>A field that changes.</summary>
/// <param name="Field">The field, as the record names it.</param>
/// <param name="Before">Its value in words as published; null where it is empty, or is not put in words.</param>
/// <param name="Now">Its value in words as planned; null likewise.</param>
public sealed record FieldChange(string Field, string? Before, string? Now);

/// <summary>What a plan does to one excerpt, with all that an editor needs to judge it.</summary>
/// <param name="Id">The id; of one that is minted only when the plan is carried out, <c>new-1</c>, <c>new-2</c> ….</param>
/// <param name="Class">The class.</param>
/// <param name="Source">The slug of the source.</param>
/// <param name="Lang">The language of the text (BCP 47).</param>
/// <param name="PlaceBefore">Theme and position as published; null where it is new.</param>
/// <param name="PlaceNow">Theme and position as planned; null where it is gone.</param>
/// <param name="WordsBefore">The words of the text as published; null where it is new.</param>
/// <param name="WordsNow">The words of the text as planned; null where it is gone.</param>
/// <param name="Text">How the text changes; of a new one all is added, of one that is gone all is removed; null where nothing changes.</param>
/// <param name="Attribution">How the attribution changes; null where it does not, or there is none.</param>
/// <param name="Fields">The other fields that change.</param>
/// <param name="From">The id that it was split from; null where it was not.</param>
/// <param name="Into">The id that its address leads to from now on; null where it does not.</param>
/// <param name="Reason">Of a withdrawn one: why; null else.</param>
/// <param name="Ground">How it is known which published excerpt it is; null where the words are the same, or it is none.</param>
public sealed record ReportedExcerpt(
    string Id, OutcomeClass Class, string Source, string Lang, string? PlaceBefore, string? PlaceNow, int? WordsBefore, int? WordsNow,
    IReadOnlyList<DiffRun>? Text, IReadOnlyList<DiffRun>? Attribution, IReadOnlyList<FieldChange> Fields, string? From, string? Into, string? Reason, string? Ground);

/// <summary>What a plan does to a row that an editor wrote: an emendation, or a supplied value.</summary>
/// <param name="Line">The line that the row has now.</param>
/// <param name="What">The row in short.</param>
/// <param name="Outcome"><c>carried</c>, <c>retired</c> or <c>conflict</c>.</param>
/// <param name="Sentence">What happens, and why.</param>
public sealed record ReportedRow(int Line, string What, string Outcome, string Sentence);

/// <summary>What a plan does to an occasion.</summary>
/// <param name="Slug">The address.</param>
/// <param name="Outcome"><c>new</c>, <c>changed</c> or <c>gone</c>.</param>
/// <param name="Title">The title with the date in words.</param>
/// <param name="Fields">What changes.</param>
public sealed record ReportedOccasion(string Slug, string Outcome, string Title, IReadOnlyList<FieldChange> Fields);

/// <summary>An answer that an editor may give.</summary>
/// <param name="Excerpt">The published excerpt; null for the answer that the passage is new.</param>
/// <param name="Score">What the two have in common, 0 to 1; null likewise.</param>
/// <param name="Compared">How the published text became that of the passage; null likewise.</param>
/// <param name="Line">The line for <c>alignment.csv</c>.</param>
public sealed record ReportedAnswer(string? Excerpt, double? Score, IReadOnlyList<DiffRun>? Compared, string Line);

/// <summary>A question that only an editor can answer.</summary>
/// <param name="File">The <c>alignment.csv</c> that takes the answer.</param>
/// <param name="Passage">The words with which the passage begins.</param>
/// <param name="Lang">The language of the text (BCP 47).</param>
/// <param name="Answers">Best first; the last is that it is new.</param>
public sealed record ReportedQuestion(string File, string Passage, string Lang, IReadOnlyList<ReportedAnswer> Answers);

/// <summary>A plan as an editor is shown it: in the terminal, as a page, or as JSON.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Revision">The number that the revision would have.</param>
/// <param name="Plan">The number by which exactly this plan is agreed to (<see cref="Revisions.Plan.Key"/>).</param>
/// <param name="Note">What brings it about; null where nothing is to be said.</param>
/// <param name="Classes">The classes that occur, in the order in which they are shown.</param>
/// <param name="Excerpts">One outcome for every excerpt, old and new: by class, and in a class in the order of the sources.</param>
/// <param name="Emendations">What happens to each emendation; conflicts first.</param>
/// <param name="Supplied">What happens to each supplied value; conflicts first.</param>
/// <param name="Occasions">The occasions that change.</param>
/// <param name="Lists">The rows of the lists that readers are shown otherwise.</param>
/// <param name="Questions">What is open; while there is any, nothing is published.</param>
/// <param name="Diagnostics">Errors and warnings, as they are printed.</param>
public sealed record PlanReport(
    string Collection, int Revision, string Plan, string? Note, IReadOnlyList<ClassCount> Classes, IReadOnlyList<ReportedExcerpt> Excerpts,
    IReadOnlyList<ReportedRow> Emendations, IReadOnlyList<ReportedRow> Supplied, IReadOnlyList<ReportedOccasion> Occasions,
    IReadOnlyList<ListChange> Lists, IReadOnlyList<ReportedQuestion> Questions, IReadOnlyList<string> Diagnostics)
{
    /// <summary>The report of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="occasions">The occasions as published.</param>
    /// <param name="diagnostics">What was found while planning.</param>
    public static PlanReport Of(Plan plan, IReadOnlyList<Occasion> occasions, IEnumerable<Diagnostic> diagnostics)
    {
        var planned = plan.Excerpts.Select(e => e.Record.Id).ToHashSet(StringComparer.Ordinal);
        var minted = plan.Minted.Where(planned.Contains).Select((id, place) => (id, Name: string.Create(CultureInfo.InvariantCulture, $"new-{place + 1}"))).ToDictionary(p => p.id, p => p.Name, StringComparer.Ordinal);
        string Id(string id) => minted.GetValueOrDefault(id, id);

        var classes = OutcomeClasses.Of(plan.Outcomes.ToList());
        var excerpts = plan.Excerpts.Select(e => Report(e, Id)).Concat(plan.Gone.Select(e => Report(e, Id)))
            .Zip(classes, (excerpt, c) => excerpt with { Class = c }).OrderBy(e => e.Class.Place()).ToList();
        return new(
            plan.Collection, plan.Number, plan.Key, plan.Note,
            Count(plan), excerpts,
            Rows(plan.Emendations.Select(o => (o.Carrying, o.Entry.Line, $"“{o.Entry.AsPrinted}” read “{o.Entry.Reading}”", o.Sentence))),
            Rows(plan.Supplied.Select(o => (o.Carrying, o.Entry.Line, $"{o.Entry.Field.Name} of {o.Entry.Target}: {o.Entry.Value}", o.Sentence))),
            ChangedOccasions(plan, occasions, Id), plan.ListChanges, plan.Questions.Select(Report).ToList(), diagnostics.Select(d => d.ToString()).ToList());
    }

    /// <summary>How many excerpts a plan puts into each class that occurs, in the order in which they are shown.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<ClassCount> Count(Plan plan) => OutcomeClasses.Of(plan.Outcomes.ToList())
        .GroupBy(c => c).OrderBy(g => g.Key.Place()).Select(g => new ClassCount(g.Key, g.Count())).ToList();

    private static ReportedExcerpt Report(PlannedExcerpt planned, Func<string, string> id)
    {
        var (before, now) = (planned.Before, planned.Record);
        var text = WordDiff.Between(before?.Text ?? "", now.Text);
        var attribution = WordDiff.Between(before?.Attribution ?? "", now.Attribution ?? "");
        var fields = (planned.Outcome.Fields ?? []).Where(f => f != Field.Text && f != Field.Attribution)
            .Select(f => new FieldChange(f.Name, before is null ? null : f.InWords(before), f.InWords(now))).ToList();
        var ground = planned.Ground switch
        {
            AlignmentGround.Decided => "an editor decided that it is this excerpt",
            AlignmentGround.Certain => string.Create(CultureInfo.InvariantCulture, $"it has {Math.Floor(planned.Score * 100):0} % in common with this excerpt"),
            _ => null,
        };
        return new(
            id(now.Id), default, now.Source, now.Lang, before is null ? null : Place(before), Place(now), before is null ? null : Words(text, RunKind.Removed), Words(text, RunKind.Added),
            text.IsEmpty ? null : text.Runs, attribution.IsEmpty ? null : attribution.Runs, fields, planned.Outcome.From is { } from ? id(from) : null, null, null, ground);
    }

    private static ReportedExcerpt Report(GoneExcerpt gone, Func<string, string> id)
    {
        var record = gone.Record;
        var text = WordDiff.Between(record.Text, "");
        var attribution = WordDiff.Between(record.Attribution ?? "", "");
        return new(
            record.Id, default, record.Source, record.Lang, Place(record), null, text.Words(RunKind.Removed), null,
            text.Runs, attribution.IsEmpty ? null : attribution.Runs, [], null, gone.Outcome.Into is { } into ? id(into) : null, gone.Outcome.Reason, null);
    }

    private static ReportedQuestion Report(OpenQuestion question)
    {
        var lang = question.Proposals[0].Excerpt.Lang;
        string Line(AlignmentAnswer answer, string excerpt) =>
            AlignmentFile.Write([new(question.File, 0, question.Begins, answer, excerpt, "")]).Split('\n', 2)[1].TrimEnd('\n');
        return new(question.File, question.Begins, lang, question.Proposals
            .Select(p => new ReportedAnswer(p.Excerpt.Id, p.Score, WordDiff.Between(p.Excerpt.Text, question.Passage.Emended.Text).Runs, Line(p.Answer, p.Excerpt.Id)))
            .Append(new(null, null, null, Line(AlignmentAnswer.New, ""))).ToList());
    }

    private static List<ReportedRow> Rows(IEnumerable<(Carrying Carrying, int Line, string What, string Sentence)> outcomes) => outcomes
        .OrderByDescending(o => o.Carrying).Select(o => new ReportedRow(o.Line, o.What, o.Carrying.Name(), o.Sentence)).ToList();

    private static List<ReportedOccasion> ChangedOccasions(Plan plan, IReadOnlyList<Occasion> published, Func<string, string> id)
    {
        var then = published.ToDictionary(o => o.Id, StringComparer.Ordinal);
        var now = plan.Occasions.Select(o => o.ToOccasion()).ToList();
        var changes = new List<ReportedOccasion>();
        foreach (var occasion in now)
        {
            if (!then.Remove(occasion.Id, out var before)) changes.Add(new(occasion.Slug, "new", occasion.FullTitle, [new("members", null, Members(occasion))]));
            else if (Changes(before, occasion) is { Count: > 0 } fields) changes.Add(new(occasion.Slug, "changed", occasion.FullTitle, fields));
        }
        changes.AddRange(then.Values.Select(o => new ReportedOccasion(o.Slug, "gone", o.FullTitle, [new("members", Members(o), null)])));
        return changes;

        string Members(Occasion occasion) => string.Join(", ", occasion.Members.Select(id));
        List<FieldChange> Changes(Occasion before, Occasion now) => new FieldChange[]
        {
            new("slug", before.Slug, now.Slug),
            new("kind", before.Kind, now.Kind),
            new("title", before.Title, now.Title),
            new("date", before.Date?.Describe(), now.Date?.Describe()),
            new("members", Members(before), Members(now)),
        }.Where(c => c.Before != c.Now).ToList();
    }

    private static string Place(Excerpt record) => string.Create(CultureInfo.InvariantCulture,
        $"{(record.Theme is null ? "unplaced" : $"theme {record.Theme.Name}")}, {record.Position}");

    private static int Words(WordDiff diff, RunKind kind) => diff.Words(RunKind.Kept) + diff.Words(kind);
}
