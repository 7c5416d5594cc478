using System.Text;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>A text that no editor meant is reported, a hundred sentences at most, and never kept busy with.</summary>
public sealed class MonsterImportTests : IDisposable
{
    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("attributions without a passage", "— Letter to Mira Dorn, 3 May\n", 200_000, "This attribution has no passage before it.")]
    [InlineData("openings that no list knows", "— Telegram\n", 2_000_000, "This line is marked as an attribution, but no list knows the words it opens with; add them to authorities/occasion-kinds.csv.")]
    public void A_mistake_made_a_hundred_thousand_times_is_said_a_hundred_times(string name, string line, int times, string sentence)
    {
        var said = Import(Times(line, times));
        Assert.True(said.Count(s => s.EndsWith(sentence, StringComparison.Ordinal)) >= 90, name);
        Assert.Contains(said, s => s.EndsWith("more diagnostics of this file are not shown; mend the first ones and run again.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("— Letter to ", "Mira Dorn and Otto Lindqvist and ")]
    [InlineData("— Letter to ", "Hugo Voss and ")]
    [InlineData("— Letter to ", "x")]
    public void An_attribution_of_a_million_words_is_none(string opening, string words) => Assert.Contains(
        Import("A passage.\n" + opening + Times(words, 1_000_000) + "\n"),
        s => s.EndsWith("This line is marked as an attribution, but is longer than 600 characters; check the mark, or the line.", StringComparison.Ordinal));

    [Fact]
    public void A_clause_of_a_million_words_is_read_as_far_as_an_attribution_can_be()
    {
        tiny.Replace(TinyCollection.WitnessFile, "attributions: own-line\nattribution-mark: —", "attributions: in-prose");
        var said = Import("She spoke on the telephone with " + Times("Hugo Voss and ", 1_000_000) + "\n");
        Assert.All(said, s => Assert.True(s.Length < 1000));
        Assert.Contains(said, s => s.Contains("names no counterpart that the lists know.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Letter to ")]
    [InlineData("(Letter (")]
    [InlineData("So. — Speech")]
    [InlineData("(")]
    public void A_passage_of_a_million_beginnings_is_searched_for_swallowed_attributions(string words) =>
        Assert.DoesNotContain(Import("A passage.\n" + Times(words, 1_000_000) + "\n— Letter to Mira Dorn, 3 May\n"), s => s.Contains(": error: ", StringComparison.Ordinal));

    private List<string> Import(string text)
    {
        tiny.Replace(TinyCollection.WitnessFile, "[almanac.html]", "[almanac.txt]");
        tiny.Replace(TinyCollection.WitnessFile, "  - numeral: II.\n    theme: II\ncaptions:\n  - The bridge at Strelsau … in flood.\n", "");
        tiny.Write($"{TinyCollection.Source}/0001/almanac.txt", "An almanac of rivers\n20 November 1932\nThe rivers\nOf rivers.\n" + text);
        return Hang.Guard(tiny.Sentences);
    }

    private static string Times(string words, int count) => new StringBuilder(words.Length * count).Insert(0, words, count).ToString();
}
