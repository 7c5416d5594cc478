using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Speeches.Content;

/// <summary>A Markdown file that starts with YAML between two lines <c>---</c>.</summary>
/// <param name="Keys">The keys of the YAML.</param>
/// <param name="Prose">The Markdown after it, in the parts that a mark parts it into; one where there is no mark.</param>
public sealed record FrontMatter(FrontMatterMap Keys, IReadOnlyList<Prose> Prose)
{
    /// <summary>The largest front matter that is read, in UTF-16 units.</summary>
    public const int Largest = 256 * 1024;

    private const int DeepestNesting = 8;

    /// <summary>Reads a file.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="diagnostics">Where errors go.</param>
    /// <param name="mark">What parts the Markdown in two; null where it is one.</param>
    /// <returns>Null where the file cannot be read; an error then says why.</returns>
    public static FrontMatter? Read(ContentFolder folder, string path, Diagnostics diagnostics, string? mark = null)
    {
        try
        {
            return Read(path, folder.ReadText(path), mark, diagnostics);
        }
        catch (ContentException e)
        {
            diagnostics.Add(e.Diagnostic);
        }
        catch (YamlException e)
        {
            // The YAML starts on the second line of the file.
            diagnostics.Error(path, (int)e.Start.Line + 1, (int)e.Start.Column, $"This is not well-formed YAML: {(e.InnerException?.Message ?? e.Message).TrimEnd('.')}.");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            // The YAML library answers some malformed files with a fault of its own.
            diagnostics.Error(path, 1, 1, $"The front matter is not well-formed YAML ({e.Message.TrimEnd('.')}); check brackets, quotation marks and colons, and put a text that holds them in quotation marks.");
        }
        return null;
    }

    private static FrontMatter? Read(string path, string text, string? mark, Diagnostics diagnostics)
    {
        var unix = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = unix.StartsWith("---\n", StringComparison.Ordinal) ? (unix + "\n").IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            diagnostics.Error(path, 1, 1, "The file should start with front matter: a line “---”, keys with their values, and a second line “---”.");
            return null;
        }
        if (end > Largest)
        {
            diagnostics.Error(path, 1, 1, $"The front matter has {end} characters; at most {Largest} are read.");
            return null;
        }
        var yaml = end <= 4 ? "" : unix[4..end] + "\n";
        if (!IsPlain(yaml, path, diagnostics)) return null;
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var root = stream.Documents.Count == 0 ? new YamlMappingNode() : stream.Documents[0].RootNode;
        if (root is not YamlMappingNode mapping)
        {
            diagnostics.Error(path, 2, 1, "The front matter should be a list of keys with their values, such as “title: …”.");
            return null;
        }
        var parts = Parts(unix, Math.Min(unix.Length, end + 5), mark);
        return new(new(path, mapping, diagnostics), parts.Select(part => Content.Prose.Read(path, unix, part.Trim(unix), diagnostics)).ToList());
    }

    private static TextRange[] Parts(string text, int start, string? mark)
    {
        if (mark is null || text.IndexOf(mark, start, StringComparison.Ordinal) is not (>= 0 and var at)) return [new(start, text.Length)];
        return [new(start, at), new(at + mark.Length, text.Length)];
    }

    /// <summary>One document, shallow. Checked on the events, which need no stack, before the tree is built, which does.</summary>
    private static bool IsPlain(string yaml, string path, Diagnostics diagnostics)
    {
        var (depth, documents) = (0, 0);
        for (var parser = new Parser(new StringReader(yaml)); parser.MoveNext();)
        {
            depth += parser.Current switch { MappingStart or SequenceStart => 1, MappingEnd or SequenceEnd => -1, _ => 0 };
            if (parser.Current is DocumentStart second && ++documents > 1)
            {
                diagnostics.Error(path, (int)second.Start.Line + 1, (int)second.Start.Column, "A second YAML document begins here, and would not be read; write all keys in one, between the first line “---” and the second.");
                return false;
            }
            if (depth <= DeepestNesting && parser.Current is not AnchorAlias) continue;
            diagnostics.Error(path, (int)parser.Current!.Start.Line + 1, (int)parser.Current.Start.Column, "The front matter is nested too deeply, or refers to another part of itself; write plain keys, values and lists.");
            return false;
        }
        return true;
    }
}

/// <summary>Keys with their values. What is missing or of the wrong form becomes an error with its place.</summary>
/// <param name="file">The file.</param>
/// <param name="node">The YAML.</param>
/// <param name="diagnostics">Where errors go.</param>
public sealed class FrontMatterMap(string file, YamlMappingNode node, Diagnostics diagnostics)
{
    /// <summary>Reports every key that is not one of these.</summary>
    /// <param name="known">The keys that may stand here.</param>
    public void RefuseUnknown(params string[] known)
    {
        // What a revision froze is read as it is: a key that was dropped since is no mistake of an editor's.
        if (file.Contains("/revisions/", StringComparison.Ordinal)) return;
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name, StringComparer.Ordinal))
                Error(key, $"The key “{key}” is not known here; the keys are {string.Join(", ", known)}.");
        }
    }

    /// <summary>A text that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Empty where it is missing; an error then says so.</returns>
    public string Required(string key)
    {
        if (Text(key) is { Length: > 0 } text) return text;
        if (Find(key) is null or YamlScalarNode) Error(node, $"The key “{key}” is missing; write “{key}: …”.");
        return "";
    }

    /// <summary>A text; null where the key is missing or empty.</summary>
    /// <param name="key">The key.</param>
    public string? Text(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlScalarNode { Value: { } value }: return value.Length == 0 ? null : value;
            case var other:
                Error(other, $"The key “{key}” should have one value, not a list.");
                return null;
        }
    }

    /// <summary>The tag of a language (BCP 47), under the key <c>language</c>; null where the key is missing or its value is no tag.</summary>
    public string? Language() => Text("language") is { } tag && IsTag(Find("language")!, tag) ? tag : null;

    /// <summary>The tags of languages (BCP 47), under the key <c>languages</c>; without those that are none.</summary>
    public IReadOnlyList<string> Languages() => List("languages", IsTag);

    private bool IsTag(YamlNode at, string tag)
    {
        var parts = tag.Split('-');
        if (parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.All(p => p.Length is > 0 and <= 8 && p.All(char.IsAsciiLetterOrDigit))) return true;
        Error(at, $"“{tag}” is not the tag of a language; write it as “fr”, “pt-BR” or “zh-Hans”.");
        return false;
    }

    /// <summary>One of a closed list of words.</summary>
    /// <param name="key">The key.</param>
    /// <param name="otherwise">The value where the key is missing.</param>
    /// <param name="words">The words with what they mean.</param>
    public T OneOf<T>(string key, T otherwise, params (string Word, T Value)[] words)
    {
        if (Text(key) is not { } text) return otherwise;
        foreach (var (word, value) in words)
        {
            if (word == text) return value;
        }
        Error(Find(key)!, $"“{text}” is not a value of “{key}”; the values are {string.Join(", ", words.Select(w => w.Word))}.");
        return otherwise;
    }

    /// <summary>A list of texts; empty where the key is missing. A single text is a list of one.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<string> List(string key) => List(key, static (_, _) => true);

    private List<string> List(string key, Func<YamlNode, string, bool> isGood)
    {
        if (Find(key) is YamlScalarNode one) return Text(key) is { } text && isGood(one, text) ? [text] : [];
        return Items(key).Select(item =>
        {
            if (item is YamlScalarNode { Value: { Length: > 0 } value }) return isGood(item, value) ? value : "";
            Error(item, $"Each item of “{key}” should be a text.");
            return "";
        }).Where(t => t.Length > 0).ToList();
    }

    /// <summary>A list of maps; empty where the key is missing.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<FrontMatterMap> Maps(string key) => Items(key).Select(item =>
    {
        if (item is YamlMappingNode mapping) return new FrontMatterMap(file, mapping, diagnostics);
        Error(item, $"Each item of “{key}” should have keys of its own.");
        return null;
    }).OfType<FrontMatterMap>().ToList();

    /// <summary>A map; null where the key is missing.</summary>
    /// <param name="key">The key.</param>
    public FrontMatterMap? Map(string key)
    {
        switch (Find(key))
        {
            case null: return null;
            case YamlMappingNode mapping: return new(file, mapping, diagnostics);
            case var other:
                Error(other, $"“{key}” should have keys of its own.");
                return null;
        }
    }

    /// <summary>Whether a key is there.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Reports an error at a key, or at the map where the key is missing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="sentence">The sentence.</param>
    public void Error(string key, string sentence) => Error(Find(key) ?? node, sentence);

    private IEnumerable<YamlNode> Items(string key)
    {
        switch (Find(key))
        {
            case null or YamlScalarNode { Value: "" or null }: return [];
            case YamlSequenceNode sequence: return sequence.Children;
            case var other:
                Error(other, $"“{key}” should be a list, each item on a line that starts with “-”.");
                return [];
        }
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    private void Error(YamlNode at, string sentence) => diagnostics.Error(file, (int)at.Start.Line + 1, (int)at.Start.Column, sentence);
}
