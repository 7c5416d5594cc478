using Speeches.Content;
using Speeches.Identity;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>A question that only an editor can answer, with the published excerpts that a passage of today might be.</summary>
/// <param name="File">The <c>alignment.csv</c> that takes the answer.</param>
/// <param name="Passage">The passage.</param>
/// <param name="Begins">The words with which it begins, as printed, enough of them to stand for it alone.</param>
/// <param name="Proposals">Best first; never empty.</param>
public sealed record OpenQuestion(string File, DraftExcerpt Passage, string Begins, IReadOnlyList<Proposal> Proposals);

/// <summary>A published excerpt that a passage of today might be.</summary>
/// <param name="Excerpt">Its record.</param>
/// <param name="Answer">What is proposed: same, split or joined.</param>
/// <param name="Score">What they have in common, 0 to 1.</param>
public sealed record Proposal(Excerpt Excerpt, AlignmentAnswer Answer, double Score);

/// <summary>Which published excerpt each of today's is.</summary>
internal sealed class Identification
{
    private readonly Dictionary<DraftExcerpt, AlignedNow> aligned = [];
    private readonly List<OpenQuestion> questions = [];
    private readonly Dictionary<string, DraftExcerpt> joinedInto = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> withdrawn = new(StringComparer.Ordinal);
    private readonly Dictionary<DraftExcerpt, string> splitFrom = [];

    private Identification() { }

    /// <summary>What is open; each is an error for whoever publishes.</summary>
    public IReadOnlyList<OpenQuestion> Questions => questions;

    /// <summary>Sets <see cref="DraftExcerpt.Id"/> on each excerpt that was public, source by source.</summary>
    public static Identification Of(ContentFolder folder, CollectionReading reading, PublishedCollection published, Diagnostics diagnostics)
    {
        var found = new Identification();
        var today = reading.Excerpts.ToLookup(d => d.Source.File.Slug);
        // One that an editor took from the readers is recognised like the others, or its words would come back under another id.
        var standing = published.Standing.ToLookup(e => e.Source);
        foreach (var source in reading.Sources)
        {
            var (then, now) = (standing[source.File.Slug].ToList(), today[source.File.Slug].ToList());
            var beginnings = new Beginnings(now.Select(d => d.TextAsPrinted));
            found.Align(source, then, now, beginnings, found.Decisions(folder, source, then, now, beginnings, reading.File.Slug, published, diagnostics));
        }
        found.Revive(reading, published);
        return found;
    }

    /// <summary>How it is known which excerpt a passage is.</summary>
    public AlignedNow GroundOf(DraftExcerpt draft) => aligned.GetValueOrDefault(draft);

    /// <summary>The id that a new passage was split from; null where it was not.</summary>
    public string? SplitFrom(DraftExcerpt draft) => splitFrom.GetValueOrDefault(draft);

    /// <summary>The passage that a published excerpt is part of now, under another id; null where it is not.</summary>
    public DraftExcerpt? JoinedInto(string id) => joinedInto.GetValueOrDefault(id);

    /// <summary>Why an editor withdrew an excerpt; null where none did.</summary>
    public string? Withdrawn(string id) => withdrawn.GetValueOrDefault(id);

    private void Align(SourceReading source, List<Excerpt> then, List<DraftExcerpt> now, Beginnings beginnings, List<AlignmentDecision> decisions)
    {
        var result = Alignment.Align(then.Select(Passage).ToList(), now.Select(Passage).ToList(), decisions);
        foreach (var (draft, link) in now.Zip(result.Now))
        {
            aligned[draft] = link;
            draft.Id = link.Keeps is { } kept ? then[kept].Id : null;
            if (link.SplitFrom is { } from) splitFrom[draft] = then[from].Id;
        }
        foreach (var (excerpt, into) in then.Zip(result.JoinedInto).Where(p => p.Second is not null)) joinedInto[excerpt.Id] = now[into!.Value];
        questions.AddRange(result.Questions.Select(q => new OpenQuestion(
            source.AnswersFile, now[q.Now], Begins(now[q.Now], beginnings), q.Proposals.Select(p => new Proposal(then[p.Then], p.Answer, p.Score)).ToList())));
    }

    /// <summary>A passage that is gone and is printed again, in the same words, has the id it had: to be shown, or as one that is suppressed.</summary>
    private void Revive(CollectionReading reading, PublishedCollection published)
    {
        var states = published.Register.ToDictionary(r => r.Id, r => r.State, StringComparer.Ordinal);
        var present = reading.Excerpts.Select(d => d.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var gone = published.Versions.Where(v => states.GetValueOrDefault(v.Id) is PublicState.Withdrawn or PublicState.Suppressed && !present.Contains(v.Id))
            .GroupBy(v => v.Id).Select(g => g.MaxBy(v => v.Version)!).ToLookup(v => v.Source);
        var asked = questions.Select(q => q.Passage).ToHashSet();
        var open = reading.Excerpts.Where(d => d.Id is null && !asked.Contains(d)).ToLookup(d => d.Source.File.Slug);
        foreach (var source in reading.Sources)
        {
            var (then, now) = (gone[source.File.Slug].ToList(), open[source.File.Slug].ToList());
            if (then.Count == 0 || now.Count == 0) continue;
            foreach (var (draft, link) in now.Zip(Alignment.Align(then.Select(Passage).ToList(), now.Select(Passage).ToList(), []).Now))
            {
                if (link is not { Keeps: { } kept, Ground: AlignmentGround.SameWords }) continue;
                (draft.Id, aligned[draft]) = (then[kept].Id, link);
                splitFrom.Remove(draft);
            }
        }
    }

    private List<AlignmentDecision> Decisions(ContentFolder folder, SourceReading source, List<Excerpt> then, List<DraftExcerpt> now, Beginnings beginnings, string collection, PublishedCollection published, Diagnostics diagnostics)
    {
        var decisions = new List<AlignmentDecision>();
        var known = published.Register.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var places = then.Select((e, place) => (e.Id, place)).ToDictionary(e => e.Id, e => e.place, StringComparer.Ordinal);
        var (standing, stood) = (now.ToLookup(d => (d.TextAsPrinted, d.AttributionAsPrinted)), then.ToLookup(e => (e.TextAsPrinted, e.AttributionAsPrinted)));
        var same = then.Select(e => (e.Witness, e.TextAsPrinted, e.AttributionAsPrinted)).ToHashSet();
        foreach (var entry in AlignmentFile.Read(folder, source.AnswersFile, diagnostics).Where(e => e.Answer is not null))
        {
            var old = places.GetValueOrDefault(entry.Excerpt, -1);
            if (entry.Excerpt.Length > 0 && !known.Contains(entry.Excerpt))
                diagnostics.Error(entry.File, entry.Line, 1, $"There is no excerpt “{entry.Excerpt}” in {RegisterFile.Path(collection)}; correct the id.");
            else if (published.Excerpts.FirstOrDefault(e => e.Id == entry.Excerpt && e.Source != source.File.Slug) is { } elsewhere)
                diagnostics.Error(entry.File, entry.Line, 1, $"The excerpt “{entry.Excerpt}” is of the source “{elsewhere.Source}”; an answer names one of “{source.File.Slug}”. Correct the id.");
            // An answer about one that is not live any more has been obeyed.
            if (entry.Excerpt.Length > 0 && old < 0) continue;
            if (entry.Answer == AlignmentAnswer.Withdrawn)
            {
                var printed = (then[old].TextAsPrinted, then[old].AttributionAsPrinted);
                if (standing.Contains(printed) && standing[printed].Count() >= stood[printed].Count())
                    diagnostics.Error(entry.File, entry.Line, 1, $"“{entry.Excerpt}” is to be withdrawn, but its text still stands in the witness; to take it from the readers all the same, write withdrawn, the day and the reason in its row of {RegisterFile.Path(collection)}.");
                decisions.Add(new(AlignmentAnswer.Withdrawn, old, null));
                withdrawn[entry.Excerpt] = entry.Reason;
                continue;
            }
            var begin = beginnings.With(entry.Passage);
            if (begin.Count != 1)
                diagnostics.Error(entry.File, entry.Line, 1, $"{(begin.Count == 0 ? "No passage begins" : $"{begin.Count} passages begin")} with “{entry.Passage}”; quote the words with which one passage begins, as they are printed.");
            else if (entry.Answer is AlignmentAnswer.Same or AlignmentAnswer.Joined || !IsPublished(now[begin[0]]))
                decisions.Add(new(entry.Answer!.Value, old < 0 ? null : old, begin[0]));
        }
        foreach (var twice in decisions.Where(d => d.Answer == AlignmentAnswer.Same).GroupBy(d => d.Then).Concat(decisions.Where(d => d.Answer == AlignmentAnswer.Same).GroupBy(d => d.Now)).Where(g => g.Count() > 1))
            diagnostics.Error(source.AnswersFile, 0, 0, $"“{now[twice.First().Now!.Value].TextAsPrinted[..Math.Min(40, now[twice.First().Now!.Value].TextAsPrinted.Length)]}…” and “{then[twice.First().Then!.Value].Id}” are said to be the same as two others; a passage is one excerpt.");
        return diagnostics.HasErrors ? [] : decisions;

        // An answer that made a passage new was obeyed when that passage was published.
        bool IsPublished(DraftExcerpt draft) => same.Contains((draft.Source.File.Witness, draft.TextAsPrinted, draft.AttributionAsPrinted));
    }

    private static AlignedPassage Passage(Excerpt e) => new(
        e.Text, e.TextAsPrinted, e.AttributionAsPrinted, e.Theme?.Numeral, e.AttributionAsPrinted is null ? null : e.Occasion.Kind,
            [.. e.People.Select(p => p.Id), .. e.Counterparts.Select(c => c.Id)], e.Date);

    private static AlignedPassage Passage(DraftExcerpt d) => new(
        d.Emended.Text, d.TextAsPrinted, d.AttributionAsPrinted, d.Passage.Theme, d.Passage.Attribution?.Opening.Kind, [.. d.Names.People.Select(p => p.Id), .. d.Names.Counterparts.Select(c => c.Id)], d.PrintedDate);

    /// <summary>At least a few words, then as many as tell the passage from every other.</summary>
    private static string Begins(DraftExcerpt passage, Beginnings all)
    {
        var text = passage.TextAsPrinted;
        for (var end = Math.Min(40, text.Length); end < text.Length; end++)
        {
            if (!char.IsWhiteSpace(text[end]) || text.AsSpan(0, end).ContainsAny('\n', '\r')) continue;
            if (all.With(text.AsSpan(0, end)).Count == 1) return text[..end];
        }
        return text;
    }
}
