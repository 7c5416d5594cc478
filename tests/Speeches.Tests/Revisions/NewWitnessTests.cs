using System.Text;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>Where the files of a text that is brought in come to lie, and what its declaration says of them.</summary>
public sealed class NewWitnessTests : IDisposable
{
    private const string Almanac = TinyCollection.Source;
    private const string Declaration = "---\nbegins: [title]\n---\nTwo pages.\n";

    private const string Own = "A witness keeps files of its own under the names witness.md, emendations.csv, alignment.csv, text.txt; "
        + "give the file you received another name.";

    private const string Plain = "A file of a witness has a plain name that does not start with “.” and does not end with “.tmp”; "
        + "give it another.";

    private static readonly DateOnly Day = new(1933, 2, 3);

    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void A_witness_gets_the_number_after_the_highest_and_its_source_names_it()
    {
        foreach (var folder in new[] { "0007", "00012", "099", "09x9" }) tiny.Write($"{Almanac}/{folder}/kept.txt", "Kept.");
        var placed = Place(Declaration, ("one.txt", "One."), ("two.txt", "Two."))!;
        Assert.Equal(("almanac", "0008", "0001"), (placed.Source, placed.Number, placed.Before));
        Assert.Equal(
            [$"{Almanac}/0008/one.txt", $"{Almanac}/0008/two.txt", $"{Almanac}/0008/witness.md", TinyCollection.SourceFile],
            placed.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            TinyCollection.SourceText.Replace("\"0001\"", "\"0008\"", StringComparison.Ordinal), Text(placed, TinyCollection.SourceFile));
        Assert.Equal("Two.", Text(placed, $"{Almanac}/0008/two.txt"));
    }

    [Theory]
    [InlineData(
        "---\nreceived: 1930-01-01\nfiles:\n  - old.txt\n- older.txt\nbegins: [title]\n---\nreceived: in a letter.\n",
        "---\nreceived: 1933-02-03\nfiles: [\"one.txt\", \"two.txt\"]\nbegins: [title]\n---\nreceived: in a letter.\n")]
    [InlineData(
        "---\nfiles: [old.txt]\nreceived: 1930-01-01\n---\n",
        "---\nfiles: [\"one.txt\", \"two.txt\"]\nreceived: 1933-02-03\n---\n")]
    [InlineData(
        "\ufeff---\r\nbegins: [title]\r\n---\r\n",
        "\ufeff---\nreceived: 1933-02-03\nfiles: [\"one.txt\", \"two.txt\"]\nbegins: [title]\n---\n")]
    [InlineData(
        "---\n---\nfiles: of a year.\n",
        "---\nreceived: 1933-02-03\nfiles: [\"one.txt\", \"two.txt\"]\n---\nfiles: of a year.\n")]
    [InlineData("A letter.\n---\nfiles: [old.txt]\n---\n", "A letter.\n---\nfiles: [old.txt]\n---\n")]
    [InlineData("begins: [title]\n", "begins: [title]\n")]
    [InlineData("---\nbegins: [title]\n", "---\nbegins: [title]\n")]
    public void A_declaration_says_the_day_and_the_files_that_were_brought_in(string given, string written) =>
        Assert.Equal(written, Text(Place(given, ("one.txt", "One."), ("two.txt", "Two."))!, $"{Almanac}/0002/witness.md"));

    [Fact]
    public void A_witness_without_a_declaration_is_laid_out_as_the_present_one_but_for_its_notes()
    {
        var present = TinyCollection.WitnessText[..TinyCollection.WitnessText.IndexOf("One page", StringComparison.Ordinal)];
        Assert.Equal(
            present.Replace("received: 1933-01-02", "received: 1933-02-03", StringComparison.Ordinal)
                .Replace("[almanac.html]", "[\"almanac.html\"]", StringComparison.Ordinal) + "Laid out as witness 0001 is.\n",
            Text(Place(null, ("almanac.html", "<p>One.</p>"))!, $"{Almanac}/0002/witness.md"));
        tiny.Delete(TinyCollection.WitnessFile);
        Assert.Equal(
            [
                $"{TinyCollection.WitnessFile}:0:0: error: The source has no witness yet whose layout the new one could have; "
                    + "say how its text is laid out with --witness.",
            ],
            Said(null, ("almanac.html", "<p>One.</p>")));
        Assert.NotNull(Place(Declaration, ("almanac.html", "<p>One.</p>")));
    }

    [Fact]
    public void A_declaration_that_is_no_utf_8_stays_as_it_is()
    {
        byte[] bytes = [.. "---\nbegins: [t"u8, 0xef, 0xff, .. "le]\n---\n"u8];
        var received = new NewWitness(TinyCollection.Slug, "almanac", [("one.txt", "One."u8.ToArray())], bytes, null);
        var placed = received.Place(tiny.Folder, Day, new())!;
        Assert.Equal(bytes, placed.Files[$"{Almanac}/0002/witness.md"]);
    }

    [Fact]
    public void A_text_of_which_one_page_is_another_is_not_the_same_text()
    {
        Assert.Single(Said(Declaration, ("almanac.html", TinyCollection.PageText)));
        Assert.Empty(Said(Declaration, ("almanac.html", TinyCollection.PageText), ("more.html", "<p>More.</p>")));
        Assert.Empty(Said(Declaration, ("almanac.html", TinyCollection.PageText + "\n")));
    }

    [Fact]
    public void Two_files_of_one_name_are_refused()
    {
        const string told = ":0:0: error: Two files have this name; a witness keeps its files under their names, so give each its own.";
        Assert.Equal([$"one.txt{told}"], Said(Declaration, ("one.txt", "One."), ("two.txt", "Two."), ("One.txt", "Another.")));
    }

    [Theory]
    [InlineData("Witness.MD", Own)]
    [InlineData("one.txt.tmp", Plain)]
    [InlineData("one\\two.txt", Plain)]
    public void A_name_that_no_file_of_a_witness_can_have_is_refused(string name, string sentence) =>
        Assert.Equal([$"{name}:0:0: error: {sentence}"], Said(Declaration, (name, "One.")));

    [Fact]
    public void An_ending_is_known_in_any_case() => Assert.Empty(Said(Declaration, ("ONE.TXT", "One.")));

    [Fact]
    public void A_source_that_is_not_there_is_not_made()
    {
        var diagnostics = new Diagnostics();
        var received = new NewWitness(TinyCollection.Slug, "gazette", [("one.txt", "One."u8.ToArray())], null, null);
        Assert.Null(received.Place(tiny.Folder, Day, diagnostics));
        Assert.Equal(
            [
                $"{TinyCollection.Slug}/sources/gazette/source.md:0:0: error: There is no source “gazette” in “{TinyCollection.Slug}”; "
                    + $"write its source.md, and name it in the sources of {TinyCollection.Collection}.",
            ],
            diagnostics.All.Select(d => d.ToString()));
    }

    private static string Text(PlacedWitness placed, string path) => Encoding.UTF8.GetString(placed.Files[path]!);

    private PlacedWitness? Place(string? declaration, params (string Name, string Text)[] files) => Place(declaration, files, new());

    private IEnumerable<string> Said(string? declaration, params (string Name, string Text)[] files)
    {
        var diagnostics = new Diagnostics();
        Place(declaration, files, diagnostics);
        return diagnostics.All.Select(d => d.ToString());
    }

    private PlacedWitness? Place(string? declaration, (string Name, string Text)[] files, Diagnostics diagnostics) => new NewWitness(
        TinyCollection.Slug, "almanac", files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text))).ToList(),
        declaration is null ? null : Encoding.UTF8.GetBytes(declaration), null).Place(tiny.Folder, Day, diagnostics);
}
