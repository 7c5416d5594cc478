using Speeches.Tests.Cli;
using Xunit;

namespace Speeches.Tests.Revisions;

public class RepeatabilityTests
{
    [Fact]
    public void The_same_content_in_two_folders_prints_the_same_database_and_the_same_export()
    {
        using var content = ContentCopy.Published();
        using var elsewhere = content.Again();
        Assert.Equal(0, CommandLine.Run(content, "build").Code);
        Assert.Equal(0, CommandLine.Run(elsewhere, "build").Code);
        // The pointer alone says which folder the database was printed from.
        Assert.Equal(content.Files().Where(IsNoPointer), elsewhere.Files().Where(IsNoPointer));
        Assert.Contains(content.Files(), f => f.Contains(".db ", StringComparison.Ordinal));
        Assert.Single(content.Files(), f => !IsNoPointer(f));

        var exported = CommandLine.Run(content, "export").Output;
        Assert.NotEmpty(exported);
        Assert.Equal(exported, CommandLine.Run(elsewhere, "export").Output);
    }

    private static bool IsNoPointer(string file) => !file.StartsWith("data/current.json ", StringComparison.Ordinal);

    [Fact]
    public void A_database_that_is_printed_twice_is_the_same()
    {
        using var content = ContentCopy.Published();
        Assert.Equal(0, CommandLine.Run(content, "build").Code);
        var files = content.Files();
        Assert.Equal(0, CommandLine.Run(content, "build").Code);
        Assert.Equal(files, content.Files());
    }
}
