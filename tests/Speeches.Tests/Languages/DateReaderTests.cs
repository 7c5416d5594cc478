using Speeches.Import;
using Speeches.Languages;
using Xunit;

namespace Speeches.Tests.Languages;

public class DateReaderTests
{
    private static readonly DateReader English = new(Language.English, digitsLost: false);

    [Theory]
    [InlineData("March 19", 3, 19, null, null)]
    [InlineData("March 19, 2020", 3, 19, 2020, null)]
    [InlineData("March 19 2020", 3, 19, 2020, null)]
    [InlineData("March 19th, 2020", 3, 19, 2020, null)]
    [InlineData("March 1st", 3, 1, null, null)]
    [InlineData("20 February 2020", 2, 20, 2020, null)]
    [InlineData("2nd February", 2, 2, null, null)]
    [InlineData("20\u00a0February", 2, 20, null, null)]
    [InlineData("March", 3, null, null, null)]
    [InlineData("March 2020", 3, null, 2020, null)]
    [InlineData("March, 2020", 3, null, 2020, null)]
    [InlineData("early March", 3, null, null, MonthPart.Early)]
    [InlineData("mid-March 2020", 3, null, 2020, MonthPart.Mid)]
    [InlineData("Late February", 2, null, null, MonthPart.Late)]
    [InlineData("31 February", 2, 31, null, null)]
    [InlineData("19th of March 2020", 3, 19, 2020, null)]
    [InlineData("16-Apr-2020", 4, 16, 2020, null)]
    [InlineData("Jan. 8, 1790", 1, 8, 1790, null)]
    [InlineData("3 Sept. 1901", 9, 3, 1901, null)]
    [InlineData("2020-03-19", 3, 19, 2020, null)]
    [InlineData("2020/4/22", 4, 22, 2020, null)]
    [InlineData("18/07/2003", 7, 18, 2003, null)]
    [InlineData("07/18/2003", 7, 18, 2003, null)]
    [InlineData("5.3.2020", 3, 5, 2020, null)]
    [InlineData("2020-02-31", 2, 31, 2020, null)]
    [InlineData("13/05/2020", 5, 13, 2020, null)]
    [InlineData("05/13/2020", 5, 13, 2020, null)]
    [InlineData("05/05/2020", 5, 5, 2020, null)]
    [InlineData("Jan 8, 1790", 1, 8, 1790, null)]
    public void A_date_is_read_as_far_as_it_is_printed(string text, int month, int? day, int? year, MonthPart? part)
    {
        var date = English.ReadAt(text, 0, text.Length);
        Assert.Equal(new(new(0, text.Length), month, day, year, part, DayLost: false), date);
    }

    [Theory]
    [InlineData("March ,  ", "March ,", true)]
    [InlineData("March, and", "March,", true)]
    [InlineData("March  ", "March", false)]
    [InlineData("March The river", "March", false)]
    [InlineData("early March, and", "early March", false)]
    [InlineData("March 19, and", "March 19", false)]
    public void Where_digits_were_stripped_a_comma_stands_for_a_day(string text, string words, bool dayLost)
    {
        var date = new DateReader(Language.English, digitsLost: true).ReadAt(text, 0, text.Length)!;
        Assert.Equal((words, dayLost), (date.Range.In(text), date.DayLost));
    }

    [Theory]
    [InlineData("march 19")]
    [InlineData("Marching")]
    [InlineData("19")]
    [InlineData("early days")]
    [InlineData("03/05/2020")]
    [InlineData("12/05/2020")]
    [InlineData("05/12/2020")]
    [InlineData("2020-003-19")]
    [InlineData("2020-03-19th")]
    [InlineData("3 Marbles")]
    [InlineData("2020-13-19")]
    [InlineData("2020-03-190")]
    [InlineData("1.2.3.2020")]
    [InlineData("3.4.1999.1")]
    [InlineData("MARCH 19")]
    [InlineData("Dec the halls")]
    [InlineData("٢٠ February")]
    [InlineData("")]
    public void What_is_no_date_is_not_read_as_one(string text) => Assert.Null(English.ReadAt(text, 0, text.Length));

    /// <summary>What stands behind a date is no part of it: it would be another date.</summary>
    [Theory]
    [InlineData("3 May 12 ministers met", "3 May", 3)]
    [InlineData("early March 12 ministers met", "early March", null)]
    [InlineData("March 5G masts", "March", null)]
    [InlineData("March 190 ministers", "March", null)]
    [InlineData("March 19 20 ministers", "March 19", 19)]
    [InlineData("5.3.2020. The river", "5.3.2020", 5)]
    [InlineData("5.3.2020", "5.3.2020", 5)]
    [InlineData("2020-03-19T10:00", "2020-03-19", 19)]
    [InlineData("2020-03-19-", "2020-03-19", 19)]
    public void A_date_ends_where_its_words_do(string text, string words, int? day)
    {
        var date = English.ReadAt(text, 0, text.Length)!;
        Assert.Equal((words, day), (date.Range.In(text), date.Day));
    }

    [Fact]
    public void A_date_does_not_start_inside_a_word() => Assert.Null(English.ReadAt("ReMarch 19", 2, 10));

    [Fact]
    public void Nothing_behind_the_limit_is_read() => Assert.Equal(new(new(0, 5), 3, null, null, null, false), English.ReadAt("March 19, 2020", 0, 6));

    [Theory]
    [InlineData("in a call on March 19, Flavia said", "March 19")]
    [InlineData("the dams of early March", "early March")]
    [InlineData("on 3 May, not on 4 May", "3 May")]
    [InlineData("no date", null)]
    public void The_first_date_of_a_range_is_found(string text, string? words) =>
        Assert.Equal(words, English.ReadFirst(text, new(0, text.Length))?.Range.In(text));

    [Theory]
    [InlineData("March 19", "1932-03-19")]
    [InlineData("March", "1932-03")]
    [InlineData("March 1931", "1931-03")]
    [InlineData("November 20", "1932-11-20")]
    [InlineData("November 21", "1931-11-21")]
    [InlineData("December", "1931-12")]
    [InlineData("February 29", "1932-02-29")]
    public void A_year_that_is_not_printed_is_the_last_that_does_not_lie_behind_the_dateline(string text, string edtf)
    {
        Assert.Equal(edtf, DateResolver.Resolve(English.ReadAt(text, 0, text.Length)!, new(1932, 11, 20), out var finding)?.Edtf);
        Assert.Null(finding);
    }

    [Theory]
    [InlineData("February 30", "30 February 1932 does not exist; check the witness, and emend it where the print is wrong.")]
    [InlineData("29 February 1931", "29 February 1931 does not exist; check the witness, and emend it where the print is wrong.")]
    [InlineData("May 0", "0 May 1932 does not exist; check the witness, and emend it where the print is wrong.")]
    [InlineData("May 0000", "May 0000 does not exist; check the witness, and emend it where the print is wrong.")]
    public void A_day_that_does_not_exist_is_said_to(string text, string sentence)
    {
        Assert.Null(DateResolver.Resolve(English.ReadAt(text, 0, text.Length)!, new(1932, 11, 20), out var finding));
        Assert.Equal(new(Severity.Error, 0, sentence), finding);
    }

    [Fact]
    public void A_date_without_a_year_needs_a_dateline()
    {
        Assert.Null(DateResolver.Resolve(English.ReadAt("May 3", 0, 5)!, null, out var finding));
        Assert.Equal(
            new(Severity.Warning, 0, "This date has no year, and the witness has no dateline to take it from, so the passage has no date; write “dateline:” in witness.md."),
            finding);
    }

    [Theory]
    [InlineData("on Thursday", "2020-04-16")]
    [InlineData("on Wednesday", "2020-04-22")]
    [InlineData("one day", null)]
    [InlineData("on thursday", null)]
    public void A_day_of_the_week_is_the_first_on_or_after_the_dateline(string words, string? edtf) =>
        Assert.Equal(edtf, DateResolver.ResolveWeekday(words, new(2020, 4, 16), Language.English)?.Edtf);
}
