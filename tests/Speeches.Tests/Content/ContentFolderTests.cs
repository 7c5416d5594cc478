using System.Text;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

public sealed class ContentFolderTests : IDisposable
{
    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void A_file_in_the_folder_is_read() => Assert.Equal(TinyCollection.SourceText, tiny.Folder.ReadText(TinyCollection.SourceFile));

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        tiny.Write("note.md", "\ufeffBread.");
        Assert.Equal("Bread.", tiny.Folder.ReadText("note.md"));
    }

    [Fact]
    public void The_collections_are_the_folders_that_have_a_collection_file() => Assert.Equal([TinyCollection.Slug], tiny.Folder.Collections);

    [Theory]
    [InlineData("../elsewhere.md", "../elsewhere.md:0:0: error: The path “../elsewhere.md” leads out of the content folder; name a file inside it.")]
    [InlineData("/etc/hostname", "/etc/hostname:0:0: error: The path “/etc/hostname” leads out of the content folder; name a file inside it.")]
    [InlineData("authorities/../../elsewhere.md", "authorities/../../elsewhere.md:0:0: error: The path “authorities/../../elsewhere.md” leads out of the content folder; name a file inside it.")]
    [InlineData("nul\0.md", "nul .md:0:0: error: The path “nul .md” leads out of the content folder; name a file inside it.")]
    [InlineData("missing.md", "missing.md:0:0: error: There is no file “missing.md”; put it there under this name, or correct the name where it is written.")]
    [InlineData("authorities", "authorities:0:0: error: There is no file “authorities”; put it there under this name, or correct the name where it is written.")]
    public void What_is_no_file_of_the_folder_is_refused(string path, string sentence) => Assert.Equal(sentence, Refusal(path));

    [Fact]
    public void A_folder_beside_it_whose_name_begins_the_same_is_outside() =>
        Assert.StartsWith("The path “", Assert.Throws<ContentException>(() => tiny.Folder.ReadBytes($"../{Path.GetFileName(tiny.Folder.Root)}-2/x")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_link_is_refused_though_its_target_is_in_the_folder()
    {
        File.CreateSymbolicLink(Path.Combine(tiny.Folder.Root, "link.md"), Path.Combine(tiny.Folder.Root, TinyCollection.SourceFile));
        Directory.CreateSymbolicLink(Path.Combine(tiny.Folder.Root, "lists"), Path.Combine(tiny.Folder.Root, "authorities"));
        Assert.Equal("link.md:0:0: error: “link.md” is a link; only files that lie in the content folder themselves are read.", Refusal("link.md"));
        Assert.Equal("lists/people.csv:0:0: error: “lists” is a link; only files that lie in the content folder themselves are read.", Refusal("lists/people.csv"));
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_unread()
    {
        using (var file = File.Create(Path.Combine(tiny.Folder.Root, "large.txt"))) file.SetLength(ContentFolder.LargestFile + 1);
        Assert.Equal("large.txt:0:0: error: “large.txt” has 67108865 bytes; at most 67108864 are read. Cut it into several sources.", Refusal("large.txt"));
    }

    [Fact]
    public async Task A_pipe_is_never_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes in folders.");
        var pipe = Path.Combine(tiny.Folder.Root, "pipe.txt");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe])) await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var refusal = await Task.Run(() => Refusal("pipe.txt"), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal($"pipe.txt:0:0: error: “pipe.txt” could not be read: “{pipe}” is a pipe or a device, and no plain file; take it away.", refusal);
    }

    [Fact]
    public void A_byte_that_is_no_text_is_refused_with_its_place()
    {
        tiny.Write("list.csv", [.. Encoding.UTF8.GetBytes("id\nGroß"), 0xDF]);
        Assert.Equal("list.csv:2:5: error: This byte is not UTF-8 text; save the file as UTF-8.", Assert.Throws<ContentException>(() => tiny.Folder.ReadText("list.csv")).Diagnostic.ToString());
    }

    private string Refusal(string path) => Assert.Throws<ContentException>(() => tiny.Folder.ReadBytes(path)).Diagnostic.ToString();

    /// <summary>A publish that succeeds must not leave what the next command refuses: the records of 30,000 excerpts are larger than what an editor brings in.</summary>
    [Fact]
    public void A_file_of_a_frozen_revision_may_be_larger_than_one_that_an_editor_brings()
    {
        using var tiny = new TinyCollection();
        var path = $"{TinyCollection.Slug}/revisions/0001/excerpts.jsonl";
        tiny.Write(path, "");
        using (var file = File.OpenWrite(Path.Combine(tiny.Folder.Root, path))) file.SetLength(ContentFolder.LargestFile + 1);
        Assert.Equal(ContentFolder.LargestFile + 1, tiny.Folder.ReadBytes(path).LongLength);
    }
}
