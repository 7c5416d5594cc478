using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>What publish refuses, in whole sentences; each time it writes nothing.</summary>
public class RefusalTests
{
    private const string Collection = ContentCopy.Collection;

    [Theory]
    [InlineData("excerpts.jsonl")]
    [InlineData("spans/*")]
    [InlineData("lists/people.csv")]
    [InlineData("outcomes.jsonl")]
    [InlineData("register.csv")]
    [InlineData("inputs/collection.md")]
    [InlineData("inputs/sources/global-solidarity/0001/witness.md")]
    public void A_frozen_file_that_was_edited(string file)
    {
        using var content = ContentCopy.Published();
        if (file == "spans/*") file = content.Folder.Files($"{Collection}/revisions/0001").First(f => f.StartsWith("spans/", StringComparison.Ordinal));
        content.Write($"{Collection}/revisions/0001/{file}", content.Text($"{Collection}/revisions/0001/{file}") + "\n");
        Assert.Equal(
            [$"{Collection}/revisions/0001/{file}:0:0: error: This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control."],
            content.Refused());
    }

    [Fact]
    public void A_revision_that_another_was_published_after_and_that_was_edited()
    {
        using var content = ContentCopy.Published();
        content.PlaceTheUnplaced();
        content.Publish();
        content.Edit($"{Collection}/revisions/0001/revision.json", "2026-11-21", "2026-11-20");
        Assert.Equal(
            [$"{Collection}/revisions/0001/revision.json:0:0: error: This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control."],
            content.Refused());
        // Its digest edited with it, the next revision still knows.
        var edited = ContentFolder.Digest(content.Folder.ReadBytes($"{Collection}/revisions/0001/revision.json"));
        File.WriteAllText(content.FullPath($"{Collection}/revisions/0001/revision.json.sha256"), edited + "\n");
        Assert.Equal(
            [$"{Collection}/revisions/0002/revision.json:0:0: error: The revision before this one is not the one it was published after: a frozen revision was edited. Restore it from version control."],
            content.Refused());
    }

    [Fact]
    public void A_file_in_a_frozen_revision_that_is_none_of_its_own()
    {
        using var content = ContentCopy.Published();
        File.WriteAllText(content.FullPath($"{Collection}/revisions/0001/notes.txt"), "A note.");
        Assert.Equal(
            [$"{Collection}/revisions/0001/notes.txt:0:0: error: This file does not belong to the frozen revision; take it out, or restore the folder from version control."],
            content.Refused());
    }

    [Fact]
    public void A_revision_of_a_newer_format()
    {
        using var content = ContentCopy.Published();
        content.Edit($"{Collection}/revisions/0001/revision.json", "\"format\": 3", "\"format\": 4");
        Assert.Equal([$"{Collection}/revisions/0001/revision.json:0:0: error: The revision is of format 4; this program knows formats up to 3. Use a newer one."], content.Refused());
    }

    [Fact]
    public void A_gap_in_the_numbers_of_the_revisions()
    {
        using var content = ContentCopy.Published();
        content.PlaceTheUnplaced();
        content.Publish();
        Directory.Move(content.FullPath($"{Collection}/revisions/0002"), content.FullPath($"{Collection}/revisions/0003"));
        Assert.Equal(
            [$"{Collection}/revisions/0003:0:0: error: This folder should be revision 2; revisions are numbered without a gap. Restore the missing one from version control."],
            content.Refused());
    }

    [Fact]
    public void A_missing_revision_that_minted_an_id()
    {
        using var content = ContentCopy.Published();
        var first = content.State().Excerpts[0].Id;
        content.Delete($"{Collection}/revisions/0001");
        Assert.Contains(
            $"{Collection}/register.csv:2:1: error: The id “{first}” was minted by revision 1, which is missing; restore the folder “{Collection}/revisions/0001” from version control.",
            content.Refused());
    }

    [Fact]
    public void A_witness_that_was_edited_after_it_was_published_from()
    {
        using var content = ContentCopy.Published();
        content.Edit($"{ContentCopy.Digest}/0001/global-solidarity.txt", "Russian counterpart", "Russian colleague");
        Assert.Equal(
            [$"{ContentCopy.Digest}/0001/global-solidarity.txt:0:0: error: This witness was edited after revision 1 was published from it; a witness is kept as received. Restore it from version control, and bring the change in as a new witness."],
            content.Refused());
    }

    [Theory]
    [InlineData("<<<<<<< HEAD")]
    [InlineData("=======")]
    [InlineData(">>>>>>> theirs")]
    public void A_conflict_marker_in_the_register(string marker)
    {
        using var content = ContentCopy.Published();
        content.EditLines(ContentCopy.Register, lines => lines.Insert(4, marker));
        Assert.Equal([$"{ContentCopy.Register}:5:1: error: A conflict marker stands here; decide which lines are right and take the marker out."], content.Refused());
    }

    [Fact]
    public void An_id_that_stands_twice_in_the_register()
    {
        using var content = ContentCopy.Published();
        var id = content.State().Register[1].Id;
        content.EditLines(ContentCopy.Register, lines => lines.Insert(7, lines[2]));
        Assert.Equal([$"{ContentCopy.Register}:8:1: error: The id “{id}” stands in line 3 already; an id has one row."], content.Refused());
    }

    [Fact]
    public void An_id_that_was_taken_out_of_the_register()
    {
        using var content = ContentCopy.Published();
        var id = content.State().Register[1].Id;
        content.EditLines(ContentCopy.Register, lines => lines.RemoveAt(2));
        Assert.Equal(
            [$"{ContentCopy.Register}:0:0: error: The id “{id}” was public, but has no row here; an id stays in the register for ever. Restore the row from version control."],
            content.Refused());
    }

    [Fact]
    public void An_occasion_that_was_taken_out_of_the_table()
    {
        using var content = ContentCopy.Published();
        var occasion = content.State().Occasions.Single(o => o.Slug == "inspection-2020-03");
        content.EditLines(ContentCopy.Occasions, lines => lines.RemoveAll(l => l.StartsWith(occasion.Id, StringComparison.Ordinal)));
        Assert.Equal(
            [$"{ContentCopy.Occasions}:0:0: error: The occasion “{occasion.Id}” is public, but no row here has it with a passage of today’s reading; bring the row back."],
            content.Refused());
    }

    [Fact]
    public void A_date_of_an_occasion_that_was_written_into_the_table()
    {
        using var content = ContentCopy.Published();
        var occasion = content.State().Occasions.Single(o => o.Slug == "inspection-2020-03");
        var rows = content.Text(ContentCopy.Occasions).Split('\n');
        var line = Array.FindIndex(rows, l => l.StartsWith(occasion.Id, StringComparison.Ordinal));
        const string read = "2020-03-XX,2020-03-01,2020-03-10", written = "2020-03-05,2020-03-05,2020-03-05";
        content.EditLines(ContentCopy.Occasions, lines => lines[line] = lines[line].Replace(read, written, StringComparison.Ordinal));
        Assert.Equal(
            [
                $"{ContentCopy.Occasions}:{line + 1}:1: error: The date of an occasion is read from its passages, not from this table: "
                    + "“2020-03-05” was written by hand. Take it back, and supply the date with its evidence in "
                    + $"{Collection}/supplied.csv.",
            ],
            content.Refused());
    }

    [Fact]
    public void An_address_of_an_occasion_that_its_row_does_not_have_any_more()
    {
        using var content = ContentCopy.Published();
        var occasion = content.State().Occasions.Single(o => o.Slug == "inspection-2020-03");
        content.Edit(ContentCopy.Occasions, $"{occasion.Id},{occasion.Slug},,", $"{occasion.Id},inspection-of-the-hospital,,");
        AssertRefused();
        content.Edit(ContentCopy.Occasions, "inspection-of-the-hospital,,", $"inspection-of-the-hospital,{occasion.Slug},");
        Assert.NotNull(content.Publish());
        // One that leads to another is public for ever as well.
        content.Edit(ContentCopy.Occasions, $"inspection-of-the-hospital,{occasion.Slug},", "inspection-of-the-hospital,,");
        AssertRefused();

        void AssertRefused()
        {
            var text = content.Text(ContentCopy.Occasions);
            var line = text[..text.IndexOf(occasion.Id, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
            Assert.Equal(
                [$"{ContentCopy.Occasions}:{line}:1: error: The address “{occasion.Slug}” of the occasion “{occasion.Id}” is public, "
                    + "but this row does not have it any more; put it in old-slugs."],
                content.Refused());
        }
    }

    [Fact]
    public void A_theme_whose_slug_is_another()
    {
        using var content = ContentCopy.Published();
        content.Edit($"{Collection}/collection.md", "slug: iii\n", "slug: three\n");
        Assert.Equal(
            [$"{Collection}/collection.md:0:0: error: The theme at “themes/iii” is public, but no theme here has that slug any more; "
                + "a theme’s slug is permanent, so bring it back."],
            content.Refused());
    }

    [Fact]
    public void A_source_that_was_taken_off_the_list()
    {
        using var content = ContentCopy.Published();
        content.EditLines(
            $"{Collection}/collection.md",
            lines => lines.RemoveAll(l => l is "  - global-solidarity" or "    title-from: global-solidarity"));
        Assert.Contains(
            $"{Collection}/collection.md:0:0: error: The source “global-solidarity” is public, "
            + "but the list of sources here does not have it any more; bring it back.",
            content.Refused());
    }

    [Theory]
    [InlineData("counterparts", "counterpart", "belgium,Belgium,country,BE,,Belgian,", "it")]
    [InlineData("people", "person", "king-philippe,King Philippe,Philippe|Philippe of Belgium,belgium,King,", "them")]
    public void Somebody_whose_id_is_another_and_whose_old_one_leads_nowhere(string list, string what, string row, string whom)
    {
        using var content = ContentCopy.Published();
        var (path, id) = ($"authorities/{list}.csv", row.Split(',')[0]);
        content.Edit(path, row, $"other-{row}");
        if (list == "counterparts") content.Edit("authorities/people.csv", ",belgium,King,", ",other-belgium,King,");
        Assert.Contains(
            $"{path}:0:0: error: The {what} “{id}” is public, but no row here has {whom} any more; "
            + $"bring the row back, or put “{id}” in the old-slugs of the one that took its place.",
            content.Refused());
        content.Edit(path, $"other-{row}", $"other-{row}{id}");
        // What was said helps: nothing is refused, and every record says the same; what is published is the row.
        var plan = content.Publish()!;
        Assert.Equal([($"{path}", $"other-{id}")], plan.ListChanges.Where(c => c.File == path).Select(c => (c.File, c.Id)));
        Assert.All(plan.Outcomes, o => Assert.Equal(Outcome.Unchanged, o.Outcome));
    }

    [Fact]
    public void A_member_of_an_occasion_that_no_excerpt_is()
    {
        using var content = ContentCopy.Published();
        content.EditLines(ContentCopy.Occasions, lines => lines[1] = lines[1].Replace(",\"", ",\"aaaaaa\n", StringComparison.Ordinal));
        Assert.Equal(
            [$"{ContentCopy.Occasions}:2:1: error: No excerpt has the id “aaaaaa”; name a member by the id that the register has, or before it is published as “source: attribution as printed”."],
            content.Refused());
    }

    [Fact]
    public void A_public_passage_that_a_new_witness_does_not_have()
    {
        using var content = ContentCopy.Published();
        var gone = content.State().Excerpts.Single(e => e.Source == "global-solidarity" && e.Text.Contains("Felipe VI", StringComparison.Ordinal));
        content.Write($"{ContentCopy.Digest}/0002/witness.md", content.Text($"{ContentCopy.Digest}/0001/witness.md"));
        content.Write($"{ContentCopy.Digest}/0002/global-solidarity.txt", content.Text($"{ContentCopy.Digest}/0001/global-solidarity.txt").Replace(gone.TextAsPrinted, "", StringComparison.Ordinal));
        content.Edit($"{ContentCopy.Digest}/source.md", "witness: \"0001\"", "witness: \"0002\"");
        Assert.Equal(
            [
                $"{ContentCopy.Register}:0:0: error: The excerpt “{gone.Id}” ({gone.AttributionAsPrinted}) is public, but today’s reading does not have it; bring the text back, or withdraw the excerpt with a line in the alignment.csv of the witness: “,withdrawn,{gone.Id},” and the reason.",
            ],
            content.Refused());
    }

    [Fact]
    public void A_revision_dated_before_the_last()
    {
        using var content = ContentCopy.Published();
        content.PlaceTheUnplaced();
        Assert.Equal([$"{Collection}/revisions/0001/revision.json:0:0: error: The last revision is dated 2026-11-21; a later one cannot be dated 2026-11-20."], content.Refused("2026-11-20"));
    }
}
