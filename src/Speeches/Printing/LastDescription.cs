using Speeches.Content;

namespace Speeches.Printing;

/// <summary>What the site says of itself, as it is printed: what <c>site.md</c> says, or said when it could last be read.</summary>
internal static class LastDescription
{
    /// <summary>Reads it.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="shown">
    /// What was read last, which the published database has, asked for where the file cannot be read; null where there is none.
    /// </param>
    /// <param name="diagnostics">Where warnings go, of what is wrong with the file: nothing else waits for it to be mended.</param>
    public static SiteDescription Read(ContentFolder folder, Func<SiteDescription?> shown, Diagnostics diagnostics)
    {
        var found = new Diagnostics();
        if (SiteFile.Read(folder, found) is { } read) return read;
        foreach (var error in found.All) diagnostics.Add(error with { Severity = Severity.Warning });
        var last = shown();
        diagnostics.Warning(SiteFile.Path, 0, 0, last is null
            ? "Until this is mended, the site says nothing of itself."
            : "Until this is mended, the site says of itself what it said before.");
        return last ?? SiteDescription.None;
    }
}
