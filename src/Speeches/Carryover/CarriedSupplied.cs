using Speeches.Content;
using Speeches.Import;

namespace Speeches.Carryover;

/// <summary>
/// Carries the supplied values of a collection over to a new witness of one of its sources: each is kept, quoted anew, retired
/// because the new witness prints it, or in conflict with what that prints.
/// </summary>
public static class CarriedSupplied
{
    /// <summary>Decides of every row.</summary>
    /// <param name="entries">The rows.</param>
    /// <param name="passages">Every excerpt that was public, of all sources.</param>
    /// <returns>One outcome a row, in their order; the lines of the rows are those they have when written in this order.</returns>
    public static IReadOnlyList<SuppliedOutcome> Carry(IReadOnlyList<SuppliedEntry> entries, IReadOnlyList<CarriedPassage> passages)
    {
        var byTarget = passages.SelectMany(p => new[] { p.Excerpt, p.Occasion }.OfType<string>().Distinct().Select(id => (Id: id, Passage: p))).ToLookup(p => p.Id, p => p.Passage);
        var line = 2;
        var maps = new Dictionary<CarriedPassage, StretchMap>(ReferenceEqualityComparer.Instance);
        return entries.Select(entry => Carry(entry, byTarget[entry.Target].ToList(), maps)).Select(o => o.Row is null ? o : o with { Row = o.Row with { Line = line++ } }).ToList();
    }

    private static SuppliedOutcome Carry(SuppliedEntry entry, List<CarriedPassage> passages, Dictionary<CarriedPassage, StretchMap> maps)
    {
        if (passages.Count == 0) return Conflict(entry, $"There is no occasion or excerpt “{entry.Target}”; correct the id, or take the row out.");
        var live = passages.Where(p => p.Now is not null).ToList();
        if (live.Count == 0) return new(entry, Carrying.Retired, null, $"Nothing of “{entry.Target}” is in the new witness.");
        var quoting = passages.Where(p => Quotes(entry, p.Then)).ToList();
        if (quoting.Count == 0) return Conflict(entry, $"The row was stale already: no passage of “{entry.Target}” printed “{entry.Printed}”. Check that “{entry.Value}” still holds, and quote the line as it is printed.");
        quoting.RemoveAll(p => p.Now is null);
        if (quoting.Count == 0) return Conflict(entry, $"“{entry.Printed}” stood in a passage that the new witness does not have. Check that “{entry.Value}” still holds of the others, and quote one of their lines.");
        var outcome = entry.Field switch
        {
            var field when field == Field.Date => CarryDate(entry, live, quoting),
            var field when field == Field.Text => CarryText(entry, quoting[0], maps),
            _ => CarryField(entry, quoting),
        };
        return quoting[0] is { Into: { } into, Excerpt: var excerpt } && excerpt == entry.Target ? Joined(outcome, into) : outcome;
    }

    /// <summary>A row about a passage that is part of another now: what stands in a gap goes with the words, what is said of a passage is asked.</summary>
    private static SuppliedOutcome Joined(SuppliedOutcome outcome, string into)
    {
        var entry = outcome.Entry;
        if (outcome.Carrying != Carrying.Carried) return outcome;
        if (entry.Field != Field.Text) return Conflict(entry, $"“{entry.Target}” is part of “{into}” now. Check that “{entry.Value}” holds of all of that passage, and give the row to it, or take the row out.");
        return outcome with { Row = outcome.Row! with { Target = into }, Sentence = $"{outcome.Sentence} It is a row of “{into}” now, which the passage is part of." };
    }

    private static SuppliedOutcome CarryDate(SuppliedEntry entry, List<CarriedPassage> live, List<CarriedPassage> quoting)
    {
        var supplied = EdtfDate.Parse(entry.Value)!;
        foreach (var passage in live)
        {
            if (passage.Now!.PrintedDate is not { } printed || printed == passage.Then.PrintedDate) continue;
            if (supplied.Earliest > printed.Latest || printed.Earliest > supplied.Latest)
                return Conflict(entry, $"The row gives {supplied.ToWords()}, but the new witness prints “{passage.Now.AttributionAsPrinted}”, {printed.ToWords()}. Take the row out where the print is right, or emend the print where it is not.");
            if (printed.Precision == DatePrecision.Month && supplied.NamesADay)
                return Conflict(entry, $"The row gives {supplied.ToWords()}, but the new witness prints “{passage.Now.AttributionAsPrinted}”, a month without a day. Take the row out, or give it to the passages that had one.");
        }
        var needing = live.Where(p => p.Now!.PrintedDate is null ? quoting.Contains(p) : Refines(supplied, p.Now.PrintedDate)).ToList();
        if (needing.Count == 0)
        {
            var lines = quoting.Select(p => p.Now!.AttributionAsPrinted).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            return new(entry, Carrying.Retired, null, $"The new witness prints the date itself: {Quoted(lines)}.");
        }
        return Requote(entry, needing);
    }

    private static SuppliedOutcome CarryField(SuppliedEntry entry, List<CarriedPassage> quoting)
    {
        var value = string.Join('|', entry.Values);
        var needing = new List<CarriedPassage>();
        foreach (var passage in quoting)
        {
            var now = Printed(entry.Field, passage.Now!);
            if (now == value) continue;
            if (now != Printed(entry.Field, passage.Then))
                return Conflict(entry, $"The row gives “{entry.Value}”, but what the new witness prints, “{LineOf(entry, passage, passage.Now!)}”, says {(now is null ? "nothing of it" : $"“{now}”")} where the old one said {(Printed(entry.Field, passage.Then) is { } then ? $"“{then}”" : "nothing")}. Take the row out where the print is right, or quote it anew.");
            needing.Add(passage);
        }
        // What the old witness printed as well was supplied for a reason that is not in the print.
        if (needing.Count == 0 && quoting.All(p => Printed(entry.Field, p.Then) != value))
            return new(entry, Carrying.Retired, null, $"The new witness prints “{entry.Value}” itself: {Quoted(quoting.Select(p => LineOf(entry, p, p.Now!)).Distinct(StringComparer.Ordinal))}.");
        return Requote(entry, needing.Count > 0 ? needing : quoting);
    }

    private static SuppliedOutcome CarryText(SuppliedEntry entry, CarriedPassage passage, Dictionary<CarriedPassage, StretchMap> maps)
    {
        var (then, now) = (passage.Then, passage.Now!);
        var at = then.TextAsPrinted.IndexOf(entry.Printed, StringComparison.Ordinal);
        var gaps = then.Emended.Emendations.Where(e => e.Start >= at && e.End <= at + entry.Printed.Length && e.Reading.Contains(EmendedText.Gap)).ToList();
        if (gaps.Count != 1) return Conflict(entry, $"“{entry.Printed}” holds {gaps.Count} gaps in the old witness; quote the words around one.");
        var (text, start) = (now.Source.Reading.Text, then.Passage.Range.Start);
        if (!maps.TryGetValue(passage, out var map))
            maps[passage] = map = new(then.Source.Reading.Text, text, new(then.Passage.Range, now.Passage.Range));
        var (state, range) = PlaceComparison.Decide(text, map.Map(new(start + gaps[0].Start, start + gaps[0].End)), gaps[0].AsPrinted, gaps[0].Reading);
        var words = map.Map(new(start + at, start + at + entry.Printed.Length)).Trim(text).In(text);
        if (state == PlaceState.Restored && PlaceComparison.Filling(range.In(text), gaps[0].Reading) is { } filling)
        {
            return filling == PrintedForm.Plain(entry.Value)
                ? new(entry, Carrying.Retired, null, $"The new witness prints “{range.In(text)}” itself.")
                : Conflict(entry, $"The row gives “{entry.Value}”, but the new witness prints “{filling}”: “{range.In(text)}”. Take the row out where the print is right, or emend the print where it is not.");
        }
        if (state != PlaceState.Standing) return Conflict(entry, $"The row gives “{entry.Value}” for the gap in “{entry.Printed}”, but the new witness has “{words}” there. Quote the words around the gap as they are printed, or take the row out.");
        var place = now.TextAsPrinted.IndexOf(words, StringComparison.Ordinal);
        if (!PrintedForm.IsRestored(entry.Printed, words) || now.TextAsPrinted.IndexOf(words, place + 1, StringComparison.Ordinal) >= 0)
            return Conflict(entry, $"The row quotes “{entry.Printed}”, and the new witness prints “{words}”. Check that “{entry.Value}” still holds, and quote words that stand once in the passage.");
        return Carried(entry, words);
    }

    /// <summary>Carries a row with a line that the new witness prints for one of the passages that need it.</summary>
    private static SuppliedOutcome Requote(SuppliedEntry entry, List<CarriedPassage> needing)
    {
        if (needing.Any(p => Quotes(entry, p.Now!))) return Carried(entry, entry.Printed);
        if (needing.Find(p => PrintedForm.IsRestored(LineOf(entry, p, p.Then), LineOf(entry, p, p.Now!))) is { } restored) return Carried(entry, LineOf(entry, restored, restored.Now!));
        return Conflict(entry, $"The row rests on “{entry.Printed}”, and the new witness prints “{LineOf(entry, needing[0], needing[0].Now!)}”. Check that “{entry.Value}” still holds, and quote the line as it is printed now.");
    }

    private static SuppliedOutcome Carried(SuppliedEntry entry, string printed) => printed == entry.Printed
        ? new(entry, Carrying.Carried, entry, "The line it rests on still stands.")
        : new(entry, Carrying.Carried, entry with { Printed = printed }, $"The line it rests on is printed “{printed}” now; the value still holds, and the row quotes the new line.");

    private static SuppliedOutcome Conflict(SuppliedEntry entry, string sentence) => new(entry, Carrying.Conflict, entry, sentence);

    private static bool Refines(EdtfDate supplied, EdtfDate printed) =>
        supplied.Earliest >= printed.Earliest && supplied.Latest <= printed.Latest && supplied.Spread < printed.Spread;

    private static bool Quotes(SuppliedEntry entry, DraftExcerpt draft) => entry.Field == Field.Text
        ? draft.TextAsPrinted.Contains(entry.Printed, StringComparison.Ordinal)
        : draft.AttributionAsPrinted == entry.Printed || draft.TextAsPrinted == entry.Printed;

    /// <summary>The line of a passage, as one witness reads it, that a row rests on: its text where the row quotes the old text or there is no other, else its attribution.</summary>
    private static string LineOf(SuppliedEntry entry, CarriedPassage passage, DraftExcerpt draft) => passage.Then.TextAsPrinted == entry.Printed ? draft.TextAsPrinted : draft.AttributionAsPrinted ?? draft.TextAsPrinted;

    /// <summary>What a passage prints for a field, in the form in which it is supplied; null where it prints nothing.</summary>
    private static string? Printed(Field field, DraftExcerpt draft) => field.Name switch
    {
        "theme" => draft.Passage.Theme ?? "unplaced",
        "counterparts" => Joined(draft.Names.Counterparts.Select(c => c.Id)),
        "speakers" => null,
        "people" => Joined(draft.Names.People.Select(p => p.Id)),
        _ => Joined(draft.Names.People.Select(p => ExcerptBuilder.Office(draft, p)).OfType<string>()),
    };

    private static string? Joined(IEnumerable<string> values) => string.Join('|', values) is { Length: > 0 } joined ? joined : null;

    private static string Quoted(IEnumerable<string> lines) => string.Join(", ", lines.Select(l => $"“{l}”"));
}
