using Xunit;

namespace Speeches.Tests.Import;

/// <summary>What an editor is told of each mistake: the file, the line, the column, and a sentence that says what to do.</summary>
public sealed class BadContentTests : IDisposable
{
    private const string Text = $"{TinyCollection.Source}/0001/text.txt";

    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void The_collection_is_good_before_a_test_spoils_it() => Assert.Empty(tiny.Sentences());

    [Theory]
    [InlineData(TinyCollection.Collection, "slug: rivers", "slug: p2", "8:11")]
    [InlineData(TinyCollection.Counterparts, "sylvania,Sylvania", "p2,Sylvania", "4:1")]
    [InlineData(TinyCollection.People, "tomas-reyk,Tomas Reyk,,,President,", "tomas-reyk,Tomas Reyk,,,President,p2", "7:35")]
    public void A_name_in_an_address_is_not_the_number_of_a_part(string file, string words, string others, string place)
    {
        tiny.Replace(file, words, others);
        Assert.Contains(
            $"{file}:{place}: error: “p2” cannot stand in an address: p and digits number the parts of a long list; use another word.",
            tiny.Sentences());
    }

    [Theory]
    [InlineData(TinyCollection.SourceFile, TinyCollection.SourceFile)]
    [InlineData(TinyCollection.WitnessFile, TinyCollection.WitnessFile)]
    [InlineData(TinyCollection.Page, TinyCollection.Page)]
    [InlineData(TinyCollection.Collection, TinyCollection.Collection)]
    public void A_file_is_missing(string path, string named)
    {
        tiny.Delete(path);
        Expect($"{named}:0:0: error: There is no file “{named}”; put it there under this name, or correct the name where it is written.");
    }

    [Theory]
    [InlineData(TinyCollection.SourceFile, "title: An", "titel: An",
        "2:1: error: The key “titel” is not known here; the keys are title, short-title, voice, translation, publisher, address, rights, licence, holder, bulk, witness, language.",
        "2:1: error: The key “title” is missing; write “title: …”.")]
    [InlineData(TinyCollection.SourceFile, "voice: direct", "voice: whispered", "3:8: error: “whispered” is not a value of “voice”; the values are direct, reported.")]
    [InlineData(TinyCollection.SourceFile, "voice: direct", "voice: [direct]", "3:8: error: The key “voice” should have one value, not a list.")]
    [InlineData(TinyCollection.SourceFile, "\"0001\"", "1", "4:10: error: “1” is not the number of a witness; write its four digits, such as “0001”.",
        "There is no file “rivers-and-harvests/sources/almanac/1/witness.md”")]
    [InlineData(TinyCollection.SourceFile, "voice: direct", "voice: direct\naddress: almanac.example", "4:10: error: “almanac.example” is not a web address; write it whole, with https://.")]
    [InlineData(TinyCollection.SourceFile, "voice: direct", "voice: direct\nvoice: direct", "4:1: error: This is not well-formed YAML: Duplicate key voice.")]
    [InlineData(TinyCollection.SourceFile, "voice: direct", "voice: \"direct", "3:8: error: This is not well-formed YAML: While scanning a multi-line double-quoted scalar, found wrong indentation.")]
    [InlineData(TinyCollection.SourceFile, "voice: direct", "\tvoice: direct", "2:8: error: This is not well-formed YAML: While scanning a plain scalar, found a tab character that violate indentation.")]
    [InlineData(TinyCollection.SourceFile, "voice: direct", "--- # and more\nvoice: direct", "3:1: error: A second YAML document begins here, and would not be read; write all keys in one, between the first line “---” and the second.")]
    [InlineData(TinyCollection.SourceFile, "---\nAn almanac.", "--- \n---\nAn almanac.", "5:1: error: A second YAML document begins here, and would not be read; write all keys in one, between the first line “---” and the second.")]
    [InlineData(TinyCollection.SourceFile, "---\ntitle", "title", "1:1: error: The file should start with front matter: a line “---”, keys with their values, and a second line “---”.")]
    [InlineData(TinyCollection.Collection, "sources: [almanac]", "sources: [Almanac]", "5:10: error: “Almanac” cannot be the address of a source; use lower-case letters, digits and hyphens.")]
    [InlineData(TinyCollection.Collection, "speaker: flavia-elphberg", "speaker: flavia", "0:0: error: There is no person “flavia” in authorities/people.csv; add the speaker there.")]
    [InlineData(TinyCollection.Collection, "slug: harvests", "slug: rivers", "7:3: error: The slug “rivers” stands for 2 themes; each needs its own.")]
    [InlineData(TinyCollection.WitnessFile, "theme: II", "theme: III", "13:12: error: There is no theme “III”; collection.md has I, II.")]
    [InlineData(TinyCollection.WitnessFile, "theme: II", "them: II", "13:5: error: The key “them” is not known here; the keys are numeral, heading, theme, standfirst, standfirst-ends.",
        "12:5: error: The section names no theme; write “theme: I”, or “theme: unplaced” where the text does not say.")]
    [InlineData(TinyCollection.WitnessFile, "  - numeral: II.\n    theme: II\n", "  - theme: II\n", "12:5: error: A section is marked by a numeral or by a heading; name one of them.")]
    [InlineData(TinyCollection.WitnessFile, "  - The bridge at Strelsau … in flood.", "  - \" … in flood.\"", "15:3: error: A caption begins with words of the text; “ … in flood.” begins with none.")]
    [InlineData(TinyCollection.WitnessFile, "  - The bridge at Strelsau … in flood.", "  - \"The bridge … \"", "15:3: error: A caption ends with words of the text; “The bridge … ” ends with none. Write its last words, or the whole caption without “…”.")]
    [InlineData(TinyCollection.WitnessFile, "[almanac.html]", "[.almanac.html]", "4:8: error: “.almanac.html” cannot be a file of a witness: names that start with “.” or end with “.tmp” are locks and unfinished work, and are not watched for changes. Give it another name.")]
    [InlineData(TinyCollection.WitnessFile, "[almanac.html]", "[pages/almanac.tmp]", "4:8: error: “pages/almanac.tmp” cannot be a file of a witness: names that start with “.” or end with “.tmp” are locks and unfinished work, and are not watched for changes. Give it another name.")]
    [InlineData(TinyCollection.WitnessFile, "received: 1933-01-02", "received: 1933-02-29", "2:11: error: “1933-02-29” is not a day; write it as 2020-04-22, with a day that exists.")]
    [InlineData(TinyCollection.WitnessFile, "attribution-mark: —\n", "", "2:1: error: Attributions on lines of their own need a mark to know them by; write “attribution-mark: —”, or “attribution-mark: none” where their opening words and their date tell them.")]
    [InlineData(TinyCollection.WitnessFile, "own-line\nattribution-mark: —", "line-end", "2:1: error: Attributions at the ends of lines need a mark to know them by; write “attribution-mark: —”.")]
    [InlineData(TinyCollection.WitnessFile, "own-line\nattribution-mark: —", "line-end\nattribution-mark: none", "7:19: error: Attributions at the ends of lines need a mark to know them by; write “attribution-mark: —”.")]
    [InlineData(TinyCollection.WitnessFile, "own-line", "parentheses", "7:19: error: A mark stands before attributions that are lines of their own or end a line; take it out, or write “attributions: own-line” or “attributions: line-end”.")]
    [InlineData(TinyCollection.WitnessFile, "mark: —", "mark: [—, \" \"]", "7:19: error: “ ” cannot mark an attribution: a mark is signs such as “—”, without letters, digits, or white space before them.")]
    [InlineData(TinyCollection.WitnessFile, "mark: —", "mark: Said", "7:19: error: “Said” cannot mark an attribution: a mark is signs such as “—”, without letters, digits, or white space before them.")]
    [InlineData(TinyCollection.WitnessFile, "mark: —", "mark: —\ndate: middle", "8:7: error: “middle” is not a value of “date”; the values are last, first.")]
    [InlineData(TinyCollection.WitnessFile, "own-line\nattribution-mark: —", "running\ndate: first", "7:7: error: In running text and in prose an attribution begins with its opening words, never with its date; take “date: first” out.")]
    [InlineData(TinyCollection.WitnessFile, "mark: —", "mark: —\ncontinues: [She added]", "8:12: error: “continues” is about paragraphs with their attributions in the prose; take it out, or write “attributions: in-prose”.")]
    [InlineData(TinyCollection.WitnessFile, "attributions: own-line", "attributions: above", "6:15: error: “above” is not a value of “attributions”; the values are running, own-line, line-end, parentheses, in-prose.")]
    [InlineData(TinyCollection.WitnessFile, "files: [almanac.html]", "files: []", "4:8: error: No file is named; list the files of the witness as they were received.")]
    [InlineData(TinyCollection.WitnessFile, "[title, dateline]", "[title, byline]", "5:9: error: “byline” is not how a witness begins; the words are title and dateline.")]
    public void A_key_of_a_file_is_wrong(string path, string old, string with, params string[] sentences)
    {
        tiny.Replace(path, old, with);
        var said = tiny.Sentences();
        Assert.True(said[0] == $"{path}:{sentences[0]}", string.Join('\n', said));
        foreach (var sentence in sentences) Assert.True(said.Exists(s => s.Contains(sentence, StringComparison.Ordinal)), string.Join('\n', said));
    }

    [Theory]
    [InlineData("../../../../../elsewhere.html")]
    [InlineData("/etc/hostname")]
    [InlineData("pages/almanac.html")]
    public void A_file_of_a_witness_lies_outside_its_folder(string file)
    {
        tiny.Replace(TinyCollection.WitnessFile, "[almanac.html]", $"[{file}]");
        Expect($"{TinyCollection.WitnessFile}:4:8: error: “{file}” leads out of the folder of the witness; put the file itself there, and write its name alone.");
    }

    [Fact]
    public void Several_files_are_not_all_pages()
    {
        tiny.Replace(TinyCollection.WitnessFile, "[almanac.html]", "[almanac.html, almanac.md, notes.txt]");
        Expect($"{TinyCollection.WitnessFile}:0:0: error: Several files are named, and “notes.txt” is neither an HTML page (.html, .htm) nor Markdown (.md); a witness of plain text has one file.");
    }

    [Fact]
    public void The_front_matter_is_nested_without_end()
    {
        tiny.Write(TinyCollection.SourceFile, $"---\ntitle: {new string('[', 100_000)}\n---\n");
        Expect($"{TinyCollection.SourceFile}:2:15: error: The front matter is nested too deeply, or refers to another part of itself; write plain keys, values and lists.");
    }

    [Fact]
    public void The_front_matter_refers_to_itself()
    {
        tiny.Write(TinyCollection.SourceFile, "---\na: &a [x, x]\nb: &b [*a, *a]\n---\n");
        Expect($"{TinyCollection.SourceFile}:3:8: error: The front matter is nested too deeply, or refers to another part of itself; write plain keys, values and lists.");
    }

    [Fact]
    public void The_front_matter_is_too_long()
    {
        tiny.Write(TinyCollection.SourceFile, $"---\ntitle: {new string('x', 300_000)}\n---\n");
        Expect($"{TinyCollection.SourceFile}:1:1: error: The front matter has 300011 characters; at most 262144 are read.");
    }

    [Theory]
    [InlineData("Otto Lindqvist, 3 May 1932", "Hugo Lindquist, 3 May 1932",
        Text + ":13:42: warning: “Hugo Lindquist” is a name that no list knows. The nearest known names are “Lindqvist”, “Otto Lindqvist”. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    [InlineData("Graustarkian President Otto Lindqvist", "Otto Lindquist",
        Text + ":13:19: error: “Otto Lindquist” names no counterpart that the lists know. The nearest known names are “Otto Lindqvist”, “Lindqvist”. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    [InlineData("— Letter to", "— Telegram to", Text + ":21:3: error: This line is marked as an attribution, but no list knows the words it opens with; add them to authorities/occasion-kinds.csv.",
        Text + ":17:1: error: 136 characters could not be read, from “Who holds the spring holds nothing.  It …”: no attribution, label or caption of the layout claims them.")]
    [InlineData("31 October", "31 November", Text + ":33:44: error: 31 November 1931 does not exist; check the witness, and emend it where the print is wrong.")]
    [InlineData("<h2>The rivers", "<h2>The River", Text + ":1:1: error: The heading “The rivers” was not found where the order of the sections has it; quote it as it is printed.")]
    [InlineData("II. The store", "III. The store", Text + ":1:1: error: The numeral “II.” was not found where the order of the sections has it; quote it as it is printed.")]
    [InlineData("The bridge at Strelsau", "A bridge at Strelsau", Text + ":1:1: error: No caption begins with “The bridge at Strelsau”; quote it as it is printed, or take it out of the list.")]
    [InlineData("in flood.", "in high water.", Text + ":15:1: error: The caption that begins here does not end with “in flood.” on its line; quote its last words as they are printed.")]
    [InlineData("<p>20 November 1932", "<p>21 November 1932", Text + ":3:1: error: witness.md gives 1932-11-20 as the day of the dateline, but the line prints “21 November 1932”; correct witness.md.")]
    [InlineData("<p>Bread &amp; salt.</p>", "", Text + ":31:1: error: This attribution has no passage before it.")]
    [InlineData("</main>", "<p>A last word.</p></main>", Text + ":35:1: error: 12 characters could not be read, from “A last word.”: no attribution, label or caption of the layout claims them.")]
    public void The_text_is_not_what_the_layout_or_the_lists_say(string old, string with, params string[] sentences)
    {
        tiny.Replace(TinyCollection.Page, old, with);
        var said = tiny.Sentences();
        foreach (var sentence in sentences) Assert.True(said.Contains(sentence), string.Join('\n', said));
    }

    [Fact]
    public void The_end_of_a_standfirst_is_not_found()
    {
        tiny.Replace(TinyCollection.WitnessFile, "theme: II", "theme: II\n    standfirst-ends: is empty.");
        Expect($"{Text}:23:4: error: The standfirst of section “II.” should end with “is empty.”, but these words do not stand in the section; quote them as they are printed.");
    }

    [Fact]
    public void A_date_needs_a_dateline()
    {
        tiny.Replace(TinyCollection.WitnessFile, "dateline: 1932-11-20\n", "");
        Expect(
            $"{Text}:21:67: warning: This date has no year, and the witness has no dateline to take it from, so the passage has no date; write “dateline:” in witness.md.",
            $"{Text}:33:44: warning: This date has no year, and the witness has no dateline to take it from, so the passage has no date; write “dateline:” in witness.md.");
    }

    [Theory]
    [InlineData("", "0:0: error: The file is empty; put the text as it was received there.")]
    [InlineData("<nav></nav>", "0:0: error: The page has no text outside navigation and scripts; save the page as it is shown.")]
    [InlineData("<p>An\0almanac", "1:6: error: A NUL character stands at position 5: this is not a text file. Save the text itself.")]
    public void A_page_has_no_text(string page, string sentence)
    {
        tiny.Write(TinyCollection.Page, page);
        Expect($"{TinyCollection.Page}:{sentence}");
    }

    [Fact]
    public void A_page_is_not_text()
    {
        tiny.Write(TinyCollection.Page, [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A]);
        Expect($"{TinyCollection.Page}:1:1: error: This byte is not UTF-8 text; declare the encoding in witness.md (utf-8, latin-1 or windows-1252), or check the file.");
    }

    [Theory]
    [InlineData(TinyCollection.People, "otto-lindqvist,Otto Lindqvist,Lindqvist", "otto-lindqvist,Otto Lindqvist,Dorn", "6:31: error: The name “Dorn” stands for “mira-dorn” in line 5 already; one name cannot mean two.")]
    [InlineData(TinyCollection.People, "otto-lindqvist,Otto Lindqvist", "mira-dorn,Otto Lindqvist", "6:1: error: The id “mira-dorn” is taken by line 5; an address is never given to another.")]
    [InlineData(TinyCollection.People, "Lindqvist,graustark", "Lindqvist,graustarc", "6:41: error: There is no counterpart “graustarc” in authorities/counterparts.csv; add it there, or correct the id.")]
    [InlineData(TinyCollection.Counterparts, "graustark,Graustark,country,XG", "graustark,Graustark,kingdom,XG", "3:21: error: “kingdom” is not a kind of counterpart; the kinds are country, organisation, summit.")]
    [InlineData(TinyCollection.Counterparts, "Graustark,country,XG", "Graustark,country,Gra", "3:29: error: “Gra” cannot stand here; a country has its ISO 3166-1 code of two capital letters, a body none.")]
    [InlineData(TinyCollection.Counterparts, "sylvania,Sylvania", "Sylvania,Sylvania", "4:1: error: “Sylvania” is not an id; use lower-case letters, digits and hyphens.")]
    [InlineData(TinyCollection.Counterparts, "graustark,Graustark,country", "graustark,Fenwick,country", "3:11: error: The name “Fenwick” stands for “fenwick” in line 2 already; one name cannot mean two.")]
    [InlineData(TinyCollection.Counterparts, ",Graustarkian,", ",Graustarkian|Fenwickian,", "3:53: error: The name “Fenwickian” stands for “fenwick” in line 2 already; one name cannot mean two.")]
    [InlineData(TinyCollection.Counterparts, ",Graustarkian,", ",Graustark,", "3:53: error: The name “Graustark” stands twice in this row; keep it once.")]
    [InlineData(TinyCollection.People, "otto-lindqvist,Otto Lindqvist", "otto-lindqvist,Dorn", "6:16: error: The name “Dorn” stands for “mira-dorn” in line 5 already; one name cannot mean two.")]
    [InlineData(TinyCollection.Kinds, "Remarks at a meeting,first,nobody", "Letter to,first,nobody", "5:17: error: The words “Letter to” stand twice in this list; keep one row.")]
    [InlineData(TinyCollection.Kinds, "speech,Speech,Speech", "speech,,Speech", "6:8: error: The kind “speech” has no name; give it one in the column “name”.")]
    public void A_row_of_a_list_is_wrong(string path, string old, string with, string sentence)
    {
        tiny.Replace(path, old, with);
        Assert.Equal($"{path}:{sentence}", tiny.Sentences()[0]);
    }

    [Fact]
    public void A_list_is_empty()
    {
        tiny.Write(TinyCollection.Counterparts, "");
        Assert.Equal($"{TinyCollection.Counterparts}:1:1: error: The table is empty; its first line should name the columns id, name, kind, code, spellings, demonyms, old-slugs.", tiny.Sentences()[0]);
    }

    [Fact]
    public void A_date_of_the_table_of_occasions_does_not_exist()
    {
        tiny.Write(TinyCollection.Occasions, "id,date,members\n,1932-02-30,\"almanac: Phone call with President Otto Lindqvist\"\n");
        Expect($"{TinyCollection.Occasions}:2:2: error: “1932-02-30” is not a date; write it as 2020-03-19, 2020-03-XX, 2020-03 or 2020-03-19?, with a day that exists.");
    }

    private void Expect(params string[] sentences) => Assert.Equal(sentences, tiny.Sentences());
}
