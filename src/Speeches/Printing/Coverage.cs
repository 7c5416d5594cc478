using System.Globalization;
using Speeches.Content;

namespace Speeches.Printing;

/// <summary>What an editor can trust, in lines: how much of each witness was read as what, and how each field came to be known.</summary>
public static class Coverage
{
    /// <summary>The lines for one collection.</summary>
    /// <param name="collection">The collection; it must have been read today.</param>
    /// <param name="authorities">The lists.</param>
    public static IEnumerable<string> Of(ComparedCollection collection, Authorities authorities)
    {
        var today = collection.Today!;
        yield return $"{today.File.Slug}: {today.File.Title}";
        foreach (var source in today.Sources)
        {
            var text = source.Reading.Text;
            yield return $"  {source.File.Slug}, witness {source.File.Witness}: {text.Length} characters";
            foreach (var kind in source.Reading.Spans.GroupBy(s => s.Kind).OrderBy(g => g.Key))
            {
                var characters = kind.Sum(s => s.End - s.Start);
                yield return string.Create(CultureInfo.InvariantCulture, $"    {Name(kind.Key),-14} {kind.Count(),5} spans {characters,8} characters {100.0 * characters / text.Length,6:0.00} %");
            }
            var unread = source.Reading.Spans.Where(s => s.Kind == SpanKind.Unread).Sum(s => s.End - s.Start);
            yield return unread == 0 ? "    every character is read" : $"    {unread} characters are unread";
        }
        foreach (var theme in today.Excerpts.GroupBy(e => e.Passage.Theme ?? "unplaced").OrderBy(g => today.File.Themes.Select(t => t.Numeral).ToList() is var order && order.IndexOf(g.Key) is var place and >= 0 ? place : int.MaxValue))
            yield return $"  {(theme.Key == "unplaced" ? theme.Key : $"theme {theme.Key}"),-12} {theme.Count(),4} excerpts: {string.Join(", ", theme.GroupBy(e => e.Source.File.Slug).Select(g => $"{g.Count()} {g.Key}"))}";
        if (collection.Plan is not { } plan)
        {
            yield return "  occasions, dates and what is unpublished: not known until the errors are mended";
            yield break;
        }
        var named = plan.Excerpts.SelectMany(e => e.Record.Counterparts).DistinctBy(c => c.Id).ToList();
        yield return $"  {plan.Occasions.Count} occasions; {named.Count(c => c.Kind == CounterpartKind.Country)} countries, {named.Count(c => c.Kind != CounterpartKind.Country)} bodies, {plan.Excerpts.SelectMany(e => e.Record.People).DistinctBy(p => p.Id).Count()} people; {today.Excerpts.Sum(e => e.Names.Findings.Count)} unresolved names";
        yield return $"  dates: {string.Join(", ", plan.Excerpts.GroupBy(e => DateKind(e.Record)).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"))}";
        yield return $"  {LibraryReading.Unpublished(plan)}";
    }

    private static string DateKind(Excerpt record) => record.Date switch
    {
        null => "undated",
        { IsUncertain: true } => "uncertain",
        { Precision: DatePrecision.Year } => "of a year",
        { Precision: DatePrecision.Month } => "of a month",
        { Precision: DatePrecision.DayLost } => "with the day lost",
        { Precision: DatePrecision.PartOfMonth } => "of a part of a month",
        _ => "of a day",
    } + (record.Basis.Date is { } basis ? $" ({basis.Name()})" : "");

    private static string Name(SpanKind kind) => kind.Name().Replace('-', ' ');
}
