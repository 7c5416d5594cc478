namespace Speeches;

/// <summary>The event itself. Several excerpts, in several themes and sources, may come from one.</summary>
public sealed record Occasion
{
    /// <summary>The public id.</summary>
    public required string Id { get; init; }

    /// <summary>The address: kind, person, year and month, never a day.</summary>
    public required string Slug { get; init; }

    /// <summary>Addresses it had before, which redirect.</summary>
    public IReadOnlyList<string> OldSlugs { get; init; } = [];

    /// <summary>The kind's id in the authority list.</summary>
    public required string Kind { get; init; }

    /// <summary>The title without the date.</summary>
    public required string Title { get; init; }

    /// <summary>The most precise date known; null where none is.</summary>
    public EdtfDate? Date { get; init; }

    /// <summary>How it is known that its members belong together.</summary>
    public Basis Basis { get; init; }

    /// <summary>The ids of its excerpts, in the order of the sources.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>The title with the date in words.</summary>
    public string FullTitle => Date is null ? Title : $"{Title}, {Date.ToWords()}{(Date.IsUncertain ? ", probably" : "")}";
}

/// <summary>The occasion as an excerpt names it.</summary>
/// <param name="Id">The public id.</param>
/// <param name="Slug">The address.</param>
/// <param name="Kind">The kind's id.</param>
/// <param name="Title">The title with the date in words.</param>
public sealed record OccasionReference(string Id, string Slug, string Kind, string Title);
