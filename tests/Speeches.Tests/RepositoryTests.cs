using System.Diagnostics;
using System.Text.RegularExpressions;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests;

/// <summary>What git keeps, and what the code does not know.</summary>
public class RepositoryTests
{
    [Theory]
    [InlineData("content/covid-19-solidarity/register.csv")]
    [InlineData("content/covid-19-solidarity/collection.md")]
    [InlineData("content/authorities/people.csv")]
    [InlineData("content/covid-19-solidarity/sources/unity-and-cooperation/0001/witness.md")]
    public void Content_is_kept_byte_for_byte(string path) => Assert.Equal($"{path}: text: unset\n", Git("check-attr", "text", "--", path));

    [Theory]
    [InlineData("content/covid-19-solidarity/register.csv.tmp")]
    [InlineData("content/covid-19-solidarity/revisions/0002.tmp/revision.json")]
    [InlineData("content/.lock")]
    public void Unfinished_work_is_never_committed(string path) => Assert.Equal($"{path}\n", Git("check-ignore", "--no-index", "--", path));

    [Fact]
    public void No_name_of_the_content_stands_in_the_code()
    {
        var authorities = Authorities.Read(new(Repository.Content), new());
        var names = authorities.People.Values.SelectMany(p => p.Spellings.Prepend(p.Name))
            .Concat(authorities.Counterparts.Values.SelectMany(c => c.Spellings.Concat(c.Demonyms).Prepend(c.Counterpart.Name))).ToList();
        Assert.InRange(names.Count, 50, 10_000);
        var known = new Regex($@"\b({string.Join('|', names.Select(Regex.Escape))})\b");
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")).ToList();
        Assert.InRange(files.Count, 50, 1000);
        Assert.Empty(files.SelectMany(f => known.Matches(File.ReadAllText(f)).Select(m => $"{Path.GetRelativePath(Repository.Root, f)}: {m.Value}")));
    }

    /// <summary>A value that is missing means nothing, or the whole library would stand under an address that says nothing.</summary>
    [Fact]
    public void No_statement_reads_a_missing_value_as_everything()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Speeches"), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".sql", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, f => f.EndsWith("CollectionPage.cs", StringComparison.Ordinal));
        var everything = new Regex(@"@\w+ is (not )?null|(coalesce|ifnull)\(@", RegexOptions.IgnoreCase);
        Assert.Matches(everything, "where @id is null or id = @id");
        Assert.Empty(files.SelectMany(f => everything.Matches(File.ReadAllText(f)).Select(m => $"{Path.GetFileName(f)}: {m.Value}")));
    }

    private static string Git(params string[] arguments)
    {
        // The checkout may belong to another user than the one who runs the tests.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", .. arguments]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output;
    }
}
