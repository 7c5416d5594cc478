using System.Globalization;
using System.Text;
using Speeches.Identity;
using Speeches.Text;
using Xunit;

namespace Speeches.Tests.Text;

/// <summary>The forms of Unicode, held against what Node answers (normalized.txt, made by make-normalized.mjs).</summary>
public class NormalizationTests
{
    private static readonly NormalizationForm[] Forms = [NormalizationForm.FormC, NormalizationForm.FormD, NormalizationForm.FormKC, NormalizationForm.FormKD];

    [Fact]
    public void Each_form_of_each_text_is_as_Node_has_it()
    {
        var lines = File.ReadLines(Repository.TestFile("Text", "normalized.txt")).Where(l => !l.StartsWith('#')).ToList();
        Assert.InRange(lines.Count, 300, 1000);
        foreach (var line in lines)
        {
            var parts = line.Split(';').Select(Decoded).ToArray();
            for (var form = 0; form < Forms.Length; form++) Assert.Equal((line, parts[form + 1]), (line, Normalization.To(parts[0], Forms[form])));
            // A form of a form is itself.
            foreach (var form in Forms) Assert.Equal(Normalization.To(parts[0], form), Normalization.To(Normalization.To(parts[0], form), form));
        }
    }

    [Theory]
    [InlineData("Vuc\u030Cic\u0301", NormalizationForm.FormC, "Vu\u010Di\u0107")]
    [InlineData("\u212B", NormalizationForm.FormD, "A\u030A")]
    [InlineData("\uFB01", NormalizationForm.FormC, "\uFB01")]
    [InlineData("\uFB01", NormalizationForm.FormKC, "fi")]
    [InlineData("\uFF33\uFF12", NormalizationForm.FormKC, "S2")]
    [InlineData("\u1112\u1161\u11AB", NormalizationForm.FormC, "\uD55C")]
    [InlineData("\uD55C", NormalizationForm.FormD, "\u1112\u1161\u11AB")]
    [InlineData("q\u0307\u0323", NormalizationForm.FormD, "q\u0323\u0307")]
    [InlineData("\ud83d", NormalizationForm.FormKC, "\ud83d")]
    [InlineData("\ude00e\u0301\ud83d", NormalizationForm.FormC, "\ude00\u00E9\ud83d")]
    [InlineData("", NormalizationForm.FormKD, "")]
    public void Accents_ligatures_syllables_and_broken_pairs(string text, NormalizationForm form, string expected) => Assert.Equal(expected, Normalization.To(text, form));

    [Fact]
    public void A_text_of_nothing_but_marks_ends()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0323\u0334", 300_000));
        Assert.Equal(marks.Length, Hang.Guard(() => Normalization.To(marks, NormalizationForm.FormKC)).Length);
    }

    [Theory]
    [InlineData("André Vučić")]
    [InlineData("ﬁnd the ﬂood")]
    [InlineData("Ｓｔｒｅｌｓａｕ, ２０ years")]
    [InlineData("한글 가나다")]
    [InlineData("ガギグ")]
    public void However_a_text_is_written_its_letters_and_its_words_are_the_same(string text)
    {
        var written = Forms.Select(f => Normalization.To(text, f)).Append(text).ToList();
        Assert.Single(written.Select(BareText.Letters).Distinct());
        Assert.Single(written.Select(Words).Distinct());
        Assert.NotEqual("", Words(text));
    }

    private static string Words(string text)
    {
        var words = new List<string>();
        BareText.Words(text, (word, isNumber) => words.Add(isNumber ? $"number {word}" : word.ToString()));
        return string.Join('|', words);
    }

    private static string Decoded(string codes) =>
        string.Concat(codes.Split(' ').Select(c => char.ConvertFromUtf32(int.Parse(c, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))));
}
