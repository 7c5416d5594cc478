using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>The rows that a timeline is drawn from.</summary>
public sealed class TimelineTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.Published();
    private string path;

    public TimelineTests() => path = Path.Combine(content.Data, content.Print().File);

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_counterpart_counts_its_own_passages_of_an_occasion_alone()
    {
        Change("delete from excerpt_counterpart where counterpart = 'germany' and excerpt in (select id from excerpt where theme = 'iii')");
        using var store = new SpeechesStore(path);
        Assert.Equal(["I 1", "II 1"], Themes(store.FindCounterpart("germany")!.Timeline));
    }

    [Fact]
    public void A_collection_counts_every_passage_of_an_occasion_with_all_its_counterparts()
    {
        string id, printed;
        using (var before = new SpeechesStore(path))
        {
            var call = before.FindOccasion(ContentCopy.Collection, "phone-call-angela-merkel-2020-03")!;
            var passage = call.Passages.Single(p => p.Theme == "iii");
            (id, printed) = (passage.Excerpt.Id, passage.Excerpt.AttributionAsPrinted!);
        }
        var row = $"{id},counterparts,\"{printed}\",germany | france,weak,,both";
        content.Write($"{ContentCopy.Collection}/supplied.csv", $"target,field,printed,value,strength,url,note\n{row}\n");
        content.Publish("2026-11-22");
        path = Path.Combine(content.Data, content.Print().File);
        using var store = new SpeechesStore(path);
        var timeline = store.FindCollection(ContentCopy.Collection)!.Timeline;
        Assert.Equal(("2020-01-01", "2020-04-30"), (timeline.Earliest, timeline.Latest));
        var occasion = timeline.Occasions.Single(o => o.Occasion.Slug == "phone-call-angela-merkel-2020-03");
        Assert.Equal(["France", "Germany"], occasion.Counterparts);
        Assert.Equal([new("i", "I", 1), new("iii", "III", 1)], occasion.Themes);
        Assert.Null(timeline.Occasions[^1].Occasion.Date);
    }

    [Fact]
    public void A_counterpart_whom_no_passage_is_with_any_more_has_no_days()
    {
        Change("delete from excerpt_counterpart where counterpart = 'germany'");
        using var store = new SpeechesStore(path);
        var timeline = store.FindCounterpart("germany")!.Timeline;
        Assert.Empty(timeline.Occasions);
        Assert.Null(timeline.Earliest);
    }

    private static IEnumerable<string> Themes(Timeline timeline) => timeline.Occasions.Select(o => string.Join(", ", o.Themes.Select(t => $"{t.Numeral} {t.Excerpts}")));

    private void Change(string statement)
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        database.Open();
        database.Execute(statement);
    }
}
