using System.Collections.Frozen;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web;

/// <summary>
/// Every public address: which route leads to which page, how an address is written, and which there are. It stands written here and
/// nowhere else, so that a page that moves moves everywhere. All are paths from the root of the site, without a slash at the end.
/// </summary>
public static class Addresses
{
    /// <summary>Where the page for what went wrong is made; nobody can ask for it. The status of the answer follows.</summary>
    internal const string Errors = "/error";

    private static readonly AddressForm Error = new(Errors + "/{code:number}", "Error");

    private static readonly FrozenDictionary<PageKind, AddressForm> Forms = new Dictionary<PageKind, AddressForm>
    {
        [PageKind.Library] = new("/", "Index"),
        [PageKind.AboutSite] = new("/about", "AboutSite"),
        [PageKind.Counterparts] = new("/counterparts", "Counterparts", isCut: true),
        [PageKind.Counterpart] = new("/counterparts/{id:name}", "Counterpart", isCut: true),
        [PageKind.CounterpartFeed] = new("/counterparts/{id:name}.atom"),
        [PageKind.People] = new("/people", "People", isCut: true),
        [PageKind.Person] = new("/people/{id:name}", "Person", isCut: true),
        [PageKind.Search] = new("/search", "Search"),
        [PageKind.Collection] = new("/{collection:slug}", "Collection"),
        [PageKind.CollectionFeed] = new("/{collection:slug}/revisions.atom"),
        [PageKind.CollectionJson] = new("/{collection:slug}/excerpts.json"),
        [PageKind.About] = new("/{collection:slug}/about", "About"),
        [PageKind.Chronology] = new("/{collection:slug}/chronology", "Chronology"),
        [PageKind.Month] = new("/{collection:slug}/chronology/{month:month}", "Month", isCut: true),
        [PageKind.Coverage] = new("/{collection:slug}/coverage", "Coverage"),
        [PageKind.Theme] = new("/{collection:slug}/themes/{theme:slug}", "Theme", isCut: true),
        [PageKind.ThemeFeed] = new("/{collection:slug}/themes/{theme:slug}.atom"),
        [PageKind.Source] = new("/{collection:slug}/sources/{source:slug}", "Source", isCut: true),
        [PageKind.Occasion] = new("/{collection:slug}/occasions/{occasion:slug}", "Occasion", isCut: true),
        [PageKind.Excerpt] = new("/{collection:slug}/excerpts/{id:slug}", "Excerpt", isCut: true),
        [PageKind.Version] = new("/{collection:slug}/excerpts/{id:slug}/v{number:number}", "Version", isCut: true),
        [PageKind.Revisions] = new("/{collection:slug}/revisions", "Revisions", isCut: true),
        [PageKind.Revision] = new("/{collection:slug}/revisions/{number:number}", "Revision"),
        [PageKind.RevisionTheme] = new("/{collection:slug}/revisions/{number:number}/themes/{theme:slug}", "RevisionTheme", isCut: true),
    }.ToFrozenDictionary();

    /// <summary>Those whose places are found; where a chronology is cut, its months are.</summary>
    private static readonly IReadOnlyList<PageKind> Lists =
    [
        PageKind.Theme, PageKind.Occasion, PageKind.Counterpart, PageKind.Person, PageKind.Chronology, PageKind.Source,
            PageKind.RevisionTheme,
    ];

    public static string Library => Of(PageKind.Library);

    public static string AboutSite => Of(PageKind.AboutSite);

    public static string Counterparts => Of(PageKind.Counterparts);

    public static string People => Of(PageKind.People);

    public static string Search => Of(PageKind.Search);

    public static string CounterpartsFrom(long part) => Part(PageKind.Counterparts, part);

    public static string PeopleFrom(long part) => Part(PageKind.People, part);

    public static string Counterpart(string id, long part = 1) =>
        Part(PageKind.Counterpart, part, id);

    public static string CounterpartFeed(string id) => Of(PageKind.CounterpartFeed, id);

    public static string Person(string id, long part = 1) =>
        Part(PageKind.Person, part, id);

    public static string Collection(string collection) => Of(PageKind.Collection, collection);

    public static string CollectionFeed(string collection) => Of(PageKind.CollectionFeed, collection);

    public static string CollectionJson(string collection) => Of(PageKind.CollectionJson, collection);

    public static string About(string collection) => Of(PageKind.About, collection);

    public static string Chronology(string collection) => Of(PageKind.Chronology, collection);

    public static string Coverage(string collection) => Of(PageKind.Coverage, collection);

    public static string Theme(string collection, string theme, long part = 1) =>
        Part(PageKind.Theme, part, collection, theme);

    public static string ThemeFeed(string collection, string theme) => Of(PageKind.ThemeFeed, collection, theme);

    public static string Source(string collection, string source, long part = 1) =>
        Part(PageKind.Source, part, collection, source);

    public static string Occasion(string collection, string occasion, long part = 1) =>
        Part(PageKind.Occasion, part, collection, occasion);

    public static string Excerpt(string collection, string id, long part = 1) =>
        Part(PageKind.Excerpt, part, collection, id);

    public static string Revisions(string collection, long part = 1) => Part(PageKind.Revisions, part, collection);

    public static string Revision(string collection, long? number) => Of(PageKind.Revision, collection, Number(number));

    public static string RevisionTheme(string collection, long number, string theme, long part = 1) =>
        Part(PageKind.RevisionTheme, part, collection, Number(number), theme);

    public static string Month(string collection, string month, long part = 1) => Part(PageKind.Month, part, collection, month);

    /// <summary>A passage where it stands in its theme.</summary>
    public static string InTheme(ShownExcerpt passage) =>
        $"{Theme(passage.Excerpt.Collection, passage.Theme, passage.Places.Theme)}#{passage.Excerpt.Id}";

    /// <summary>A passage where it stands as spoken.</summary>
    public static string AsSpoken(ShownExcerpt passage)
    {
        var (excerpt, places) = (passage.Excerpt, passage.Places);
        var page = places.Month is null ? Chronology(excerpt.Collection) : Month(excerpt.Collection, places.Month, places.Spoken);
        return $"{page}#{excerpt.Id}";
    }

    /// <summary>A passage where it stands with one of its counterparts.</summary>
    public static string With(ShownExcerpt passage, string counterpart) =>
        $"{Counterpart(counterpart, passage.Places.With.GetValueOrDefault(counterpart, 1))}#{passage.Excerpt.Id}";

    /// <summary>The part of its source in which a place is, by its first UTF-16 unit; the caller adds the place.</summary>
    public static string InSource(ShownExcerpt passage, long start) =>
        Source(passage.Excerpt.Collection, passage.Excerpt.Source, passage.Places.InSource(start));

    /// <summary>What a place on a list is added to, to be led to the page that it is on.</summary>
    public static string At(PageKind list, params ReadOnlySpan<string> parts) => $"{Of(list, parts)}/at/";

    public static string Of(Excerpt excerpt) => Excerpt(excerpt.Collection, excerpt.Id);

    public static string Of(ExcerptLink link) => Excerpt(link.Collection, link.Id);

    /// <summary>One version of an excerpt.</summary>
    /// <param name="excerpt">The excerpt, in any version.</param>
    /// <param name="version">The number; null for that of the excerpt as given.</param>
    /// <param name="part">Which stretch of a long text.</param>
    public static string Version(Excerpt excerpt, long? version = null, long part = 1) =>
        Part(PageKind.Version, part, excerpt.Collection, excerpt.Id, Number(version ?? excerpt.Version));

    /// <summary>The address of a page that the database has; of a search, with the words that are looked for.</summary>
    public static string Of(PublicPage page) =>
        page is { Kind: PageKind.Search, Parts: [var words] }
        ? SearchAddress.Of(new(words))
        : Part(page.Kind, page.Number, [.. page.Parts]);

    /// <summary>Every public address of a database, with what it is of; read while the caller takes them.</summary>
    public static IEnumerable<(string Address, PublicPage Page)> All(SpeechesStore store) =>
        store.PublicPages().Select(page => (Of(page), page));

    /// <summary>The route of what is no Razor page.</summary>
    internal static string Route(PageKind kind) => Forms[kind].Route;

    /// <summary>
    /// The lists that are cut into pages, and the routes that lead to a place on one of them, of which the last part is the place.
    /// </summary>
    internal static IEnumerable<(PageKind List, string Route)> PlaceRoutes =>
        Lists.Select(list => (list, $"{Route(list)}/at/{{place:slug}}"));

    /// <summary>Gives every Razor page its route; one without an address of its own is a mistake.</summary>
    internal static void Lead(RazorPagesOptions options)
    {
        var ofPage = Forms.Values.Append(Error).Where(form => form.Page is not null).ToDictionary(form => $"/{form.Page}");
        options.Conventions.AddFolderRouteModelConvention("/", page =>
        {
            page.Selectors.Clear();
            foreach (var route in ofPage[page.ViewEnginePath].Routes)
                page.Selectors.Add(new SelectorModel { AttributeRouteModel = new() { Template = route.TrimStart('/') } });
        });
    }

    private static string Of(PageKind kind, params ReadOnlySpan<string> parts) => Forms[kind].Of(parts);

    private static string Part(PageKind kind, long part, params ReadOnlySpan<string> parts) =>
        part == 1 ? Of(kind, parts) : string.Create(CultureInfo.InvariantCulture, $"{Of(kind, parts)}/p{part}");

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>What addresses of one kind look like.</summary>
    private sealed class AddressForm
    {
        /// <summary>What stands before, between and behind the parts.</summary>
        private readonly List<string> between = [];

        /// <param name="route">The route, its parts in braces.</param>
        /// <param name="page">The Razor page; null where the answer is none.</param>
        /// <param name="isCut">Whether it may be too long for one page: from the second on, a page has its number behind.</param>
        public AddressForm(string route, string? page = null, bool isCut = false)
        {
            (Route, Page) = (route, page);
            Routes = isCut ? [route, route + "/p{part:part}"] : [route];
            foreach (var piece in route.Split('{')) between.Add(piece[(piece.IndexOf('}', StringComparison.Ordinal) + 1)..]);
        }

        public string Route { get; }

        public IReadOnlyList<string> Routes { get; }

        public string? Page { get; }

        public string Of(ReadOnlySpan<string> parts)
        {
            if (parts.Length != between.Count - 1) throw new ArgumentException($"{Route} has another number of parts than {parts.Length}.");
            var address = between[0];
            for (var n = 0; n < parts.Length; n++) address = string.Concat(address, parts[n], between[n + 1]);
            return address;
        }
    }
}
