namespace Speeches.Content;

/// <summary>A theme as the collection declares it.</summary>
/// <param name="Numeral">The numeral, which is the theme's id in the export record.</param>
/// <param name="Slug">The address; permanent.</param>
/// <param name="Title">The title; empty where the theme has none but its numeral.</param>
/// <param name="TitleFrom">The slug of the source whose words the title is; null where it is the editor's.</param>
public sealed record ThemeEntry(string Numeral, string Slug, string Title, string? TitleFrom);

/// <summary>What <c>collection.md</c> says.</summary>
/// <param name="Slug">The collection's folder and address.</param>
/// <param name="Title">The title.</param>
/// <param name="Speaker">The id of the person who speaks.</param>
/// <param name="Language">The language of the texts (BCP 47).</param>
/// <param name="Sources">The slugs of the sources, in their order.</param>
/// <param name="Themes">The themes, in their order.</param>
/// <param name="Introduction">What leads in.</param>
/// <param name="About">The page about these texts, the part behind the line <c>&lt;!-- about --&gt;</c>; empty where there is none.</param>
public sealed record CollectionFile(
    string Slug, string Title, string Speaker, string Language,
    IReadOnlyList<string> Sources, IReadOnlyList<ThemeEntry> Themes, Prose Introduction, Prose About)
{
    private const string AboutMark = "<!-- about -->";

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="slug">The collection.</param>
    /// <param name="path">The file: the collection's own, or the copy that a revision keeps.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>Null where it cannot be read; an error then says why.</returns>
    public static CollectionFile? Read(ContentFolder folder, string slug, string path, Diagnostics diagnostics)
    {
        if (!Slugs.IsSlug(slug) || Slugs.Reserved.Contains(slug))
        {
            diagnostics.Error(path, 0, 0, $"“{slug}” cannot be the address of a collection; use lower-case letters, digits and hyphens, and none of {string.Join(", ", Slugs.Reserved)}.");
            return null;
        }
        if (Slugs.IsPart(slug)) diagnostics.Error(path, 0, 0, Slugs.RefusalOfPart(slug));
        if (FrontMatter.Read(folder, path, diagnostics, AboutMark) is not { } file) return null;
        var keys = file.Keys;
        keys.RefuseUnknown("title", "speaker", "language", "sources", "themes");
        var themes = keys.Maps("themes").Select(ReadTheme).ToList();
        foreach (var twice in themes.GroupBy(t => t.Slug).Where(g => g.Count() > 1))
            keys.Error("themes", $"The slug “{twice.Key}” stands for {twice.Count()} themes; each needs its own.");
        foreach (var twice in themes.GroupBy(t => t.Numeral).Where(g => g.Count() > 1))
            keys.Error("themes", $"The numeral “{twice.Key}” stands for {twice.Count()} themes; each needs its own.");
        var sources = keys.List("sources");
        if (sources.Count == 0) keys.Error("sources", "The collection names no source; list the folders under sources/ in their order.");
        foreach (var source in sources.Where(s => !Slugs.IsSlug(s)))
            keys.Error("sources", $"“{source}” cannot be the address of a source; use lower-case letters, digits and hyphens.");
        foreach (var source in sources.Where(Slugs.IsPart)) keys.Error("sources", Slugs.RefusalOfPart(source));
        return new(slug, keys.Required("title"), keys.Required("speaker"), keys.Required("language"), sources, themes,
            file.Prose[0], file.Prose.ElementAtOrDefault(1) ?? Prose.None);
    }

    private static ThemeEntry ReadTheme(FrontMatterMap keys)
    {
        keys.RefuseUnknown("numeral", "slug", "title", "title-from");
        var slug = keys.Required("slug");
        if (slug.Length > 0 && (!Slugs.IsSlug(slug) || slug == "unplaced"))
            keys.Error("slug", $"“{slug}” cannot be the address of a theme; use lower-case letters, digits and hyphens (“unplaced” is taken).");
        if (Slugs.IsPart(slug)) keys.Error("slug", Slugs.RefusalOfPart(slug));
        return new(keys.Required("numeral"), slug, keys.Text("title") ?? "", keys.Text("title-from"));
    }
}
