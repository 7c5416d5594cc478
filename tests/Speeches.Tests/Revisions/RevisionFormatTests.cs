using System.Text;
using System.Text.Json;
using Speeches.Content;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>What a revision freezes: what changed, with everything else named by its digest, and the rows of the lists that it uses.</summary>
public sealed class RevisionFormatTests : IDisposable
{
    private const string Collection = ContentCopy.Collection;
    private const string Emendations = $"{Collection}/sources/unity-and-cooperation/0001/emendations.csv";

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public void An_edit_of_one_word_freezes_what_it_changed_and_names_the_rest()
    {
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        content.Edit(Emendations, "allweather,all-weather,", "allweather,all weather,");
        content.Publish("2026-11-23");
        var revision = $"{Collection}/revisions/0004";
        Assert.Equal(
            ["excerpts.jsonl", "inputs/sources/unity-and-cooperation/0001/emendations.csv", "outcomes.jsonl", "revision.json", "revision.json.sha256"],
            content.Folder.Files(revision));
        Assert.Single(content.Text($"{revision}/excerpts.jsonl").TrimEnd('\n').Split('\n'));
        Assert.Single(content.Text($"{revision}/outcomes.jsonl").TrimEnd('\n').Split('\n'));
        var state = content.State();
        // What no file of it says is told all the same.
        Assert.Equal(64, state.Revisions[3].Outcomes.Count);
        Assert.Equal(state.Revisions[2].Outcomes.Select(o => o.Excerpt), state.Revisions[3].Outcomes.Select(o => o.Excerpt));
        Assert.Equal(state.Revisions[2].Spans, state.Revisions[3].Spans);
        // The files of a revision of format 1 are held too.
        Assert.Equal($"{Collection}/revisions/0002/inputs/supplied.csv", state.Revisions[3].PlaceOf("inputs/supplied.csv"));
        Assert.Equal($"{Collection}/revisions/0003/lists/people.csv", state.Revisions[3].PlaceOf("lists/people.csv"));
    }

    [Fact]
    public void Spans_cut_into_parts_and_put_together_are_the_same_and_an_edit_changes_few()
    {
        var spans = Enumerable.Range(0, 2000).SelectMany(n => Passage(n, 500)).ToList();
        var edited = Placed(spans.Select((s, index) => (s, Length: index == 3000 ? s.End - s.Start + 7 : s.End - s.Start)));
        var (parts, others) = (Digests(spans), Digests(edited));
        Assert.InRange(parts.Count, 30, 120);
        Assert.All(SpanParts.Cut(spans), p => Assert.InRange(p.Length, 1, 64 * 1024));
        Assert.Single(others.Except(parts));
        Assert.Equal(Written(spans), Written(Joined(spans)));
        Assert.Equal(Written(edited), Written(Joined(edited)));
        // One that is taken out, or put in, changes those around it.
        Assert.InRange(Digests(Placed(spans.Skip(4).Select(s => (s, s.End - s.Start)))).Except(parts).Count(), 0, 2);
    }

    [Fact]
    public void The_spans_of_the_present_collection_come_back_as_they_were()
    {
        var before = content.State().Revisions[1].Spans;
        foreach (var source in before.GroupBy(s => (s.Source, s.Witness)))
            Assert.Equal(Written(source), Written(Joined([.. source])));
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        content.Edit($"{ContentCopy.Digest}/0001/witness.md", "sacrifices in battle against COVID-19\n    theme: III", "sacrifices in battle against COVID-19\n    theme: unplaced");
        content.Publish("2026-11-23");
        Assert.Equal(Written(before), Written(content.State().Revisions[3].Spans));
    }

    [Fact]
    public void A_part_that_is_missing_or_was_changed_is_named()
    {
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        content.Edit(Emendations, "allweather,all-weather,", "allweather,all weather,");
        content.Publish("2026-11-23");
        var part = content.Folder.Files($"{Collection}/revisions/0003").First(f => f.StartsWith("spans/", StringComparison.Ordinal));
        var (path, text) = ($"{Collection}/revisions/0003/{part}", content.Text($"{Collection}/revisions/0003/{part}"));
        content.Write(path, text.Replace("\"length\":1,", "\"length\":2,", StringComparison.Ordinal));
        Assert.Equal([$"{path}:0:0: error: This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control."], content.Refused("2026-11-24"));
        content.Delete(path);
        Assert.Equal([$"{path}:0:0: error: This file of a frozen revision is missing. Restore it from version control."], content.Refused("2026-11-24"));
        content.Write(path, text);
        content.Delete($"{Collection}/revisions/0003/lists/people.csv");
        Assert.Equal([$"{Collection}/revisions/0003/lists/people.csv:0:0: error: This file of a frozen revision is missing. Restore it from version control."], content.Refused("2026-11-24"));
    }

    [Fact]
    public void The_rows_of_the_lists_that_a_collection_uses_are_frozen_with_it_and_no_others()
    {
        content.Edit(TinyCollection.People, "id,name,spellings,counterpart,offices,old-slugs\n", "id,name,spellings,counterpart,offices,old-slugs\nnobody-here,Nobody Here,,,,\n");
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        var (state, today) = (content.State(), Authorities.Read(content.Folder, new()));
        Assert.Null(PublishedCollection.Read(content.Folder, Collection, today, new(), upTo: 2)!.Lists);
        var lists = state.Lists!;
        var used = state.Versions.SelectMany(v => v.People.Select(p => p.Id).Concat(v.Speakers.Select(s => s.Id))).ToHashSet();
        Assert.Equal(used.Order(StringComparer.Ordinal), lists.People.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("nobody-here", lists.People.Keys);
        Assert.All(lists.People.Values, p => Assert.Equal(today.People[p.Id].Spellings, p.Spellings));
        Assert.All(state.Versions.SelectMany(v => v.Counterparts), c => Assert.Equal(today.Counterparts[c.Id].Demonyms, lists.Counterparts[c.Id].Demonyms));
        Assert.All(state.Occasions, o => Assert.Equal(today.KindNames[o.Kind], lists.KindNames[o.Kind]));
    }

    [Fact]
    public void What_is_suppressed_can_be_erased_from_every_revision_and_all_is_verified_as_before()
    {
        const string Id = "w35hqb", Words = "sincere sympathy to patients";
        // In a revision of format 1, and in one of format 3.
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        content.EditLines(ContentCopy.Register, lines => lines[lines.FindIndex(l => l.StartsWith($"{Id},", StringComparison.Ordinal))] = $"{Id},excerpt,suppressed,1,,2026-11-23,The publisher asked for it.");
        Assert.Equal((1, "", $"{ContentCopy.Register}:0:0: error: “{Id}” is no excerpt that is published as suppressed, and nothing else is erased; write suppressed, a date and a reason in its row, and publish that first.\n"),
            Cli.CommandLine.Run(content, "erase", Collection, Id));
        content.Publish("2026-11-23");
        Assert.Equal(2, Frozen().Count(f => f.Contains(Words, StringComparison.Ordinal)));
        var before = content.State();
        var json = Directory.EnumerateFiles(content.FullPath($"{Collection}/revisions"), "revision.json*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText);

        Assert.Equal((0, $"{Collection}: 2 records of {Id} erased. The witness that it was read from still has its words.\n", ""),
            Cli.CommandLine.Run(content, "erase", Collection, Id, "--date", "2026-11-24", "--reason", "A court asked for it."));
        Assert.DoesNotContain(Frozen(), f => f.Contains(Words, StringComparison.Ordinal));
        Assert.All(json, f => Assert.Equal(f.Value, File.ReadAllText(f.Key)));
        Assert.Contains("{\"erased\":\"2026-11-24\",\"id\":\"w35hqb\",\"version\":2,", content.Text($"{Collection}/revisions/0003/excerpts.jsonl"), StringComparison.Ordinal);
        var after = content.State();
        Assert.Equal(before.Excerpts.Select(Written), after.Excerpts.Select(Written));
        Assert.Equal(before.Versions.Where(v => v.Id != Id).Select(Written), after.Versions.Where(v => v.Id != Id).Select(Written));
        content.Print();
        // Its words are read in the witness as they were, and are not taken for those of a new passage.
        Assert.Null(content.Publish("2026-11-24"));
        Assert.Equal((0, $"{Collection}: no record of {Id} is left to be erased.\n", ""), Cli.CommandLine.Run(content, "erase", Collection, Id));
        // Another one beside it, in files that have one erased already.
        content.Edit(Emendations, "allweather,all-weather,", "allweather,all weather,");
        content.Publish("2026-11-24");
        Assert.NotNull(new Publisher(content.Folder).Undo(Collection, new(2026, 11, 25), new()));
        Assert.Null(content.Publish("2026-11-25"));

        content.EditLines(ContentCopy.Register, lines => lines[lines.FindIndex(l => l.StartsWith($"{Id},", StringComparison.Ordinal))] = $"{Id},excerpt,live,1,,,");
        Assert.EndsWith($"error: The records of “{Id}” were erased, so it stays suppressed; write that again.", Assert.Single(content.Refused("2026-11-25")), StringComparison.Ordinal);

        IEnumerable<string> Frozen() => Directory.EnumerateFiles(content.FullPath($"{Collection}/revisions"), "excerpts.jsonl", SearchOption.AllDirectories).Select(File.ReadAllText);
    }

    [Fact]
    public void A_passage_is_erased_beside_one_that_was_erased_before()
    {
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        // Both have a record of format 1 and one of format 3; the one that stands first in the files is erased last.
        var ids = content.State().Revisions[2].Excerpts.Take(2).Select(e => e.Id).Reverse().ToList();
        foreach (var id in ids)
        {
            var row = content.Text(ContentCopy.Register).Split('\n').Single(l => l.StartsWith($"{id},", StringComparison.Ordinal));
            content.Edit(ContentCopy.Register, row, $"{id},excerpt,suppressed,1,,2026-11-23,The publisher asked for it.");
        }
        content.Publish("2026-11-23");
        var before = content.State();
        // Such a file is what an interruption leaves, with the words in it.
        var left = $"{Collection}/revisions/0001/excerpts.jsonl.tmp";
        content.Write(left, content.Text($"{Collection}/revisions/0001/excerpts.jsonl"));
        foreach (var (id, reason) in ids.Zip([null, "A court asked for it."]))
        {
            var diagnostics = new Diagnostics();
            Assert.Equal(2, new Eraser(content.Folder).Erase(Collection, id, new(2026, 11, 24), reason, diagnostics));
            Assert.Empty(diagnostics.All);
        }
        Assert.False(File.Exists(content.FullPath(left)));
        var after = content.State();
        var words = before.Versions.Where(v => ids.Contains(v.Id)).ToList();
        Assert.Equal(4, words.Count);
        Assert.All(after.Revisions, r => Assert.DoesNotContain(
            words, v => content.Text($"{r.Path}/excerpts.jsonl").Contains(v.Text[..40], StringComparison.Ordinal)));
        Assert.Equal(
            before.Versions.Where(v => !ids.Contains(v.Id)).Select(Written),
            after.Versions.Where(v => !ids.Contains(v.Id)).Select(Written));
        Assert.Equal(
            words.Select(v => (v.Id, v.Version, v.Revision, v.Source, v.Occasion.Id)),
            after.Versions.Where(v => ids.Contains(v.Id)).Select(v => (v.Id, v.Version, v.Revision, v.Source, v.Occasion.Id)));
        Assert.Equal(
            [null, null, "A court asked for it.", "A court asked for it."],
            ids.SelectMany(id => after.Revisions.SelectMany(r => r.Erased).Where(e => e.Id == id)).Select(e => e.Reason));
    }

    [Fact]
    public void What_is_not_to_be_taken_away_many_at_once_is_in_no_list_of_records_and_on_its_page()
    {
        content.Edit($"{ContentCopy.Digest}/source.md", "voice: reported", "voice: reported\nlicence: All rights reserved\nholder: A broadcaster\nbulk: no");
        content.Publish("2026-11-22");
        var file = content.State().Sources[1].File;
        Assert.Equal(("All rights reserved", "A broadcaster", false), (file.Licence, file.Holder, file.IsBulkAllowed));
        using var store = new Speeches.Store.SpeechesStore(Path.Combine(content.Data, content.Print().File));
        Assert.Equal(43, store.ExportRecords().Count());
        Assert.NotNull(store.FindExcerpt(Collection, "w35hqb"));
        content.Edit($"{ContentCopy.Digest}/source.md", "bulk: no", "bulk: never");
        Assert.StartsWith($"{ContentCopy.Digest}/source.md:", Assert.Single(content.Refused("2026-11-23")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_erased_and_not_suppressed_or_edited_beside_what_is_erased_is_refused()
    {
        content.PlaceTheUnplaced();
        content.Publish("2026-11-22");
        var path = $"{Collection}/revisions/0003/excerpts.jsonl";
        var lines = content.Text(path).TrimEnd('\n').Split('\n');
        var record = JsonDocument.Parse(lines[0]).RootElement;
        var stub = $"{{\"erased\":\"2026-11-24\",\"id\":\"{record.GetProperty("id")}\",\"version\":2,\"revision\":3,\"source\":\"global-solidarity\",\"witness\":\"0001\","
            + $"\"occasion\":\"{record.GetProperty("occasion").GetProperty("id")}\",\"digest\":\"{RecordDigests.OfLine(Encoding.UTF8.GetBytes(lines[0]))}\"}}";
        content.Write(path, string.Concat(lines.Skip(1).Prepend(stub).Select(l => l + "\n")));
        Assert.Equal(
            [$"{path}:0:0: error: A record of “{record.GetProperty("id")}” was erased, but the register does not say that the excerpt is suppressed. This file of a frozen revision is not as a revision is published; restore it from version control."],
            content.Refused("2026-11-24"));
        content.Write(path, string.Concat(lines.Skip(1).Prepend(stub).Select(l => l.Replace("\"position\":", "\"position\": ", StringComparison.Ordinal) + "\n")));
        Assert.Equal([$"{path}:0:0: error: This file of a frozen revision does not match its digest: it was edited or damaged. Restore it from version control."], content.Refused("2026-11-24"));
    }

    private static List<SpanRecord> Passage(int number, int length) =>
    [
        Span(number * 600, length, SpanKind.Excerpt, $"b{number:x5}") with { Fields = [new(Field.Theme, 0, 2), new(Field.Date, number * 600 + 520, number * 600 + 530)], Position = number + 1 },
        Span(number * 600 + length, 10, SpanKind.Space, null),
        Span(number * 600 + length + 10, 80, SpanKind.Attribution, $"b{number:x5}"),
        Span(number * 600 + length + 90, 600 - length - 90, SpanKind.Space, null),
    ];

    private static SpanRecord Span(int start, int length, SpanKind kind, string? excerpt) =>
        new() { Source = "almanac", Witness = "0001", Start = start, End = start + length, Kind = kind, Excerpt = excerpt };

    /// <summary>Spans one after the other, each with another length, and what they name with them.</summary>
    private static List<SpanRecord> Placed(IEnumerable<(SpanRecord Span, int Length)> spans)
    {
        var (start, position) = (0, 0);
        return spans.Select(s =>
        {
            var moved = start - s.Span.Start;
            start += s.Length;
            return s.Span with
            {
                Start = start - s.Length,
                End = start,
                Position = s.Span.Position is null ? null : ++position,
                Fields = s.Span.Fields?.Select(f => f.Field == Field.Theme ? f : f with { Start = f.Start + moved, End = f.End + moved }).ToList(),
            };
        }).ToList();
    }

    private static List<string> Digests(List<SpanRecord> spans) => SpanParts.Cut(spans).Select(ContentFolder.Digest).ToList();

    private static List<SpanRecord> Joined(List<SpanRecord> spans) =>
        SpanParts.Join(spans[0].Source, spans[0].Witness, SpanParts.Cut(spans).SelectMany(part => RevisionFolder.ReadSpans("part", part)));

    private static string Written(IEnumerable<SpanRecord> spans) => string.Join('\n', spans.Select(s => JsonSerializer.Serialize(s, RevisionJson.Lines.SpanRecord)));

    private static string Written(Excerpt excerpt) => JsonSerializer.Serialize(excerpt, ExcerptJson.Lines.Excerpt);
}
