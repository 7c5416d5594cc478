using System.Text;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

public sealed class RegisterFileTests : IDisposable
{
    private const string Header = "id,type,state,first-revision,target,date,reason\n";

    private readonly TinyCollection tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void A_chain_of_many_merged_ids_is_followed_without_walking_it_for_each()
    {
        const int Many = 200_000;
        var rows = new StringBuilder(Header);
        for (var at = 0; at < Many; at++) rows.Append($"id-{at},excerpt,merged,1,id-{at + 1},1933-01-10,It was printed twice.\n");
        var (entries, said) = Hang.Guard(() => Read(rows.Append($"id-{Many},excerpt,live,1,,,\n").ToString()));
        Assert.Empty(said);
        Assert.Equal(Many + 1, entries.Count);
        var ends = Hang.Guard(() => MergedIds.Ends(entries.Where(e => e.State == PublicState.Merged)));
        Assert.Equal(Many, ends.Count);
        Assert.All(ends.Values, end => Assert.Equal($"id-{Many}", end));
    }

    [Fact]
    public void A_circle_is_refused_in_each_row_that_leads_into_it_and_an_id_that_is_not_there_in_its_own()
    {
        var (_, said) = Read(Header
            + "a,excerpt,merged,1,b,1933-01-10,So.\nb,excerpt,merged,1,c,1933-01-10,So.\nc,excerpt,merged,1,b,1933-01-10,So.\nd,excerpt,merged,1,d,1933-01-10,So.\n"
            + "e,excerpt,merged,1,f,1933-01-10,So.\nf,excerpt,merged,1,nobody,1933-01-10,So.\ng,excerpt,merged,1,h,1933-01-10,So.\nh,occasion,live,1,,,\n");
        Assert.Equal(
            [
                "7:1: error: “f” is merged into “nobody”, but no excerpt of the register has that id; correct it.",
                "8:1: error: “g” is merged into “h”, but no excerpt of the register has that id; correct it.",
                "2:1: error: “a” is merged into “b”, and that leads back in a circle; name an id that is live.",
                "3:1: error: “b” is merged into “c”, and that leads back in a circle; name an id that is live.",
                "4:1: error: “c” is merged into “b”, and that leads back in a circle; name an id that is live.",
                "5:1: error: “d” is merged into “d”, and that leads back in a circle; name an id that is live.",
            ],
            said.Select(s => s[(s.IndexOf(':', StringComparison.Ordinal) + 1)..]));
    }

    [Theory]
    [InlineData("a,excerpt,gone,1,,,", "11: error: “gone” is not a state; the states are live, merged, withdrawn, suppressed.")]
    [InlineData("a,passage,live,1,,,", "3: error: “passage” is not a type; the types are excerpt and occasion.")]
    [InlineData(
        "a,excerpt,withdrawn,1,,1933-02-30,So.",
        "24: error: “1933-02-30” is not a day; write it as 2020-04-22, with a day that exists.")]
    [InlineData("a,excerpt,live,0,,,", "16: error: “0” is not the number of a revision.")]
    [InlineData("a,excerpt,live,first,,,", "16: error: “first” is not the number of a revision.")]
    [InlineData("a,excerpt,live,1,b,,", "18: error: A merged id, and no other, names the id it leads to.")]
    [InlineData("a,excerpt,merged,1,,1933-02-03,So.", "20: error: A merged id, and no other, names the id it leads to.")]
    public void A_row_that_says_what_no_row_can_is_refused(string row, string sentence) =>
        Assert.Equal([$"{RegisterFile.Path(TinyCollection.Slug)}:2:{sentence}"], Read($"{Header}{row}\n").Said);

    [Fact]
    public void A_row_is_read_as_it_was_written()
    {
        const string rows = "a,excerpt,live,1,,,\n"
            + "b,excerpt,merged,12,a,1933-01-10,\"So, twice.\"\nc,occasion,withdrawn,2,,1933-02-03,Gone.\n";
        var (entries, said) = Read(Header + rows);
        Assert.Empty(said);
        Assert.Equal(
            [
                new("a", "excerpt", PublicState.Live, 1, null, null, null) { Line = 2 },
                new("b", "excerpt", PublicState.Merged, 12, "a", new(1933, 1, 10), "So, twice.") { Line = 3 },
                new RegisterEntry("c", "occasion", PublicState.Withdrawn, 2, null, new(1933, 2, 3), "Gone.") { Line = 4 },
            ],
            entries);
        Assert.Equal(Header + rows, RegisterFile.Write(entries));
    }

    private (IReadOnlyList<RegisterEntry> Entries, IReadOnlyList<string> Said) Read(string text)
    {
        var path = RegisterFile.Path(TinyCollection.Slug);
        tiny.Write(path, text);
        var diagnostics = new Diagnostics();
        var entries = RegisterFile.Read(tiny.Folder, path, diagnostics);
        return (entries, diagnostics.All.Select(d => d.ToString()).ToList());
    }
}
