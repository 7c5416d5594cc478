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
/// <param name="Revisions">The numbers of the revisions that have figures: the last <see cref="MostRevisions"/>, last to first, and the first.</param>
/// <param name="Figures">The figures of these.</param>
/// <param name="Sources">The short title of each source, by its slug.</param>
public sealed record CoveragePage(
    CollectionSummary Collection, IReadOnlyList<long> Revisions, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>The most revisions with figures, beside the first one: each is a column.</summary>
    public const int MostRevisions = 12;
}

public sealed partial class SpeechesStore
{
    private const string FiguresStatement = "select revision, section, name, count, characters from figure where collection = @slug order by revision desc, place";

    private const string RevisionsWithFiguresStatement = "select distinct revision from figure where collection = @slug order by revision desc";

    private const string ShortTitlesStatement = "select slug, short_title from source where collection = @slug";

    /// <summary>The coverage of a collection.</summary>
    /// <param name="slug">The collection.</param>
    /// <returns>Null where there is no such collection.</returns>
    public CoveragePage? FindCoverage(string slug) => Read(reader => Collection(reader, slug) is not { } collection ? null : new CoveragePage(
        collection, reader.Query<long>(RevisionsWithFiguresStatement, new { slug }), reader.Query<Figure>(FiguresStatement, new { slug }),
        reader.Query<(string Slug, string Title)>(ShortTitlesStatement, new { slug }).ToDictionary(s => s.Slug, s => s.Title)));
}
