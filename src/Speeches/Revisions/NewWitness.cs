using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Speeches.Content;
using Speeches.Import;

namespace Speeches.Revisions;

/// <summary>A copy of a source's text as an editor brings it in.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Source">The slug of the source.</param>
/// <param name="Files">The files as received, by name, in their order; several are the pages of one text.</param>
/// <param name="Declaration">What <c>witness.md</c> is to say; null where the text is laid out as the current witness of the source is.</param>
/// <param name="Answers">What <c>alignment.csv</c> is to say; null where nothing is answered.</param>
public sealed record NewWitness(string Collection, string Source, IReadOnlyList<(string Name, byte[] Bytes)> Files, byte[]? Declaration, byte[]? Answers)
{
    private static readonly string[] OwnNames = ["witness.md", "emendations.csv", "alignment.csv", "text.txt"];

    private static readonly string[] Endings = [".txt", ".html", ".htm", ".md"];

    /// <summary>Gives the witness its number and its place beside the others; writes nothing.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="received">The day it was received.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <returns>Null where there is an error.</returns>
    internal PlacedWitness? Place(ContentFolder folder, DateOnly received, Diagnostics diagnostics)
    {
        var sourcePath = $"{Collection}/sources/{Source}/source.md";
        if (!folder.Exists(sourcePath))
            diagnostics.Error(sourcePath, 0, 0, $"There is no source “{Source}” in “{Collection}”; write its source.md, and name it in the sources of {Collection}/collection.md.");
        foreach (var (name, bytes) in Files) CheckFile(name, bytes, diagnostics);
        foreach (var twice in Files.GroupBy(f => f.Name, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            diagnostics.Error(twice.Key, 0, 0, "Two files have this name; a witness keeps its files under their names, so give each its own.");
        if (diagnostics.HasErrors || SourceFile.Read(folder, Source, sourcePath, diagnostics) is not { } source || diagnostics.HasErrors) return null;
        if (CollectionFile.Read(folder, Collection, $"{Collection}/collection.md", new()) is { } collection && !collection.Sources.Contains(Source))
        {
            diagnostics.Error($"{Collection}/collection.md", 0, 0, $"The list of sources does not have “{Source}”; name it there, where its passages are to stand.");
            return null;
        }

        var taken = folder.Folders($"{Collection}/sources/{Source}").Where(n => n.Length == 4 && n.All(char.IsAsciiDigit)).Select(n => int.Parse(n, CultureInfo.InvariantCulture));
        var number = (taken.DefaultIfEmpty().Max() + 1).ToString("0000", CultureInfo.InvariantCulture);
        var place = SourceReading.Folder(Collection, Source, number);
        var files = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var (name, bytes) in Files) files[$"{place}/{name}"] = bytes;
        var currentPath = $"{SourceReading.Folder(Collection, Source, source.Witness)}/witness.md";
        if (Declaration is null && !folder.Exists(currentPath))
        {
            diagnostics.Error(currentPath, 0, 0, "The source has no witness yet whose layout the new one could have; say how its text is laid out with --witness.");
            return null;
        }
        WarnOfSameBytes(folder, source.Witness, diagnostics);
        // A declaration that is no UTF-8 stays as it is, so that the error names its byte.
        files[$"{place}/witness.md"] = Declaration is not { } given ? Declared(WithoutNotes(folder.ReadText(currentPath), source.Witness), received)
            : Utf8.IsValid(given) ? Declared(Encoding.UTF8.GetString(given), received) : given;
        if (Answers is { } answers) files[$"{place}/alignment.csv"] = answers;
        files[sourcePath] = Encoding.UTF8.GetBytes(WithKey(folder.ReadText(sourcePath), "witness", $"\"{number}\""));
        return new(Source, number, source.Witness, files);
    }

    /// <summary>The same text twice is no mistake of the program's, but perhaps one of the editor's.</summary>
    private void WarnOfSameBytes(ContentFolder folder, string current, Diagnostics diagnostics)
    {
        var place = SourceReading.Folder(Collection, Source, current);
        if (Files.All(f => folder.Exists($"{place}/{f.Name}") && folder.ReadBytes($"{place}/{f.Name}").AsSpan().SequenceEqual(f.Bytes)))
            diagnostics.Warning(place, 0, 0, $"The new witness is the same as witness {current}, byte for byte. Where only its layout is to be read otherwise, edit the witness.md of that one and publish.");
    }

    private static void CheckFile(string name, byte[] bytes, Diagnostics diagnostics)
    {
        if (OwnNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            diagnostics.Error(name, 0, 0, $"A witness keeps files of its own under the names {string.Join(", ", OwnNames)}; give the file you received another name.");
        else if (ContentFolder.IsLeftOut(name) || name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
            diagnostics.Error(name, 0, 0, "A file of a witness has a plain name that does not start with “.” and does not end with “.tmp”; give it another.");
        else if (!Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            diagnostics.Error(name, 0, 0, $"The text is taken from files that end with {string.Join(", ", Endings)}; save the text of this one as .txt, or rename it where it is one of them.");
        else if (bytes.Length == 0) diagnostics.Error(name, 0, 0, "The file is empty; bring in the text as you received it.");
        else if (bytes.LongLength > ContentFolder.LargestFile)
            diagnostics.Error(name, 0, 0, $"The file has {bytes.LongLength} bytes; at most {ContentFolder.LargestFile} are read. Cut it into several sources.");
    }

    /// <summary>The declaration with the day and the files of this witness.</summary>
    private byte[] Declared(string declaration, DateOnly received)
    {
        var names = string.Join(", ", Files.Select(f => $"\"{JsonEncodedText.Encode(f.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""));
        return Encoding.UTF8.GetBytes(WithKey(WithKey(declaration, "files", $"[{names}]"), "received", received.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    /// <summary>The notes say what state the current witness is in; they are not the new one's.</summary>
    private static string WithoutNotes(string text, string current)
    {
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = unix.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        return end < 0 ? text : $"{unix[..end]}\n---\nLaid out as witness {current} is.\n";
    }

    /// <summary>A declaration without the day on which the witness was received, which says nothing of what is in it.</summary>
    internal static byte[] WithoutDay(byte[] declaration) => Encoding.UTF8.GetBytes(string.Join('\n', Encoding.UTF8.GetString(declaration).Split('\n').Where(l => !l.StartsWith("received:", StringComparison.Ordinal))));

    /// <summary>Front matter in which a key has another value; what the key had, on its line and on indented ones or items below it, goes.</summary>
    private static string WithKey(string text, string key, string value)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n').ToList();
        var end = lines.FindIndex(1, l => l == "---");
        if (lines[0].TrimStart('\ufeff') != "---" || end < 0) return text;
        var at = lines.FindIndex(1, end - 1, l => l.StartsWith($"{key}:", StringComparison.Ordinal));
        if (at < 0)
        {
            lines.Insert(1, $"{key}: {value}");
            return string.Join('\n', lines);
        }
        var next = at + 1;
        while (next < end && (lines[next].StartsWith(' ') || lines[next].StartsWith("- ", StringComparison.Ordinal))) next++;
        lines.RemoveRange(at, next - at);
        lines.Insert(at, $"{key}: {value}");
        return string.Join('\n', lines);
    }
}

/// <summary>A new witness in its place.</summary>
/// <param name="Source">The slug of the source.</param>
/// <param name="Number">Its number, four digits.</param>
/// <param name="Before">The number of the witness that was current.</param>
/// <param name="Files">The files of the content that it adds or changes, by path within the content folder.</param>
internal sealed record PlacedWitness(string Source, string Number, string Before, IReadOnlyDictionary<string, byte[]?> Files);
