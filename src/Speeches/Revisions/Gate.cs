using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>
/// Keeps every public address alive: an id that was ever public is live, merged, withdrawn or suppressed, and a slug that was ever
/// public is still one, or leads to the one that took its place.
/// </summary>
internal static class Gate
{
    /// <summary>Reports every address that the planned revision would lose.</summary>
    public static void Check(CollectionReading reading, PublishedCollection published, IReadOnlyList<Excerpt> missing, IReadOnlyList<OccasionEntry> occasions, Authorities authorities, Diagnostics diagnostics)
    {
        if (published.Revisions.Count == 0) return;
        var slug = published.Slug;
        foreach (var excerpt in missing)
            diagnostics.Error(RegisterFile.Path(slug), 0, 0, $"The excerpt “{excerpt.Id}” ({excerpt.AttributionAsPrinted ?? excerpt.Occasion.Title}) is public, but today’s reading does not have it; bring the text back, or withdraw the excerpt with a line in the alignment.csv of the witness: “,withdrawn,{excerpt.Id},” and the reason.");
        var ids = occasions.ToDictionary(o => o.Id!, StringComparer.Ordinal);
        foreach (var occasion in published.Register.Where(r => r is { Type: "occasion", State: PublicState.Live } && !ids.ContainsKey(r.Id)))
            diagnostics.Error(OccasionsFile.Path(slug), 0, 0, $"The occasion “{occasion.Id}” is public, but no row here has it with a passage of today’s reading; bring the row back.");
        foreach (var occasion in published.Occasions)
        {
            if (!ids.TryGetValue(occasion.Id, out var now)) continue;
            foreach (var lost in occasion.OldSlugs.Append(occasion.Slug).Where(s => s != now.Slug && !now.OldSlugs.Contains(s)))
                diagnostics.Error(OccasionsFile.Path(slug), now.Line, 1, $"The address “{lost}” of the occasion “{occasion.Id}” is public, but this row does not have it any more; put it in old-slugs.");
        }
        foreach (var theme in published.File.Themes.Where(t => reading.File.Themes.All(n => n.Slug != t.Slug)))
            diagnostics.Error($"{slug}/collection.md", 0, 0, $"The theme at “themes/{theme.Slug}” is public, but no theme here has that slug any more; a theme’s slug is permanent, so bring it back.");
        foreach (var source in published.Sources.Where(s => !reading.File.Sources.Contains(s.File.Slug)))
            diagnostics.Error($"{slug}/collection.md", 0, 0, $"The source “{source.File.Slug}” is public, but the list of sources here does not have it any more; bring it back.");
        foreach (var lost in published.Excerpts.SelectMany(e => e.Counterparts).Select(c => c.Id).Distinct().Where(id => authorities.FindCounterpart(id) is null))
            diagnostics.Error("authorities/counterparts.csv", 0, 0, $"The counterpart “{lost}” is public, but no row here has it any more; bring the row back, or put “{lost}” in the old-slugs of the one that took its place.");
        foreach (var lost in published.Excerpts.SelectMany(e => e.People).Select(p => p.Id).Distinct().Where(id => authorities.FindPerson(id) is null))
            diagnostics.Error("authorities/people.csv", 0, 0, $"The person “{lost}” is public, but no row here has them any more; bring the row back, or put “{lost}” in the old-slugs of the one that took its place.");
    }
}
