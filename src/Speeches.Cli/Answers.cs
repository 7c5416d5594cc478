using System.Globalization;
using System.Text;
using Speeches.Content;
using Speeches.Identity;
using Speeches.Revisions;

namespace Speeches.Cli;

/// <summary>The editor's answers to what an import asks: from a file, or typed at a terminal.</summary>
/// <param name="path">The file that was named; null where none was.</param>
internal sealed class Answers(string? path)
{
    /// <summary>What the file holds; null where there is none.</summary>
    public byte[]? Given() => path is not null && File.Exists(path) ? Editor.ReadGiven(path) : null;

    /// <summary>
    /// Writes the questions to the file that was named, if it is not there yet; where none was named, asks at the terminal.
    /// </summary>
    /// <param name="questions">What is open.</param>
    /// <param name="isTalkative">Whether a question may be put at the terminal.</param>
    /// <returns>The text of <c>alignment.csv</c> with the answers; null where none was given.</returns>
    public byte[]? Ask(IReadOnlyList<OpenQuestion> questions, bool isTalkative)
    {
        if (path is null && isTalkative && !Console.IsInputRedirected)
        {
            var answers = questions.Select(Ask).OfType<AlignmentEntry>().ToList();
            return answers.Count == 0 ? null : Encoding.UTF8.GetBytes(AlignmentFile.Write(answers));
        }
        if (path is not null && !File.Exists(path))
        {
            Editor.WriteAsked(path, AlignmentFile.Write(questions.Select(q => new AlignmentEntry(path, 0, q.Begins, null, q.Proposals[0].Excerpt.Id, string.Join("; ", q.Proposals.Select(Words))))));
            Console.Error.WriteLine($"The questions are written to {path}: write an answer (same, new, split, joined) in each row, correct the excerpt, say why, and run the command again.");
        }
        return null;
    }

    private static AlignmentEntry? Ask(OpenQuestion question)
    {
        Console.Error.WriteLine($"\nWhich excerpt is the passage that begins “{question.Begins}”?");
        for (var index = 0; index < question.Proposals.Count; index++)
        {
            var text = question.Proposals[index].Excerpt.Text;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {index + 1}  {Words(question.Proposals[index])}: {(text.Length > 200 ? text[..200] + " …" : text)}"));
        }
        Console.Error.Write("Type its number, new for none of them, or nothing to leave it open: ");
        var answer = Console.In.ReadLine()?.Trim();
        if (answer == "new") return new("", 0, question.Begins, AlignmentAnswer.New, "", "");
        if (!int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > question.Proposals.Count) return null;
        var chosen = question.Proposals[number - 1];
        return new("", 0, question.Begins, chosen.Answer, chosen.Excerpt.Id, "");
    }

    private static string Words(Proposal proposal) => string.Create(CultureInfo.InvariantCulture, $"{proposal.Answer.Name()} {proposal.Excerpt.Id} ({proposal.Score:0.00})");
}
