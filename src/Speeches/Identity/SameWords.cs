namespace Speeches.Identity;

/// <summary>
/// Finds passages whose words are the same: as printed, then emended without what a careless copy loses, then likewise as printed.
/// Where several have the same words, attribution tells them apart, then parties, then theme, then order.
/// </summary>
internal static class SameWords
{
    public static void Match(AlignmentState state)
    {
        MatchBy(state, p => p.AsPrinted, orderDecides: true);
        MatchBy(state, p => BareText.Letters(p.Text), orderDecides: false);
        MatchBy(state, p => BareText.Letters(p.AsPrinted), orderDecides: false);
    }

    private static void MatchBy(AlignmentState state, Func<AlignedPassage, string> words, bool orderDecides)
    {
        var groups = new Dictionary<string, (List<int> Then, List<int> Now)>(StringComparer.Ordinal);
        for (var t = 0; t < state.Then.Count; t++)
        {
            if (!state.OpenThen(t) || words(state.Then[t]) is not { Length: > 0 } key) continue;
            if (!groups.TryGetValue(key, out var group)) groups[key] = group = ([], []);
            group.Then.Add(t);
        }
        for (var n = 0; n < state.Now.Count; n++)
        {
            if (state.OpenNow(n) && words(state.Now[n]) is { Length: > 0 } key && groups.TryGetValue(key, out var group)) group.Now.Add(n);
        }
        foreach (var (then, now) in groups.Values.Where(g => g.Now.Count > 0)) MatchGroup(state, then, now, orderDecides);
    }

    private static void MatchGroup(AlignmentState state, List<int> then, List<int> now, bool orderDecides)
    {
        if (then.Count > 1 || now.Count > 1)
        {
            MatchWithin(state, then, now, p => p.Attribution is null ? null : (p.Attribution, p.Theme));
            MatchWithin(state, then, now, p => p.Attribution is null ? null : (p.Attribution, null));
            MatchWithin(state, then, now, p => p.Attribution is null ? null : (BareText.Letters(p.Attribution), p.Theme));
            MatchWithin(state, then, now, p => p.Attribution is null ? null : (BareText.Letters(p.Attribution), null));
            MatchWithin(state, then, now, p => p.Parties.Count == 0 ? null : (string.Join('|', p.Parties.Order(StringComparer.Ordinal)), p.Theme));
            MatchWithin(state, then, now, p => p.Parties.Count == 0 ? null : (string.Join('|', p.Parties.Order(StringComparer.Ordinal)), null));
            // Texts that differ in what was folded away, numbers most of all, are told apart by their words.
            if (!orderDecides && (then.Select(t => state.Then[t].Text).Distinct().Count() > 1 || now.Select(n => state.Now[n].Text).Distinct().Count() > 1))
            {
                if (then.Count(state.OpenThen) != 1 || now.Count(state.OpenNow) != 1) return;
            }
            MatchWithin(state, then, now, p => ("", p.Theme));
        }
        MatchWithin(state, then, now, _ => ("", null));
    }

    private static void MatchWithin(AlignmentState state, List<int> then, List<int> now, Func<AlignedPassage, (string, string?)?> key)
    {
        var waiting = new Dictionary<(string, string?), Queue<int>>();
        foreach (var t in then)
        {
            if (!state.OpenThen(t) || key(state.Then[t]) is not { } found) continue;
            if (!waiting.TryGetValue(found, out var queue)) waiting[found] = queue = new();
            queue.Enqueue(t);
        }
        foreach (var n in now)
        {
            if (state.OpenNow(n) && key(state.Now[n]) is { } found && waiting.TryGetValue(found, out var queue) && queue.TryDequeue(out var t))
                state.Keep(t, n, AlignmentGround.SameWords, 1);
        }
    }
}
