using System.Text;
using Speeches.Import;
using Speeches.Languages;
using Speeches.Text;
using Xunit;

namespace Speeches.Tests.Languages;

public sealed class LanguageTests : IDisposable
{
    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Every_table_is_whole()
    {
        Assert.InRange(LanguageTables.All.Count, 8, 100);
        foreach (var language in LanguageTables.All)
        {
            Assert.Equal(language.Signs.Length == 0 ? 12 : 0, Language.Words(language.Months).Length);
            Assert.True(Language.Words(language.ShortMonths).Length is 0 or 12);
            Assert.Equal((7, 3), (Language.Words(language.Weekdays).Length, Language.Words(language.Parts).Length));
            Assert.True(Language.Words(language.Signs).Length is 0 or 3);
            Assert.All(new[] { language.Months, language.ShortMonths, language.Weekdays }.SelectMany(Language.Words).SelectMany(w => w), word => Assert.NotEqual("", word));
        }
        Assert.Equal(LanguageTables.All.Count, LanguageTables.All.Select(l => l.Tag).Distinct().Count());
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("FR", "fr")]
    [InlineData("zh-Hans-CN", "zh")]
    [InlineData("eo", "und")]
    [InlineData("english", "und")]
    [InlineData("", "und")]
    public void A_table_is_found_by_the_language_of_a_tag(string tag, string table) => Assert.Equal(table, Language.Of(tag).Tag);

    [Theory]
    [InlineData("fr", "20 novembre", "1932-11-20")]
    [InlineData("fr", "20 février 2020", "2020-02-20")]
    [InlineData("fr", "20 fevrier 2020", "2020-02-20")]
    [InlineData("fr", "20 FÉVRIER 2020", "2020-02-20")]
    [InlineData("fr", "1er mars 2020", "2020-03-01")]
    [InlineData("fr", "3 janv. 1901", "1901-01-03")]
    [InlineData("fr", "début mars 2020", "2020-03-XX")]
    [InlineData("fr", "mi-août 2020", "2020-08-XX")]
    [InlineData("fr", "3/5/1901", "1901-05-03")]
    [InlineData("de", "20. März 2020", "2020-03-20")]
    [InlineData("de", "3. Mai", "1932-05-03")]
    [InlineData("de", "1. Jänner 1901", "1901-01-01")]
    [InlineData("de", "Ende Februar 1901", "1901-02-XX")]
    [InlineData("es", "20 de noviembre de 2020", "2020-11-20")]
    [InlineData("es", "1º de mayo de 1901", "1901-05-01")]
    [InlineData("es", "3 de mayo del 2001", "2001-05-03")]
    [InlineData("es", "principios de marzo de 2020", "2020-03-XX")]
    [InlineData("it", "20 novembre 2020", "2020-11-20")]
    [InlineData("it", "1° maggio 1901", "1901-05-01")]
    [InlineData("it", "metà marzo 2020", "2020-03-XX")]
    [InlineData("pt", "20 de março de 2020", "2020-03-20")]
    [InlineData("pt", "1.º de abril de 1901", "1901-04-01")]
    [InlineData("nl", "3 mei 1901", "1901-05-03")]
    [InlineData("ru", "20 марта 2020", "2020-03-20")]
    [InlineData("ru", "3 мая", "1932-05-03")]
    [InlineData("zh", "2020年4月16日", "2020-04-16")]
    [InlineData("zh", "２０２０年４月１６日", "2020-04-16")]
    [InlineData("zh", "二〇二〇年四月十六日", "2020-04-16")]
    [InlineData("zh", "一九〇一年十一月三十日", "1901-11-30")]
    [InlineData("zh", "2020 年 4 月 16 日", "2020-04-16")]
    [InlineData("zh", "4月16日", "1932-04-16")]
    [InlineData("zh", "2020年3月", "2020-03")]
    [InlineData("zh", "3月上旬", "1932-03-XX")]
    [InlineData("ja", "令和2年4月16日", "2020-04-16")]
    [InlineData("ja", "令和元年五月一日", "2019-05-01")]
    [InlineData("ja", "昭和20年8月15日", "1945-08-15")]
    [InlineData("ko", "2020년 4월 16일", "2020-04-16")]
    [InlineData("und", "2020-04-16", "2020-04-16")]
    [InlineData("und", "16.4.2020", "2020-04-16")]
    public void A_date_is_read_in_the_words_of_its_language(string tag, string text, string edtf)
    {
        var reader = new DateReader(Language.Of(tag), digitsLost: false);
        foreach (var written in new[] { text, Normalization.To(text, NormalizationForm.FormC), Normalization.To(text, NormalizationForm.FormD) }.Distinct())
        {
            var date = reader.ReadAt(written, 0, written.Length)!;
            Assert.Equal(written, date.Range.In(written));
            Assert.Equal(edtf, DateResolver.Resolve(date, new(1932, 11, 20), out _)!.Edtf);
        }
    }

    [Theory]
    [InlineData("en", "20 novembre")]
    [InlineData("und", "20 novembre")]
    [InlineData("und", "3 May 1932")]
    [InlineData("und", "3/5/1932")]
    [InlineData("fr", "20 March")]
    [InlineData("fr", "mar 3")]
    [InlineData("zh", "去年3月")]
    [InlineData("zh", "光緒二年3月5日")]
    [InlineData("zh", "13月1日")]
    [InlineData("zh", "123年4月1日")]
    [InlineData("zh", "3月")]
    public void What_a_language_does_not_say_is_not_read(string tag, string text)
    {
        // A month alone is one.
        var date = new DateReader(Language.Of(tag), digitsLost: false).ReadFirst(text, new(0, text.Length));
        Assert.Equal(text == "3月" ? text : null, date?.Range.In(text));
    }

    [Theory]
    [InlineData("jeudi prochain", "fr", "2020-04-16")]
    [InlineData("am Donnerstag", "de", "2020-04-16")]
    [InlineData("将于星期四发表", "zh", "2020-04-16")]
    [InlineData("on Thursday", "und", null)]
    public void A_day_of_the_week_is_named_in_its_language(string words, string tag, string? edtf) =>
        Assert.Equal(edtf, DateResolver.ResolveWeekday(words, new(2020, 4, 16), Language.Of(tag))?.Edtf);

    [Theory]
    [InlineData("fr", "20 novembre")]
    [InlineData("fr", "Strelsau, le 20 novembre 1932")]
    [InlineData("de", "20. November 1932")]
    [InlineData("zh", "1932年11月20日")]
    [InlineData("eo", "1932-11-20")]
    [InlineData("eo", "20.11.1932, 17:38")]
    [InlineData("en", "Updated 17:38, 20-Nov-1932")]
    public void A_dateline_is_held_against_witness_md_in_the_language_of_the_text(string tag, string line)
    {
        Print(tag, line);
        Assert.DoesNotContain(tiny.Sentences(), s => s.StartsWith(Dateline, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("eo", "20 novembro 1932")]
    [InlineData("en", "20 novembre")]
    [InlineData("fr", "the feast of the harvest")]
    public void A_dateline_that_is_not_read_is_a_warning_and_stops_nothing(string tag, string line)
    {
        Print(tag, line);
        Assert.Equal(
            [$"{Dateline}warning: No date is read in the dateline “{line}”, so 1932-11-20, which witness.md gives, is not held against it; check it, and name the language of the text (“language: fr”) where it has another than the collection."],
            tiny.Sentences().Where(s => s.StartsWith(Dateline, StringComparison.Ordinal)));
        Assert.DoesNotContain(tiny.Sentences(), s => s.Contains(": error: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fr", "21 novembre")]
    [InlineData("fr", "20 décembre 1932")]
    [InlineData("fr", "31 février 1932")]
    [InlineData("eo", "20 novembro 1931")]
    [InlineData("zh", "1931年11月20日")]
    public void A_dateline_that_prints_another_day_is_an_error(string tag, string line)
    {
        Print(tag, line);
        Assert.Contains($"{Dateline}error: witness.md gives 1932-11-20 as the day of the dateline, but the line prints “{line}”; correct witness.md.", tiny.Sentences());
    }

    [Fact]
    public void The_dates_of_attributions_are_read_in_the_language_of_their_text()
    {
        tiny.Replace(TinyCollection.SourceFile, "voice: direct", "voice: direct\nlanguage: fr");
        tiny.Replace(TinyCollection.Page, "20 November 1932", "20 novembre 1932");
        tiny.Replace(TinyCollection.Page, "3 May 1932", "le 3 mai 1932");
        tiny.Replace(TinyCollection.Page, "early June", "début juin");
        tiny.Replace(TinyCollection.Page, "December 1931", "décembre 1931");
        tiny.Replace(TinyCollection.Page, "31 October", "31 octobre");
        Assert.Empty(tiny.Sentences());
        var excerpts = tiny.Read(new())!.Excerpts;
        Assert.Equal(["1932-05-03", "1932-06-XX", "1931-12", null, "1932-10-31"], excerpts.Select(e => e.PrintedDate?.Edtf));
        Assert.Equal(["fr"], excerpts.Select(e => e.Source.Language).Distinct());
    }

    [Theory]
    [InlineData("en", "en", "3 May 1932")]
    [InlineData("fr", "en", "3 May 1932")]
    [InlineData("en", "fr", "3 mai 1932")]
    public void The_language_of_a_witness_goes_before_that_of_its_source(string source, string witness, string printed)
    {
        tiny.Replace(TinyCollection.SourceFile, "voice: direct", $"voice: direct\nlanguage: {source}");
        tiny.Replace(TinyCollection.WitnessFile, "received:", $"language: {witness}\nreceived:");
        tiny.Replace(TinyCollection.Page, "3 May 1932", printed);
        Assert.Equal("1932-05-03", tiny.Read(new())!.Excerpts[0].PrintedDate!.Edtf);
    }

    [Theory]
    [InlineData("french")]
    [InlineData("fr_FR")]
    [InlineData("fr-")]
    [InlineData("1")]
    public void What_is_no_tag_of_a_language_is_refused(string tag)
    {
        tiny.Replace(TinyCollection.WitnessFile, "received:", $"language: {tag}\nreceived:");
        Assert.Contains($"{TinyCollection.WitnessFile}:2:11: error: “{tag}” is not the tag of a language; write it as “fr”, “pt-BR” or “zh-Hans”.", tiny.Sentences());
    }

    [Fact]
    public void Nothing_is_concluded_in_the_place_of_a_date_that_is_printed_without_its_year()
    {
        tiny.Replace(TinyCollection.WitnessFile, "dateline: 1932-11-20\n", "");
        tiny.Replace(TinyCollection.Page, "— Phone call with President Otto Lindqvist</p>", "— Phone call with President Otto Lindqvist, 5 June</p>");
        var excerpts = tiny.Read(new())!.Excerpts;
        Assert.Equal(["1932-05-03", null], new[] { excerpts[0], excerpts[3] }.Select(e => e.PrintedDate?.Edtf));
        Assert.NotSame(excerpts[0].Occasion, excerpts[3].Occasion);
        Assert.True(excerpts[3].HasUnknownDate);
        Assert.Null(excerpts[3].Occasion!.Date);
    }

    private const string Dateline = $"{TinyCollection.Source}/0001/text.txt:3:1: ";

    private void Print(string tag, string line)
    {
        tiny.Replace(TinyCollection.WitnessFile, "received:", $"language: {tag}\nreceived:");
        tiny.Replace(TinyCollection.Page, "<p>20 November 1932</p>", $"<p>{line}</p>");
    }
}
