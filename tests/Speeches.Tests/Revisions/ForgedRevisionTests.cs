using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

/// <summary>
/// A frozen revision is changed field by field, each time with its digests made anew, as whoever can write there could. It is refused
/// with a sentence that names a file of it, or reads as before, or says something else in a field that may say anything.
/// </summary>
public sealed class ForgedRevisionTests : IDisposable
{
    private const string Collection = ContentCopy.Collection;

    // Of these nothing else tells what they should say.
    private static readonly HashSet<string> Free =
    [
        "label", "speaker", "speakers", "section", "translation", "of", "voice", "lang", "slug", "kind", "title", "id", "name", "code", "office", "edtf", "earliest", "latest", "theme", "occasion", "counterparts", "people", "date", "basis",
        "evidence", "field", "strength", "note", "url", "quoted", "gaps", "start", "end", "reason", "attribution", "attributionAsPrinted", "fields", "moved", "from", "equalsVersion", "length", "held", "undoes", "into", "before", "cutOff", "register.csv", "occasions.csv", "excerpt",
    ];

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Theory]
    [InlineData("excerpts.jsonl", false)]
    [InlineData("excerpts.jsonl", true)]
    [InlineData("spans.jsonl", true)]
    [InlineData("outcomes.jsonl", false)]
    [InlineData("outcomes.jsonl", true)]
    [InlineData("revision.json", true)]
    public void A_forged_field_is_refused_or_read_as_it_was(string file, bool ofPresentFormat)
    {
        if (ofPresentFormat) PublishAndUndo();
        var (revision, original) = Original();
        if (ofPresentFormat) file = Part(revision, file);
        var lines = file == "revision.json" ? [content.Text($"{revision}/{file}")] : content.Text($"{revision}/{file}").TrimEnd('\n').Split('\n');
        var (refused, same) = (0, 0);
        foreach (var index in Chosen(file, lines))
        {
            foreach (var (where, forged) in Forgeries(lines[index]))
            {
                var text = string.Join('\n', lines.Take(index).Append(forged).Concat(lines.Skip(index + 1))) + "\n";
                var (state, errors) = Read(Forged(revision, file, text));
                var place = $"{file}:{index + 1} {where}: {forged[..Math.Min(forged.Length, 2000)]}";
                Assert.True(state is null == errors.Count > 0, place);
                // A speaker whom no list has is told of there: it may be the list that is wrong.
                // What does not fit into a text any more may be told of where that ends, in a part that an earlier revision has.
                Assert.All(errors, e => Assert.True(e.File.StartsWith(ofPresentFormat ? $"{Collection}/revisions/" : $"{revision}/", StringComparison.Ordinal) || e.File == TinyCollection.People, e.ToString()));
                if (state is null) refused++;
                else if (state == original) same++;
                else Assert.True(Free.Contains(where.Split('.', '[')[^1].TrimEnd(']')) || Free.Contains(where.Split('.')[^1].Split('[')[0]) || Free.Contains(where), place);
            }
        }
        Assert.True(refused > 10, $"{refused} refused, {same} the same");
    }

    [Theory]
    [InlineData("excerpts.jsonl")]
    [InlineData("spans.jsonl")]
    [InlineData("outcomes.jsonl")]
    public void Records_that_are_missing_there_twice_or_in_another_order_are_refused(string file)
    {
        PublishAndUndo();
        var (revision, original) = Original();
        file = Part(revision, file);
        var lines = content.Text($"{revision}/{file}").TrimEnd('\n').Split('\n');
        var others = new List<IEnumerable<string>> { Array.Empty<string>(), lines.Skip(1), lines.SkipLast(1), lines.Append(lines[0]), lines.Prepend(lines[^1]), lines.Append("null"), lines.Append("{}"), lines.Append(""), lines.Append(new string('[', 100)) };
        foreach (var forged in others)
        {
            var (state, errors) = Read(Forged(revision, file, string.Concat(forged.Select(l => l + "\n"))));
            Assert.Null(state);
            Assert.StartsWith($"{Collection}/revisions/", Assert.Single(errors).File, StringComparison.Ordinal);
        }
        var (turned, said) = Read(Forged(revision, file, string.Concat(lines.Reverse().Select(l => l + "\n"))));
        // The order of records and outcomes says nothing but the order in which they are told. Spans have lengths: in another order they
        // do not fit each other, or the records that say where they stand.
        if (file.StartsWith("spans/", StringComparison.Ordinal)) Assert.StartsWith($"{Collection}/revisions/", Assert.Single(said).File, StringComparison.Ordinal);
        else Assert.NotNull(turned);
        Assert.NotNull(original);
    }

    public static TheoryData<string, string, string, string> Known() => new()
    {
        { "spans.jsonl", "\"excerpt\":\"ks9fm3\"", "\"excerpt\":\"zzzzzz\"", "spans.jsonl:" },
        { "spans.jsonl", "\"end\":98,", "\"end\":2147483647,", "spans.jsonl:1:1: error: The span cannot stand here: it should begin at 0, where the one before ends, and end within the 32444 characters of the text." },
        { "spans.jsonl", "\"start\":98,", "\"start\":-5,", "spans.jsonl:2:1: error: The span cannot stand here: it should begin at 98, where the one before ends, and end within the 32444 characters of the text." },
        { "revision.json", "\"number\": 2", "\"number\": 2147483647", "revision.json:0:0: error: This file of a frozen revision is not as a revision is published: it says that it is revision 2147483647. Restore it from version control." },
        { "revision.json", "\"number\": 2", "\"number\": -1", "revision.json:0:0: error: This file of a frozen revision is not as a revision is published: it says that it is revision -1. Restore it from version control." },
        { "revision.json", "\"format\": 1", "\"format\": 9", "revision.json:0:0: error: The revision is of format 9; this program knows formats up to 3. Use a newer one." },
        { "revision.json", "\"register.csv\": \"c0f02c1b729b8f965cbc3802b608f009aaab2e72cc7a967ea0fb5aeb695c0bed\"\n  }\n}", "\"../other/register.csv\": null\n  }\n}", "revision.json:0:0: error: This file of a frozen revision is not as a revision is published: it cannot replace “../other/register.csv”, or not one of this digest. Restore it from version control." },
        { "excerpts.jsonl", "http://vancouver.china-consulate.gov.cn/eng/news/202004/t20200428_4879525.htm", "javascript:alert(1)", "excerpts.jsonl:1:1: error: The record cannot be this excerpt’s: its evidence stands at a web address." },
        { "excerpts.jsonl", "\"text\":\"I have been saying", "\"text\":\"You have been saying", "excerpts.jsonl:1:1: error: The record cannot be this excerpt’s: its emendations do not make its text." },
        { "outcomes.jsonl", "{\"excerpt\":\"ks9fm3\",\"outcome\":\"changed\"", "{\"excerpt\":\"ks9fm3\",\"outcome\":\"unchanged\"", "outcomes.jsonl:1:1: error: The outcome cannot be: what changed has a record in this revision, and nothing else has." },
        { "register.csv", "\ntqvzhn,", "\nzzzzzz,", "inputs/occasions.csv:" },
        { "register.csv", "ks9fm3,excerpt,live,1", "ks9fm3,excerpt,live,2147483647", "register.csv:" },
        { "inputs/occasions.csv", "\ntqvzhn,", "\n,", "inputs/occasions.csv:" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void What_was_forged_once_is_told_with_its_place(string file, string words, string others, string sentence)
    {
        var (revision, _) = Original();
        var text = content.Text($"{revision}/{file}");
        Assert.Contains(words, text, StringComparison.Ordinal);
        var at = text.IndexOf(words, StringComparison.Ordinal);
        var (state, errors) = Read(Forged(revision, file, text[..at] + others + text[(at + words.Length)..]));
        Assert.Null(state);
        Assert.StartsWith($"{revision}/{sentence}", Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_whose_digest_a_revision_does_not_have_is_not_read()
    {
        var (revision, _) = Original();
        var info = JsonNode.Parse(content.Text($"{revision}/revision.json"))!;
        info["witnesses"]!.AsObject().Remove("sources/global-solidarity/0001/global-solidarity.txt");
        // In the revision before it is named too: without one of them nothing pins the text.
        var (state, errors) = Read(Forged(revision, "revision.json", info.ToJsonString()));
        Assert.True(state is not null || errors.Count == 1);
        info["witnesses"]!["sources/global-solidarity/../../../secret.txt"] = new string('0', 64);
        (state, errors) = Read(Forged(revision, "revision.json", info.ToJsonString()));
        Assert.Null(state);
        Assert.StartsWith($"{revision}/revision.json:0:0: error: This file of a frozen revision is not as a revision is published: “sources/global-solidarity/../../../secret.txt” cannot be the file of a witness", Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_forged_is_neither_built_nor_published_after()
    {
        var (revision, _) = Original();
        content.Print();
        var files = content.Files();
        foreach (var (path, bytes) in Files(revision, "spans.jsonl", content.Text($"{revision}/spans.jsonl").Replace("\"end\":98,", "\"end\":99,", StringComparison.Ordinal))) content.Write(path, Encoding.UTF8.GetString(bytes!));
        content.PlaceTheUnplaced();
        var sentence = Assert.Single(content.Refused());
        Assert.StartsWith($"{revision}/spans.jsonl:1:1: error: The span cannot stand here: its emendations do not make its text.", sentence, StringComparison.Ordinal);
        Assert.Equal((1, "", sentence + "\n"), Cli.CommandLine.Run(content, "build"));
        Assert.Equal((1, "", sentence + "\n"), Cli.CommandLine.Run(content, "check", "--quiet"));
        Assert.Equal(files.Where(f => f.StartsWith("data/", StringComparison.Ordinal)), content.Files().Where(f => f.StartsWith("data/", StringComparison.Ordinal)));
    }

    /// <summary>For the spans, the first of the parts that a revision brought.</summary>
    private string Part(string revision, string file) =>
        file == "spans.jsonl" ? content.Folder.Files(revision).First(f => f.StartsWith("spans/", StringComparison.Ordinal)) : file;

    private void PublishAndUndo()
    {
        content.PlaceTheUnplaced();
        Assert.NotNull(content.Publish("2026-11-22"));
        Assert.NotNull(new Publisher(content.Folder).Undo(Collection, new(2026, 11, 23), new()));
    }

    private (string Revision, string State) Original()
    {
        var (state, errors) = Read(content.Folder);
        Assert.Empty(errors);
        return ($"{Collection}/revisions/{content.Folder.Revisions(Collection)[^1]}", state!);
    }

    /// <summary>One span of each kind; of the others the first two, and the last outcome.</summary>
    private static IEnumerable<int> Chosen(string file, string[] lines) => file switch
    {
        _ when file.StartsWith("spans", StringComparison.Ordinal) => lines.Select((line, index) => (Kind: JsonNode.Parse(line)!["kind"]!.GetValue<string>(), index)).GroupBy(l => l.Kind).Select(g => g.First().index),
        "outcomes.jsonl" => new[] { 0, lines.Length - 1 },
        "excerpts.jsonl" => new[] { 0, 2 },
        _ => new[] { 0 },
    };

    /// <summary>Every field of a record otherwise, in each way that its kind of value can be; of a list the first item.</summary>
    private static IEnumerable<(string Where, string Json)> Forgeries(string json)
    {
        var places = new List<object[]>();
        Collect(JsonNode.Parse(json), []);
        foreach (var place in places)
        {
            var where = string.Concat(place.Select(p => p is int i ? $"[{i}]" : $".{p}")).TrimStart('.');
            foreach (var other in Others(At(JsonNode.Parse(json)!, place)))
            {
                var forged = JsonNode.Parse(json)!;
                var parent = At(forged, place[..^1])!;
                if (parent is JsonArray array) array[(int)place[^1]] = other;
                else parent[(string)place[^1]] = other;
                yield return (where, Written(forged));
            }
            var without = JsonNode.Parse(json)!;
            if (At(without, place[..^1]) is JsonObject owner) owner.Remove((string)place[^1]);
            else ((JsonArray)At(without, place[..^1])!).RemoveAt((int)place[^1]);
            yield return (where, Written(without));
        }
        yield return ("unknown", "{\"unknown\":1," + json.TrimStart()[1..]);
        var first = (string)places[0][0];
        yield return ("twice", $"{{\"{first}\":{Written(JsonNode.Parse(json)![first])}," + json.TrimStart()[1..]);

        void Collect(JsonNode? node, object[] place)
        {
            if (place.Length > 0) places.Add(place);
            if (node is JsonObject members) foreach (var (name, member) in members) Collect(member, [.. place, name]);
            if (node is JsonArray { Count: > 0 } items) Collect(items[0], [.. place, 0]);
        }
    }

    private static JsonNode? At(JsonNode root, object[] place) => place.Aggregate((JsonNode?)root, (node, step) => step is int index ? node!.AsArray()[index] : node![(string)step]);

    private static List<JsonNode?> Others(JsonNode? value) => value switch
    {
        JsonObject => [null, new JsonObject(), 7],
        JsonArray array => [null, new JsonArray(), new JsonArray((JsonNode?)null), 7, new JsonArray([.. array.Concat(array).Select(i => i?.DeepClone())])],
        JsonValue number when number.GetValueKind() == JsonValueKind.Number => [null, -1, 0, int.MaxValue, number.GetValue<int>() + 1, 1e300, "7"],
        JsonValue text when text.GetValueKind() == JsonValueKind.String => [null, "", "zzzzzz", "javascript:alert(1)", "../..", 7],
        null => ["zzzzzz", 7],
        _ => [null, "zzzzzz", 7],
    };

    private static string Written(JsonNode? node) => node is null ? "null" : node.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private ContentFolder Forged(string revision, string file, string text) => content.Folder.With(Files(revision, file, text));

    /// <summary>A file of a revision otherwise, and every digest that tells of it.</summary>
    private Dictionary<string, byte[]?> Files(string revision, string file, string text)
    {
        var (bytes, before) = (Encoding.UTF8.GetBytes(text), content.Folder.ReadBytes($"{revision}/{file}"));
        var files = new Dictionary<string, byte[]?>();
        // A part has its digest for a name.
        if (file.StartsWith("spans/", StringComparison.Ordinal)) files[$"{revision}/{file}"] = null;
        files[$"{revision}/{file.Replace(ContentFolder.Digest(before), ContentFolder.Digest(bytes), StringComparison.Ordinal)}"] = bytes;
        var records = file == "excerpts.jsonl" ? RecordsOf(before) : "no digest";
        var info = file == "revision.json" ? text
            : content.Text($"{revision}/revision.json").Contains(records, StringComparison.Ordinal) ? content.Text($"{revision}/revision.json").Replace(records, RecordsOf(bytes), StringComparison.Ordinal)
            : content.Text($"{revision}/revision.json").Replace(ContentFolder.Digest(content.Folder.ReadBytes($"{revision}/{file}")), ContentFolder.Digest(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);
        files[$"{revision}/revision.json"] = Encoding.UTF8.GetBytes(info);
        files[$"{revision}/revision.json.sha256"] = Encoding.UTF8.GetBytes(ContentFolder.Digest(Encoding.UTF8.GetBytes(info)));
        return files;
    }

    private static string RecordsOf(byte[] bytes) =>
        RecordDigests.Of(Encoding.UTF8.GetString(bytes).Split('\n')[..^1].Select(line => RecordDigests.OfLine(Encoding.UTF8.GetBytes(line))));

    /// <summary>Everything that is published, in one text, built as far as the rows of the database; null where it is refused.</summary>
    private static (string? State, IReadOnlyList<Diagnostic> Errors) Read(ContentFolder folder)
    {
        var library = new PublishedLibrary(folder);
        Assert.Single(library.Read(kept: null, always: true));
        if (library.Broken.SingleOrDefault() is { } broken) return (null, [.. broken.Found.All]);
        var state = PublishedCollection.Read(folder, library.Collections.Single(), ShownLists.Read(folder).Rows, new())!;
        return (JsonSerializer.Serialize(new { state.Excerpts, state.Versions, state.Occasions, state.Register, Revisions = state.Revisions.Select(r => new { r.Info.Date, r.Info.Note, r.Info.Undoes, r.Spans, r.Outcomes }) }), []);
    }
}
