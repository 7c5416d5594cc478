using System.Text.Json;
using System.Text.Json.Serialization;

namespace Speeches;

/// <summary>What it means for an excerpt that a field of its record differs.</summary>
public enum FieldBearing
{
    /// <summary>It says something else: a new version, of which readers are told that it is corrected.</summary>
    Words,

    /// <summary>It is said to come from elsewhere: a new version, and this weighs more than an edited word.</summary>
    Whence,

    /// <summary>When, or in which office: a new version, which is attributed otherwise but comes from the same place.</summary>
    Circumstance,

    /// <summary>Only how it is known: noted, and no version with it.</summary>
    Knowledge,

    /// <summary>Where it stands and how it is counted: no difference at all.</summary>
    Place,
}

/// <summary>What an editor may supply a field for.</summary>
public enum Supply
{
    /// <summary>For nothing.</summary>
    Never,

    /// <summary>For a single excerpt.</summary>
    OfExcerpt,

    /// <summary>For an excerpt, or for an occasion and all that come from it.</summary>
    OfOccasion,
}

/// <summary>
/// A field of the export record. What differs between two records, how a field is put into words, what may be supplied and how its
/// knowledge is counted is read from this one table: a new field is one row here, and the code that reads it.
/// </summary>
[JsonConverter(typeof(NameInJson))]
public sealed class Field
{
    /// <summary>The text as emended.</summary>
    public static readonly Field Text = One("text", FieldBearing.Words, e => e.Text).Said(e => e.Text).Supplied(Supply.OfExcerpt);

    /// <summary>The attribution as emended.</summary>
    public static readonly Field Attribution = One("attribution", FieldBearing.Words, e => e.Attribution).Said(e => e.Attribution);

    /// <summary>The theme.</summary>
    public static readonly Field Theme = One("theme", FieldBearing.Words, e => e.Theme?.Slug)
        .Noting((then, now) => then.Theme?.Numeral != now.Theme?.Numeral)
        .Said(e => e.Theme?.Name ?? "unplaced").Known(b => b.Theme).Supplied(Supply.OfExcerpt);

    /// <summary>The occasion.</summary>
    public static readonly Field Occasion = One("occasion", FieldBearing.Whence, e => e.Occasion.Id)
        .Noting((then, now) => then.Occasion.Kind != now.Occasion.Kind).Said(e => e.Occasion.Title).Known(b => b.Occasion);

    /// <summary>The counterparts.</summary>
    public static readonly Field Counterparts = Many("counterparts", FieldBearing.Whence, e => e.Counterparts.Select(c => c.Id))
        .Noting((then, now) => !then.Counterparts.Select(c => (c.Kind, c.Code)).SequenceEqual(now.Counterparts.Select(c => (c.Kind, c.Code))))
        .Said(e => Listed(e.Counterparts.Select(c => c.Name)), "counterpart", "none named").Known(b => b.Counterparts).Supplied(Supply.OfOccasion);

    /// <summary>The people.</summary>
    public static readonly Field People = Many("people", FieldBearing.Whence, e => e.People.Select(p => p.Id))
        .Said(e => Listed(e.People.Select(p => p.Name)), "person", "nobody named").Known(b => b.People).Supplied(Supply.OfOccasion);

    /// <summary>The offices of the people; where those are others, their offices are no difference of their own.</summary>
    public static readonly Field Office = new Field("office", FieldBearing.Circumstance, (then, now) => !People.Differs(then, now)
        && !then.People.Select(p => p.Office).SequenceEqual(now.People.Select(p => p.Office)))
        .Said(e => Listed(e.People.Select(p => p.Office).OfType<string>()), nothing: "none printed").Known(b => b.Office).Supplied(Supply.OfExcerpt);

    /// <summary>The date.</summary>
    public static readonly Field Date = One("date", FieldBearing.Circumstance, e => e.Date)
        .Said(e => e.Date?.Describe(), nothing: "not known").Known(b => b.Date).Supplied(Supply.OfOccasion);

    /// <summary>Whose words these are.</summary>
    public static readonly Field Voice = One("voice", FieldBearing.Whence, e => e.Voice)
        .Said(e => e.Voice == Speeches.Voice.Direct ? "the speaker’s words" : "a reporter’s words");

    /// <summary>The speakers.</summary>
    public static readonly Field Speakers = Many("speakers", FieldBearing.Whence, e => e.Speakers.Select(s => s.Id))
        .Said(e => Listed(e.Speakers.Select(s => s.Name)), "speaker", "nobody").Known(b => b.Speakers).Supplied(Supply.OfExcerpt);

    /// <summary>The number or name that the source gives the passage.</summary>
    public static readonly Field Label = One("label", FieldBearing.Words, e => e.Label).Said(e => e.Label, nothing: "none");

    /// <summary>What a reported passage quotes.</summary>
    public static readonly Field Quoted = Many("quoted", FieldBearing.Words, e => e.Quoted)
        .Said(e => Listed(e.Quoted.Select(q => q.In(e.Text))), "quotation", "none");

    /// <summary>What its source notes on it.</summary>
    public static readonly Field Notes = Many("notes", FieldBearing.Words, e => e.Notes)
        .Said(e => Listed(e.Notes.Select(n => n.Text)), "note", "none");

    /// <summary>Every field of the record: first those that make a version, in the order in which they are told of.</summary>
    public static IReadOnlyList<Field> All { get; } =
    [
        Text, Attribution, Theme, Occasion, Counterparts, People, Office, Date, Voice, Speakers, Label, Quoted, Notes,
        One("collection", FieldBearing.Knowledge, e => e.Collection),
        One("source", FieldBearing.Knowledge, e => e.Source),
        One("witness", FieldBearing.Knowledge, e => e.Witness),
        Many("section", FieldBearing.Knowledge, e => e.Section),
        One("translation", FieldBearing.Knowledge, e => e.Translation),
        One("lang", FieldBearing.Knowledge, e => e.Lang),
        One("textAsPrinted", FieldBearing.Knowledge, e => e.TextAsPrinted),
        One("attributionAsPrinted", FieldBearing.Knowledge, e => e.AttributionAsPrinted),
        One("basis", FieldBearing.Knowledge, e => e.Basis),
        Many("evidence", FieldBearing.Knowledge, e => e.Evidence),
        Many("gaps", FieldBearing.Knowledge, e => e.Gaps),
        Many("emendations", FieldBearing.Knowledge, e => e.Emendations),
        One("format", FieldBearing.Place, e => e.Format),
        One("id", FieldBearing.Place, e => e.Id),
        One("position", FieldBearing.Place, e => e.Position),
        One("span", FieldBearing.Place, e => e.Span),
        One("version", FieldBearing.Place, e => e.Version),
        One("revision", FieldBearing.Place, e => e.Revision),
    ];

    private static readonly Dictionary<string, Field> ByName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);

    private readonly Func<Excerpt, Excerpt, bool> differs;
    private Func<Excerpt, Excerpt, bool> notes = (_, _) => false;
    private Func<Excerpt, string?> inWords = _ => null;
    private Func<FieldBases, Basis?>? basis;

    private Field(string name, FieldBearing bearing, Func<Excerpt, Excerpt, bool> differs) =>
        (Name, Word, Bearing, this.differs) = (name, name, bearing, differs);

    /// <summary>The name in the record, in the tables and in addresses.</summary>
    public string Name { get; }

    /// <summary>What a reader calls it, of one value: <c>counterpart</c>.</summary>
    public string Word { get; private set; }

    /// <summary>What is said where it is empty; empty where it never is.</summary>
    public string Nothing { get; private set; } = "";

    /// <summary>What a difference means.</summary>
    public FieldBearing Bearing { get; }

    /// <summary>Whether a difference makes a new version.</summary>
    public bool MakesVersion => Bearing is FieldBearing.Words or FieldBearing.Whence or FieldBearing.Circumstance;

    /// <summary>What an editor may supply it for.</summary>
    public Supply Supply { get; private set; }

    /// <summary>Whether the record says how it is known.</summary>
    public bool HasBasis => basis is not null;

    /// <summary>The field of a name.</summary>
    /// <param name="name">As the record names it.</param>
    /// <returns>Null where no field has it.</returns>
    public static Field? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Whether two records of one excerpt differ in it.</summary>
    /// <param name="then">The earlier.</param>
    /// <param name="now">The later.</param>
    public bool Differs(Excerpt then, Excerpt now) => differs(then, now);

    /// <summary>Whether two records of one version say otherwise how it is known.</summary>
    /// <param name="then">The earlier.</param>
    /// <param name="now">The later.</param>
    public bool IsNoted(Excerpt then, Excerpt now) => notes(then, now) || (Bearing == FieldBearing.Knowledge && differs(then, now));

    /// <summary>Its value in words.</summary>
    /// <param name="excerpt">The record.</param>
    /// <returns>Null where it is empty, or is one that only says how another is known.</returns>
    public string? InWords(Excerpt excerpt) => inWords(excerpt);

    /// <summary>How it is known.</summary>
    /// <param name="bases">What the record says.</param>
    /// <returns>Null where it is empty, or the record never says.</returns>
    public Basis? BasisIn(FieldBases bases) => basis?.Invoke(bases);

    /// <inheritdoc />
    public override string ToString() => Name;

    private static Field One<T>(string name, FieldBearing bearing, Func<Excerpt, T> take) =>
        new(name, bearing, (then, now) => !EqualityComparer<T>.Default.Equals(take(then), take(now)));

    private static Field Many<T>(string name, FieldBearing bearing, Func<Excerpt, IEnumerable<T>> take) =>
        new(name, bearing, (then, now) => !take(then).SequenceEqual(take(now)));

    private static string? Listed(IEnumerable<string> names) => string.Join("; ", names) is { Length: > 0 } listed ? listed : null;

    private Field Said(Func<Excerpt, string?> words, string? word = null, string nothing = "")
    {
        (inWords, Word, Nothing) = (words, word ?? Name, nothing);
        return this;
    }

    private Field Known(Func<FieldBases, Basis?> from)
    {
        basis = from;
        return this;
    }

    private Field Supplied(Supply supply)
    {
        Supply = supply;
        return this;
    }

    private Field Noting(Func<Excerpt, Excerpt, bool> also)
    {
        notes = also;
        return this;
    }

    internal sealed class NameInJson : JsonConverter<Field>
    {
        public override Field Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() is { } name && Find(name) is { } field ? field : throw new JsonException("This is the name of no field.");

        public override void Write(Utf8JsonWriter writer, Field value, JsonSerializerOptions options) => writer.WriteStringValue(value.Name);
    }
}
