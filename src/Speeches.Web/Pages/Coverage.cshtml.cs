using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Speeches.Store;

namespace Speeches.Web.Pages;

public sealed class CoverageModel(SpeechesStore store) : PageModel
{
    private Dictionary<(long Revision, string Section), long> ofSection = [];

    public CoveragePage Shown { get; private set; } = null!;

    public IActionResult OnGet(string collection)
    {
        if (store.FindCoverage(collection) is not { } found) return NotFound();
        Shown = found;
        ofSection = found.Figures.GroupBy(f => (f.Revision, f.Section)).ToDictionary(g => g.Key, g => g.Sum(f => f.Characters ?? 0));
        return Page();
    }

    /// <summary>A section's heading in words.</summary>
    public string Heading(string section) => section switch
    {
        "attributions" => "Attributions, by the words they open with",
        "emendations" => "Emendations, by what was restored",
        "gaps" => "Gaps: what was taken and nobody can supply",
        "unresolved" => "What is not known",
        _ when section.StartsWith("spans of ", StringComparison.Ordinal) => $"Characters of {Shown.Sources.GetValueOrDefault(section["spans of ".Length..], section["spans of ".Length..])}",
        _ => $"{char.ToUpperInvariant(section[0])}{section[1..]} of each passage",
    };

    /// <summary>What the rows of a section are.</summary>
    public static string Subject(string section) => section switch
    {
        "attributions" => "Opening words",
        "emendations" => "Kind",
        "gaps" => "Where",
        "unresolved" => "What",
        _ when section.StartsWith("spans of ", StringComparison.Ordinal) => "Read as",
        _ => "Basis",
    };

    /// <summary>The characters of a figure in per cent of its section.</summary>
    public string Share(Figure figure)
    {
        var all = ofSection[(figure.Revision, figure.Section)];
        return string.Create(CultureInfo.InvariantCulture, $"{100.0 * figure.Characters!.Value / all:0.0} %");
    }
}
