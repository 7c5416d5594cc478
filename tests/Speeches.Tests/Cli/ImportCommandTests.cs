using Xunit;

namespace Speeches.Tests.Cli;

/// <summary>What an editor reads who makes a mistake with <c>import</c>: each thing once, with the file as it was named, and nothing is written.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private const string Digest = $"{ContentCopy.Collection}/global-solidarity";

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("nothing.txt", null, "There is no such file; correct the name.")]
    [InlineData("empty.txt", "", "The file is empty; bring in the text as you received it.")]
    [InlineData("text.pdf", "text", "The text is taken from files that end with .txt, .html, .htm, .md; save the text of this one as .txt, or rename it where it is one of them.")]
    public void A_file_is_named_as_it_was_given(string name, string? text, string sentence)
    {
        var path = text is null ? $"received/{name}" : Received(name, text);
        var files = content.Files();
        var (code, output, error) = CommandLine.Run(content, "import", path, "--source", Digest, "--quiet", "--dry-run");
        Assert.Equal((1, "", $"{path}:0:0: error: {sentence}\n"), (code, output, error));
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void Of_the_text_of_pages_it_is_said_which_pages_they_are()
    {
        var path = Received("page.html", "<p>One line.</p>");
        var (code, _, error) = CommandLine.Run(content, "import", path, "--source", Digest, "--quiet", "--dry-run");
        Assert.Equal(1, code);
        Assert.StartsWith($"the text of {path}:2:1: error: The witness should begin with title and dateline, but has 1 line.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_that_is_not_the_one_to_be_carried_out_is_refused_and_the_warnings_are_said_once()
    {
        var path = Received("global-solidarity.txt", content.Text($"{ContentCopy.Digest}/0001/global-solidarity.txt"));
        var files = content.Files();
        var (code, output, error) = CommandLine.Run(content, "import", path, "--source", Digest, "--quiet", "--plan", "0000000000");
        Assert.Equal((1, ""), (code, output));
        var lines = error.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{ContentCopy.Digest}/0001:0:0: warning: The new witness is the same as witness 0001", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{ContentCopy.Digest}:0:0: error: The plan “0000000000” is not the one that would be carried out now", lines[1], StringComparison.Ordinal);
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void A_plan_that_cannot_be_written_as_a_page_is_an_error_with_its_place()
    {
        var path = Received("global-solidarity.txt", content.Text($"{ContentCopy.Digest}/0001/global-solidarity.txt"));
        var (code, output, error) = CommandLine.Run(content, "import", path, "--source", Digest, "--quiet", "--dry-run", "--report", "nowhere/plan.html");
        Assert.Equal((1, ""), (code, output));
        Assert.Matches("^nowhere/plan.html:0:0: error: The file could not be written: .* Name a file in a folder that is there; nothing was imported.\n$", error);
    }

    [Fact]
    public void Questions_are_asked_in_the_file_that_takes_the_answers_and_answers_are_never_overwritten()
    {
        var text = content.Text($"{ContentCopy.Digest}/0001/global-solidarity.txt").Split('\n');
        var at = Array.FindIndex(text, l => l.StartsWith("It also added that ", StringComparison.Ordinal));
        text[at] = "Also, China has released the genome sequencing early, and doctors in many countries were told what was learned of control and treatment.";
        string[] command = ["import", Received("digest.txt", string.Join('\n', text)), "--source", Digest, "--dry-run"];
        Assert.Contains("\nQuestions: put one of the lines of each into the file that --alignment names, ", CommandLine.Run(content, command).Output, StringComparison.Ordinal);

        var answers = Path.Combine(content.Root, "answers.csv");
        var (code, output, _) = CommandLine.Run(content, [.. command, "--alignment", "answers.csv"]);
        Assert.Equal(1, code);
        Assert.Contains("  answers.csv:0:0: error: The passage that begins “Also, China has released the genome sequencing” may be ", output, StringComparison.Ordinal);
        var questions = File.ReadAllText(answers);
        Assert.StartsWith("passage,answer,excerpt,reason\n\"Also, China has released the genome sequencing\",,", questions, StringComparison.Ordinal);

        Assert.Equal(1, CommandLine.Run(content, [.. command, "--alignment", "answers.csv"]).Code);
        Assert.Equal(questions, File.ReadAllText(answers));
        File.WriteAllText(answers, questions.Replace("sequencing\",,", "sequencing\",same,", StringComparison.Ordinal));
        Assert.Equal(0, CommandLine.Run(content, [.. command, "--alignment", "answers.csv"]).Code);
    }

    private string Received(string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(content.Root, "received"));
        File.WriteAllText(Path.Combine(content.Root, "received", name), text);
        return $"received/{name}";
    }
}
