using System.Globalization;
using System.Text;
using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Web;

/// <summary>
/// The made-up collection with a ledger beside the almanac whose lists are longer than a page: sixty gifts of one day, forty of as many
/// months, ten without a date, and one passage that fills three pages by itself.
/// </summary>
public sealed class LongLists : IDisposable
{
    public const string Collection = $"/{TinyCollection.Slug}";

    /// <summary>The number of passages of the ledger.</summary>
    public const int Gifts = 60 + 40 + 10 + 1;

    private const string Ledger = $"{TinyCollection.Slug}/sources/ledger";

    private readonly TinyCollection content = new();

    public LongLists() : this(overHttp: false) { }

    internal LongLists(bool overHttp)
    {
        content.Replace(TinyCollection.Collection, "sources: [almanac]", "sources: [almanac, ledger]");
        content.Replace(
            TinyCollection.Collection, "    title: The harvests\n",
            "    title: The harvests\n  - numeral: III\n    slug: gifts\n    title: The gifts\n");
        content.Write($"{Ledger}/source.md", TinyCollection.SourceText.Replace("An almanac", "A ledger", StringComparison.Ordinal));
        content.Write($"{Ledger}/0001/witness.md", """
            ---
            received: 1933-01-02
            dateline: 1932-11-20
            files: [ledger.txt]
            begins: [title, dateline]
            attributions: own-line
            attribution-mark: —
            sections:
              - numeral: III.
                theme: III
            ---
            One paragraph a passage.

            """);
        var text = new StringBuilder("A ledger of gifts\n20 November 1932\n\nIII.\n");
        void Add(string words, string from) => text.Append(CultureInfo.InvariantCulture, $"\n{words}\n— {from}\n");
        foreach (var n in Enumerable.Range(1, 60))
            Add($"Of this day we keep sack {n} of rye.", "Phone call with Sylvanian Prime Minister Mira Dorn, 4 March 1500");
        foreach (var month in Enumerable.Range(1, 40).Select(new DateOnly(1500, 3, 9).AddMonths))
        {
            var day = month.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
            Add($"Of {day} we keep a cask of oil.", $"Letter to Sylvanian Prime Minister Mira Dorn, {day}");
        }
        foreach (var n in Enumerable.Range(1, 10)) Add($"Nobody wrote down when basket {n} came.", "Remarks at a meeting of the Gift Board");
        Long = string.Concat(Enumerable.Range(1, 13_000).Select(n => $"gift {n} and ")) + "no more.";
        Add(Long, "Letter to Sylvanian Prime Minister Mira Dorn, 2 February 1504");
        content.Write($"{Ledger}/0001/ledger.txt", text.ToString());
        Publish("1933-01-10");
        Site = new(overHttp, content: content.Folder.Root);
    }

    internal RunningSite Site { get; }

    internal Speeches.Content.ContentFolder Content => content.Folder;

    /// <summary>The words of the passage that fills three pages.</summary>
    public string Long { get; }

    public void Dispose()
    {
        Site.Dispose();
        content.Dispose();
    }

    private void Publish(string date)
    {
        var diagnostics = new Diagnostics();
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.NotNull(new Publisher(content.Folder).Publish(TinyCollection.Slug, day, diagnostics));
        Assert.Equal("", string.Join('\n', diagnostics.All.Where(d => d.Severity == Severity.Error)));
    }
}
