namespace Speeches.Store;

/// <summary>What has an address of its own: each kind of page, and of other forms of pages.</summary>
public enum PageKind
{
    /// <summary>All collections.</summary>
    Library,

    /// <summary>What the site says of itself, where it says something.</summary>
    AboutSite,

    /// <summary>The list of countries and bodies.</summary>
    Counterparts,

    /// <summary>A country or body; its part is its slug.</summary>
    Counterpart,

    /// <summary>Its feed of changes.</summary>
    CounterpartFeed,

    /// <summary>The list of people.</summary>
    People,

    /// <summary>A person; the part is the slug.</summary>
    Person,

    /// <summary>The search; its part, if it has one, is the words that are looked for.</summary>
    Search,

    /// <summary>A collection; of this and of everything in it the first part is the slug of the collection.</summary>
    Collection,

    /// <summary>Its feed of changes.</summary>
    CollectionFeed,

    /// <summary>Its export records.</summary>
    CollectionJson,

    /// <summary>What is said about its texts.</summary>
    About,

    /// <summary>Its occasions as spoken.</summary>
    Chronology,

    /// <summary>A month of its chronology; the second part is <c>2020-03</c> or <c>undated</c>.</summary>
    Month,

    /// <summary>How much of it is known.</summary>
    Coverage,

    /// <summary>A theme; the second part is its slug.</summary>
    Theme,

    /// <summary>Its feed of changes.</summary>
    ThemeFeed,

    /// <summary>The text of a source; the second part is its slug.</summary>
    Source,

    /// <summary>An occasion; the second part is its slug.</summary>
    Occasion,

    /// <summary>An excerpt; the second part is its id.</summary>
    Excerpt,

    /// <summary>One version of an excerpt; the third part is its number.</summary>
    Version,

    /// <summary>The list of revisions.</summary>
    Revisions,

    /// <summary>A revision; the second part is its number.</summary>
    Revision,

    /// <summary>A theme as a revision had it; the third part is its slug.</summary>
    RevisionTheme,
}

/// <summary>How an address is answered.</summary>
public enum PageState
{
    /// <summary>With the page.</summary>
    There,

    /// <summary>With the address of another page, for ever.</summary>
    Moved,

    /// <summary>With what became of what was there.</summary>
    Gone,
}

/// <summary>What a public page is of. Its address is written by whoever serves it.</summary>
/// <param name="Kind">The kind of the page.</param>
/// <param name="State">How it is answered.</param>
/// <param name="Parts">What tells it from others of its kind, in the order of its address: slugs, ids, numbers.</param>
/// <param name="Number">Of what is cut into pages, which of them, from 1.</param>
public sealed record PublicPage(PageKind Kind, PageState State, IReadOnlyList<string> Parts, long Number = 1);
