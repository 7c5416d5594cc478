using System.Text;
using Speeches.Content;
using Speeches.Import;
using Speeches.Parsing;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>
/// The reading of each text as it was last looked through, span by span, in a file that a person can read (Pinned/). A change of the
/// parser shows there as a difference to be reviewed; SPEECHES_ACCEPT=1 accepts it.
/// </summary>
public class PinnedReadingTests
{
    private static readonly Diagnostics Said = new();
    private static readonly CollectionReading Today = Read();

    public static TheoryData<string> Sources() => [.. Today.Sources.Select(s => s.File.Slug)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_text_is_read_as_it_was(string slug)
    {
        var file = Repository.TestFile("Pinned", $"{slug}.txt");
        var now = Describe(Today.Sources.Single(s => s.File.Slug == slug));
        if (Environment.GetEnvironmentVariable("SPEECHES_ACCEPT") == "1") File.WriteAllText(file, now);
        var then = File.Exists(file) ? File.ReadAllText(file) : "";
        if (now == then) return;
        var (before, after) = (then.Split('\n'), now.Split('\n'));
        var line = before.Zip(after).TakeWhile(p => p.First == p.Second).Count();
        Assert.Fail($"""
            {slug} is not read as tests/Speeches.Tests/Pinned/{slug}.txt has it. The first difference, in line {line + 1}:
            then: {before.ElementAtOrDefault(line) ?? "(the end)"}
            now:  {after.ElementAtOrDefault(line) ?? "(the end)"}
            If this is what you want, run the tests once with SPEECHES_ACCEPT=1, look the difference through, and commit it.
            """);
    }

    [Fact]
    public void Both_texts_are_pinned() => Assert.Equal(
        Today.Sources.Select(s => $"{s.File.Slug}.txt").Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.TestFile("Pinned")).Select(f => Path.GetFileName(f)).Where(f => f != "words-outside-the-dictionary.txt").Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_is_to_be_said_of_them() => Assert.Empty(Said.All);

    /// <summary>Every span in order: its kind and place, its whole text, and for an excerpt what was resolved.</summary>
    private static string Describe(SourceReading source)
    {
        var page = new StringBuilder();
        var drafts = Today.Excerpts.Where(e => e.Source == source).ToDictionary(e => e.Passage.Range.Start);
        var standfirsts = source.Reading.Standfirsts.ToDictionary(s => s.Range.Start);
        foreach (var span in source.Reading.Spans)
        {
            var text = source.Reading.Text[span.Start..span.End];
            if (span.Kind == SpanKind.Space)
            {
                page.Append($"-- space {Visible(text)}\n\n");
                continue;
            }
            page.Append($"== {span.Kind.ToString().ToLowerInvariant()}");
            if (standfirsts.TryGetValue(span.Start, out var standfirst)) page.Append($" of {standfirst.Theme ?? "unplaced"}{(standfirst.CutOff ? ", cut off" : "")}");
            drafts.TryGetValue(span.Start, out var draft);
            if (draft is not null) page.Append($" {draft.Passage.Theme ?? "unplaced"} {draft.Position}");
            page.Append($" {span.Start}–{span.End}\n{Visible(text)}\n");
            if (draft is not null) AppendFields(page, draft);
            page.Append('\n');
        }
        return page.ToString();
    }

    private static void AppendFields(StringBuilder page, DraftExcerpt draft)
    {
        var text = draft.Source.Reading.Text;
        var occasion = draft.Occasion!;
        page.Append($"   attribution: {draft.AttributionAsPrinted ?? (draft.Passage.Continues ? "none; goes on from the passage before" : "none; the source’s own voice")}\n");
        page.Append($"   occasion: {occasion.Kind}, {draft.OccasionBasis.ToString().ToLowerInvariant()}{(draft.OccasionRule is { } rule ? $" ({rule.Split(':')[0]})" : "")}, passage {occasion.Members.IndexOf(draft) + 1} of {occasion.Members.Count}\n");
        foreach (var counterpart in draft.Names.Counterparts) page.Append($"   counterpart: {counterpart.Id}, {(counterpart.Range is { } range ? $"“{range.In(text)}”" : "by the authority")}\n");
        foreach (var person in draft.Names.People) page.Append($"   person: {person.Id}, “{person.Range.In(text)}”{string.Concat(person.Office.Select(o => $", office “{o.In(text)}”"))}\n");
        if (draft.Source.File.Voice == Voice.Reported)
        {
            foreach (var quoted in Quotations.Find(draft.TextAsPrinted)) page.Append($"   quoted: “{quoted.In(draft.TextAsPrinted)}”\n");
        }
        if (draft.PrintedDate is { } date) page.Append($"   date: {date.Edtf}, {date.Earliest:yyyy-MM-dd} to {date.Latest:yyyy-MM-dd}, “{draft.Passage.Attribution!.Date!.Range.In(text)}”\n");
        else if (occasion.Date is { } theirs) page.Append($"   date of the occasion: {theirs.Edtf}, {theirs.Earliest:yyyy-MM-dd} to {theirs.Latest:yyyy-MM-dd}\n");
    }

    /// <summary>White space that an eye would miss is named.</summary>
    private static string Visible(string text) => text
        .Replace("\u00a0", "⟨U+00A0⟩", StringComparison.Ordinal).Replace("\r", "⟨CR⟩", StringComparison.Ordinal).Replace("\n", "⟨LF⟩", StringComparison.Ordinal)
        is var seen && string.IsNullOrWhiteSpace(seen) ? seen.Replace(" ", "⟨space⟩", StringComparison.Ordinal) : seen;

    private static CollectionReading Read()
    {
        var folder = new ContentFolder(Repository.Content);
        var reading = CollectionReading.Read(folder, "covid-19-solidarity", Authorities.Read(folder, Said), Said)!;
        // What is registered says nothing of how the texts are read.
        new OccasionGrouping(reading.Excerpts, [], Said, []).Group("occasions.csv");
        return reading;
    }
}
