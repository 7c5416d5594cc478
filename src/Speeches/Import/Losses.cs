namespace Speeches.Import;

/// <summary>Finds what a revision would take away at one stroke: every passage with a counterpart, or half of a theme.</summary>
public static class Losses
{
    /// <summary>Fewer withdrawn passages of a theme are no half of it, whatever it has.</summary>
    private const int Fewest = 2;

    /// <summary>Warns of each loss.</summary>
    /// <param name="file">The file to name, relative to the content folder.</param>
    /// <param name="published">The live excerpts of the last revision.</param>
    /// <param name="planned">Those of the planned one.</param>
    /// <param name="merged">Ids of published excerpts that live on in another.</param>
    public static IEnumerable<Diagnostic> Report(string file, IReadOnlyList<Excerpt> published, IReadOnlyList<Excerpt> planned, IReadOnlySet<string> merged)
    {
        var left = planned.SelectMany(e => e.Counterparts).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var counterpart in published.SelectMany(e => e.Counterparts).GroupBy(c => c.Id, StringComparer.Ordinal).Where(c => !left.Contains(c.Key)))
        {
            yield return new(Severity.Warning, file, 0, 0,
                $"No passage is with {counterpart.First().Name} (“{counterpart.Key}”) any more; {Passages(counterpart.Count())} published. Check whether the text lacks what it had, or an attribution is read otherwise.");
        }
        var live = planned.Select(e => e.Id).Concat(merged).ToHashSet(StringComparer.Ordinal);
        foreach (var theme in published.GroupBy(e => e.Theme?.Name))
        {
            var (all, gone) = (theme.Count(), theme.Count(e => !live.Contains(e.Id)));
            if (gone < Fewest || gone * 2 < all) continue;
            yield return new(Severity.Warning, file, 0, 0,
                $"{gone} of the {all} published passages {(theme.Key is null ? "of no theme" : $"of theme {theme.Key}")} would be withdrawn; check whether a part of the text is missing, or its layout is another.");
        }
    }

    private static string Passages(int count) => count == 1 ? "1 passage was" : $"{count} passages were";
}
