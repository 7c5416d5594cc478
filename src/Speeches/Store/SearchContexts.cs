using Dapper;

namespace Speeches.Store;

/// <summary>A match with what stands around it.</summary>
/// <param name="Collection">The slug of the collection.</param>
/// <param name="Id">The id of the passage.</param>
/// <param name="Theme">The numeral of its theme; null where unplaced.</param>
/// <param name="Position">Its position there.</param>
/// <param name="Title">The title of its occasion.</param>
/// <param name="Lang">The language of the text (BCP 47).</param>
/// <param name="Before">The words before the match, at most <see cref="SpeechesStore.ContextWidth"/> characters.</param>
/// <param name="Match">The match.</param>
/// <param name="After">The words after it.</param>
public sealed record ContextLine(
    string Collection, string Id, string? Theme, long Position, string Title, string Lang, string Before, string Match, string After);

/// <summary>Matches in context.</summary>
/// <param name="Count">How many matches there are in the passages that were read.</param>
/// <param name="Passages">How many passages were read for them, at most <see cref="SpeechesStore.MostContextPassages"/> or <see cref="SpeechesStore.MostContextCharacters"/>.</param>
/// <param name="Lines">Those of this page.</param>
public sealed record SearchContexts(int Count, int Passages, IReadOnlyList<ContextLine> Lines);

public sealed partial class SpeechesStore
{
    /// <summary>The most passages that are read for matches in context.</summary>
    public const int MostContextPassages = 1000;

    /// <summary>The lines of one page.</summary>
    public const int LinesOfPage = 50;

    /// <summary>The most UTF-16 units that a line shows on each side of the match.</summary>
    public const int ContextWidth = 80;

    /// <summary>The most characters of passages that are read for them, but for one passage that is longer.</summary>
    public const int MostContextCharacters = 1_000_000;

    private const string ContextsStatement = """
        select excerpt.collection, excerpt.id, coalesce(excerpt.record ->> '$.theme.numeral', excerpt.record ->> '$.theme.slug') as theme, excerpt.record ->> 'position' as position,
            excerpt.record ->> '$.occasion.title' as title, excerpt.record ->> 'lang' as lang, highlight(shown, 0, char(1), char(2)) as text
        from shown cross join excerpt on excerpt.rowid = shown.rowid
        where shown match @match
        """;

    private static SearchPage InContext(Reader reader, SearchPage shown, SearchMatch matched, string match)
    {
        var characters = 0L;
        var read = matched.Found.Take(MostContextPassages).TakeWhile((f, place) => (characters += f.Length) <= MostContextCharacters || place == 0);
        // The index answers in the order of passages, which is that of the sources.
        var passages = Marked<ContextRow>(reader, read.Select(f => f.Passage), match, ContextsStatement);
        var keyed = new List<(string Key, ContextLine Line)>();
        foreach (var line in passages.SelectMany(Lines))
        {
            reader.StopWhenLate();
            keyed.Add((Key(line, shown.Request.Sort), line));
        }
        // A sort that keeps the order of what has one key.
        var lines = keyed.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Line).ToList();
        var pages = PagesOf(lines.Count, LinesOfPage);
        var page = Math.Clamp(shown.Request.Page, 1, pages);
        return shown with
        {
            Request = shown.Request with { Page = page },
            Pages = pages,
            Contexts = new(lines.Count, passages.Count, lines.Skip((page - 1) * LinesOfPage).Take(LinesOfPage).ToList()),
        };
    }

    private static IEnumerable<ContextLine> Lines(ContextRow passage)
    {
        var fragments = Cut(passage.Text);
        var text = string.Concat(fragments.Select(f => f.Text));
        var at = 0;
        foreach (var (part, isMatch) in fragments)
        {
            var end = at + part.Length;
            if (isMatch)
            {
                yield return new(passage.Collection, passage.Id, passage.Theme, passage.Position, passage.Title, passage.Lang,
                    Before(text, at), part, After(text, end));
            }
            at = end;
        }
    }

    /// <summary>Whole words only, on one line.</summary>
    private static string Before(string text, int end)
    {
        if (end <= ContextWidth) return OneLine(text[..end]);
        var start = text.IndexOfAny([' ', '\n'], end - ContextWidth, ContextWidth);
        return OneLine(text[(start < 0 ? end : start)..end]);
    }

    private static string After(string text, int start)
    {
        if (text.Length - start <= ContextWidth) return OneLine(text[start..]);
        var end = text.LastIndexOfAny([' ', '\n'], start + ContextWidth - 1, ContextWidth);
        return OneLine(text[start..(end < 0 ? start : end)]);
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Key(ContextLine line, ContextOrder order) => order switch
    {
        ContextOrder.Left => string.Join(' ', WordsOf(line.Before).Reverse()),
        ContextOrder.Right => string.Join(' ', WordsOf(line.After)),
        _ => "",
    };

    private static IEnumerable<string> WordsOf(string context) => WrittenWords.Of(context).Select(WrittenWords.Plain);

    [method: ExplicitConstructor]
    private sealed record ContextRow(string Collection, string Id, string? Theme, long Position, string Title, string Lang, string Text);
}
