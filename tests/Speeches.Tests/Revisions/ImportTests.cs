using System.Globalization;
using Speeches.Carryover;
using Speeches.Identity;
using Speeches.Printing;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>A revised witness of the compilation is brought in: every id as the design decides, nothing lost, nothing stolen.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Source = $"{ContentCopy.Collection}/sources/unity-and-cooperation";

    private static readonly DateOnly Day = new(2026, 11, 22);

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public void Everything_restored_keeps_every_id()
    {
        var then = Compilation();
        var plan = Import(MadeWitness.Of(content));
        Assert.Empty(plan.Gone);
        Assert.Equal(then.Select(e => e.Id), Compilation().Select(e => e.Id));
        Assert.Equal(then.Select(e => e.Text), Compilation().Select(e => e.Text));
        Assert.Equal(then.Select(e => e.Occasion.Id), Compilation().Select(e => e.Occasion.Id));
        Assert.Equal(then.Select(e => e.Date?.Edtf.TrimEnd('?')), Compilation().Select(e => e.Date?.Edtf));
        Assert.DoesNotContain(Compilation(), e => e.Attribution!.Contains('▯'));
        Assert.All(plan.Excerpts, e => Assert.NotEqual(Outcome.New, e.Outcome.Outcome));
        Assert.DoesNotContain(plan.Emendations, o => o.Carrying == Carrying.Conflict);
        Assert.DoesNotContain(plan.Supplied, o => o.Carrying == Carrying.Conflict);
        NothingIsLeftToPublish();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_a_fifth_of_the_words_replaced_every_id_is_kept(int seed)
    {
        var random = new Random(seed);
        var then = Compilation();
        var witness = MadeWitness.Of(content);
        // The number in this one was supplied; where the words around it change, an editor is asked for it.
        Change(witness, p => p.Text.Contains("from 17 Central", StringComparison.Ordinal) ? p : p with { Text = string.Join(' ', p.Text.Split(' ').Select((word, at) => at > 0 && random.Next(5) == 0 ? $"word{random.Next(100_000).ToString(CultureInfo.InvariantCulture)}" : word)) });
        var plan = Import(witness);
        Assert.Equal(then.Select(e => e.Id), Compilation().Select(e => e.Id));
        Assert.Equal(then.Count - 1, Of(plan, then).Count(c => c == OutcomeClass.TextEdited));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_theme_in_reverse_order_keeps_every_id_and_is_said_to_have_moved()
    {
        var witness = MadeWitness.Of(content);
        witness.Passages.Reverse(10, 16);
        var expected = witness.Passages.Select(p => p.Id).ToList();
        var plan = Import(witness);
        Assert.Equal(expected, Compilation().Select(e => e.Id));
        Assert.Equal(15, plan.Outcomes.Count(o => o.Moved == true));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void Of_every_third_excerpt_that_is_split_the_longer_part_keeps_the_id()
    {
        var then = Compilation();
        var witness = MadeWitness.Of(content);
        var split = new List<string>();
        var parts = witness.Passages.SelectMany((p, index) =>
        {
            var cut = index % 3 == 0 ? p.Text.IndexOf(". ", p.Text.Length / 2, StringComparison.Ordinal) : -1;
            if (cut < 0) return [p];
            split.Add(p.Id);
            return new[] { p with { Text = p.Text[..(cut + 1)] }, p with { Text = p.Text[(cut + 2)..] } };
        }).ToList();
        witness.Passages.Clear();
        witness.Passages.AddRange(parts);
        var plan = Import(witness);
        Assert.True(split.Count >= 10, $"{split.Count} were split");
        Assert.Empty(plan.Gone);
        Assert.Equal(split, plan.Outcomes.Select(o => o.From).OfType<string>());
        Assert.All(split, id => Assert.StartsWith(Compilation().Single(e => e.Id == id).Text, then.Single(e => e.Id == id).Text, StringComparison.Ordinal));
        Assert.Equal(then.Select(e => e.Id), Compilation().Select(e => e.Id).Intersect(then.Select(e => e.Id)));
        var classes = OutcomeClasses.Of(plan.Outcomes.ToList());
        Assert.Equal(2 * split.Count, classes.Count(c => c == OutcomeClass.Split));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void Of_two_excerpts_that_are_joined_the_one_that_gave_most_keeps_its_id_and_the_other_leads_to_it()
    {
        var then = Compilation().ToDictionary(e => e.Id);
        var witness = MadeWitness.Of(content);
        var joined = new Dictionary<string, string>();
        var passages = new List<MadeWitness.Passage>();
        foreach (var theme in witness.Passages.GroupBy(p => p.Theme))
        {
            foreach (var pair in theme.Chunk(2))
            {
                if (pair.Length == 1) { passages.Add(pair[0]); continue; }
                var (most, least) = pair[0].Text.Length >= pair[1].Text.Length ? (pair[0], pair[1]) : (pair[1], pair[0]);
                joined[least.Id] = most.Id;
                passages.Add(most with { Text = $"{pair[0].Text} {pair[1].Text}" });
            }
        }
        witness.Passages.Clear();
        witness.Passages.AddRange(passages);
        var plan = Import(witness);
        Assert.Equal(joined.OrderBy(j => j.Key), plan.Gone.ToDictionary(g => g.Record.Id, g => g.Outcome.Into!).OrderBy(j => j.Key));
        Assert.All(plan.Gone, g => Assert.Equal(Outcome.Merged, g.Outcome.Outcome));
        Assert.Equal(passages.Select(p => p.Id), Compilation().Select(e => e.Id));
        var register = content.State().Register.ToDictionary(r => r.Id);
        Assert.All(joined, j => Assert.Equal((PublicState.Merged, j.Value), (register[j.Key].State, register[j.Key].Target)));
        Assert.All(joined.Keys, id => Assert.Contains(content.State().Versions, v => v.Id == id && v.Text == then[id].Text));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void Numerals_that_are_renumbered_and_mapped_change_nothing()
    {
        var then = Compilation();
        var witness = MadeWitness.Of(content);
        (witness.Marks["I"], witness.Marks["II"], witness.Marks["III"]) = ("One.", "Two.", "Three.");
        var plan = Import(witness);
        Assert.Equal(then.Select(e => (e.Id, e.Theme)), Compilation().Select(e => (e.Id, e.Theme)));
        Assert.DoesNotContain(plan.Outcomes, o => o.Fields?.Contains(Field.Theme) == true);
    }

    [Fact]
    public void What_is_missing_is_withdrawn_with_the_reason_and_a_look_alike_does_not_take_its_id()
    {
        var witness = MadeWitness.Of(content);
        var missing = witness.Passages[20];
        witness.Passages.RemoveAt(20);
        var plan = Import(witness);
        var gone = Assert.Single(plan.Gone);
        Assert.Equal((missing.Id, Outcome.Withdrawn, "Witness 0002 of unity-and-cooperation does not have it."), (gone.Record.Id, gone.Outcome.Outcome, gone.Outcome.Reason));
        Assert.Equal(witness.Passages.Select(p => p.Id), Compilation().Select(e => e.Id));
        var state = content.State().Register.Single(r => r.Id == missing.Id);
        Assert.Equal((PublicState.Withdrawn, Day, gone.Outcome.Reason), (state.State, state.Date!.Value, state.Reason));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_passage_that_is_printed_again_has_the_id_it_had()
    {
        var whole = MadeWitness.Of(content);
        var without = MadeWitness.Of(content);
        without.Passages.RemoveAt(20);
        Import(without);
        var plan = Import(whole);
        Assert.Equal(Outcome.Restored, plan.Excerpts.Single(e => e.Record.Id == whole.Passages[20].Id).Outcome.Outcome);
        Assert.Equal(whole.Passages.Select(p => p.Id), Compilation().Select(e => e.Id));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_passage_that_is_attributed_to_another_leaves_its_occasion_and_its_counterpart()
    {
        var witness = MadeWitness.Of(content);
        var at = witness.Passages.FindIndex(p => p.Attribution.Contains("Sisi", StringComparison.Ordinal));
        var other = witness.Passages.First(p => p.Attribution.Contains("Macron", StringComparison.Ordinal));
        var then = Compilation().Single(e => e.Id == witness.Passages[at].Id);
        witness.Passages[at] = witness.Passages[at] with { Attribution = other.Attribution };
        var diagnostics = new Diagnostics();
        var plan = Import(witness, diagnostics: diagnostics);
        var now = Compilation().Single(e => e.Id == then.Id);
        Assert.Equal(("france", "emmanuel-macron"), (now.Counterparts.Single().Id, now.People.Single().Id));
        Assert.Equal(Compilation().Single(e => e.Id == other.Id).Occasion.Id, now.Occasion.Id);
        Assert.Equal(OutcomeClass.AttributionChanged, Of(plan, [then]).Single());
        Assert.Equal(PublicState.Withdrawn, content.State().Register.Single(r => r.Id == then.Occasion.Id).State);
        Assert.Contains(diagnostics.All, d => d.Sentence.StartsWith("No passage is with Egypt", StringComparison.Ordinal));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_passage_that_is_attributed_to_another_stays_in_an_occasion_whose_members_an_editor_decided_and_that_is_told()
    {
        var witness = MadeWitness.Of(content);
        var at = witness.Passages.FindIndex(p => p.Attribution.Contains("Sisi", StringComparison.Ordinal));
        var then = Compilation().Single(e => e.Id == witness.Passages[at].Id);
        var rows = content.Text(ContentCopy.Occasions).Split('\n');
        var line = Array.FindIndex(rows, l => l.StartsWith(then.Occasion.Id, StringComparison.Ordinal)) + 1;
        content.Edit(ContentCopy.Occasions, $"{then.Id},printed", $"{then.Id},supplied");
        Assert.NotNull(content.Publish("2026-11-22"));
        var other = witness.Passages.First(p => p.Attribution.Contains("Macron", StringComparison.Ordinal));
        witness.Passages[at] = witness.Passages[at] with { Attribution = other.Attribution };
        var diagnostics = new Diagnostics();
        Import(witness, diagnostics: diagnostics);
        Assert.Contains(
            $"{ContentCopy.Occasions}:{line}:1: warning: “{then.Id}” is attributed to others now, but stays in the occasion "
                + $"“{then.Occasion.Slug}”, because an editor decided its members; check whether it still belongs there.",
            diagnostics.All.Select(d => d.ToString()));
        Assert.Equal(then.Occasion.Id, Compilation().Single(e => e.Id == then.Id).Occasion.Id);
        NothingIsLeftToPublish();
    }

    [Fact]
    public void An_import_that_is_undone_leaves_every_address_and_the_next_publish_has_nothing_to_do()
    {
        var then = content.State();
        var witness = MadeWitness.Of(content);
        var missing = witness.Passages[5].Id;
        witness.Passages.RemoveAt(5);
        witness.Passages.Add(new("", "III", "Rivers know no borders, and neither does bread; whoever shares both will have neighbours.", "Phone call with French President Emmanuel Macron, March 1, 2020"));
        var plan = Import(witness);
        var minted = Assert.Single(plan.Excerpts, e => e.Outcome.Outcome == Outcome.New).Record.Id;

        Assert.NotNull(Undo());
        var undone = content.State();
        Assert.Equal(then.Excerpts.Select(Said), undone.Excerpts.Select(Said));
        Assert.Equal((PublicState.Live, PublicState.Withdrawn), (State(missing), State(minted)));
        Assert.Equal(then.Excerpts.First(e => e.Id == then.Excerpts[0].Id).Version, undone.Revisions[^1].Outcomes.First(o => o.Excerpt == then.Excerpts[0].Id).EqualsVersion);
        Assert.True(content.Folder.Exists($"{Source}/0002/compilation.txt"));
        NothingIsLeftToPublish();

        Assert.NotNull(Undo());
        Assert.Equal(plan.Excerpts.Select(e => Said(e.Record)), content.State().Excerpts.Select(Said));
        Assert.Equal((PublicState.Withdrawn, PublicState.Live), (State(missing), State(minted)));
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_passage_that_is_attributed_back_has_the_occasion_it_had()
    {
        var then = State();
        var witness = MadeWitness.Of(content);
        var at = witness.Passages.FindIndex(p => p.Attribution.Contains("Sisi", StringComparison.Ordinal));
        var passage = witness.Passages[at];
        witness.Passages[at] = passage with { Attribution = witness.Passages.First(p => p.Attribution.Contains("Macron", StringComparison.Ordinal)).Attribution };
        Import(witness);
        witness.Passages[at] = passage;
        Import(witness);
        var (before, now) = (then.Excerpts.Single(e => e.Id == passage.Id).Occasion, Compilation().Single(e => e.Id == passage.Id).Occasion);
        Assert.Equal((before.Id, before.Slug), (now.Id, now.Slug));
        Assert.Equal(PublicState.Live, State(before.Id));
        Assert.Equal(then.Occasions.Select(o => o.Id).Order(), State().Occasions.Select(o => o.Id).Order());
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_passage_that_comes_back_attributed_to_another_is_not_in_its_old_occasion()
    {
        var witness = MadeWitness.Of(content);
        var at = witness.Passages.FindIndex(p => p.Attribution.Contains("Sisi", StringComparison.Ordinal));
        var (passage, other) = (witness.Passages[at], witness.Passages.First(p => p.Attribution.Contains("Macron", StringComparison.Ordinal)));
        witness.Passages.RemoveAt(at);
        Import(witness);
        witness.Passages.Insert(at, passage with { Attribution = other.Attribution });
        Import(witness);
        var now = Compilation();
        Assert.Equal(now.Single(e => e.Id == other.Id).Occasion.Id, now.Single(e => e.Id == passage.Id).Occasion.Id);
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_new_attribution_that_is_undone_leaves_the_passage_in_one_occasion()
    {
        var witness = MadeWitness.Of(content);
        var at = witness.Passages.FindIndex(p => p.Attribution.Contains("Sisi", StringComparison.Ordinal));
        var then = Compilation().Single(e => e.Id == witness.Passages[at].Id).Occasion.Id;
        witness.Passages[at] = witness.Passages[at] with { Attribution = "Reply letter to French President Emmanuel Macron, March 3, 2020" };
        Import(witness);
        Assert.NotEqual(then, Compilation().Single(e => e.Id == witness.Passages[at].Id).Occasion.Id);
        Undo();
        Assert.Equal([then], State().Occasions.Where(o => o.Members.Contains(witness.Passages[at].Id)).Select(o => o.Id));
        NothingIsLeftToPublish();
        Undo();
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_part_that_was_undone_and_is_printed_again_has_the_id_it_had()
    {
        var witness = MadeWitness.Of(content);
        var at = witness.Passages.FindIndex(p => p.Text.IndexOf(". ", p.Text.Length / 2, StringComparison.Ordinal) > 0);
        var passage = witness.Passages[at];
        var cut = passage.Text.IndexOf(". ", passage.Text.Length / 2, StringComparison.Ordinal);
        witness.Passages[at] = passage with { Text = passage.Text[..(cut + 1)] };
        witness.Passages.Insert(at + 1, passage with { Text = passage.Text[(cut + 2)..] });
        var minted = Import(witness).Outcomes.Single(o => o.Outcome == Outcome.New).Excerpt;
        Undo();
        Assert.Equal(PublicState.Withdrawn, State(minted));
        var plan = Import(witness);
        Assert.Equal(Outcome.Restored, plan.Outcomes.Single(o => o.Excerpt == minted).Outcome);
        Assert.DoesNotContain(plan.Outcomes, o => o.Outcome == Outcome.New);
        NothingIsLeftToPublish();
    }

    [Fact]
    public void A_passage_whose_text_still_stands_is_not_withdrawn_by_an_answer()
    {
        var witness = MadeWitness.Of(content);
        var diagnostics = new Diagnostics();
        new Publisher(content.Folder).PlanImport(witness.Received($"passage,answer,excerpt,reason\n,withdrawn,{witness.Passages[7].Id},Printed by mistake.\n"), Day, diagnostics);
        // The days that the compilation lost stand in the attributions now, so the first answer is about words printed otherwise.
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
        Import(witness);
        diagnostics = new();
        content.Write($"{Source}/0002/alignment.csv", $"passage,answer,excerpt,reason\n,withdrawn,{witness.Passages[7].Id},Printed by mistake.\n");
        Assert.Null(new Publisher(content.Folder).Publish(ContentCopy.Collection, Day, diagnostics));
        Assert.Equal([$"{Source}/0002/alignment.csv:2:1: error: “{witness.Passages[7].Id}” is to be withdrawn, but its text still stands in the witness; to take it from the readers all the same, write withdrawn, the day and the reason in its row of {ContentCopy.Register}."],
            diagnostics.All.Where(d => d.Severity == Severity.Error).Select(d => d.ToString()).Take(1));
    }

    [Fact]
    public void A_plan_that_is_not_the_one_agreed_to_is_not_carried_out()
    {
        var witness = MadeWitness.Of(content);
        var publisher = new Publisher(content.Folder);
        var key = publisher.PlanImport(witness.Received(), Day, new())!.Key;
        Assert.Equal(key, publisher.PlanImport(witness.Received(), Day, new())!.Key);
        // Whoever agrees to it after midnight agrees to the same plan.
        Assert.Equal(key, publisher.PlanImport(witness.Received(), Day.AddDays(1), new())!.Key);
        Change(witness, p => p with { Text = p.Text.Replace("solidarity", "unity", StringComparison.Ordinal) });
        var files = content.Files();
        var diagnostics = new Diagnostics();
        Assert.Null(publisher.Import(witness.Received(), Day, key, diagnostics));
        Assert.Matches($"^{Source}:0:0: error: The plan “{key}” is not the one that would be carried out now, which is “[0-9a-f]{{10}}”", diagnostics.All.Single(d => d.Severity == Severity.Error).ToString());
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void What_is_neither_certain_nor_hopeless_is_asked_and_the_answer_is_kept()
    {
        var witness = MadeWitness.Of(content);
        // Half of its own words, half of another's: whose is it?
        var (one, other) = (witness.Passages[12], witness.Passages[30]);
        var mixed = $"{Half(one.Text)} {Half(other.Text)}";
        witness.Passages[12] = one with { Text = mixed, Attribution = "Phone call with French President Emmanuel Macron, March 2, 2020" };
        witness.Passages.RemoveAt(30);
        var diagnostics = new Diagnostics();
        var plan = new Publisher(content.Folder).PlanImport(witness.Received(), Day, diagnostics)!;
        var question = Assert.Single(plan.Questions);
        Assert.Contains(question.Proposals, p => p.Excerpt.Id == one.Id);
        Assert.Contains(diagnostics.All, d => d.Severity == Severity.Error && d.File == $"{Source}/0002/alignment.csv");
        Assert.Null(new Publisher(content.Folder).Import(witness.Received(), Day, plan.Key, new()));

        var elsewhere = content.State().Excerpts.First(e => e.Source != "unity-and-cooperation");
        var mistaken = new Diagnostics();
        new Publisher(content.Folder).PlanImport(witness.Received($"passage,answer,excerpt,reason\n\"{question.Begins}\",same,{elsewhere.Id},\n"), Day, mistaken);
        Assert.Contains($"{Source}/0002/alignment.csv:2:1: error: The excerpt “{elsewhere.Id}” is of the source “global-solidarity”; an answer names one of “unity-and-cooperation”. Correct the id.", mistaken.All.Select(d => d.ToString()));

        var answered = Import(witness, $"passage,answer,excerpt,reason\n\"{question.Begins}\",same,{one.Id},half of it stands\n");
        Assert.Equal(AlignmentGround.Decided, answered.Excerpts.Single(e => e.Record.Id == one.Id).Ground);
        NothingIsLeftToPublish();
        // A later witness with the same words is not asked about again.
        Assert.Empty(new Publisher(content.Folder).PlanImport(witness.Received(), Day, new())!.Questions);
        Assert.Contains(question.Begins, content.Text($"{Source}/0002/alignment.csv"), StringComparison.Ordinal);

        static string Half(string text) => string.Join(' ', text.Split(' ').Take(text.Split(' ').Length / 2));
    }

    [Fact]
    public void An_answer_that_gives_one_passage_two_ids_or_one_id_to_two_passages_is_refused()
    {
        var witness = MadeWitness.Of(content);
        var (one, other) = (witness.Passages[4], witness.Passages[5]);
        var sentence = $"{Source}/0002/alignment.csv:0:0: error: “{one.Text[..40]}…” and “{one.Id}” are said to be the same as two others; "
            + "a passage is one excerpt.";
        Assert.Equal([sentence], Mistaken(witness, (one.Text, one.Id), (other.Text, one.Id)));
        Assert.Equal([sentence], Mistaken(witness, (one.Text, one.Id), (one.Text, other.Id)));
        Assert.Empty(Mistaken(witness, (one.Text, one.Id), (other.Text, other.Id)));
    }

    [Fact]
    public void An_answer_quotes_the_words_with_which_one_passage_begins()
    {
        var witness = MadeWitness.Of(content);
        var id = witness.Passages[4].Id;
        var common = witness.Passages.Count(p => p.Text.StartsWith("The", StringComparison.Ordinal));
        Assert.True(common > 1);
        AssertTold("No passage begins", "Zwieback");
        AssertTold($"{common} passages begin", "The");

        void AssertTold(string what, string words) => Assert.Equal(
            [
                $"{Source}/0002/alignment.csv:2:1: error: {what} with “{words}”; "
                    + "quote the words with which one passage begins, as they are printed.",
            ],
            Mistaken(witness, (words, id)));
    }

    [Theory]
    [InlineData("witness.md", "A witness keeps files of its own under the names witness.md, emendations.csv, alignment.csv, text.txt; give the file you received another name.")]
    [InlineData(".hidden.txt", "A file of a witness has a plain name that does not start with “.” and does not end with “.tmp”; give it another.")]
    [InlineData("../text.txt", "A file of a witness has a plain name that does not start with “.” and does not end with “.tmp”; give it another.")]
    public void A_file_whose_name_the_witness_needs_is_refused(string name, string sentence)
    {
        var files = content.Files();
        var diagnostics = new Diagnostics();
        Assert.Null(new Publisher(content.Folder).PlanImport(new(ContentCopy.Collection, "unity-and-cooperation", [(name, "text"u8.ToArray())], null, null), Day, diagnostics));
        Assert.Equal([$"{name}:0:0: error: {sentence}"], diagnostics.All.Select(d => d.ToString()));
        Assert.Equal(files, content.Files());
    }

    [Theory]
    [InlineData("compilation.pdf", "text", "The text is taken from files that end with .txt, .html, .htm, .md; save the text of this one as .txt, or rename it where it is one of them.")]
    [InlineData("compilation.txt", "", "The file is empty; bring in the text as you received it.")]
    public void A_file_that_is_no_text_to_take_is_refused(string name, string text, string sentence)
    {
        var diagnostics = new Diagnostics();
        Assert.Null(new Publisher(content.Folder).PlanImport(new(ContentCopy.Collection, "unity-and-cooperation", [(name, System.Text.Encoding.UTF8.GetBytes(text))], null, null), Day, diagnostics));
        Assert.Equal([$"{name}:0:0: error: {sentence}"], diagnostics.All.Select(d => d.ToString()));
    }

    [Fact]
    public void Of_a_witness_that_cannot_be_read_nothing_is_said_but_why()
    {
        var diagnostics = new Diagnostics();
        Assert.Null(new Publisher(content.Folder).PlanImport(new(ContentCopy.Collection, "unity-and-cooperation", [("compilation.txt", [0xff, 0xfe, 0x41, 0x00])], null, null), Day, diagnostics));
        Assert.Equal([$"{Source}/0002/compilation.txt:1:1: error: The file is UTF-16 text (“Unicode” in some editors); save it as UTF-8."], diagnostics.All.Select(d => d.ToString()));
    }

    [Fact]
    public void A_source_that_the_collection_does_not_name_is_not_imported()
    {
        content.Write($"{ContentCopy.Collection}/sources/bulletin/source.md", "---\ntitle: Bulletin\nvoice: direct\nwitness: \"0001\"\n---\n");
        var diagnostics = new Diagnostics();
        Assert.Null(new Publisher(content.Folder).PlanImport(new(ContentCopy.Collection, "bulletin", [("bulletin.txt", "text"u8.ToArray())], "---\n---\n"u8.ToArray(), null), Day, diagnostics));
        Assert.Equal([$"{ContentCopy.Collection}/collection.md:0:0: error: The list of sources does not have “bulletin”; name it there, where its passages are to stand."], diagnostics.All.Select(d => d.ToString()));
    }

    [Fact]
    public void The_present_witness_again_changes_nothing_but_the_witness()
    {
        var bytes = content.Folder.ReadBytes($"{Source}/0001/unity-and-cooperation.txt");
        var received = new NewWitness(ContentCopy.Collection, "unity-and-cooperation", [("unity-and-cooperation.txt", bytes)], null, null);
        var diagnostics = new Diagnostics();
        var plan = new Publisher(content.Folder).PlanImport(received, Day, diagnostics)!;
        Assert.Equal([$"{Source}/0001:0:0: warning: The new witness is the same as witness 0001, byte for byte. Where only its layout is to be read otherwise, edit the witness.md of that one and publish."], diagnostics.All.Select(d => d.ToString()));
        Assert.All(OutcomeClasses.Of(plan.Outcomes.ToList()), c => Assert.Equal(OutcomeClass.Unchanged, c));
        Assert.All(plan.Emendations, e => Assert.Equal(Carrying.Carried, e.Carrying));
        Assert.NotNull(new Publisher(content.Folder).Import(received, Day, plan.Key, new()));
        Assert.Equal("nothing is unpublished.", LibraryReading.Unpublished(LibraryReading.Read(content.Folder, new()).Collections.Single().Plan!));
        Assert.Equal(content.Text($"{Source}/0001/emendations.csv"), content.Text($"{Source}/0002/emendations.csv"));
    }

    private List<Excerpt> Compilation() => content.State().Excerpts.Where(e => e.Source == "unity-and-cooperation").ToList();

    private static object Said(Excerpt e) => (e.Id, e.Text, e.Attribution, e.Theme, e.Occasion, e.Date, e.Witness, string.Join(' ', e.Counterparts.Select(c => c.Id)), e.Position, e.Span);

    private PublishedCollection State() => content.State();

    private PublicState State(string id) => content.State().Register.Single(r => r.Id == id).State;

    private static List<OutcomeClass> Of(Plan plan, IReadOnlyList<Excerpt> excerpts)
    {
        var ids = excerpts.Select(e => e.Id).ToHashSet();
        return plan.Outcomes.Zip(OutcomeClasses.Of(plan.Outcomes.ToList())).Where(p => ids.Contains(p.First.Excerpt)).Select(p => p.Second).ToList();
    }

    private static void Change(MadeWitness witness, Func<MadeWitness.Passage, MadeWitness.Passage> change)
    {
        for (var index = 0; index < witness.Passages.Count; index++) witness.Passages[index] = change(witness.Passages[index]);
    }

    private Plan Import(MadeWitness witness, string? answers = null, Diagnostics? diagnostics = null)
    {
        diagnostics ??= new();
        var publisher = new Publisher(content.Folder);
        var plan = publisher.PlanImport(witness.Received(answers), Day, diagnostics);
        Assert.Equal([], diagnostics.All.Where(d => d.Severity == Severity.Error).Select(d => d.ToString()));
        return publisher.Import(witness.Received(answers), Day, plan!.Key, new())!;
    }

    /// <summary>The errors of an import with these answers, each that a passage is the same as an excerpt.</summary>
    private IEnumerable<string> Mistaken(MadeWitness witness, params (string Begins, string Id)[] answers)
    {
        var diagnostics = new Diagnostics();
        var rows = answers.Select(a => $"\"{a.Begins.Replace("\"", "\"\"", StringComparison.Ordinal)}\",same,{a.Id},\n");
        var received = witness.Received($"passage,answer,excerpt,reason\n{string.Concat(rows)}");
        new Publisher(content.Folder).PlanImport(received, Day, diagnostics);
        return diagnostics.All.Where(d => d.Severity == Severity.Error).Select(d => d.ToString());
    }

    private Plan? Undo()
    {
        var diagnostics = new Diagnostics();
        var plan = new Publisher(content.Folder).Undo(ContentCopy.Collection, Day, diagnostics);
        Assert.Empty(diagnostics.All);
        return plan;
    }

    private void NothingIsLeftToPublish()
    {
        var files = content.Files();
        Assert.Null(new Publisher(content.Folder).Publish(ContentCopy.Collection, Day, new()));
        Assert.Equal(files, content.Files());
        Assert.Equal("nothing is unpublished.", LibraryReading.Unpublished(LibraryReading.Read(content.Folder, new()).Collections.Single().Plan!));
    }
}
