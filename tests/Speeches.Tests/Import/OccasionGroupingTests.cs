using Xunit;

namespace Speeches.Tests.Import;

/// <summary>Which passages come from one occasion: letters of the name stand for the passages, a bar parts occasions.</summary>
public sealed class OccasionGroupingTests : IDisposable
{
    private const string Call = "Phone call with Graustarkian President Otto Lindqvist";

    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("the same words", "A B", Call + ", 3 May", Call + ", 3 May")]
    [InlineData("another name of the same person", "A B", Call + ", 3 May", "Phone call with Lindqvist, 3 May 1932")]
    [InlineData("a day of the month", "A B", Call + ", May", Call + ", 3 May")]
    [InlineData("no date, and one call known", "A B", Call + ", 3 May", Call)]
    [InlineData("another day", "A | B", Call + ", 3 May", Call + ", 4 May")]
    [InlineData("another month", "A | B", Call + ", early May", Call + ", June")]
    [InlineData("another year", "A | B", Call + ", 3 May 1931", Call + ", 3 May")]
    [InlineData("another kind", "A | B", Call + ", 3 May", "Letter to Graustarkian President Otto Lindqvist, 3 May")]
    [InlineData("another person", "A | B", Call + ", 3 May", "Phone call with Mira Dorn, 3 May")]
    [InlineData("one person more", "A | B", "Letter to Mira Dorn, 3 May", "Letter to Mira Dorn and Otto Lindqvist, 3 May")]
    [InlineData("two people in another order", "A B", "Letter to Otto Lindqvist and Mira Dorn, 3 May", "Letter to Mira Dorn and Otto Lindqvist, 3 May")]
    [InlineData("nobody, the same words", "A B", "Remarks at a meeting of the Grain Board, May", "Remarks at a meeting of the Grain Board, May")]
    [InlineData("nobody, other words", "A | B", "Remarks at a meeting of the Grain Board, May", "Remarks at a meeting of the Mill Board, May")]
    [InlineData("a body", "A B", "Speech at the Great Harvest Summit, May", "Speech at the Harvest Summit, 3 May")]
    public void Passages_are_joined_where_kind_party_and_date_agree(string why, string groups, params string[] attributions)
    {
        var (found, sentences) = Group(attributions);
        Assert.Empty(sentences);
        Assert.True(groups == found, $"{why}: {found}");
    }

    [Theory]
    [InlineData(11, ", May", ", 3 May", ", 4 May")]
    [InlineData(15, ", 3 May", ", May", ", 4 May")]
    [InlineData(19, ", 3 May", ", 4 May", ", May")]
    public void What_the_text_cannot_tell_apart_is_joined_to_none_in_whatever_order_it_stands(int line, params string[] dates)
    {
        var (found, sentences) = Group([.. dates.Select(d => Call + d)]);
        Assert.Equal("A | B | C", found);
        Assert.Equal([$"{Text}:{line}:3: warning: “{Call}, May” fits 2 occasions, and the text cannot tell which; it was joined to none. Decide it in occasions.csv."], sentences);
    }

    [Theory]
    [InlineData("", ", 3 May", ", 3 May")]
    [InlineData("same-month", ", 3 May", ", May")]
    [InlineData("same-month", ", May", ", May")]
    [InlineData("same-month", ", May", ", early May")]
    [InlineData("", ", May", ", 3 May")]
    [InlineData("only-one-known", ", 3 May", "")]
    public void An_occasion_is_printed_where_the_words_alone_say_which_it_is(string rule, string first, string second)
    {
        Assert.Equal("A B", Group(Call + first, Call + second).Groups);
        var excerpts = tiny.Read(new())!.Excerpts;
        Assert.Equal((Basis.Printed, null), (excerpts[0].OccasionBasis, excerpts[0].OccasionRule));
        Assert.Equal((rule.Length == 0 ? Basis.Printed : Basis.Inferred, rule), (excerpts[1].OccasionBasis, excerpts[1].OccasionRule?.Split(':')[0] ?? ""));
    }

    [Fact]
    public void Many_passages_are_grouped_without_comparing_each_with_each()
    {
        var attributions = Enumerable.Range(0, 20_000).Select(i => $"Remarks at a meeting of the Grain Board of district {i % 16_000}, May").ToArray();
        Assert.Equal(16_000, Hang.Guard(() => Group(attributions)).Groups.Split(" | ").Length);
    }

    [Fact]
    public void What_is_registered_is_decided()
    {
        tiny.Write(TinyCollection.Occasions, $"""
            id,kind,date,members,basis
            ,phone-call,1932-05-04,"almanac: {Call}, 4 May
            almanac: {Call}, May",supplied

            """);
        var (found, sentences) = Group(Call + ", 3 May", Call + ", 4 May", Call + ", May");
        Assert.Empty(sentences);
        Assert.Equal("A | B C", found);
    }

    [Fact]
    public void A_member_is_named_by_its_words_and_which_time_they_occur()
    {
        tiny.Write(TinyCollection.Occasions, $"id,members\n,\"almanac: {Call}, May #2\"\n,\"almanac: {Call}, May #1\"\n");
        var (found, sentences) = Group(Call + ", May", Call + ", May");
        Assert.Empty(sentences);
        Assert.Equal("A | B", found);
    }

    [Theory]
    [InlineData("almanac: Phone call with nobody", "No attribution “Phone call with nobody” (number 1) stands in the source “almanac”; write it as it is printed.")]
    [InlineData("almanac: " + Call + ", 3 May #2", "No attribution “" + Call + ", 3 May” (number 2) stands in the source “almanac”; write it as it is printed.")]
    [InlineData("gazette: " + Call + ", 3 May", "No attribution “" + Call + ", 3 May” (number 1) stands in the source “gazette”; write it as it is printed.")]
    public void A_member_that_does_not_stand_in_the_text_is_an_error(string member, string sentence)
    {
        tiny.Write(TinyCollection.Occasions, $"id,members\n,\"{member}\"\n");
        Assert.Equal([$"{TinyCollection.Occasions}:2:1: error: {sentence}"], Group(Call + ", 3 May").Sentences);
    }

    [Fact]
    public void A_member_of_two_occasions_is_an_error()
    {
        tiny.Write(TinyCollection.Occasions, $"id,members\n,\"almanac: {Call}, 3 May\"\n,\"almanac: {Call}, 3 May\"\n");
        Assert.Equal([$"{TinyCollection.Occasions}:3:1: error: “{Call}, 3 May” is a member of two occasions; leave it in one."], Group(Call + ", 3 May").Sentences);
    }

    [Theory]
    [InlineData("id,date,members\n,1932-02-30,x\n", "2:2: error: “1932-02-30” is not a date; write it as 2020-03-19, 2020-03-XX, 2020-03 or 2020-03-19?, with a day that exists.")]
    [InlineData("id,members,basis\n,x,guessed\n", "2:4: error: “guessed” is not a basis; the words are printed, inferred, supplied.")]
    [InlineData("id,members,basis\n,,printed\n", "2:2: error: The occasion has no members; name them, or take the row out.")]
    [InlineData("id,slug,members\n,call-1932,x\n,call-1932,y\n", "3:2: error: “call-1932” stands twice in this table; an address is never given to another.")]
    [InlineData("id,date,earliest,members\n,1932-05-XX,1932-04-30,x\n", "2:13: error: “1932-04-30” is not a day within the date “1932-05-XX”.")]
    public void A_row_that_cannot_be_right_is_an_error(string table, string sentence)
    {
        tiny.Write(TinyCollection.Occasions, table);
        Assert.Equal([$"{TinyCollection.Occasions}:{sentence}"], Group(Call + ", 3 May").Sentences);
    }

    [Fact]
    public void A_kind_that_no_list_knows_is_an_error()
    {
        tiny.Write(TinyCollection.Occasions, $"id,kind,members\n,telegram,\"almanac: {Call}, 3 May\"\n");
        Assert.Equal([$"{TinyCollection.Occasions}:2:1: error: There is no kind of occasion “telegram”; the kinds are phone-call, letter, remarks, speech."], Group(Call + ", 3 May").Sentences);
    }

    private const string Text = $"{TinyCollection.Source}/0001/text.txt";

    /// <summary>Makes a page with these attributions, reads it, and writes its groups with a letter for each passage.</summary>
    private (string Groups, List<string> Sentences) Group(params string[] attributions)
    {
        var passages = string.Concat(attributions.Select((a, i) => $"<p>Passage {(char)('A' + i)}.</p>\n<p>— {a}</p>\n"));
        tiny.Write(TinyCollection.Page, $"<body><p>An almanac of rivers</p><p>20 November 1932</p><h2>The rivers</h2><p>Of rivers.</p>{passages}</body>");
        tiny.Replace(TinyCollection.WitnessFile, "  - numeral: II.\n    theme: II\ncaptions:\n  - The bridge at Strelsau … in flood.\n", "");
        var diagnostics = new Diagnostics();
        var excerpts = tiny.Read(diagnostics)!.Excerpts;
        var groups = excerpts.GroupBy(e => e.Occasion).Select(g => string.Join(' ', g.Select(e => e.TextAsPrinted[8])));
        return (string.Join(" | ", groups), diagnostics.All.Select(d => d.ToString()).ToList());
    }
}
