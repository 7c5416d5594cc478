using System.Text;
using Speeches.Content;
using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

/// <summary>The compilation as a publisher might give it out whole, in each layout that a witness can have: it says the same in all of them.</summary>
public sealed class RelaidWitnessTests : IDisposable
{
    private const string Source = $"{ContentCopy.Collection}/sources/unity-and-cooperation";
    private const string Declaration = """
        ---
        received: 2026-11-22
        dateline: 2020-04-22
        files: [{0}]
        encoding: {1}
        {2}
        sections:
          - heading: Part One
            theme: I
            standfirst: first-paragraph
          - heading: Part Two
            theme: II
          - heading: Part Three
            theme: III
        ---

        """;

    private readonly ContentCopy content = ContentCopy.AsItStands();
    private readonly List<Excerpt> published;

    public RelaidWitnessTests() => published = content.State().Excerpts.Where(e => e.Source == "unity-and-cooperation").ToList();

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("whole.txt", "utf-8", "attributions: own-line\nattribution-mark: —", "\n\n—{0}, {1}\n")]
    [InlineData("whole.txt", "utf-8", "attributions: own-line\nattribution-mark: [—, –, \"- \"]", "\n\u00a0\u00a0- {0} on {2}\n")]
    [InlineData("whole.txt", "utf-8", "attributions: own-line\nattribution-mark: none", "\n{0}, {2}\n")]
    [InlineData("whole.txt", "utf-8", "attributions: own-line\nattribution-mark: none\ndate: first", "\n{1}: {0}\n")]
    [InlineData("whole.txt", "windows-1252", "attributions: own-line\nattribution-mark: –\ndate: first", "\n– {2}, {0}\n")]
    [InlineData("whole.txt", "utf-8", "attributions: line-end\nattribution-mark: —", " —{0}, {1}\n")]
    [InlineData("whole.txt", "utf-8", "attributions: parentheses", " ({0}, {1})\n")]
    [InlineData("whole.txt", "windows-1252", "attributions: parentheses\ndate: first", "\n({2}: {0})\n")]
    [InlineData("whole.txt", "utf-8", "attributions: running", " {0}, {1} ")]
    [InlineData("whole.md", "utf-8", "attributions: own-line\nattribution-mark: —", "\n\n*— {0}, {1}*\n\n")]
    [InlineData("whole.html", "utf-8", "attributions: parentheses", "<br>({0}, {2})</p><p>")]
    public void A_whole_copy_says_the_same_in_every_layout(string file, string encoding, string layout, string attribution)
    {
        var text = new StringBuilder();
        foreach (var theme in published.GroupBy(e => e.Theme!.Numeral))
        {
            text.Append(Heading(file, $"Part {(theme.Key == "I" ? "One" : theme.Key == "II" ? "Two" : "Three")}"));
            if (theme.Key == "I") text.Append(Heading(file, "What follows was said."));
            foreach (var excerpt in theme) text.Append(Whole(excerpt)).Append(Attribution(excerpt, attribution));
            text.Append('\n');
        }
        Bring(file, encoding, layout, text.ToString());

        var diagnostics = new Diagnostics();
        var authorities = Authorities.Read(content.Folder, diagnostics);
        var read = CollectionReading.Read(content.Folder, ContentCopy.Collection, authorities, diagnostics)!.Excerpts.Where(e => e.Source.File.Slug == "unity-and-cooperation").ToList();
        Assert.Empty(diagnostics.All);
        Assert.Equal(published.Select(e => (e.Theme?.Numeral, Whole(e))), read.Select(e => (e.Passage.Theme, e.TextAsPrinted)));
        Assert.Equal(published.Select(e => e.Occasion.Kind), read.Select(e => e.Passage.Attribution!.Opening.Kind));
        Assert.Equal(published.Select(e => e.Date!.Edtf.TrimEnd('?')), read.Select(e => e.PrintedDate!.Edtf));
        Assert.Equal(published.Select(e => Ids(e.Counterparts.Select(c => c.Id))), read.Select(e => Ids(e.Names.Counterparts.Select(c => c.Id))));
        Assert.Equal(published.Select(e => Ids(e.People.Select(p => p.Id))), read.Select(e => Ids(e.Names.People.Select(p => p.Id))));
        Assert.Equal(published.Select(e => string.Join('|', e.People.Select(p => p.Office))),
            read.Select(e => string.Join('|', e.Names.People.Select(p => p.Office.Count == 0 ? null : string.Join(' ', p.Office.Select(r => r.In(e.Source.Reading.Text)))))));
    }

    [Fact]
    public void A_copy_whose_attributions_all_moved_by_one_is_told_by_what_was_published()
    {
        var text = new StringBuilder();
        foreach (var (theme, index) in published.GroupBy(e => e.Theme).Select((t, i) => (t.ToList(), i)))
        {
            text.Append("Part ").Append(index == 0 ? "One\nWhat follows was said.\n" : index == 1 ? "Two\n" : "Three\n");
            foreach (var (excerpt, place) in theme.Select((e, i) => (e, i))) text.Append(Whole(excerpt)).Append(Attribution(theme[(place + 1) % theme.Count], "\n— {0}, {1}\n"));
        }
        Bring("whole.txt", "utf-8", "attributions: own-line\nattribution-mark: —", text.ToString());

        var diagnostics = new Diagnostics();
        var read = CollectionReading.Read(content.Folder, ContentCopy.Collection, Authorities.Read(content.Folder, diagnostics), diagnostics)!;
        var said = ShiftedAttributions.Report(content.State().Excerpts, read.Excerpts).Select(d => d.ToString()).ToList();
        Assert.Equal(3, said.Count);
        Assert.Equal($"{Source}/0002/whole.txt:4:3: warning: From here 9 published passages carry the attributions that the passages behind them had; check whether one was lost or put in, so that all moved by one.", said[0]);
    }

    [Fact]
    public void Nothing_moved_in_the_witnesses_as_they_stand()
    {
        var read = CollectionReading.Read(content.Folder, ContentCopy.Collection, Authorities.Read(content.Folder, new()), new())!;
        Assert.Empty(ShiftedAttributions.Report(content.State().Excerpts, read.Excerpts));
        Assert.Empty(Losses.Report("collection.md", content.State().Excerpts, content.State().Excerpts, new HashSet<string>()));
    }

    private void Bring(string file, string encoding, string layout, string text)
    {
        content.Edit($"{Source}/source.md", "0001", "0002");
        content.Write($"{Source}/0002/witness.md", Fill(Declaration, file, encoding, layout));
        var path = content.FullPath($"{Source}/0002/{file}");
        File.WriteAllBytes(path, encoding == "utf-8" ? Encoding.UTF8.GetBytes(text) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text));
    }

    /// <summary>The text with its last gaps filled: a number stood there.</summary>
    private static string Whole(Excerpt excerpt) => excerpt.Text.Replace(EmendedText.Gap, '7');

    private static string Heading(string file, string words) => file switch
    {
        "whole.html" => $"<h2>{words}</h2><p>",
        "whole.md" => $"## {words}\n\n",
        _ => $"{words}\n",
    };

    /// <summary>The attribution with its date where the layout has it, as a whole copy would print it.</summary>
    private static string Attribution(Excerpt excerpt, string form)
    {
        var date = excerpt.Date!;
        var printed = excerpt.Attribution!;
        var words = printed[..printed.LastIndexOf(',')];
        var month = date.Earliest.ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture);
        if (words.EndsWith($", {month} ▯", StringComparison.Ordinal)) words = words[..words.LastIndexOf(',')];
        return date.Spread > 0
            ? Fill(form, words, $"{month} 2020", $"{month} 2020")
            : Fill(form, words, $"{month} {date.Earliest.Day}, 2020", $"{date.Earliest.Day} {month} 2020");
    }

    private static string Fill(string form, params string[] values) => values.Index().Aggregate(form, (text, value) => text.Replace($"{{{value.Index}}}", value.Item, StringComparison.Ordinal));

    private static string Ids(IEnumerable<string> ids) => string.Join(' ', ids);
}
