using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

/// <summary>What site.md may say, and what an editor is told of each mistake in it.</summary>
public sealed class SiteFileTests : IDisposable
{
    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Without_a_file_the_site_says_nothing_and_nothing_is_wrong() => Assert.Equal((SiteDescription.None, ""), Read(null));

    [Theory]
    [InlineData("---\n---\n")]
    [InlineData("---\nname:\nkeeper: \"\"\ntagline: \"  \"\nlanguages: []\n---\n\n")]
    public void A_file_that_says_nothing_is_as_good_as_none(string text)
    {
        Assert.Equal((SiteDescription.None, ""), Read(text));
        Assert.False(SiteDescription.None.HasPage);
    }

    [Fact]
    public void Everything_that_can_be_said_is_read()
    {
        var (site, sentences) = Read("""
            ---
            name: Rivers of Ruritania
            tagline: What was said of them.
            address: https://rivers.example/
            keeper: The Strelsau Library
            contact: mailto:errors@rivers.example
            languages: [en, pt-BR, zh-Hans]
            licence: CC BY 4.0
            ---
            Of *rivers* and <b>banks</b>.
            """);
        Assert.Equal("", sentences);
        Assert.Equal(
            new("Rivers of Ruritania", "What was said of them.", "https://rivers.example", "The Strelsau Library", "errors@rivers.example",
                "en pt-BR zh-Hans", "CC BY 4.0", "<p>Of <em>rivers</em> and &lt;b&gt;banks&lt;/b&gt;.</p>"),
            site);
        Assert.Equal(("en", true), (site!.Language, site.HasPage));
    }

    [Theory]
    [InlineData("keeper: The Strelsau Library", true)]
    [InlineData("contact: errors@rivers.example", true)]
    [InlineData("licence: CC BY 4.0", true)]
    [InlineData("languages: [de, fr]", true)]
    [InlineData("languages: de", false)]
    [InlineData("name: Rivers", false)]
    [InlineData("tagline: What was said of them.", false)]
    [InlineData("address: https://rivers.example", false)]
    public void Each_can_be_said_alone_and_has_a_page_where_it_stands_nowhere_else(string key, bool hasPage)
    {
        var (site, sentences) = Read($"---\n{key}\n---\n");
        Assert.Equal("", sentences);
        Assert.NotEqual(SiteDescription.None, site);
        Assert.Equal(hasPage, site!.HasPage);
    }

    [Theory]
    [InlineData("Rivers & \"banks\" <b>of</b> Ruritania’s")]
    [InlineData("אגרות הנהרות")]
    [InlineData("رودخانه\u200cها")]
    [InlineData("𠀀 川")]
    public void A_name_is_kept_letter_for_letter(string name) =>
        Assert.Equal(name, Read($"---\nname: '{name.Replace("'", "''", StringComparison.Ordinal)}'\n---\n").Site!.Name);

    [Theory]
    [InlineData("errors@rivers.example", "errors@rivers.example")]
    [InlineData("MAILTO:o'brien+rivers@post.rivers.example", "o'brien+rivers@post.rivers.example")]
    [InlineData("https://rivers.example/report?of=rivers#form", "https://rivers.example/report?of=rivers#form")]
    [InlineData("http://rivers.example", "http://rivers.example/")]
    [InlineData("https://rivers.example/\"onclick", "https://rivers.example/%22onclick")]
    public void A_contact_is_a_mail_address_or_an_address_on_the_web(string given, string read)
    {
        var (site, sentences) = Read($"---\ncontact: '{given.Replace("'", "''", StringComparison.Ordinal)}'\n---\n");
        Assert.Equal((read, ""), (site?.Contact, sentences));
    }

    [Theory]
    [InlineData("nam: Rivers",
        "2:1: error: The key “nam” is not known here; the keys are name, tagline, address, keeper, contact, languages, licence.")]
    [InlineData("name: [Rivers]", "2:7: error: The key “name” should have one value, not a list.")]
    [InlineData("name: \"Rivers\\nBanks\"",
        "2:7: error: “name” has the character U+000A, which ends a line, turns the direction of a text or is not seen; "
        + "write it in one line, without that.")]
    [InlineData("name: \"Rivers \\u202Eof\"",
        "2:7: error: “name” has the character U+202E, which ends a line, turns the direction of a text or is not seen; "
        + "write it in one line, without that.")]
    [InlineData("keeper: We\ncontact: javascript:alert(1)",
        "3:10: error: “javascript:alert(1)” is neither a mail address nor an address on the web; "
        + "write it as errors@example.org or https://example.org/report.")]
    [InlineData("languages: eng lish", "2:12: error: “eng lish” is not the tag of a language; write it as “fr”, “pt-BR” or “zh-Hans”.")]
    [InlineData("languages: [en, english]",
        "2:17: error: “english” is not the tag of a language; write it as “fr”, “pt-BR” or “zh-Hans”.")]
    [InlineData("languages:\n  - en\n  - x_y", "4:5: error: “x_y” is not the tag of a language; write it as “fr”, “pt-BR” or “zh-Hans”.")]
    [InlineData("languages:\n  - en: yes", "3:5: error: Each item of “languages” should be a text.")]
    [InlineData("name: Rivers\nname: Banks", "3:1: error: This is not well-formed YAML: Duplicate key name.")]
    public void A_mistake_is_told_with_its_place(string keys, string sentence) =>
        Assert.Equal((null, $"site.md:{sentence}"), Read($"---\n{keys}\n---\n"));

    [Theory]
    [InlineData("rivers.example")]
    [InlineData("ftp://rivers.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("https://rivers.example/library")]
    [InlineData("https://rivers.example?a")]
    [InlineData("https://rivers.example#a")]
    [InlineData("https://me:secret@rivers.example")]
    [InlineData("https://rívers.example")]
    [InlineData("https://rivers .example")]
    public void The_public_address_is_a_scheme_and_a_host_and_nothing_else(string address) => Assert.Equal(
        (null, $"site.md:2:10: error: “{address}” is not the public address of a site; "
            + "give its scheme and host, as https://example.org, in ASCII and without a path."),
        Read($"---\naddress: '{address}'\n---\n"));

    [Theory]
    [InlineData("the librarian")]
    [InlineData("errors@rivers")]
    [InlineData("@rivers.example")]
    [InlineData("errors@")]
    [InlineData("errors@rivers..example")]
    [InlineData("two@errors@rivers.example")]
    [InlineData("\"errors\"@rivers.example")]
    [InlineData("mailto:")]
    [InlineData("mailto:errors@rivers.example?bcc=others@rivers.example")]
    [InlineData("JavaScript:alert(1)//@rivers.example")]
    [InlineData("data:text/html,x")]
    [InlineData("//rivers.example")]
    [InlineData("/report")]
    [InlineData("https://me:secret@rivers.example")]
    [InlineData("https://rivers.example/a b")]
    public void Any_other_contact_is_refused(string contact) => Assert.Equal(
        (null, $"site.md:2:10: error: “{contact}” is neither a mail address nor an address on the web; "
            + "write it as errors@example.org or https://example.org/report."),
        Read($"---\ncontact: '{contact}'\n---\n"));

    [Theory]
    [InlineData("name", 100)]
    [InlineData("tagline", 300)]
    [InlineData("keeper", 300)]
    [InlineData("licence", 300)]
    public void No_text_is_longer_than_a_page_can_show(string key, int longest)
    {
        Assert.Equal("", Read($"---\n{key}: {new string('x', longest)}\n---\n").Sentences);
        Assert.Equal(
            (null, $"site.md:2:{key.Length + 3}: error: “{key}” has {longest + 1} characters; at most {longest} are shown. Shorten it."),
            Read($"---\n{key}: {new string('x', longest + 1)}\n---\n"));
    }

    [Fact]
    public void There_are_bounds_to_addresses_and_languages_too()
    {
        Assert.Equal(
            "site.md:2:10: error: “contact” has 521 characters; at most 500 are shown. Shorten it.",
            Read($"---\ncontact: https://rivers.example/{new string('x', 498)}\n---\n").Sentences);
        Assert.Equal(
            "site.md:2:12: error: There are 21 languages here; at most 20 are shown.",
            Read($"---\nlanguages: [{string.Join(", ", Enumerable.Repeat("en", 21))}]\n---\n").Sentences);
        Assert.Equal(
            "site.md:2:12: error: The tag of a language has 38 characters; at most 35 are read. Shorten it.",
            Read("---\nlanguages: en-12345678-12345678-12345678-12345678\n---\n").Sentences);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_those_of_the_prose_too() => Assert.Equal(
        (null, """
            site.md:6:1001: error: This paragraph has more than 1000 opening brackets; at most that many are read. Part it with empty lines.
            site.md:2:1: error: The key “nam” is not known here; the keys are name, tagline, address, keeper, contact, languages, licence.
            site.md:3:10: error: “rivers” is neither a mail address nor an address on the web; write it as errors@example.org or https://example.org/report.
            """),
        Read($"---\nnam: Rivers\ncontact: rivers\n---\n\n{new string('[', 1001)}\n"));

    [Theory]
    [InlineData("no front matter",
        "1:1: error: The file should start with front matter: a line “---”, keys with their values, and a second line “---”.")]
    [InlineData("", "1:1: error: The file should start with front matter: a line “---”, keys with their values, and a second line “---”.")]
    [InlineData("---\nname: Rivers\n---\n<<<<<<< mine\n",
        "4:1: error: A conflict marker stands here; decide which lines are right and take the marker out.")]
    public void What_is_no_such_file_is_told(string text, string sentence) => Assert.Equal((null, $"site.md:{sentence}"), Read(text));

    [Fact]
    public void What_is_no_text_or_no_file_is_told()
    {
        tiny.Write(SiteFile.Path, [0x2D, 0x2D, 0x2D, 0x0A, 0xFF]);
        Assert.Equal((null, "site.md:2:1: error: This byte is not UTF-8 text; save the file as UTF-8."), Read());
        tiny.Delete(SiteFile.Path);
        var path = tiny.Folder.FullPath(SiteFile.Path);
        foreach (var target in new[] { tiny.Folder.FullPath(TinyCollection.Collection), "nowhere" })
        {
            File.CreateSymbolicLink(path, target);
            Assert.Equal(
                (null, "site.md:0:0: error: “site.md” is a link; only files that lie in the content folder themselves are read."), Read());
            File.Delete(path);
        }
        Directory.CreateDirectory(path);
        Assert.Equal(
            (null, "site.md:0:0: error: “site.md” is a folder; what the site says of itself stands in a file of this name."), Read());
    }

    private (SiteDescription? Site, string Sentences) Read(string? text)
    {
        if (text is not null) tiny.Write(SiteFile.Path, text);
        return Read();
    }

    private (SiteDescription? Site, string Sentences) Read()
    {
        var diagnostics = new Diagnostics();
        var site = SiteFile.Read(tiny.Folder, diagnostics);
        return (site, string.Join('\n', diagnostics.All));
    }
}
