using System.Globalization;
using System.Text;
using Speeches.Content;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>
/// The made-up collection through five revisions, each made by the editor's own commands: the first; a correction and a supplied date;
/// a new witness that lacks a passage and has another; that one taken back; one passage merged, another suppressed.
/// </summary>
public sealed class RevisedSite : IDisposable
{
    public const string Collection = $"/{TinyCollection.Slug}";

    private readonly TinyCollection content = new();

    public RevisedSite()
    {
        Do((publisher, day, diagnostics) => publisher.Publish(TinyCollection.Slug, day, diagnostics), "1933-01-10");
        Ids = Records().ToDictionary(e => e.Text.Split(' ')[0], e => e.Id);

        content.Write($"{TinyCollection.Source}/0001/emendations.csv", "as-printed,reading,context,kind,reason\nneighbours,neighbours’,,apostrophe,the apostrophe was lost\n");
        content.Write($"{TinyCollection.Slug}/supplied.csv", $"target,field,printed,value,strength,url,note\n{Ids["Who"]},date,\"Letter to King Leopold of Fenwick regarding the Sylvanian dams, early June\",1932-06-04,press,,the Strelsau Gazette prints it\n");
        Do((publisher, day, diagnostics) => publisher.Publish(TinyCollection.Slug, day, diagnostics), "1933-02-10");

        var page = TinyCollection.PageText.Replace("<p>Bread &amp; salt.</p>\n", "<p>Ice on the <b>Elph</b> breaks in March.</p>\n", StringComparison.Ordinal);
        var witness = new NewWitness(TinyCollection.Slug, "almanac", [("almanac.html", Encoding.UTF8.GetBytes(page))], null, null);
        Do((publisher, day, diagnostics) => publisher.Import(witness, day, publisher.PlanImport(witness, day, diagnostics)!.Key, diagnostics), "1933-03-10");
        Ids["Ice"] = Records().Single(e => e.Text.StartsWith("Ice", StringComparison.Ordinal)).Id;

        Do((publisher, day, diagnostics) => publisher.Undo(TinyCollection.Slug, day, diagnostics), "1933-04-10");

        content.Replace($"{TinyCollection.Slug}/register.csv", $"{Ids["We"]},excerpt,live,1,,,", $"{Ids["We"]},excerpt,merged,1,{Ids["A"]},1933-05-10,It was printed twice.");
        content.Replace($"{TinyCollection.Slug}/register.csv", $"{Ids["The"]},excerpt,live,1,,,", $"{Ids["The"]},excerpt,suppressed,1,,1933-05-10,The Grain Board asked for it.");
        Do((publisher, day, diagnostics) => publisher.Publish(TinyCollection.Slug, day, diagnostics), "1933-05-10");
        Site = new(overHttp: false, content: content.Folder.Root);
    }

    internal RunningSite Site { get; }

    /// <summary>The id of each passage, by its first word.</summary>
    public Dictionary<string, string> Ids { get; }

    public string Address(string word) => $"{Collection}/excerpts/{Ids[word]}";

    public void Dispose()
    {
        Site.Dispose();
        content.Dispose();
    }

    private void Do(Func<Publisher, DateOnly, Diagnostics, Plan?> command, string date)
    {
        var diagnostics = new Diagnostics();
        var plan = command(new Publisher(content.Folder), DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), diagnostics);
        Assert.Equal("", string.Join('\n', diagnostics.All.Where(d => d.Severity == Severity.Error)));
        Assert.NotNull(plan);
    }

    private IReadOnlyList<Excerpt> Records()
    {
        var diagnostics = new Diagnostics();
        return PublishedCollection.Read(content.Folder, TinyCollection.Slug, Authorities.Read(content.Folder, diagnostics), diagnostics)!.Excerpts;
    }
}
