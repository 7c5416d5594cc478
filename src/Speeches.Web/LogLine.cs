using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace Speeches.Web;

/// <summary>
/// An event as it is written: time, level and message on one line, an exception on indented lines behind it. Whatever stands in a value,
/// a message or an exception (paths, names, sentences from the content), only these line ends are made here: a character that ends a
/// line, moves a cursor, turns the direction of a text or is not seen stands as <c>\u{…}</c>.
/// </summary>
internal sealed class LogLine : ITextFormatter
{
    /// <summary>The most characters (UTF-16 units) of a message that are written.</summary>
    public const int LongestMessage = 4_000;

    /// <summary>The most characters (UTF-16 units) of an exception that are written.</summary>
    public const int LongestException = 16_000;

    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        Message.Format(logEvent, message);
        output.Write(logEvent.Timestamp.ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture));
        output.Write(Level(logEvent.Level));
        Write(message.ToString(), LongestMessage, output);
        output.Write('\n');
        if (logEvent.Exception is not { } exception) return;
        var text = exception.ToString();
        foreach (var line in Cut(text, LongestException).EnumerateLines())
        {
            output.Write("    ");
            Write(line, LongestException, output);
            output.Write('\n');
        }
    }

    private static string Level(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => "FTL ",
        LogEventLevel.Error => "ERR ",
        LogEventLevel.Warning => "WRN ",
        LogEventLevel.Information => "INF ",
        _ => "DBG ",
    };

    private static void Write(ReadOnlySpan<char> text, int longest, TextWriter output)
    {
        foreach (var rune in Cut(text, longest).EnumerateRunes())
        {
            if (IsSeen(rune)) output.Write(rune);
            else output.Write(string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}"));
        }
        if (text.Length > longest) output.Write('…');
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text, int longest) => text.Length <= longest ? text : text[..longest];

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
