using System.Globalization;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Store;

/// <summary>A passage that goes from one counterpart or theme to another is told of to those who follow either.</summary>
public sealed class ChangeFeedTests : IDisposable
{
    private const string Speech = "Speech at the Great Harvest Summit, December 1931";

    private readonly TinyCollection content = new();
    private readonly string data = Directory.CreateTempSubdirectory("speeches-").FullName;

    public void Dispose()
    {
        content.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void Whoever_follows_a_counterpart_is_told_of_a_passage_that_is_with_another_now()
    {
        Publish("1933-01-10");
        Supply("counterparts", "league-of-rivers");
        Publish("1933-02-10");
        using var store = new SpeechesStore(Print());
        Assert.Equal(["2: changed counterparts", "1: new "], Told(store.FindChangesOfCounterpart("harvest-summit")));
        Assert.Equal(["2: changed counterparts"], Told(store.FindChangesOfCounterpart("league-of-rivers")));
        Assert.DoesNotContain("2: changed counterparts", Told(store.FindChangesOfCounterpart("graustark")));
    }

    [Fact]
    public void Whoever_follows_a_theme_is_told_of_a_passage_that_is_in_another_now()
    {
        Publish("1933-01-10");
        Supply("theme", "I");
        Publish("1933-02-10");
        using var store = new SpeechesStore(Print());
        var left = store.FindChangesOfTheme(TinyCollection.Slug, "harvests");
        Assert.Equal(["2: changed theme", "1: new ", "1: new ", "1: new "], Told(left));
        Assert.Equal(["2: changed theme", "1: new ", "1: new "], Told(store.FindChangesOfTheme(TinyCollection.Slug, "rivers")));
    }

    private static IEnumerable<string> Told(ChangeFeed? feed) => feed!.Changes
        .Select(c => $"{c.Revision}: {c.Outcome.Outcome.Name()} {string.Join(' ', c.Outcome.Fields.Select(f => f.Name))}");

    private void Supply(string field, string value)
    {
        var diagnostics = new Diagnostics();
        var authorities = Authorities.Read(content.Folder, diagnostics);
        var published = PublishedCollection.Read(content.Folder, TinyCollection.Slug, authorities, diagnostics)!;
        var id = published.Excerpts.Single(e => e.AttributionAsPrinted == Speech).Id;
        var row = $"{id},{field},\"{Speech}\",{value},press,,the Strelsau Gazette says so";
        content.Write($"{TinyCollection.Slug}/supplied.csv", $"target,field,printed,value,strength,url,note\n{row}\n");
    }

    private string Print()
    {
        var folder = new DataFolder(data);
        return folder.FilePath(new SitePrinter(content.Folder, folder).Print(new())!);
    }

    private void Publish(string date)
    {
        var diagnostics = new Diagnostics();
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.NotNull(new Publisher(content.Folder).Publish(TinyCollection.Slug, day, diagnostics));
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
    }
}
