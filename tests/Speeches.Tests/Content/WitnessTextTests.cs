using System.Text;
using Speeches.Content;
using Xunit;

namespace Speeches.Tests.Content;

public class WitnessTextTests
{
    public static TheoryData<byte[], WitnessEncoding, string, bool> Texts() => new()
    {
        { "Das Große Fest.\r\n"u8.ToArray(), WitnessEncoding.Utf8, "Das Große Fest.\r\n", false },
        { [0xEF, 0xBB, 0xBF, .. "Fest"u8], WitnessEncoding.Utf8, "Fest", true },
        // A second mark is a character of the text.
        { [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, .. "Fest"u8], WitnessEncoding.Utf8, "\ufeffFest", true },
        { [(byte)'G', 0xDF], WitnessEncoding.Latin1, "Gß", false },
        { [0x93, (byte)'F', 0x94, 0x80], WitnessEncoding.Windows1252, "“F”€", false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_decoded_and_gives_its_bytes_back(byte[] bytes, WitnessEncoding encoding, string text, bool hasMark)
    {
        var decoded = WitnessText.Decode("witness.txt", bytes, encoding);
        Assert.Equal((text, hasMark), (decoded.Text, decoded.HasByteOrderMark));
        Assert.Equal(bytes, decoded.ToBytes());
    }

    [Fact]
    public void Every_byte_but_NUL_comes_back_from_a_one_byte_encoding()
    {
        byte[] bytes = [.. Enumerable.Range(1, 255).Select(b => (byte)b)];
        byte[] printed = [.. bytes.Where(b => b is < 0x80 or > 0x9f)];
        Assert.Equal(printed, WitnessText.Decode("witness.txt", printed, WitnessEncoding.Latin1).ToBytes());
        Assert.Equal(bytes, WitnessText.Decode("witness.txt", bytes, WitnessEncoding.Windows1252).ToBytes());
    }

    public static TheoryData<byte[], WitnessEncoding, string> Refused() => new()
    {
        { [], WitnessEncoding.Utf8, "witness.txt:0:0: error: The file is empty; put the text as it was received there." },
        { [0xEF, 0xBB, 0xBF], WitnessEncoding.Utf8, "witness.txt:0:0: error: The file is empty; put the text as it was received there." },
        { [.. "Ein\nGro"u8, 0xDF, .. "es"u8], WitnessEncoding.Utf8, "witness.txt:2:4: error: This byte is not UTF-8 text; declare the encoding in witness.md (utf-8, latin-1 or windows-1252), or check the file." },
        { [.. "“Große” "u8, 0xDF], WitnessEncoding.Utf8, "witness.txt:1:9: error: This byte is not UTF-8 text; declare the encoding in witness.md (utf-8, latin-1 or windows-1252), or check the file." },
        { [0xEF, 0xBB, 0xBF, (byte)'a', 0xC3], WitnessEncoding.Utf8, "witness.txt:1:2: error: This byte is not UTF-8 text; declare the encoding in witness.md (utf-8, latin-1 or windows-1252), or check the file." },
        // A surrogate, and an over-long form of "/": neither is UTF-8.
        { [(byte)'a', 0xED, 0xA0, 0x80], WitnessEncoding.Utf8, "witness.txt:1:2: error: This byte is not UTF-8 text; declare the encoding in witness.md (utf-8, latin-1 or windows-1252), or check the file." },
        { [0xC0, 0xAF], WitnessEncoding.Utf8, "witness.txt:1:1: error: This byte is not UTF-8 text; declare the encoding in witness.md (utf-8, latin-1 or windows-1252), or check the file." },
        { [0xEF, 0xBB, 0xBF, .. "Große\0"u8], WitnessEncoding.Utf8, "witness.txt:1:6: error: A NUL character stands at position 5: this is not a text file. Save the text itself." },
        // A wrong declaration of a one-byte encoding shows in what it makes of the file.
        { [.. "Ein\nGroßes Fest"u8], WitnessEncoding.Windows1252, "witness.txt:2:4: error: The file is declared as Windows-1252, but its bytes are UTF-8: “ß” would be read as “ÃŸ”. Write “encoding: utf-8” in witness.md." },
        { [.. "Es — sei 😀"u8], WitnessEncoding.Windows1252, "witness.txt:1:4: error: The file is declared as Windows-1252, but its bytes are UTF-8: “—” would be read as “â€””. Write “encoding: utf-8” in witness.md." },
        { [0xEF, 0xBB, 0xBF, (byte)'a'], WitnessEncoding.Latin1, "witness.txt:1:1: error: The file is declared as Latin-1, but its bytes are UTF-8: “\ufeff” would be read as “ï»¿”. Write “encoding: utf-8” in witness.md." },
        { [.. "Ein\n"u8, 0x93, (byte)'F', 0x94], WitnessEncoding.Latin1, "witness.txt:2:1: error: This byte is a control character in Latin-1, and ““” in Windows-1252. Write “encoding: windows-1252” in witness.md, or check the file." },
        { [.. Encoding.Unicode.GetBytes("a")], WitnessEncoding.Latin1, "witness.txt:1:2: error: A NUL character stands at position 1: this is not a text file. Save the text itself." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_text_is_refused_with_its_place(byte[] bytes, WitnessEncoding encoding, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<ContentException>(() => WitnessText.Decode("witness.txt", bytes, encoding)).Diagnostic.ToString());

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(3, 1, 4)]
    [InlineData(4, 2, 1)]
    [InlineData(6, 3, 1)]
    [InlineData(8, 3, 3)]
    [InlineData(9, 3, 3)]
    [InlineData(-1, 1, 1)]
    public void A_place_is_a_line_and_a_column(int at, int line, int column) => Assert.Equal((line, column), new TextLines("abc\n\r\n\u00e9x").Place(at));
}
