using System.Diagnostics;
using System.Globalization;
using Speeches.Import;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

public class AlignmentTests
{
    [Fact]
    public void Many_passages_in_another_order_find_their_ids_without_searching_all_the_others()
    {
        const int Count = 100_000;
        var one = Published();
        var published = Enumerable.Range(0, Count).Select(i => one with { Id = Name(i), TextAsPrinted = Name(i) }).ToList();
        using var tiny = new TinyCollection();
        var read = tiny.Read(new())!.Excerpts[0];
        var source = read.Source with { Reading = read.Source.Reading with { Text = string.Concat(published.Select(p => p.TextAsPrinted)) } };
        var drafts = Enumerable.Range(1, Count - 1).Reverse().Select(i => new DraftExcerpt
        {
            Source = source, Passage = new(new(i * 6, (i + 1) * 6), null, default, null, false), Position = 1, Names = Names.None, PrintedDate = null,
        }).ToList();
        var since = Stopwatch.GetTimestamp();
        var left = Alignment.Align(drafts, published);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30), $"{Stopwatch.GetElapsedTime(since)}");
        Assert.Equal(Name(0), Assert.Single(left).Id);
        Assert.All(drafts, d => Assert.Equal(d.TextAsPrinted, d.Id));
    }

    private static string Name(int i) => i.ToString("000000", CultureInfo.InvariantCulture);

    private static Excerpt Published()
    {
        using var content = ContentCopy.Published();
        return content.State().Excerpts[0] with { Source = "almanac", AttributionAsPrinted = null };
    }
}
