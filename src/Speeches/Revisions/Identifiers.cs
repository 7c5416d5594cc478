using System.Security.Cryptography;

namespace Speeches.Revisions;

/// <summary>
/// Mints public ids: random, short, lower-case. They say nothing about order, date, counterpart or text, so nothing about those can
/// ever make one wrong.
/// </summary>
/// <param name="taken">Every id that was ever public, in any collection.</param>
public sealed class Identifiers(IEnumerable<string> taken)
{
    /// <summary>No vowels, so that no word appears by chance; nothing that is read as something else (0 o, 1 l i).</summary>
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    private const int Length = 6;

    private readonly HashSet<string> taken = new(taken, StringComparer.Ordinal);

    /// <summary>An id that was never used, and now is taken.</summary>
    public string Mint()
    {
        while (true)
        {
            var id = RandomNumberGenerator.GetString(Alphabet, Length);
            // One that starts with a digit would be read as a number by a spreadsheet (2e5).
            if (!char.IsAsciiDigit(id[0]) && taken.Add(id)) return id;
        }
    }
}
