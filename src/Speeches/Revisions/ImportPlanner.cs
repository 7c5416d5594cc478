using System.Text;
using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>
/// Plans what a new witness does. First the passages are aligned; then what editors wrote about the old witness is carried over to the
/// new one (emendations, answers, supplied values); then the revision is planned from all of it.
/// </summary>
/// <param name="seen">The content as it lies on the disk.</param>
/// <param name="witness">The new witness.</param>
/// <param name="date">The day that the revision would carry.</param>
/// <param name="diagnostics">Where errors go.</param>
internal sealed class ImportPlanner(ContentFolder seen, NewWitness witness, DateOnly date, Diagnostics diagnostics)
{
    /// <summary>Plans the import.</summary>
    /// <returns>Null where there is an error that leaves nothing to show.</returns>
    public Plan? Make()
    {
        if (witness.Place(seen, date, diagnostics) is not { } placed) return null;
        var files = new Dictionary<string, byte[]?>(placed.Files, StringComparer.Ordinal);
        CarryAnswers(placed, files);
        return Publisher.PlanReading(seen.Snapshot(files), seen, witness.Collection, date, placed, diagnostics);
    }

    /// <summary>What an editor answered about a passage of an earlier witness holds for the same words in a later one.</summary>
    private void CarryAnswers(PlacedWitness placed, Dictionary<string, byte[]?> files)
    {
        var scratch = new Diagnostics();
        var folder = seen.Snapshot(files);
        var authorities = Authorities.Read(folder, scratch);
        if (CollectionReading.Read(folder, witness.Collection, authorities, scratch) is not { } reading) return;
        var beginnings = reading.Excerpts.Where(e => e.Source.File.Slug == witness.Source).Select(e => e.TextAsPrinted).ToList();
        var place = SourceReading.Folder(witness.Collection, witness.Source, placed.Number);
        var given = AlignmentFile.Read(folder, $"{place}/alignment.csv", diagnostics);
        var carried = seen.Folders($"{witness.Collection}/sources/{witness.Source}").Reverse()
            .SelectMany(number => AlignmentFile.Read(seen, $"{SourceReading.Folder(witness.Collection, witness.Source, number)}/alignment.csv", scratch))
            .Where(a => a.Answer is not (null or AlignmentAnswer.Withdrawn) && beginnings.Count(b => b.StartsWith(a.Passage, StringComparison.Ordinal)) == 1);
        var answers = given.Concat(carried).DistinctBy(a => (a.Passage, a.Passage.Length == 0 ? a.Excerpt : "")).ToList();
        if (answers.Count > 0) files[$"{place}/alignment.csv"] = Encoding.UTF8.GetBytes(AlignmentFile.Write(answers));
    }
}
