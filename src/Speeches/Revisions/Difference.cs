namespace Speeches.Revisions;

/// <summary>Says how two records of one excerpt differ.</summary>
public static class Difference
{
    /// <summary>The fields that differ and make a new version.</summary>
    /// <param name="then">The record as published.</param>
    /// <param name="now">The record of today.</param>
    /// <returns>Empty where the version stays.</returns>
    public static IReadOnlyList<Field> Fields(Excerpt then, Excerpt now) => Field.All.Where(f => f.MakesVersion && f.Differs(then, now)).ToList();

    /// <summary>What differs between two records of one version: fields that only say how it is known. Position, span and display names are none.</summary>
    /// <param name="then">The record as published.</param>
    /// <param name="now">The record of today.</param>
    /// <returns>Empty where nothing differs.</returns>
    public static IReadOnlyList<Field> Noted(Excerpt then, Excerpt now) => Field.All.Where(f => f.IsNoted(then, now)).ToList();
}
