using System.Text;

namespace Speeches.Content;

/// <summary>
/// <c>site.md</c>: what the site says of itself. There need be none, and nothing in it has to be there. Nobody publishes it: it is read as
/// it is, and where it cannot be read, what was read last goes on.
/// </summary>
public static class SiteFile
{
    /// <summary>The file.</summary>
    public const string Path = "site.md";

    private const int LongestName = 100;
    private const int LongestLine = 300;
    private const int LongestAddress = 500;
    private const int LongestTag = 35;
    private const int MostLanguages = 20;

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns><see cref="SiteDescription.None"/> where there is no file; null where there is an error in it.</returns>
    public static SiteDescription? Read(ContentFolder folder, Diagnostics diagnostics)
    {
        if (Directory.Exists(folder.FullPath(Path)))
        {
            diagnostics.Error(Path, 0, 0, $"“{Path}” is a folder; what the site says of itself stands in a file of this name.");
            return null;
        }
        if (!folder.Exists(Path)) return SiteDescription.None;
        var found = new Diagnostics();
        var read = FrontMatter.Read(folder, Path, found) is { } file ? Read(file) : null;
        diagnostics.Include(found);
        return found.HasErrors ? null : read;
    }

    /// <summary>The public address of a site as it is written everywhere: its scheme and its host, without a slash at the end.</summary>
    /// <param name="given">What was given for one.</param>
    /// <returns>Null where that is no such address.</returns>
    public static string? Origin(string given) =>
        Uri.TryCreate(given, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
        && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
        && given.All(c => char.IsAscii(c) && !char.IsWhiteSpace(c))
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;

    private static SiteDescription Read(FrontMatter file)
    {
        var keys = file.Keys;
        keys.RefuseUnknown("name", "tagline", "address", "keeper", "contact", "languages", "licence");
        var address = Line(keys, "address", LongestAddress);
        if (address is not null && Origin(address) is null)
        {
            keys.Error("address", $"“{address}” is not the public address of a site; "
                + "give its scheme and host, as https://example.org, in ASCII and without a path.");
        }
        var contact = Line(keys, "contact", LongestAddress);
        if (contact is not null && Contact(contact) is null)
        {
            keys.Error("contact", $"“{contact}” is neither a mail address nor an address on the web; "
                + "write it as errors@example.org or https://example.org/report.");
        }
        return new(
            Line(keys, "name", LongestName), Line(keys, "tagline", LongestLine), address is null ? null : Origin(address),
            Line(keys, "keeper", LongestLine), contact is null ? null : Contact(contact), string.Join(' ', Languages(keys)),
            Line(keys, "licence", LongestLine), file.Prose[0].Html);
    }

    /// <summary>A text of one line; null where the key is missing, or has an error.</summary>
    private static string? Line(FrontMatterMap keys, string key, int longest)
    {
        if (keys.Text(key)?.Trim() is not { Length: > 0 } text) return null;
        if (text.Length > longest)
        {
            keys.Error(key, $"“{key}” has {text.Length} characters; at most {longest} are shown. Shorten it.");
            return null;
        }
        if (Unseen(text) is not { } unseen) return text;
        keys.Error(key, $"“{key}” has the character U+{unseen.Value:X4}, which ends a line, turns the direction of a text or is not seen; "
            + "write it in one line, without that.");
        return null;
    }

    /// <summary>
    /// The first character that could make more of a page look otherwise than its own words. What merely joins two letters or parts them
    /// belongs to some scripts.
    /// </summary>
    private static Rune? Unseen(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069)) return rune;
        }
        return null;
    }

    /// <summary>A mail address, without the scheme that it may be written with, or an address on the web; null for neither.</summary>
    private static string? Contact(string given)
    {
        const string mail = "mailto:";
        var address = given.StartsWith(mail, StringComparison.OrdinalIgnoreCase) ? given[mail.Length..] : given;
        if (IsMail(address)) return address;
        return Uri.TryCreate(given, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0
            && uri.UserInfo.Length == 0 && !given.Any(char.IsWhiteSpace) ? uri.AbsoluteUri : null;
    }

    /// <summary>What is a mail address to every program (RFC 5321, without quotation marks).</summary>
    private static bool IsMail(string address)
    {
        if (address.Split('@') is not [{ Length: > 0 and <= 64 } name, { Length: <= 255 } domain]) return false;
        return name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && domain.Contains('.', StringComparison.Ordinal)
            && domain.Split('.').All(l => l.Length is > 0 and <= 63 && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
    }

    private static IReadOnlyList<string> Languages(FrontMatterMap keys)
    {
        var tags = keys.Languages();
        if (tags.Count > MostLanguages)
            keys.Error("languages", $"There are {tags.Count} languages here; at most {MostLanguages} are shown.");
        foreach (var tag in tags.Where(t => t.Length > LongestTag))
            keys.Error("languages", $"The tag of a language has {tag.Length} characters; at most {LongestTag} are read. Shorten it.");
        return tags;
    }
}
