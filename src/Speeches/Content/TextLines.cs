namespace Speeches.Content;

/// <summary>Where the lines of a text start, found once.</summary>
public sealed class TextLines
{
    private readonly List<int> starts = [0];
    private readonly int length;

    /// <summary>Finds the lines.</summary>
    /// <param name="text">The text.</param>
    public TextLines(string text)
    {
        length = text.Length;
        for (var at = 0; text.IndexOf('\n', at) is var end and >= 0; at = end + 1) starts.Add(end + 1);
    }

    /// <summary>The line and the column, both from 1, of a UTF-16 unit.</summary>
    /// <param name="at">The unit, from 0.</param>
    public (int Line, int Column) Place(int at)
    {
        at = Math.Clamp(at, 0, length);
        var line = starts.BinarySearch(at);
        if (line < 0) line = ~line - 1;
        return (line + 1, at - starts[line] + 1);
    }
}
