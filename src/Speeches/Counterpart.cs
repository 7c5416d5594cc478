namespace Speeches;

/// <summary>What a counterpart is.</summary>
public enum CounterpartKind
{
    /// <summary>A country.</summary>
    Country,

    /// <summary>An organisation.</summary>
    Organisation,

    /// <summary>A summit: a body that exists by meeting.</summary>
    Summit,
}

/// <summary>A country or body addressed or met.</summary>
/// <param name="Id">The slug, which is its address.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Code">ISO 3166-1 alpha-2 for a country; null else.</param>
public sealed record Counterpart(string Id, string Name, CounterpartKind Kind, string? Code);

/// <summary>A person addressed or met, with the office that the source prints.</summary>
/// <param name="Id">The slug, which is the person's address.</param>
/// <param name="Name">The name shown.</param>
/// <param name="Office">As emended; null where none is printed.</param>
public sealed record PersonInOffice(string Id, string Name, string? Office);
