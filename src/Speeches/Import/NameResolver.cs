using Speeches.Content;
using Speeches.Parsing;

namespace Speeches.Import;

/// <summary>A counterpart, as an attribution gives it.</summary>
/// <param name="Id">The counterpart's id.</param>
/// <param name="Range">The characters that name it; null where only the authority says whom the person stands for.</param>
public sealed record NamedCounterpart(string Id, TextRange? Range);

/// <summary>A person, as an attribution gives them.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Range">The characters of the name.</param>
/// <param name="Office">The characters of the office, in one or two ranges (<c>King … of Ruritania</c>); empty where none is printed.</param>
public sealed record NamedPerson(string Id, TextRange Range, IReadOnlyList<TextRange> Office);

/// <summary>Who an attribution names.</summary>
/// <param name="Counterparts">In the order of the text, each once.</param>
/// <param name="People">In the order of the text.</param>
/// <param name="Findings">Names that no list knows.</param>
public sealed record Names(IReadOnlyList<NamedCounterpart> Counterparts, IReadOnlyList<NamedPerson> People, IReadOnlyList<Finding> Findings)
{
    /// <summary>Nobody.</summary>
    public static readonly Names None = new([], [], []);
}

/// <summary>Resolves who is named in an attribution, with the authority lists and nothing else.</summary>
public sealed class NameResolver
{
    private readonly Authorities authorities;
    private readonly string speaker;
    private readonly NameIndex people;
    private readonly NameIndex counterparts;
    private readonly NameIndex bodies;
    private readonly NameIndex offices;

    /// <summary>A resolver for one collection.</summary>
    /// <param name="authorities">The lists.</param>
    /// <param name="speaker">The id of the speaker, who is never a counterpart.</param>
    public NameResolver(Authorities authorities, string speaker)
    {
        (this.authorities, this.speaker) = (authorities, speaker);
        people = new(authorities.People.Values.SelectMany(p => p.Spellings.Prepend(p.Name).Select(name => (name, p.Id))));
        var entries = authorities.Counterparts.Values.SelectMany(c => c.Spellings.Prepend(c.Counterpart.Name).Concat(c.Demonyms).Select(name => (name, c))).ToList();
        counterparts = new(entries.Select(e => (e.name, e.c.Counterpart.Id)));
        bodies = new(entries.Where(e => e.c.Counterpart.Kind != CounterpartKind.Country).Select(e => (e.name, e.c.Counterpart.Id)));
        offices = new(authorities.People.Values.SelectMany(p => p.Offices.Select(name => (name, p.Id))));
    }

    /// <summary>Resolves the names of an attribution.</summary>
    /// <param name="text">The text of the witness.</param>
    /// <param name="words">The attribution.</param>
    public Names Resolve(string text, AttributionWords words) => words.Opening.Addressed switch
    {
        Addressed.Counterpart => ResolveAddressed(text, words.Who),
        Addressed.Event => ResolveEvent(text, words.Who),
        _ => Names.None,
    };

    private Names ResolveEvent(string text, TextRange who)
    {
        var named = bodies.FindAll(text, who).Select(m => new NamedCounterpart(m.Id, m.Range)).DistinctBy(c => c.Id).ToList();
        return new(named, [], named.Count > 0 ? [] : [Unknown(text, who, "names no body that the lists know", bodies)]);
    }

    private Names ResolveAddressed(string text, TextRange who)
    {
        var named = people.FindAll(text, who);
        var found = new List<NamedCounterpart>();
        var persons = new List<NamedPerson>();
        var findings = new List<Finding>();
        var open = who.Start;
        for (var index = 0; index < named.Count; index++)
        {
            var (range, id) = named[index];
            var limit = index + 1 < named.Count ? named[index + 1].Range.Start : who.End;
            var office = new List<TextRange>();
            var before = WithoutConnectives(text, new(open, range.Start));
            if (before.Length > 0) office.Add(before);
            var places = counterparts.FindAll(text, before);
            foreach (var title in authorities.People[id].Offices.Where(o => text.AsSpan(range.Start, range.Length).StartsWith(o + " ", StringComparison.Ordinal)).Take(1))
                office.Add(new(range.Start, range.Start + title.Length));
            open = range.End;
            if (Behind(text, range.End, limit) is { } behind)
            {
                office.Add(new(behind.Start, behind.Place.Range.End));
                places.Add(behind.Place);
                open = behind.Place.Range.End;
            }
            if (id == speaker) continue;
            persons.Add(new(id, range, office));
            if (places.DistinctBy(p => p.Id).Count() > 1)
                findings.Add(new(Severity.Error, places[0].Range.Start, $"The office of “{range.In(text)}” names more than one counterpart ({string.Join(", ", places.Select(p => p.Id).Distinct())}); the text cannot tell which is meant, so supply it."));
            if (places.Count > 0) found.AddRange(places.Select(p => new NamedCounterpart(p.Id, p.Range)));
            else if (authorities.People[id].Counterpart is { } standsFor) found.Add(new(standsFor, null));
            else findings.Add(new(Severity.Error, range.Start, $"No list says which country or body “{range.In(text)}” stands for here; add the counterpart to authorities/people.csv."));
        }
        if (persons.Count == 0) found.AddRange(counterparts.FindAll(text, who).Select(m => new NamedCounterpart(m.Id, m.Range)));
        if (found.Count == 0 && findings.Count == 0) findings.Add(Unknown(text, who, "names no counterpart that the lists know", counterparts, people));
        else if (Unread(text, who) is { } unread) findings.Add(Unknown(text, unread, "is a name that no list knows", people, counterparts) with { Severity = Severity.Warning });
        return new(found.DistinctBy(c => c.Id).ToList(), persons, findings);
    }

    /// <summary>A place behind a name: <c>Rudolf of Ruritania</c>.</summary>
    private (int Start, NameIndex.Match Place)? Behind(string text, int from, int limit)
    {
        const string of = " of ";
        if (from + of.Length >= limit || string.CompareOrdinal(text, from, of, 0, of.Length) != 0) return null;
        foreach (var match in counterparts.FindAll(text, new(from + of.Length, limit)))
            return match.Range.Start == from + of.Length || text[(from + of.Length)..match.Range.Start] == "the " ? (from + 1, match) : null;
        return null;
    }

    private static TextRange WithoutConnectives(string text, TextRange range)
    {
        range = range.Trim(text);
        foreach (var word in new[] { ",", "and ", "the " })
        {
            if (range.Length >= word.Length && string.CompareOrdinal(text, range.Start, word, 0, word.Length) == 0)
                range = new TextRange(range.Start + word.Length, range.End).Trim(text);
        }
        return text.AsSpan(range.Start, range.Length) is "and" or "the" ? new(range.End, range.End) : range;
    }

    /// <summary>The first run of capitalised words that is neither a name, a counterpart nor an office of the lists.</summary>
    private TextRange? Unread(string text, TextRange who)
    {
        var known = people.FindAll(text, who).Concat(counterparts.FindAll(text, who)).Concat(offices.FindAll(text, who)).Select(m => m.Range).ToList();
        TextRange? run = null;
        for (var start = who.Start; start < who.End;)
        {
            while (start < who.End && !char.IsLetter(text[start])) start++;
            var end = start;
            while (end < who.End && !char.IsWhiteSpace(text[end]) && text[end] != ',') end++;
            if (end == start) break;
            var isName = char.IsUpper(text[start]) && !known.Any(k => k.Start < end && start < k.End);
            if (isName) run = new(run?.Start ?? start, end);
            else if (run is not null) return run;
            start = end;
        }
        return run;
    }

    private static Finding Unknown(string text, TextRange range, string what, params NameIndex[] lists)
    {
        var words = range.In(text);
        var nearest = NearestNames.Find(words, lists.SelectMany(l => l.All));
        var advice = nearest.Count == 0 ? "" : $" The nearest known names are {string.Join(", ", nearest.Select(n => $"“{n}”"))}.";
        return new(Severity.Error, range.Start, $"“{words}” {what}.{advice} Add the name, or this spelling of it, to authorities/people.csv or authorities/counterparts.csv.");
    }
}
