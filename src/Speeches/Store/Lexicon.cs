namespace Speeches.Store;

/// <summary>Every word that can be searched, once for all spellings that differ only in capitals.</summary>
internal sealed class Lexicon
{
    private readonly SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>Adds the words of a passage; what is read, and is no damaged spelling of a name, can be offered to one who misspelt it.</summary>
    /// <param name="passage">The passage; each is added once.</param>
    public void Add(SearchRow passage)
    {
        var read = WrittenWords.Of(string.Join('\n', passage.Text, passage.Title, passage.Attribution)).ToList();
        var names = WrittenWords.Of(passage.Names).ToList();
        Add(passage, read, isRead: true);
        Add(passage, names, isRead: false);
        Add(passage, read.Concat(names).SelectMany(WrittenWords.Parts), isRead: false);
    }

    /// <summary>The words, in the order of their letters.</summary>
    public IReadOnlyList<WordRow> ToRows() => entries.Values.Select(e => e.ToRow()).ToList();

    private void Add(SearchRow passage, IEnumerable<string> spellings, bool isRead)
    {
        foreach (var spelling in spellings)
        {
            var key = spelling.ToLowerInvariant();
            if (!entries.TryGetValue(key, out var entry)) entries.Add(key, entry = new());
            entry.Add(spelling, passage, isRead);
        }
    }

    private sealed class Entry
    {
        private readonly Dictionary<string, int> spellings = new(StringComparer.Ordinal);
        private SearchRow? last;
        private long passages;
        private bool isRead;

        public void Add(string spelling, SearchRow passage, bool read)
        {
            spellings[spelling] = spellings.GetValueOrDefault(spelling) + 1;
            if (!ReferenceEquals(last, passage)) passages++;
            last = passage;
            isRead |= read;
        }

        public WordRow ToRow()
        {
            var written = spellings.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First().Key;
            return new(written, WrittenWords.Plain(written), passages, isRead && written.Length > 2 && written.Any(char.IsLetter));
        }
    }
}
