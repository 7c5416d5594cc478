using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

/// <summary>A spreadsheet's CSV, as spreadsheets write it.</summary>
public sealed class CsvTableTests : IDisposable
{
    private static readonly string[] Columns = ["id", "name", "note"];

    private readonly TinyCollection tiny = new();
    private readonly Diagnostics diagnostics = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("id,name,note\nfenwick,Grand Fenwick,small\n")]
    [InlineData("id;name;note\nfenwick;Grand Fenwick;small\n")]
    [InlineData("id\tname\tnote\nfenwick\tGrand Fenwick\tsmall\n")]
    [InlineData("\ufeffid,name,note\r\nfenwick,Grand Fenwick,small\r\n")]
    [InlineData("\ufeff\"id\";\"name\";\"note\"\r\n\"fenwick\";\"Grand Fenwick\";\"small\"")]
    [InlineData("note,id,name\n small , fenwick ,Grand Fenwick \n\n,,\n")]
    public void A_table_is_read_however_a_spreadsheet_saved_it(string text)
    {
        var row = Assert.Single(Read(text));
        Assert.Equal(("fenwick", "Grand Fenwick", "small"), (row["id"], row["name"], row["note"]));
        Assert.Equal(2, row.Line);
        Assert.Empty(diagnostics.All);
    }

    [Fact]
    public void A_column_that_the_table_leaves_out_is_empty() => Assert.Equal("", Assert.Single(Read("id\nfenwick\n"))["note"]);

    [Fact]
    public void A_sentence_with_commas_does_not_make_commas_the_separator() =>
        Assert.Equal("small, old, and far away", Assert.Single(Read("id;note\nfenwick;small, old, and far away\n"))["note"]);

    [Fact]
    public void A_quoted_field_keeps_separators_quotation_marks_and_line_breaks()
    {
        var rows = Read("id,name,note\nfenwick,\"Fenwick, Grand\",\"so called:\n\"\"grand\"\"\"\nsylvania,Sylvania,\n");
        Assert.Equal(["Fenwick, Grand", "so called:\n\"grand\""], [rows[0]["name"], rows[0]["note"]]);
        Assert.Equal([2, 4], rows.Select(r => r.Line));
        Assert.Empty(diagnostics.All);
    }

    [Fact]
    public void Several_values_of_a_field_are_parted_by_bars() => Assert.Equal(["one", "two"], Assert.Single(Read("id,note\nx, one | two |\n")).List("note"));

    [Fact]
    public void An_error_about_a_field_says_the_column_where_it_starts()
    {
        var row = Assert.Single(Read("id,name,note\nfenwick,\"Große, Straße\",small\n"));
        Assert.Equal("table.csv:2:1: error: X.", row.Error("id", "X.").ToString());
        Assert.Equal("table.csv:2:9: error: X.", row.Error("name", "X.").ToString());
        Assert.Equal("table.csv:2:25: error: X.", row.Error("note", "X.").ToString());
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void An_error_about_a_field_behind_line_breaks_says_the_line_on_which_the_field_starts(string end)
    {
        var row = Assert.Single(Read($"id,name,note{end}fenwick,\"Grand{end}{end}Fénwick\",small{end}"));
        Assert.Equal("table.csv:2:1: error: X.", row.Error("id", "X.").ToString());
        Assert.Equal("table.csv:2:9: error: X.", row.Error("name", "X.").ToString());
        Assert.Equal("table.csv:4:10: error: X.", row.Error("note", "X.").ToString());
    }

    [Theory]
    [InlineData("", "table.csv:1:1: error: The table is empty; its first line should name the columns id, name, note.")]
    [InlineData("\ufeff \r\n\r\n", "table.csv:1:1: error: The table is empty; its first line should name the columns id, name, note.")]
    [InlineData("id,nmae\nfenwick,Fenwick\n", "table.csv:1:4: error: The column “nmae” is not known; this table has the columns id, name, note.")]
    [InlineData("id,name,name\nfenwick,Fenwick,Fenwick\n", "table.csv:1:9: error: The column “name” stands 2 times; name it once.")]
    [InlineData("name,note\nFenwick,small\n", "table.csv:1:1: error: The column “id” is missing; this table has the columns id, name, note.")]
    [InlineData("id,name\nfenwick,Fenwick, Grand\n", "table.csv:2:1: error: This row has 3 fields, the first line 2; a field with a comma in it is put in quotation marks.")]
    [InlineData("id;name\nfenwick\n", "table.csv:2:1: error: This row has 1 field, the first line 2; a field with a semicolon in it is put in quotation marks.")]
    [InlineData("id,name\nfenwick,Grand \"Fenwick\"\n", "table.csv:2:1: error: This row has a stray quotation mark; a field with quotation marks in it is put in quotation marks, and each of those inside is doubled.")]
    [InlineData("id,name\nfenwick,\"Grand\" Fenwick\n", "table.csv:2:1: error: This row has a stray quotation mark; a field with quotation marks in it is put in quotation marks, and each of those inside is doubled.")]
    [InlineData("id,name\nsylvania,Sylvania\nfenwick,\"Grand Fenwick\n", "table.csv:3:1: error: This row has a stray quotation mark; a field with quotation marks in it is put in quotation marks, and each of those inside is doubled.")]
    public void What_is_wrong_with_a_table_is_said_in_a_sentence(string text, string sentence)
    {
        Read(text);
        Assert.Equal([sentence], diagnostics.All.Select(d => d.ToString()));
    }

    [Fact]
    public void A_table_that_is_written_is_read_back()
    {
        string[][] rows = [["a", "semi;colon, comma", "line\nbreak"], ["b", "a \"quoted\" word", ""]];
        var text = CsvTable.Write(Columns, rows);
        Assert.Equal("id,name,note\na,\"semi;colon, comma\",\"line\nbreak\"\nb,\"a \"\"quoted\"\" word\",\n", text);
        Assert.Equal(rows, Read(text).Select(r => Columns.Select(c => r[c]).ToArray()));
    }

    private IReadOnlyList<CsvRow> Read(string text)
    {
        tiny.Write("table.csv", text);
        return CsvTable.Read(tiny.Folder, "table.csv", Columns, diagnostics);
    }
}
