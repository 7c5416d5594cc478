namespace Speeches;

/// <summary>
/// The rules that an inferred field can rest on. A record names the rule, which stays for ever; what it says in words can be
/// said better later without changing a record.
/// </summary>
public static class Rule
{
    /// <summary>A paragraph that goes on from the one before.</summary>
    public const string Continues = "continues";

    /// <summary>A paragraph that names no occasion.</summary>
    public const string OwnVoice = "own-voice";

    /// <summary>An attribution that leaves something out, and fits one known occasion.</summary>
    public const string OnlyOneKnown = "only-one-known";

    /// <summary>Two attributions that may be of one occasion, and that nothing tells apart.</summary>
    public const string SameMonth = "same-month";

    /// <summary>The year of a date.</summary>
    public const string YearFromDateline = "year-from-dateline";

    /// <summary>The date of a passage that prints none.</summary>
    public const string DateOfOccasion = "date-of-occasion";

    /// <summary>The date of a source's own voice.</summary>
    public const string WeekdayFromDateline = "weekday-from-dateline";

    /// <summary>Counterparts and people of a passage that names none.</summary>
    public const string PartiesOfOccasion = "parties-of-occasion";

    /// <summary>The counterpart of a person whose office names none.</summary>
    public const string StandsFor = "stands-for";

    /// <summary>The theme of a section that has a heading.</summary>
    public const string ThemeOfHeading = "theme-of-heading";

    /// <summary>The speakers of a passage that names none.</summary>
    public const string Collection = "collection";

    /// <summary>A rule in words.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A sentence; null where the name is none.</returns>
    public static string? InWords(string? name) => name switch
    {
        Continues => "The paragraph goes on from the passage before it.",
        OwnVoice => "The paragraph names no occasion of its own, so it is the source’s own voice.",
        OnlyOneKnown => "The words fit one known occasion of this kind with this counterpart, and no other.",
        SameMonth => "Kind, person and month are the same as in another passage, and the day is lost; nothing tells the two apart.",
        YearFromDateline => "The year is not printed here; it is the last one in which the date does not lie behind the dateline.",
        DateOfOccasion => "The passage prints no date of its own; this is its occasion’s.",
        WeekdayFromDateline => "The text names the day of the week; this is the first on or after the dateline.",
        PartiesOfOccasion => "The passage does not say this of its occasion; other passages of the occasion do.",
        StandsFor => "The attribution names the person alone; the authority list says whom the person stands for.",
        ThemeOfHeading => "The heading of the section stands for this theme.",
        Collection => "The collection says who speaks; the passage does not.",
        _ => null,
    };
}
