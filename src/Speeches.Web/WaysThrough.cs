using Speeches.Store;

namespace Speeches.Web;

/// <summary>A place in one of the three orders in which passages are read.</summary>
/// <param name="Way"><c>compiled</c>, <c>spoken</c>, or <c>with-</c> and the slug of a counterpart.</param>
/// <param name="Name">The order in words: <c>as spoken</c>, <c>with Ruritania</c>.</param>
/// <param name="Url">The passage in that order.</param>
public sealed record WayLink(string Way, string Name, string Url);

/// <summary>An entry of a table of contents.</summary>
/// <param name="Anchor">The id of the place on the page.</param>
/// <param name="Before">What stands before the link: a position; null where nothing does.</param>
/// <param name="Text">The words of the link.</param>
/// <param name="Count">The number of passages there; null where it is one by its nature.</param>
public sealed record ContentsEntry(string Anchor, string? Before, string Text, int? Count);

/// <summary>What a page in one of the three orders says of itself: which order it is, how to change it, and what is on the page.</summary>
/// <param name="Way">The order of the page, as in <see cref="WayLink"/>.</param>
/// <param name="Name">The order in words.</param>
/// <param name="First">The first passage of the page, which the links to the other orders lead to as long as no other is being read.</param>
/// <param name="Entries">The table of contents.</param>
public sealed record WaysThrough(string Way, string Name, ShownExcerpt First, IReadOnlyList<ContentsEntry> Entries)
{
    /// <summary>As its themes have it.</summary>
    public const string Compiled = "compiled";

    /// <summary>As its chronology has it.</summary>
    public const string Spoken = "spoken";

    /// <summary>As the page of a counterpart has it.</summary>
    public static string With(string counterpart) => $"with-{counterpart}";

    /// <summary>The same passage in every order that it stands in.</summary>
    public static IEnumerable<WayLink> Of(ShownExcerpt passage)
    {
        var excerpt = passage.Excerpt;
        yield return new(Compiled, "as compiled", Addresses.InTheme(passage));
        yield return new(Spoken, "as spoken", Addresses.AsSpoken(passage));
        foreach (var counterpart in excerpt.Counterparts)
            yield return new(With(counterpart.Id), $"with {counterpart.Name}", Addresses.With(passage, counterpart.Id));
    }

    /// <summary>The anchor of an occasion on a page that is parted by occasions.</summary>
    public static string Anchor(string occasion) => $"o-{occasion}";

    /// <summary>The contents of a theme: each passage by whom it was said to, and on what kind of occasion.</summary>
    public static WaysThrough? OfTheme(IReadOnlyList<ShownExcerpt> passages) => passages.Count == 0 ? null : new(Compiled, "as compiled", passages[0],
        passages.Select(p => new ContentsEntry(p.Excerpt.Id, $"{p.Excerpt.Position}", ByAttribution(p.Excerpt), null)).ToList());

    /// <summary>The contents of a chronology: each occasion by whom it was with, and when.</summary>
    public static WaysThrough? OfChronology(IReadOnlyList<SpokenOccasion> occasions) => occasions.Count == 0 ? null
        : new(Spoken, "as spoken", occasions[0].Passages[0],
        occasions.Select(o => new ContentsEntry(Anchor(o.Occasion.Slug), null, $"{Whom(o)}, {o.Occasion.Date?.Describe() ?? "date not known"}", o.Passages.Count)).ToList());

    /// <summary>The contents of a counterpart’s page: each occasion.</summary>
    public static WaysThrough? OfCounterpart(CounterpartSummary counterpart, IReadOnlyList<OccasionPassages> occasions) => occasions.Count == 0 ? null : new(With(counterpart.Id), $"with {counterpart.Name}", occasions[0].Passages[0],
        occasions.Select(o => new ContentsEntry(Anchor(o.Occasion.Slug), null, o.Occasion.Title, o.Passages.Count)).ToList());

    private static string ByAttribution(Excerpt excerpt) => excerpt.Counterparts.Count == 0
        ? $"no counterpart: {Kind(excerpt)}{(excerpt.Date is null ? "" : $", {excerpt.Date.Describe()}")}"
        : $"{string.Join(", ", excerpt.Counterparts.Select(c => c.Name))}: {Kind(excerpt)}";

    private static string Whom(SpokenOccasion occasion) => occasion.Passages.SelectMany(p => p.Excerpt.Counterparts)
        .Select(c => c.Name).Distinct().ToList() is { Count: > 0 } names
        ? string.Join(", ", names)
        : occasion.Occasion.KindName;

    private static string Kind(Excerpt excerpt) => excerpt.Occasion.Kind.Replace('-', ' ');
}
