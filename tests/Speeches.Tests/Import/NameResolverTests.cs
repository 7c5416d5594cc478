using Speeches.Content;
using Speeches.Import;
using Speeches.Parsing;
using Xunit;

namespace Speeches.Tests.Import;

public sealed class NameResolverTests : IDisposable
{
    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("Phone call with Graustarkian President Otto Lindqvist", "graustark (Graustarkian)", "otto-lindqvist (Graustarkian President)")]
    [InlineData("Phone call with President of the Kingdom of Graustark Otto Lindqvist", "graustark (Kingdom of Graustark)", "otto-lindqvist (President of the Kingdom of Graustark)")]
    [InlineData("Phone call with King Leopold of Fenwick", "fenwick (Fenwick)", "king-leopold (King + of Fenwick)")]
    [InlineData("Phone call with King Leopold of the Kingdom of Graustark", "graustark (Kingdom of Graustark)", "king-leopold (King + of the Kingdom of Graustark)")]
    [InlineData("Phone call with King Leopold", "fenwick (not printed)", "king-leopold (King)")]
    [InlineData("Phone call with King Leopold in Graustark", "fenwick (not printed)", "king-leopold (King)")]
    [InlineData("Phone call with Lindqvist", "graustark (not printed)", "otto-lindqvist ()")]
    [InlineData("Letter to President of the League of Rivers Tomas Reyk and Secretary-General of the LR Ada Brandt", "league-of-rivers (League of Rivers)", "tomas-reyk (President of the League of Rivers), ada-brandt (Secretary-General of the LR)")]
    [InlineData("Letter to Sylvanian Prime Minister Mira Dorn, Graustarkian President Otto Lindqvist", "sylvania (Sylvanian), graustark (Graustarkian)", "mira-dorn (Sylvanian Prime Minister), otto-lindqvist (Graustarkian President)")]
    [InlineData("Phone call with the League of Rivers", "league-of-rivers (League of Rivers)", "")]
    [InlineData("Letter to Flavia Elphberg and Mira Dorn regarding Graustark", "sylvania (not printed)", "mira-dorn ()")]
    [InlineData("Speech at the Great Harvest Summit in Sylvania", "harvest-summit (Great Harvest Summit)", "")]
    [InlineData("Remarks at a meeting with the Sylvanian Grain Board", "", "")]
    public void Who_is_named_is_known_with_the_characters_that_say_so(string line, string counterparts, string people)
    {
        var names = Resolve(line);
        Assert.Empty(names.Findings);
        Assert.Equal(counterparts, string.Join(", ", names.Counterparts.Select(c => $"{c.Id} ({c.Range?.In(line) ?? "not printed"})")));
        Assert.Equal(people, string.Join(", ", names.People.Select(p => $"{p.Id} ({string.Join(" + ", p.Office.Select(r => r.In(line)))})")));
    }

    [Theory]
    [InlineData("Phone call with Graustrkian President Otto Lindquist",
        "17 Error: “Graustrkian President Otto Lindquist” names no counterpart that the lists know. The nearest known names are “Otto Lindqvist”, “Graustarkian”, “Graustark”. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    [InlineData("Phone call with Graustarkin leaders",
        "17 Error: “Graustarkin leaders” names no counterpart that the lists know. The nearest known names are “Graustark”, “Graustarkian”. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    [InlineData("Phone call with Zzyzx",
        "17 Error: “Zzyzx” names no counterpart that the lists know. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    [InlineData("Phone call with Graustarkian and Sylvanian President Tomas Reyk",
        "17 Error: The office of “Tomas Reyk” names more than one counterpart (graustark, sylvania); the text cannot tell which is meant, so supply it.")]
    [InlineData("Phone call with Tomas Reyk",
        "17 Error: No list says which country or body “Tomas Reyk” stands for here; add the counterpart to authorities/people.csv.")]
    [InlineData("Phone call with Sylvanian Prime Minister Mira Dorn and Hugo Bran",
        "56 Warning: “Hugo Bran” is a name that no list knows. The nearest known names are “Brandt”. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    [InlineData("Phone call with Mira Dorn of the Sylvanian Diet",
        "44 Warning: “Diet” is a name that no list knows. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    [InlineData("Speech at the Great Harvst Summit",
        "8 Error: “at the Great Harvst Summit” names no body that the lists know. The nearest known names are “Great Harvest Summit”, “Harvest Summit”. Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.")]
    public void A_name_that_cannot_be_resolved_is_said_and_never_guessed(string line, string finding) =>
        Assert.Equal([finding], Resolve(line).Findings.Select(f => $"{f.At + 1} {f.Severity}: {f.Sentence}"));

    [Theory]
    [InlineData("Dornstein")]
    [InlineData("McDorn")]
    [InlineData("Dorn\u0301")]
    public void A_name_is_a_whole_word(string word) => Assert.Empty(Resolve($"Phone call with {word}").People);

    [Theory]
    [InlineData("Graustark", "Graustark Minor")]
    [InlineData("Graustark Minor", "Graustark")]
    public void Of_two_names_that_begin_alike_the_longer_is_meant_where_it_stands(string one, string other)
    {
        const string text = "Letter to Graustark Minor and Graustark";
        var found = new NameIndex([(one, one), (other, other)]).FindAll(text, new(0, text.Length));
        Assert.Equal(["Graustark Minor", "Graustark"], found.Select(m => m.Id));
    }

    private Names Resolve(string line)
    {
        var diagnostics = new Diagnostics();
        var authorities = Authorities.Read(tiny.Folder, diagnostics);
        Assert.Empty(diagnostics.All);
        var words = new AttributionReader(new() { Openings = authorities.Openings }).ReadLine(line, new(0, line.Length))!;
        return new NameResolver(authorities, "flavia-elphberg").Resolve(line, words);
    }
}
