using System.Text.Json;

namespace Speeches;

/// <summary>What a revision did to one excerpt.</summary>
public enum Outcome
{
    /// <summary>It was not there before.</summary>
    New,

    /// <summary>It has a new version.</summary>
    Changed,

    /// <summary>Only how it is known changed.</summary>
    Noted,

    /// <summary>It is as it was.</summary>
    Unchanged,

    /// <summary>It is live again, in the version it had or in a new one.</summary>
    Restored,

    /// <summary>Its address leads to another from then on.</summary>
    Merged,

    /// <summary>It is gone, with its last text and the reason.</summary>
    Withdrawn,
}

/// <summary>What becomes of a public id.</summary>
public enum PublicState
{
    /// <summary>Shown.</summary>
    Live,

    /// <summary>Its address leads to another id for ever.</summary>
    Merged,

    /// <summary>Gone, with its last text, the date and the reason.</summary>
    Withdrawn,

    /// <summary>Gone for rights: no version is shown.</summary>
    Suppressed,
}

/// <summary>What outcomes and states mean.</summary>
public static class Outcomes
{
    /// <summary>Whether an excerpt is live after that.</summary>
    /// <param name="outcome">What the revision did to it.</param>
    public static bool IsLive(this Outcome outcome) => outcome is not (Outcome.Merged or Outcome.Withdrawn);
}

/// <summary>Names of the types in the formats: one way for files, database and addresses.</summary>
public static class Named
{
    /// <summary>A value as it is written: <c>text-edited</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Name<T>(this T value) where T : struct, Enum => Names<T>.Of[value];

    /// <summary>The value that a name stands for.</summary>
    /// <param name="name">The name, as written.</param>
    /// <returns>Null where it is the name of none.</returns>
    public static T? Find<T>(string name) where T : struct, Enum => Names<T>.Values.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value that a name stands for, where the database says it: it holds no other.</summary>
    /// <param name="name">The name, as written.</param>
    /// <exception cref="InvalidDataException">It is the name of none.</exception>
    internal static T Parse<T>(string name) where T : struct, Enum =>
        Find<T>(name) ?? throw new InvalidDataException($"“{name}” is no {typeof(T).Name}.");

    private static class Names<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> Of = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()));
        public static readonly Dictionary<string, T> Values = Of.ToDictionary(n => n.Value, n => n.Key, StringComparer.Ordinal);
    }
}
