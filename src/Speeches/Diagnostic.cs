namespace Speeches;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>The content can be published; somebody should look.</summary>
    Warning,

    /// <summary>The content cannot be published as it is.</summary>
    Error,
}

/// <summary>One sentence about one place in the content.</summary>
/// <param name="Severity">Error or warning.</param>
/// <param name="File">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Line">The line, from 1; 0 where the sentence is about the whole file.</param>
/// <param name="Column">The column in UTF-16 units, from 1; 0 where the sentence is about the whole line.</param>
/// <param name="Sentence">What was found, what was expected, and what to do.</param>
public sealed record Diagnostic(Severity Severity, string File, int Line, int Column, string Sentence)
{
    /// <summary>The form that editors and compilers read, always one line: <c>file:line:column: error: sentence</c>.</summary>
    public override string ToString()
    {
        var line = $"{File}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")}: {Sentence}";
        // A sentence may quote a text with line breaks in it, or with characters that command a terminal.
        return string.Create(line.Length, line, (to, from) =>
        {
            for (var index = 0; index < from.Length; index++) to[index] = char.IsControl(from[index]) ? ' ' : from[index];
        });
    }
}

/// <summary>The diagnostics of one run, in the order in which they were found.</summary>
public sealed class Diagnostics
{
    /// <summary>How many sentences are kept of one file; what comes after is only counted.</summary>
    public const int MostPerFile = 100;

    private readonly List<Diagnostic> found = [];
    private readonly Dictionary<string, int> perFile = new(StringComparer.Ordinal);

    /// <summary>All of them; a file with more than <see cref="MostPerFile"/> ends with a line that counts the rest.</summary>
    public IEnumerable<Diagnostic> All =>
        found.Concat(perFile.Where(f => f.Value > MostPerFile).Select(f => new Diagnostic(
            Severity.Error, f.Key, 0, 0, $"{f.Value - MostPerFile} more diagnostics of this file are not shown; mend the first ones and run again.")));

    /// <summary>Whether any of them is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds an error.</summary>
    /// <param name="file">The file, relative to the content folder.</param>
    /// <param name="line">From 1, or 0.</param>
    /// <param name="column">From 1, or 0.</param>
    /// <param name="sentence">The sentence.</param>
    public void Error(string file, int line, int column, string sentence) => Add(new(Severity.Error, file, line, column, sentence));

    /// <summary>Adds a warning.</summary>
    /// <param name="file">The file, relative to the content folder.</param>
    /// <param name="line">From 1, or 0.</param>
    /// <param name="column">From 1, or 0.</param>
    /// <param name="sentence">The sentence.</param>
    public void Warning(string file, int line, int column, string sentence) => Add(new(Severity.Warning, file, line, column, sentence));

    /// <summary>Adds a diagnostic.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        var count = perFile[diagnostic.File] = perFile.GetValueOrDefault(diagnostic.File) + 1;
        if (count <= MostPerFile) found.Add(diagnostic);
    }

    /// <summary>Adds all that another run found.</summary>
    /// <param name="other">The other.</param>
    public void Include(Diagnostics other)
    {
        foreach (var diagnostic in other.found) Add(diagnostic);
        // What was only counted there is only counted here.
        foreach (var (file, count) in other.perFile.Where(f => f.Value > MostPerFile)) perFile[file] += count - MostPerFile;
    }
}
