using System.Diagnostics;
using Xunit;

namespace Speeches.Tests;

/// <summary>What git keeps.</summary>
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
    [InlineData("content/.lock-holder")]
    public void Unfinished_work_is_never_committed(string path) => Assert.Equal($"{path}\n", Git("check-ignore", "--no-index", "--", path));

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
