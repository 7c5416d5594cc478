using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>
/// Gives today's excerpts the ids under which they were published, by what they say: the same words with the same attribution,
/// then the same words alone. Order breaks ties, and decides nothing else.
/// </summary>
public static class Alignment
{
    /// <summary>Sets <see cref="DraftExcerpt.Id"/> on each excerpt that was published.</summary>
    /// <param name="drafts">Today's excerpts.</param>
    /// <param name="published">The live excerpts of the last revision.</param>
    /// <returns>The published excerpts that today's reading does not have.</returns>
    public static IReadOnlyList<Excerpt> Align(IReadOnlyList<DraftExcerpt> drafts, IReadOnlyList<Excerpt> published)
    {
        var left = published;
        left = Match(drafts, left, d => (d.Source.File.Slug, d.TextAsPrinted, d.AttributionAsPrinted), e => (e.Source, e.TextAsPrinted, e.AttributionAsPrinted));
        left = Match(drafts, left, d => (d.Source.File.Slug, d.TextAsPrinted, null), e => (e.Source, e.TextAsPrinted, null));
        return left;
    }

    /// <summary>The published excerpts that are still left over.</summary>
    private static List<Excerpt> Match(
        IReadOnlyList<DraftExcerpt> drafts, IReadOnlyList<Excerpt> left,
        Func<DraftExcerpt, (string, string, string?)> today, Func<Excerpt, (string, string, string?)> then)
    {
        var waiting = left.GroupBy(then).ToDictionary(g => g.Key, g => new Queue<Excerpt>(g));
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var draft in drafts.Where(d => d.Id is null))
        {
            if (!waiting.TryGetValue(today(draft), out var queue) || queue.Count == 0) continue;
            draft.Id = queue.Dequeue().Id;
            found.Add(draft.Id);
        }
        return left.Where(e => !found.Contains(e.Id)).ToList();
    }
}
