using Speeches.Web.Serving;
using Xunit;

namespace Speeches.Tests.Web.Serving;

/// <summary>What is held in memory, and the bounds of it.</summary>
public sealed class AnswersTests : IDisposable
{
    private const int Kilobyte = 1024;

    // An answer takes two kilobytes beside its bytes.
    private static readonly ServingLimits Limits = new() { KeptBytes = 96 * Kilobyte, WaitingBytes = 30 * Kilobyte };

    private readonly Answers answers = new(Limits);

    public void Dispose() => answers.Dispose();

    [Fact]
    public void What_was_asked_for_last_is_kept_as_far_as_there_is_room()
    {
        // Each takes ten of the 96 kilobytes.
        for (var n = 0; n < 9; n++) Assert.True(IsMade($"/{n}", 8));
        Assert.False(IsMade("/0", 8));
        Assert.True(IsMade("/9", 8));
        Assert.False(IsMade("/0", 8));
        Assert.True(IsMade("/1", 8));
        Assert.False(IsMade("/0", 8));
    }

    [Fact]
    public void What_is_being_sent_is_not_thrown_away_and_what_then_has_no_room_is_not_kept()
    {
        var sent = Enumerable.Range(0, 9).Select(n => Made($"/{n}", 8).Held).ToList();
        Assert.True(IsMade("/more", 8));
        Assert.True(IsMade("/more", 8));
        answers.Release(sent[7]);
        Assert.True(IsMade("/more", 8));
        Assert.False(IsMade("/more", 8));
        Assert.True(IsMade("/7", 8));
    }

    [Fact]
    public async Task What_is_not_kept_is_shared_while_it_is_held_and_gone_when_nobody_holds_it()
    {
        var (first, answer) = Made("/search", 8, mayKeep: false);
        var second = answers.Take(Key("/search"), out var isMaker);
        Assert.False(isMaker);
        Assert.Same(answer, await second.Made);
        answers.Release(first);
        answers.Release(answers.Take(Key("/search"), out isMaker));
        Assert.False(isMaker);
        answers.Release(second);
        answers.Release(answers.Take(Key("/search"), out isMaker));
        Assert.True(isMaker);
    }

    [Fact]
    public void What_nobody_reads_is_bounded_and_what_is_beyond_is_refused_until_somebody_has_read()
    {
        var unread = Enumerable.Range(0, 3).Select(n => Made($"/{n}", 8, mayKeep: false)).ToList();
        Assert.All(unread, u => Assert.NotNull(u.Answer));
        var (refused, none) = Made("/3", 8, mayKeep: false);
        Assert.Null(none);
        answers.Release(refused);
        answers.Release(unread[0].Held);
        Assert.NotNull(Made("/3", 8, mayKeep: false).Answer);
    }

    [Fact]
    public void A_large_answer_is_never_kept_and_one_that_is_larger_than_the_bound_is_held_alone()
    {
        var (large, answer) = Made("/large", 500);
        Assert.NotNull(answer);
        var (refused, none) = Made("/large-too", 12);
        Assert.Null(none);
        answers.Release(refused);
        // The small ones have a bound of their own.
        Assert.NotNull(Made("/small", 8, mayKeep: false).Answer);
        answers.Release(large);
        Assert.NotNull(Made("/large-too", 12).Answer);
        for (var time = 0; time < 2; time++) Assert.True(IsMade("/large", 12));
    }

    [Fact]
    public void A_failure_is_told_to_all_who_wait_and_the_next_makes_it_anew()
    {
        var first = answers.Take(Key("/"), out _);
        var second = answers.Take(Key("/"), out var isMaker);
        Assert.False(isMaker);
        Answers.Fail(first, new InvalidDataException("It is damaged."));
        Assert.IsType<InvalidDataException>(second.Made.Exception!.InnerException);
        answers.Release(first);
        answers.Release(second);
        Assert.True(IsMade("/", 8));
    }

    [Fact]
    public void With_a_database_all_that_was_made_from_it_is_forgotten()
    {
        Assert.True(IsMade("/", 8));
        Assert.True(IsMade("/", 8, "next"));
        answers.Forget("now");
        Assert.False(IsMade("/", 8, "next"));
        Assert.True(IsMade("/", 8));
    }

    private static AnswerKey Key(string address, string database = "now") => new(database, "http://localhost", address, "");

    private (Answers.Shared Held, Answer? Answer) Made(string address, int kilobytes, bool mayKeep = true, string database = "now")
    {
        var held = answers.Take(Key(address, database), out var isMaker);
        if (isMaker) answers.End(held, new(200, [], [new byte[kilobytes * Kilobyte]]), mayKeep);
        return (held, held.Made.Result);
    }

    /// <summary>Asks for an answer, makes it where that is needed, and lets it go.</summary>
    private bool IsMade(string address, int kilobytes, string database = "now")
    {
        var held = answers.Take(Key(address, database), out var isMaker);
        if (isMaker) answers.End(held, new(200, [], [new byte[kilobytes * Kilobyte]]), mayKeep: true);
        answers.Release(held);
        return isMaker;
    }
}
