using System.Globalization;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Speeches.Content;
using Speeches.Printing;
using Speeches.Revisions;
using Speeches.Store;
using Xunit;

namespace Speeches.Tests.Printing;

/// <summary>
/// What is suppressed for rights is nowhere in the database. Every word of the suppressed passage that is its own (as printed and as
/// corrected, of its attribution, its office, its evidence) is looked for in the bytes of the file, whatever table it would stand in.
/// </summary>
public sealed class SuppressedWordsTests : IDisposable
{
    private const string Attribution = "Remarks at a meeting of the Weavers’ Assembly, Chancellor Otto Lindqvist presiding, 12 August";

    /// <summary>In the text and in its index, as printed and as corrected, in the attribution, in the title of its occasion, in its evidence.</summary>
    private static readonly string[] Words = ["Quicksilver", "lanthorns", "lanterns", "moonlit", "Weavers", "Assembly", "presiding", "Zwielicht", "Obituary"];

    private readonly TinyCollection content = new();
    private readonly string data = Directory.CreateTempSubdirectory("speeches-").FullName;

    public void Dispose()
    {
        content.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public void No_word_of_a_suppressed_passage_is_in_the_database_in_any_version()
    {
        var id = PublishTwice();
        // Otherwise the test below could not fail.
        Assert.Equal(Words, Words.Where(IsPrinted(Print())));
        Suppress(id);
        Assert.Equal([], Words.Where(IsPrinted(Print())));
    }

    /// <summary>What a name, a date or a place in the text says is no word of it, but is not to be read either.</summary>
    [Fact]
    public void Of_the_record_of_a_suppressed_passage_nothing_is_left_but_where_it_stood()
    {
        var id = PublishTwice();
        string[] told =
        [
            "section", "text", "textAsPrinted", "attribution", "attributionAsPrinted",
            "counterparts", "people", "date", "basis", "evidence", "emendations", "span",
        ];
        // Otherwise the test below could not fail.
        Assert.Equal(told, SaidOf(id)[1].Intersect(told));
        Suppress(id);
        string[] left =
        [
            "format", "id", "collection", "source", "witness", "theme", "position", "speakers", "voice", "lang", "occasion",
            "version", "revision",
        ];
        Assert.Equal([left, left], SaidOf(id));
    }

    [Fact]
    public void What_no_text_says_of_a_passage_yet_would_not_stay_of_one_that_is_suppressed()
    {
        var id = PublishTwice();
        Suppress(id);
        var diagnostics = new Diagnostics();
        var authorities = Authorities.Read(content.Folder, diagnostics);
        var published = PublishedCollection.Read(content.Folder, TinyCollection.Slug, authorities, diagnostics)!;
        var versions = published.Versions.Select(v => v with
        {
            Label = "7",
            Quoted = [new(0, 4)],
            Gaps = [new(Field.Text, 0, 1)],
            Notes = [new(4, "1", "So in the hall.")],
        }).ToList();
        string[] told = ["label", "quoted", "gaps", "notes"];
        foreach (var row in TableMaker.Make(published with { Versions = versions }, authorities, "").Versions)
        {
            var record = JsonDocument.Parse(row.Record).RootElement;
            Assert.Equal(row.Id == id ? [] : told, told.Where(field => Says(record.GetProperty(field))));
        }
    }

    /// <summary>A passage with words of its own, as printed, and then corrected and with what an editor supplied.</summary>
    /// <returns>Its id.</returns>
    private string PublishTwice()
    {
        content.Write(TinyCollection.Page, TinyCollection.PageText.Replace(
            "<p>Bread &amp; salt.</p>\n<p>— Remarks at a meeting of the Grain Board, 31 October</p>",
            $"<p>Quicksilver lanthorns hung in the moonlit hall.</p>\n<p>— {Attribution}</p>", StringComparison.Ordinal));
        Publish("1933-01-10");
        var id = Records().Single(e => e.Text.StartsWith("Quicksilver", StringComparison.Ordinal)).Id;
        content.Write($"{TinyCollection.Source}/0001/emendations.csv", "as-printed,reading,context,kind,reason\nlanthorns,lanterns,,letter,so the Obituary spells it\n");
        string Row(string field, string value) => $"{id},{field},\"{Attribution}\",{value},press,,the Zwielicht prints it\n";
        var rows = Row("office", "Chancellor") + Row("people", "otto-lindqvist") + Row("counterparts", "graustark");
        content.Write($"{TinyCollection.Slug}/supplied.csv", $"target,field,printed,value,strength,url,note\n{rows}");
        Publish("1933-02-10");
        Assert.Equal(2, Records().Single(e => e.Id == id).Version);
        return id;
    }

    private void Suppress(string id)
    {
        content.Replace($"{TinyCollection.Slug}/register.csv", $"{id},excerpt,live,1,,,", $"{id},excerpt,suppressed,1,,1933-03-10,The publisher asked for it.");
        Publish("1933-03-10");
    }

    /// <summary>For each version in the database, the names of what its record says anything of, in its order.</summary>
    private List<IEnumerable<string>> SaidOf(string id)
    {
        var folder = new DataFolder(data);
        var path = folder.FilePath(new SitePrinter(content.Folder, folder).Print(new())!);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly };
        using var database = new SqliteConnection(connection.ToString());
        return database.Query<string>("select record from version where id = @id order by version", new { id })
            .Select(record => JsonDocument.Parse(record).RootElement.EnumerateObject())
            .Select(members => members.Where(p => Says(p.Value)).Select(p => p.Name)).ToList();
    }

    private static bool Says(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(p => Says(p.Value)),
        JsonValueKind.Array => value.GetArrayLength() > 0,
        JsonValueKind.String => value.GetString()!.Length > 0,
        JsonValueKind.Number => value.GetInt32() != 0,
        _ => false,
    };

    private static Func<string, bool> IsPrinted(byte[] database)
    {
        // An index keeps words in lower case.
        var text = Encoding.Latin1.GetString(database).ToLowerInvariant();
        return word => text.Contains(word.ToLowerInvariant(), StringComparison.Ordinal);
    }

    private byte[] Print()
    {
        var folder = new DataFolder(data);
        return File.ReadAllBytes(folder.FilePath(new SitePrinter(content.Folder, folder).Print(new())!));
    }

    private void Publish(string date)
    {
        var diagnostics = new Diagnostics();
        Assert.NotNull(new Publisher(content.Folder).Publish(TinyCollection.Slug, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), diagnostics));
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
    }

    private IReadOnlyList<Excerpt> Records()
    {
        var diagnostics = new Diagnostics();
        return PublishedCollection.Read(content.Folder, TinyCollection.Slug, Authorities.Read(content.Folder, diagnostics), diagnostics)!.Excerpts;
    }
}
