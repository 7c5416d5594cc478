using Speeches.Content;
using Speeches.Languages;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>The current witness of a source, read today.</summary>
/// <param name="File">What <c>source.md</c> says.</param>
/// <param name="Witness">What <c>witness.md</c> says.</param>
/// <param name="TextFile">The file that spans count in, relative to the content folder.</param>
/// <param name="Reading">What the parser read.</param>
/// <param name="Emendations">Where the emendations stand, in the order of the text.</param>
public sealed record SourceReading(SourceFile File, WitnessFile Witness, string TextFile, Reading Reading, IReadOnlyList<PlacedEmendation> Emendations)
{
    private readonly TextLines lines = new(Reading.Text);

    /// <summary>The language of the text (BCP 47): the witness's own, else the source's, else the collection's.</summary>
    public string Language { get; init; } = "";

    /// <summary>The file that takes the editor's answers about its passages, relative to the content folder; there may be none.</summary>
    public string AnswersFile => $"{TextFile[..TextFile.LastIndexOf('/')]}/alignment.csv";

    /// <summary>The witness's folder, relative to the content folder.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="source">The source.</param>
    /// <param name="witness">The number, four digits.</param>
    public static string Folder(string collection, string source, string witness) => $"{collection}/sources/{source}/{witness}";

    /// <summary>Reads a source.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="slug">The source.</param>
    /// <param name="authorities">The lists.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>Null where the source cannot be read; an error then says why.</returns>
    public static SourceReading? Read(ContentFolder folder, CollectionFile collection, string slug, Authorities authorities, Diagnostics diagnostics)
    {
        if (SourceFile.Read(folder, slug, $"{collection.Slug}/sources/{slug}/source.md", diagnostics) is not { } file || file.Witness.Length == 0) return null;
        var place = Folder(collection.Slug, slug, file.Witness);
        if (WitnessFile.Read(folder, $"{place}/witness.md", collection.Themes, diagnostics) is not { } witness || witness.Files.Count == 0) return null;
        if (witness.OwnVoice is { } voice && voice.Kind.Length > 0 && !authorities.KindNames.ContainsKey(voice.Kind))
            diagnostics.Error($"{place}/witness.md", 0, 0, $"There is no kind of occasion “{voice.Kind}”; the kinds are {string.Join(", ", authorities.KindNames.Keys)}.");
        try
        {
            var language = witness.Language ?? file.Language ?? collection.Language;
            witness = witness with { Layout = witness.Layout with { Language = Languages.Language.Of(language) } };
            var (textFile, text) = ReadText(folder, place, witness);
            var reading = WitnessParser.Parse(text, witness.Layout with { Openings = authorities.Openings });
            var entries = EmendationsFile.Read(folder, $"{place}/emendations.csv", diagnostics);
            var source = new SourceReading(file, witness, textFile, reading, Emend(reading, witness.Layout, entries, diagnostics))
            {
                Language = language,
            };
            foreach (var finding in reading.Findings) diagnostics.Add(source.At(finding));
            source.CheckDateline(diagnostics);
            return source;
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
            return null;
        }
    }

    /// <summary>A stretch of the witness as it is read after emendation.</summary>
    /// <param name="range">The stretch.</param>
    public EmendedText Emended(TextRange range) => Emender.Read(Reading.Text, range, Emendations);

    /// <summary>A finding with its file, line and column.</summary>
    /// <param name="finding">The finding.</param>
    public Diagnostic At(Finding finding)
    {
        var (line, column) = lines.Place(finding.At);
        return new(finding.Severity, TextFile, line, column, finding.Sentence);
    }

    /// <summary>The decoded text that spans count in: the one file as received, or the text taken from the pages.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="place">The witness's folder.</param>
    /// <param name="witness">What <c>witness.md</c> says.</param>
    /// <exception cref="ContentException">A file is missing, or is no text.</exception>
    public static (string File, string Text) ReadText(ContentFolder folder, string place, WitnessFile witness)
    {
        var pages = witness.Files.Select(name => $"{place}/{name}").ToList();
        if (pages.FirstOrDefault(p => TextOf(p) is null) is { } plain)
        {
            if (pages.Count > 1) throw new ContentException($"{place}/witness.md", $"Several files are named, and “{Path.GetFileName(plain)}” is neither an HTML page (.html, .htm) nor Markdown (.md); a witness of plain text has one file.");
            return (plain, Decoded(plain));
        }
        // The text is kept beside the pages from the first publish on, so that a newer parser cannot move a span.
        var kept = $"{place}/text.txt";
        if (folder.Exists(kept)) return (kept, WitnessText.Decode(kept, folder.ReadBytes(kept), WitnessEncoding.Utf8).Text);
        return (kept, string.Join("\n", pages.Select(page => TextOf(page)!(page, Decoded(page)))));

        string Decoded(string file) => WitnessText.Decode(file, folder.ReadBytes(file), witness.Encoding).Text;
    }

    /// <summary>The editor's emendations, and the gaps that stripped digits leave in the dates of attributions.</summary>
    private static List<PlacedEmendation> Emend(Reading reading, Layout layout, IReadOnlyList<EmendationEntry> entries, Diagnostics diagnostics)
    {
        var places = Emender.Find(reading.Text, entries, reading.Spans, diagnostics);
        if (!layout.DigitsLost) return [.. places];
        var gaps = reading.Passages.Select(p => p.Attribution?.Date is { } date ? Emender.LostDigits(date, reading.Text) : null).OfType<PlacedEmendation>().OrderBy(g => g.Range.Start);
        var standing = new List<PlacedEmendation>();
        var next = 0;
        foreach (var gap in gaps)
        {
            // No places overlap, so those that end before a gap do before all the gaps behind it.
            while (next < places.Count && places[next].Range.End <= gap.Range.Start) next++;
            // Where the editor emends a date, that stands.
            if (next == places.Count || places[next].Range.Start >= gap.Range.End) standing.Add(gap);
        }
        return [.. places.Concat(standing).OrderBy(p => p.Range.Start)];
    }

    /// <summary>What takes the text out of a file of a name; null where the file is the text.</summary>
    private static Func<string, string, string>? TextOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" => HtmlText.Take,
        ".md" => MarkdownText.Take,
        _ => null,
    };

    /// <summary>The editor types the day of the dateline; what the line says of it must be the same. What is not read there is said, and holds nothing up.</summary>
    private void CheckDateline(Diagnostics diagnostics)
    {
        var span = Reading.Spans.FirstOrDefault(s => s.Kind == SpanKind.Dateline);
        if (span.End == 0 || Witness.Dateline is not { } day) return;
        var range = new TextRange(span.Start, span.End);
        var line = range.In(Reading.Text);
        var printed = new DateReader(Witness.Layout.Language, digitsLost: false).ReadAll(Reading.Text, range).ToList();
        if (printed.Exists(d => d.Month == day.Month && (d.Day ?? day.Day) == day.Day && (d.Year ?? day.Year) == day.Year)) return;
        var numbers = new string([.. line.Select(c => char.IsAsciiDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => n.TrimStart('0')).ToHashSet();
        if (printed.Count == 0 && numbers.IsSupersetOf([$"{day.Day}", $"{day.Month}", $"{day.Year}"])) return;
        var isOtherYear = numbers.Any(n => n.Length == 4) && !numbers.Contains($"{day.Year}");
        diagnostics.Add(At(printed.Count > 0 || isOtherYear
            ? new(Severity.Error, span.Start, $"witness.md gives {day:yyyy-MM-dd} as the day of the dateline, but the line prints “{line}”; correct witness.md.")
            : new(Severity.Warning, span.Start, $"No date is read in the dateline “{line}”, so {day:yyyy-MM-dd}, which witness.md gives, is not held against it; check it, and name the language of the text (“language: fr”) where it has another than the collection.")));
    }
}
