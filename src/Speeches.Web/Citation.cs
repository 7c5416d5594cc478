using Speeches.Store;

namespace Speeches.Web;

/// <summary>How a passage is cited: who spoke and who reports it, on which occasion, in which source, in which collection and version, and where.</summary>
public static class Citation
{
    /// <summary>The citation of a published passage, in one line. What a reporter tells is never cited as the speaker’s words.</summary>
    /// <param name="shown">The passage and its source.</param>
    /// <param name="site">The address of the site, without a slash at its end; empty where it is not known.</param>
    public static string Of(ExcerptPage shown, string site)
    {
        var (excerpt, source, collection) = (shown.Passage.Excerpt, shown.Source, shown.Collection);
        var speakers = string.Join(", ", excerpt.Speakers.Select(s => s.Name));
        var speaker = excerpt.Voice == Voice.Direct ? speakers : $"{speakers}, as a reporter tells it";
        var occasion = excerpt.Occasion.Title;
        var work = string.Join(", ", new[] { $"“{source.Title}”", source.Publisher, source.Dateline is null ? null : Words.OfDay(source.Dateline) }.OfType<string>());
        return $"{speaker}: {occasion}. In {work} ({shown.Passage.Voice}). {collection.Title}, revision {collection.Revision} of "
            + $"{Words.OfDay(collection.RevisionDate)}, {Words.Place(excerpt)}, version {excerpt.Version}. "
            + $"{site}{Addresses.Version(excerpt)}";
    }
}
