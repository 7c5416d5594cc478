using System.Globalization;
using Speeches.Content;
using Speeches.Import;
using Speeches.Parsing;

namespace Speeches.Revisions;

/// <summary>Gives an occasion its id, slug and title when it is registered.</summary>
internal sealed class OccasionNaming
{
    private readonly Authorities authorities;
    private readonly HashSet<string> taken;

    public OccasionNaming(Authorities authorities, IReadOnlyList<OccasionEntry> registered)
    {
        this.authorities = authorities;
        taken = registered.SelectMany(o => o.OldSlugs.Append(o.Slug ?? "")).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The row of an occasion: what is registered stays, what is missing is made.</summary>
    public OccasionEntry Register(OccasionGroup group, EdtfDate? suppliedDate, Func<DraftExcerpt, string> id, Func<string> mint)
    {
        var entry = group.Registered;
        var members = group.Members.Select(m => new OccasionMember(id(m), null, null, 1)).ToList();
        // Members that today's reading does not have stay on record: the register says what became of them.
        var present = members.Select(m => m.Excerpt).ToHashSet(StringComparer.Ordinal);
        var gone = entry?.Members.Where(m => m.Excerpt is not null && !present.Contains(m.Excerpt)) ?? [];
        return new(
            entry?.Line ?? 0,
            entry?.Id ?? mint(),
            entry?.Slug ?? Slug(group),
            entry?.OldSlugs ?? [],
            group.Kind,
            entry?.Title ?? Title(group),
            suppliedDate ?? group.Date,
            [.. members, .. gone],
            entry is { Id: not null } ? entry.Basis : group.Members.Any(m => m.OccasionBasis == Basis.Printed) ? Basis.Printed : entry?.Basis ?? Basis.Inferred);
    }

    /// <summary>Kind, person (the counterpart where several people or none are named), year and month; never a day.</summary>
    private string Slug(OccasionGroup group)
    {
        var party = group.People.Count == 1 ? group.People[0].Id : string.Join('-', group.Counterparts.Select(c => c.Id));
        var month = group.Date?.Earliest.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "";
        var slug = string.Join('-', new[] { group.Kind, party, month }.Where(p => p.Length > 0));
        var free = slug;
        for (var number = 2; !taken.Add(free); number++) free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{number}");
        return free;
    }

    private string Title(OccasionGroup group)
    {
        var kind = authorities.KindNames[group.Kind];
        if (group.OwnVoiceTitle is { } own) return own;
        var first = group.Members.FirstOrDefault(m => m.Passage.Attribution is not null);
        if (first?.Passage.Attribution is not { } attribution) return kind;
        var parties = group.People.Count > 0 ? group.People.Select(p => authorities.People[p.Id].Name) : group.Counterparts.Select(c => authorities.Counterparts[c.Id].Counterpart.Name);
        var names = string.Join(" and ", parties);
        var opening = attribution.Opening;
        return (opening.InProse, opening.Addressed) switch
        {
            (false, Addressed.Counterpart) => $"{first.Source.Emended(attribution.OpeningRange).Text} {names}",
            (true, Addressed.Counterpart) => $"{kind} {(opening.Words.EndsWith(" to", StringComparison.Ordinal) ? "to" : "with")} {names}",
            (_, Addressed.Event) => $"{kind}, {names}",
            (false, _) => first.Source.Emended(new(attribution.Range.Start, attribution.Who.End)).Text,
            _ => kind,
        };
    }
}
