using System.Text.RegularExpressions;
using System.Text.Json;
using Xunit;

namespace Speeches.Tests.Cli;

/// <summary>The editor's commands, run as processes: what they print, what they write, and how they end.</summary>
public partial class CommandTests
{
    private const string Collection = ContentCopy.Collection;

    [Fact]
    public void Check_prints_what_was_read_and_what_is_unpublished_and_writes_nothing()
    {
        using var content = ContentCopy.Unpublished();
        var files = content.Files();
        var (code, output, error) = CommandLine.Run(content, "check");
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n');
        Assert.Equal($"{Collection}: Solidarity against COVID-19", lines[0]);
        Assert.Contains("  unity-and-cooperation, witness 0001: 32444 characters", lines);
        Assert.Contains("    excerpt           43 spans    26521 characters  81.74 %", lines);
        Assert.Contains("  global-solidarity, witness 0001: 7064 characters", lines);
        Assert.Contains("    related link       9 spans      631 characters   8.93 %", lines);
        Assert.Equal(2, lines.Count(l => l == "    every character is read"));
        Assert.Contains("  theme II       20 excerpts: 16 unity-and-cooperation, 4 global-solidarity", lines);
        Assert.Contains("  unplaced        3 excerpts: 3 global-solidarity", lines);
        Assert.Contains("  40 occasions; 24 countries, 5 bodies, 31 people; 0 unresolved names", lines);
        Assert.Contains(lines, l => l.StartsWith("  unpublished: 64 new; changes in collection.md, ", StringComparison.Ordinal));
        Assert.Equal(files, content.Files());
        Assert.False(File.Exists(content.FullPath(".lock")));
    }

    [Fact]
    public void Check_says_that_nothing_is_unpublished_and_then_what_is()
    {
        using var content = ContentCopy.Published();
        Assert.EndsWith("\n  nothing is unpublished.\n", CommandLine.Run(content, "check").Output, StringComparison.Ordinal);
        content.PlaceTheUnplaced();
        Assert.EndsWith("\n  unpublished: 3 changed; changes in sources/global-solidarity/0001/witness.md.\n", CommandLine.Run(content, "check").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Publish_freezes_a_revision_prints_the_database_and_does_neither_again()
    {
        using var content = ContentCopy.Unpublished();
        var (code, output, error) = CommandLine.Run(content, "publish", Collection, "--date", "2026-11-21");
        Assert.Equal((0, ""), (code, error));
        var printed = Assert.Single(Directory.EnumerateFiles(content.Data, "*.db"));
        Assert.Equal($"{Collection}: published revision 1: 64 new, 40 occasions.\nPrinted {printed}.\n", output);
        Assert.Equal(new(2026, 11, 21), content.State().Revisions.Single().Info.Date);

        var files = content.Files();
        Assert.Equal((0, $"{Collection}: nothing to publish.\nPrinted {printed}.\n", ""), CommandLine.Run(content, "publish", Collection));
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void Build_prints_the_database_where_it_is_told()
    {
        using var content = ContentCopy.Published();
        var (code, output, error) = CommandLine.Run(content, "build", "--content", content.Folder.Root, "--data", Path.Combine(content.Root, "elsewhere"));
        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"Printed {Assert.Single(Directory.EnumerateFiles(Path.Combine(content.Root, "elsewhere"), "*.db"))}.\n", output);
        Assert.False(Directory.Exists(content.Data));
    }

    [Fact]
    public void Export_writes_one_record_a_line_in_the_order_of_the_sources()
    {
        using var content = ContentCopy.Published();
        var (code, output, error) = CommandLine.Run(content, "export", "--format", "jsonl");
        Assert.Equal((0, ""), (code, error));
        Assert.EndsWith("}\n", output, StringComparison.Ordinal);
        var records = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(64, records.Count);
        Assert.Equal(Enumerable.Repeat("unity-and-cooperation", 43).Concat(Enumerable.Repeat("global-solidarity", 21)), records.Select(r => r.GetProperty("source").GetString()));
        foreach (var source in records.GroupBy(r => r.GetProperty("source").GetString()))
        {
            var starts = source.Select(r => r.GetProperty("span").GetProperty("start").GetInt32()).ToList();
            Assert.Equal(starts.Order(), starts);
        }
        Assert.All(records, r => Assert.Equal(
            ["format", "id", "collection", "source", "witness", "theme", "section", "position", "label", "speakers", "voice", "translation", "lang", "text", "textAsPrinted", "attribution", "attributionAsPrinted",
                "occasion", "counterparts", "people", "date", "basis", "evidence", "quoted", "gaps", "notes", "emendations", "span", "version", "revision", "url"],
            r.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public void Export_of_one_collection_has_that_one_only_and_nothing_before_it_is_published()
    {
        using var content = ContentCopy.Unpublished();
        Assert.Equal((0, "", ""), CommandLine.Run(content, "export", "--collection", Collection));
        content.Publish();
        Assert.Equal(64, CommandLine.Run(content, "export", "--collection", Collection).Output.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("build", "--draft")]
    [InlineData("publish", Collection)]
    public void An_error_in_the_content_is_a_sentence_with_its_place_on_standard_error(params string[] command)
    {
        using var content = ContentCopy.Unpublished();
        content.Edit($"{ContentCopy.Digest}/0001/witness.md", "received: 2026-11-21", "received: 2026-11-31");
        var files = content.Files();
        var (code, output, error) = CommandLine.Run(content, command);
        Assert.Equal((1, $"{ContentCopy.Digest}/0001/witness.md:2:11: error: “2026-11-31” is not a day; write it as 2020-04-22, with a day that exists.\n"), (code, error));
        Assert.DoesNotContain("Printed", output, StringComparison.Ordinal);
        Assert.Equal(files, content.Files());
    }

    [Theory]
    [InlineData("speeches: “2020-02-30” is not a day; write it as 2026-11-21, with a day that exists.\n", "publish", Collection, "--date", "2020-02-30")]
    [InlineData("speeches: there is no collection “atlantis”; the collections are covid-19-solidarity.\n", "publish", "atlantis")]
    [InlineData("speeches: there is no collection “atlantis”; the collections are covid-19-solidarity.\n", "export", "--collection", "atlantis")]
    [InlineData("speeches: Required argument 'collection' missing for command: 'publish'.\nspeeches: run it with --help to see the commands and an example of each.\n", "publish")]
    [InlineData("speeches: Required command was not provided.\nspeeches: run it with --help to see the commands and an example of each.\n")]
    public void A_wrong_command_ends_with_2_and_writes_nothing(string sentence, params string[] command)
    {
        using var content = ContentCopy.Unpublished();
        var files = content.Files();
        Assert.Equal((2, "", sentence), CommandLine.Run(content, command));
        Assert.Equal(files, content.Files());
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("check", "--frobnicate")]
    [InlineData("export", "--format", "parchment")]
    public void An_unknown_command_option_or_form_ends_with_2(params string[] command)
    {
        using var content = ContentCopy.Unpublished();
        var (code, output, error) = CommandLine.Run(content, command);
        Assert.Equal((2, ""), (code, output));
        Assert.EndsWith("speeches: run it with --help to see the commands and an example of each.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_says_what_was_found_while_the_database_was_printed()
    {
        using var content = ContentCopy.Published();
        content.Write("site.md", "---\nnom: Speeches\n---\n");
        var (code, output, error) = CommandLine.Run(content, "export");
        Assert.Equal(0, code);
        Assert.Equal(64, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("site.md:2:1: warning: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_content_folder_that_is_not_there_is_said_to_be_missing()
    {
        using var content = ContentCopy.Unpublished();
        var nowhere = Path.Combine(content.Root, "nowhere");
        Assert.Equal((2, "", $"speeches: there is no collection “{Collection}”; no folder in {nowhere} is one.\n"), CommandLine.Run(content, "publish", Collection, "--content", nowhere));
        Assert.Equal((1, "", $".:0:0: error: There is no content folder at “{nowhere}”; run the command from the project’s folder, or say where it is.\n"), CommandLine.Run(content, "build", "--content", nowhere));
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public void The_example_in_the_help_of_each_command_works()
    {
        var examples = CommandLine.Examples();
        Assert.Subset(examples.Keys.ToHashSet(), new HashSet<string> { "check", "publish", "import", "undo", "build", "export" });
        using var content = ContentCopy.AsItStands();
        foreach (var (name, example) in examples)
        {
            const string run = "dotnet run --project src/Speeches.Cli -- ";
            Assert.StartsWith(run + name, example, StringComparison.Ordinal);
            var words = Word().Matches(example[run.Length..].Split(" > ")[0]).Select(w => w.Value.Trim('"')).ToArray();
            if (name == "erase") Suppress(content, words[2]);
            Assert.Equal((name, 0), (name, CommandLine.Run(content, words).Code));
        }
    }

    /// <summary>Only what is published as suppressed can be erased.</summary>
    private static void Suppress(ContentCopy content, string id)
    {
        content.EditLines(ContentCopy.Register, lines =>
            lines[lines.FindIndex(l => l.StartsWith($"{id},", StringComparison.Ordinal))] = $"{id},excerpt,suppressed,1,,2026-11-23,The publisher asked for it.");
        Assert.Equal(0, CommandLine.Run(content, "publish", ContentCopy.Collection).Code);
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [Fact]
    public void A_quiet_command_says_nothing_but_errors_and_warnings()
    {
        using var content = ContentCopy.AsItStands();
        content.PlaceTheUnplaced();
        Assert.Equal((0, "", ""), CommandLine.Run(content, "check", "--quiet"));
        Assert.Equal((0, "", ""), CommandLine.Run(content, "publish", Collection, "--quiet"));
        Assert.Equal(3, content.State().Revisions.Count);
        Assert.Equal((0, "", ""), CommandLine.Run(content, "undo", Collection, "--quiet"));
        Assert.Equal((0, "", ""), CommandLine.Run(content, "build", "--quiet"));
    }

    [Fact]
    public void What_was_found_and_done_is_written_as_json_where_that_is_asked_for()
    {
        using var content = ContentCopy.AsItStands();
        content.PlaceTheUnplaced();
        using var check = JsonDocument.Parse(CommandLine.Run(content, "check", "--json").Output);
        Assert.Contains(check.RootElement.GetProperty("coverage").EnumerateArray(), l => l.GetString()!.Contains("unpublished: 3 changed", StringComparison.Ordinal));
        Assert.Empty(check.RootElement.GetProperty("diagnostics").EnumerateArray());
        using var publish = JsonDocument.Parse(CommandLine.Run(content, "publish", Collection, "--json").Output);
        Assert.Equal(3, publish.RootElement.GetProperty("revision").GetInt32());
        content.Write(ContentCopy.Register, "id\n");
        using var broken = JsonDocument.Parse(CommandLine.Run(content, "check", "--json").Output);
        Assert.Equal("error", broken.RootElement.GetProperty("diagnostics")[0].GetProperty("severity").GetString());
    }

    [Fact]
    public void An_undo_that_is_only_tried_shows_what_it_would_do_and_writes_nothing()
    {
        using var content = ContentCopy.AsItStands();
        var files = content.Files();
        var (code, output, error) = CommandLine.Run(content, "undo", Collection, "--dry-run");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith($"{Collection}, revision 3:\n", output, StringComparison.Ordinal);
        Assert.Contains("Revision 2 was taken back; this one equals revision 1.", output, StringComparison.Ordinal);
        Assert.Equal(files, content.Files());
    }
}
