using Speeches.Identity;
using Xunit;

namespace Speeches.Tests.Identity;

/// <summary>The 43 published passages of the compilation, and what a new witness may do to them.</summary>
internal static class Compilation
{
    /// <summary>As they were published last.</summary>
    public static IReadOnlyList<AlignedPassage> Published { get; } = Read();

    /// <summary>Passages that are aligned, with what is not changed by it.</summary>
    public static AlignmentResult Align(IReadOnlyList<AlignedPassage> now, params AlignmentDecision[] decisions) => Alignment.Align(Published, now, decisions);

    /// <summary>A passage with other words, as printed and emended.</summary>
    public static AlignedPassage With(this AlignedPassage passage, string text) => passage with { Text = text, AsPrinted = text };

    /// <summary>The words of a passage, some of them replaced by others of the compilation.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="part">Which part of them, 0 to 1.</param>
    /// <param name="random">Which ones, and by what.</param>
    public static AlignedPassage Replace(this AlignedPassage passage, double part, Random random)
    {
        var words = passage.Text.Split(' ');
        var all = Published[random.Next(Published.Count)].Text.Split(' ');
        return passage.With(string.Join(' ', words.Select(w => random.NextDouble() < part ? all[random.Next(all.Length)] : w)));
    }

    /// <summary>A passage in a number of parts of about equally many sentences or, where it has too few, words.</summary>
    public static IReadOnlyList<AlignedPassage> Split(this AlignedPassage passage, int parts)
    {
        var sentences = passage.Text.Split(". ").Length >= parts ? passage.Text.Split(". ") : passage.Text.Split(' ');
        var glue = passage.Text.Split(". ").Length >= parts ? ". " : " ";
        return Enumerable.Range(0, parts).Select(i => passage.With(string.Join(glue, sentences[(i * sentences.Length / parts)..((i + 1) * sentences.Length / parts)]))).ToList();
    }

    /// <summary>The text as it stood before the stripping: with apostrophes, hyphens, digits and accents.</summary>
    public static string Restore(string text)
    {
        foreach (var (stripped, restored) in new[]
        {
            ("COVID", "COVID-19"), ("G Virtual", "G20 Virtual"), ("Bill  Melinda", "Bill & Melinda"), ("RD", "R&D"), ("from  Central", "from 17 Central"), ("more than  countries", "more than 80 countries"),
            ("communitys", "community’s"), ("Chinas", "China’s"), ("Serbias", "Serbia’s"), ("Arabias", "Arabia’s"), ("Antnio", "António"), ("elSisi", "el-Sisi"), ("SecretaryGeneral", "Secretary-General"),
            ("DirectorGeneral", "Director-General"), ("KassymJomart", "Kassym-Jomart"), ("wellbeing", "well-being"), ("nontraditional", "non-traditional"), ("nongovernmental", "non-governmental"), ("SinoUS", "Sino-US"),
            ("LeadersSummit", "Leaders’ Summit"), ("SpeechWorking", "Speech: “Working"), ("Outbreak,at", "Outbreak,” at"), ("peoples", "people’s"), (", March ,", ", March 19, 2020"), (", February ,", ", February 20, 2020"),
        }) text = text.Replace(stripped, restored, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Sees that each of today's passages keeps the id that is expected of it, and that nothing is asked.</summary>
    public static void AssertKeeps(IEnumerable<int?> expected, AlignmentResult result)
    {
        Assert.True(result.Questions.Count == 0, string.Join('\n', result.Questions.Select(q => $"Asked: {q.Now}: {string.Join("; ", q.Proposals)}")));
        Assert.Equal(expected, result.Now.Select(n => n.Keeps));
    }

    private static List<AlignedPassage> Read()
    {
        using var content = ContentCopy.AsItStands();
        return content.State().Excerpts.Where(e => e.Source == "unity-and-cooperation").Select(e =>
            new AlignedPassage(e.Text, e.TextAsPrinted, e.AttributionAsPrinted, e.Theme?.Numeral, e.Occasion.Kind, [.. e.People.Select(p => p.Id), .. e.Counterparts.Select(c => c.Id)], e.Date)).ToList();
    }
}
