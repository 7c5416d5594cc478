using System.Globalization;
using Speeches.Content;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>What an undo takes back, and what it refuses to overwrite or to lose.</summary>
public sealed class UndoTests : IDisposable
{
    private const string Slug = TinyCollection.Slug;
    private const string Emendations = $"{TinyCollection.Source}/0001/emendations.csv";
    private const string Corrected = "as-printed,reading,context,kind,reason\nneighbours,neighbours’,,apostrophe,the apostrophe was lost\n";

    private const string Changed = "has changes that are not published, and an undo would overwrite them; "
        + "publish them or take them back first.";

    private const string Unpublished = "is not published, and an undo would overwrite it; publish it or take it away first.";

    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void Where_nothing_came_before_there_is_nothing_to_take_back()
    {
        Assert.Equal([$"{Slug}/revisions:0:0: error: Nothing of “{Slug}” is published, so there is nothing to take back."], Refused());
        Publish("1933-01-10");
        Assert.Equal(
            [
                $"{Slug}/revisions:0:0: error: The first revision of “{Slug}” cannot be taken back: there is none before it, "
                    + "and what was public stays readable.",
            ],
            Refused());
    }

    [Theory]
    [InlineData("collection.md", "", Changed)]
    [InlineData("sources/almanac/0001/emendations.csv", null, Changed)]
    [InlineData("sources/almanac/0001/alignment.csv", "passage,answer,excerpt,reason\n", Unpublished)]
    [InlineData("supplied.csv", "target,field,printed,value,strength,url,note\n", Unpublished)]
    public void A_file_that_is_not_published_is_not_overwritten(string file, string? text, string sentence)
    {
        Publish("1933-01-10");
        tiny.Write(Emendations, Corrected);
        Publish("1933-02-10");
        var path = $"{Slug}/{file}";
        if (text is null) tiny.Delete(path);
        else if (text.Length > 0) tiny.Write(path, text);
        else tiny.Replace(path, "What the", "All that the");
        Assert.Equal([$"{path}:0:0: error: The file {sentence}"], Refused());
    }

    [Fact]
    public void A_file_that_the_revision_brought_goes_with_it()
    {
        Publish("1933-01-10");
        var call = State().Excerpts.Single(e => e.Text.StartsWith("We sow", StringComparison.Ordinal));
        tiny.Write(Emendations, Corrected);
        tiny.Write(
            $"{Slug}/supplied.csv",
            $"target,field,printed,value,strength,url,note\n{call.Id},theme,{call.AttributionAsPrinted},I,press,,so the Gazette\n");
        Publish("1933-02-10");
        Assert.Equal("I", State().Excerpts.Single(e => e.Id == call.Id).Theme!.Numeral);
        Assert.NotNull(Undo("1933-03-10", new()));
        Assert.False(tiny.Folder.Exists(Emendations) || tiny.Folder.Exists($"{Slug}/supplied.csv"));
        var undone = State().Excerpts.Single(e => e.Id == call.Id);
        Assert.Equal((call.Text, "II", 3), (undone.Text, undone.Theme!.Numeral, undone.Version));
        Assert.Null(new Publisher(tiny.Folder).Publish(Slug, Day("1933-03-10"), new()));
    }

    [Fact]
    public void A_theme_and_a_source_that_the_revision_brought_keep_their_addresses()
    {
        Publish("1933-01-10");
        const string harvests = "    title: The harvests\n";
        tiny.Replace(TinyCollection.Collection, harvests, harvests + "  - numeral: III\n    slug: mills\n    title: The mills\n");
        Publish("1933-02-10");
        Assert.Equal(
            [
                $"{TinyCollection.Collection}:0:0: error: Revision 2 brought the theme at “themes/mills”, "
                    + "and a theme’s address is permanent; an undo would lose it. Edit the files and publish them instead.",
            ],
            Refused());
        foreach (var path in new[] { TinyCollection.SourceFile, TinyCollection.WitnessFile, TinyCollection.Page })
            tiny.Write(path.Replace("sources/almanac", "sources/gazette", StringComparison.Ordinal), tiny.Folder.ReadBytes(path));
        tiny.Replace(TinyCollection.Collection, "sources: [almanac]", "sources: [almanac, gazette]");
        Publish("1933-03-10");
        Assert.Equal(
            [
                $"{TinyCollection.Collection}:0:0: error: Revision 3 brought the source “gazette”, and its address is permanent; "
                    + "an undo would lose it. Edit the files and publish them instead.",
            ],
            Refused());
    }

    private static DateOnly Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Publish(string date)
    {
        var diagnostics = new Diagnostics();
        Assert.NotNull(new Publisher(tiny.Folder).Publish(Slug, Day(date), diagnostics));
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
    }

    private Plan? Undo(string date, Diagnostics diagnostics) => new Publisher(tiny.Folder).Undo(Slug, Day(date), diagnostics);

    /// <summary>What is said of an undo that is refused.</summary>
    private IEnumerable<string> Refused()
    {
        var diagnostics = new Diagnostics();
        Assert.Null(Undo("1933-12-10", diagnostics));
        return diagnostics.All.Select(d => d.ToString());
    }

    private PublishedCollection State()
    {
        var diagnostics = new Diagnostics();
        return PublishedCollection.Read(tiny.Folder, Slug, Authorities.Read(tiny.Folder, diagnostics), diagnostics)!;
    }
}
