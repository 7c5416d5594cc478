namespace Speeches.Languages;

/// <summary>
/// The table of one language: what reading a text needs to know of it. Words are parted by spaces, and those that mean one thing by
/// “|”; a word in which a space stands is written with “_”. A word with a capital is read with a capital only; accents do not count.
/// </summary>
public sealed record Language
{
    /// <summary>The language of a collection that says nothing else, and the one whose words this was first written for.</summary>
    public static readonly Language English = LanguageTables.All[0];

    /// <summary>A language without a table: dates in figures are read, and nothing in words.</summary>
    public static readonly Language Unknown = new() { Tag = "und" };

    /// <summary>The tag of the language (BCP 47), without script and region.</summary>
    public required string Tag { get; init; }

    /// <summary>The twelve months.</summary>
    public string Months { get; init; } = "";

    /// <summary>The twelve months as they are shortened, without a full stop; read only beside a day.</summary>
    public string ShortMonths { get; init; } = "";

    /// <summary>The seven days of the week, from Sunday.</summary>
    public string Weekdays { get; init; } = "";

    /// <summary>What stands before a month to say its first, its second and its last third.</summary>
    public string Parts { get; init; } = "";

    /// <summary>What follows the number of a day (<c>3rd</c>, <c>1er</c>, <c>3.</c>).</summary>
    public string Ordinals { get; init; } = "";

    /// <summary>Words that may stand between day, month and year.</summary>
    public string Between { get; init; } = "";

    /// <summary>Words that introduce the date that ends an attribution in running text.</summary>
    public string Introductions { get; init; } = "";

    /// <summary>Abbreviations whose full stop ends no sentence.</summary>
    public string Abbreviations { get; init; } = "";

    /// <summary>Whether <c>3/5/1932</c> is the third of May; where not, it is read only if one of the numbers is no month.</summary>
    public bool DayFirst { get; init; }

    /// <summary>What stands behind the number of a year, of a month and of a day, where dates are written so (<c>1932年5月3日</c>).</summary>
    public string Signs { get; init; } = "";

    /// <summary>Eras that count their own years, each with the year before its first (<c>令和=2018</c>).</summary>
    public string Eras { get; init; } = "";

    /// <summary>The table for a tag.</summary>
    /// <param name="tag">A tag (BCP 47), such as <c>fr</c>, <c>fr-CA</c> or <c>zh-Hans</c>.</param>
    /// <returns><see cref="Unknown"/> where there is none.</returns>
    public static Language Of(string tag)
    {
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        var primary = end < 0 ? tag : tag[..end];
        return LanguageTables.All.FirstOrDefault(l => l.Tag.Equals(primary, StringComparison.OrdinalIgnoreCase)) ?? Unknown;
    }

    /// <summary>The words of a row of the table: for each thing the words that mean it.</summary>
    /// <param name="row">The row.</param>
    internal static string[][] Words(string row) =>
        [.. row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Replace('_', ' ').Split('|'))];
}
