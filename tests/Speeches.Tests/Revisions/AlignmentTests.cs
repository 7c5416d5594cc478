using System.Diagnostics;
using System.Globalization;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

public class AlignmentTests
{
    [Fact]
    public void Many_passages_in_another_order_find_their_ids_without_searching_all_the_others()
    {
        const int Count = 100_000;
        var then = Enumerable.Range(0, Count).Select(i => i.ToString("000000", CultureInfo.InvariantCulture)).Select(name => new AlignedPassage(name, name, null, null, null, [], null)).ToList();
        var now = then.Skip(1).Reverse().ToList();
        var since = Stopwatch.GetTimestamp();
        var result = Alignment.Align(then, now, []);
        Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30), $"{Stopwatch.GetElapsedTime(since)}");
        Assert.Equal(Enumerable.Range(1, Count - 1).Reverse(), result.Now.Select(n => n.Keeps!.Value));
    }
}
