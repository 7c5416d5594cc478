using System.Globalization;
using System.Text;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>What reads without an error and is probably wrong is said; what only resembles it is not.</summary>
public sealed class SuspicionsTests : IDisposable
{
    private const string Text = $"{TinyCollection.Source}/0001/text.txt";
    private const string Plain = $"{TinyCollection.Source}/0001/almanac.txt";

    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("It is so. (Phone call with Otto Lindqvist, 3 May 1932)", "17:12", "Inside this passage stands “Phone call with Otto Lindqvist, 3 May 1932”, which reads like an attribution; check where the passage ends.")]
    [InlineData("It is so. Letter to Mira Dorn on 3 May 1932 The store is full.", "17:11", "Inside this passage stands “Letter to Mira Dorn on 3 May 1932”, which reads like an attribution; check where the passage ends.")]
    [InlineData("It is so<br>phone call with Otto Lindqvist, 3 May 1932", "19:1", "Inside this passage stands “phone call with Otto Lindqvist, 3 May 1932”, which reads like an attribution; check where the passage ends.")]
    [InlineData("It is so.<br>3 May 1932: Phone call with Otto Lindqvist", "19:1", "Inside this passage stands “3 May 1932: Phone call with Otto Lindqvist”, which reads like an attribution; check where the passage ends.")]
    [InlineData("It is so. —\u00a0Telegram to Mira Dorn, 3 May 1932.", "17:13", "Inside this passage “Telegram to Mira Dorn, 3 May 1932.” is marked and dated like an attribution, but no list knows the words it opens with; add them to authorities/occasion-kinds.csv, or check where the passage ends.")]
    [InlineData("It is so.<br>(Telegram to Mira Dorn (in cipher), 3 May 1932).", "19:2", "Inside this passage “Telegram to Mira Dorn (in cipher), 3 May 1932” is marked and dated like an attribution, but no list knows the words it opens with; add them to authorities/occasion-kinds.csv, or check where the passage ends.")]
    public void An_attribution_inside_a_passage(string passage, string place, string sentence)
    {
        tiny.Replace(TinyCollection.Page, "Who holds the spring holds nothing.", passage);
        Assert.Equal([$"{Text}:{place}: warning: {sentence}"], tiny.Sentences());
    }

    [Theory]
    [InlineData("In my speech at Strelsau, on 3 May 1932, I said so.")]
    [InlineData("I wrote a letter to Mira Dorn on 3 May 1932.")]
    [InlineData("Letter to nobody. On 3 May 1932 the dam broke.")]
    [InlineData("The flood (since 3 May 1932) fell.")]
    [InlineData("The dam at the bend (Strelsau, 3 May 1932) broke.")]
    [InlineData("The well—Speech of the hills—was dry.")]
    [InlineData("Speech is silver.")]
    public void Prose_about_speeches_and_days_is_none(string passage)
    {
        tiny.Replace(TinyCollection.Page, "Who holds the spring holds nothing.", passage);
        Assert.Empty(tiny.Sentences());
    }

    [Fact]
    public void An_attribution_in_prose_is_not_inside_its_own_passage()
    {
        tiny.Replace(TinyCollection.Kinds, "phone-call,,on the telephone with,", "phone-call,,On the telephone,first,nobody,\nphone-call,,on the telephone with,");
        tiny.Replace(TinyCollection.WitnessFile, "own-line\nattribution-mark: —", "in-prose\nunattributed:\n  kind: letter");
        tiny.Replace(TinyCollection.Page, "Who holds the spring holds nothing.", "She said so (on the telephone with Otto Lindqvist, 3 May 1932).");
        Assert.DoesNotContain(tiny.Sentences(), s => s.Contains("Inside this passage stands “on the telephone", StringComparison.Ordinal));
        tiny.Replace(TinyCollection.Page, "She said so (", "She said so on the telephone with Mira Dorn, and (");
        Assert.Contains(tiny.Sentences(), s => s.Contains("Inside this passage stands “on the telephone with Otto Lindqvist, 3 May 1932”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Summit, December 1931", "Summit of 2 June, December 1931", "25:41", "This attribution has two dates, “December 1931” and “2 June”; “December 1931” was taken. Check which is the day of the occasion.")]
    [InlineData("dams, early June", "dams of 4 June, early June", "21:69", "This attribution has two dates, “early June” and “4 June”; “early June” was taken. Check which is the day of the occasion.")]
    [InlineData("dams, early June", "dams, 6/1932", "21:69", "“1932” looks like a year, but no date was read in this attribution; a date is read with the month in letters, such as “3 May 1932” or “May 3, 1932”, or as 1932-05-03.")]
    public void Two_dates_in_an_attribution_or_a_year_that_is_none(string old, string with, string place, string sentence)
    {
        tiny.Replace(TinyCollection.Page, old, with);
        Assert.Equal([$"{Text}:{place}: warning: {sentence}"], tiny.Sentences());
    }

    [Theory]
    [InlineData("dams of 1932, a copy", true)]
    [InlineData("1932 dams", true)]
    [InlineData("12345 dams", false)]
    [InlineData("3200 dams", false)]
    [InlineData("dams in cellar 1932b", false)]
    [InlineData("dams in cellar B1932", false)]
    public void Four_digits_that_stand_alone_look_like_a_year(string words, bool isYear)
    {
        tiny.Replace(TinyCollection.Page, "Sylvanian dams, early June", $"Sylvanian {words}");
        string[] told = isYear ? ["“1932” looks like a year"] : [];
        Assert.Equal(told, tiny.Sentences().Select(s => s.Split(": warning: ")[1].Split(" but ")[0].TrimEnd(',')));
    }

    [Theory]
    [InlineData("Harvest Summit, December 1931", "Harvest Summit of 3 December, 3 December 1931")]
    [InlineData("Harvest Summit, December 1931", "Harvest Summit of the May Fair, December 1931")]
    [InlineData("dams, early June", "1200 dams in cellar 1932b, early June")]
    public void One_date_said_twice_or_a_month_in_a_name_is_one_date(string old, string with)
    {
        tiny.Replace(TinyCollection.Page, old, with);
        Assert.Empty(tiny.Sentences());
    }

    [Fact]
    public void A_passage_three_times_as_long_as_the_others()
    {
        Write(Enumerable.Repeat("We share the river and the bridge.", 9).Append(string.Join(' ', Enumerable.Repeat("We share the river and the bridge.", 4))).Select((p, i) => (p, $"{i + 1} May 1932")));
        Assert.Equal([$"{Plain}:22:1: warning: This passage has 139 characters, but half of the passages of its source have 34 at most; check whether an attribution inside it was missed."], tiny.Sentences());
    }

    [Theory]
    [InlineData("three times as long at most", 7, 34, 34, 34, 34, 34, 34, 34, 34, 102)]
    [InlineData("lengths that vary", 7, 20, 400, 60, 900, 30, 150, 80, 300, 1200)]
    [InlineData("too few to have a usual length", 7, 34, 34, 34, 34, 34, 34, 340)]
    public void Passages_of_a_usual_length(string name, int month, params int[] lengths)
    {
        Write(lengths.Select((l, i) => (new string('a', l - 1) + ".", new DateOnly(1932, month, i + 1).ToString("d MMMM yyyy", CultureInfo.InvariantCulture))));
        Assert.True(tiny.Sentences() is [], name);
    }

    [Theory]
    [InlineData("one is late", "1 May|2 May|3 May|30 May|4 May|5 May|6 May|7 May", "11:46", "“30 May” breaks the order of the dates, which this source otherwise keeps: the passage behind it has “4 May”.")]
    [InlineData("one is early", "11 May|12 May|13 May|1 May|14 May|15 May|16 May", "11:46", "“1 May” breaks the order of the dates, which this source otherwise keeps: the passage before it has “13 May”.")]
    [InlineData("the last", "1 May|2 May|3 May|4 May|5 May|6 May|3 April", "17:46", "“3 April” breaks the order of the dates, which this source otherwise keeps: the passage before it has “6 May”.")]
    [InlineData("latest first", "30 May|29 May|28 May|9 June|27 May|26 May|25 May", "11:46", "“9 June” breaks the order of the dates, which this source otherwise keeps: the passage before it has “28 May”.")]
    [InlineData("months among days", "1 May|May|3 May|4 May|June|5 May|5 June|6 June|June|7 June|8 June", "15:46", "“5 May” breaks the order of the dates, which this source otherwise keeps: the passage before it has “June”.")]
    public void A_date_that_breaks_the_order(string name, string days, string place, string sentence)
    {
        Write(days.Split('|').Select(d => ("We share the river.", d)));
        var said = Assert.Single(tiny.Sentences(), IsAboutOrder);
        Assert.True(said == $"{Plain}:{place}: warning: {sentence} Check the date, and whether the attribution belongs to its passage.", $"{name}: {said}");
    }

    [Theory]
    [InlineData("in order", "1 May|1 May|2 May|May|3 May|4 June|June|7 June")]
    [InlineData("in no order", "1 May|9 May|3 May|8 May|2 May|6 May|5 May")]
    [InlineData("too few", "1 May|2 May|3 May|1 April|4 May")]
    public void Dates_that_break_no_order(string name, string days)
    {
        Write(days.Split('|').Select(d => ("We share the river.", d)));
        Assert.False(tiny.Sentences().Exists(IsAboutOrder), name);
    }

    [Fact]
    public void The_order_of_dates_begins_anew_with_a_section_and_may_be_that_of_one_section_alone()
    {
        tiny.Replace(TinyCollection.WitnessFile, "  - numeral: II.", "  - heading: The harvests");
        string[] ordered = ["3 May", "4 May", "5 May", "6 May", "7 May", "1 May", "8 May"], mixed = ["9 May", "1 May", "7 May", "2 May", "8 May", "3 May"];
        Write(ordered.Concat(mixed).Select((d, i) => (i == ordered.Length ? "\nThe harvests\nWe share the river." : "We share the river.", d)));
        Assert.Equal([$"{Plain}:15:46: warning: “1 May” breaks the order of the dates, which this section otherwise keeps: the passage before it has “7 May”. Check the date, and whether the attribution belongs to its passage."], tiny.Sentences());
    }

    [Fact]
    public void A_date_that_the_editor_emended_breaks_nothing()
    {
        Write("1 May|2 May|3 May|30 May|4 May|5 May|6 May|7 May".Split('|').Select(d => ("We share the river.", d)));
        tiny.Write($"{TinyCollection.Source}/0001/emendations.csv", "as-printed,reading,context,kind,reason\n30 May,3 May,,number,it stands between the 3rd and the 4th\n");
        Assert.Empty(tiny.Sentences());
    }

    private static bool IsAboutOrder(string sentence) => sentence.Contains("breaks the order", StringComparison.Ordinal);

    /// <summary>A text witness of passages, each with its attribution on the line behind it, to a person in turn.</summary>
    private void Write(IEnumerable<(string Text, string Day)> passages)
    {
        tiny.Replace(TinyCollection.WitnessFile, "[almanac.html]", "[almanac.txt]");
        if (tiny.Folder.ReadText(TinyCollection.WitnessFile).Contains("numeral", StringComparison.Ordinal)) tiny.Replace(TinyCollection.WitnessFile, "  - numeral: II.\n    theme: II\n", "");
        tiny.Replace(TinyCollection.WitnessFile, "captions:\n  - The bridge at Strelsau … in flood.\n", "");
        tiny.Replace(TinyCollection.WitnessFile, "    standfirst: first-paragraph\n", "");
        var text = new StringBuilder("An almanac of rivers\n20 November 1932\nThe rivers\n");
        foreach (var (passage, day) in passages) text.Append(passage).Append("\n— Phone call with President Otto Lindqvist,  ").Append(day).Append('\n');
        tiny.Write(Plain, text.ToString());
    }
}
