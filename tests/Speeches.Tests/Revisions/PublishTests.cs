using System.Text.Json;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Revisions;

public class PublishTests
{
    [Fact]
    public void Every_id_is_unique_and_of_six_letters_and_digits_that_cannot_be_mistaken()
    {
        using var content = ContentCopy.Published();
        var ids = content.State().Register.Select(r => r.Id).ToList();
        Assert.Equal(64 + 40, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[bcdfghjkmnpqrstvwxz][2-9bcdfghjkmnpqrstvwxz]{5}$", id));
    }

    [Fact]
    public void Ids_are_random_so_the_same_content_published_twice_has_others()
    {
        using var content = ContentCopy.Unpublished();
        using var again = content.Again();
        content.Publish();
        again.Publish();
        Assert.NotEqual(content.State().Excerpts.Select(e => e.Id), again.State().Excerpts.Select(e => e.Id));
        Assert.Equal(content.State().Excerpts.Select(e => e.Text), again.State().Excerpts.Select(e => e.Text));
    }

    [Fact]
    public void The_register_has_one_live_row_for_each_excerpt_and_each_occasion()
    {
        using var content = ContentCopy.Published();
        var state = content.State();
        var diagnostics = new Diagnostics();
        var register = RegisterFile.Read(content.Folder, ContentCopy.Register, diagnostics);
        Assert.Empty(diagnostics.All);
        Assert.Equal(state.Excerpts.Select(e => e.Id), register.Where(r => r.Type == "excerpt").Select(r => r.Id));
        Assert.Equal(state.Occasions.Select(o => o.Id), register.Where(r => r.Type == "occasion").Select(r => r.Id));
        Assert.All(register, r => Assert.Equal((PublicState.Live, 1, null, null, null), (r.State, r.FirstRevision, r.Target, r.Date, r.Reason)));
    }

    [Fact]
    public void Occasions_are_registered_with_a_slug_that_names_no_day_and_the_ids_of_their_members()
    {
        using var content = ContentCopy.Published();
        var state = content.State();
        Assert.Equal(40, state.Occasions.Count);
        Assert.Equal(state.Excerpts.Select(e => e.Id).Order(), state.Occasions.SelectMany(o => o.Members).Order());
        var call = state.Occasions.Single(o => o.Slug == "phone-call-vladimir-putin-2020-03");
        Assert.Equal("Phone call with Vladimir Putin, 19 March 2020", call.FullTitle);
        Assert.All(state.Occasions, o => Assert.Matches("^[a-z0-9-]+?(-2020-[0-9]{2})?(-[0-9])?$", o.Slug));
    }

    [Fact]
    public void A_title_that_the_editor_gave_before_the_first_publish_is_the_occasions()
    {
        using var content = ContentCopy.Unpublished();
        content.Write(ContentCopy.Occasions, "id,title,members,basis\n,Online meeting,global-solidarity: In an online meeting held on late February over the prevention and control of COVID-19,printed\n");
        content.Publish();
        Assert.Single(content.State().Occasions, o => o.FullTitle == "Online meeting, late February 2020");
    }

    [Fact]
    public void The_digests_of_a_revision_are_those_of_its_files_and_of_its_witnesses()
    {
        using var content = ContentCopy.Published();
        var revision = content.State().Revisions.Single();
        var place = content.FullPath(revision.Path);
        var files = Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(place, f)).Where(f => f is not ("revision.json" or "revision.json.sha256")).Order(StringComparer.Ordinal);
        var parts = revision.Info.Spans!.SelectMany(s => s.Parts).ToList();
        Assert.Equal(files, revision.Info.Files.Keys.Append("excerpts.jsonl").Concat(parts.Select(p => $"spans/{p}.jsonl")).Order(StringComparer.Ordinal));
        Assert.All(parts, p => Assert.Equal(ContentFolder.Digest(File.ReadAllBytes(Path.Combine(place, "spans", $"{p}.jsonl"))), p));
        Assert.Equal(
            ContentFolder.Digest(System.Text.Encoding.ASCII.GetBytes(string.Concat(File.ReadAllLines(Path.Combine(place, "excerpts.jsonl")).Select(l => ContentFolder.Digest(System.Text.Encoding.UTF8.GetBytes(l)) + "\n")))),
            revision.Info.Records);
        Assert.Empty(revision.Info.Held!);
        Assert.All(revision.Info.Files, f => Assert.Equal(ContentFolder.Digest(File.ReadAllBytes(Path.Combine(place, f.Key))), f.Value));
        Assert.Equal(["sources/global-solidarity/0001/global-solidarity.txt", "sources/unity-and-cooperation/0001/unity-and-cooperation.txt"], revision.Info.Witnesses.Keys);
        Assert.All(revision.Info.Witnesses, w => Assert.Equal(ContentFolder.Digest(content.Folder.ReadBytes($"{ContentCopy.Collection}/{w.Key}")), w.Value));
        Assert.Null(revision.Info.Previous);
    }

    [Fact]
    public void A_revision_names_the_digest_of_the_one_before_and_the_day_it_was_given()
    {
        using var content = ContentCopy.Published();
        content.PlaceTheUnplaced();
        content.Publish("2026-12-24");
        var revisions = content.State().Revisions;
        Assert.Equal([new(2026, 11, 21), new(2026, 12, 24)], revisions.Select(r => r.Info.Date));
        Assert.Equal(ContentFolder.Digest(content.Folder.ReadBytes($"{ContentCopy.Collection}/revisions/0001/revision.json")), revisions[1].Info.Previous);
    }

    [Fact]
    public void What_has_not_changed_is_not_published_again()
    {
        using var content = ContentCopy.Published();
        var files = content.Files();
        Assert.Null(content.Publish("2027-01-01"));
        Assert.Equal(files, content.Files());
    }

    [Fact]
    public void Another_display_name_changes_no_version()
    {
        using var content = ContentCopy.Published();
        content.Edit("authorities/people.csv", "vladimir-putin,Vladimir Putin,", "vladimir-putin,V. V. Putin,Vladimir Putin|");
        Assert.Equal(["vladimir-putin"], content.Publish()!.ListChanges.Select(c => c.Id));
        var state = content.State();
        Assert.All(state.Revisions[1].Outcomes, o => Assert.Equal(new(o.Excerpt, Outcome.Unchanged, 1), o));
        Assert.All(state.Excerpts, e => Assert.Equal(1, e.Version));
        Assert.Equal(["V. V. Putin", "V. V. Putin", "V. V. Putin"], state.Excerpts.SelectMany(e => e.People).Where(p => p.Id == "vladimir-putin").Select(p => p.Name));
    }

    [Fact]
    public void Another_title_of_the_collection_is_a_revision_in_which_every_excerpt_is_unchanged()
    {
        using var content = ContentCopy.Published();
        content.Edit($"{ContentCopy.Collection}/collection.md", "title: Solidarity against COVID-19", "title: Solidarity");
        Assert.Equal("Solidarity against COVID-19", content.State().File.Title);
        var plan = content.Publish()!;
        Assert.Equal(["collection.md"], plan.ChangedInputs);
        Assert.All(content.State().Revisions[1].Outcomes, o => Assert.Equal(new(o.Excerpt, Outcome.Unchanged, 1), o));
        Assert.Empty(content.Text($"{ContentCopy.Collection}/revisions/0002/excerpts.jsonl"));
        Assert.Equal("Solidarity", content.State().File.Title);
    }

    [Fact]
    public void An_excerpt_in_another_theme_is_a_second_version_and_the_first_stays_on_record()
    {
        using var content = ContentCopy.Published();
        var first = content.Text($"{ContentCopy.Collection}/revisions/0001/excerpts.jsonl");
        var unplaced = content.State().Excerpts.Where(e => e.Theme is null).Select(e => e.Id).ToList();
        content.PlaceTheUnplaced();
        content.Publish();

        var state = content.State();
        Assert.Equal(3, unplaced.Count);
        Assert.Equal(unplaced.Select(id => (id, Outcome.Changed, 2, "theme")), state.Revisions[1].Outcomes.Where(o => o.Outcome != Outcome.Unchanged).Select(o => (o.Excerpt, o.Outcome, o.Version, string.Join(' ', o.Fields!))));
        Assert.Equal(64, state.Revisions[1].Outcomes.Count);
        Assert.Equal(unplaced.Select(id => (id, "III", 2, 2)), state.Revisions[1].Excerpts.Select(e => (e.Id, e.Theme!.Numeral!, e.Version, e.Revision)));
        Assert.Equal(first, content.Text($"{ContentCopy.Collection}/revisions/0001/excerpts.jsonl"));
        Assert.All(unplaced, id => Assert.Equal([(1, null, 1), (2, "III", 2)], state.Versions.Where(v => v.Id == id).Select(v => (v.Version, v.Theme?.Numeral, v.Revision))));
        Assert.All(state.Excerpts, e => Assert.Equal(unplaced.Contains(e.Id) ? 2 : 1, e.Version));
    }

    [Fact]
    public void A_version_that_says_what_an_older_one_said_has_a_number_of_its_own()
    {
        using var content = ContentCopy.Published();
        content.PlaceTheUnplaced();
        content.Publish();
        content.Edit($"{ContentCopy.Digest}/0001/witness.md", "sacrifices in battle against COVID-19\n    theme: III", "sacrifices in battle against COVID-19\n    theme: unplaced");
        content.Publish();
        Assert.All(content.State().Excerpts.Where(e => e.Theme is null), e => Assert.Equal((3, 3), (e.Version, e.Revision)));
    }

    [Fact]
    public void What_only_says_how_a_field_is_known_is_noted_and_makes_no_version()
    {
        using var content = ContentCopy.Published();
        var occasion = content.State().Occasions.Single(o => o.Slug == "inspection-2020-03");
        content.Edit(ContentCopy.Occasions, $"{occasion.Members.Single()},printed", $"{occasion.Members.Single()},supplied");
        content.Publish();
        var state = content.State();
        var outcome = state.Revisions[1].Outcomes.Single(o => o.Outcome != Outcome.Unchanged);
        Assert.Equal((occasion.Members.Single(), Outcome.Noted, 1), (outcome.Excerpt, outcome.Outcome, outcome.Version));
        Assert.Equal("basis", Assert.Single(outcome.Fields!).Name);
        var excerpt = state.Excerpts.Single(e => e.Id == occasion.Members.Single());
        Assert.Equal((Basis.Supplied, 1, 1), (excerpt.Basis.Occasion, excerpt.Version, excerpt.Revision));
    }

    [Fact]
    public void Every_line_of_a_frozen_revision_is_one_json_object()
    {
        using var content = ContentCopy.Published();
        var parts = content.Folder.Files($"{ContentCopy.Collection}/revisions/0001").Where(f => f.StartsWith("spans/", StringComparison.Ordinal));
        foreach (var (files, lines) in new[] { (["excerpts.jsonl"], 64), (["outcomes.jsonl"], 64), (parts, 199 + 95) })
        {
            var text = string.Concat(files.Select(file => content.Text($"{ContentCopy.Collection}/revisions/0001/{file}")));
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.Equal(lines, text.TrimEnd('\n').Split('\n').Count(line => JsonDocument.Parse(line).RootElement.ValueKind == JsonValueKind.Object));
        }
    }
}
