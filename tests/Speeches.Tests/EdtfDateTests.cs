using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Speeches.Tests;

public class EdtfDateTests
{
    [Theory]
    [InlineData("1932", "1932-01-01", "1932-12-31", "1932", DatePrecision.Year)]
    [InlineData("1932?", "1932-01-01", "1932-12-31", "1932", DatePrecision.Year)]
    [InlineData("1932-02", "1932-02-01", "1932-02-29", "February 1932", DatePrecision.Month)]
    [InlineData("1932-02?", "1932-02-01", "1932-02-29", "February 1932", DatePrecision.Month)]
    [InlineData("1932-02-XX", "1932-02-01", "1932-02-29", "February 1932", DatePrecision.DayLost)]
    [InlineData("1932-05-03", "1932-05-03", "1932-05-03", "3 May 1932", DatePrecision.Day)]
    [InlineData("1932-05-01", "1932-05-01", "1932-05-01", "1 May 1932", DatePrecision.Day)]
    [InlineData("1932-02-29", "1932-02-29", "1932-02-29", "29 February 1932", DatePrecision.Day)]
    [InlineData("1932-05-03?", "1932-05-03", "1932-05-03", "3 May 1932", DatePrecision.Day)]
    [InlineData("1932-05-XX?", "1932-05-01", "1932-05-31", "May 1932", DatePrecision.DayLost)]
    [InlineData("9999-12", "9999-12-01", "9999-12-31", "December 9999", DatePrecision.Month)]
    public void A_date_in_use_is_read_with_its_range(string edtf, string earliest, string latest, string words, DatePrecision precision)
    {
        var date = EdtfDate.Parse(edtf)!;
        Assert.Equal((edtf, earliest, latest, words), (date.Edtf, $"{date.Earliest:yyyy-MM-dd}", $"{date.Latest:yyyy-MM-dd}", date.ToWords()));
        Assert.Equal((edtf.EndsWith('?'), precision, precision > DatePrecision.Month), (date.IsUncertain, date.Precision, date.NamesADay));
        // As a record has it.
        Assert.Equal(date, new EdtfDate(edtf, date.Earliest, date.Latest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("0000")]
    [InlineData("32-05-03")]
    [InlineData("1932-5-3")]
    [InlineData("1932-13")]
    [InlineData("1932-00")]
    [InlineData("1931-02-29")]
    [InlineData("1932-02-30")]
    [InlineData("1932-05-00")]
    [InlineData("1932-XX-03")]
    [InlineData("1932-05-xx")]
    [InlineData("1932-05-03??")]
    [InlineData("1932-05-03-01")]
    [InlineData("+932-05-03")]
    [InlineData(" 1932-05-03")]
    [InlineData("١٩٣٢-05-03")]
    [InlineData("3 May 1932")]
    public void What_is_not_in_use_or_does_not_exist_is_no_date(string edtf) => Assert.Null(EdtfDate.Parse(edtf));

    [Theory]
    [InlineData(MonthPart.Early, "1932-02-01", "1932-02-10", "early February 1932")]
    [InlineData(MonthPart.Mid, "1932-02-11", "1932-02-20", "mid February 1932")]
    [InlineData(MonthPart.Late, "1932-02-21", "1932-02-29", "late February 1932")]
    public void A_part_of_a_month_is_some_day_of_ten(MonthPart part, string earliest, string latest, string words)
    {
        var date = EdtfDate.OfPart(1932, 2, part);
        Assert.Equal(("1932-02-XX", earliest, latest, words), (date.Edtf, $"{date.Earliest:yyyy-MM-dd}", $"{date.Latest:yyyy-MM-dd}", date.ToWords()));
        Assert.Equal((false, DatePrecision.PartOfMonth), (date.DayIsLost, date.Precision));
    }

    [Theory]
    [InlineData("1932-02-30", "1932-02-01", "1932-02-29", "“1932-02-30” is not a date")]
    [InlineData("1932-02", "1932-01-31", "1932-02-29", "1932-01-31 to 1932-02-29 is not within “1932-02”")]
    [InlineData("1932-02", "1932-02-01", "1932-03-01", "1932-02-01 to 1932-03-01 is not within “1932-02”")]
    [InlineData("1932-02-XX", "1932-02-20", "1932-02-19", "1932-02-20 to 1932-02-19 is not within “1932-02-XX”")]
    public void A_record_whose_date_is_none_is_not_read(string edtf, string earliest, string latest, string sentence)
    {
        var json = $$"""{"edtf":"{{edtf}}","earliest":"{{earliest}}","latest":"{{latest}}"}""";
        var refused = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, ExcerptJson.Lines.EdtfDate));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1932-05-01", "1932-05-31", true)]
    [InlineData("1932-05-07", "1932-05-07", true)]
    [InlineData("1932-04-30", "1932-05-10", false)]
    [InlineData("1932-05-10", "1932-06-01", false)]
    [InlineData("1932-05-11", "1932-05-10", false)]
    public void A_date_is_narrowed_within_its_own_range(string earliest, string latest, bool isWithin)
    {
        var (first, last) = (Day(earliest), Day(latest));
        var date = EdtfDate.OfSomeDay(1932, 5).Within(first, last);
        Assert.Equal(isWithin, date is not null);
        if (date is not null) Assert.Equal(("1932-05-XX", first, last), (date.Edtf, date.Earliest, date.Latest));
    }

    [Theory]
    [InlineData("1932-05", "May 1932")]
    [InlineData("1932-05-XX", "May 1932, day lost")]
    [InlineData("1932-05-21?", "21 May 1932, probably")]
    public void A_date_says_what_is_uncertain_about_it(string edtf, string words) => Assert.Equal(words, EdtfDate.Parse(edtf)!.Describe());

    [Fact]
    public void A_date_is_written_as_form_and_range()
    {
        var date = EdtfDate.OfPart(1932, 2, MonthPart.Late);
        const string json = """{"edtf":"1932-02-XX","earliest":"1932-02-21","latest":"1932-02-29"}""";
        Assert.Equal(json, JsonSerializer.Serialize(date, ExcerptJson.Lines.EdtfDate));
        Assert.Equal(date, JsonSerializer.Deserialize(json, ExcerptJson.Lines.EdtfDate));
    }

    [Theory]
    [InlineData("1932", "1932")]
    [InlineData("1932-02-XX", "1932-02")]
    [InlineData("1932-02", "1932-02")]
    [InlineData("1932-02-03", "1932-02-03")]
    public void A_page_gives_machines_what_a_calendar_has(string edtf, string calendar) => Assert.Equal(calendar, EdtfDate.Parse(edtf)!.Calendar);

    [Fact]
    public void A_day_is_lost_where_one_was_named_and_none_is_known()
    {
        Assert.True(EdtfDate.OfSomeDay(1932, 5).DayIsLost);
        Assert.False(EdtfDate.OfMonth(1932, 5).DayIsLost);
        Assert.False(EdtfDate.OfDay(new(1932, 5, 3)).DayIsLost);
    }

    [Fact]
    public void Two_dates_can_be_one_where_they_share_a_day()
    {
        var (month, day, early, late) = (EdtfDate.OfSomeDay(1932, 5), EdtfDate.OfDay(new(1932, 5, 10)), EdtfDate.OfPart(1932, 5, MonthPart.Early), EdtfDate.OfPart(1932, 5, MonthPart.Late));
        Assert.True(month.CanBe(day) && day.CanBe(month) && early.CanBe(day));
        Assert.False(late.CanBe(day) || early.CanBe(late) || month.CanBe(EdtfDate.OfMonth(1932, 6)));
        Assert.True(day.Spread < early.Spread && early.Spread < month.Spread);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
