using System.Text.RegularExpressions;
using Speeches.Content;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests;

/// <summary>The editor's guide, content/README.md: what it tells an editor to do is done, and what it says is printed is printed.</summary>
public partial class EditorsGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Content, "README.md"));

    /// <summary>A block of the guide.</summary>
    /// <param name="Line">The line of its first fence, from 1.</param>
    /// <param name="Language">The first word behind the fence.</param>
    /// <param name="Said">What else stands behind the fence, such as <c>exit=1</c>.</param>
    /// <param name="Text">What it holds, with a line break at its end.</param>
    private sealed record Block(int Line, string Language, string Said, string Text);

    private static readonly List<Block> Blocks = Fenced().Matches(Guide)
        .Select(m => new Block(Guide[..m.Index].Count(c => c == '\n') + 1, m.Groups[1].Value, m.Groups[2].Value.Trim(), m.Groups[3].Value)).ToList();

    [Fact]
    public void Every_command_of_the_guide_does_what_it_says_in_the_order_of_the_guide()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "The guide uses sed, head and tail.");
        Assert.InRange(Blocks.Count(b => b.Language == "sh"), 15, 60);
        using var content = ContentCopy.AsItStands();
        CommandResult? last = null;
        var plan = "";
        foreach (var block in Blocks)
        {
            if (Said(block, "file") is { } file) Write(Path.Combine(content.Root, file), block);
            else if (block.Language == "sh") (last, plan) = Run(content, block, plan);
            else if (block.Language == "text" && block.Said != "ignore") Compare(block, last!);
        }
        var (code, _, error) = CommandLine.Run(content, "check");
        Assert.Equal((0, ""), (code, error));
    }

    [Fact]
    public void Every_command_of_the_program_is_in_the_guide_and_every_command_of_the_guide_exists()
    {
        var used = CommandRun().Matches(string.Concat(Blocks.Where(b => b.Language == "sh").Select(b => b.Text))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.Equal(CommandLine.Examples().Keys.Order(), used.Order());
    }

    [Theory]
    [InlineData(TinyCollection.WitnessFile)]
    [InlineData(TinyCollection.SourceFile)]
    [InlineData(TinyCollection.Collection)]
    public void Every_key_that_a_file_may_have_is_in_the_guide(string file)
    {
        using var tiny = new TinyCollection();
        tiny.Write(file, "---\nnonsense: here\n" + tiny.Folder.ReadText(file)["---\n".Length..]);
        var sentence = tiny.Sentences().Single(e => e.Contains("The key “nonsense” is not known here", StringComparison.Ordinal));
        var keys = sentence[(sentence.IndexOf("the keys are ", StringComparison.Ordinal) + "the keys are ".Length)..].TrimEnd('.').Split(", ");
        Assert.InRange(keys.Length, 5, 30);
        Assert.All(keys, k => Assert.True(Guide.Contains($"`{k}`", StringComparison.Ordinal) || Guide.Contains($"\n{k}:", StringComparison.Ordinal), $"The guide does not say what “{k}” is."));
    }

    [Fact]
    public void Every_key_of_the_file_about_the_site_is_in_the_guide()
    {
        using var tiny = new TinyCollection();
        tiny.Write(SiteFile.Path, "---\nnonsense: here\n---\n");
        var diagnostics = new Diagnostics();
        SiteFile.Read(tiny.Folder, diagnostics);
        var keys = Assert.Single(diagnostics.All).Sentence.Split("the keys are ")[1].TrimEnd('.').Split(", ");
        Assert.InRange(keys.Length, 7, 30);
        Assert.All(keys, k => Assert.Contains($"\n| `{k}` | ", Guide, StringComparison.Ordinal));
    }

    private static (CommandResult, string) Run(ContentCopy content, Block block, string plan)
    {
        CommandResult? last = null;
        foreach (var line in block.Text.TrimEnd('\n').Split('\n'))
        {
            // Whoever follows the guide names the number that the plan before was shown with.
            last = CommandLine.Shell(content, plan.Length == 0 ? line : PlanOption().Replace(line, m => m.Value == "--plan 0000000000" ? m.Value : $"--plan {plan}"));
            var expected = line == block.Text.TrimEnd('\n').Split('\n')[^1] ? int.Parse(Said(block, "exit") ?? "0", System.Globalization.CultureInfo.InvariantCulture) : 0;
            Assert.True(expected == last.Code, $"content/README.md:{block.Line}: “{line}” ended with {last.Code}, not {expected}:\n{last.Output}{last.Error}");
            if (PlanNumber().Match(last.Output) is { Success: true } shown) plan = shown.Groups[1].Value;
        }
        return (last!, plan);
    }

    /// <summary>Lines of the guide stand in the output in their order, one behind the other where no ellipsis stands between.</summary>
    private static void Compare(Block block, CommandResult outcome)
    {
        var printed = (outcome.Output + outcome.Error).TrimEnd('\n').Split('\n').Select(l => PlanNumber().Replace(l, "Plan …")).ToList();
        var at = 0;
        var mayskip = false;
        foreach (var line in block.Text.TrimEnd('\n').Split('\n').Select(l => PlanNumber().Replace(l, "Plan …")))
        {
            if (line == "…")
            {
                mayskip = true;
                continue;
            }
            var found = mayskip ? printed.IndexOf(line, at) : at < printed.Count && printed[at] == line ? at : -1;
            Assert.True(found >= 0, $"content/README.md:{block.Line}: “{line}” is not printed where the guide has it:\n{string.Join('\n', printed)}");
            (at, mayskip) = (found + 1, false);
        }
        Assert.True(mayskip || at == printed.Count, $"content/README.md:{block.Line}: more is printed than the guide has:\n{string.Join('\n', printed.Skip(at))}");
    }

    /// <summary>Writes a file as the guide shows it, or changes the lines that it shows as changed.</summary>
    private static void Write(string path, Block block)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (block.Language != "diff")
        {
            File.WriteAllText(path, block.Text);
            return;
        }
        var lines = block.Text.TrimEnd('\n').Split('\n');
        var (old, now) = (string.Concat(lines.Where(l => l[0] == '-').Select(l => l[1..] + "\n")), string.Concat(lines.Where(l => l[0] == '+').Select(l => l[1..] + "\n")));
        var text = File.ReadAllText(path);
        if (old.Length > 0) Assert.Equal(2, text.Split(old).Length);
        File.WriteAllText(path, old.Length > 0 ? text.Replace(old, now, StringComparison.Ordinal) : text + now);
    }

    private static string? Said(Block block, string key) => block.Said.Split(' ').FirstOrDefault(s => s.StartsWith($"{key}=", StringComparison.Ordinal))?[(key.Length + 1)..];

    [GeneratedRegex("^```([a-z]+)([^\n]*)\n(.*?\n)```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();

    [GeneratedRegex(@"src/Speeches\.Cli -- ([a-z-]+)")]
    private static partial Regex CommandRun();

    [GeneratedRegex("--plan [0-9a-f]{10}")]
    private static partial Regex PlanOption();

    [GeneratedRegex("^Plan ([0-9a-f]{10})", RegexOptions.Multiline)]
    private static partial Regex PlanNumber();
}
