using System.Text;
using Speeches.Content;
using Speeches.Import;
using Speeches.Parsing;
using Xunit;

namespace Speeches.Tests.Parsing;

/// <summary>The promise that no character is lost: the spans of a text, joined, give it back, whatever the text is.</summary>
public class PartitionTests
{
    private const int Copies = 4_000;

    private static readonly IReadOnlyList<Opening> Openings = Authorities.Read(new(Repository.Content), new()).Openings;
    private static readonly List<SourceReading> Witnesses = ReadWitnesses();

    /// <summary>One for each place that attributions can have, with every kind of mark in use.</summary>
    private static readonly Layout[] Layouts = Reached(
        Witnesses[0].Witness.Layout with { Openings = Openings },
        Witnesses[1].Witness.Layout with { Openings = Openings },
        new()
        {
            Begins = [SpanKind.Title],
            Attributions = AttributionPlace.OwnLine,
            AttributionMarks = ["—"],
            Sections =
            [
                new("The rivers", true, "I", StandfirstExtent.FirstParagraph, null),
                new("II.", false, "II", StandfirstExtent.UpToWords, "in flood."),
                new("III.", false, null, StandfirstExtent.CutOff, null),
            ],
            Captions = [new("The bridge", "in flood."), new("The mill", null)],
            Labels = ["Read more:"],
            RelatedLinksUnderLabels = true,
            Credits = ["(With"],
            Openings = Openings,
        },
        new() { Attributions = AttributionPlace.Running, Openings = Openings },
        new() { Attributions = AttributionPlace.OwnLine, DateFirst = true, Openings = Openings },
        new() { Attributions = AttributionPlace.LineEnd, AttributionMarks = ["—", "- "], Openings = Openings },
        new() { Attributions = AttributionPlace.Parentheses, Openings = Openings },
        new() { Attributions = AttributionPlace.InProse, Continuations = ["He added", "\""], UnattributedIsOwnVoice = true, OwnVoiceDatedBy = "on Thursday", Openings = Openings });

    private static readonly string[] Words =
    [
        "Phone call with Ruritanian President Rudolf Rassendyll, March ,  ", "Letter of reply to King Leopold, February ,  ", "SpeechOn Rivers,at the Harvest Summit, March ,  ",
        "Message of sympathy and support to Mira Dorn regarding the flood, March  ", "— Phone call with Otto Lindqvist, 3 May 1932", "— Nothing that a list knows", "—",
        "(Phone call with Otto Lindqvist, 3 May 1932)", "(Nothing that a list knows, 3 May)", "3 May 1932: Phone call with Otto Lindqvist\n", "-\u00a0Letter of reply to King Leopold\n",
        "in a phone conversation with Otto Lindqvist on March 19, ", "his message to Mira Dorn", "During an inspection tour of the dams on early March, ", "He added that the river rose.",
        "  I.?", "  II. ", "  III. ", "  IV. ", "II.", "The rivers", "The bridge", "in flood.", "The mill", "Read more:", "(With", "President Xi Jinping attended the Extraordinary G ",
        "Working Together to Defeat the COVID Outbreak.", "overcome this pandemic.", "the people of the world.", "combating the pandemic.", "on Thursday",
        "We share the river. ", "Mr. Dorn", "May", "March", "March ,", "31 February", "2020", ",", ".", "?", "!", "\"", "“", "”", "(", ")", " ", "  ", "\u00a0", "\n", "\n\n", "\r\n", "\r", "\t", "\u2028",
        "\u0301", "\u202e", "\u200d", "שלום", "😀", "\ud83d", "\ude00", "\0", "\ufeff", "\u0085", "e", "É",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_witness_is_given_back_by_its_spans(int index)
    {
        var reading = Witnesses[index].Reading;
        AssertKept(reading.Text, reading);
        Assert.DoesNotContain(reading.Spans, s => s.Kind == SpanKind.Unread);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_bytes_of_a_witness_come_back(int index)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Repository.Content, Witnesses[index].TextFile));
        Assert.Equal(bytes, WitnessText.Decode("witness.txt", bytes, WitnessEncoding.Utf8).ToBytes());
    }

    [Fact]
    public void A_text_of_marks_and_stray_words_is_given_back_by_its_spans() => Parallel.For(0, Copies, seed => Repeat(seed, () =>
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (var left = random.Next(60); left > 0; left--) text.Append(Words[random.Next(Words.Length)]);
        foreach (var layout in Layouts) AssertKept(text.ToString(), WitnessParser.Parse(text.ToString(), layout));
    }));

    [Fact]
    public void A_damaged_copy_of_a_witness_is_read_without_loss_or_refused_with_a_sentence()
    {
        var read = 0;
        Parallel.For(0, Copies, seed => Repeat(seed, () =>
        {
            var random = new Random(seed);
            var witness = Witnesses[seed % Witnesses.Count];
            var bytes = Damage(Originals[seed % Witnesses.Count], random);
            var encoding = random.Next(8) switch { 0 => WitnessEncoding.Latin1, 1 => WitnessEncoding.Windows1252, _ => WitnessEncoding.Utf8 };
            WitnessText decoded;
            try
            {
                decoded = WitnessText.Decode("witness.txt", bytes, encoding);
            }
            catch (ContentException refusal)
            {
                AssertRefused(refusal.Diagnostic, bytes);
                return;
            }
            Assert.Equal(bytes, decoded.ToBytes());
            AssertKept(decoded.Text, WitnessParser.Parse(decoded.Text, witness.Witness.Layout with { Openings = Openings }));
            Interlocked.Increment(ref read);
        }));
        Assert.InRange(read, Copies / 2, Copies - Copies / 10);
    }

    [Fact]
    public void What_stands_under_a_heading_is_no_related_link_of_the_label_before_it()
    {
        const string text = "Read more:\nRivers at their highest\nThe rivers\nWho holds the spring\n— Phone call with Otto Lindqvist, 3 May 1932\n";
        var reading = WitnessParser.Parse(text, new()
        {
            Attributions = AttributionPlace.OwnLine,
            AttributionMarks = ["—"],
            Sections = [new("The rivers", true, "I", StandfirstExtent.None, null)],
            Labels = ["Read more:"],
            RelatedLinksUnderLabels = true,
            Openings = [new("phone-call", "Phone call with", false, Addressed.Counterpart, null)],
        });
        Assert.Empty(reading.Findings);
        Assert.Equal("Who holds the spring", Assert.Single(reading.Passages).Range.In(text));
        Assert.Equal(
            [SpanKind.Label, SpanKind.RelatedLink, SpanKind.Heading, SpanKind.Excerpt, SpanKind.Attribution],
            reading.Spans.Select(s => s.Kind).Where(k => k != SpanKind.Space));
    }

    public static TheoryData<string> Monsters() => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(Monsters))]
    public void A_monster_is_read_without_loss(string name)
    {
        var text = Made[name]();
        Hang.Guard(() => Parallel.ForEach(Layouts, layout => AssertKept(text, WitnessParser.Parse(text, layout))));
    }

    private static readonly Dictionary<string, Func<string>> Made = new(StringComparer.Ordinal)
    {
        ["nothing"] = () => "",
        ["one character"] = () => "x",
        ["10 MB without a newline"] = () => Times("The river rose in the night. ", 10_000_000),
        ["10 MB without a newline or a full stop"] = () => Times("the river rose in the night and ", 10_000_000),
        ["10 MB of one word"] = () => new('a', 10_000_000),
        ["fifty thousand attributions"] = () => Times("Phone call with Otto Lindqvist, March ,  ", 2_000_000),
        ["ninety thousand attributions in lines"] = () => Times("— Phone call with Otto\n", 2_000_000),
        ["marks behind sentences"] = () => Times(".— - Phone call with ", 2_000_000),
        ["only parentheses that open"] = () => new('(', 2_000_000),
        ["lines of parentheses"] = () => Times(new string('(', 700) + new string(')', 700) + "\n", 2_000_000),
        ["lines that begin with dates"] = () => Times("3 May 1932: Phone call with Otto\n", 2_000_000),
        ["openings that no date closes"] = () => Times("Phone call with ", 2_000_000),
        ["openings in prose"] = () => Times("in a phone conversation with ", 2_000_000),
        ["a million newlines"] = () => new('\n', 1_000_000),
        ["only white space"] = () => Times(" \u00a0\t\u2003", 2_000_000),
        ["a month and then white space"] = () => Times("Phone call with Otto, March" + new string(' ', 500), 2_000_000),
        ["only quotation marks"] = () => new('"', 2_000_000),
        ["only full stops"] = () => new('.', 2_000_000),
        ["full stops and spaces"] = () => Times(". ", 2_000_000),
        ["only numerals"] = () => Times("  II. ", 2_000_000),
        ["captions that never end"] = () => Times(" The bridge The mill President Xi Jinping attended the Extraordinary G ", 2_000_000),
        ["labels"] = () => Times("Read more:\nA headline\n", 2_000_000),
        ["surrogates without their halves"] = () => Times("\ud83d \ude00. ", 1_000_000),
    };

    private static readonly byte[][] Originals = [.. Witnesses.Select(w => File.ReadAllBytes(Path.Combine(Repository.Content, w.TextFile)))];

    /// <summary>Each layout as it is, and so that a text without its first lines, or without its sections, is read past them.</summary>
    private static Layout[] Reached(params Layout[] layouts) =>
        [.. layouts, .. layouts.Where(l => l.Begins.Count > 0).Select(l => l with { Begins = [] }), .. layouts.Where(l => l.Sections.Count > 0).Select(l => l with { Begins = [], Sections = [] })];

    private static string Times(string words, int length)
    {
        var text = new StringBuilder(length + words.Length);
        while (text.Length < length) text.Append(words);
        return text.ToString();
    }

    /// <summary>Cuts, doubles and swaps stretches of bytes, and puts in what the world puts into files.</summary>
    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var left = 1 + random.Next(6); left > 0 && bytes.Count > 0; left--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, random.Next(2) == 0 ? 8 : 4000), bytes.Count - at);
            switch (random.Next(9))
            {
                case 0: bytes.RemoveRange(at, length); break;
                case 1: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 2:
                    var stretch = bytes.GetRange(at, length);
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(random.Next(bytes.Count + 1), stretch);
                    break;
                case 3: bytes = [.. Encoding.Latin1.GetBytes(Encoding.Latin1.GetString([.. bytes]).Replace("\n", "\r\n", StringComparison.Ordinal))]; break;
                case 4: bytes.InsertRange(random.Next(2) == 0 ? 0 : at, "\ufeff"u8.ToArray()); break;
                case 5: bytes.Insert(at, (byte)random.Next(128, 256)); break;
                case 6: if (random.Next(4) == 0) bytes.Insert(at, 0); break;
                case 7: bytes.InsertRange(at, Encoding.UTF8.GetBytes(new[] { "\u202eשלום\u202c", "e\u0301\u0301", "\u200f", "😀" }[random.Next(4)])); break;
                default: (bytes[at], bytes[^1]) = (bytes[^1], bytes[at]); break;
            }
        }
        return [.. bytes];
    }

    private static void AssertKept(string text, Reading reading)
    {
        var end = 0;
        var joined = new StringBuilder(text.Length);
        foreach (var span in reading.Spans)
        {
            if (span.Start != end || span.End <= span.Start) Assert.Fail($"{span} does not follow unit {end}.");
            end = span.End;
            joined.Append(text, span.Start, span.End - span.Start);
            if (span.Kind == SpanKind.Excerpt && (char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]))) Assert.Fail($"{span} is not trimmed.");
        }
        Assert.True(joined.Equals(text), "The spans, joined, are not the text.");
        Assert.Equal(reading.Spans.Where(s => s.Kind == SpanKind.Excerpt).Select(s => new TextRange(s.Start, s.End)), reading.Passages.Select(p => p.Range));
        Assert.True(reading.Spans.All(s => s.Kind != SpanKind.Unread) || reading.Findings.Any(f => f.Severity == Severity.Error), "Something is unread, and nothing says so.");
        Assert.True(reading.Findings.All(f => f.At >= 0 && f.At <= text.Length), "A finding is about no place of the text.");
    }

    private static void AssertRefused(Diagnostic refusal, byte[] bytes)
    {
        Assert.Equal("witness.txt", refusal.File);
        Assert.EndsWith(".", refusal.Sentence, StringComparison.Ordinal);
        if (bytes.Length == 0 || refusal.Line == 0) Assert.StartsWith("The file is empty;", refusal.Sentence, StringComparison.Ordinal);
        else Assert.True(refusal.Line <= bytes.Count(b => b == '\n') + 1 && refusal.Column >= 1, refusal.ToString());
    }

    private static void Repeat(int seed, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {seed}: {e.Message}", e);
        }
    }

    private static List<SourceReading> ReadWitnesses()
    {
        var folder = new ContentFolder(Repository.Content);
        var authorities = Authorities.Read(folder, new());
        return [.. CollectionReading.Read(folder, "covid-19-solidarity", authorities, new())!.Sources];
    }
}
