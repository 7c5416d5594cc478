namespace Speeches.Revisions;

/// <summary>Files of JSON, a value a line (JSON Lines): each line is followed by a line feed.</summary>
internal static class JsonLines
{
    /// <summary>Puts a file together.</summary>
    public static byte[] Join(IEnumerable<byte[]> lines)
    {
        using var all = new MemoryStream();
        foreach (var line in lines)
        {
            all.Write(line);
            all.WriteByte((byte)'\n');
        }
        return all.ToArray();
    }

    /// <summary>The lines of a file, without their ends; the last may lack its line feed.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Cut(byte[] file)
    {
        for (var start = 0; start < file.Length;)
        {
            var length = file.AsSpan(start).IndexOf((byte)'\n') is var end and >= 0 ? end : file.Length - start;
            yield return file.AsMemory(start, length);
            start += length + 1;
        }
    }
}
