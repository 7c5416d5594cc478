using System.Text;
using Speeches.Content;
using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Carryover;

/// <summary>The compilation as it was before it was stripped, as far as the content knows it: a second witness, made in the test.</summary>
internal static class RestoredCompilation
{
    public const string Source = $"{ContentCopy.Collection}/sources/unity-and-cooperation";
    public const string File = "unity-and-cooperation.txt";

    /// <summary>The text with every emendation applied, and every gap filled.</summary>
    public static string Text(CollectionReading reading, IReadOnlyList<Excerpt> published)
    {
        var source = reading.Sources[0];
        var text = source.Reading.Text;
        var passages = source.Reading.Passages.Zip(published).ToList();
        var restored = new StringBuilder();
        var at = 0;
        foreach (var place in source.Emendations)
        {
            var inside = passages.Find(p => p.First.Range.Start <= place.Range.Start && place.Range.End <= p.First.Attribution!.Range.End);
            restored.Append(text, at, place.Range.Start - at).Append(Filled(place, inside.Second));
            at = place.Range.End;
        }
        return restored.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Puts another text beside the witness of the compilation, as a second witness that nothing was stripped from.</summary>
    public static void Receive(ContentCopy content, string text)
    {
        content.Write($"{Source}/0002/{File}", text);
        content.Write($"{Source}/0002/witness.md", content.Text($"{Source}/0001/witness.md")
            .Replace("lost: digits\n", "", StringComparison.Ordinal)
            .Replace("the Extraordinary G … Working Together to Defeat the COVID Outbreak.", "the Extraordinary … Working Together to Defeat the COVID-19 Outbreak.”", StringComparison.Ordinal)
            .Replace("UN SecretaryGeneral Antnio Guterres gave", "UN Secretary-General António Guterres gave", StringComparison.Ordinal)
            .Replace("DirectorGeneral of the WHO", "Director-General of the WHO", StringComparison.Ordinal));
        content.Edit($"{Source}/source.md", "witness: \"0001\"", "witness: \"0002\"");
    }

    /// <summary>Reads the collection.</summary>
    public static CollectionReading Read(ContentFolder folder)
    {
        var diagnostics = new Diagnostics();
        var reading = CollectionReading.Read(folder, ContentCopy.Collection, Authorities.Read(folder, diagnostics), diagnostics)!;
        Assert.Empty(diagnostics.All);
        return reading;
    }

    private static string Filled(PlacedEmendation place, Excerpt? passage) => place switch
    {
        { Reason: "gap: the day and the year were stripped" } => $" {passage!.Date!.Earliest.Day}, {passage.Date.Earliest.Year}",
        { Reason: "gap: the year was stripped" } => $" {passage!.Date!.Earliest.Year}",
        { Reading: "from ▯ Central" } => "from 17 Central",
        { Reading: "than ▯ countries" } => "than 80 countries",
        { Reading: "February ▯, ▯," } => "February 23, 2020,",
        _ => place.Reading,
    };
}
