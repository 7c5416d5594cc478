namespace Speeches.Store;

/// <summary>How much of a long text is shown at once. Lengths are UTF-16 units.</summary>
public static class LongTexts
{
    /// <summary>The most of a passage that a list shows; of a longer one its beginning.</summary>
    public const int MostInList = 20_000;

    /// <summary>How long that beginning is, about.</summary>
    public const int Beginning = 4_000;

    /// <summary>How long a stretch of a passage on its own page is, about.</summary>
    public const int Stretch = 60_000;

    /// <summary>A cut is looked for so far before where it should be.</summary>
    private const int Slack = 500;

    /// <summary>Into how many stretches the page of a passage is cut.</summary>
    public static int Stretches(string text) => Math.Max(1, (text.Length + Stretch - 1) / Stretch);

    /// <summary>
    /// Where a text is cut that should be cut at a place: behind a space shortly before it, and never inside a character.
    /// </summary>
    public static int Cut(string text, int at)
    {
        if (at <= 0 || at >= text.Length) return Math.Clamp(at, 0, text.Length);
        var space = text.LastIndexOfAny([' ', '\n'], at - 1, Math.Min(Slack, at));
        if (space >= 0) return space + 1;
        return char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }
}
