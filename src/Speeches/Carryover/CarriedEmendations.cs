using Speeches.Content;
using Speeches.Import;

namespace Speeches.Carryover;

/// <summary>
/// Carries the emendations of a witness over to a new witness of the source: each still stands, is retired because the new witness
/// has what it restores, or is in conflict with what the new witness has.
/// </summary>
public sealed class CarriedEmendations
{
    /// <summary>How many characters around a place say to which part of a split passage it went.</summary>
    private const int Surroundings = 60;

    /// <summary>
    /// The most rows with a context that one rule becomes: 100. Where it would be more, the editor decides, for each context is looked for
    /// in the whole witness.
    /// </summary>
    public const int MostContexts = 100;

    /// <summary>How many places of one kind a sentence shows; the others are counted.</summary>
    private const int MostShown = 3;

    private readonly WitnessReading then;
    private readonly WitnessReading now;
    private readonly string file;
    private readonly List<AlignedStretch> stretches;
    private readonly int[] furthest;
    private readonly Dictionary<AlignedStretch, StretchMap> maps = [];
    private readonly Dictionary<TextRange, StretchWords> words = [];
    private readonly ILookup<EmendationEntry, TextRange> placesThen;
    private readonly Occurrences contexts;

    private CarriedEmendations(IReadOnlyList<EmendationEntry> entries, WitnessReading then, WitnessReading now, IReadOnlyList<AlignedStretch> stretches, string file)
    {
        placesThen = Emender.FindEach(then.Reading.Text, entries, then.Reading.Spans, new()).ToLookup(f => f.Entry, f => f.Place.Range);
        contexts = new(now.Reading.Text, entries.Select(e => e.Context).OfType<string>());
        (this.then, this.now, this.file) = (then, now, file);
        this.stretches = [.. stretches.OrderBy(s => s.Then.Start)];
        furthest = new int[this.stretches.Count];
        for (var index = 0; index < furthest.Length; index++) furthest[index] = Math.Max(index == 0 ? 0 : furthest[index - 1], this.stretches[index].Then.End);
    }

    /// <summary>Decides of every row.</summary>
    /// <param name="entries">The rows of the old witness, which have no error in it.</param>
    /// <param name="then">The old witness.</param>
    /// <param name="now">The new witness.</param>
    /// <param name="stretches">The stretches of the two, aligned; a place in none of them is gone.</param>
    /// <param name="file">The table of the new witness, for the sentences of later runs.</param>
    /// <returns>One outcome a row, in their order. Their rows together give no error in <see cref="Emender"/>; their lines are those they have when written in this order.</returns>
    public static IReadOnlyList<EmendationOutcome> Carry(
        IReadOnlyList<EmendationEntry> entries, WitnessReading then, WitnessReading now, IReadOnlyList<AlignedStretch> stretches, string file)
    {
        var carrying = new CarriedEmendations(entries, then, now, stretches, file);
        return carrying.WithoutErrors(entries.Select(carrying.Carry).ToList());
    }

    private EmendationOutcome Carry(EmendationEntry entry)
    {
        var places = placesThen[entry].Select(place => Compare(entry, place)).ToList();
        if (places.Count == 0) return new(entry, Carrying.Conflict, [], [], $"“{entry.AsPrinted}” finds no place in the old witness; correct the row there, or take it out.");
        var standing = places.Where(p => p.State == PlaceState.Standing).Select(p => p.Now!.Value).ToList();
        var rows = new List<EmendationEntry>();
        var said = new List<string>();
        var lost = new List<TextRange>();
        var left = 0;
        if (standing.Count > 0)
        {
            var rule = entry.Context is null;
            if (rule && StaysRule(entry, standing, places, out var more))
            {
                rows.Add(entry with { File = file });
                if (more > 0) said.Add($"It holds at {Places(more)} more, where the old witness has other words.");
            }
            else
            {
                var rest = rule ? Math.Max(0, standing.Count - MostContexts) : 0;
                if (rest > 0) said.Add($"As a rule it would hold where it must not, and it stands at too many places to name each: {Places(rest)} are left to you.");
                left += rest;
                foreach (var place in standing.Take(standing.Count - rest))
                {
                    var kept = entry.Context is { } old && place.In(now.Reading.Text) == entry.AsPrinted && EmendationContext.Names(contexts.Of(old), old, entry.AsPrinted, place.Start) ? old : null;
                    if ((kept ?? EmendationContext.Around(now.Reading.Text, place)) is { } context) rows.Add(entry with { File = file, AsPrinted = place.In(now.Reading.Text), Context = context });
                    else lost.Add(place);
                }
                if (rule) said.Add($"It becomes {(rows.Count == 1 ? "a row" : $"{rows.Count} rows")} with a context, because as a rule it would hold where it must not.");
                else if (rows.Count == 1 && rows[0].Context != entry.Context) said.Add($"Its context is now “{rows[0].Context}”.");
            }
        }
        foreach (var place in lost) said.Add($"No words around {now.Place(place.Start)} name that place alone; write the row for it by hand.");
        var changed = places.Where(p => p.State == PlaceState.Changed).ToList();
        var carried = changed.Count > 0 || lost.Count > 0 || left > 0 ? Carrying.Conflict : rows.Count > 0 ? Carrying.Carried : Carrying.Retired;
        return new(entry, carried, places, rows, string.Join(' ', Describe(entry, places).Concat(said)));
    }

    /// <summary>Whether a row can stay a rule: it holds at the standing places, and at no other that has the reading already, was changed, or is not read.</summary>
    private bool StaysRule(EmendationEntry entry, List<TextRange> standing, List<CarriedPlace> places, out int more)
    {
        var known = standing.ToHashSet();
        var taken = new TakenPlaces(places.Select(p => p.Now).OfType<TextRange>());
        more = 0;
        foreach (var place in Emender.WholeWords(now.Reading.Text, entry.AsPrinted))
        {
            if (known.Remove(place)) continue;
            if (HasReading(entry, place) || taken.Overlap(place)) return false;
            more++;
        }
        // A place that the rule would not find is printed with other spaces or marks.
        if (known.Count > 0) return false;
        var diagnostics = new Diagnostics();
        Emender.Find(now.Reading.Text, [entry], now.Reading.Spans, diagnostics);
        return !diagnostics.HasErrors;
    }

    /// <summary>Whether the words around a place are the reading, which holds what the old witness prints: <c>COVID</c> in <c>COVID-19</c>.</summary>
    private bool HasReading(EmendationEntry entry, TextRange place)
    {
        var text = now.Reading.Text;
        for (var at = 0; (at = entry.Reading.IndexOf(entry.AsPrinted, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var (start, end) = (place.Start - at, place.Start - at + entry.Reading.Length);
            if (start >= 0 && end <= text.Length && PrintedForm.Plain(text[start..end]) == PrintedForm.Plain(entry.Reading)) return true;
        }
        return false;
    }

    private CarriedPlace Compare(EmendationEntry entry, TextRange place)
    {
        var best = (Known: -1, Place: new CarriedPlace(place, null, PlaceState.Gone));
        foreach (var stretch in StretchesWith(place))
        {
            var map = MapOf(stretch);
            var known = map.Known(place, Surroundings);
            if (known <= best.Known) continue;
            var (state, range) = PlaceComparison.Decide(now.Reading.Text, map.Map(place), entry.AsPrinted, entry.Reading);
            best = (known, new(place, state == PlaceState.Gone ? null : range, state));
        }
        return best.Place;
    }

    private StretchMap MapOf(AlignedStretch stretch)
    {
        if (maps.TryGetValue(stretch, out var map)) return map;
        if (!words.TryGetValue(stretch.Now, out var known)) words[stretch.Now] = known = new(now.Reading.Text, stretch.Now);
        return maps[stretch] = new(then.Reading.Text, now.Reading.Text, stretch, known);
    }

    /// <summary>The stretches that hold a place, in their order.</summary>
    private IEnumerable<AlignedStretch> StretchesWith(TextRange place)
    {
        var (first, end) = (0, stretches.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            if (stretches[middle].Then.Start <= place.Start) first = middle + 1;
            else end = middle;
        }
        // Before the first that no stretch up to there reaches out of, none holds the place.
        while (first > 0 && furthest[first - 1] >= place.End) first--;
        return stretches.Skip(first).TakeWhile(s => s.Then.Start <= place.Start).Where(s => s.Then.End >= place.End);
    }

    private IEnumerable<string> Describe(EmendationEntry entry, List<CarriedPlace> places)
    {
        int Count(PlaceState state) => places.Count(p => p.State == state);
        string At(PlaceState state) => places.Count == 1 ? "" : Count(state) == places.Count ? $" at all {Places(places.Count)}" : $" at {Count(state)} of {Places(places.Count)}";
        if (Count(PlaceState.Standing) > 0) yield return $"“{entry.AsPrinted}” still stands{At(PlaceState.Standing)} and is read “{entry.Reading}”.";
        if (Count(PlaceState.Restored) > 0) yield return $"The new witness prints {Quoted(places, PlaceState.Restored)} itself{At(PlaceState.Restored)}.";
        if (Count(PlaceState.Gone) > 0) yield return places.Count == 1 ? $"The words it corrects, “{entry.AsPrinted}”, are not in the new witness." : $"The words are not in the new witness{At(PlaceState.Gone)}.";
        foreach (var place in places.Where(p => p.State == PlaceState.Changed).Take(MostShown))
            yield return $"The old witness prints “{entry.AsPrinted}” ({then.Place(place.Then.Start)}), read “{entry.Reading}”; the new one has “{Short(place.Now!.Value.In(now.Reading.Text))}” there ({now.Place(place.Now.Value.Start)}). Write a row for it, or leave it as it is printed.";
        if (Count(PlaceState.Changed) > MostShown) yield return $"The same holds of {Places(Count(PlaceState.Changed) - MostShown)} more.";
    }

    private string Quoted(List<CarriedPlace> places, PlaceState state)
    {
        var forms = places.Where(p => p.State == state).Select(p => Short(p.Now!.Value.In(now.Reading.Text))).Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", forms.Take(MostShown).Select(f => $"“{f}”")) + (forms.Count > MostShown ? $" and {forms.Count - MostShown} other forms" : "");
    }

    /// <summary>Takes out what would be an error in the new witness, until nothing is: two rows that overlap there, a place across two spans.</summary>
    private List<EmendationOutcome> WithoutErrors(List<EmendationOutcome> outcomes)
    {
        while (true)
        {
            var line = 2;
            for (var index = 0; index < outcomes.Count; index++)
                outcomes[index] = outcomes[index] with { Rows = outcomes[index].Rows.Select(r => r with { Line = line++ }).ToList() };
            var diagnostics = new Diagnostics();
            Emender.Find(now.Reading.Text, outcomes.SelectMany(o => o.Rows).ToList(), now.Reading.Spans, diagnostics);
            if (!diagnostics.HasErrors) return outcomes;
            var wrong = diagnostics.All.Where(d => d.Line > 0).ToLookup(d => d.Line);
            for (var index = 0; index < outcomes.Count; index++)
            {
                var outcome = outcomes[index];
                if (outcome.Rows.Select(r => wrong[r.Line].FirstOrDefault()).FirstOrDefault(d => d is not null) is not { } error) continue;
                outcomes[index] = outcome with { Carrying = Carrying.Conflict, Rows = outcome.Rows.Where(r => !wrong.Contains(r.Line)).ToList(), Sentence = $"{outcome.Sentence} In the new witness it cannot stand: {error.Sentence}" };
            }
        }
    }

    private static string Places(int count) => count == 1 ? "1 place" : $"{count} places";

    private static string Short(string words) => words.Length <= 80 ? words : $"{words[..40]}…{words[^30..]}";

    /// <summary>Places of a text, which may overlap one another.</summary>
    private sealed class TakenPlaces
    {
        private readonly TextRange[] places;
        private readonly int[] furthest;

        public TakenPlaces(IEnumerable<TextRange> places)
        {
            this.places = [.. places.OrderBy(p => p.Start)];
            furthest = new int[this.places.Length];
            for (var index = 0; index < furthest.Length; index++) furthest[index] = Math.Max(index == 0 ? 0 : furthest[index - 1], this.places[index].End);
        }

        public bool Overlap(TextRange place)
        {
            var (first, end) = (0, places.Length);
            while (first < end)
            {
                var middle = (first + end) / 2;
                if (places[middle].Start < place.End) first = middle + 1;
                else end = middle;
            }
            return first > 0 && furthest[first - 1] > place.Start;
        }
    }
}
