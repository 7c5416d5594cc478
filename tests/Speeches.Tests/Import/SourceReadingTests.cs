using Speeches.Import;
using Xunit;

namespace Speeches.Tests.Import;

public class SourceReadingTests
{
    [Fact]
    public void The_places_of_many_findings_are_found_without_reading_the_text_again_for_each()
    {
        var text = string.Concat(Enumerable.Repeat("A river has two banks.\n", 200_000));
        var source = new SourceReading(null!, null!, "text.txt", new(text, [], [], [], null, []), []);
        Hang.Guard(() =>
        {
            for (var line = 0; line < 200_000; line++)
                Assert.Equal((line + 1, 3), source.At(new(Severity.Warning, (line * 23) + 2, "X.")) is var said ? (said.Line, said.Column) : default);
        });
    }
}
