using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

public sealed class ShiftedAttributionsTests
{
    private static readonly AttributedText[] Published =
    [
        new("We share the river, and the bridge.", "Phone call with António Lindqvist, May ,"),
        new("Its banks arent ours alone.", "Letter to Mira Dorn, May ,"),
        new("Who holds the spring holds nothing.", "Letter to King Leopold, June"),
        new("It runs to the sea.", "Speech at the Harvest Summit, June ,"),
        new("The store is full.", "Phone call with Ada Brandt, July ,"),
        new("Bread and salt.", "Phone call with Tomas Reyk, July ,"),
    ];

    private static AttributedText[] With(params int?[] attributions) =>
        [.. Published.Zip(attributions, (p, a) => p with { Attribution = a is { } index ? Published[index].Attribution : "Letter to the almanac" })];

    public static TheoryData<string, AttributedText[], AttributionShift[]> Cases() => new()
    {
        { "the first was lost", With(1, 2, 3, 4, 5, null), [new(0, 5, true)] },
        { "one was put in", With(null, 0, 1, 2, 3, 4), [new(1, 5, false)] },
        { "from the middle on", With(0, 1, null, 2, 3, 4), [new(3, 3, false)] },
        { "a restored copy", [.. With(1, 2, 3, 4, 5, null).Select(t => new AttributedText(t.Text.Replace("arent", "aren’t", StringComparison.Ordinal), t.Attribution!.Replace(" ,", " 3, 1932", StringComparison.Ordinal).Replace("ó", "", StringComparison.Ordinal)))], [new(0, 5, true)] },
        { "with a new passage between them", [.. With(1, 2, 3, 4, 5, null)[..2], new("Rye.", "Letter to Mira Dorn, May ,"), .. With(1, 2, 3, 4, 5, null)[2..]], [new(0, 5, true)] },
        { "one edited among them", [.. With(1, 2, 3, 4, 5, null)[..2], new("Who holds the well holds all.", Published[3].Attribution), .. With(1, 2, 3, 4, 5, null)[3..]], [new(0, 4, true)] },
        { "nothing moved", Published, [] },
        { "the order is reversed", [.. Published.Reverse()], [] },
        { "two changed places", With(1, 0, 2, 3, 4, 5), [] },
        { "two moved only", With(0, 1, 3, 4, 4, 5), [] },
        { "all are new", [.. Published.Select(p => p with { Attribution = "Letter to the almanac" })], [] },
        { "none has an attribution", [.. Published.Select(p => p with { Attribution = null })], [] },
        { "nothing is left", [], [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attributions_that_moved_by_one_are_found(string name, AttributedText[] today, AttributionShift[] shifts)
    {
        var found = ShiftedAttributions.Find(Published, today);
        Assert.True(shifts.SequenceEqual(found), $"{name}: {string.Join(", ", found)}");
    }

    [Fact]
    public void A_text_that_stands_twice_and_an_attribution_that_its_neighbour_shares_tell_nothing()
    {
        AttributedText[] twice = [.. Published, .. Published];
        Assert.Empty(ShiftedAttributions.Find(twice, [.. twice.Skip(1).Append(twice[0]).Zip(twice, (a, t) => t with { Attribution = a.Attribution })]));
        AttributedText[] alike = [.. Published.Select(p => p with { Attribution = Published[0].Attribution })];
        Assert.Empty(ShiftedAttributions.Find(alike, alike));
    }

    [Fact]
    public void Texts_of_another_script_are_told_apart_by_their_letters()
    {
        AttributedText[] published = [new("一条河", "致信甲"), new("两岸", "致信乙"), new("泉水", "致信丙"), new("大海", "致信丁")];
        Assert.Equal([new AttributionShift(0, 3, true)], ShiftedAttributions.Find(published, [.. published.Zip(published.Skip(1).Append(new("", "致信戊")), (t, a) => t with { Attribution = a.Attribution })]));
    }
}
