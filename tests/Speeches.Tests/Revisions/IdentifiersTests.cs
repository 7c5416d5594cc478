using Speeches.Revisions;
using Xunit;

namespace Speeches.Tests.Revisions;

public class IdentifiersTests
{
    /// <summary>So many that of ids drawn without a look at the others some would be the same.</summary>
    private const int Many = 100_000;

    [Fact]
    public void An_id_is_never_minted_twice_and_never_one_that_is_taken()
    {
        var taken = Mint(new([]));
        Assert.Equal(Many, taken.Distinct().Count());
        Assert.Empty(taken.Intersect(Mint(new(taken))));
    }

    private static List<string> Mint(Identifiers identifiers) => Enumerable.Range(0, Many).Select(_ => identifiers.Mint()).ToList();
}
