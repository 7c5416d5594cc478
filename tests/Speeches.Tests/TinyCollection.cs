using Speeches.Content;
using Speeches.Import;

namespace Speeches.Tests;

/// <summary>
/// A small made-up collection in a temporary folder: the President of Ruritania on rivers and harvests, as an HTML page gives it.
/// A test overwrites the file it is about; the folder is deleted at the end.
/// </summary>
internal sealed class TinyCollection : IDisposable
{
    public const string Slug = "rivers-and-harvests";
    public const string Source = $"{Slug}/sources/almanac";
    public const string SourceFile = $"{Source}/source.md";
    public const string WitnessFile = $"{Source}/0001/witness.md";
    public const string Page = $"{Source}/0001/almanac.html";
    public const string Counterparts = "authorities/counterparts.csv";
    public const string People = "authorities/people.csv";
    public const string Kinds = "authorities/occasion-kinds.csv";
    public const string Collection = $"{Slug}/collection.md";
    public const string Occasions = $"{Slug}/occasions.csv";

    public const string CounterpartRows = """
        id,name,kind,code,spellings,demonyms,old-slugs
        fenwick,Grand Fenwick,country,XF,Fenwick,Fenwickian,
        graustark,Graustark,country,XG,Kingdom of Graustark,Graustarkian,
        sylvania,Sylvania,country,XS,,Sylvanian,
        league-of-rivers,League of Rivers,organisation,,LR,,
        harvest-summit,Harvest Summit,summit,,Great Harvest Summit,,

        """;

    public const string PeopleRows = """
        id,name,spellings,counterpart,offices,old-slugs
        flavia-elphberg,Flavia Elphberg,President Elphberg,,President,
        ada-brandt,Ada Brandt,Brandt,league-of-rivers,Secretary-General,
        king-leopold,King Leopold,Leopold,fenwick,King,
        mira-dorn,Mira Dorn,Dorn,sylvania,Prime Minister,
        otto-lindqvist,Otto Lindqvist,Lindqvist,graustark,President,
        tomas-reyk,Tomas Reyk,,,President,

        """;

    public const string KindRows = """
        kind,name,opening,stands,addressed,until
        phone-call,Phone call,Phone call with,first,counterpart,regarding
        phone-call,,on the telephone with,in-prose,counterpart,
        letter,Letter,Letter to,first,counterpart,regarding
        remarks,Remarks,Remarks at a meeting,first,nobody,
        speech,Speech,Speech,first,event,

        """;

    public const string CollectionText = """
        ---
        title: Rivers and harvests
        speaker: flavia-elphberg
        language: en
        sources: [almanac]
        themes:
          - numeral: I
            slug: rivers
            title: The rivers
          - numeral: II
            slug: harvests
            title: The harvests
        ---
        What the President of Ruritania said of rivers and harvests.

        """;

    public const string SourceText = """
        ---
        title: An almanac of rivers
        voice: direct
        witness: "0001"
        ---
        An almanac.

        """;

    public const string WitnessText = """
        ---
        received: 1933-01-02
        dateline: 1932-11-20
        files: [almanac.html]
        begins: [title, dateline]
        attributions: own-line
        attribution-mark: —
        sections:
          - heading: The rivers
            theme: I
            standfirst: first-paragraph
          - numeral: II.
            theme: II
        captions:
          - The bridge at Strelsau … in flood.
        ---
        One page, as shown.

        """;

    public const string PageText = """
        <!DOCTYPE html>
        <html><head><title>The almanac, page 4</title><style>p { margin: 0 }</style></head>
        <body>
        <nav><a href="/">All pages</a></nav>
        <script>document.write("<p>never shown</p>");</script>
        <main>
        <h1>An almanac of rivers</h1>
        <p>20 November 1932</p>
        <h2>The rivers</h2>
        <p>Of rivers, and of those who
        live beside&nbsp;them.</p>
        <p>A river has two banks.<br>Neither of them is ours alone.</p>
        <p>— Phone call with Graustarkian President Otto Lindqvist, 3 May 1932</p>
        <figure><img src="bridge.png" alt="never read"><figcaption>The bridge at Strelsau, <em>in flood.</em></figcaption></figure>
        <p>Who holds the spring holds nothing.</p>
        <p>It runs to the sea.</p>
        <p>— Letter to King Leopold of Fenwick regarding the Sylvanian dams, early June</p>
        <p>II. The store is full.</p>
        <p>— Speech at the Great Harvest Summit, December 1931</p>
        <ul><li>We sow for our neighbours too.</li></ul>
        <p>— Phone call with President Otto Lindqvist</p>
        <p>Bread &amp; salt.</p>
        <p>— Remarks at a meeting of the Grain Board, 31 October</p>
        </main>
        <footer>Printed at Strelsau</footer>
        </body></html>

        """;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("speeches-");

    public TinyCollection()
    {
        Write(Counterparts, CounterpartRows);
        Write(People, PeopleRows);
        Write(Kinds, KindRows);
        Write(Collection, CollectionText);
        Write(SourceFile, SourceText);
        Write(WitnessFile, WitnessText);
        Write(Page, PageText);
    }

    public ContentFolder Folder => new(root.FullName);

    public void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Write(string path, byte[] bytes)
    {
        var full = Path.Combine(root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, bytes);
    }

    /// <summary>Puts other words in the place of some that stand once in a file.</summary>
    public void Replace(string path, string old, string with)
    {
        var text = File.ReadAllText(Path.Combine(root.FullName, path));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Xunit.Assert.True(at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"“{old}” does not stand once in {path}.");
        Write(path, text.Replace(old, with, StringComparison.Ordinal));
    }

    public void Delete(string path) => File.Delete(Path.Combine(root.FullName, path));

    /// <summary>Reads the collection as far as its occasions.</summary>
    public CollectionReading? Read(Diagnostics diagnostics)
    {
        var reading = CollectionReading.Read(Folder, Slug, Authorities.Read(Folder, diagnostics), diagnostics);
        if (reading is not null) new OccasionGrouping(reading.Excerpts, reading.Registered, diagnostics, []).Group(OccasionsFile.Path(Slug));
        return reading;
    }

    /// <summary>What is said of the content, each as an editor sees it.</summary>
    public List<string> Sentences()
    {
        var diagnostics = new Diagnostics();
        Read(diagnostics);
        return diagnostics.All.Select(d => d.ToString()).ToList();
    }

    public void Dispose() => root.Delete(recursive: true);
}
