
namespace Speeches.Tests;

/// <summary>Where the repository lies, found from this file's own place at build time or from the folder the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Content => Path.Combine(Root, "content");

    /// <summary>A file beside the test that asks.</summary>
    public static string TestFile(params string[] parts) => Path.Combine([Root, "tests", "Speeches.Tests", .. parts]);

    private static string FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Speeches.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException($"No folder above {from} holds Speeches.sln; run the tests from a checkout.");
    }
}
