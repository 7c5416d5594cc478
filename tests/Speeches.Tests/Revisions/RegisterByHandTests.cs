using Speeches.Printing;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>An editor writes in the register what has become of a passage that the text still has; whatever comes after obeys it.</summary>
public sealed class RegisterByHandTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("suppressed")]
    [InlineData("withdrawn")]
    [InlineData("merged")]
    public void What_is_taken_from_the_readers_stays_so_and_does_not_come_back_under_another_id(string state)
    {
        var (id, other) = (Passages()[2].Id, Passages()[4].Id);
        Write(id, $"{id},excerpt,{state},1,{(state == "merged" ? other : "")},2026-11-22,The publisher asked for it.");
        Assert.NotNull(content.Publish("2026-11-22"));
        NothingIsLeftToPublish();

        var before = content.Text(ContentCopy.Register);
        var witness = MadeWitness.Of(content);
        var gone = content.State().Versions.Where(v => v.Id == id).MaxBy(v => v.Version)!;
        witness.Passages.Insert(2, new(id, gone.Theme!.Numeral!, gone.Text.Replace("the", "that", StringComparison.Ordinal), gone.Attribution!.Replace(" ▯, ▯", " 12, 2020", StringComparison.Ordinal)));
        var publisher = new Publisher(content.Folder);
        var plan = publisher.PlanImport(witness.Received(), Day, new())!;
        Assert.NotNull(publisher.Import(witness.Received(), Day, plan.Key, new()));
        Assert.DoesNotContain(content.State().Excerpts, e => e.Id == id);
        Assert.DoesNotContain(plan.Outcomes, o => o.Outcome == Outcome.New);
        Assert.Equal(before, content.Text(ContentCopy.Register));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_passage_that_is_merged_into_one_that_is_merged_later_leads_to_the_last_in_one_step()
    {
        var (first, second, last) = (Passages()[2].Id, Passages()[4].Id, Passages()[6].Id);
        Write(first, $"{first},excerpt,merged,1,{second},2026-11-22,The same passage.");
        Assert.NotNull(new Publisher(content.Folder).Publish(ContentCopy.Collection, Day, new()));
        Write(second, $"{second},excerpt,merged,1,{last},2026-11-22,The same passage.");
        Assert.NotNull(new Publisher(content.Folder).Publish(ContentCopy.Collection, Day, new()));
        Assert.Equal([last, last], content.State().Register.Where(r => r.State == PublicState.Merged).Select(r => r.Target));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void Where_words_that_were_suppressed_would_come_back_as_a_part_of_their_own_the_plan_warns()
    {
        var witness = MadeWitness.Of(content);
        var passage = witness.Passages[2];
        Write(passage.Id, $"{passage.Id},excerpt,suppressed,1,,2026-11-22,The publisher asked for it.");
        content.Publish("2026-11-22");
        var cut = passage.Text.IndexOf(". ", passage.Text.Length / 2, StringComparison.Ordinal) + 1;
        witness.Passages[2] = passage with { Text = passage.Text[..cut] };
        witness.Passages.Insert(3, passage with { Text = passage.Text[(cut + 1)..] });
        var diagnostics = new Diagnostics();
        Assert.NotNull(new Publisher(content.Folder).PlanImport(witness.Received(), Day, diagnostics));
        Assert.Contains(diagnostics.All, d => d.ToString().StartsWith($"{ContentCopy.Register}:{Line(passage.Id)}:1: warning: “{passage.Id}” is suppressed, but words of it would be published in the passage that begins “", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_a_passage_would_go_with_a_longer_one_that_was_suppressed_the_plan_warns()
    {
        var witness = MadeWitness.Of(content);
        var at = Enumerable.Range(0, 8).First(i => witness.Passages[i].Text.Length > witness.Passages[i + 1].Text.Length);
        var (taken, shown) = (witness.Passages[at], witness.Passages[at + 1]);
        Write(taken.Id, $"{taken.Id},excerpt,suppressed,1,,2026-11-22,The publisher asked for it.");
        content.Publish("2026-11-22");
        witness.Passages[at] = taken with { Text = $"{taken.Text} {shown.Text}" };
        witness.Passages.RemoveAt(at + 1);
        var diagnostics = new Diagnostics();
        var plan = new Publisher(content.Folder).PlanImport(witness.Received(), Day, diagnostics)!;
        Assert.Contains(diagnostics.All, d => d.ToString().StartsWith($"{ContentCopy.Register}:{Line(taken.Id)}:1: warning: “{shown.Id}” is part of “{taken.Id}” now, which an editor took from the readers", StringComparison.Ordinal));
        Assert.Equal("It is part of a passage now that is not shown.", plan.Gone.Single(g => g.Record.Id == shown.Id).Outcome.Reason);
    }

    [Fact]
    public void What_was_withdrawn_can_be_suppressed_later()
    {
        var id = Passages()[2].Id;
        Write(id, $"{id},excerpt,withdrawn,1,,2026-11-22,Printed by mistake.");
        content.Publish("2026-11-22");
        Write(id, $"{id},excerpt,suppressed,1,,2026-11-22,The publisher asked for it.");
        Assert.Equal("unpublished changes in register.csv.", LibraryReading.Unpublished(LibraryReading.Read(content.Folder, new()).Collections.Single().Plan!));
        Assert.NotNull(content.Publish("2026-11-22"));
        Assert.Equal(PublicState.Suppressed, content.State().Register.Single(r => r.Id == id).State);
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_plan_made_before_the_register_was_changed_is_not_carried_out()
    {
        var id = Passages()[2].Id;
        Write(id, $"{id},excerpt,withdrawn,1,,2026-11-22,Printed by mistake.");
        content.Publish("2026-11-22");
        var witness = MadeWitness.Of(content);
        witness.Passages[0] = witness.Passages[0] with { Text = witness.Passages[0].Text + " Long live the crown." };
        var publisher = new Publisher(content.Folder);
        var key = publisher.PlanImport(witness.Received(), Day, new())!.Key;
        Assert.Equal(key, publisher.PlanImport(witness.Received(), Day, new())!.Key);
        Write(id, $"{id},excerpt,suppressed,1,,2026-11-22,The publisher asked for it.");
        Assert.NotEqual(key, publisher.PlanImport(witness.Received(), Day, new())!.Key);
        Assert.Null(publisher.Import(witness.Received(), Day, key, new()));
    }

    [Fact]
    public void An_undo_does_not_overwrite_what_was_written_in_the_register()
    {
        var id = Passages()[2].Id;
        Write(id, $"{id},excerpt,suppressed,1,,2026-11-22,The publisher asked for it.");
        var files = content.Files();
        var diagnostics = new Diagnostics();
        Assert.Null(new Publisher(content.Folder).Undo(ContentCopy.Collection, Day, diagnostics));
        Assert.Equal([$"{ContentCopy.Register}:{Line(id)}:1: error: The row of “{id}” has changes that are not published, and an undo would overwrite them; publish them or take them back first."], diagnostics.All.Select(d => d.ToString()));
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void A_register_saved_by_a_spreadsheet_is_no_change()
    {
        content.Write(ContentCopy.Register, "\ufeff" + content.Text(ContentCopy.Register).Replace(',', ';').Replace("\n", "\r\n", StringComparison.Ordinal));
        NothingIsLeftToPublish();
        Assert.NotNull(new Publisher(content.Folder).Undo(ContentCopy.Collection, Day, new()));
    }

    [Fact]
    public void What_was_withdrawn_before_is_withdrawn_for_that_reason_when_its_return_is_undone()
    {
        var id = Passages()[2].Id;
        Write(id, $"{id},excerpt,withdrawn,1,,2026-11-21,Printed by mistake.");
        content.Publish("2026-11-22");
        Write(id, $"{id},excerpt,live,1,,,");
        Assert.Equal(Outcome.Restored, content.Publish("2026-11-22")!.Outcomes.Single(o => o.Excerpt == id).Outcome);
        Assert.NotNull(new Publisher(content.Folder).Undo(ContentCopy.Collection, Day, new()));
        Assert.Equal($"{id},excerpt,withdrawn,1,,2026-11-21,Printed by mistake.", content.Text(ContentCopy.Register).Split('\n')[Line(id) - 1]);
        Assert.Equal("Printed by mistake.", content.State().Revisions[^1].Outcomes.Single(o => o.Excerpt == id).Reason);
        NothingIsLeftToPublish();
    }

    [Fact]
    public void What_was_merged_before_leads_there_again_when_its_return_is_undone()
    {
        var (id, other) = (Passages()[2].Id, Passages()[4].Id);
        var merged = $"{id},excerpt,merged,1,{other},2026-11-21,The same passage.";
        Write(id, merged);
        content.Publish("2026-11-22");
        Write(id, $"{id},excerpt,live,1,,,");
        content.Publish("2026-11-22");
        Assert.NotNull(new Publisher(content.Folder).Undo(ContentCopy.Collection, Day, new()));
        Assert.Equal(merged, content.Text(ContentCopy.Register).Split('\n')[Line(id) - 1]);
        var outcome = content.State().Revisions[^1].Outcomes.Single(o => o.Excerpt == id);
        Assert.Equal((Outcome.Merged, other), (outcome.Outcome, outcome.Into));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void The_state_of_an_occasion_is_not_written_by_hand()
    {
        var id = content.State().Occasions[0].Id;
        Write(id, $"{id},occasion,suppressed,1,,2026-11-22,The publisher asked for it.");
        Assert.Equal([$"{ContentCopy.Register}:{Line(id)}:1: error: The state of an occasion follows from its passages; “{id}” was published as live. Write that again, and change the rows of its passages."], content.Refused("2026-11-22"));
    }

    [Theory]
    [InlineData("occasion,live,1,,,", "occasion, first revision 1")]
    [InlineData("excerpt,live,2,,,", "excerpt, first revision 2")]
    public void What_an_id_was_published_as_is_not_written_otherwise(string row, string says)
    {
        var id = Passages()[2].Id;
        Write(id, $"{id},{row}");
        Assert.Contains(
            $"{ContentCopy.Register}:{Line(id)}:1: error: The row of “{id}” says {says}; "
                + "it was published as excerpt, first revision 1. Write that again.",
            content.Refused("2026-11-22"));
    }

    [Theory]
    [InlineData("suppressed", "", "")]
    [InlineData("suppressed", "", "The publisher asked for it.")]
    [InlineData("withdrawn", "2026-11-22", "")]
    public void What_is_taken_from_the_readers_says_when_and_why(string state, string date, string reason)
    {
        var id = Passages()[2].Id;
        Write(id, $"{id},excerpt,{state},1,,{date},{reason}");
        Assert.Equal(
            [
                $"{ContentCopy.Register}:{Line(id)}:1: error: “{id}” is {state} without a date and a reason; "
                    + "readers are told both. Write them.",
            ],
            content.Refused("2026-11-22"));
    }

    [Fact]
    public void An_id_is_not_minted_by_hand()
    {
        content.EditLines(ContentCopy.Register, lines => lines.Insert(3, "bcdfgh,excerpt,live,1,,,"));
        Assert.Equal(
            [
                $"{ContentCopy.Register}:4:1: error: The id “bcdfgh” was never published; only publish and import mint ids. "
                    + "Take the row out.",
            ],
            content.Refused("2026-11-22"));
    }

    [Theory]
    [InlineData("suppressed")]
    [InlineData("withdrawn")]
    public void What_is_taken_from_the_readers_stays_so_where_a_text_between_does_not_have_it(string state)
    {
        var witness = MadeWitness.Of(content);
        var passage = witness.Passages[2];
        Write(passage.Id, $"{passage.Id},excerpt,{state},1,,2026-11-22,The publisher asked for it.");
        content.Publish("2026-11-22");
        witness.Passages.RemoveAt(2);
        Import(witness);
        witness.Passages.Insert(2, passage);
        Assert.DoesNotContain(Import(witness).Outcomes, o => o.Outcome is Outcome.New or Outcome.Restored);
        Assert.Equal(state, content.State().Register.Single(r => r.Id == passage.Id).State.ToString().ToLowerInvariant());
        NothingIsLeftToPublish();
    }

    [Fact]
    public void An_occasion_of_which_no_reader_sees_a_passage_is_gone_and_comes_back_with_it()
    {
        var passage = Passages().First(e => content.State().Occasions.Single(o => o.Id == e.Occasion.Id).Members.Count == 1);
        Write(passage.Id, $"{passage.Id},excerpt,suppressed,1,,2026-11-22,The publisher asked for it.");
        content.Publish("2026-11-22");
        Assert.Equal(PublicState.Withdrawn, content.State().Register.Single(r => r.Id == passage.Occasion.Id).State);
        NothingIsLeftToPublish();
        Assert.NotNull(new Publisher(content.Folder).Undo(ContentCopy.Collection, Day, new()));
        Assert.Equal(PublicState.Withdrawn, content.State().Register.Single(r => r.Id == passage.Occasion.Id).State);
        NothingIsLeftToPublish();
        Write(passage.Id, $"{passage.Id},excerpt,live,1,,,");
        content.Publish("2026-11-22");
        Assert.Equal(PublicState.Live, content.State().Register.Single(r => r.Id == passage.Occasion.Id).State);
        NothingIsLeftToPublish();
    }

    [Fact]
    public void What_no_text_has_is_not_said_to_be_live()
    {
        var witness = MadeWitness.Of(content);
        var id = witness.Passages[2].Id;
        witness.Passages.RemoveAt(2);
        Import(witness);
        Write(id, $"{id},excerpt,live,1,,,");
        Assert.Contains($"{ContentCopy.Register}:{Line(id)}:1: error: “{id}” is said to be live, but no passage of today’s reading is it; write again that it is withdrawn, and bring its text back to make it live.", content.Refused("2026-11-22"));
    }

    private Plan Import(MadeWitness witness)
    {
        var diagnostics = new Diagnostics();
        var publisher = new Publisher(content.Folder);
        var plan = publisher.PlanImport(witness.Received(), Day, diagnostics);
        Assert.Equal([], diagnostics.All.Where(d => d.Severity == Severity.Error).Select(d => d.ToString()));
        return publisher.Import(witness.Received(), Day, plan!.Key, new())!;
    }

    private List<Excerpt> Passages() => content.State().Excerpts.Where(e => e.Source == "unity-and-cooperation").ToList();

    private void Write(string id, string row) => content.EditLines(ContentCopy.Register, lines => lines[Line(id) - 1] = row);

    private int Line(string id) => content.Text(ContentCopy.Register).Split('\n').ToList().FindIndex(l => l.StartsWith($"{id},", StringComparison.Ordinal)) + 1;

    private void NothingIsLeftToPublish()
    {
        Assert.Equal("nothing is unpublished.", LibraryReading.Unpublished(LibraryReading.Read(content.Folder, new()).Collections.Single().Plan!));
        Assert.Null(new Publisher(content.Folder).Publish(ContentCopy.Collection, Day, new()));
    }
}
