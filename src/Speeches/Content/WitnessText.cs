using System.Text;
using System.Text.Unicode;

namespace Speeches.Content;

/// <summary>How the characters of a witness are encoded.</summary>
public enum WitnessEncoding
{
    /// <summary>UTF-8, with or without a byte order mark.</summary>
    Utf8,

    /// <summary>ISO 8859-1.</summary>
    Latin1,

    /// <summary>Windows-1252.</summary>
    Windows1252,
}

/// <summary>The decoded text of a witness. Text, encoding and byte order mark together give the bytes back.</summary>
/// <param name="Text">The characters, without the byte order mark.</param>
/// <param name="Encoding">How they are encoded.</param>
/// <param name="HasByteOrderMark">Whether the file starts with one.</param>
public sealed record WitnessText(string Text, WitnessEncoding Encoding, bool HasByteOrderMark)
{
    static WitnessText() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes a file as received; what cannot be decoded is an error, never replaced.</summary>
    /// <param name="path">The file, for the sentence.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="encoding">The encoding that the editor declares.</param>
    /// <exception cref="ContentException">The file is empty, not text, or not of this encoding.</exception>
    public static WitnessText Decode(string path, byte[] bytes, WitnessEncoding encoding)
    {
        var mark = encoding == WitnessEncoding.Utf8 && bytes.AsSpan().StartsWith("\ufeff"u8);
        var body = mark ? bytes[3..] : bytes;
        if (body.Length == 0) throw new ContentException(path, "The file is empty; put the text as it was received there.");
        if (bytes is [0xff, 0xfe, ..] or [0xfe, 0xff, ..]) throw new ContentException(path, 1, 1, "The file is UTF-16 text (“Unicode” in some editors); save it as UTF-8.");
        string text;
        try
        {
            text = Strict(encoding).GetString(body);
        }
        catch (DecoderFallbackException e)
        {
            var (line, column) = ContentFolder.Place(bytes, e.Index + (mark ? 3 : 0));
            throw new ContentException(path, line, column, $"This byte is not {Name(encoding)} text; declare the encoding in witness.md (utf-8, latin-1 or windows-1252), or check the file.", e);
        }
        if (text.IndexOf('\0') is var nul and >= 0)
        {
            var (line, column) = new TextLines(text).Place(nul);
            throw new ContentException(path, line, column, $"A NUL character stands at position {nul}: this is not a text file. Save the text itself.");
        }
        RefuseOtherEncoding(path, bytes, text, encoding);
        var decoded = new WitnessText(text, encoding, mark);
        if (!decoded.ToBytes().AsSpan().SequenceEqual(bytes))
            throw new ContentException(path, $"Decoded as {Name(encoding)} and encoded again, the file is not what it was; declare another encoding in witness.md.");
        return decoded;
    }

    /// <summary>A one-byte encoding decodes every file, so a wrong declaration shows only in what it makes of one.</summary>
    private static void RefuseOtherEncoding(string path, byte[] bytes, string text, WitnessEncoding encoding)
    {
        if (encoding == WitnessEncoding.Utf8) return;
        if (Array.FindIndex(bytes, b => b >= 0x80) is var first and >= 0 && Utf8.IsValid(bytes))
        {
            var (line, column) = new TextLines(text).Place(first);
            Rune.DecodeFromUtf8(bytes.AsSpan(first), out var character, out var length);
            throw new ContentException(path, line, column, $"The file is declared as {Name(encoding)}, but its bytes are UTF-8: “{character}” would be read as “{text[first..(first + length)]}”. Write “encoding: utf-8” in witness.md.");
        }
        if (encoding == WitnessEncoding.Latin1 && text.AsSpan().IndexOfAnyInRange('\u0080', '\u009f') is var control and >= 0)
        {
            var (line, column) = new TextLines(text).Place(control);
            var other = System.Text.Encoding.GetEncoding(1252).GetString(bytes, control, 1);
            throw new ContentException(path, line, column, $"This byte is a control character in Latin-1, and “{other}” in Windows-1252. Write “encoding: windows-1252” in witness.md, or check the file.");
        }
    }

    /// <summary>The bytes as received.</summary>
    public byte[] ToBytes()
    {
        var body = Strict(Encoding).GetBytes(Text);
        return HasByteOrderMark ? [.. "\ufeff"u8, .. body] : body;
    }

    private static Encoding Strict(WitnessEncoding encoding) => encoding switch
    {
        WitnessEncoding.Utf8 => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        WitnessEncoding.Latin1 => System.Text.Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
        _ => System.Text.Encoding.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
    };

    private static string Name(WitnessEncoding encoding) => encoding switch
    {
        WitnessEncoding.Utf8 => "UTF-8",
        WitnessEncoding.Latin1 => "Latin-1",
        _ => "Windows-1252",
    };
}
