using Speeches.Content;
using Speeches.Import;

namespace Speeches.Carryover;

/// <summary>A passage of the collection, as it was read and as a new witness of a source lets it be read.</summary>
/// <param name="Excerpt">The id of the excerpt.</param>
/// <param name="Occasion">The id of its occasion; null where that is not registered.</param>
/// <param name="Then">As it was read.</param>
/// <param name="Now">As it is read now, the same where its source has no new witness; null where it is gone.</param>
/// <param name="Into">The id of the excerpt that it is part of now, which <paramref name="Now"/> then is; null where it was not joined with another.</param>
public sealed record CarriedPassage(string Excerpt, string? Occasion, DraftExcerpt Then, DraftExcerpt? Now, string? Into = null);

/// <summary>What a new witness does to a row of <c>supplied.csv</c>.</summary>
/// <param name="Entry">The row.</param>
/// <param name="Carrying">The outcome.</param>
/// <param name="Row">The row as it is from now on, with the printed line of the new witness; null where it is retired. A row in conflict stays as it is.</param>
/// <param name="Sentence">What happens, and why.</param>
public sealed record SuppliedOutcome(SuppliedEntry Entry, Carrying Carrying, SuppliedEntry? Row, string Sentence)
{
    /// <summary>Whether the row is carried with another printed line, or for another excerpt, than it had.</summary>
    public bool IsRequoted => Row is not null && (Row.Printed, Row.Target) != (Entry.Printed, Entry.Target);
}
