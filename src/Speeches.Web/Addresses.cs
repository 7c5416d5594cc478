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
        [PageKind.Counterparts] = new("/counterparts", "Counterparts"),
        [PageKind.Counterpart] = new("/counterparts/{id:slug}", "Counterpart"),
        [PageKind.CounterpartFeed] = new("/counterparts/{id:slug}.atom"),
        [PageKind.People] = new("/people", "People"),
        [PageKind.Person] = new("/people/{id:slug}", "Person"),
        [PageKind.Search] = new("/search", "Search"),
        [PageKind.Collection] = new("/{collection:slug}", "Collection"),
        [PageKind.CollectionFeed] = new("/{collection:slug}/revisions.atom"),
        [PageKind.CollectionJson] = new("/{collection:slug}/excerpts.json"),
        [PageKind.About] = new("/{collection:slug}/about", "About"),
        [PageKind.Chronology] = new("/{collection:slug}/chronology", "Chronology"),
        [PageKind.Coverage] = new("/{collection:slug}/coverage", "Coverage"),
        [PageKind.Theme] = new("/{collection:slug}/themes/{theme:slug}", "Theme"),
        [PageKind.ThemeFeed] = new("/{collection:slug}/themes/{theme:slug}.atom"),
        [PageKind.Source] = new("/{collection:slug}/sources/{source:slug}", "Source"),
        [PageKind.Occasion] = new("/{collection:slug}/occasions/{occasion:slug}", "Occasion"),
        [PageKind.Excerpt] = new("/{collection:slug}/excerpts/{id:slug}", "Excerpt"),
        [PageKind.Version] = new("/{collection:slug}/excerpts/{id:slug}/v{number:number}", "Version"),
        [PageKind.Revisions] = new("/{collection:slug}/revisions", "Revisions"),
        [PageKind.Revision] = new("/{collection:slug}/revisions/{number:number}", "Revision"),
        [PageKind.RevisionTheme] = new("/{collection:slug}/revisions/{number:number}/themes/{theme:slug}", "RevisionTheme"),
    }.ToFrozenDictionary();

    public static string Library => Of(PageKind.Library);

    public static string Counterparts => Of(PageKind.Counterparts);

    public static string People => Of(PageKind.People);

    public static string Search => Of(PageKind.Search);

    public static string Counterpart(string id) => Of(PageKind.Counterpart, id);

    public static string CounterpartFeed(string id) => Of(PageKind.CounterpartFeed, id);

    public static string Person(string id) => Of(PageKind.Person, id);

    public static string Collection(string collection) => Of(PageKind.Collection, collection);

    public static string CollectionFeed(string collection) => Of(PageKind.CollectionFeed, collection);

    public static string CollectionJson(string collection) => Of(PageKind.CollectionJson, collection);

    public static string About(string collection) => Of(PageKind.About, collection);

    public static string Chronology(string collection) => Of(PageKind.Chronology, collection);

    public static string Coverage(string collection) => Of(PageKind.Coverage, collection);

    public static string Theme(string collection, string theme) => Of(PageKind.Theme, collection, theme);

    public static string ThemeFeed(string collection, string theme) => Of(PageKind.ThemeFeed, collection, theme);

    public static string Source(string collection, string source) => Of(PageKind.Source, collection, source);

    public static string Occasion(string collection, string occasion) => Of(PageKind.Occasion, collection, occasion);

    public static string Excerpt(string collection, string id) => Of(PageKind.Excerpt, collection, id);

    public static string Revisions(string collection) => Of(PageKind.Revisions, collection);

    public static string Revision(string collection, long? number) => Of(PageKind.Revision, collection, Number(number));

    public static string RevisionTheme(string collection, long number, string theme) =>
        Of(PageKind.RevisionTheme, collection, Number(number), theme);

    public static string Of(Excerpt excerpt) => Excerpt(excerpt.Collection, excerpt.Id);

    public static string Of(ExcerptLink link) => Excerpt(link.Collection, link.Id);

    /// <summary>One version of an excerpt.</summary>
    /// <param name="excerpt">The excerpt, in any version.</param>
    /// <param name="version">The number; null for that of the excerpt as given.</param>
    public static string Version(Excerpt excerpt, long? version = null) =>
        Of(PageKind.Version, excerpt.Collection, excerpt.Id, Number(version ?? excerpt.Version));

    /// <summary>The address of a page that the database has; of a search, with the words that are looked for.</summary>
    public static string Of(PublicPage page) =>
        page is { Kind: PageKind.Search, Parts: [var words] } ? SearchAddress.Of(new(words)) : Of(page.Kind, [.. page.Parts]);

    /// <summary>Every public address of a database, with what it is of; read while the caller takes them.</summary>
    public static IEnumerable<(string Address, PublicPage Page)> All(SpeechesStore store) =>
        store.PublicPages().Select(page => (Of(page), page));

    /// <summary>The route of what is no Razor page.</summary>
    internal static string Route(PageKind kind) => Forms[kind].Route;

    /// <summary>Gives every Razor page its route; one without an address of its own is a mistake.</summary>
    internal static void Lead(RazorPagesOptions options)
    {
        var ofPage = Forms.Values.Append(Error).Where(form => form.Page is not null).ToDictionary(form => $"/{form.Page}");
        options.Conventions.AddFolderRouteModelConvention("/", page =>
        {
            page.Selectors.Clear();
            page.Selectors.Add(new SelectorModel { AttributeRouteModel = new() { Template = ofPage[page.ViewEnginePath].Route.TrimStart('/') } });
        });
    }

    private static string Of(PageKind kind, params ReadOnlySpan<string> parts) => Forms[kind].Of(parts);

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>What addresses of one kind look like.</summary>
    private sealed class AddressForm
    {
        /// <summary>What stands before, between and behind the parts.</summary>
        private readonly List<string> between = [];

        /// <param name="route">The route, its parts in braces.</param>
        /// <param name="page">The Razor page; null where the answer is none.</param>
        public AddressForm(string route, string? page = null)
        {
            (Route, Page) = (route, page);
            foreach (var piece in route.Split('{')) between.Add(piece[(piece.IndexOf('}', StringComparison.Ordinal) + 1)..]);
        }

        public string Route { get; }

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
