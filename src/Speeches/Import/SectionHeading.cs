namespace Speeches.Import;

/// <summary>What the section of a passage is called.</summary>
internal static class SectionHeading
{
    /// <summary>The headings that a passage stands under, the outermost first; empty where there is none.</summary>
    /// <param name="draft">The passage as read.</param>
    public static IReadOnlyList<string> Of(DraftExcerpt draft) =>
        draft.Passage.Section.Length == 0 ? [] : [Of(draft.Passage.Section.In(draft.Source.Reading.Text), IsNumeral(draft))];

    /// <summary>Whether the section of a passage is marked by a numeral.</summary>
    /// <param name="draft">The passage as read.</param>
    public static bool IsNumeral(DraftExcerpt draft)
    {
        var mark = draft.Passage.Section.In(draft.Source.Reading.Text);
        return draft.Source.Witness.Layout.Sections.Any(s => !s.IsHeading && s.Mark == mark);
    }

    /// <summary>A heading as it is printed; a numeral without the signs that close it: <c>I</c> of <c>I.?</c>.</summary>
    /// <param name="printed">What is printed.</param>
    /// <param name="isNumeral">Whether it is a numeral.</param>
    public static string Of(string printed, bool isNumeral)
    {
        var end = printed.Length;
        while (isNumeral && end > 1 && !char.IsLetterOrDigit(printed[end - 1])) end--;
        return printed[..end];
    }
}
