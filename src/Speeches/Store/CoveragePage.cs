namespace Speeches.Store;

/// <summary>A figure of one revision.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Section">What is counted.</param>
/// <param name="Name">Of what kind.</param>
/// <param name="Count">How many.</param>
/// <param name="Characters">How many UTF-16 units they have; null where characters are not counted.</param>
public sealed record Figure(long Revision, string Section, string Name, long Count, long? Characters);

/// <summary>How much of a collection is known, and how, revision by revision.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Revisions">The revisions, last to first.</param>
/// <param name="Figures">The figures of all of them.</param>
/// <param name="Sources">The short title of each source, by its slug.</param>
public sealed record CoveragePage(CollectionSummary Collection, IReadOnlyList<RevisionSummary> Revisions, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, string> Sources);

public sealed partial class SpeechesStore
{
    private const string FiguresStatement = "select revision, section, name, count, characters from figure where collection = @slug order by revision desc, place";

    private const string ShortTitlesStatement = "select slug, short_title from source where collection = @slug";

    /// <summary>The coverage of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection.</returns>
    public CoveragePage? FindCoverage(string slug) => FindRevisions(slug) is not { } revisions ? null : Read(reader =>
        new CoveragePage(revisions.Collection, revisions.Revisions, reader.Query<Figure>(FiguresStatement, new { slug }),
            reader.Query<(string Slug, string Title)>(ShortTitlesStatement, new { slug }).ToDictionary(s => s.Slug, s => s.Title)));
}
