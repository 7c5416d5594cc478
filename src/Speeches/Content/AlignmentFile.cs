using Speeches.Identity;

namespace Speeches.Content;

/// <summary>An editor's answer about a passage of a witness.</summary>
/// <param name="File">The file, for the sentences.</param>
/// <param name="Line">The line in the file.</param>
/// <param name="Passage">The words with which the passage begins, as printed, enough of them to stand for one; empty for one that is withdrawn.</param>
/// <param name="Answer">The answer; null where it is still open.</param>
/// <param name="Excerpt">The id of the published excerpt; empty for a new passage.</param>
/// <param name="Reason">Why; for one that is withdrawn it is shown to readers.</param>
public sealed record AlignmentEntry(string File, int Line, string Passage, AlignmentAnswer? Answer, string Excerpt, string Reason);

/// <summary>
/// The editor's answers about which published excerpt a passage of a witness is, <c>alignment.csv</c> in its folder; a witness about
/// which nothing was asked has no such file.
/// </summary>
public static class AlignmentFile
{
    private static readonly string[] Columns = ["passage", "answer", "excerpt", "reason"];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="diagnostics">Where errors go.</param>
    public static IReadOnlyList<AlignmentEntry> Read(ContentFolder folder, string path, Diagnostics diagnostics)
    {
        if (!folder.Exists(path)) return [];
        var entries = new List<AlignmentEntry>();
        foreach (var row in CsvTable.Read(folder, path, Columns, diagnostics))
        {
            AlignmentAnswer? answer = row["answer"] switch
            {
                "same" => AlignmentAnswer.Same,
                "new" => AlignmentAnswer.New,
                "split" => AlignmentAnswer.Split,
                "joined" => AlignmentAnswer.Joined,
                "withdrawn" => AlignmentAnswer.Withdrawn,
                _ => null,
            };
            if (answer is null && row["answer"].Length > 0) diagnostics.Add(row.Error("answer", $"“{row["answer"]}” is not an answer; the answers are same, new, split, joined, withdrawn."));
            else if (answer == AlignmentAnswer.Withdrawn != (row["passage"].Length == 0)) diagnostics.Add(row.Error("passage", "Every answer but “withdrawn” quotes the words with which the passage begins, and that one quotes none."));
            else if (answer == AlignmentAnswer.New && row["excerpt"].Length > 0) diagnostics.Add(row.Error("excerpt", "A new passage is none of those that were published; leave the excerpt empty."));
            else if (answer is not (null or AlignmentAnswer.New) && row["excerpt"].Length == 0) diagnostics.Add(row.Error("excerpt", "The answer names no excerpt; write its id."));
            else if (answer == AlignmentAnswer.Withdrawn && row["reason"].Length == 0) diagnostics.Add(row.Error("reason", "No reason is given; readers of a withdrawn passage are told why."));
            else entries.Add(new(path, row.Line, row["passage"], answer, row["excerpt"], row["reason"]));
        }
        return entries;
    }

    /// <summary>The file as it is written.</summary>
    /// <param name="entries">The answers.</param>
    public static string Write(IEnumerable<AlignmentEntry> entries) => CsvTable.Write(Columns, entries.Select(e => (IReadOnlyList<string>)
        [e.Passage, e.Answer?.Name() ?? "", e.Excerpt, e.Reason]));
}
