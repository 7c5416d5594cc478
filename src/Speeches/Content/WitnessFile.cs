using System.Globalization;
using Speeches.Parsing;

namespace Speeches.Content;

/// <summary>What <c>witness.md</c> says of one copy of a source's text.</summary>
/// <param name="Received">The day it was received.</param>
/// <param name="Dateline">The day that its dateline prints.</param>
/// <param name="Files">The files as received; several are the pages of one text.</param>
/// <param name="Encoding">How the characters are encoded.</param>
/// <param name="Layout">How the text is laid out, without the authority's opening words.</param>
/// <param name="OwnVoice">What a passage without an occasion of its own belongs to; null where there is no such passage.</param>
/// <param name="Notes">The state of the text.</param>
public sealed record WitnessFile(
    DateOnly Received, DateOnly? Dateline, IReadOnlyList<string> Files, WitnessEncoding Encoding, Layout Layout, OwnVoice? OwnVoice, Prose Notes)
{
    /// <summary>The language of its text (BCP 47); null where it is the source's.</summary>
    public string? Language { get; init; }

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="path">The file: the witness's own, or the copy that a revision keeps.</param>
    /// <param name="themes">The themes of the collection.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>Null where it cannot be read; an error then says why.</returns>
    public static WitnessFile? Read(ContentFolder folder, string path, IReadOnlyList<ThemeEntry> themes, Diagnostics diagnostics)
    {
        if (FrontMatter.Read(folder, path, diagnostics) is not { } file) return null;
        var keys = file.Keys;
        keys.RefuseUnknown("received", "dateline", "files", "encoding", "begins", "attributions", "attribution-mark", "date", "lost",
            "sections", "captions", "labels", "related-links", "credits", "continues", "unattributed", "language");
        var received = Day(keys, "received", required: true) ?? default;
        var names = keys.List("files");
        foreach (var name in names.Where(ContentFolder.IsLeftOut))
            keys.Error("files", $"“{name}” cannot be a file of a witness: names that start with “.” or end with “.tmp” are locks and unfinished work, and are not watched for changes. Give it another name.");
        if (names.Count == 0) keys.Error("files", "No file is named; list the files of the witness as they were received.");
        foreach (var name in names.Where(IsPath))
            keys.Error("files", $"“{name}” leads out of the folder of the witness; put the file itself there, and write its name alone.");
        names = names.Where(n => !IsPath(n)).ToList();
        var ownVoice = ReadOwnVoice(keys.Map("unattributed"));
        keys.Required("attributions");
        var attributions = keys.OneOf("attributions", AttributionPlace.Running,
            ("running", AttributionPlace.Running), ("own-line", AttributionPlace.OwnLine), ("line-end", AttributionPlace.LineEnd),
            ("parentheses", AttributionPlace.Parentheses), ("in-prose", AttributionPlace.InProse));
        var layout = new Layout
        {
            Begins = keys.List("begins").Select(word => Begin(keys, word)).ToList(),
            Attributions = attributions,
            AttributionMarks = ReadMarks(keys, attributions),
            DateFirst = keys.OneOf("date", false, ("last", false), ("first", true)),
            DigitsLost = keys.OneOf("lost", false, ("nothing", false), ("digits", true)),
            Sections = keys.Maps("sections").Select(s => ReadSection(s, themes)).OfType<SectionMark>().ToList(),
            Captions = keys.List("captions").Select(c => ReadQuotedPlace(keys, c)).OfType<QuotedPlace>().ToList(),
            Labels = keys.List("labels"),
            RelatedLinksUnderLabels = keys.OneOf("related-links", false, ("none", false), ("under-labels", true)),
            Credits = keys.List("credits"),
            Continuations = keys.List("continues"),
            UnattributedIsOwnVoice = ownVoice is not null,
            OwnVoiceDatedBy = ownVoice?.DatedBy,
        };
        if (layout.DateFirst && attributions is AttributionPlace.Running or AttributionPlace.InProse)
            keys.Error("date", "In running text and in prose an attribution begins with its opening words, never with its date; take “date: first” out.");
        if (attributions != AttributionPlace.InProse)
        {
            foreach (var key in new[] { "continues", "unattributed" }.Where(k => keys.Has(k)))
                keys.Error(key, $"“{key}” is about paragraphs with their attributions in the prose; take it out, or write “attributions: in-prose”.");
        }
        return new(received, Day(keys, "dateline", required: false), names,
            keys.OneOf("encoding", WitnessEncoding.Utf8, ("utf-8", WitnessEncoding.Utf8), ("latin-1", WitnessEncoding.Latin1), ("windows-1252", WitnessEncoding.Windows1252)),
            layout, ownVoice, file.Prose[0]) { Language = keys.Language() };
    }

    /// <summary>The marks before attributions; <c>none</c> is none at all, said aloud.</summary>
    private static IReadOnlyList<string> ReadMarks(FrontMatterMap keys, AttributionPlace place)
    {
        var marks = keys.List("attribution-mark");
        if (place is not (AttributionPlace.OwnLine or AttributionPlace.LineEnd))
        {
            if (marks.Count > 0) keys.Error("attribution-mark", "A mark stands before attributions that are lines of their own or end a line; take it out, or write “attributions: own-line” or “attributions: line-end”.");
            return [];
        }
        if (place == AttributionPlace.OwnLine && marks is ["none"]) return [];
        if (marks.Count == 0 || marks.Contains("none"))
        {
            keys.Error("attribution-mark", place == AttributionPlace.OwnLine
                ? "Attributions on lines of their own need a mark to know them by; write “attribution-mark: —”, or “attribution-mark: none” where their opening words and their date tell them."
                : "Attributions at the ends of lines need a mark to know them by; write “attribution-mark: —”.");
        }
        foreach (var mark in marks.Where(m => m != "none" && (string.IsNullOrWhiteSpace(m) || char.IsWhiteSpace(m[0]) || m.Any(char.IsLetterOrDigit))))
            keys.Error("attribution-mark", $"“{mark}” cannot mark an attribution: a mark is signs such as “—”, without letters, digits, or white space before them.");
        return marks;
    }

    private static bool IsPath(string name) => name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0;

    /// <summary>A quotation: the words, or the first and the last of them with an ellipsis between. Null where either has no words: those would stand everywhere.</summary>
    private static QuotedPlace? ReadQuotedPlace(FrontMatterMap keys, string quotation)
    {
        var place = quotation.Split(" … ", 2) is [var first, var last] ? new QuotedPlace(first, last) : new(quotation, null);
        if (string.IsNullOrWhiteSpace(place.Begins)) keys.Error("captions", $"A caption begins with words of the text; “{quotation}” begins with none.");
        else if (place.Ends is { } ends && string.IsNullOrWhiteSpace(ends)) keys.Error("captions", $"A caption ends with words of the text; “{quotation}” ends with none. Write its last words, or the whole caption without “…”.");
        else return place;
        return null;
    }

    private static SectionMark? ReadSection(FrontMatterMap keys, IReadOnlyList<ThemeEntry> themes)
    {
        keys.RefuseUnknown("numeral", "heading", "theme", "standfirst", "standfirst-ends");
        var (numeral, heading) = (keys.Text("numeral"), keys.Text("heading"));
        if ((numeral is null) == (heading is null) || string.IsNullOrWhiteSpace(numeral ?? heading))
        {
            keys.Error("numeral", "A section is marked by a numeral or by a heading; name one of them.");
            return null;
        }
        var theme = keys.Text("theme");
        if (theme is null) keys.Error("theme", "The section names no theme; write “theme: I”, or “theme: unplaced” where the text does not say.");
        else if (theme != "unplaced" && themes.All(t => t.Numeral != theme))
            keys.Error("theme", $"There is no theme “{theme}”; collection.md has {string.Join(", ", themes.Select(t => t.Numeral))}.");
        var ends = keys.Text("standfirst-ends");
        var extent = keys.OneOf("standfirst", ends is null ? StandfirstExtent.None : StandfirstExtent.UpToWords,
            ("none", StandfirstExtent.None), ("first-paragraph", StandfirstExtent.FirstParagraph), ("cut-off", StandfirstExtent.CutOff));
        if (ends is not null && extent != StandfirstExtent.UpToWords) keys.Error("standfirst", "Name either “standfirst” or “standfirst-ends”.");
        return new(numeral ?? heading!, heading is not null, theme == "unplaced" ? null : theme, extent, ends);
    }

    private static OwnVoice? ReadOwnVoice(FrontMatterMap? keys)
    {
        if (keys is null) return null;
        keys.RefuseUnknown("kind", "title", "dated-by");
        return new(keys.Required("kind"), keys.Text("title"), keys.Text("dated-by"));
    }

    private static SpanKind Begin(FrontMatterMap keys, string word)
    {
        switch (word)
        {
            case "title": return SpanKind.Title;
            case "dateline": return SpanKind.Dateline;
            default:
                keys.Error("begins", $"“{word}” is not how a witness begins; the words are title and dateline.");
                return SpanKind.Lead;
        }
    }

    private static DateOnly? Day(FrontMatterMap keys, string key, bool required)
    {
        if ((required ? keys.Required(key) : keys.Text(key)) is not { Length: > 0 } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        keys.Error(key, $"“{text}” is not a day; write it as 2020-04-22, with a day that exists.");
        return null;
    }
}

/// <summary>What the passages of a source's own voice belong to.</summary>
/// <param name="Kind">The kind of the occasion.</param>
/// <param name="Title">Its title; null where kind and date are enough.</param>
/// <param name="DatedBy">Words of the text that name the day of the week, on or after the dateline; null where none do.</param>
public sealed record OwnVoice(string Kind, string? Title, string? DatedBy);
