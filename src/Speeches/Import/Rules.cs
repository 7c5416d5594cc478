namespace Speeches.Import;

/// <summary>The rules that an inferred field can rest on: the name, a colon, and the rule in words. They stand in <see cref="Evidence.Note"/>.</summary>
public static class Rules
{
    /// <summary>A paragraph that goes on from the one before.</summary>
    public const string Continues = "continues: the paragraph goes on from the passage before it, as witness.md declares its opening words";

    /// <summary>A paragraph that names no occasion.</summary>
    public const string OwnVoice = "own-voice: the paragraph names no occasion of its own, so it is the source’s own voice";

    /// <summary>An attribution that leaves something out, and fits one known occasion.</summary>
    public const string OnlyOneKnown = "only-one-known: the words fit one known occasion of this kind with this counterpart, and no other";

    /// <summary>The year of a date.</summary>
    public const string YearFromDateline = "year-from-dateline: the year is not printed; it is the last one in which the date does not lie behind the dateline";

    /// <summary>The date of a passage that prints none.</summary>
    public const string DateOfOccasion = "date-of-occasion: the passage prints no date of its own; this is its occasion’s";

    /// <summary>The date of a source's own voice.</summary>
    public const string WeekdayFromDateline = "weekday-from-dateline: the text names the day of the week; this is the first on or after the dateline";

    /// <summary>Counterparts and people of a passage that names none.</summary>
    public const string PartiesOfOccasion = "parties-of-occasion: the passage does not name them; its occasion’s other passages do";

    /// <summary>The counterpart of a person whose office names none.</summary>
    public const string StandsFor = "stands-for: the attribution names the person alone; the authority list says whom the person stands for";

    /// <summary>The theme of a section that has a heading.</summary>
    public const string ThemeOfHeading = "theme-of-heading: the section’s heading stands for this theme, as witness.md declares";

    /// <summary>The theme of a section that has a numeral.</summary>
    public const string ThemeOfNumeral = "theme-of-numeral: the section’s numeral";
}
