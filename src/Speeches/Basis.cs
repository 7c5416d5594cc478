namespace Speeches;

/// <summary>How a field of an excerpt is known.</summary>
public enum Basis
{
    /// <summary>Read from characters of the witness.</summary>
    Printed,

    /// <summary>Concluded by a rule from what is printed elsewhere.</summary>
    Inferred,

    /// <summary>Given by an editor, on evidence.</summary>
    Supplied,
}

/// <summary>How a field is known, for every field of an excerpt; null where the field is empty.</summary>
public sealed record FieldBases
{
    /// <summary>The theme section.</summary>
    public Basis? Theme { get; init; }

    /// <summary>The occasion.</summary>
    public Basis? Occasion { get; init; }

    /// <summary>The speakers.</summary>
    public Basis? Speakers { get; init; }

    /// <summary>The counterparts.</summary>
    public Basis? Counterparts { get; init; }

    /// <summary>The people.</summary>
    public Basis? People { get; init; }

    /// <summary>The offices of the people.</summary>
    public Basis? Office { get; init; }

    /// <summary>The date.</summary>
    public Basis? Date { get; init; }
}

/// <summary>How much the evidence for a supplied value bears.</summary>
public enum Strength
{
    /// <summary>A ministry, a mission or the publisher.</summary>
    Official,

    /// <summary>A newspaper, an agency or a broadcaster.</summary>
    Press,

    /// <summary>Another source of the collection.</summary>
    Source,

    /// <summary>Secondary pages only.</summary>
    Weak,
}

/// <summary>What a supplied or inferred field rests on.</summary>
/// <param name="Field">The field.</param>
/// <param name="Strength">Null for what is inferred by a rule.</param>
/// <param name="Note">A sentence; for what is inferred, the name of the rule (<see cref="Rule"/>).</param>
/// <param name="Url">Where the evidence stands; null where it stands in the content itself.</param>
public sealed record Evidence(Field Field, Strength? Strength, string? Note, string? Url);

/// <summary>The characters that a field was read from.</summary>
/// <param name="Field">The field.</param>
/// <param name="Start">The first UTF-16 unit of the witness.</param>
/// <param name="End">Past the last unit.</param>
public sealed record FieldRange(Field Field, int Start, int End);
