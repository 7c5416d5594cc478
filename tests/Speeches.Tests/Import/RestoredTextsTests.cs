using System.Text;
using System.Text.RegularExpressions;
using Speeches.Content;
using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>The compilation as it is read after emendation: whole where it can be, and nothing but what was taken put back.</summary>
public partial class RestoredTextsTests
{
    private const string Dictionary = "/usr/share/dict/american-english-large";
    private const string Emendations = $"{ContentCopy.Collection}/sources/unity-and-cooperation/0001/emendations.csv";

    private static readonly SourceReading Compilation = Read();

    [Fact]
    public void Every_emendation_finds_its_place()
    {
        var diagnostics = new Diagnostics();
        var entries = EmendationsFile.Read(new(Repository.Content), Emendations, diagnostics);
        Assert.Empty(diagnostics.All);
        Assert.NotEmpty(entries);
        Assert.All(entries, e => Assert.Contains(Compilation.Emendations, p => p.Range.In(Compilation.Reading.Text) == e.AsPrinted && p.Reading == e.Reading && p.Reason == $"{e.Kind}: {e.Reason}"));
        // Beside them stand the gaps in the dates of the attributions, one each.
        Assert.Equal(43, Compilation.Emendations.Count(p => p.Reason is "gap: the day and the year were stripped" or "gap: the year was stripped"));
    }

    [Theory]
    [InlineData("communitys|countrys|Chinas|Serbias|Arabias|LeadersSummit")]
    [InlineData("Leaders Summit|our peoples spirit|cost of peoples normal|Lao Peoples|who ones true")]
    [InlineData("SecretaryGeneral|DirectorGeneral|KassymJomart|DiazCanel|elSisi|Jaein|sciencebased|allweather|SinoMongolian|SinoUS")]
    [InlineData("Antnio|RD|Bill  Melinda|COVID(?!-19)|G")]
    [InlineData("SpeechWorking|Outbreak,at|titled Working|Outbreak\\.(?!”)")]
    public void No_damaged_form_is_left(string forms)
    {
        var damaged = new Regex($@"(?<![\p{{L}}\p{{N}}])(?:{forms})(?![\p{{L}}\p{{N}}])", RegexOptions.None, TimeSpan.FromSeconds(10));
        Assert.Matches(damaged, Compilation.Reading.Text);
        Assert.All(Stretches(), s => Assert.DoesNotMatch(damaged, s.Text));
    }

    [Fact]
    public void No_mark_of_damage_is_left()
    {
        // Words run together, marks of a sentence without what they follow, spaces around what was taken, a date that ends where its day stood.
        var mark = new Regex(@"\p{Ll}\p{Lu}|[,.;]\p{L}|\s[,.;]|\s{2}|(?:January|February|March|April) ?,|(?:January|February|March|April)$", RegexOptions.None, TimeSpan.FromSeconds(10));
        Assert.Matches(mark, Compilation.Reading.Text);
        Assert.All(Stretches(), s => Assert.DoesNotMatch(mark, s.Text));
    }

    [Fact]
    public void A_word_that_was_whole_stays()
    {
        var text = string.Join('\n', Stretches().Select(s => s.Text));
        string[] whole = ["our two peoples", "wellbeing", "nontraditional", "nongovernmental", "Vucic", "Sanchez"];
        Assert.All(whole, w => Assert.Equal(Regex.Count(Compilation.Reading.Text, $@"\b{w}\b"), Regex.Count(text, $@"\b{w}\b")));
        Assert.All(whole, w => Assert.Contains(w, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_what_was_restored_each_reading_is_what_is_printed()
    {
        Assert.NotEmpty(Compilation.Emendations);
        Assert.All(Compilation.Emendations, p => Assert.Equal(WithoutSpaces(p.Range.In(Compilation.Reading.Text)), Stripped(p.Reading)));
    }

    [Fact]
    public void Without_what_was_restored_the_emended_text_is_the_witness() =>
        Assert.All(Stretches(), s => Assert.Equal(WithoutSpaces(s.AsPrinted), Stripped(s.Text)));

    [Fact]
    public void Without_what_was_restored_or_supplied_every_published_passage_is_what_is_printed()
    {
        using var content = ContentCopy.AsItStands();
        var passages = content.State().Excerpts.Where(e => e.Voice == Voice.Direct).ToList();
        Assert.Equal(43, passages.Count);
        Assert.All(passages, e =>
        {
            Assert.Equal(WithoutSpaces(e.TextAsPrinted), Stripped(e.Text));
            Assert.Equal(WithoutSpaces(e.AttributionAsPrinted!), Stripped(e.Attribution!));
            Assert.Equal(e.Text, EmendedText.Rebuild(e.TextAsPrinted, e.EmendationsOf(Field.Text)).Text);
        });
    }

    [Fact]
    public void Every_word_that_no_dictionary_knows_is_explained()
    {
        Assert.SkipUnless(File.Exists(Dictionary), $"There is no {Dictionary}; tests/run.sh installs it with the package wamerican-large.");
        var known = File.ReadLines(Dictionary, Encoding.UTF8).ToHashSet(StringComparer.Ordinal);
        var explained = File.ReadAllLines(Repository.TestFile("Pinned", "words-outside-the-dictionary.txt")).Select(l => l.Split('\t')).ToList();
        Assert.All(explained, l => Assert.True(l.Length == 2 && l[1].Length > 0, $"“{l[0]}” is not explained: write the word, a tab, and why it is right."));
        var unknown = Stretches().SelectMany(s => Words().Matches(s.Text)).Select(m => m.Value).Select(w => w.EndsWith("’s", StringComparison.Ordinal) ? w[..^2] : w)
            .Distinct().Where(w => !known.Contains(w) && !known.Contains(char.ToLowerInvariant(w[0]) + w[1..]));
        Assert.Equal(explained.Select(l => l[0]), unknown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_the_editor_emends_a_date_the_gap_gives_way()
    {
        using var content = ContentCopy.Unpublished();
        content.EditLines(Emendations, lines => lines.Insert(1, "\"March ,\",\"March 24, ▯\",\"President Andrzej Duda, March ,\",gap,the day is known and the year is not"));
        content.Publish();
        var passage = content.State().Excerpts.Single(e => e.People.Any(p => p.Id == "andrzej-duda"));
        Assert.Equal("Phone call with Polish President Andrzej Duda, March 24, ▯", passage.Attribution);
        Assert.Equal([new Gap(Field.Attribution, 57, 58)], passage.Gaps.Where(g => g.Of == Field.Attribution));
    }

    [Fact]
    public void Only_what_is_read_is_emended()
    {
        using var content = ContentCopy.Published();
        var kinds = content.State().Sources[0].Spans.Where(s => s.Emendations is not null || s.Text is not null).GroupBy(s => s.Kind).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(new Dictionary<SpanKind, int> { [SpanKind.Title] = 1, [SpanKind.Caption] = 4 }, kinds);
        // What an excerpt says stands in its record.
        Assert.Equal(43, content.State().Excerpts.Count(e => e.EmendationsOf(Field.Attribution).Count > 0));
    }

    /// <summary>Title, standfirsts, captions, passages and attributions of the compilation.</summary>
    private static IEnumerable<EmendedText> Stretches() => Compilation.Reading.Spans
        .Where(s => s.Kind is SpanKind.Title or SpanKind.Standfirst or SpanKind.Caption or SpanKind.Excerpt or SpanKind.Attribution)
        .Select(s => Compilation.Emended(new(s.Start, s.End)));

    private static string WithoutSpaces(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);

    /// <summary>A text as it comes out of the stripping that the witness went through, without its spaces.</summary>
    private static string Stripped(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c) && !char.IsAsciiDigit(c) && !(char.IsLetter(c) && !char.IsAscii(c)) && !"’“”&-▯".Contains(c, StringComparison.Ordinal))]);

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-&’][\p{L}\p{N}]+)*")]
    private static partial Regex Words();

    private static SourceReading Read()
    {
        var folder = new ContentFolder(Repository.Content);
        var diagnostics = new Diagnostics();
        var reading = CollectionReading.Read(folder, ContentCopy.Collection, Authorities.Read(folder, diagnostics), diagnostics)!;
        Assert.Empty(diagnostics.All);
        return reading.Sources[0];
    }
}
