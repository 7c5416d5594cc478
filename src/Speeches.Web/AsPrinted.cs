namespace Speeches.Web;

/// <summary>A text as received, beside the corrections that a reader sees.</summary>
/// <param name="Language">The language of the text.</param>
/// <param name="Text">The text as received.</param>
/// <param name="OfText">Its corrections.</param>
/// <param name="Attribution">The attribution as received; null where there is none to show.</param>
/// <param name="OfAttribution">Its corrections.</param>
public sealed record AsPrinted(string Language, string Text, IReadOnlyList<Emendation> OfText, string? Attribution, IReadOnlyList<Emendation> OfAttribution)
{
    /// <summary>All corrections, in the order of the text.</summary>
    public IReadOnlyList<Emendation> Emendations => Attribution is null ? OfText : [.. OfText, .. OfAttribution];

    /// <summary>The corrections, each that recurs once, with how often it stands.</summary>
    public IEnumerable<(Emendation Emendation, int Count)> Grouped => Emendations.GroupBy(e => (e.AsPrinted, e.Reading, e.Reason)).Select(g => (g.First(), g.Count()));

    /// <summary>How many of which: <c>3 corrections, 1 gap</c>.</summary>
    public string Summary
    {
        get
        {
            var gaps = Emendations.Sum(e => e.Reading.Count(c => c == EmendedText.Gap));
            var corrections = Emendations.Count(e => !e.Reading.Contains(EmendedText.Gap));
            return string.Join(", ", new[] { corrections > 0 ? Words.Count(corrections, "correction") : "", gaps > 0 ? Words.Count(gaps, "gap") : "" }.Where(p => p.Length > 0));
        }
    }
}
