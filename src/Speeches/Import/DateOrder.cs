using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>Finds printed dates that break the order of a source, or of a section of it, that is otherwise kept: earliest first, or latest first.</summary>
internal static class DateOrder
{
    /// <summary>With fewer dates there is no order to break.</summary>
    private const int Fewest = 6;

    /// <summary>The share of neighbours that must keep an order for it to be the source's own, in hundredths.</summary>
    private const int Kept = 80;

    /// <summary>A passage with its date.</summary>
    private sealed record Dated(DraftExcerpt Excerpt, EdtfDate Date);

    public static IEnumerable<Finding> Find(IReadOnlyList<DraftExcerpt> excerpts)
    {
        // From one section to the next the order begins anew.
        var sections = excerpts.Where(e => e.PrintedDate is not null && !IsEmended(e)).GroupBy(e => e.Passage.Section)
            .Select(s => s.Select(e => new Dated(e, e.PrintedDate!)).ToList()).ToList();
        return Direction(sections) is not 0 and var direction
            ? sections.SelectMany(s => Breaks(s, direction, "source"))
            : sections.SelectMany(s => Direction([s]) is not 0 and var own ? Breaks(s, own, "section") : []);
    }

    /// <summary>1 for earliest first, -1 for latest first, 0 for no order.</summary>
    private static int Direction(IReadOnlyList<List<Dated>> sections)
    {
        if (sections.Sum(s => s.Count) < Fewest) return 0;
        var steps = sections.SelectMany(s => s.Zip(s.Skip(1), (a, b) => Step(a, b))).Where(s => s != 0).ToList();
        if (steps.Count < Fewest - 1) return 0;
        var forward = steps.Count(s => s > 0);
        return forward * 100 >= Kept * steps.Count ? 1 : (steps.Count - forward) * 100 >= Kept * steps.Count ? -1 : 0;
    }

    private static IEnumerable<Finding> Breaks(List<Dated> dated, int direction, string whole)
    {
        for (var index = 1; index < dated.Count; index++)
        {
            var (before, here) = (dated[index - 1], dated[index]);
            if (Step(before, here) * direction >= 0) continue;
            // Of the two the one is odd without which the order is kept; the second, where that is either.
            var withoutHere = index + 1 >= dated.Count || Step(before, dated[index + 1]) * direction >= 0;
            var withoutBefore = index < 2 || Step(dated[index - 2], here) * direction >= 0;
            var (odd, other) = withoutBefore && !withoutHere ? (before, here) : (here, before);
            yield return new(Severity.Warning, Words(odd).Start,
                $"“{In(odd)}” breaks the order of the dates, which this {whole} otherwise keeps: the passage {(odd == here ? "before" : "behind")} it has “{In(other)}”. Check the date, and whether the attribution belongs to its passage.");
        }
    }

    private static int Step(Dated one, Dated next) => one.Date.Latest < next.Date.Earliest ? 1 : next.Date.Latest < one.Date.Earliest ? -1 : 0;

    private static TextRange Words(Dated dated) => dated.Excerpt.Passage.Attribution!.Date!.Range.Trim(dated.Excerpt.Source.Reading.Text);

    private static string In(Dated dated) => Words(dated).In(dated.Excerpt.Source.Reading.Text);

    /// <summary>Whether the editor corrected the date: what is printed then counts no more.</summary>
    private static bool IsEmended(DraftExcerpt excerpt) =>
        excerpt.Passage.Attribution!.Date is { } date
        && excerpt.Source.Emended(date.Range).Emendations.Any(e => !e.Reading.Contains(EmendedText.Gap));
}
