using Speeches.Revisions;
using Speeches.Store;

namespace Speeches.Printing;

/// <summary>How much of each revision is known, and how, in figures.</summary>
internal static class Figures
{
    private static readonly IReadOnlyList<Field> ByKnowledge = Field.All.Where(f => f.HasBasis).ToList();

    public static IEnumerable<FigureRow> Of(PublishedCollection collection)
    {
        var latest = new Dictionary<string, Excerpt>(StringComparer.Ordinal);
        var suppressed = collection.Register.Where(r => r.State == PublicState.Suppressed).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, revision) in collection.Revisions.Index())
        {
            foreach (var record in revision.Excerpts.Concat(revision.Erased.Select(e => e.ToExcerpt(collection.Slug))))
                latest[record.Id] = record;
            // Each is a column of one table; between the first and these they would be without end.
            if (index > 0 && index < collection.Revisions.Count - CoveragePage.MostRevisions) continue;
            var live = revision.Outcomes.Where(o => o.IsLive).Select(o => latest[o.Excerpt]).ToList();
            var place = 0;
            foreach (var (section, name, count, characters) in Sections(collection, revision, live, suppressed))
                yield return new(collection.Slug, revision.Info.Number, section, place++, name, count, characters);
        }
    }

    private static IEnumerable<(string Section, string Name, long Count, long? Characters)> Sections(
        PublishedCollection collection, RevisionFolder revision, List<Excerpt> live, HashSet<string> suppressed)
    {
        foreach (var source in revision.Spans.GroupBy(s => s.Source))
        {
            foreach (var kind in source.GroupBy(s => s.Kind).OrderBy(g => g.Key))
                yield return ($"spans of {source.Key}", kind.Key.Name().Replace('-', ' '), kind.Count(), kind.Sum(s => (long)(s.End - s.Start)));
        }
        var passages = revision.Spans.Where(s => s.Kind == SpanKind.Excerpt);
        var openings = passages.GroupBy(s => suppressed.Contains(s.Excerpt!) ? "withheld, for rights" : Opening(s, collection.Texts));
        foreach (var opening in openings.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            yield return ("attributions", opening.Key, opening.Count(), null);
        foreach (var field in ByKnowledge)
        {
            foreach (var group in live.GroupBy(e => field.BasisIn(e.Basis)).OrderBy(g => g.Key is null).ThenBy(g => g.Key))
                yield return (field.Name, group.Key?.Name() ?? "empty", group.Count(), null);
        }
        // An attribution inside a text has the corrections of that: they are counted once.
        var attributed = revision.Spans.Where(s => s.Kind == SpanKind.Attribution).Select(s => s.Excerpt).ToHashSet(StringComparer.Ordinal);
        var emendations = live.SelectMany(e => e.Emendations.Where(m => m.Of == Field.Text || attributed.Contains(e.Id)))
            .Concat(revision.Spans.SelectMany(s => s.Emendations ?? [])).ToList();
        foreach (var kind in emendations.GroupBy(e => e.Reason.Split(':')[0]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal))
            yield return ("emendations", kind.Key, kind.Count(), null);
        foreach (var field in live.SelectMany(e => e.Gaps).GroupBy(g => g.Of.Name).OrderByDescending(g => g.Key, StringComparer.Ordinal))
            yield return ("gaps", $"in the {field.Key} of passages", field.Count(), null);
        var elsewhere = revision.Spans.Where(s => s.Kind != SpanKind.Attribution).Sum(s => (s.Text ?? "").Count(c => c == EmendedText.Gap));
        if (elsewhere > 0) yield return ("gaps", "in captions and standfirsts", elsewhere, null);
        yield return ("unresolved", "passages without a date", live.Count(e => e.Date is null), null);
        yield return ("unresolved", "passages in no theme", live.Count(e => e.Theme is null), null);
        yield return ("unresolved", "passages without a counterpart", live.Count(e => e.Counterparts.Count == 0), null);
        yield return ("unresolved", "characters that are unread", revision.Spans.Where(s => s.Kind == SpanKind.Unread).Sum(s => (long)(s.End - s.Start)), null);
    }

    /// <summary>The words that an attribution opens with, as printed; an older witness is not read again for them.</summary>
    private static string Opening(SpanRecord span, IReadOnlyDictionary<(string, string), string> texts) =>
        span.Fields?.FirstOrDefault(f => f.Field == Field.Occasion) is not { } words ? "no attribution of its own"
        : texts[(span.Source, span.Witness)][words.Start..words.End];
}
