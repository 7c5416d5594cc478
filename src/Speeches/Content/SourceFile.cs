namespace Speeches.Content;

/// <summary>What <c>source.md</c> says of a work.</summary>
/// <param name="Slug">The source's folder and address.</param>
/// <param name="Title">The title.</param>
/// <param name="ShortTitle">A few words for it in lists.</param>
/// <param name="Voice">Whose words its passages are.</param>
/// <param name="IsTranslation">Whether the words are translated.</param>
/// <param name="Publisher">Null where no witness names it.</param>
/// <param name="Address">Where it was published; null where that is not known.</param>
/// <param name="Rights">A sentence; null where nothing is known.</param>
/// <param name="Witness">The number of the current witness, four digits.</param>
/// <param name="Description">What is said of it.</param>
public sealed record SourceFile(
    string Slug, string Title, string ShortTitle, Voice Voice, bool IsTranslation, string? Publisher, string? Address, string? Rights, string Witness, Prose Description)
{
    /// <summary>The language of its text (BCP 47); null where it is the collection's.</summary>
    public string? Language { get; init; }

    /// <summary>The licence of its text, by name or address; null where none is known.</summary>
    public string? Licence { get; init; }

    /// <summary>Who holds the rights; null where nobody is known to.</summary>
    public string? Holder { get; init; }

    /// <summary>
    /// Whether its passages may be taken away many at once: in lists of records, exports and the like. Pages have them either way.
    /// </summary>
    public bool IsBulkAllowed { get; init; } = true;

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="slug">The source.</param>
    /// <param name="path">The file: the source's own, or the copy that a revision keeps.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>Null where it cannot be read; an error then says why.</returns>
    public static SourceFile? Read(ContentFolder folder, string slug, string path, Diagnostics diagnostics)
    {
        if (FrontMatter.Read(folder, path, diagnostics) is not { } file) return null;
        var keys = file.Keys;
        keys.RefuseUnknown("title", "short-title", "voice", "translation", "publisher", "address", "rights", "licence", "holder", "bulk", "witness", "language");
        var title = keys.Required("title");
        var witness = keys.Required("witness");
        if (witness.Length > 0 && (witness.Length != 4 || !witness.All(char.IsAsciiDigit)))
            keys.Error("witness", $"“{witness}” is not the number of a witness; write its four digits, such as “0001”.");
        var address = keys.Text("address");
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            keys.Error("address", $"“{address}” is not a web address; write it whole, with https://.");
        keys.Required("voice");
        return new(slug, title, keys.Text("short-title") ?? title,
            keys.OneOf("voice", Voice.Direct, ("direct", Voice.Direct), ("reported", Voice.Reported)),
            keys.OneOf("translation", false, ("no", false), ("yes", true)), keys.Text("publisher"), address, keys.Text("rights"), witness,
                file.Prose[0])
        {
            Language = keys.Language(),
            Licence = keys.Text("licence"),
            Holder = keys.Text("holder"),
            IsBulkAllowed = keys.OneOf("bulk", true, ("yes", true), ("no", false)),
        };
    }
}
