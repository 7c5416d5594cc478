using Speeches.Cli;
using Xunit;

namespace Speeches.Tests.Cli;

public class ProgressTests
{
    [Fact]
    public void In_a_terminal_one_line_overwrites_itself_and_is_gone_at_the_end()
    {
        using var to = new StringWriter();
        using (var progress = new Progress(to, isTerminal: true, isQuiet: false))
        {
            progress.Begin("Comparing the passages");
            progress.Report(10_000, 10_000);
            progress.Begin("Printing");
        }
        var lines = to.ToString().Split('\r');
        Assert.Equal(["", "Comparing the passages …", "Comparing the passages … 10000 of 10000", "Printing …".PadRight(39), "          ", ""], lines);
        Assert.DoesNotContain('\n', to.ToString());
    }

    [Fact]
    public void Where_it_is_piped_each_step_is_a_line()
    {
        using var to = new StringWriter { NewLine = "\n" };
        using (var progress = new Progress(to, isTerminal: false, isQuiet: false))
        {
            progress.Begin("Comparing the passages");
            progress.Report(1, 2);
            progress.Begin("Printing");
        }
        Assert.Equal("Comparing the passages.\nPrinting.\n", to.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_quiet_is_asked_for_nothing_is_said(bool isTerminal)
    {
        using var to = new StringWriter();
        using (var progress = new Progress(to, isTerminal, isQuiet: true))
        {
            progress.Begin("Printing");
            progress.Report(2, 2);
        }
        Assert.Empty(to.ToString());
    }
}
