namespace Speeches.Store;

/// <summary>A value that results can be narrowed by.</summary>
/// <param name="Facet">What it is a value of: one of <see cref="SearchRequest.Facets"/>.</param>
/// <param name="Value">As an address gives it.</param>
/// <param name="Label">In words; the value itself where the collection does not know it.</param>
/// <param name="Count">How many passages one would see if it were chosen and all else stayed.</param>
/// <param name="IsChosen">Whether it is chosen.</param>
public sealed record FacetCount(string Facet, string Value, string Label, long Count, bool IsChosen);
