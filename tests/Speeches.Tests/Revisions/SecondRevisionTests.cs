using Speeches.Revisions;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>The revision that restored the damaged text: every passage kept its id, and what was published before is still there.</summary>
public sealed class SecondRevisionTests : IClassFixture<SecondRevisionTests.Published>
{
    private static readonly string[] Fields = ["text", "attribution", "theme", "occasion", "counterparts", "people", "office", "date", "voice"];

    private readonly Published published;
    private readonly RevisionFolder first;
    private readonly RevisionFolder second;

    public SecondRevisionTests(Published published)
    {
        this.published = published;
        Assert.True(published.State.Revisions.Count >= 2, "Revision 2 is not published yet.");
        (first, second) = (published.State.Revisions[0], published.State.Revisions[1]);
    }

    [Fact]
    public void Every_excerpt_and_every_occasion_kept_its_id()
    {
        Assert.Equal(64, first.Excerpts.Count);
        Assert.Equal(first.Outcomes.Select(o => o.Excerpt), second.Outcomes.Select(o => o.Excerpt));
        Assert.Equal(Passages(first), Passages(second));
        var occasions = first.Excerpts.ToDictionary(e => e.Id, e => e.Occasion.Id);
        Assert.All(second.Excerpts, e => Assert.Equal(occasions[e.Id], e.Occasion.Id));
        Assert.All(published.State.Register.Where(r => r.FirstRevision <= 2), r => Assert.Equal(1, r.FirstRevision));
    }

    [Fact]
    public void Forty_four_excerpts_have_a_second_version_and_twenty_their_first()
    {
        Assert.Equal([(1, 20), (2, 44)], second.Outcomes.GroupBy(o => o.Version).Select(g => (g.Key, g.Count())).Order());
        Assert.All(second.Excerpts.Where(e => e.Version == 2), e => Assert.Equal(2, e.Revision));
        Assert.All(second.Excerpts.Where(e => e.Version == 1), e => Assert.Equal(1, e.Revision));
    }

    [Fact]
    public void The_first_version_of_each_is_still_read_with_its_text_and_the_title_its_occasion_had()
    {
        var changed = second.Outcomes.Where(o => o.Outcome == Outcome.Changed).Select(o => o.Excerpt).ToHashSet();
        Assert.All(first.Excerpts, then =>
        {
            var shown = published.Store.FindVersion(ContentCopy.Collection, then.Id, 1)!;
            Assert.Equal((then.Text, then.Attribution, 1, 1), (shown.Passage.Excerpt.Text, shown.Passage.Excerpt.Attribution, shown.Passage.Excerpt.Version, shown.Passage.Excerpt.Revision));
            Assert.Equal(then.Date, shown.Passage.Excerpt.Date);
            if (changed.Contains(then.Id)) Assert.Equal(then.Occasion.Title, shown.Passage.Excerpt.Occasion.Title);
            Assert.Equal(changed.Contains(then.Id), shown.Last.Excerpt.Version > 1);
        });
        Assert.Contains(first.Excerpts, e => changed.Contains(e.Id) && e.Occasion.Title == "Phone call with Angela Merkel, March 2020");
    }

    [Fact]
    public void Every_excerpt_that_changed_names_its_fields_and_no_other_does()
    {
        Assert.Equal([Outcome.Changed, Outcome.Noted, Outcome.Unchanged], second.Outcomes.Select(o => o.Outcome).Distinct().Order());
        var (then, now) = (first.Excerpts.ToDictionary(e => e.Id), second.Excerpts.ToDictionary(e => e.Id));
        Assert.All(second.Outcomes, outcome =>
        {
            Assert.Equal(outcome.Outcome == Outcome.Changed, outcome.Fields is { Count: > 0 });
            if (outcome.Fields is not { } fields) return;
            Assert.Subset(Fields.ToHashSet(), fields.Select(f => f.Name).ToHashSet());
            Assert.Equal(then[outcome.Excerpt].Text != now[outcome.Excerpt].Text, fields.Contains(Field.Text));
            Assert.Equal(then[outcome.Excerpt].Attribution != now[outcome.Excerpt].Attribution, fields.Contains(Field.Attribution));
            Assert.Equal(then[outcome.Excerpt].Date != now[outcome.Excerpt].Date, fields.Contains(Field.Date));
        });
    }

    [Fact]
    public void No_text_as_printed_changed()
    {
        var then = first.Excerpts.ToDictionary(e => e.Id);
        Assert.All(second.Excerpts, e => Assert.Equal((then[e.Id].TextAsPrinted, then[e.Id].AttributionAsPrinted), (e.TextAsPrinted, e.AttributionAsPrinted)));
    }

    private static IEnumerable<(string?, int, int)> Passages(RevisionFolder revision) =>
        revision.Spans.Where(s => s.Kind == SpanKind.Excerpt).Select(s => (s.Excerpt, s.Start, s.End));

    /// <summary>The real content, printed once.</summary>
    public sealed class Published : IDisposable
    {
        private readonly ContentCopy content = ContentCopy.AsItStands();

        public Published()
        {
            State = content.State();
            Store = new(Path.Combine(content.Data, content.Print().File));
        }

        public PublishedCollection State { get; }

        public SpeechesStore Store { get; }

        public void Dispose()
        {
            Store.Dispose();
            content.Dispose();
        }
    }
}
