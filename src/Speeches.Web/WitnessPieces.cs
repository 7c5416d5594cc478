using Speeches.Store;

namespace Speeches.Web;

/// <summary>A stretch of a witness as received, with what begins at it.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="Emendation">The correction of it; null where there is none.</param>
/// <param name="Opens">The fields that were read from here on, the longest first.</param>
/// <param name="Closes">How many of the fields that are open end behind it.</param>
public sealed record WitnessPiece(string Text, Emendation? Emendation, IReadOnlyList<FieldReading> Opens, int Closes);

/// <summary>Cuts a span of a witness where fields and emendations begin and end; joined, the pieces are the span.</summary>
public static class WitnessPieces
{
    /// <summary>The place of a field on the source's page, without the <c>#</c>.</summary>
    /// <param name="field">The field.</param>
    public static string Anchor(FieldReading field) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"c{field.Start}-{field.End}");

    /// <summary>The pieces of a span. A field that begins inside another and ends outside it is left out: HTML cannot nest them so.</summary>
    /// <param name="span">The span.</param>
    public static IReadOnlyList<WitnessPiece> Of(WitnessSpan span)
    {
        var fields = Nested(span).DistinctBy(f => (f.Start, f.End)).ToList();
        var start = (int)span.Start;
        var cuts = fields.SelectMany(f => new[] { f.Start - start, f.End - start })
            .Concat(span.Apparatus.Emendations.SelectMany(e => new[] { e.Start, e.End }))
            .Append(0).Append(span.Text.Length).Distinct().Order().ToList();
        var pieces = new List<WitnessPiece>();
        for (var index = 0; index + 1 < cuts.Count; index++)
        {
            var (from, to) = (cuts[index], cuts[index + 1]);
            pieces.Add(new(span.Text[from..to],
                span.Apparatus.Emendations.FirstOrDefault(e => e.Start <= from && to <= e.End),
                fields.Where(f => f.Start - start == from).OrderByDescending(f => f.End).ToList(),
                fields.Count(f => f.End - start == to)));
        }
        return pieces;
    }

    private static IEnumerable<FieldReading> Nested(WitnessSpan span)
    {
        var open = new Stack<int>();
        foreach (var field in span.Apparatus.Fields.Where(f => f.Start >= span.Start && f.End <= span.Start + span.Text.Length).OrderBy(f => f.Start).ThenByDescending(f => f.End))
        {
            while (open.Count > 0 && open.Peek() <= field.Start) open.Pop();
            if (open.Count > 0 && field.End > open.Peek()) continue;
            open.Push(field.End);
            yield return field;
        }
    }
}
