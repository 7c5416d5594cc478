namespace Speeches.Identity;

/// <summary>Asks the editor about the passages that are neither certain nor hopeless.</summary>
internal static class OpenQuestions
{
    /// <summary>As many proposals are made for one passage.</summary>
    private const int MostProposals = 5;

    /// <summary>A passage that has this much of its own in another may be part of it.</summary>
    private const double MayBePart = 0.6;

    public static IReadOnlyList<AlignmentQuestion> Ask(AlignmentState state, Resemblances resemblances)
    {
        var between = BestAssignment.BetweenNeighbours(state).SelectMany(gap => gap.Now.SelectMany(n => resemblances.OfNow(n)).Where(p => gap.Then.Contains(p.Then))).ToHashSet();
        var questions = new List<AlignmentQuestion>();
        for (var n = 0; n < state.Now.Count; n++)
        {
            if (!state.OpenNow(n)) continue;
            var proposals = resemblances.OfNow(n).Where(p => state.OpenThen(p.Then))
                .Where(p => resemblances.Score(p) >= BestAssignment.Hopeless || Math.Max(p.OfNow, p.OfThen) >= MayBePart || (between.Contains(p) && p.Agreement.Agrees))
                .OrderByDescending(resemblances.Score).ThenBy(p => Math.Abs(p.Then - n)).ThenBy(p => p.Then).Take(MostProposals)
                .Select(p => new AlignmentProposal(p.Then, Answer(p), resemblances.Score(p))).ToList();
            if (proposals.Count > 0) questions.Add(new(n, proposals));
        }
        return questions;

        // A part is only a part where there is another; else the rest is gone.
        AlignmentAnswer Answer(Resemblance pair)
        {
            if (pair.OfNow >= MayBePart && pair.OfThen < MayBePart && resemblances.OfThen(pair.Then).Any(o => o.Now != pair.Now && o.OfNow >= MayBePart && o.Shared >= pair.Shared && state.OpenNow(o.Now))) return AlignmentAnswer.Split;
            if (pair.OfThen >= MayBePart && pair.OfNow < MayBePart && resemblances.OfNow(pair.Now).Any(o => o.Then != pair.Then && o.OfThen >= MayBePart && o.Shared >= pair.Shared && state.OpenThen(o.Then))) return AlignmentAnswer.Joined;
            return AlignmentAnswer.Same;
        }
    }
}
