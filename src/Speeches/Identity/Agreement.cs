namespace Speeches.Identity;

/// <summary>What two passages have in common beside their words.</summary>
/// <param name="Bonus">What it adds to their resemblance, 0 to 0.15.</param>
/// <param name="Agrees">Whether they have an attribution, or parties, in common that few others have, and nothing speaks against it.</param>
/// <param name="Conflicts">Whether they name other parties, or have attributions that share next to nothing.</param>
internal readonly record struct Agreement(double Bonus, bool Agrees, bool Conflicts);

/// <summary>Compares what passages have beside their words: attribution, parties, kind, date and theme.</summary>
internal sealed class Agreements
{
    /// <summary>As many passages of a side may have the same attribution for it to tell them from the others.</summary>
    private const int Few = 3;

    private readonly AlignmentState state;
    private readonly string?[] thenKeys, nowKeys;
    private readonly Dictionary<string, int> thenCounts, nowCounts;

    public Agreements(AlignmentState state)
    {
        this.state = state;
        thenKeys = state.Then.Select(Key).ToArray();
        nowKeys = state.Now.Select(Key).ToArray();
        thenCounts = Count(thenKeys);
        nowCounts = Count(nowKeys);
    }

    /// <summary>The attribution of a published passage, or else its parties, where few others have the same; null else.</summary>
    public string? ThenKey(int t) => thenKeys[t] is { } key && thenCounts[key] <= Few ? key : null;

    /// <summary>The same of today's passage.</summary>
    public string? NowKey(int n) => nowKeys[n] is { } key && nowCounts[key] <= Few ? key : null;

    public Agreement Of(int t, int n)
    {
        var (then, now) = (state.Then[t], state.Now[n]);
        var bonus = 0.0;
        var sameAttribution = then.Attribution is not null && now.Attribution is not null && thenKeys[t] == nowKeys[n];
        if (sameAttribution) bonus += 0.05;
        var bothParties = then.Parties.Count > 0 && now.Parties.Count > 0;
        var common = bothParties ? then.Parties.Intersect(now.Parties, StringComparer.Ordinal).Count() : 0;
        var sameParties = common > 0 && common == then.Parties.Count && common == now.Parties.Count;
        if (common > 0) bonus += sameParties ? 0.04 : 0.02;
        var bothDates = then.Date is not null && now.Date is not null;
        var datesMeet = bothDates && then.Date!.Earliest <= now.Date!.Latest && now.Date.Earliest <= then.Date.Latest;
        if (datesMeet) bonus += 0.03;
        var otherKind = then.Kind is not null && now.Kind is not null && then.Kind != now.Kind;
        if (then.Kind is not null && then.Kind == now.Kind) bonus += 0.02;
        if (then.Theme is not null && then.Theme == now.Theme) bonus += 0.01;
        var otherParties = bothParties && common == 0;
        var agrees = !otherParties && !otherKind && (!bothDates || datesMeet) && (sameAttribution || sameParties)
            && ThenKey(t) is not null && NowKey(n) is not null;
        var conflicts = otherParties || (!bothParties && !sameAttribution && thenKeys[t] is { } one && nowKeys[n] is { } other && !ShareWords(one, other, then, now));
        return new(bonus, agrees, conflicts);
    }

    private static bool ShareWords(string thenKey, string nowKey, AlignedPassage then, AlignedPassage now)
    {
        if (then.Attribution is null || now.Attribution is null || thenKey.Length == 0 || nowKey.Length == 0) return true;
        var (one, other) = (Words(then.Attribution), Words(now.Attribution));
        return 3 * one.Intersect(other).Count() >= Math.Max(one.Count, other.Count);
    }

    private static HashSet<string> Words(string attribution)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        BareText.Words(attribution, (word, isNumber) =>
        {
            if (!isNumber) words.Add(word.ToString());
        });
        return words;
    }

    private static string? Key(AlignedPassage passage) => passage.Attribution is { } attribution ? BareText.Letters(attribution)
        : passage.Parties.Count > 0 ? string.Join('|', passage.Parties.Order(StringComparer.Ordinal)) : null;

    private static Dictionary<string, int> Count(string?[] keys) =>
        keys.OfType<string>().GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
}
