using Speeches.Carryover;
using Speeches.Content;
using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Carryover;

/// <summary>What a new witness of the compilation does to what was supplied for the old one.</summary>
public sealed class CarriedSuppliedTests : IDisposable
{
    private const string Bolsonaro = "Phone call with Brazilian President Jair Bolsonaro, March";

    private readonly ContentCopy content = ContentCopy.AsItStands();

    public void Dispose() => content.Dispose();

    [Fact]
    public void A_witness_that_has_everything_retires_every_value()
    {
        var outcomes = Carry(t => t);
        Assert.Equal(32, outcomes.Count);
        Assert.All(outcomes, o => Assert.Equal((Carrying.Retired, null), (o.Carrying, o.Row)));
        Assert.Equal($"The new witness prints the date itself: “{Bolsonaro} 24, 2020”.", Of(outcomes, "Bolsonaro").Sentence);
        Assert.Equal("The new witness prints “from 17 Central” itself.", outcomes[^1].Sentence);
    }

    [Fact]
    public void The_same_witness_keeps_every_row_as_it_is()
    {
        var outcomes = Carry(null);
        Assert.All(outcomes, o => Assert.Equal(Carrying.Carried, o.Carrying));
        Assert.Equal(outcomes.Select(o => o.Entry), outcomes.Select(o => o.Row));
        Assert.All(outcomes, o => Assert.False(o.IsRequoted));
    }

    [Fact]
    public void A_day_that_is_still_lost_is_supplied_for_the_line_as_it_is_printed_now()
    {
        // Another line of the same stripping, its letters restored.
        var outcome = Of(Carry(null, t => t.Replace("Miguel DiazCanel, February ,", "Miguel Diaz-Canel, February ,", StringComparison.Ordinal)), "DiazCanel");
        Assert.Equal((Carrying.Carried, "Phone call with Cuban President Miguel Diaz-Canel, February ,", true), (outcome.Carrying, outcome.Row!.Printed, outcome.IsRequoted));
        Assert.Equal(outcome.Entry.Value, outcome.Row.Value);
    }

    [Fact]
    public void Another_day_is_a_conflict_that_shows_both()
    {
        var outcome = Assert.Single(Carry(t => t.Replace($"{Bolsonaro} 24, 2020", $"{Bolsonaro} 25, 2020", StringComparison.Ordinal)), o => o.Carrying == Carrying.Conflict);
        Assert.Equal($"The row gives 24 March 2020, but the new witness prints “{Bolsonaro} 25, 2020”, 25 March 2020. Take the row out where the print is right, or emend the print where it is not.", outcome.Sentence);
        Assert.Equal(outcome.Entry, outcome.Row! with { Line = outcome.Entry.Line });
    }

    [Fact]
    public void A_month_without_a_day_where_a_day_was_supplied_is_a_conflict()
    {
        var outcome = Assert.Single(Carry(t => t.Replace($"{Bolsonaro} 24, 2020", $"{Bolsonaro} 2020", StringComparison.Ordinal)), o => o.Carrying == Carrying.Conflict);
        Assert.Equal($"The row gives 24 March 2020, but the new witness prints “{Bolsonaro} 2020”, a month without a day. Take the row out, or give it to the passages that had one.", outcome.Sentence);
    }

    [Fact]
    public void A_month_without_a_year_is_the_supplied_day_where_the_day_is_printed() =>
        Assert.All(Carry(t => t.Replace($"{Bolsonaro} 24, 2020", $"{Bolsonaro} 24", StringComparison.Ordinal)), o => Assert.Equal(Carrying.Retired, o.Carrying));

    [Fact]
    public void A_line_with_other_words_is_a_conflict()
    {
        var outcome = Of(Carry(null, t => t.Replace($"{Bolsonaro} ,", "Phone call with President of Brazil Jair Bolsonaro, March ,", StringComparison.Ordinal)), "Bolsonaro");
        Assert.Equal((Carrying.Conflict, $"The row rests on “{Bolsonaro} ,”, and the new witness prints “Phone call with President of Brazil Jair Bolsonaro, March ,”. Check that “2020-03-24” still holds, and quote the line as it is printed now."), (outcome.Carrying, outcome.Sentence));
    }

    [Theory]
    [InlineData("from 16 Central", Carrying.Conflict, "The row gives “17”, but the new witness prints “16”: “from 16 Central”. Take the row out where the print is right, or emend the print where it is not.")]
    [InlineData("from the Central", Carrying.Conflict, "The row gives “17”, but the new witness prints “the”: “from the Central”. Take the row out where the print is right, or emend the print where it is not.")]
    [InlineData("from  Central", Carrying.Carried, "The line it rests on still stands.")]
    public void A_number_in_a_gap_is_held_against_what_stands_there(string now, Carrying expected, string sentence)
    {
        var outcome = Carry(t => t.Replace("from 17 Central", now, StringComparison.Ordinal))[^1];
        Assert.Equal((expected, sentence), (outcome.Carrying, outcome.Sentence));
    }

    [Fact]
    public void The_words_around_a_gap_are_quoted_as_they_are_printed_now()
    {
        var outcome = Carry(null, t => t.Replace("European countries including Poland", "European countries, including Poland", StringComparison.Ordinal))[^1];
        Assert.Equal((Carrying.Carried, "from  Central and Eastern European countries, including Poland"), (outcome.Carrying, outcome.Row!.Printed));
    }

    [Fact]
    public void A_value_of_a_passage_that_is_gone_is_retired_and_one_of_an_occasion_with_others_is_not()
    {
        var outcomes = Carry(t => t, gone: p => p.AttributionAsPrinted is { } line && (line.Contains("Bolsonaro", StringComparison.Ordinal) || line.Contains("SecretaryGeneral", StringComparison.Ordinal)));
        Assert.Equal("Nothing of “wpxqz3” is in the new witness.", Of(outcomes, "Bolsonaro").Sentence);
        var shared = Of(outcomes, "Guterres");
        Assert.Equal(Carrying.Conflict, shared.Carrying);
        Assert.StartsWith("“Phone call with UN SecretaryGeneral", shared.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_in_a_gap_goes_with_the_words_of_a_passage_that_was_joined_and_the_rest_is_asked()
    {
        var passage = content.State().Excerpts.Single(e => e.AttributionAsPrinted == $"{Bolsonaro} ,");
        var rows = new[] { new SuppliedEntry(2, passage.Id, Field.Counterparts, $"{Bolsonaro} ,", "france", new(Field.Counterparts, Strength.Press, "a note", null)), RestoredCompilation.Read(content.Folder).Supplied[^1] with { Line = 3 } };
        var outcomes = Carry(null, rows: rows, into: "joined");
        Assert.Equal((Carrying.Conflict, $"“{passage.Id}” is part of “joined” now. Check that “france” holds of all of that passage, and give the row to it, or take the row out."), (outcomes[0].Carrying, outcomes[0].Sentence));
        Assert.Equal((Carrying.Carried, "joined", "17"), (outcomes[1].Carrying, outcomes[1].Row!.Target, outcomes[1].Row!.Value));
        Assert.EndsWith(" It is a row of “joined” now, which the passage is part of.", outcomes[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_counterpart_is_retired_where_the_print_gives_it_and_in_conflict_where_it_gives_another()
    {
        var passage = content.State().Excerpts.Single(e => e.AttributionAsPrinted == $"{Bolsonaro} ,");
        SuppliedEntry Row(string value) => new(2, passage.Id, Field.Counterparts, $"{Bolsonaro} ,", value, new(Field.Counterparts, Strength.Press, "a note", null));
        string Egyptian(string text) => text.Replace("Brazilian President", "Egyptian President", StringComparison.Ordinal);
        Assert.Equal(Carrying.Retired, Carry(null, Egyptian, rows: [Row("egypt")])[0].Carrying);
        var conflict = Carry(null, Egyptian, rows: [Row("france")])[0];
        Assert.Equal(Carrying.Conflict, conflict.Carrying);
        Assert.Contains("says “egypt” where the old one said “brazil”", conflict.Sentence, StringComparison.Ordinal);
        Assert.Equal(Carrying.Carried, Carry(null, t => t, rows: [Row("france")])[0].Carrying);
    }

    private static SuppliedOutcome Of(IEnumerable<SuppliedOutcome> outcomes, string words) => outcomes.First(o => o.Entry.Printed.Contains(words, StringComparison.Ordinal));

    /// <summary>Carries the supplied values to another text of the compilation: the restored one, edited, or where <paramref name="restored"/> is null the stripped one, edited.</summary>
    private IReadOnlyList<SuppliedOutcome> Carry(
        Func<string, string>? restored, Func<string, string>? stripped = null, Func<DraftExcerpt, bool>? gone = null, IReadOnlyList<SuppliedEntry>? rows = null, string? into = null)
    {
        using var later = content.Again();
        var then = RestoredCompilation.Read(content.Folder);
        var published = content.State().Excerpts;
        var compilation = published.Where(e => e.Source == "unity-and-cooperation").ToList();
        RestoredCompilation.Receive(later, restored is null ? (stripped ?? (t => t))(then.Sources[0].Reading.Text) : restored(RestoredCompilation.Text(then, compilation)));
        if (restored is null) later.Write($"{RestoredCompilation.Source}/0002/witness.md", content.Text($"{RestoredCompilation.Source}/0001/witness.md"));
        var diagnostics = new Diagnostics();
        var now = CollectionReading.Read(later.Folder, ContentCopy.Collection, Authorities.Read(later.Folder, diagnostics), diagnostics)!;
        Assert.Equal(then.Excerpts.Count, now.Excerpts.Count);
        Assert.Equal(published.Select(e => e.AttributionAsPrinted), then.Excerpts.Select(e => e.AttributionAsPrinted));
        var passages = published.Select((e, i) => new CarriedPassage(e.Id, e.Occasion.Id, then.Excerpts[i], gone?.Invoke(then.Excerpts[i]) == true ? null : now.Excerpts[i], into)).ToList();
        var outcomes = CarriedSupplied.Carry(rows ?? then.Supplied, passages);
        Assert.Equal(rows ?? then.Supplied, outcomes.Select(o => o.Entry));
        return outcomes;
    }
}
