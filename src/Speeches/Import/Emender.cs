using Speeches.Content;
using Speeches.Languages;

namespace Speeches.Import;

/// <summary>Where an emendation stands in a witness.</summary>
/// <param name="Range">The characters of the witness that it replaces; empty where it inserts.</param>
/// <param name="Reading">What is read instead.</param>
/// <param name="Reason">The kind, a colon, and why.</param>
public sealed record PlacedEmendation(TextRange Range, string Reading, string Reason);

/// <summary>Finds where the emendations of a witness stand.</summary>
public static class Emender
{
    /// <summary>Finds the places.</summary>
    /// <param name="text">The witness.</param>
    /// <param name="entries">What the editor wrote.</param>
    /// <param name="spans">The partition of the witness: an emendation stays within one span that is read.</param>
    /// <param name="diagnostics">Where errors go: an emendation that finds no place, finds two, or overlaps another is named.</param>
    /// <returns>The places, in the order of the text; none overlap.</returns>
    public static IReadOnlyList<PlacedEmendation> Find(string text, IReadOnlyList<EmendationEntry> entries, IReadOnlyList<Span> spans, Diagnostics diagnostics) =>
        FindEach(text, entries, spans, diagnostics).Select(f => f.Place).ToList();

    /// <summary>Finds the places, each with the row that it is of.</summary>
    internal static IReadOnlyList<(EmendationEntry Entry, PlacedEmendation Place)> FindEach(string text, IReadOnlyList<EmendationEntry> entries, IReadOnlyList<Span> spans, Diagnostics diagnostics)
    {
        var occurrences = new Occurrences(text, entries.Select(e => e.Context ?? e.AsPrinted));
        var found = entries.SelectMany(entry => Find(text, entry, occurrences, diagnostics).Select(range => (Range: range, Entry: entry))).OrderBy(f => f.Range.Start).ThenBy(f => f.Range.End).ToList();
        var places = new List<(EmendationEntry, PlacedEmendation)>();
        var (span, end) = (0, 0);
        EmendationEntry? previous = null;
        foreach (var (range, entry) in found)
        {
            while (span < spans.Count && spans[span].End <= range.Start) span++;
            if (range.Start < end)
                diagnostics.Error(entry.File, entry.Line, 1, $"The emendation of “{entry.AsPrinted}” overlaps that of “{previous!.AsPrinted}” in line {previous.Line}; write one for both, or give each its own words.");
            else if (range.End > spans[span].End || spans[span].Kind is not (SpanKind.Title or SpanKind.Standfirst or SpanKind.Caption or SpanKind.Excerpt or SpanKind.Attribution))
                diagnostics.Error(entry.File, entry.Line, 1, $"The emendation of “{entry.AsPrinted}” does not stay within one title, standfirst, caption, passage or attribution; part it there.");
            else
                places.Add((entry, new(range, entry.Reading, $"{entry.Kind}: {entry.Reason}")));
            if (range.End > end) (end, previous) = (range.End, entry);
        }
        return places;
    }

    /// <summary>Reads a stretch of a witness with the emendations that stand in it.</summary>
    /// <param name="text">The witness.</param>
    /// <param name="range">The stretch.</param>
    /// <param name="places">The emendations of the witness, in its order; none overlap.</param>
    public static EmendedText Read(string text, TextRange range, IReadOnlyList<PlacedEmendation> places)
    {
        var (first, end) = (0, places.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (places[middle].Range.Start < range.Start) first = middle + 1;
            else end = middle;
        }
        var emendations = new List<Emendation>();
        for (; first < places.Count && places[first].Range.Start <= range.End; first++)
        {
            var place = places[first];
            // What is inserted between two stretches belongs to the one that ends there.
            if (place.Range.End <= range.End && place.Range.End > range.Start)
                emendations.Add(new(place.Range.Start - range.Start, place.Range.End - range.Start, place.Range.In(text), place.Reading, place.Reason));
        }
        return EmendedText.Rebuild(range.In(text), emendations);
    }

    /// <summary>What stripping the digits took from the date of an attribution: the day and the year, or the year alone.</summary>
    /// <param name="date">The date as printed.</param>
    /// <param name="text">The witness.</param>
    public static PlacedEmendation? LostDigits(DateWords date, string text)
    {
        if (date.Day is not null || date.Year is not null) return null;
        if (!date.DayLost) return new(new(date.Range.End, date.Range.End), $" {EmendedText.Gap}", "gap: the year was stripped");
        var month = date.Range.Start;
        while (month < date.Range.End && char.IsLetter(text[month])) month++;
        return new(new(month, date.Range.End), $" {EmendedText.Gap}, {EmendedText.Gap}", "gap: the day and the year were stripped");
    }

    /// <summary>The places at which words stand whole, not as part of a longer word: those at which a rule holds.</summary>
    /// <param name="text">The witness.</param>
    /// <param name="words">The words.</param>
    public static IReadOnlyList<TextRange> WholeWords(string text, string words) => WholeWords(text, words, new Occurrences(text, [words]));

    private static List<TextRange> WholeWords(string text, string words, Occurrences occurrences)
    {
        var places = new List<TextRange>();
        var behind = 0;
        foreach (var at in occurrences.Of(words).Where(at => at >= behind))
        {
            var end = behind = at + words.Length;
            var whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (whole) places.Add(new(at, end));
        }
        return places;
    }

    private static List<TextRange> Find(string text, EmendationEntry entry, Occurrences occurrences, Diagnostics diagnostics)
    {
        if (entry.Context is null)
        {
            var rule = WholeWords(text, entry.AsPrinted, occurrences);
            if (rule.Count == 0) diagnostics.Error(entry.File, entry.Line, 1, $"The emendation of “{entry.AsPrinted}” finds no place: it does not stand in the witness as whole words. Correct it, or take the row out.");
            return rule;
        }
        var places = new List<TextRange>();
        var inside = entry.Context.IndexOf(entry.AsPrinted, StringComparison.Ordinal);
        var stands = occurrences.Of(entry.Context);
        if (inside < 0 || entry.Context.IndexOf(entry.AsPrinted, inside + 1, StringComparison.Ordinal) >= 0)
            diagnostics.Error(entry.File, entry.Line, 1, $"The context “{entry.Context}” should hold “{entry.AsPrinted}” once; quote the words around one place.");
        else if (stands.Count == 0)
            diagnostics.Error(entry.File, entry.Line, 1, $"The emendation of “{entry.AsPrinted}” finds no place: “{entry.Context}” does not stand in the witness. Quote it as it is printed.");
        else if (stands.Count > 1)
            diagnostics.Error(entry.File, entry.Line, 1, $"The emendation of “{entry.AsPrinted}” finds two places: “{entry.Context}” stands more than once. Quote more words around the one that is meant.");
        else
            places.Add(new(stands[0] + inside, stands[0] + inside + entry.AsPrinted.Length));
        return places;
    }
}
