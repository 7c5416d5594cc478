using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

public sealed class LossesTests
{
    private static readonly Counterpart Graustark = new("graustark", "Graustark", CounterpartKind.Country, "XG");
    private static readonly Counterpart Sylvania = new("sylvania", "Sylvania", CounterpartKind.Country, "XS");

    private static readonly Excerpt[] Published =
    [
        Excerpt("aaaa", "I", Graustark), Excerpt("bbbb", "I", Sylvania), Excerpt("cccc", "I", Graustark, Sylvania), Excerpt("dddd", "I"),
        Excerpt("eeee", "II", Graustark), Excerpt("ffff", "II"), Excerpt("gggg", "II"), Excerpt("hhhh", null),
    ];

    [Theory]
    [InlineData("", "")]
    [InlineData("bbbb", "")]
    [InlineData("bbbb cccc", "No passage is with Sylvania (“sylvania”) any more; 2 passages were published. Check whether the text lacks what it had, or an attribution is read otherwise.", "2 of the 4 published passages of theme I would be withdrawn; check whether a part of the text is missing, or its layout is another.")]
    [InlineData("ffff gggg", "", "2 of the 3 published passages of theme II would be withdrawn; check whether a part of the text is missing, or its layout is another.")]
    [InlineData("hhhh", "")]
    public void What_would_be_lost_at_one_stroke_is_said(string withdrawn, params string[] sentences) => Assert.Equal(
        sentences.Where(s => s.Length > 0).Select(s => $"rivers/collection.md:0:0: warning: {s}"),
        Losses.Report("rivers/collection.md", Published, [.. Published.Where(e => !withdrawn.Split(' ').Contains(e.Id))], new HashSet<string>()).Select(d => d.ToString()));

    [Fact]
    public void What_lives_on_in_another_or_under_another_theme_is_not_lost()
    {
        Excerpt[] planned = [.. Published.Where(e => e.Id is not ("ffff" or "gggg")).Select(e => e.Theme?.Numeral == "I" ? e with { Theme = new("ii", "II") } : e)];
        Assert.Empty(Losses.Report("rivers/collection.md", Published, planned, new HashSet<string> { "ffff", "gggg" }));
    }

    [Fact]
    public void One_passage_with_a_counterpart_that_has_another_now_is_a_counterpart_that_vanished() => Assert.Equal(
        ["rivers/collection.md:0:0: warning: No passage is with Graustark (“graustark”) any more; 1 passage was published. Check whether the text lacks what it had, or an attribution is read otherwise."],
        Losses.Report("rivers/collection.md", [Published[0]], [Published[0] with { Counterparts = [Sylvania] }], new HashSet<string>()).Select(d => d.ToString()));

    private static Excerpt Excerpt(string id, string? theme, params Counterpart[] counterparts) => new()
    {
        Id = id,
        Collection = "rivers",
        Source = "almanac",
        Witness = "0001",
        Theme = theme is null ? null : new(theme.ToLowerInvariant(), theme),
        Section = [],
        Position = 1,
        Speakers = [new("flavia-elphberg", "Flavia Elphberg")],
        Voice = Voice.Direct,
        Translation = false,
        Lang = "en",
        Text = "We share the river.",
        TextAsPrinted = "We share the river.",
        Attribution = null,
        AttributionAsPrinted = null,
        Occasion = new("oooo", "letter", "letter", "Letter"),
        Counterparts = counterparts,
        People = [],
        Date = null,
        Basis = new(),
        Evidence = [],
        Quoted = [],
        Gaps = [],
        Notes = [],
        Emendations = [],
        Span = new(0, 19),
        Version = 1,
        Revision = 1,
    };
}
