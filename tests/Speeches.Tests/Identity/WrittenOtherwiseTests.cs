using System.Text;
using Speeches.Revisions;
using Speeches.Tests.Revisions;
using Speeches.Text;
using Xunit;

namespace Speeches.Tests.Identity;

/// <summary>A witness of the compilation whose letters are written otherwise: accents behind them, ligatures.</summary>
public sealed class WrittenOtherwiseTests : IDisposable
{
    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_witness_with_its_accents_behind_their_letters_keeps_every_id() =>
        KeepsEveryId(text => Normalization.To(text, NormalizationForm.FormD), text => Normalization.To(text, NormalizationForm.FormD));

    [Fact]
    public void A_witness_with_ligatures_keeps_every_id() => KeepsEveryId(
        text => text.Replace("fi", "ﬁ", StringComparison.Ordinal).Replace("fl", "ﬂ", StringComparison.Ordinal), attribution => attribution);

    private void KeepsEveryId(Func<string, string> written, Func<string, string> attribution)
    {
        var witness = MadeWitness.Of(content);
        var before = witness.Passages.ToList();
        for (var at = 0; at < before.Count; at++) witness.Passages[at] = before[at] with { Text = written(before[at].Text), Attribution = attribution(before[at].Attribution) };
        Assert.NotEqual(before, witness.Passages);
        var diagnostics = new Diagnostics();
        var plan = new Publisher(content.Folder).PlanImport(witness.Received(), new(2026, 11, 22), diagnostics)!;
        Assert.DoesNotContain(diagnostics.All, d => d.Severity == Severity.Error);
        Assert.Empty(plan.Questions);
        Assert.Empty(plan.Gone);
        Assert.DoesNotContain(plan.Outcomes, o => o.Outcome == Outcome.New);
        Assert.Equal(before.Select(p => p.Id), plan.Excerpts.Where(e => e.Record.Source == "unity-and-cooperation").Select(e => e.Record.Id));
        // Who is named is the same, however the name is written.
        Assert.All(plan.Excerpts, e => Assert.Equal(e.Before!.People.Select(p => p.Id), e.Record.People.Select(p => p.Id)));
    }
}
