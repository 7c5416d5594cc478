using System.Text;
using Speeches.Content;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>Addresses and titles of occasions, as they are made when an occasion is first published.</summary>
public sealed class OccasionNamingTests : IDisposable
{
    private const string Call = "Phone call with Graustarkian President Otto Lindqvist";

    private static readonly DateOnly Day = new(1933, 1, 10);

    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void An_occasion_is_named_by_its_kind_its_party_and_its_month_and_by_no_day()
    {
        Publish(
            $"{Call}, 3 May 1932", $"{Call}, 4 May 1932", "Letter to Mira Dorn and Otto Lindqvist, June 1932",
            "Letter to King Leopold of Fenwick",
            "Speech at the Great Harvest Summit, December 1931",
            "Remarks at a meeting of the Grain Board, 31 October 1932");
        Assert.Equal(
            [
                "phone-call-otto-lindqvist-1932-05: Phone call with Otto Lindqvist, 3 May 1932",
                "phone-call-otto-lindqvist-1932-05-2: Phone call with Otto Lindqvist, 4 May 1932",
                "letter-sylvania-graustark-1932-06: Letter to Mira Dorn and Otto Lindqvist, June 1932",
                "letter-king-leopold: Letter to King Leopold",
                "speech-harvest-summit-1931-12: Speech, Harvest Summit, December 1931",
                "remarks-1932-10: Remarks at a meeting of the Grain Board, 31 October 1932",
            ],
            State().Occasions.Select(o => $"{o.Slug}: {o.FullTitle}"));
    }

    [Fact]
    public void An_address_that_ever_led_to_an_occasion_is_given_to_no_other()
    {
        const string slug = "phone-call-otto-lindqvist-1932-05";
        Publish($"{Call}, 3 May 1932");
        tiny.Replace(TinyCollection.Occasions, $"{slug},,", $"call-of-may,{slug},");
        Publish();
        Import($"{Call}, 3 May 1932", $"{Call}, 4 May 1932", $"{Call}, 5 May 1932");
        Assert.Equal(["call-of-may", $"{slug}-2", $"{slug}-3"], State().Occasions.Select(o => o.Slug));
        Assert.Equal([slug], State().Occasions[0].OldSlugs);
    }

    [Fact]
    public void What_an_occasion_was_named_it_stays_though_its_date_is_read_otherwise_and_its_passage_is_gone()
    {
        Publish($"{Call}, 3 May 1932", "Letter to King Leopold of Fenwick, June 1932");
        var (call, letter) = (State().Occasions[0], State().Occasions[1]);
        Import($"{Call}, 3 June 1932");
        var now = State().Occasions;
        Assert.Equal((call.Id, call.Slug, "Phone call with Otto Lindqvist, 3 June 1932"), (now[0].Id, now[0].Slug, now[0].FullTitle));
        Assert.Equal((letter.Id, letter.Slug, letter.FullTitle), (now[1].Id, now[1].Slug, now[1].FullTitle));
        Assert.Equal(letter.Members, now[1].Members);
    }

    [Fact]
    public void A_passage_that_is_gone_stays_a_member_of_the_occasion_it_was_from()
    {
        Publish($"{Call}, 3 May 1932", $"{Call}, May 1932");
        var call = Assert.Single(State().Occasions);
        // The second passage names no day: that both are from one call is read from the month.
        Assert.Equal(State().Excerpts.Select(e => e.Id), call.Members);
        Assert.Equal(Basis.Printed, call.Basis);
        Import($"{Call}, 3 May 1932");
        Assert.Single(State().Excerpts);
        Assert.Equal(call.Members, Assert.Single(State().Occasions).Members);
    }

    /// <summary>A page with a passage for each attribution, so unlike each other that each is known by its words.</summary>
    private static string Page(string[] attributions)
    {
        string[] words = ["Alders bend.", "Bridges hold fast.", "Cranes return early.", "Dams are kept.", "Eels go up.", "Fords are old."];
        var passages = attributions.Zip(words).Select(p => $"<p>{p.Second}</p>\n<p>— {p.First}</p>\n");
        return "<body><p>An almanac of rivers</p><p>20 November 1932</p><h2>The rivers</h2><p>Of rivers.</p>"
            + $"{string.Concat(passages)}</body>";
    }

    private void Publish(params string[] attributions)
    {
        if (attributions.Length > 0)
        {
            tiny.Write(TinyCollection.Page, Page(attributions));
            tiny.Replace(
                TinyCollection.WitnessFile, "  - numeral: II.\n    theme: II\ncaptions:\n  - The bridge at Strelsau … in flood.\n", "");
        }
        var diagnostics = new Diagnostics();
        Assert.NotNull(new Publisher(tiny.Folder).Publish(TinyCollection.Slug, Day, diagnostics));
        Assert.Empty(diagnostics.All);
    }

    private void Import(params string[] attributions)
    {
        var page = Encoding.UTF8.GetBytes(Page(attributions));
        var witness = new NewWitness(TinyCollection.Slug, "almanac", [("almanac.html", page)], null, null);
        var diagnostics = new Diagnostics();
        var publisher = new Publisher(tiny.Folder);
        Assert.NotNull(publisher.Import(witness, Day, publisher.PlanImport(witness, Day, diagnostics)!.Key, diagnostics));
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
    }

    private PublishedCollection State()
    {
        var diagnostics = new Diagnostics();
        return PublishedCollection.Read(tiny.Folder, TinyCollection.Slug, Authorities.Read(tiny.Folder, diagnostics), diagnostics)!;
    }
}
