using System.Diagnostics;
using System.Text.RegularExpressions;
using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests;

/// <summary>What README.md claims, held against what is there.</summary>
public partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Every_command_is_documented_with_its_example_and_every_documented_command_exists()
    {
        var examples = CommandLine.Examples();
        Assert.InRange(examples.Count, 4, 20);
        Assert.Equal(examples.Keys.Order(), CommandRow().Matches(Readme).Select(m => m.Groups[1].Value).Order());
        Assert.All(examples, e => Assert.Contains($"| `{e.Value}` |", Readme, StringComparison.Ordinal));
        Assert.Subset(examples.Keys.ToHashSet(), CommandRun().Matches(Readme).Select(m => m.Groups[1].Value).ToHashSet());
    }

    [Fact]
    public void The_folders_that_are_listed_are_those_of_the_source()
    {
        var projects = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"));
        var rooms = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Speeches")).Where(d => Path.GetFileName(d) is not ("bin" or "obj"));
        var folders = projects.Concat(rooms).Select(d => Path.GetRelativePath(Repository.Root, d).Replace('\\', '/')).Order().ToList();
        Assert.Contains("src/Speeches/Parsing", folders);
        Assert.Equal(folders, FolderRow().Matches(Readme).Select(m => m.Groups[1].Value).Order());
    }

    [Fact]
    public void Every_file_that_is_named_exists()
    {
        var paths = NamedPath().Matches(Readme).Select(m => m.Groups[1].Value).Concat(["LICENSE", "SECURITY.md", "INFLUENCES.md"]).Distinct().ToList();
        Assert.InRange(paths.Count, 10, 100);
        Assert.All(paths, p => Assert.True(Path.Exists(Path.Combine(Repository.Root, p)), $"README.md names {p}, which is not there."));
    }

    [Fact]
    public void The_Serilog_packages_that_are_named_are_those_of_the_site()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", "Speeches.Web", "Speeches.Web.csproj"));
        var used = SerilogReference().Matches(project).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(["Serilog.AspNetCore"], used);
        var start = Readme.IndexOf("The site logs with ", StringComparison.Ordinal);
        var sentence = Readme[start..Readme.IndexOf('\n', start)];
        Assert.Equal(used, SerilogName().Matches(sentence).Select(m => m.Value));
    }

    [Fact]
    public void No_file_has_a_path_of_a_machine_or_the_address_of_a_package_registry()
    {
        var texts = Files().Select(f => (File: f, Bytes: File.ReadAllBytes(Path.Combine(Repository.Root, f)))).Where(f => !f.Bytes.Contains((byte)0)).ToList();
        Assert.Contains(texts, f => f.File == "README.md");
        Assert.Contains(texts, f => f.File.EndsWith("packages.lock.json", StringComparison.Ordinal));
        var found = texts.SelectMany(f => MachineOrRegistry().Matches(System.Text.Encoding.UTF8.GetString(f.Bytes)).Select(m => $"{f.File}: {m.Value}"));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("in /ho" + "me/somebody/checkout")]
    [InlineData("\"/ro" + "ot/.cache\"")]
    [InlineData(@"C:\Us" + @"ers\somebody")]
    [InlineData("https://api.nu" + "get.org/v3/in" + "dex.json")]
    [InlineData("https://registry.np" + "mjs.org/markdown")]
    public void Such_a_path_or_address_would_be_found(string text) => Assert.Matches(MachineOrRegistry(), text);

    /// <summary>Every file that is committed or would be.</summary>
    private static IEnumerable<string> Files()
    {
        // The checkout may belong to another user than the one who runs the tests.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var files = git.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
        return files.Where(f => File.Exists(Path.Combine(Repository.Root, f)));
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex CommandRow();

    [GeneratedRegex(@"src/Speeches\.Cli -- ([a-z-]+)")]
    private static partial Regex CommandRun();

    [GeneratedRegex(@"^\| `(src/[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex FolderRow();

    [GeneratedRegex(@"(?<![\w/])((?:src|tests|content)/[\w./-]*[\w])")]
    private static partial Regex NamedPath();

    [GeneratedRegex("PackageReference Include=\"(Serilog[^\"]*)\"")]
    private static partial Regex SerilogReference();

    [GeneratedRegex(@"Serilog(\.[A-Z]\w+)+")]
    private static partial Regex SerilogName();

    [GeneratedRegex(@"(?<![\w.~:/-])/(home|root|Users|work|mnt|builds|workspace)/[\w.]|\b[A-Z]:\\+Users|(nuget|npmjs|pypi|jfrog|visualstudio)\.(org|io|com)|/v3/index[.]json", RegexOptions.IgnoreCase)]
    private static partial Regex MachineOrRegistry();
}
