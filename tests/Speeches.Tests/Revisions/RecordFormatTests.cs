using System.Text;
using System.Text.Json;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>The record of an excerpt, in the present format and in those in which it was once frozen.</summary>
public sealed class RecordFormatTests : IDisposable
{
    private const string Collection = ContentCopy.Collection;
    private const string Emendations = $"{Collection}/sources/unity-and-cooperation/0001/emendations.csv";

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public void What_older_formats_froze_is_no_change_so_there_is_nothing_to_publish()
    {
        var files = content.Files();
        Assert.Contains("\"speaker\":", content.Text($"{Collection}/revisions/0001/excerpts.jsonl"), StringComparison.Ordinal);
        var diagnostics = new Diagnostics();
        Assert.All(LibraryReading.Read(content.Folder, diagnostics).Collections, c => Assert.False(c.Plan!.HasChanges));
        Assert.Null(content.Publish("2027-01-01"));
        Assert.Equal(files, content.Files());
        Assert.Empty(diagnostics.All);
    }

    [Fact]
    public void An_edit_of_one_word_is_one_new_version_and_an_undo_takes_it_back()
    {
        var before = content.State();
        var first = before.Versions.Where(v => v.Version == 1).ToDictionary(v => v.Id, Written);
        content.Edit(Emendations, "allweather,all-weather,", "allweather,all weather,");
        Assert.NotNull(content.Publish("2026-11-22"));
        var after = content.State();
        var changed = Assert.Single(after.Revisions[^1].Excerpts);
        Assert.Equal([Field.Text], after.Revisions[^1].Outcomes.Single(o => o.Outcome != Outcome.Unchanged).Fields);
        Assert.StartsWith("{\"format\":3,\"id\":\"" + changed.Id, content.Text($"{after.Revisions[^1].Path}/excerpts.jsonl"), StringComparison.Ordinal);
        // The day of the newest revision does not reach what was frozen before.
        Assert.Equal(before.Excerpts.Where(e => e.Id != changed.Id).Select(Written), after.Excerpts.Where(e => e.Id != changed.Id).Select(Written));
        Assert.All(after.Versions.Where(v => v.Version == 1), v => Assert.Equal(first[v.Id], Written(v)));
        Assert.NotNull(new Publisher(content.Folder).Undo(Collection, new(2026, 11, 23), new()));
        var undone = content.State();
        Assert.Equal(before.Excerpts.Select(Said), undone.Excerpts.Select(Said));
        Assert.Equal(2, Assert.Single(undone.Revisions[^1].Outcomes, o => o.EqualsVersion is not null).EqualsVersion);
        Assert.Null(content.Publish("2026-11-23"));

        static object Said(Excerpt e) => Written(e with { Version = 0, Revision = 0 });
    }

    [Fact]
    public void A_record_of_format_1_is_read_as_what_it_says_and_the_rest_from_its_revision()
    {
        // In its own revision, which nothing later reaches; the attribution's gap stood in its span alone.
        var first = content.State().Revisions[0].Excerpts;
        var bare = first.Single(e => e.Id == "ks9fm3");
        Assert.Equal(new ThemeReference("i", "I"), bare.Theme);
        Assert.Equal(["I"], bare.Section);
        Assert.Equal([new Speaker("xi-jinping", "xi-jinping")], bare.Speakers);
        // Revision 1 did not say so yet; the last of that format did.
        Assert.True(bare.Translation);
        Assert.Empty(bare.Notes);
        Assert.Equal((3, "Letter of reply to Bill Gates, February ▯, ▯", "Letter of reply to Bill Gates, February ,"), (bare.Format, bare.Attribution, bare.AttributionAsPrinted));
        Assert.Equal([new Emendation(39, 41, " ,", " ▯, ▯", "gap: the day and the year were stripped") { Of = Field.Attribution }], bare.Emendations);
        Assert.Equal([new Gap(Field.Attribution, 40, 41), new(Field.Attribution, 43, 44)], bare.Gaps);
        Assert.Equal((Basis.Inferred, Basis.Printed), (bare.Basis.Speakers, bare.Basis.Theme));
        Assert.Equal(new Evidence(Field.Speakers, null, Rule.Collection, null), bare.Evidence[0]);
        var reported = first.Single(e => e.Id == "t7t522");
        Assert.Null(reported.Theme);
        Assert.Equal(["China made tremendous sacrifices in battle against COVID-19"], reported.Section);
        Assert.False(reported.Translation);
        // What is shown of it has the name of today's list.
        Assert.Equal([new Speaker("xi-jinping", "Xi Jinping")], content.State().Excerpts[0].Speakers);
    }

    [Fact]
    public void A_record_of_format_2_is_read_like_one_of_format_1()
    {
        // Format 2 changed nothing of a record.
        var revision = $"{Collection}/revisions/0002";
        var info = content.Text($"{revision}/revision.json").Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal);
        content.Write($"{revision}/revision.json", info);
        content.Write($"{revision}/revision.json.sha256", ContentFolder.Digest(Encoding.UTF8.GetBytes(info)));
        var state = content.State();
        Assert.Equal(2, state.Revisions[1].Info.Format);
        var attribution = state.Excerpts.Single(e => e.Id == "ks9fm3");
        Assert.Equal([Field.Text, Field.Text, Field.Text, Field.Attribution], attribution.Emendations.Select(e => e.Of));
        Assert.Equal(("I", "i"), (attribution.Theme!.Numeral, attribution.Theme.Slug));
        Assert.Null(content.Publish("2027-01-01"));
    }

    [Fact]
    public void A_record_is_read_back_as_it_was_written_in_the_order_that_is_promised()
    {
        var record = content.State().Excerpts[0] with { Notes = [new(4, "1", "So in the hall.")], Label = "7" };
        var line = Written(record);
        Assert.Equal(line, Written(JsonSerializer.Deserialize(line, ExcerptJson.Frozen.Excerpt)!));
        Assert.StartsWith(
            "{\"format\":3,\"id\":\"ks9fm3\",\"collection\":\"covid-19-solidarity\",\"source\":\"unity-and-cooperation\",\"witness\":\"0001\","
            + "\"theme\":{\"slug\":\"i\",\"numeral\":\"I\"},\"section\":[\"I\"],\"position\":1,\"label\":\"7\","
            + "\"speakers\":[{\"id\":\"xi-jinping\",\"name\":\"Xi Jinping\"}],\"voice\":\"direct\",\"translation\":true,\"lang\":\"en\",\"text\":", line, StringComparison.Ordinal);
        Assert.Contains("\"basis\":{\"theme\":\"printed\",\"occasion\":\"printed\",\"speakers\":\"inferred\",\"counterparts\":", line, StringComparison.Ordinal);
        Assert.Contains(
            "\"gaps\":[{\"of\":\"attribution\",\"start\":40,\"end\":41},{\"of\":\"attribution\",\"start\":43,\"end\":44}],"
            + "\"notes\":[{\"at\":4,\"mark\":\"1\",\"text\":\"So in the hall.\"}],\"emendations\":[{\"of\":\"text\",\"start\":", line, StringComparison.Ordinal);
        Assert.DoesNotContain("\"url\":\"/", line, StringComparison.Ordinal);
    }

    [Fact]
    public void The_emendations_of_a_record_make_its_text_and_its_attribution()
    {
        content.Edit(Emendations, "allweather,all-weather,", "allweather,all weather,");
        content.Publish("2026-11-22");
        var excerpts = content.State().Excerpts;
        Assert.Contains(excerpts, e => e.EmendationsOf(Field.Attribution).Count > 1);
        Assert.All(excerpts, e => Assert.Equal(e.Text, EmendedText.Rebuild(e.TextAsPrinted, e.EmendationsOf(Field.Text)).Text));
        Assert.All(excerpts, e => Assert.Equal(e.Attribution ?? "", EmendedText.Rebuild(e.AttributionAsPrinted ?? "", e.EmendationsOf(Field.Attribution)).Text));
        Assert.All(content.State().Sources.SelectMany(s => s.Spans).Where(s => s.Excerpt is not null), s => Assert.Null(s.Emendations));
    }

    [Fact]
    public void A_record_of_a_format_that_is_not_known_yet_is_refused_with_its_place()
    {
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        var revision = $"{Collection}/revisions/0003";
        var lines = content.Text($"{revision}/excerpts.jsonl").Replace("\"format\":3,", "\"format\":4,", StringComparison.Ordinal);
        var info = content.Text($"{revision}/revision.json")
            .Replace(content.State().Revisions[2].Info.Records!, RecordDigests.Of(lines.TrimEnd('\n').Split('\n').Select(l => RecordDigests.OfLine(Encoding.UTF8.GetBytes(l)))), StringComparison.Ordinal);
        content.Write($"{revision}/excerpts.jsonl", lines);
        content.Write($"{revision}/revision.json", info);
        content.Write($"{revision}/revision.json.sha256", ContentFolder.Digest(Encoding.UTF8.GetBytes(info)));
        Assert.Equal(
            [$"{revision}/excerpts.jsonl:1:1: error: The record is of format 4; this program knows formats up to 3. Use a newer one."],
            content.Refused("2026-11-23"));
    }

    [Fact]
    public void Another_speaker_is_another_version()
    {
        content.EditLines($"{Collection}/supplied.csv", lines => lines.Insert(1, "ks9fm3,speakers,\"Letter of reply to Bill Gates, February ,\",bill-gates | xi-jinping,weak,,Said for the test."));
        var plan = content.Publish("2026-11-22")!;
        var outcome = Assert.Single(plan.Outcomes, o => o.Outcome != Outcome.Unchanged);
        Assert.Equal(("ks9fm3", Outcome.Changed, 3, Field.Speakers), (outcome.Excerpt, outcome.Outcome, outcome.Version, Assert.Single(outcome.Fields!)));
        var versions = content.State().Versions.Where(v => v.Id == "ks9fm3").Select(v => string.Join(" and ", v.Speakers.Select(s => s.Name)));
        Assert.Equal(["Xi Jinping", "Xi Jinping", "Bill Gates and Xi Jinping"], versions);
        Assert.Equal(Basis.Supplied, content.State().Excerpts.Single(e => e.Id == "ks9fm3").Basis.Speakers);
    }

    [Fact]
    public async Task A_passage_is_cited_under_the_names_of_its_own_speakers()
    {
        content.EditLines($"{Collection}/supplied.csv", lines => lines.Insert(1, "ks9fm3,speakers,\"Letter of reply to Bill Gates, February ,\",bill-gates,weak,,Said for the test."));
        content.Publish("2026-11-22");
        await using var site = new Web.RunningSite(overHttp: false, copy: content);
        var page = await site.Page($"/{Collection}/excerpts/ks9fm3");
        Assert.StartsWith("Bill Gates: Letter of reply to Bill Gates, 20 February 2020. In ", page.QuerySelector("#cite")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bill Gates", page.QuerySelectorAll(".known dt").Single(t => t.TextContent.StartsWith("Speaker", StringComparison.Ordinal)).NextElementSibling!.TextContent, StringComparison.Ordinal);
        var other = await site.Page(page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.StartsWith("Xi Jinping: ", other.QuerySelector("#cite")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(other.QuerySelectorAll(".known dt"), t => t.TextContent.StartsWith("Speaker", StringComparison.Ordinal));
    }

    private static string Written(Excerpt excerpt) => JsonSerializer.Serialize(excerpt, ExcerptJson.Lines.Excerpt);
}
