namespace Speeches.Identity;

/// <summary>
/// Finds published passages that were split into several, and several that were joined into one: the parts are each largely contained in
/// the whole, in different places of it, and together make up most of it. The part that shares most characters with the whole keeps, or
/// gives, the id (of equals the first).
/// </summary>
/// <param name="state">What is known, and becomes known.</param>
/// <param name="resemblances">What resembles what.</param>
internal sealed class SplitsAndJoins(AlignmentState state, Resemblances resemblances)
{
    /// <summary>A part has at least this much of its characters in the whole.</summary>
    private const double Contained = 0.6;

    /// <summary>The same of a part that stands directly beside another.</summary>
    private const double ContainedBesideAnother = 0.35;

    /// <summary>The parts together have at least this much of the whole's characters.</summary>
    private const double Covered = 0.6;

    /// <summary>A part has at least this much of what it shares with the whole that no other part has.</summary>
    private const double OfItsOwn = 0.6;

    /// <summary>What weighs less of a part in the whole is not looked at word by word.</summary>
    private const double WorthALook = 0.35;

    /// <summary>A part of a whole.</summary>
    /// <param name="Index">The part.</param>
    /// <param name="Words">Its words.</param>
    /// <param name="Characters">How many of its characters it shares with the whole.</param>
    /// <param name="Share">That as a part of its own, 0 to 1.</param>
    /// <param name="Decided">Whether an editor said that it is one.</param>
    private sealed record Part(int Index, int[] Words, int Characters, double Share, bool Decided);

    public void Find()
    {
        for (var t = 0; t < state.Then.Count; t++)
        {
            if (state.InPlayThen(t)) Split(t);
        }
        for (var n = 0; n < state.Now.Count; n++)
        {
            if (state.InPlayNow(n) && state.Found[n].SplitFrom is null) Join(n);
        }
    }

    private void Split(int t)
    {
        var words = resemblances.Weights.ThenWords[t].Words;
        var runs = new SharedWords(words);
        var parts = new List<Part>();
        foreach (var pair in resemblances.OfThen(t))
        {
            var decided = state.Found[pair.Now].Ground == AlignmentGround.Decided && (state.Found[pair.Now].Keeps ?? state.Found[pair.Now].SplitFrom) == t;
            if (decided || (state.OpenNow(pair.Now) && !IsElsewhere(pair))) parts.Add(MakePart(pair.Now, runs, resemblances.Weights.NowWords[pair.Now].Words, decided));
        }
        var found = Choose(words, runs, parts);
        if (found.Count < 2 || !found.Any(p => state.OpenNow(p.Index))) return;
        var keeper = state.KeptBy(t) ?? found.Where(p => state.OpenNow(p.Index)).Select(p => (int?)p.Index).FirstOrDefault();
        foreach (var part in found.Where(p => state.OpenNow(p.Index)))
        {
            if (part.Index == keeper) state.Keep(t, part.Index, AlignmentGround.Certain, part.Share);
            else state.Part(t, part.Index, AlignmentGround.Certain, part.Share);
        }

        // It has more of another published passage, or of one whose id another has.
        bool IsElsewhere(Resemblance pair) => pair.OfNow < WorthALook || resemblances.IsRatherACopy(pair)
            || resemblances.OfNow(pair.Now).Any(other => other.Then != t && state.OpenThen(other.Then) && other.Shared > pair.Shared);
    }

    private void Join(int n)
    {
        var words = resemblances.Weights.NowWords[n].Words;
        var runs = new SharedWords(words);
        var parts = new List<Part>();
        foreach (var pair in resemblances.OfNow(n))
        {
            var decided = state.JoinedInto[pair.Then] == n || (state.Found[n].Ground == AlignmentGround.Decided && state.Found[n].Keeps == pair.Then);
            if (decided || (state.OpenThen(pair.Then) && !IsElsewhere(pair))) parts.Add(MakePart(pair.Then, runs, resemblances.Weights.ThenWords[pair.Then].Words, decided));
        }
        var found = Choose(words, runs, parts);
        if (found.Count < 2 || !found.Any(p => state.OpenThen(p.Index))) return;
        if (state.Found[n].Ground == AlignmentGround.None)
        {
            var keeper = found.First(p => state.OpenThen(p.Index));
            state.Keep(keeper.Index, n, AlignmentGround.Certain, keeper.Share);
        }
        foreach (var part in found.Where(p => state.OpenThen(p.Index))) state.Join(part.Index, n);

        bool IsElsewhere(Resemblance pair) => pair.OfThen < WorthALook
            || resemblances.OfThen(pair.Then).Any(other => other.Now != n && state.OpenNow(other.Now) && other.Shared > pair.Shared);
    }

    private Part MakePart(int index, SharedWords whole, int[] words, bool decided)
    {
        var (shared, all) = (Characters(words, whole.In(words)), words.Sum(resemblances.Weights.Characters));
        return new(index, words, shared, all > 0 ? (double)shared / all : 0, decided);
    }

    /// <summary>The parts that make up a whole, those that share most with it first; empty where they do not.</summary>
    private List<Part> Choose(int[] whole, SharedWords runs, List<Part> parts)
    {
        if (parts.Count < 2) return [];
        var enough = Covered * whole.Sum(resemblances.Weights.Characters);
        var covered = 0;
        var chosen = new List<Part>();
        foreach (var part in parts.OrderByDescending(p => p.Decided).ThenByDescending(p => p.Characters).ThenBy(p => p.Index))
        {
            var ownCharacters = Characters(part.Words, runs.In(part.Words));
            var contained = chosen.Any(c => Math.Abs(c.Index - part.Index) == 1) ? ContainedBesideAnother : Contained;
            if (!part.Decided && (part.Share < contained || ownCharacters < OfItsOwn * part.Characters))
            {
                // The one that has most is the passage itself, with something added.
                if (chosen.Count == 0 && part.Characters >= enough) return [];
                continue;
            }
            chosen.Add(part);
            covered += ownCharacters;
            runs.Claim(part.Words);
        }
        if (covered < enough && !chosen.All(p => p.Decided)) return [];
        return chosen.OrderByDescending(p => p.Characters).ThenBy(p => p.Index).ToList();
    }

    private int Characters(int[] words, bool[] marked)
    {
        var sum = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (marked[i]) sum += resemblances.Weights.Characters(words[i]);
        }
        return sum;
    }
}
